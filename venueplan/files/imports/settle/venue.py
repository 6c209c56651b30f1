"""A sketch as a venue that reads back without an error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from venueplan.errors import InputError, Problem
from venueplan.files.imports.settle.cleaning import sturdy_parts
from venueplan.files.imports.settle.floor import Floor, Parts, settled_floor
from venueplan.files.imports.settle.identifiers import Identifiers, well_formed
from venueplan.files.imports.settle.names import completed, languages_of
from venueplan.files.imports.settle.shafts import with_honest_shafts
from venueplan.files.imports.settle.things import placed_things
from venueplan.files.imports.sketch import Ledger, Sketch, Space, Storey
from venueplan.model import Amenity, Building, Detail, Fixture, Georeference, Label, Level, Section, Unit, Venue

FAR = 2e4
"""Plans whose coordinates are larger are moved to the origin, metres."""

NOWHERE = Georeference(longitude=0.0, latitude=0.0)

_BUILDING = "building"


def settled_venue(sketch: Sketch, *, ledger: Ledger, file: str) -> Venue:
    """Return a sound venue: spaces apart from each other, doors in walls, everything on its level.

    Parameters
    ----------
    sketch
        What was understood of a foreign file, metres.
    ledger
        The books; every source of the sketch gets its fate in them.
    file
        Name of what it was understood of.

    Raises
    ------
    InputError
        If nothing in the sketch has a floor.
    """
    sketch = _near_the_origin(_sound(sketch, ledger=ledger), ledger=ledger)
    ids = Identifiers(ledger=ledger)
    storeys = [replace(storey, id=ids.give(storey.id, kind="level")) for storey in sketch.storeys]
    renamed = {old.id: new.id for old, new in zip(sketch.storeys, storeys, strict=True)}
    building = Building(id=ids.give(_BUILDING, kind="building"), name=sketch.name)
    floors, things = {}, []
    for storey in storeys:
        parts = _parts(sketch, storey, renamed=renamed)
        if parts.spaces:
            if storey.source:
                ledger.keep(storey.source)
            floors[storey.id] = settled_floor(storey, parts, ids=ids, ledger=ledger)
            things += placed_things(parts.things, floors[storey.id], ids=ids, ledger=ledger)
        else:
            _leave_empty(storey, parts, ledger=ledger)
    if not any(floor.units for floor in floors.values()):
        raise InputError([Problem(file=file, message="holds no room with a floor; nothing can be imported")])
    venue = _assembled(sketch, storeys, floors=floors, things=things, building=building)
    _balance_floor(venue, ledger=ledger)
    return _named(with_honest_shafts(venue, ledger=ledger), ledger=ledger)


def _balance_floor(venue: Venue, *, ledger: Ledger) -> None:
    """Close the account of floor: what was read, added and taken is the floor of the venue."""
    total = sum(unit.polygon.area for unit in venue.units)
    lost = total - ledger.floor
    if abs(lost) > max(0.5, 1e-4 * total):
        ledger.warn(f"{lost:.1f} m² of floor are in the venue without an account of them")
    ledger.add_area("cut away by rounding", area=lost)


def _sound(sketch: Sketch, *, ledger: Ledger) -> Sketch:
    """Return a sketch whose spaces are polygons without crossings; those that have no floor are left out."""
    spaces: list[Space] = []
    for space in sketch.spaces:
        parts = sturdy_parts(space.shape)
        if not parts:
            ledger.leave(space.source, "has no area to stand on")
            continue
        if not space.shape.is_valid:
            ledger.note("the outline crosses itself; it was put right", subject=space.id)
        whole = parts[0] if len(parts) == 1 else shapely.union_all(parts)
        if space.role == "room":
            ledger.add_area(f"read as {space.source[0]}", area=whole.area)
        spaces.append(replace(space, shape=whole))
    return replace(sketch, spaces=tuple(spaces))


def _near_the_origin(sketch: Sketch, *, ledger: Ledger) -> Sketch:
    """Move a plan whose coordinates are large to the origin."""
    items: list[Any] = [*sketch.spaces, *sketch.hatches, *sketch.things]
    shapes = [item.shape for item in items]
    bounds = shapely.total_bounds(np.asarray(shapes, dtype=object)) if shapes else np.zeros(4)
    if not np.isfinite(bounds).all() or np.abs(bounds).max() <= FAR:
        return sketch
    x, y = np.floor(shapely.total_bounds(np.asarray([space.shape for space in sketch.spaces], dtype=object))[:2])
    ledger.note(f"the plan was moved by ({-x:.0f}, {-y:.0f}) m, so that its coordinates begin at 0")

    def moved(shape: Any) -> Any:
        return shapely.transform(shape, lambda points: points - [x, y])

    return replace(
        sketch,
        storeys=tuple(
            replace(storey, outline=moved(storey.outline) if storey.outline is not None else None)
            for storey in sketch.storeys
        ),
        spaces=tuple(replace(item, shape=moved(item.shape)) for item in sketch.spaces),
        hatches=tuple(replace(item, shape=moved(item.shape)) for item in sketch.hatches),
        things=tuple(replace(item, shape=moved(item.shape)) for item in sketch.things),
    )


def _parts(sketch: Sketch, storey: Storey, *, renamed: dict[str, str]) -> Parts:
    def here(items: Iterable[Any]) -> list[Any]:
        return [replace(item, storey=storey.id) for item in items if renamed[item.storey] == storey.id]

    return Parts(spaces=here(sketch.spaces), hatches=here(sketch.hatches), things=here(sketch.things))


def _leave_empty(storey: Storey, parts: Parts, *, ledger: Ledger) -> None:
    sources = [*(hatch.source for hatch in parts.hatches), *(thing.source for thing in parts.things)]
    for source in sources:
        ledger.leave(source, "its level has no room")
    if storey.source:
        ledger.leave(storey.source, "has no room")


def _assembled(
    sketch: Sketch,
    storeys: Sequence[Storey],
    *,
    floors: dict[str, Floor],
    things: Sequence[Any],
    building: Building,
) -> Venue:
    def of(kind: type) -> tuple[Any, ...]:
        return tuple(thing for thing in things if isinstance(thing, kind))

    kept = [storey for storey in storeys if storey.id in floors]
    return Venue(
        id=well_formed(sketch.id) or "venue",
        name=sketch.name,
        georeference=sketch.georeference or NOWHERE,
        category=sketch.category,
        buildings=(building,),
        levels=tuple(_level(storey, floors[storey.id], building=building.id) for storey in kept),
        units=tuple(unit for storey in kept for unit in floors[storey.id].units),
        openings=tuple(opening for storey in kept for opening in floors[storey.id].openings),
        fixtures=of(Fixture),
        amenities=of(Amenity),
        sections=of(Section),
        details=of(Detail),
    )


def _level(storey: Storey, floor: Floor, *, building: str) -> Level:
    return Level(
        id=storey.id,
        ordinal=storey.ordinal,
        name=storey.name or Label.of(en=f"Level {storey.short_name or storey.id}"),
        outline=floor.outline,
        short_name=storey.short_name or storey.id,
        building="" if storey.outdoor else building,
        elevation=storey.elevation or 0.0,
        outdoor=storey.outdoor,
    )


def _named(venue: Venue, *, ledger: Ledger) -> Venue:
    """Give every name all languages of the venue, and every hall and meeting room a name."""
    languages = languages_of([*(unit.name for unit in venue.units), *(level.name for level in venue.levels)]) or ("en",)
    short = sum(bool(unit.name) and len(unit.name.texts) < len(languages) for unit in venue.units)
    if short:
        ledger.guess(f"{short} names of rooms are not in all of {', '.join(languages)}; another language stands in")

    def named(noun: Any) -> Any:
        name = noun.name
        if not name and isinstance(noun, Unit) and noun.use:
            ledger.guess("has no name; its id stands in", subject=noun.id)
            name = Label.of(en=noun.id)
        return replace(noun, name=completed(name, languages))

    return replace(
        venue,
        name=completed(venue.name, languages),
        buildings=tuple(named(noun) for noun in venue.buildings),
        levels=tuple(named(noun) for noun in venue.levels),
        units=tuple(named(noun) for noun in venue.units),
        openings=tuple(named(noun) for noun in venue.openings),
        amenities=tuple(named(noun) for noun in venue.amenities),
        sections=tuple(named(noun) for noun in venue.sections),
    )
