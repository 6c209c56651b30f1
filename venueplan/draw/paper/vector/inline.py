"""Marks as SVG inside a page of HTML: small, with text that can be selected, links, and no ids and no scripts."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from numpy.typing import NDArray

from venueplan.draw.paper.glyphs import em_of, outline, width_of
from venueplan.draw.paper.marks import Mark, Shape, Words, rings
from venueplan.draw.paper.vector.svg import path_of

_WEIGHTS = {"regular": "", "medium": ' font-weight="500"', "bold": ' font-weight="700"'}


def inline_svg(marks: Sequence[Mark], *, size: tuple[float, float], title: str) -> str:
    """Return marks as an SVG element that fills the width of its place.

    Parameters
    ----------
    size
        Width and height of the picture, mm; a unit of the picture is a millimetre.
    title
        What it shows, for who does not see it.
    """
    width, height = size
    body = [_shape(m, height) if isinstance(m, Shape) else _words(m, height) for m in marks]
    head = f'<svg viewBox="0 0 {_short(width)} {_short(height)}" role="img" aria-label={quoteattr(title)}>'
    return "\n".join([head, *(part for part in body if part), "</svg>"])


def _short(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _shape(shape: Shape, height: float) -> str:
    parts = [
        _path(ring, closed=closed, height=height) for geometry in shape.geometries for ring, closed in rings(geometry)
    ]
    if not parts:
        return ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if shape.round else ""
    dash = f' stroke-dasharray="{" ".join(map(_short, shape.dash))}"' if shape.dash else ""
    line = f' stroke="{shape.stroke}" stroke-width="{_short(shape.width)}"{ends}{dash}' if shape.stroke else ""
    told = f"<title>{escape(shape.title)}</title>" if shape.title else ""
    drawn = f'<path d="{"".join(parts)}" fill="{shape.fill or "none"}"{line}>{told}</path>'
    return _linked(drawn, shape.link)


def _path(ring: NDArray[np.float64], *, closed: bool, height: float) -> str:
    """Return a line in steps from point to point, in hundredths of a millimetre, so that it is short."""
    points = np.round(np.column_stack([ring[:, 0], height - ring[:, 1]]), 2)
    steps = np.round(np.diff(points, axis=0), 2)
    moved = steps[np.any(steps != 0, axis=1)]
    first = f"M{_short(points[0][0])} {_short(points[0][1])}"
    return first + "".join(f"l{_short(x)} {_short(y)}" for x, y in moved.tolist()) + ("z" if closed else "")


def _words(words: Words, height: float) -> str:
    place = (words.x, height - words.y)
    if words.face == "icon":
        points, codes = outline([words])
        return f'<path d="{path_of(points * (1, -1) + (0, height), codes)}" fill="{words.colour}"/>'
    turn = f' transform="rotate({_short(-words.angle)} {_short(place[0])} {_short(place[1])})"' if words.angle else ""
    size = _short(em_of(words.cap, words.face))
    long = f' textLength="{_short(width_of(words.text, words.cap, face=words.face))}"' if len(words.text) > 1 else ""
    fit = f'{long} lengthAdjust="spacingAndGlyphs"' if long else ""
    said = (
        f'<text x="{_short(place[0])}" y="{_short(place[1])}" font-size="{size}" fill="{words.colour}"'
        f"{_WEIGHTS[words.face]}{fit}{turn}>{escape(words.text)}</text>"
    )
    return _linked(said, words.link)


def _linked(drawn: str, link: str) -> str:
    return f"<a href={quoteattr(link)}>{drawn}</a>" if link else drawn
