"""Marks to SVG: a path per shape, letters defined once and used where they stand.

Text is drawn as outlines, so that it looks the same where the font is not installed; what it says is
the label of its group, so that screen readers and searches find it.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from numpy.typing import NDArray

from venueplan.draw.paper.glyphs import CLOSE, CUBIC, LINE, MOVE, QUADRATIC, Glyph, em_of, glyphs_of
from venueplan.draw.paper.marks import Mark, Shape, Words, rings

_VERB = {MOVE: ("M", 1), LINE: ("L", 1), QUADRATIC: ("Q", 2), CUBIC: ("C", 3), CLOSE: ("Z", 1)}


def svg_bytes(marks: Sequence[Mark], *, size: tuple[float, float], background: str, title: str) -> bytes:
    """Return the marks as an SVG document of the page's size in mm."""
    width, height = size
    letters: dict[str, Glyph] = {}
    body = [_shape(m, height) if isinstance(m, Shape) else _words(m, height=height, letters=letters) for m in marks]
    outlines = [f'<path id="{name}" d="{_outline(letter)}"/>' for name, letter in sorted(letters.items())]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_short(width)}mm" height="{_short(height)}mm" '
        f'viewBox="0 0 {_short(width)} {_short(height)}">'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        head,
        f"<title>{escape(title)}</title>",
        f"<defs>{''.join(outlines)}</defs>",
        f'<rect width="100%" height="100%" fill="{background}"/>',
        *(part for part in body if part),
        "</svg>\n",
    ]
    return "\n".join(lines).encode()


def _short(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _shape(shape: Shape, height: float) -> str:
    parts = []
    for geometry in shape.geometries:
        for ring, closed in rings(geometry):
            flipped = np.round(np.column_stack([ring[:, 0], height - ring[:, 1]]), 3)
            points = " ".join(f"{_short(x)},{_short(y)}" for x, y in flipped)
            parts.append(f"M{points}{'Z' if closed else ''}")
    if not parts:
        return ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if shape.round else ""
    dash = f' stroke-dasharray="{" ".join(map(_short, shape.dash))}"' if shape.dash else ""
    line = f' stroke="{shape.stroke}" stroke-width="{_short(shape.width)}"{ends}{dash}' if shape.stroke else ""
    body = f'd="{"".join(parts)}" fill="{shape.fill or "none"}"{line}'
    return f"<path {body}><title>{escape(shape.title)}</title></path>" if shape.title else f"<path {body}/>"


def _words(words: Words, *, height: float, letters: dict[str, Glyph]) -> str:
    em, at, uses = em_of(words.cap, words.face), 0.0, []
    for character, letter in zip(words.text, glyphs_of(words.text, words.face), strict=True):
        if len(letter.codes):
            name = f"{words.face[0]}{ord(character):x}"
            letters[name] = letter
            uses.append(f'<use href="#{name}" x="{_short(at * 1000)}"/>')
        at += letter.advance
    turn = f" rotate({_short(-words.angle)})" if words.angle else ""
    place = f"translate({_short(words.x)} {_short(height - words.y)}){turn} scale({em / 1000:.6f})"
    halo = ""
    if words.halo:
        wide = 2 * words.halo_width / em * 1000
        halo = (
            f'<g fill="{words.halo}" stroke="{words.halo}" stroke-width="{_short(wide)}" stroke-linejoin="round">'
            f"{''.join(uses)}</g>"
        )
    said = "" if words.face == "icon" else f' role="img" aria-label={quoteattr(words.text)}'
    return f'<g transform="{place}" fill="{words.colour}"{said}>{halo}{"".join(uses)}</g>'


def _outline(letter: Glyph) -> str:
    """Path of one letter in thousandths of the em, y downwards."""
    return path_of(np.round(letter.vertices * (1000, -1000), 1), letter.codes)


def path_of(points: NDArray[np.float64], codes: NDArray[np.uint8]) -> str:
    """Return an outline as path data, y downwards."""
    parts, at = [], 0
    while at < len(codes):
        verb, count = _VERB[int(codes[at])]
        numbers = "" if verb == "Z" else " ".join(f"{_short(x)} {_short(y)}" for x, y in points[at : at + count])
        parts.append(verb + numbers)
        at += count
    return "".join(parts)
