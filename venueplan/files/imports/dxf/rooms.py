"""Rooms of a drawing: closed outlines, and what walls enclose; named by the texts that stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely import Point, Polygon, STRtree

from venueplan.files.imports.dxf.doors import Doors
from venueplan.files.imports.dxf.entities import Note
from venueplan.files.imports.dxf.plan import Plan
from venueplan.files.imports.dxf.walls import is_wall_body, rooms_within, straight_lines
from venueplan.files.imports.settle.cleaning import sturdy_parts
from venueplan.files.imports.sketch import Ledger, Space
from venueplan.files.imports.words import guessed_category, guessed_use, number_in
from venueplan.model import Label

_NO_NAME = re.compile(r"^[\W\d_]*$|\d\s*['\"]|\d\s*[x×]\s*\d|^\d{4}\b|@|\bmin\b\.?$|^https?:|^www\.", re.IGNORECASE)
"""Numbers, measures, sizes of doors and addresses are no names of rooms."""

LONGEST = 30
"""A longer text is a remark, not a name."""


def rooms_of(plan: Plan, doors: Doors, *, level: str, ledger: Ledger) -> list[Space]:
    """Return rooms: what walls enclose within the closed outlines, or anywhere where there are none."""
    faces, bodies = rooms_within(straight_lines([*doors.walls, *doors.closing]))
    outlines = [(item, part) for item in plan.outlines() for part in sturdy_parts(Polygon(item.points))[:1]]
    for item in plan.outlines():
        ledger.use(item.source, "is the outline of rooms" if any(item is one for one, _ in outlines) else "has no area")
    if outlines:
        whole = shapely.union_all([part for _, part in outlines])
        faces = [face for face in faces if whole.covers(face.representative_point())]
        faces = [face for face in faces if not _is_solid(face, plan)]
    if bodies:
        ledger.note(f"{bodies:.1f} m² between lines are too narrow to stand in and count as walls")
    return [
        Space(
            id=f"room-{number}",
            storey=level,
            shape=face,
            source=ledger.read("room that lines enclose", f"room-{number}"),
        )
        for number, face in enumerate(faces, start=1)
    ]


def _is_solid(face: Polygon, plan: Plan) -> bool:
    """Tell whether a face is the inside of an obstacle that is a wall."""
    point = face.representative_point()
    walls = [Polygon(item.points) for item in plan.by_role.get("obstacle", ()) if plan.is_wall(item)]
    return is_wall_body(face) or any(part.covers(point) for wall in walls for part in sturdy_parts(wall))


def name_rooms(spaces: Sequence[Space], plan: Plan, *, ledger: Ledger) -> list[Space]:
    """Return rooms named by the texts that stand in them, and what the names say they are for."""
    tree = STRtree(np.asarray([space.shape for space in spaces], dtype=object))
    texts: dict[int, list[Note]] = {}
    for note in plan.notes:
        within = tree.query(Point(note.point), predicate="within").tolist()
        if plan.roles.get(note.layer) == "ignore" and note.layer != "0":
            ledger.leave(note.source, f"layer {note.layer} means nothing for rooms")
        elif _NO_NAME.search(note.text) or len(note.text) > LONGEST:
            ledger.leave(note.source, "is a measure or a remark, no name")
        elif not within:
            ledger.leave(note.source, "stands in no room")
        else:
            texts.setdefault(min(within, key=lambda k: spaces[k].shape.area), []).append(note)
    return [_named(space, texts.get(number, []), ledger=ledger) for number, space in enumerate(spaces)]


def _named(space: Space, notes: Sequence[Note], *, ledger: Ledger) -> Space:
    if not notes:
        return space
    titles = [note for note in notes if note.title] or notes
    for note in notes:
        if note in titles:
            ledger.use(note.source, "names a room")
        else:
            ledger.leave(note.source, "is a remark beside the underlined name of its room")
    name = " ".join(dict.fromkeys(note.text for note in titles))[:80]
    categories = {guessed_category(note.text) for note in titles}
    category = categories.pop() if len(categories) == 1 else "room"
    use = guessed_use(category, area=space.shape.area)
    if use:
        ledger.guess(f"is taken for {use}, by its name {name!r} and {space.shape.area:.0f} m²", subject=space.id)
    return replace(space, name=Label.of(en=name), category=category, use=use, number=number_in(name) if use else "")
