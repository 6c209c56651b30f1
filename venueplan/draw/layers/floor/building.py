"""The building on the page: floors, walls, fixtures, sections and lines that are only drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.ground import OPEN_AIR, bare_ground
from venueplan.draw.layers.layer import Key, Layer, area
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look, Palette
from venueplan.draw.view import View
from venueplan.model import Fixture, Label, Level, Unit, Venue

OPEN_UNITS = frozenset(
    {"walkway", "unenclosedarea", "terrace", "road", "parking", "vegetation", "platform", "footbridge"}
)
"""Categories of units that have no wall between each other."""

_SERVICE = frozenset(
    [
        "nonpublic",
        "storage",
        "structure",
        "kitchen",
        "mailroom",
        "serverroom",
        "shower",
        "column",
        "brick",
        "concrete",
        "drywall",
        "glass",
        "wood",
        "laboratory",
    ]
)
_FACILITIES = frozenset({"restroom", "stairs", "elevator", "escalator", "ramp", "steps", "mothersroom"})
"""What visitors find by a pictogram, not by a name."""

_KINDS = {"opentobelow": "open", "vegetation": "green"}
_CIRCULATION = frozenset({"lobby", "walkway", "platform", "footbridge", "movingwalkway", "waitingroom", "lounge"})


_SPECK = 2.93
"""Least side in mm of the columns indoors of a sheet: all of them are drawn or none.

