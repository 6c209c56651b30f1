"""Marks to pixels, with matplotlib's Agg renderer."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from venueplan.draw.fixed import BLACK
from venueplan.draw.paper.glyphs import outline
from venueplan.draw.paper.laid import laid
from venueplan.draw.paper.marks import Mark, Ring, Shape, Words, traced
from venueplan.draw.paper.pixels.bands import Band, bands_of, reaches
from venueplan.draw.paper.pixels.palette import Pixels, reduced
from venueplan.draw.paper.pixels.stamps import coverage, stampable

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH

_MANY = 400
"""From so many letters on, those that look alike are stamped instead of drawn one by one."""

_Ends = tuple[Literal["butt", "round"], Literal["miter", "round"]]
"""Ends and corners of lines."""

_UNSEEN = (0.0, 0.0, 0.0, 1e-3)
"""Fill of lines in a band: it leaves no trace; lines without any are cut at the edge, and their dashes begin anew."""

_EFFORT = 4
"""Level of compression."""


def png_bytes(marks: Sequence[Mark], *, size: tuple[float, float], dpi: int, background: str) -> bytes:
    """Return an 8-bit palette PNG of the marks.

    Parameters
    ----------
    size
        Width and height of the page, mm.
    dpi
        Pixels per inch.
    """
    wide, high = (round(side / MM_PER_INCH * dpi) for side in size)
    batches, bands = list(_batches(marks)), bands_of(wide, high)
    canvases = (_canvas(band, size=(wide, high), dpi=dpi, several=len(bands) > 1) for band in bands)
    drawn = (_drawn(batches, canvas, background=background) for canvas in canvases)
    rows, palette = reduced(drawn, flat=_flat(marks, background))
    return _encoded(rows, palette, size=(wide, high), dpi=dpi)


@dataclass(frozen=True, kw_only=True)
class _Canvas:
    """A band of a picture.

    Attributes
    ----------
    below
        Rows of the picture that lie below it.
    several
        Whether there are other bands.
    to_pixels
        From mm on the page to its pixels, upwards.
    """

    renderer: Any
    below: int
    several: bool
    to_pixels: Affine2D

    @property
    def scale(self) -> float:
        """Pixels per mm."""
        return float(self.renderer.dpi / MM_PER_INCH)

    @property
    def pixels(self) -> Pixels:
        """The pixels, shape (rows, wide, 4)."""
        return np.asarray(self.renderer.buffer_rgba())

    def draw(self, path: Path, *, pen: GraphicsContextBase, fill: str) -> None:
        """Draw a path in mm on the page; without a fill, if it is empty."""
        face = to_rgb(fill) if fill else _UNSEEN if self.several else None
        self.renderer.draw_path(pen, path, self.to_pixels, face)


def _canvas(band: Band, *, size: tuple[int, int], dpi: int, several: bool) -> _Canvas:
    renderer: Any = RendererAgg(size[0], band.rows, dpi)  # type: ignore[no-untyped-call]
    below = size[1] - band.top - band.rows
    to_pixels = Affine2D().scale(dpi / MM_PER_INCH).translate(0, -below)
    return _Canvas(renderer=renderer, below=below, several=several, to_pixels=to_pixels)


@dataclass(frozen=True, kw_only=True)
class _Batch:
    """Shapes that follow each other, or texts that look alike, and between which heights each has its ink, mm."""

    marks: Sequence[Mark]
    reach: NDArray[np.float64]
    stamped: bool

    def within(self, low: float, high: float) -> Sequence[Mark]:
        """Return the marks with ink between two heights, mm."""
        seen = (self.reach[:, 1] >= low) & (self.reach[:, 0] <= high)
        return self.marks if seen.all() else [self.marks[number] for number in np.flatnonzero(seen).tolist()]


def _batches(marks: Sequence[Mark]) -> Iterator[_Batch]:
    """Yield runs of shapes, and runs of texts that look alike."""
    for _, group in groupby(marks, key=_look):
        found = list(group)
        letters = sum(len(mark.text) for mark in found if isinstance(mark, Words))
        yield _Batch(marks=found, reach=reaches(found), stamped=letters >= _MANY)


def _drawn(batches: Sequence[_Batch], canvas: _Canvas, *, background: str) -> Pixels:
    """Return the pixels of a band with all that reaches into it."""
    pixels = canvas.pixels
    pixels.view(np.uint32)[:] = np.array([*_bytes(background), 255], dtype=np.uint8).view(np.uint32)
    low, high = ((canvas.below + rows) / canvas.scale for rows in (-1, len(pixels) + 1))
    with mpl.rc_context({"path.simplify": False, "agg.path.chunksize": 0}):
        for batch in batches:
            marks = batch.within(low, high)
            if marks and isinstance(marks[0], Shape):
                _shapes(canvas, marks)  # type: ignore[arg-type]
            elif marks:
                _words(canvas, marks, stamped=batch.stamped)  # type: ignore[arg-type]
    return pixels


def _look(mark: Mark) -> tuple[object, ...]:
    return () if isinstance(mark, Shape) else (mark.colour, mark.halo, mark.halo_width)


def _shapes(canvas: _Canvas, shapes: Sequence[Shape]) -> None:
    for shape, lines in zip(shapes, traced(shapes), strict=True):
        if lines:
            canvas.draw(_path(lines), pen=_pen(shape), fill=shape.fill)


def _path(lines: Sequence[Ring]) -> Path:
    points, codes = [], []
    if len(lines) == 1:
        ((line, closed),) = lines
        return Path(np.concatenate([line, line[:1]]) if closed else line, _codes(len(line), closed=closed))
    for line, closed in lines:
        points += [line, line[:1]] if closed else [line]
        codes.append(_codes(len(line), closed=closed))
    return Path(np.concatenate(points), np.concatenate(codes))


@lru_cache(maxsize=256)
def _codes(count: int, *, closed: bool) -> NDArray[np.uint8]:
    return np.array([Path.MOVETO, *[Path.LINETO] * (count - 1), *[Path.CLOSEPOLY] * closed], dtype=np.uint8)


def _pen(shape: Shape) -> GraphicsContextBase:
    ends: _Ends = ("round", "round") if shape.round else ("butt", "miter")
    return _tool(shape.stroke, width=shape.width, ends=ends, dash=shape.dash)


@lru_cache(maxsize=256)
def _tool(
    colour: str, *, width: float = 0.0, ends: _Ends = ("butt", "round"), dash: tuple[float, ...] = ()
) -> GraphicsContextBase:
    """Return what lines of a colour and of a width in mm are drawn with; none without a colour."""
    pen = GraphicsContextBase()
    pen.set_snap(False)
    pen.set_linewidth(width * POINTS_PER_MM if colour else 0.0)
    pen.set_foreground(colour or BLACK)
    pen.set_capstyle(ends[0])
    pen.set_joinstyle(ends[1])
    if dash:
        pen.set_dashes(0, [length * POINTS_PER_MM for length in dash])
    return pen


def _words(canvas: _Canvas, words: Sequence[Words], *, stamped: bool) -> None:
    """Draw texts that look alike: what is behind the letters first."""
    first = words[0]
    if first.halo:
        _letters(canvas, words, pen=_tool(first.halo, width=2 * first.halo_width), colour=first.halo)
    if stamped:
        _stamped(canvas, words, colour=first.colour)
    else:
        _letters(canvas, words, pen=_tool(""), colour=first.colour)


def _letters(canvas: _Canvas, words: Sequence[Words], *, pen: GraphicsContextBase, colour: str) -> None:
    for line in words:
        points, codes = outline([line])
        if len(points):
            canvas.draw(Path(points, codes), pen=pen, fill=colour)


def _stamped(canvas: _Canvas, words: Sequence[Words], *, colour: str) -> None:
    """Draw many letters at once, those that are too large for it one by one."""
    text, pixels = laid(words), canvas.pixels
    small = stampable(text, scale=canvas.scale)
    large = dict.fromkeys(text.line[text.inked & ~small].tolist())
    small &= ~np.isin(text.line, list(large))
    _letters(canvas, [words[number] for number in large], pen=_tool(""), colour=colour)
    flat, ink = pixels.reshape(-1, 4), np.array(_bytes(colour), dtype=np.int32)
    size = (pixels.shape[1], pixels.shape[0])
    for at, share in coverage(text, small, scale=canvas.scale, size=size, below=canvas.below):
        under = flat[at, :3].astype(np.int32)
        flat[at, :3] = under + ((ink - under) * share[:, None] + 127) // 255


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _flat(marks: Sequence[Mark], background: str) -> list[str]:
    """Return every colour that is drawn, those of areas first."""
    areas = [mark.fill for mark in marks if isinstance(mark, Shape) and mark.fill]
    lines = [mark.stroke for mark in marks if isinstance(mark, Shape) and mark.stroke]
    letters = [mark.colour for mark in marks if isinstance(mark, Words)]
    return list(dict.fromkeys([background, *areas, *lines, *letters]))


def _encoded(bands: Iterable[Pixels], palette: Pixels, *, size: tuple[int, int], dpi: int) -> bytes:
    """Return a PNG file of rows of palette indices.

    Rows are not filtered, and only runs are looked for: on flat colours that is as small, in a third of the time.
    """
    packer = zlib.compressobj(_EFFORT, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL + 1, zlib.Z_RLE)
    packed = [packer.compress(np.pad(rows, ((0, 0), (1, 0))).tobytes()) for rows in bands]
    per_metre = round(dpi / MM_PER_INCH * 1000)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", *size, 8, 3, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", b"".join([*packed, packer.flush()])),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
        for name, body in chunks
    )
