"""Texts laid out letter by letter, all of them at once: which letter stands where, and how large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from venueplan.draw.paper.glyphs import Glyph, em_of, glyph, glyphs_of
from venueplan.draw.paper.marks import Words


@dataclass(frozen=True, kw_only=True)
class Laid:
    """The letters of some texts in the order of writing; each array has an entry for every letter.

    Attributes
    ----------
    names
        Face and character of the letters that occur, each once.
    glyphs
        Their outlines.
    letter, line
        Place of the letter in ``names``, and of its text among those that were laid out.
    at
        How far it stands from the start of its text, em.
    x, y
        Where it starts, mm on the page.
    em
        Its size, mm.
    angle
        Degrees counter-clockwise.
    """

    names: tuple[tuple[str, str], ...]
    glyphs: tuple[Glyph, ...]
    letter: NDArray[np.intp]
    line: NDArray[np.intp]
    at: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    em: NDArray[np.float64]
    angle: NDArray[np.float64]

    @property
    def inked(self) -> NDArray[np.bool_]:
        """Which letters have an outline; a space has none."""
        outlined = np.array([len(found.codes) > 0 for found in self.glyphs], dtype=bool)
        chosen: NDArray[np.bool_] = outlined[self.letter]
        return chosen


def laid(words: Sequence[Words]) -> Laid:
    """Lay out texts.

    Raises
    ------
    InputError
        If the font lacks a letter; the sentence names the text.
    """
    faces = {face: number for number, face in enumerate(sorted({line.face for line in words}))}
    counts = np.array([len(line.text) for line in words], dtype=np.intp)
    line = np.repeat(np.arange(len(words)), counts)
    codes = np.frombuffer("".join(each.text for each in words).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    face = np.array([faces[each.face] for each in words], dtype=np.int64)
    found, letter = np.unique((face[line] << 32) | codes, return_inverse=True)
    named = list(faces)
    names = tuple((named[code >> 32], chr(code & 0xFFFFFFFF)) for code in found.tolist())
    glyphs = tuple(_outlined(name, words) for name in names)
    widths = np.array([each.advance for each in glyphs])[letter]
    at = np.cumsum(widths) - widths
    firsts = np.cumsum(counts) - counts
    at -= at[np.minimum(firsts, max(len(at) - 1, 0))][line] if len(at) else 0.0
    place = np.array([(each.x, each.y, em_of(each.cap, each.face), each.angle) for each in words]).reshape(-1, 4)
    x, y, em, angle = place[line].T
    turn = np.radians(angle)
    return Laid(
        names=names, glyphs=glyphs, letter=letter, line=line, at=at,
        x=x + em * at * np.cos(turn), y=y + em * at * np.sin(turn), em=em, angle=angle,
    )  # fmt: skip


def _outlined(name: tuple[str, str], words: Sequence[Words]) -> Glyph:
    """Return a letter; if no font has it, say in which text it stands."""
    face, character = name
    found = glyph(character, face)
    if found is not None:
        return found
    text = next(each.text for each in words if each.face == face and character in each.text)
    return glyphs_of(text, face)[text.index(character)]
