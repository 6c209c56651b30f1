"""A c3nav package as a sketch of a venue.

Source of what the kinds mean: c3nav's own geometry of levels (mapdata/models/level.py): floor = rooms within buildings
+ ground outside of buildings + lifts − holes − obstacles; what a building holds beside it is wall.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.c3nav.flights import flights_of, note_escalators
from venueplan.files.imports.c3nav.package import Package, level_of, read_package
from venueplan.files.imports.c3nav.places import read_places
from venueplan.files.imports.c3nav.rooms import spaces_of
from venueplan.files.imports.documents import Feature, text_in
from venueplan.files.imports.sketch import Hatch, Ledger, Sketch, Space, Storey, Thing
from venueplan.files.imports.wishes import ImportWishes
from venueplan.model import Label

TREADS = "treads"


def sketch_c3nav(path: Path, wishes: ImportWishes, *, ledger: Ledger) -> Sketch:
    """Return the sketch of a folder of c3nav files.

    Raises
    ------
    InputError
        If a file is missing or cannot be used.
    """
    package = read_package(path)
    for name in package.unknown:
        ledger.leave(ledger.read("file", name), "is of no kind that is read")
    rooms = [*package.features["rooms"], *package.features["outsides"]]
    places, parts, titles = read_places(package, rooms, ledger=ledger)
    storeys = tuple(_storeys(package, titles, wishes=wishes, ledger=ledger))
    spaces = (
        *spaces_of(package, places, ledger=ledger),
        *_lifts(package, ledger=ledger),
        *flights_of(package, ledger=ledger),
    )
    note_escalators(package, ledger=ledger)
    _note_groups(package, ledger=ledger)
    things = (*parts, *_obstacles(package, ledger=ledger), *_lines(package, ledger=ledger))
    for feature in package.features["stuffedareas"]:
        ledger.leave(ledger.read("crowded area", feature.id), "tells where people stand, nothing of the building")
    name = wishes.name or path.resolve().name
    return Sketch(
        id=path.resolve().name,
        name=Label.of(en=name),
        storeys=storeys,
        spaces=spaces,
        hatches=tuple(_doors(package, ledger=ledger)),
        things=things,
    )


def _storeys(package: Package, titles: dict[str, Label], *, wishes: ImportWishes, ledger: Ledger) -> Iterator[Storey]:
    """Yield the levels from below; the one at altitude 0, or else the lowest, is the ground floor."""
    ledger.guess(
        f"altitudes order levels and are no heights: elevations assume {wishes.storey_height:g} m from one to the next "
        "whole number"
    )
    ground = next((index for index, level in enumerate(package.levels) if level.altitude >= 0), 0)
    for index, level in enumerate(package.levels):
        outline = shapely.union_all([package.area("buildings", level.name), package.area("outsides", level.name)])
        yield Storey(
            id=level.name,
            ordinal=index - ground,
            name=titles.get(level.name, Label()),
            short_name=level.name,
            elevation=level.altitude * wishes.storey_height,
            outline=outline,
            source=ledger.read("level", level.name),
        )
    for feature in package.features["buildings"]:
        ledger.use(ledger.read("building outline", feature.id), "is part of the outline of its level")


def _lifts(package: Package, *, ledger: Ledger) -> Iterator[Space]:
    for name in package.elevators:
        ledger.use(ledger.read("elevator", name), "joins its stops")
    for feature in package.features["elevatorlevels"]:
        yield Space(
            id=feature.id,
            storey=level_of(feature),
            shape=feature.shape,
            category="elevator",
            shaft=text_in(feature.properties, "elevator"),
            number=text_in(feature.properties, "button"),
            source=ledger.read("elevator stop", feature.id),
        )
        if "override_altitude" in feature.properties:
            ledger.note("stops between two floors; its height is taken for that of its level", subject=feature.id)


def _doors(package: Package, *, ledger: Ledger) -> Iterator[Hatch]:
    for feature in package.features["doors"]:
        yield Hatch(
            id=feature.id, storey=level_of(feature), shape=feature.shape, source=ledger.read("door", feature.id)
        )
    if package.features["doors"]:
        ledger.guess("doors say nothing of exits: all but those of lifts count as exits of their rooms")


def _obstacles(package: Package, *, ledger: Ledger) -> Iterator[Thing]:
    mapped: dict[str, BaseGeometry] = {}
    for feature in package.features["obstacles"]:
        shape = feature.shape
        crop = text_in(feature.properties, "crop_to_level")
        if crop:
            if crop not in mapped:
                mapped[crop] = shapely.union_all([package.area(kind, crop) for kind in ("buildings", "outsides")])
            shape = shapely.intersection(shapely.make_valid(shape), mapped[crop])
        yield _fixture(feature, shape, source=ledger.read("obstacle", feature.id))
    for feature in package.features["lineobstacles"]:
        width = feature.properties.get("width")
        thick = float(width) if isinstance(width, int | float) and 0 < width < 20 else 0.1
        shape = feature.shape.buffer(thick / 2, cap_style="flat", join_style="mitre")
        yield _fixture(feature, shape, source=ledger.read("line obstacle", feature.id))


def _fixture(feature: Feature, shape: BaseGeometry, *, source: tuple[str, str]) -> Thing:
    return Thing(
        id=feature.id, storey=level_of(feature), kind="fixture", shape=shape, category="obstruction", source=source
    )


def _lines(package: Package, *, ledger: Ledger) -> Iterator[Thing]:
    for kind, called, category in (("stairs", "stair line", TREADS), ("escalatorslopes", "escalator slope", "slope")):
        for feature in package.features[kind]:
            yield Thing(
                id=feature.id,
                storey=level_of(feature),
                kind="detail",
                shape=feature.shape,
                category=category,
                source=ledger.read(called, feature.id),
            )


def _note_groups(package: Package, *, ledger: Ledger) -> None:
    for name in sorted(package.groups):
        ledger.use(ledger.read("location group", name), "tells what its locations are for")
