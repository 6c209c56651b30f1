"""Marks to pixels of one bit, for e-ink: every pixel black or white, letters hinted, nothing blended."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from venueplan.draw.paper.glyphs import em_of, font_file, width_of
from venueplan.draw.paper.marks import Mark, Shape, Words, rings

_DARK = 0x80


def mono_png_bytes(marks: Sequence[Mark], *, size: tuple[float, float], pixels: tuple[int, int]) -> bytes:
    """Return a 1-bit PNG of the marks; colours darker than a middle grey are black.

    Parameters
    ----------
    size
        Width and height of the page, mm.
    pixels
        Width and height of the display.
    """
    picture = Image.new("1", pixels, 1)
    pen = ImageDraw.Draw(picture)
    pen.fontmode = "1"
    scale = pixels[0] / size[0]
    for mark in marks:
        if isinstance(mark, Shape):
            _shape(pen, mark, scale=scale, high=pixels[1])
        else:
            _words(pen, mark, scale=scale, high=pixels[1])
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _shape(pen: ImageDraw.ImageDraw, shape: Shape, *, scale: float, high: int) -> None:
    for geometry in shape.geometries:
        for ring, closed in rings(geometry):
            points = [(round(x * scale), round(high - y * scale)) for x, y in ring.tolist()]
            if closed and shape.fill:
                pen.polygon(points, fill=_ink(shape.fill))
            if shape.stroke:
                pen.line([*points, *points[: 1 if closed else 0]], fill=_ink(shape.stroke), width=_wide(shape, scale))


def _wide(shape: Shape, scale: float) -> int:
    return max(1, round(shape.width * scale))


def _words(pen: ImageDraw.ImageDraw, words: Words, *, scale: float, high: int) -> None:
    em = max(1, round(em_of(words.cap, words.face) * scale))
    at = words.x * scale
    for character in words.text:
        file, size = font_file(character, words.face)
        font = _font(file, max(1, round(em * size)))
        pen.text((round(at), round(high - words.y * scale)), character, font=font, fill=_ink(words.colour), anchor="ls")
        at += width_of(character, words.cap, face=words.face) * scale


@cache
def _font(file: str, em: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, em, layout_engine=ImageFont.Layout.BASIC)


def _ink(colour: str) -> int:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return int(0.299 * red + 0.587 * green + 0.114 * blue >= _DARK)
