"""The letters a sheet uses, as a small CFF font for embedding.

Subsetting the full CJK fonts takes seconds for each sheet; writing a new font from the outlines that
were drawn takes milliseconds and says exactly the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import numpy as np
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from venueplan.draw.paper.glyphs import CLOSE, CUBIC, LINE, MOVE, glyphs_of


@cache
def _charstring(character: str, face: str) -> Any:
    (letter,) = glyphs_of(character, face)
    pen: Any = T2CharStringPen(round(letter.advance * 1000), None)
    points = [(float(x), float(y)) for x, y in np.round(letter.vertices * 1000)]
    at, open_contour = 0, False
    while at < len(letter.codes):
        code = int(letter.codes[at])
        if code == MOVE:
            if open_contour:
                pen.closePath()
            pen.moveTo(points[at])
            open_contour = True
        elif code == LINE:
            pen.lineTo(points[at])
        elif code == CUBIC:
            pen.curveTo(*points[at : at + 3])
            at += 2
        elif code == CLOSE:
            pen.closePath()
            open_contour = False
        at += 1
    if open_contour:
        pen.closePath()
    return pen.getCharString()


def _nothing() -> Any:
    return T2CharStringPen(1000, None).getCharString()


def subset(characters: str, *, face: str, name: str) -> tuple[str, bytes]:
    r"""Return the tagged name and the CFF program of a font with ``.notdef`` and the given letters.

    Parameters
    ----------
    characters
        Each once, in the order of their glyph numbers from 1.

    Examples
    --------
    >>> tagged, program = subset("A", face="bold", name="Sans-Bold")
    >>> tagged[6:], program[:2]
    ('+Sans-Bold', b'\x01\x00')
    """
    digest = hashlib.sha256(f"{name}{characters}".encode()).digest()
    tagged = "".join(chr(65 + byte % 26) for byte in digest[:6]) + f"+{name}"
    strings = {".notdef": _nothing()}
    strings |= {f"g{number}": _charstring(character, face) for number, character in enumerate(characters, 1)}
    font: Any = FontBuilder
    builder = font(1000, isTTF=False)
    builder.setupGlyphOrder(list(strings))
    builder.setupCFF(tagged, {}, strings, {})
    return tagged, bytes(builder.font["CFF "].compile(builder.font))
