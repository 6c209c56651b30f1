"""The entities of a drawing, blocks taken apart: lines, arcs, closed outlines and texts in the drawing's own units."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from venueplan.files.imports.documents import refuse
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Ledger

MOST = 200_000
"""A drawing with more entities, blocks taken apart, is no floor plan."""

DEEPEST = 12
"""Blocks within blocks."""

FLAT = 0.01
"""Curves become lines that keep this near to them, as a share of the size of the curve."""

_IGNORED = {
    "IMAGE",
    "DIMENSION",
    "HATCH",
    "LEADER",
    "MULTILEADER",
    "VIEWPORT",
    "POINT",
    "OLE2FRAME",
    "WIPEOUT",
    "ATTDEF",
}


@dataclass(frozen=True, kw_only=True)
class Path:
    """A line of straight pieces.

    Attributes
    ----------
    inside
        Layers of the blocks it stands in, the outermost first.
    """

    layer: str
    points: tuple[tuple[float, float], ...]
    closed: bool
    source: tuple[str, str]
    inside: tuple[str, ...] = ()
    arc: tuple[float, float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Note:
    """A text and where it stands; an underlined one is a title."""

    layer: str
    text: str
    point: tuple[float, float]
    title: bool
    source: tuple[str, str]


def entities_of(document: Any, *, file: str, ledger: Ledger) -> list[Path | Note]:
    """Return lines and texts of the model space; what is neither is noted as left out.

    Raises
    ------
    InputError
        If there are too many entities, or blocks nest without an end.
    """
    _refuse_bomb(document, file=file)
    return list(_Reader(file=file, ledger=ledger).read(document.modelspace()))


def _refuse_bomb(document: Any, *, file: str) -> None:
    """Count what blocks hold before any is taken apart: a few nested ones can hold more than a computer."""
    sizes: dict[str, int] = {}

    def size(layout: Any, above: tuple[str, ...]) -> int:
        total = 0
        for entity in layout:
            total += 1
            if entity.dxftype() != "INSERT":
                continue
            name = str(entity.dxf.get("name", ""))
            if name in above or len(above) > DEEPEST:
                refuse(file, f"has blocks that hold themselves or nest more than {DEEPEST} deep, such as {name[:40]!r}")
            block = document.blocks.get(name)
            if block is not None and name not in sizes:
                sizes[name] = size(block, (*above, name))
            total += sizes.get(name, 0) * max(1, int(entity.mcount))
        return total

    found = size(document.modelspace(), ())
    if found > MOST:
        refuse(file, f"has {found:.3g} entities once its blocks are taken apart; at most {MOST} are read, so purge it")


class _Reader:
    """Reads entities and counts them, so that a block bomb ends in a sentence."""

    def __init__(self, *, file: str, ledger: Ledger) -> None:
        self.file = file
        self.ledger = ledger
        self.count = 0

    def read(self, entities: Any, *, inside: tuple[str, ...] = ()) -> Iterator[Path | Note]:
        if len(inside) > DEEPEST:
            refuse(self.file, f"has blocks nested more than {DEEPEST} deep, such as {inside[-1][:40]!r}")
        for entity in entities:
            self.count += 1
            if self.count > MOST:
                refuse(
                    self.file, f"has more than {MOST} entities once its blocks are taken apart; purge it or split it"
                )
            yield from self._read_one(entity, inside=inside)

    def _read_one(self, entity: Any, *, inside: tuple[str, ...]) -> Iterator[Path | Note]:
        kind, layer = entity.dxftype(), _layer(entity, inside)
        source = self.ledger.read(f"{kind} on {layer}", str(entity.dxf.handle or self.count))
        if kind in _IGNORED:
            self.ledger.leave(source, f"{kind.lower()}s say nothing of rooms")
        elif kind == "INSERT":
            self.ledger.use(source, "was taken apart into the entities of its block")
            yield from self.read(_parts(entity), inside=(*inside, f"{layer} {entity.dxf.name}"))
        elif kind in {"TEXT", "MTEXT", "ATTRIB"}:
            yield from self._note(entity, source=source, layer=layer)
        else:
            yield from self._path(entity, source=source, layer=layer, inside=inside)

    def _note(self, entity: Any, *, source: tuple[str, str], layer: str) -> Iterator[Note]:
        raw = str(entity.dxf.text) if entity.dxf.hasattr("text") else entity.plain_text()
        text = clean_text(raw.replace("%%u", "").replace("%%U", ""))
        x, y = float(entity.dxf.insert.x), float(entity.dxf.insert.y)
        if not text or not math.isfinite(x + y):
            self.ledger.leave(source, "is empty")
            return
        title = "%%u" in raw.casefold() or "\\L" in str(getattr(entity, "text", ""))
        yield Note(layer=layer, text=text, point=(x, y), title=title, source=source)

    def _path(self, entity: Any, *, source: tuple[str, str], layer: str, inside: tuple[str, ...]) -> Iterator[Path]:
        points = _points(entity)
        if len(points) < 2:
            self.ledger.leave(source, "has no line that can be read")
            return
        closed = len(points) > 3 and (_is_closed(entity) or math.dist(points[0], points[-1]) < 1e-9)
        yield Path(layer=layer, points=points, closed=closed, source=source, inside=inside, arc=_arc(entity))


def _layer(entity: Any, inside: tuple[str, ...]) -> str:
    """Return the layer of an entity; on layer 0 within a block it is that of the block."""
    layer = str(entity.dxf.get("layer", "0"))
    return inside[-1].split(" ", 1)[0] if layer == "0" and inside else layer


def _parts(insert: Any) -> Iterator[Any]:
    """Yield what stands in a block, placed; a block that cannot be placed yields nothing."""
    try:
        copies = insert.multi_insert() if insert.mcount > 1 else (insert,)
        for copy in copies:
            yield from copy.virtual_entities()
    except (ValueError, TypeError, ZeroDivisionError, ArithmeticError, RuntimeError):
        return


def _points(entity: Any) -> tuple[tuple[float, float], ...]:
    """Return the corners of a line, curves flattened; nothing where there are none or they are not finite."""
    from ezdxf import path  # noqa: PLC0415  # slow to load

    try:
        made = path.make_path(entity)
        box = made.control_vertices()
        size = max((abs(p.x) + abs(p.y) for p in (b - box[0] for b in box)), default=0.0)
        found = [(float(p.x), float(p.y)) for p in made.flattening(max(FLAT * size, 1e-6), segments=4)]
    except Exception:  # noqa: BLE001  # a foreign parser on a hostile entity: it is counted as unreadable
        return ()
    return tuple(found) if all(math.isfinite(x + y) and abs(x) + abs(y) < 1e9 for x, y in found) else ()


def _is_closed(entity: Any) -> bool:
    return bool(getattr(entity, "closed", False) or getattr(entity, "is_closed", False)) or entity.dxftype() == "CIRCLE"


def _arc(entity: Any) -> tuple[float, float, float] | None:
    """Return centre and radius of an arc of up to half a circle: the swing of a door."""
    if entity.dxftype() != "ARC":
        return None
    swing = (float(entity.dxf.end_angle) - float(entity.dxf.start_angle)) % 360
    centre = entity.ocs().to_wcs(entity.dxf.center) if hasattr(entity, "ocs") else entity.dxf.center
    return (float(centre.x), float(centre.y), float(entity.dxf.radius)) if 20 <= swing <= 190 else None
