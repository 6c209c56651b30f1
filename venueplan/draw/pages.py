"""Pages of any size, and which type fits on them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from venueplan.draw.style import PAGES, Look, Style
from venueplan.errors import InputError

_LEAST, _MOST = 100.0, 5000.0
"""Sides of a page in mm that can be printed in one piece."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A page: what its title block calls it, and its width and height in mm."""

    name: str
    wide: float
    high: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, mm."""
        return self.wide, self.high

    @property
    def format(self) -> str:
        """The largest ISO format that is not larger: its sizes of type fit the page."""
        area = self.wide * self.high * 1.01
        return next((name for name, (wide, high) in PAGES.items() if wide * high <= area), "A4")


def paper_of(text: str) -> Paper:
    """Return the page that a text names.

    Parameters
    ----------
    text
        ``A0`` … ``A4``, upright with ``-portrait`` (``-landscape`` is what they are otherwise), or width and height in
        mm, for instance ``900x1400``.

    Raises
    ------
    InputError
        If it names none, or one that cannot be printed in one piece.

    Examples
    --------
    >>> paper_of("A3-portrait").size, paper_of("900x1400").format
    ((297.0, 420.0), 'A0')
    """
    named = re.fullmatch(r"(A[0-4])(-portrait|-landscape)?", text.strip(), re.IGNORECASE)
    if named:
        name = named[1].upper()
        wide, high = PAGES[name]
        upright = (named[2] or "").lower() == "-portrait"
        return Paper(name=name, wide=high if upright else wide, high=wide if upright else high)
    free = re.fullmatch(r"(\d{1,5}(?:\.\d+)?)\s*[x×]\s*(\d{1,5}(?:\.\d+)?)", text.strip())
    if not free:
        raise InputError(f"'{text[:40]}' is no size of a page; write A0 to A4, A1-portrait or 900x1400 (mm)")
    wide, high = float(free[1]), float(free[2])
    if not (min(wide, high) >= _LEAST and max(wide, high) <= _MOST):
        raise InputError(f"a page of {wide:g} × {high:g} mm cannot be printed; sides are {_LEAST:g} to {_MOST:g} mm")
    return Paper(name=f"{wide:g} × {high:g} mm", wide=wide, high=high)


def look_on(paper: Paper, style: Style, *, languages: tuple[str, ...]) -> Look:
    """Return a style on a page: the type of the largest ISO format that is not larger."""
    return Look(style=style, sheet=paper.format, languages=languages, paper=paper.name)
