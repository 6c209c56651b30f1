"""Sheets of the set: ISO sizes, a frame with an edge for binding, and line widths that are the same on all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from venueplan.draw.fixed import TECHNICAL
from venueplan.draw.style import PAGES, Look, Style
from venueplan.draw.view import Box
from venueplan.rules.styles import included_style, style_of

_BINDING, EDGE, BLOCK = 20.0, 10.0, 24.0
"""Left edge for binding, other edges, and height of the title block, mm (ISO 5457)."""

_LINES = {"structure": 1.6, "hall": 1.6, "partition": 0.6, "booth": 0.18, "halo": 0.35, "hair": 0.13}
"""Line widths in mm on every sheet: walls 1.6 and partitions 0.6 as on escape plans (ISO 23601)."""


@cache
def _technical() -> Style:
    """Return the style of technical drawings, which is that of no house."""
    values = {"colours": TECHNICAL, "lines": {role: (width,) * 5 for role, width in _LINES.items()}}
    return style_of(values, name="technical", base=included_style("light"))


def look_on(paper: str, *, languages: tuple[str, ...]) -> Look:
    """Return type and lines of the set on a sheet: those of an A3 sheet on all of them, as all are read in the hand."""
    return replace(_technical().on("A3", languages=languages), paper=paper)


def inner(paper: str) -> Box:
    """Return the place inside the frame above the title block, mm."""
    wide, high = PAGES[paper]
    return (_BINDING, EDGE + BLOCK, wide - EDGE, high - EDGE)


def code_of(number: int) -> str:
    """Return what a sheet of the set is called by its number.

    Examples
    --------
    >>> code_of(7)
    'F-07'
    """
    return f"F-{number:02d}"
