"""Marks to SVG: a path per shape, letters defined once and used where they stand.

Text is drawn as outlines, so that it looks the same where the font is not installed; what it says is
the label of its group, so that screen readers and searches find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from numpy.typing import NDArray

from venueplan.draw.paper.glyphs import CLOSE, CUBIC, LINE, MOVE, QUADRATIC, Glyph, em_of, glyph, glyphs_of
from venueplan.draw.paper.marks import Mark, Ring, Shape, Words, traced

_VERB = {MOVE: ("M", 1), LINE: ("L", 1), QUADRATIC: ("Q", 2), CUBIC: ("C", 3), CLOSE: ("Z", 1)}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%(-;=?-~\u00a1-\ud7ff]")
"""Characters of a text that may have to be escaped."""

_CHUNK = 20_000
"""Marks written at a time, so that what is in the making stays small."""


def svg_bytes(marks: Sequence[Mark], *, size: tuple[float, float], background: str, title: str) -> bytes:
    """Return the marks as an SVG document of the page's size in mm."""
    width, height = size
    file = BytesIO()
    file.write(
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_short(width)}mm" height="{_short(height)}mm" '
        f'viewBox="0 0 {_short(width)} {_short(height)}">\n'
        f"<title>{escape(_legal(title))}</title>\n"
        f"<defs>{''.join(sorted(_outlines(marks)))}</defs>\n"
        f'<rect width="100%" height="100%" fill="{background}"/>\n'.encode()
    )
    for at in range(0, len(marks), _CHUNK):
        file.write("".join(_drawn_of(marks[at : at + _CHUNK], height=height)).encode())
    file.write(b"</svg>\n")
    return file.getvalue()


def _drawn_of(marks: Sequence[Mark], *, height: float) -> Iterator[str]:
    """Yield a line for each mark that is seen."""
    lines = iter(traced([mark for mark in marks if isinstance(mark, Shape)]))
    for mark in marks:
        part = _shape(mark, next(lines), height=height) if isinstance(mark, Shape) else _words(mark, height=height)
        if part:
            yield part + "\n"


def _outlines(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the outline of every letter that occurs."""
    texts: dict[str, set[str]] = {}
    for mark in marks:
        if isinstance(mark, Words):
            texts.setdefault(mark.face, set()).add(mark.text)
    for face, found in texts.items():
        for character in set().union(*found):
            letter = glyph(character, face)
            if letter is not None and len(letter.codes):
                yield f'<path id="{_name(face, character)}" d="{_outline(letter)}"/>'


def _short(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _legal(text: str) -> str:
    """Return a text without the characters that XML cannot hold, however they are written."""
    return _ILLEGAL.sub("", text)


def _identity(name: str) -> str:
    """Return a name as it may stand for an element: other characters than letters and digits by their number."""
    return re.sub(r"[^\w.-]", lambda found: f"_x{ord(found[0]):x}_", name, flags=re.ASCII)


def _shape(shape: Shape, lines: Sequence[Ring], *, height: float) -> str:
    if not lines:
        return ""
    steps = "".join(
        [
            _path(len(line), closed=closed) % tuple([number for x, y in line.tolist() for number in (x, height - y)])
            for line, closed in lines
        ]
    )
    name = f'id="{_identity(shape.id)}" ' if shape.id else ""
    body = f'{name}d="{steps}" {_drawn(shape.fill, line=(shape.stroke, shape.width, shape.dash, shape.round))}'
    return f"<path {body}><title>{escape(_legal(shape.title))}</title></path>" if shape.title else f"<path {body}/>"


@lru_cache(maxsize=256)
def _path(count: int, *, closed: bool) -> str:
    """Return the form of a line through so many points."""
    return "M" + " ".join(["%.6g,%.6g"] * count) + "Z" * closed


@lru_cache(maxsize=1024)
def _drawn(fill: str, *, line: tuple[str, float, tuple[float, ...], bool]) -> str:
    """Return the attributes that say how a shape is drawn; ``line`` is its colour, width, dash and roundness."""
    stroke, width, dash, rounded = line
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if rounded else ""
    dashed = f' stroke-dasharray="{" ".join(map(_short, dash))}"' if dash else ""
    drawn = f' stroke="{stroke}" stroke-width="{_short(width)}"{ends}{dashed}' if stroke else ""
    return f'fill="{fill or "none"}"{drawn}'


def _name(face: str, character: str) -> str:
    return f"{face[0]}{ord(character):x}"


@lru_cache(maxsize=4096)
def _uses(text: str, face: str) -> str:
    """Return the letters of a text, each a use of an outline that is defined once; steps in 1/1000 em."""
    steps, at = [], 0.0
    for character, letter in zip(text, glyphs_of(text, face), strict=True):
        if len(letter.codes):
            steps.append(f'<use href="#{_name(face, character)}" x="{round(at * 1000)}"/>')
        at += letter.advance
    return "".join(steps)


def _words(words: Words, *, height: float) -> str:
    em, uses = em_of(words.cap, words.face), _uses(words.text, words.face)
    turn = f" rotate({_short(-words.angle)})" if words.angle else ""
    place = f"translate({words.x:.6g} {height - words.y:.6g}){turn} scale({em / 1000:.6f})"
    halo = ""
    if words.halo:
        wide = 2 * words.halo_width / em * 1000
        halo = (
            f'<g fill="{words.halo}" stroke="{words.halo}" stroke-width="{_short(wide)}" stroke-linejoin="round">'
            f"{uses}</g>"
        )
    said = "" if words.face == "icon" else f' role="img" aria-label={_quoted(words.text)}'
    return f'<g transform="{place}" fill="{words.colour}"{said}>{halo}{uses}</g>'


def _quoted(text: str) -> str:
    return quoteattr(_legal(text)) if _SPECIAL.search(text) else f'"{text}"'


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
