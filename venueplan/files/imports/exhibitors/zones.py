"""In which zone of the event an exhibitor asks for a stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from venueplan.files.imports.around import EventAround
from venueplan.files.imports.exhibitors.rows import RowError
from venueplan.files.imports.exhibitors.stands import Stand
from venueplan.files.imports.settle.identifiers import well_formed
from venueplan.files.imports.sketch import Ledger
from venueplan.files.untrusted.quoting import shown, unknown

ONLY = "all"
"""Zone of everybody where neither list nor event knows zones."""


@dataclass(kw_only=True)
class Zones:
    """Zones as they are given out.

    Attributes
    ----------
    said
        Ids by words of the list, as the mapping says.
    default
        Zone of rows that name none.
    used
        Id of every word that was met.
    """

    around: EventAround | None
    said: Mapping[str, str]
    default: str
    used: dict[str, str] = field(default_factory=dict)
    assumed: Counter[str] = field(default_factory=Counter)

    def zone_of(self, stand: Stand) -> str:
        """Return the id of a stand's zone.

        Raises
        ------
        RowError
            If the list names a zone that the event has not, or none where there are several.
        """
        word = stand.request.zone
        if word:
            return self._by_word(word)
        by_place = self._by_place(stand)
        if by_place:
            return by_place
        if self.default:
            return self._checked(self.default)
        if self.around is None or len(self.around.zones) == 1:
            return self._only("rows that name no zone")
        known = ", ".join(zone.id for zone in self.around.zones[:12])
        raise RowError(f"names no zone, and the event has {len(self.around.zones)}; write one of {known}")

    def tell(self, ledger: Ledger) -> None:
        """Note what was assumed."""
        for what, count in sorted(self.assumed.items()):
            ledger.guess(f"{count} × {what}: taken for zone '{self._only('')}', the only one")

    def _by_word(self, word: str) -> str:
        if word not in self.used:
            self.used[word] = self._found(word)
        if self.used[word] == "":
            raise RowError(
                f"{unknown('zone', word, known=[zone.id for zone in self.around.zones] if self.around else ())}, "
                "or say in [zones] of the mapping which one it is"
            )
        return self.used[word]

    def _found(self, word: str) -> str:
        if word in self.said:
            return self._checked(self.said[word])
        if self.around is None:
            return well_formed(word).casefold() or ONLY
        if word.casefold() in self.around.by_zone_word:
            return self.around.by_zone_word[word.casefold()]
        return self._only(f"zone {shown(word)} of the list") if len(self.around.zones) == 1 else ""

    def _checked(self, zone: str) -> str:
        if self.around is None:
            return well_formed(zone) or ONLY
        known = [one.id for one in self.around.zones]
        if zone not in known:
            raise RowError(unknown("zone", zone, known=known) + " (as the mapping says)")
        return zone

    def _by_place(self, stand: Stand) -> str:
        """Return the zone of the booth it has, or the only zone of the hall it names."""
        if self.around is None:
            return ""
        hall = self.around.hall_of(stand.request.hall) if stand.request.hall else None
        if stand.pinned and stand.pinned.zone:
            return stand.pinned.zone
        place = stand.pinned.hall if stand.pinned else hall.id if hall else ""
        zones = {zone.id for zone in self.around.zones if place in zone.halls}
        return next(iter(zones)) if len(zones) == 1 else ""

    def _only(self, what: str) -> str:
        if what:
            self.assumed[what] += 1
        return self.around.zones[0].id if self.around and self.around.zones else ONLY
