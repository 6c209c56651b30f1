"""Booths of a drawing: closed outlines on layers of booths, and the numbers that stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path as FilePath

import numpy as np
import shapely
from shapely import Polygon

from venueplan.files.imports.booths.drawn import Drawing, Drawn, texts_within
from venueplan.files.imports.documents import refuse
from venueplan.files.imports.dxf.entities import Note, Path, entities_of
from venueplan.files.imports.dxf.opening import open_drawing
from venueplan.files.imports.dxf.units import Measures, metres_per_unit
from venueplan.files.imports.sketch import Ledger

_LAYER = re.compile(r"booth|stand|stall|shell|展位|展台|摊位|standfl|aussteller|exhib", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-z]{0,4}[\s.\-]?\d{1,5}[A-Za-z]?(?:[\-./]\w{1,6})?|\w{1,4}[\-.]\w{1,6}")


def drawn_in_dxf(path: FilePath, *, units: str, ledger: Ledger) -> Drawing:
    """Return the closed outlines on layers of booths or, if no layer is called so, all closed outlines.

    Raises
    ------
    InputError
        If it cannot be read, or has no closed outline.
    """
    document = open_drawing(path)
    items = entities_of(document, file=path.name, ledger=ledger)
    closed = [item for item in items if isinstance(item, Path) and item.closed and len(item.points) > 3]
    meant = [item for item in closed if _LAYER.search(item.layer) or any(_LAYER.search(name) for name in item.inside)]
    if closed and not meant:
        layers = ", ".join(sorted({item.layer for item in closed})[:8])
        ledger.guess(f"no layer is called after booths: every closed outline is taken for one (layers {layers})")
    outlines = meant or closed
    if not outlines:
        refuse(path.name, "has no closed outline, so no booth; close the polylines of the booths (PEDIT, Close)")
    chosen = {id(item) for item in outlines}
    notes = [item for item in items if isinstance(item, Note)]
    for item in items:
        if isinstance(item, Path) and id(item) not in chosen:
            ledger.leave(item.source, "is no closed outline on a layer of booths")
    shapes = np.asarray([shapely.force_2d(Polygon(item.points)) for item in outlines], dtype=object)
    left, low, right, high = shapely.total_bounds(shapes).tolist()
    measures = Measures(extent=max(right - left, high - low), swings=(), texts=[note.text for note in notes])
    return Drawing(
        booths=tuple(_numbered(outlines, shapes.tolist(), notes=notes, ledger=ledger)),
        scale=metres_per_unit(document, measures, wanted=units, ledger=ledger),
    )


def _numbered(
    outlines: Sequence[Path], shapes: Sequence[Polygon], *, notes: Sequence[Note], ledger: Ledger
) -> list[Drawn]:
    """Return outlines with the text in each that looks most like a number."""
    within = texts_within(shapes, [(note.text, note.point) for note in notes])
    numbers: dict[int, str] = {}
    used: set[int] = set()
    for shape, texts in within.items():
        ranked = sorted(texts, key=lambda text: (not _NUMBER.fullmatch(notes[text].text), len(notes[text].text), text))
        numbers[shape] = notes[ranked[0]].text
        used.add(ranked[0])
    for place, note in enumerate(notes):
        if place in used:
            ledger.use(note.source, "numbers a booth")
        else:
            ledger.leave(note.source, "is a text that numbers no booth")
    return [
        Drawn(id=numbers.get(place) or item.source[1], number=numbers.get(place, ""), shape=shape, source=item.source)
        for place, (item, shape) in enumerate(zip(outlines, shapes, strict=True))
    ]
