"""Marks to pixels, with matplotlib's Agg renderer."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from venueplan.draw.paper.glyphs import outline
from venueplan.draw.paper.marks import Mark, Shape, Words, rings

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH


def png_bytes(marks: Sequence[Mark], *, size: tuple[float, float], dpi: int, background: str) -> bytes:
    """Return an 8-bit palette PNG of the marks.

    Parameters
    ----------
    size
        Width and height of the page, mm.
    dpi
        Pixels per inch.
    """
    with mpl.rc_context({"path.simplify": False, "agg.path.chunksize": 0}):
        figure = Figure(figsize=(size[0] / MM_PER_INCH, size[1] / MM_PER_INCH), dpi=dpi, facecolor=background)
        to_pixels = Affine2D().scale(dpi / MM_PER_INCH)
        for patch in _patches(marks):
            patch.set_transform(to_pixels)
            patch.set_snap(False)
            figure.add_artist(patch)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        buffer = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        pixels = Image.frombuffer("RGBA", canvas.get_width_height(), buffer, "raw", "RGBA", 0, 1).convert("RGB")
        # Figure and canvas hold each other; without this the pixels of many sheets would pile up.
        del buffer, canvas.renderer
        flat = pixels.quantize(255, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = BytesIO()
    flat.save(file, "PNG", dpi=(dpi, dpi), compress_level=5)
    return file.getvalue()


def _patches(marks: Sequence[Mark]) -> list[PathPatch]:
    """One patch per shape, and one for each run of texts that look alike."""
    patches = []
    for look, group in groupby(enumerate(marks), key=lambda pair: _look(*pair)):
        batch = [mark for _, mark in group]
        if isinstance(batch[0], Shape):
            patches.append(_shape(batch[0]))
        else:
            words = [mark for mark in batch if isinstance(mark, Words)]
            patches += _letters(words, order=len(look))
    return patches


def _look(index: int, mark: Mark) -> tuple[object, ...]:
    return (index,) if isinstance(mark, Shape) else (mark.colour, mark.halo, mark.halo_width)


def _shape(shape: Shape) -> PathPatch:
    points, codes = [np.empty((0, 2))], [np.empty(0, dtype=np.uint8)]
    for geometry in shape.geometries:
        for ring, closed in rings(geometry):
            ends = 1 if closed else 0
            points.append(np.vstack([ring, ring[:ends]]))
            codes.append(np.array([Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), *[Path.CLOSEPOLY] * ends], np.uint8))
    patch = PathPatch(
        Path(np.concatenate(points), np.concatenate(codes)),
        facecolor=shape.fill or "none",
        edgecolor=shape.stroke or "none",
        linewidth=shape.width * POINTS_PER_MM,
        capstyle="round" if shape.round else "butt",
        joinstyle="round" if shape.round else "miter",
    )
    if shape.dash:
        patch.set_linestyle((0, [length * POINTS_PER_MM / (shape.width * POINTS_PER_MM) for length in shape.dash]))
    return patch


def _letters(words: Sequence[Words], *, order: int) -> list[PathPatch]:
    points, codes = outline(words)
    if order == 0 or not len(points):
        return []
    path, first = Path(points, codes), words[0]
    patches = [PathPatch(path, facecolor=first.colour, edgecolor="none", linewidth=0)]
    if first.halo:
        width = 2 * first.halo_width * POINTS_PER_MM
        behind = PathPatch(path, facecolor=first.halo, edgecolor=first.halo, linewidth=width, joinstyle="round")
        patches.insert(0, behind)
    return patches
