"""How values and names look in sentences."""

from __future__ import annotations

import json
from collections.abc import Collection
from difflib import get_close_matches


def shown(value: object) -> str:
    r"""Return a value as a sentence shows it: text in quotes, shortened to 40 characters.

    Examples
    --------
    >>> shown("big"), shown(-3.0), shown([1, 2]), shown(True)
    ("'big'", '-3', '[1, 2]', 'true')
    >>> shown("a" + chr(7))
    "'a\\x07'"
    """
    if isinstance(value, str):
        return f"'{_printable(value if len(value) <= 40 else value[:39] + '…')}'"
    if isinstance(value, float):
        return f"{value:.10g}"
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):
        text = type(value).__name__
    return _printable(text if len(text) <= 40 else text[:39] + "…")


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def suggestion(name: str, known: Collection[str]) -> str:
    """Return ``; did you mean '…'?`` for the closest known name, or nothing.

    Examples
    --------
    >>> suggestion("wdith", ["width", "level"])
    "; did you mean 'width'?"
    """
    by_fold = {candidate.casefold(): candidate for candidate in sorted(known)}
    close = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return f"; did you mean '{by_fold[close[0]]}'?" if close else ""


def unknown(what: str, name: str, *, known: Collection[str]) -> str:
    """Return the sentence for a name that refers to nothing.

    Examples
    --------
    >>> unknown("zone", "themes", known=["concept", "theme"])
    "zone 'themes' is unknown; did you mean 'theme'?"
    >>> unknown("hall", "H9", known=["H1", "H2"])
    "hall 'H9' is unknown; use H1, H2"
    """
    few = f"; use {', '.join(sorted(known))}" if 0 < len(known) <= 12 else ""
    return f"{what} {shown(name)} is unknown{suggestion(name, known) or few}"
