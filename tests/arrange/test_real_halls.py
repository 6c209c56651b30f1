"""The two largest halls of the Congress Center Hamburg, as others have drawn them, laid out.

Figures: ``python -m pytest tests/arrange/test_real_halls.py -s`` prints net share and what the building lacks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import shapely
from halls import Hall, Line, event_of, venue_of
from judging import errors_of, removable
from shapely import LineString, Polygon, union_all
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from venueplan.arrange import arrange_booths
from venueplan.model import Plan

TOUCH = 0.03
"""A door is drawn as a rectangle across the wall; it belongs to a room that it comes so near to, metres."""


@pytest.fixture(scope="module")
def cch(third_party: Path) -> Path:
    folder = third_party / "cch"
    if not folder.is_dir():
        pytest.skip("the data of the Congress Center Hamburg is not beside this checkout")
    return folder


def features(folder: Path, kind: str) -> Iterator[tuple[str, str, BaseGeometry]]:
    """Yield id, level and shape of every feature of a kind."""
    collection = json.loads((folder / f"{kind}.geojson").read_text(encoding="utf-8"))
    for feature in collection["features"]:
        yield feature["id"], feature["properties"]["level"], shape(feature["geometry"])


def hall_of(folder: Path, name: str) -> Hall:
    """Return a room as a hall: doors where they meet its outline, no stands on steps and on floor that is taken."""
    level, outline = next((level, room) for room_id, level, room in features(folder, "rooms") if room_id == name)
    assert isinstance(outline, Polygon)
    doors = [door_line(door, outline) for _, on, door in features(folder, "doors") if on == level]
    taken = [
        part.convex_hull
        for kind in ("stairs", "lineobstacles", "obstacles", "stuffedareas", "holes")
        for _, on, part in features(folder, kind)
        if on == level and part.intersects(outline)
    ]
    areas = shapely.get_parts(union_all([part.buffer(0.3) for part in taken]).intersection(outline))
    return Hall(
        outline=outline,
        doors=tuple(door for door in doors if door),
        no_build=tuple(area for area in areas if isinstance(area, Polygon)),
    )


def door_line(door: BaseGeometry, outline: Polygon) -> Line | None:
    """Return the stretch of an outline at which a door opens, as wide as the door itself."""
    cut = outline.exterior.intersection(door.buffer(TOUCH))
    merged = shapely.line_merge(cut) if cut.geom_type == "MultiLineString" else cut
    walls = [LineString(pair) for part in shapely.get_parts(merged) for pair in pairwise(part.simplify(TOUCH).coords)]
    wall = max(walls, key=lambda line: line.length, default=LineString())
    if wall.length < 0.5:
        return None
    first, last = (wall.interpolate(at) for at in (TOUCH, wall.length - TOUCH))
    return (first.x, first.y), (last.x, last.y)


@pytest.mark.parametrize(("name", "area"), [("hallh", 6988.27), ("hall3", 2144.85)])
def test_a_real_hall_has_no_error_that_another_layout_could_remove(cch: Path, name: str, area: float) -> None:
    hall = hall_of(cch, name)
    assert hall.outline.area == pytest.approx(area, abs=0.01)
    venue, event = venue_of(hall), event_of()
    floor_plan = arrange_booths(venue, event)
    assert removable(venue, event, floor_plan) == []
    figures = floor_plan.halls[0]
    print(f"\n{name}: {figures.net:.0f} of {figures.gross:.0f} m², {figures.net / figures.gross:.3f} net")  # noqa: T201
    for error in errors_of(Plan(venue=venue, event=event, floor_plan=floor_plan)):
        print(" ", error.message["en"])  # noqa: T201


def test_the_largest_lacks_exit_width_of_its_own(cch: Path) -> None:
    """6,988.27 m² · 0.75 persons/m² = 5,242 persons need 5,242 / 100 · 0.65 = 34.07 m; eleven doors have about 27 m."""
    venue, event = venue_of(hall_of(cch, "hallh")), event_of()
    assert len(venue.openings) == 11
    width = next(e for e in errors_of(Plan(venue=venue, event=event)) if e.rule == "exit-width")
    assert width.limit == pytest.approx(34.07, abs=0.01)
    assert width.measured == pytest.approx(27.1, abs=0.5)
