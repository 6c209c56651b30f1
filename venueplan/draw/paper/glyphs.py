"""Letters: their outlines and widths, read from the font files that come as dependencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from matplotlib.ft2font import FT2Font, LoadFlags
from numpy.typing import NDArray

from venueplan.draw.paper.marks import Words
from venueplan.errors import InputError

CAP_HEIGHT = 0.733
"""Cap height of Noto Sans CJK SC in em (its OS/2 table)."""

_NOTO = ("mpl_font", "fonts/noto/NotoSansCJKsc-{}.otf", 1.0)
_SOURCE = ("font_source_sans_pro", "files/SourceSansPro-{}.otf", CAP_HEIGHT / 0.656)
_FILES = {
    "regular": ((*_NOTO, "Regular"), (*_SOURCE, "Regular")),
    "medium": ((*_NOTO, "Medium"), (*_SOURCE, "Semibold")),
    "bold": ((*_NOTO, "Bold"), (*_SOURCE, "Bold")),
    "icon": (("fontawesomefree", "static/fontawesomefree/webfonts/fa-solid-{}.ttf", 1.0, "900"),),
}
"""Fonts of a face in the order in which a letter is looked for: package, file, size, weight.

The Latin of Noto Sans CJK is Source Sans, larger; Source Sans itself also has the letters of Central and Eastern
Europe, Turkish, Vietnamese, Greek and Cyrillic. It is drawn as tall as the first font (its own capitals: 0.656 em).
"""
MOVE, LINE, QUADRATIC, CUBIC, CLOSE = 1, 2, 3, 4, 79
"""Codes of outline points, as in :class:`matplotlib.path.Path`."""


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """One letter: outline points (n, 2) and width in em, with the codes of the points."""

    vertices: NDArray[np.float64]
    codes: NDArray[np.uint8]
    advance: float


def _file(package: str, name: str) -> str:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    if not folders:  # pragma: no cover - all packages are dependencies
        raise InputError(f"the fonts of the package '{package}' are not installed")
    return str(Path(folders[0]) / name)


@cache
def _font(package: str, name: str) -> FT2Font:
    font = FT2Font(_file(package, name))
    font.set_size(1000, 72)
    return font


@cache
def font_file(character: str, face: str) -> tuple[str, float]:
    """Return the file of the first font of a face that has a letter, and its size beside the first font."""
    for package, name, size, weight in _FILES[face]:
        if _font(package, name.format(weight)).get_char_index(ord(character)):
            return _file(package, name.format(weight)), size
    raise InputError(f"no font has a letter for {character!r} (U+{ord(character):04X})")


@cache
def glyph(character: str, face: str) -> Glyph | None:
    """Return one letter of a face, or None if no font of the face has it."""
    for package, name, size, weight in _FILES[face]:
        font = _font(package, name.format(weight))
        index = font.get_char_index(ord(character))
        if index:
            loaded = font.load_glyph(index, LoadFlags.NO_HINTING)
            vertices, codes = font.get_path()
            return Glyph(
                vertices=np.asarray(vertices, dtype=np.float64).reshape(-1, 2) * size / 1000,
                codes=np.asarray(codes, dtype=np.uint8),
                advance=loaded.linearHoriAdvance / 65536 / 1000 * size,
            )
    return None


def glyphs_of(text: str, face: str) -> list[Glyph]:
    """Return the letters of a text.

    Raises
    ------
    InputError
        If the font lacks a letter; the sentence names the text. A box is never drawn instead.
    """
    found = [glyph(character, face) for character in text]
    letters = [letter for letter in found if letter is not None]
    if len(letters) < len(text):
        character = text[found.index(None)]
        raise InputError(
            f"the text {text!r} cannot be drawn: the font has no letter for {character!r} (U+{ord(character):04X})"
        )
    return letters


def em_of(cap: float, face: str) -> float:
    """Return the em in mm for a cap height in mm; pictograms are sized by their em."""
    return cap if face == "icon" else cap / CAP_HEIGHT


@lru_cache(maxsize=1 << 13)
def _advance(text: str, face: str) -> float:
    return sum([letter.advance for letter in glyphs_of(text, face)])


def width_of(text: str, cap: float, *, face: str = "regular") -> float:
    """Return the width of a text in mm for a cap height in mm, from the font's own widths.

    Examples
    --------
    >>> round(width_of("展位", 7.33), 2)
    20.0
    """
    return _advance(text, face) * em_of(cap, face)


def outline(words: Iterable[Words]) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Return the outlines of texts as one compound path: points (n, 2) in mm on the page, and codes."""
    points: list[NDArray[np.float64]] = []
    codes: list[NDArray[np.uint8]] = []
    for line in words:
        em, turn, at = em_of(line.cap, line.face), np.radians(line.angle), 0.0
        matrix = em * np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        for letter in glyphs_of(line.text, line.face):
            if len(letter.codes):
                points.append((letter.vertices + np.array([at, 0.0])) @ matrix + (line.x, line.y))
                codes.append(letter.codes)
            at += letter.advance
    if not points:
        return np.empty((0, 2)), np.empty(0, dtype=np.uint8)
    return np.concatenate(points), np.concatenate(codes)


@cache
def _ink(character: str, face: str) -> tuple[float, float, float, float] | None:
    """Bounds of what is inked of a letter, em; None for a space."""
    (letter,) = glyphs_of(character, face)
    if not len(letter.codes):
        return None
    (left, bottom), (right, top) = letter.vertices.min(axis=0).tolist(), letter.vertices.max(axis=0).tolist()
    return left, bottom, right, top


@lru_cache(maxsize=1 << 13)
def _ink_of(text: str, face: str) -> tuple[float, float, float, float]:
    """Bounds of what is inked of a text, em; nothing for spaces alone."""
    at, boxes = 0.0, []
    for letter, character in zip(glyphs_of(text, face), text, strict=True):
        found = _ink(character, face)
        if found:
            left, bottom, right, top = found
            boxes.append((at + left, bottom, at + right, top))
        at += letter.advance
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def ink_box(line: Words) -> tuple[float, float, float, float]:
    """Return the bounds of what is inked, mm: in the text's own frame, before turning, from its start.

    Measured on the outlines (control points of a curve lie on or just outside it), not on widths.
    """
    em = em_of(line.cap, line.face)
    left, bottom, right, top = _ink_of(line.text, line.face)
    return left * em, bottom * em, right * em, top * em
