"""Ids of foreign files as ids of a venue: of letters, digits, ``.``, ``_`` and ``-``, and each only once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import normalize

from venueplan.files.imports.sketch import Ledger
from venueplan.files.untrusted.quoting import shown

_LONGEST = 72
"""Ids end at 80 characters; the rest is for a number behind it."""


@dataclass(kw_only=True)
class Identifiers:
    """Ids that are given out, each only once."""

    ledger: Ledger
    _given: set[str] = field(default_factory=set)
    _last: dict[str, int] = field(default_factory=dict)

    def take(self, names: Iterable[str]) -> None:
        """Note ids that are taken already."""
        self._given |= set(names)

    def give(self, wanted: str, *, kind: str) -> str:
        """Return an id as near as may be to the wanted one, and note where it is another.

        Examples
        --------
        >>> ids = Identifiers(ledger=Ledger())
        >>> ids.give("Hall 1/2", kind="room"), ids.give("Hall 1/2", kind="room"), ids.give("<>", kind="door")
        ('Hall-1-2', 'Hall-1-2-2', 'door-1')
        """
        base = well_formed(wanted)
        name = base or f"{kind}-1"
        base = base or kind
        count = self._last.get(base, 1)
        while name in self._given:
            count += 1
            name = f"{base}-{count}"
        self._last[base] = count
        self._given.add(name)
        if wanted and name != wanted:
            self.ledger.note(f"the id {shown(wanted)} of a {kind} became {shown(name)}", subject=name)
        return name


def well_formed(text: str) -> str:
    """Return text as an id, or nothing if no letter and no digit is in it.

    Examples
    --------
    >>> well_formed("Saal 1²"), well_formed("①"), well_formed("馆 3")
    ('Saal-1', '', '馆-3')
    """
    words = re.sub(r"[^\w.\-]+", "-", normalize("NFC", text))
    if not words.isascii():  # \w is wider here than where ids are checked: ² is a digit, but no letter of an id
        words = "".join(c if c.isalpha() or c.isdecimal() or c in "_.-" else "-" for c in words)
    return words.strip("-_.")[:_LONGEST].rstrip("-_.")
