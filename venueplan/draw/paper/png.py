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
from venueplan.draw.paper.palette import reduced

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
        whole = [round(side / MM_PER_INCH * dpi) / dpi for side in size]
        figure = Figure(figsize=(whole[0], whole[1]), dpi=dpi, facecolor=background)
        to_pixels = Affine2D().scale(dpi / MM_PER_INCH)
        for patch in _patches(marks):
            patch.set_transform(to_pixels)
            patch.set_snap(False)
            figure.add_artist(patch)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        buffer = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        indices, palette = reduced(buffer, flat=_flat(marks, background))
        # Figure and canvas hold each other; without this the pixels of many sheets would pile up.
        del buffer, canvas.renderer
    flat = Image.fromarray(indices, "L")
    flat.putpalette(palette.tobytes())
    file = BytesIO()
    flat.save(file, "PNG", dpi=(dpi, dpi), compress_level=5)
    return file.getvalue()


def _flat(marks: Sequence[Mark], background: str) -> list[str]:
    """Return every colour that is drawn, those of areas first."""
    areas = [mark.fill for mark in marks if isinstance(mark, Shape) and mark.fill]
    lines = [mark.stroke for mark in marks if isinstance(mark, Shape) and mark.stroke]
    letters = [mark.colour for mark in marks if isinstance(mark, Words)]
    return list(dict.fromkeys([background, *areas, *lines, *letters]))


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
