"""A drawing as a sketch of one level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path as FilePath

from shapely import LineString, Point, Polygon

from venueplan.errors import InputError, Problem
from venueplan.files.imports.dxf.doors import doors_of, note_exits
from venueplan.files.imports.dxf.entities import Note, Path, entities_of
from venueplan.files.imports.dxf.layers import guessed_role, mapping_file, roles_of
from venueplan.files.imports.dxf.opening import open_drawing
from venueplan.files.imports.dxf.plan import Plan
from venueplan.files.imports.dxf.rooms import name_rooms, rooms_of
from venueplan.files.imports.dxf.units import SMALLEST, Measures, metres_per_unit
from venueplan.files.imports.sketch import Ledger, Sketch, Storey, Thing
from venueplan.files.imports.wishes import ImportWishes
from venueplan.model import Label


def sketch_dxf(path: FilePath, wishes: ImportWishes, *, ledger: Ledger) -> Sketch:
    """Return the sketch of a DXF drawing.

    Raises
    ------
    InputError
        If it cannot be read, holds too much, or has no room in it.
    """
    document = open_drawing(path)
    items = entities_of(document, file=path.name, ledger=ledger)
    counts = Counter(item.layer for item in items)
    layers = sorted({*counts, *(str(layer.dxf.name) for layer in document.layers)})
    roles = roles_of(layers, mapping=wishes.mapping, drawn=counts, ledger=ledger)
    plan = _plan(items, roles, ledger=ledger)
    measures = _measures(plan)
    scale = metres_per_unit(document, measures, wanted=wishes.units, ledger=ledger)
    plan = plan.scaled(scale)
    doors = doors_of(plan, ledger=ledger)
    spaces = rooms_of(plan, doors, level=wishes.level, ledger=ledger)
    if not spaces:
        raise InputError([Problem(file=path.name, message=_no_room(measures.extent * scale, counts))])
    _leave_open_lines(plan, ledger=ledger)
    spaces = name_rooms(spaces, plan, ledger=ledger)
    hatches = note_exits(doors, plan, level=wishes.level, ledger=ledger)
    name = wishes.name or path.stem
    return Sketch(
        id=path.stem,
        name=Label.of(en=name),
        storeys=(Storey(id=wishes.level, ordinal=0, short_name=wishes.level),),
        spaces=tuple(spaces),
        hatches=tuple(hatches),
        things=(*_fixtures(plan, level=wishes.level), *_treads(plan, level=wishes.level)),
        extra=(("mapping.toml", mapping_file(roles, counts)),),
    )


def _no_room(extent: float, counts: Mapping[str, int]) -> str:
    """Say why a drawing has no room, and the way out."""
    if 0 < extent < SMALLEST:
        return f"is only {extent:.2f} m long in this unit, so it has no room; leave --units out, or say the true one"
    return (
        "has no room: no closed outline, and its walls enclose nothing; say with --mapping which layers are walls "
        f"(layers: {', '.join(sorted(counts)[:12])})"
    )


def _plan(items: list[Path | Note], roles: dict[str, str], *, ledger: Ledger) -> Plan:
    """Sort lines by what they mean; those that mean nothing are left out."""
    by_role: dict[str, list[Path]] = {}
    notes = []
    for item in items:
        if isinstance(item, Note):
            notes.append(item)
            continue
        role = _role(item, roles)
        if role in {"ignore", "name"}:
            ledger.leave(item.source, f"layer {item.layer} means nothing for rooms")
        else:
            by_role.setdefault(role, []).append(item)
    return Plan(by_role=by_role, notes=notes, roles=roles)


def _role(item: Path, roles: dict[str, str]) -> str:
    """Return what a line means: a door if it stands in the block of a door, and else what its layer means."""
    for block in item.inside:
        layer, _, name = block.partition(" ")
        if roles.get(layer) == "door" or guessed_role(name) == "door":
            return "door"
    return roles.get(item.layer, "ignore")


def _measures(plan: Plan) -> Measures:
    points = [p for role in ("wall", "room") for item in plan.by_role.get(role, ()) for p in item.points]
    extent = max((max(axis) - min(axis) for axis in zip(*points, strict=True)), default=0.0)
    swings = [item.arc[2] for item in plan.by_role.get("door", ()) if item.arc]
    return Measures(extent=extent, swings=swings, texts=[note.text for note in plan.notes])


def _fixtures(plan: Plan, *, level: str) -> list[Thing]:
    return [
        Thing(
            id=f"{role}-{item.source[1]}",
            storey=level,
            kind="fixture",
            shape=Polygon(item.points),
            category="column" if role == "column" else "obstruction",
            source=item.source,
        )
        for role in ("column", "obstacle")
        for item in plan.solids(role)
    ]


def _leave_open_lines(plan: Plan, *, ledger: Ledger) -> None:
    for role in ("column", "obstacle"):
        for item in plan.by_role.get(role, ()):
            if not item.closed:
                ledger.leave(item.source, f"is an open line on a layer of {role}s: it blocks nothing")


def _treads(plan: Plan, *, level: str) -> list[Thing]:
    return [
        Thing(
            id=f"tread-{item.source[1]}",
            storey=level,
            kind="detail",
            shape=LineString(item.points),
            category="treads",
            source=item.source,
        )
        for item in plan.by_role.get("stairs", ())
        if any(Point(p) != Point(item.points[0]) for p in item.points)
    ]
