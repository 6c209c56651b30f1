"""Names in all languages of a venue, so that signs have no gap."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from venueplan.model import Label

_LONGEST = 200


def clean_text(text: str) -> str:
    """Return text on one line, without control characters, shortened to 200 characters.

    Examples
    --------
    >>> clean_text("Hall" + chr(10) + " 1")
    'Hall 1'
    """
    joined = "".join(" " if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} else letter for letter in text)
    return " ".join(joined.split())[:_LONGEST]


def languages_of(names: Iterable[Label]) -> tuple[str, ...]:
    """Return the languages in which names are given, the most frequent first."""
    counts = Counter(code for name in names for code, _ in name.texts)
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def completed(name: Label, languages: Sequence[str]) -> Label:
    """Return a name in all languages; where one is missing, another one stands in.

    Examples
    --------
    >>> completed(Label.of(en="Hall"), ["en", "de"]).texts
    (('en', 'Hall'), ('de', 'Hall'))
    """
    if not name:
        return name
    fallback = name.texts[0][1]
    return Label(tuple((code, name[code] or fallback) for code in languages))