No column of usual size (0.4 m, 0.5 m … 1.2 m) comes within 2 % of it at a standard scale.
"""


def levels_of(venue: Venue, ordinal: int) -> dict[str, Level]:
    """Return the levels of one ordinal by id."""
    return {level.id: level for level in venue.levels if level.ordinal == ordinal}


def units_of(venue: Venue, ordinal: int) -> list[Unit]:
    """Return the units of one ordinal, outdoor ones first."""
    levels = levels_of(venue, ordinal)
    found = [unit for unit in venue.units if unit.level in levels]
    return sorted(found, key=lambda unit: (not levels[unit.level].outdoor, unit.id))


def floor_kind(unit: Unit, *, outdoor: bool) -> str:
    """Return what a floor is on a map.

    One of ``hall``, ``room``, ``facility`` (stairs, lifts, WCs), ``service``, ``way``, ``green``, ``outdoor``,
    ``open``.
    """
    if unit.category in _KINDS:
        return _KINDS[unit.category]
    if outdoor or unit.category in OPEN_AIR:
        return "outdoor"
    if unit.use == "exhibition":
        return "hall"
    stem = unit.category.split(".", maxsplit=1)[0]
    if stem in _SERVICE or (unit.restricted and unit.use not in {"vip", "meeting", "plenary"}):
        return "service"
    if stem in _FACILITIES:
        return "facility"
    return "way" if stem in _CIRCULATION and not unit.use else "room"


def is_for_visitors(unit: Unit) -> bool:
    """Tell whether visitors look for a unit by its name: no service areas, and stairs and WCs have pictograms."""
    return floor_kind(unit, outdoor=False) in {"hall", "room", "way"} and not unit.restricted


def _fill(kind: str, colours: Palette) -> str:
    fills = {
        "hall": colours.floor,
        "room": colours.room,
        "facility": colours.facility,
        "service": colours.service,
        "green": colours.green,
        "outdoor": colours.outdoor,
        "bare": colours.outdoor,
        "open": colours.sheet,
        "way": colours.floor,
    }
    return fills[kind]


def floors(
    venue: Venue, *, ordinal: int, view: View, look: Look, tints: Mapping[str, Key] = MappingProxyType({})
) -> Layer:
    """Draw the floor of every unit of an ordinal in the colour of its kind.

    Parameters
    ----------
    tints
        Legend entries by unit id, for units that have a colour of their own (halls in that of their zone).
    """
    levels = levels_of(venue, ordinal)
    groups: dict[str, list[BaseGeometry]] = {}
    for level in levels.values():
        if not level.outdoor:
            groups.setdefault("service", []).append(view.cut(level.outline))
            groups.setdefault("bare", []).append(view.cut(bare_ground(venue, level)))
    seen = {"service": False}
    tinted: list[Mark] = []
    keys: dict[str, Key] = {}
    for unit in units_of(venue, ordinal):
        cut = view.cut(unit.polygon)
        if not cut.is_empty:
            kind = floor_kind(unit, outdoor=levels[unit.level].outdoor)
            yard = kind == "outdoor" and not levels[unit.level].outdoor
            groups.setdefault("bare" if yard else kind, []).append(cut)
            seen[kind] = True
            if unit.id in tints:
                tinted.append(area(cut, tints[unit.id].colour))
                keys[tints[unit.id].sign] = tints[unit.id]
    order = ("outdoor", "green", "service", "bare", "way", "facility", "room", "open", "hall")
    solid = {kind: _solid(parts) for kind, parts in groups.items()}
    solid["service"] = [shapely.union_all(solid["service"])] if solid.get("service") else []  # rooms lie in outlines
    marks = [area(solid[kind], _fill(kind, look.colours)) for kind in order if solid.get(kind)]
    kinds = [_key(kind, look) for kind in ("room", "facility", "service", "green") if seen.get(kind)]
    return Layer(name="floors", marks=(*marks, *tinted), keys=(*(keys[sign] for sign in sorted(keys)), *kinds))


def _key(kind: str, look: Look) -> Key:
    return Key(label=word(kind), colour=_fill(kind, look.colours))


def below(venue: Venue, *, view: View, look: Look) -> Layer:
    """Draw the ground floor in quiet tones, as what lies below a map of an upper level."""
    levels, colours = levels_of(venue, 0), look.colours
    grounds = [unit for unit in units_of(venue, 0) if levels[unit.level].outdoor]
    greens = [view.cut(unit.polygon) for unit in grounds if unit.category == "vegetation"]
    others = [view.cut(unit.polygon) for unit in grounds if unit.category != "vegetation"]
    water = [view.cut(f.polygon) for f in venue.fixtures if f.level in levels and f.category == "water"]
    houses = [view.cut(level.outline) for level in levels.values() if not level.outdoor]
    marks = [
        area(_solid(others), colours.outdoor),
        area(_solid(greens), colours.green),
        area(_solid(water), colours.water),
        area(_solid(houses), colours.sheet),
    ]
    keys = [
        (marks[1], Key(label=word("green"), colour=colours.green)),
        (marks[2], Key(label=word("water"), colour=colours.water)),
    ]
    return Layer(
        name="below",
        marks=tuple(mark for mark in marks if mark.geometries),
        keys=tuple(key for mark, key in keys if mark.geometries),
    )


def surroundings(venue: Venue, *, subject: Unit, view: View, look: Look) -> Layer:
    """Draw everything on the level of a hall in one quiet tone, and the hall itself in white."""
    ordinal = venue.level(subject.level).ordinal
    levels = levels_of(venue, ordinal)
    indoors = [view.cut(level.outline) for level in levels.values() if not level.outdoor]
    outdoors = [view.cut(unit.polygon) for unit in units_of(venue, ordinal) if levels[unit.level].outdoor]
    marks: list[Mark] = [
        area(_solid(outdoors), look.colours.outdoor),
        area(_solid(indoors), look.colours.sheet),
        area(view.cut(subject.polygon), look.colours.floor),
    ]
    return Layer(name="surroundings", marks=tuple(marks))


def _solid(parts: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    return [part for part in parts if not part.is_empty]


def walls(venue: Venue, *, ordinal: int, view: View, look: Look, subject: Unit | None = None) -> Layer:
    """Draw walls: every stretch of the outline of an enclosed unit on which no opening lies.

    Parameters
    ----------
    subject
        The hall that the sheet is about: its walls are drawn strongest, all others in a quiet tone.
    """
    levels = levels_of(venue, ordinal)
    enclosed = [u for u in units_of(venue, ordinal) if u.category not in OPEN_UNITS and not levels[u.level].outdoor]
    gaps = shapely.union_all([o.line.buffer(0.05, cap_style="flat") for o in venue.openings if o.level in levels])
    indoors = [level for level in levels.values() if not level.outdoor]
    shells = [level.outline.boundary for level in indoors]
    edges = shapely.union_all([bare_ground(venue, level).buffer(0.05) for level in indoors])
    rooms = shapely.union_all([unit.polygon.boundary for unit in enclosed]).difference(gaps)
    shell = shapely.union_all(shells).difference(gaps)
    quiet = look.colours.wall_far if subject else look.colours.wall
    marks = [_wall(rooms, view, colour=quiet, width=look.line("partition"))]
    marks.append(
        _wall(shell.difference(edges), view, colour=quiet, width=look.line("partition" if subject else "hall"))
    )
    if not edges.is_empty:
        marks.append(_wall(shell.intersection(edges), view, colour=look.colours.wall_far, width=look.line("hair")))
    if subject:
        own = subject.polygon.boundary.difference(gaps)
        marks.append(_wall(own, view, colour=look.colours.wall, width=look.line("structure")))
    return Layer(name="walls", marks=tuple(marks))


def _wall(lines: BaseGeometry, view: View, *, colour: str, width: float) -> Shape:
    merged = shapely.line_merge(lines) if not lines.is_empty else lines
    return Shape(geometries=(view.cut(merged),), stroke=colour, width=width, round=True)


def fixtures(venue: Venue, *, ordinal: int, view: View, look: Look, within: Unit | None = None) -> Layer:
    """Draw columns, water, planting, stages and furniture; columns and furniture only over one unit if it is given."""
    levels, colours = levels_of(venue, ordinal), look.colours
    fills = {
        "water": (colours.water, "water"),
        "vegetation": (colours.green, "green"),
        "stage": (colours.info, "stage"),
        "column": (colours.wall, "column"),
        "wall": (colours.wall, ""),
    }
    groups: dict[tuple[str, str], list[BaseGeometry]] = {}
    specks = _specks(venue, indoors=levels, view=view)
    for fixture in sorted((f for f in venue.fixtures if f.level in levels), key=lambda f: f.id):
        if not _belongs(fixture, within):
            continue
        cut = view.cut(fixture.polygon)
        if not cut.is_empty and fixture.kind != "shutter" and fixture not in specks:
            groups.setdefault(fills.get(fixture.category, (colours.rule, "")), []).append(cut)
    order = sorted(groups, key=lambda pair: (pair[1] == "column", pair))
    marks = [area(groups[pair], pair[0]) for pair in order]
    said = {"", "column", *(("stage",) if within else ())}
    keys = [Key(label=word(name), colour=colour) for colour, name in order if name not in said]
    return Layer(name="fixtures", marks=tuple(marks), keys=tuple(keys))


def _specks(venue: Venue, *, indoors: Mapping[str, Level], view: View) -> frozenset[Fixture]:
    """Return the columns indoors if their median is no more than a speck at this scale; outdoors it is a colonnade."""
    columns = [f for f in venue.fixtures if f.category == "column" and f.level in indoors]
    inside = [f for f in columns if not indoors[f.level].outdoor]
    sides = sorted(f.polygon.length / 4 for f in inside)
    small = bool(sides) and view.length(sides[len(sides) // 2]) < _SPECK
    return frozenset(inside) if small else frozenset()


def furnishings(venue: Venue, *, ordinal: int, view: View) -> list[BaseGeometry]:
    """Return the indoor fixtures that are drawn, mm on the page: labels keep clear of them."""
    levels = levels_of(venue, ordinal)
    indoors = [f for f in venue.fixtures if f.level in levels and not levels[f.level].outdoor and f.kind != "shutter"]
    specks = _specks(venue, indoors=levels, view=view)
    return [view.to_page(fixture.polygon) for fixture in indoors if fixture not in specks]


def _belongs(fixture: Fixture, within: Unit | None) -> bool:
    return (
        within is None
        or fixture.category in {"water", "vegetation"}
        or within.polygon.intersects(fixture.polygon.representative_point())
    )


def details(venue: Venue, *, ordinal: int, view: View, look: Look) -> Layer:
    """Draw the lines that are only drawn: treads, colonnade edges, kerbs."""
    levels = levels_of(venue, ordinal)
    lines = [view.cut(d.line) for d in sorted(venue.details, key=lambda d: d.id) if d.level in levels]
    shape = Shape(geometries=tuple(_solid(lines)), stroke=look.colours.wall_far, width=look.line("hair"))
    return Layer(name="details", marks=(shape,) if shape.geometries else ())


def stage_areas(venue: Venue, *, ordinal: int, view: View, look: Look) -> Layer:
    """Draw the audience areas of stages as a light field with a broken edge, unless the page shows less than half."""
    levels = levels_of(venue, ordinal)
    found = [s for s in sorted(venue.sections, key=lambda s: s.id) if s.level in levels and s.use == "stage-area"]
    parts = [(view.cut(section.polygon), view.to_page(section.polygon)) for section in found]
    cuts = _solid(part for part, whole in parts if part.area >= whole.area / 2)
    if not cuts:
        return Layer(name="stage areas")
    edge = look.line("booth") * 2
    dash = (edge * 6, edge * 4)
    shape = Shape(
        geometries=tuple(cuts), fill=look.colours.outdoor, stroke=look.colours.info, width=edge, dash=dash
    )  # fmt: skip
    label = Label.of(zh="舞台与观众区", en="Stage and audience")
    return Layer(
        name="stage areas",
        marks=(shape,),
        keys=(Key(label=label, colour=look.colours.outdoor, edge=look.colours.info),),
    )
