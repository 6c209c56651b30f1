"""What the drawing of Wuzhen promises, measured on the files themselves."""

import csv
import datetime as dt
import filecmp
import itertools
import json
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import pytest
import shapely
from shapely import LineString, Point, Polygon, STRtree
from shapely.geometry import shape

from venueplan.check import check_plan
from venueplan.files import read_venue
from venueplan.model import Calendar, Event, FloorPlan, Label, Plan

GROSS_FLOOR_AREA = {
    "conf-1": 18_590,
    "conf-2": 10_391,
    "conf-3": 2_729,
    "recep-1": 8_206,
    "recep-2": 6_387,
    "expo-1": 30_040,
    "expo-2": 4_657,
}
OPEN = {"walkway", "unenclosedarea", "terrace", "road", "parking", "vegetation", "platform", "footbridge"}
MEETING_ROOMS = {
    *(
        "r101",
        "r102",
        "r103",
        "r105",
        "r106",
        "r201",
        "r202",
        "r203",
        "r205",
        "r206",
        "r207",
        "r208",
        "r215",
        "r216",
        "r217",
    ),
    *("zhenshui", "yunhe", "net-theatre"),
}


class Feature(NamedTuple):
    """A feature as it stands in the file."""

    geometry: Any
    properties: dict[str, Any]


class Folder(NamedTuple):
    """The feature files of the venue, by type and id."""

    level: dict[str, Feature]
    unit: dict[str, Feature]
    opening: dict[str, Feature]
    fixture: dict[str, Feature]
    amenity: dict[str, Feature]
    section: dict[str, Feature]
    detail: dict[str, Feature]

    def ordinal(self, feature: Feature) -> int:
        return int(self.level[feature.properties["level"]].properties["ordinal"])


@pytest.fixture(scope="module")
def folder(layouts: Path) -> Path:
    return layouts / "wuzhen"


def _read(path: Path, stem: str) -> dict[str, Feature]:
    found: dict[str, Feature] = {}
    for file in sorted(path.glob(f"{stem}*.geojson")):
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
            feature_id = feature["properties"]["id"]
            assert feature_id not in found, feature_id
            found[feature_id] = Feature(shape(feature["geometry"]), feature["properties"])
    return found


@pytest.fixture(scope="module")
def venue(folder: Path) -> Folder:
    return Folder(*(_read(folder, stem) for stem in Folder._fields))


@pytest.fixture(scope="module")
def neighbours(venue: Folder) -> dict[str, list[str]]:
    """Units on whose outline each opening lies."""
    found: dict[str, list[str]] = {}
    for opening_id, opening in venue.opening.items():
        ordinal = venue.ordinal(opening)
        found[opening_id] = [
            unit_id
            for unit_id, unit in venue.unit.items()
            if venue.ordinal(unit) == ordinal and unit.geometry.boundary.buffer(0.01).covers(opening.geometry)
        ]
    return found


def _halls(venue: Folder) -> dict[str, Feature]:
    return {k: u for k, u in venue.unit.items() if u.properties.get("use") == "exhibition"}


def _exits(venue: Folder, neighbours: dict[str, list[str]], unit: str) -> list[Feature]:
    return [o for k, o in venue.opening.items() if unit in neighbours[k] and o.properties.get("exit")]


def test_gross_floor_area_by_centre_and_level(venue: Folder) -> None:
    measured = {k: level.geometry.area for k, level in venue.level.items() if not level.properties.get("outdoor")}
    assert measured.keys() == GROSS_FLOOR_AREA.keys()
    for level, area in GROSS_FLOOR_AREA.items():
        assert measured[level] == pytest.approx(area, abs=1.0), level
    assert sum(measured.values()) == pytest.approx(81_000, rel=1e-3)


def test_readme_states_the_measured_areas(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    for level, area in GROSS_FLOOR_AREA.items():
        assert f"| `{level}` | {area:,} |" in text, level
    assert "**81,000**" in text


def test_wuzhen_hall_measures_4500(venue: Folder) -> None:
    hall = venue.unit["wuzhen-hall"]
    assert hall.geometry.area == pytest.approx(4_500, abs=0.5)
    assert hall.properties["use"] == "plenary"
    assert hall.properties["capacity_theatre"] == 3_000


def test_eight_halls_measure_22000(venue: Folder) -> None:
    halls = _halls(venue)
    assert sorted(halls) == [f"H{n}" for n in range(1, 9)]
    areas = [h.geometry.area for h in halls.values()]
    assert sum(areas) == pytest.approx(22_000, rel=1e-3)
    assert min(areas) > 1_600
    assert max(areas) < 4_200


def test_halls_join_by_openings_of_six_metres(venue: Folder, neighbours: dict[str, list[str]]) -> None:
    for n in range(1, 8):
        passage = f"H{n}-H{n + 1}"
        assert sorted(neighbours[passage]) == [f"H{n}", f"H{n + 1}"]
        assert venue.opening[passage].properties["width"] == pytest.approx(6.0)


def test_five_halls_have_columns_on_twelve_metres_or_less(venue: Folder) -> None:
    tight = []
    for hall_id in _halls(venue):
        columns = [f.geometry.centroid for k, f in venue.fixture.items() if k.startswith(f"{hall_id}-column")]
        if len(columns) < 4:
            continue
        distances = [min(a.distance(b) for b in columns if b is not a) for a in columns]
        if max(distances) <= 12.0 + 1e-3:
            tight.append(hall_id)
    assert tight == ["H2", "H3", "H6", "H7", "H8"]


def test_three_halls_or_more_are_not_rectangles(venue: Folder) -> None:
    slanted = [
        k for k, h in _halls(venue).items() if h.geometry.area < 0.97 * h.geometry.minimum_rotated_rectangle.area
    ]
    assert len(slanted) >= 3, slanted


def test_exits_of_the_halls_are_wide_and_near_enough(venue: Folder, neighbours: dict[str, list[str]]) -> None:
    """GB 50016: 0.75 persons per m², 0.65 m of exit per 100 persons, 37.5 m in a straight line with sprinklers."""
    for hall_id, hall in _halls(venue).items():
        exits = _exits(venue, neighbours, hall_id)
        assert sum(o.properties["width"] for o in exits) >= hall.geometry.area * 0.75 * 0.65 / 100, hall_id
        assert min(o.properties["width"] for o in exits) >= 1.40
        assert min(a.geometry.distance(b.geometry) for a in exits for b in exits if a is not b) >= 5.0
        assert hall.properties["sprinklered"]
        x0, y0, x1, y1 = hall.geometry.bounds
        grid = [Point(x, y) for x in np.arange(x0, x1, 1.0) for y in np.arange(y0, y1, 1.0)]
        inside = [p for p in [*grid, *map(Point, hall.geometry.exterior.coords)] if hall.geometry.covers(p)]
        doors = shapely.union_all([o.geometry for o in exits])
        assert max(p.distance(doors) for p in inside) <= 37.5, hall_id


def test_eighteen_meeting_rooms_with_two_doors(venue: Folder, neighbours: dict[str, list[str]]) -> None:
    rooms = {k for k, u in venue.unit.items() if u.properties.get("use") == "meeting"}
    assert rooms == MEETING_ROOMS
    numbers = {
        venue.unit[r].properties["name_zh"]: venue.unit[r].properties["number"]
        for r in ("r106", "r203", "r208", "r217")
    }
    assert numbers == {"慈云厅": "106", "雨读厅": "203", "垄行厅": "208", "通安厅": "217"}
    for room in rooms | {"wuzhen-hall", "press-centre", "catering-1", "catering-2"}:
        exits = _exits(venue, neighbours, room)
        capacity = max(v for k, v in venue.unit[room].properties.items() if k.startswith("capacity_"))
        assert len(exits) >= 2, room
        assert sum(o.properties["width"] for o in exits) >= capacity * 0.65 / 100, room


def test_press_centre_and_catering_hold_what_is_published(venue: Folder) -> None:
    press = venue.unit["press-centre"]
    assert press.properties["capacity_classroom"] == 700
    assert press.geometry.area >= 1_000
    assert sum(venue.unit[f"catering-{n}"].properties["capacity_banquet"] for n in (1, 2)) == 1_600


def test_sources_say_what_of_a_room_is_known(venue: Folder) -> None:
    def source(room: str) -> str:
        return str(venue.unit[room].properties.get("source", ""))

    named = {room for room in MEETING_ROOMS if "name" in source(room).split(" in published")[0]}
    numbered = {room for room in named if "number" in source(room)}
    assert numbered == {"r106", "r203", "r208", "r217"}
    assert named - numbered == {"zhenshui", "yunhe", "net-theatre"}
    assert all(bool(venue.unit[room].properties.get("number")) == (room in numbered) for room in named)
    for room, figure in (("press-centre", "700 "), ("catering-1", "1,600 "), ("catering-2", "1,600 ")):
        assert venue.unit[room].properties["evidence"] == "attested"
        assert figure in source(room)
        assert source(room).endswith("name, place and shape assumed")


def test_stages_stand_outside_the_halls_with_room_for_two_hundred(venue: Folder) -> None:
    halls = shapely.union_all([h.geometry for h in _halls(venue).values()])
    for section_id in ("release-stage-1", "release-stage-2", "matchmaking-stage"):
        section = venue.section[section_id]
        assert section.properties["use"] == "stage-area"
        assert section.geometry.area >= 250
        assert not section.geometry.intersects(halls)
        assert section.geometry.covers(venue.fixture[f"{section_id}-platform"].geometry)


def test_units_tile_their_levels(venue: Folder) -> None:
    by_level: dict[str, list[Polygon]] = defaultdict(list)
    for unit in venue.unit.values():
        by_level[unit.properties["level"]].append(unit.geometry)
        assert unit.geometry.is_valid
    for level_id, polygons in by_level.items():
        tree = STRtree(polygons)
        pairs = tree.query(polygons, predicate="intersects").T
        assert max((polygons[a].intersection(polygons[b]).area for a, b in pairs if a < b), default=0.0) < 1e-4
        if level_id != "ground":
            assert sum(p.area for p in polygons) == pytest.approx(venue.level[level_id].geometry.area, abs=0.01)


def test_every_opening_lies_on_one_unit_or_two(venue: Folder, neighbours: dict[str, list[str]]) -> None:
    for opening_id, opening in venue.opening.items():
        assert len(neighbours[opening_id]) == 2, opening_id
        assert opening.properties["width"] <= opening.geometry.length + 2e-3, opening_id


def _shafts(venue: Folder, *, step_free: bool) -> list[list[str]]:
    shafts: dict[str, list[str]] = defaultdict(list)
    for unit_id, unit in venue.unit.items():
        shaft = unit.properties.get("shaft")
        if shaft and (unit.properties["category"] == "elevator" or not step_free):
            shafts[shaft].append(unit_id)
    return list(shafts.values())


def _open_ground(venue: Folder) -> list[tuple[str, str]]:
    """Return the pairs of outdoor units that meet without a wall."""
    outside = [k for k, u in venue.unit.items() if u.properties["category"] in OPEN]
    meet = (
        (a, b, venue.unit[a].geometry.intersection(venue.unit[b].geometry))
        for a, b in itertools.combinations(outside, 2)
    )
    return [(a, b) for a, b, common in meet if common.length > 0.5]


def _graph(venue: Folder, neighbours: dict[str, list[str]], *, visitors: bool, step_free: bool) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(venue.unit)
    for opening_id, units in neighbours.items():
        closed = venue.opening[opening_id].properties["category"] in {"emergencyexit", "service"}
        if not (visitors and closed):
            graph.add_edge(*units)
    for shaft in _shafts(venue, step_free=step_free):
        assert len(shaft) >= 2, shaft
        nx.add_path(graph, shaft)
    graph.add_edges_from(_open_ground(venue))
    return graph


def test_every_unit_is_reachable(venue: Folder, neighbours: dict[str, list[str]]) -> None:
    assert nx.number_connected_components(_graph(venue, neighbours, visitors=False, step_free=False)) == 1


def test_visitors_reach_every_public_room_without_a_step(venue: Folder, neighbours: dict[str, list[str]]) -> None:
    reached = nx.node_connected_component(_graph(venue, neighbours, visitors=True, step_free=True), "arrival-hall")
    public = {
        k
        for k, u in venue.unit.items()
        if not u.properties.get("restricted") and u.properties["category"] not in {"stairs", "escalator", "kitchen"}
    }
    assert public <= reached


def test_each_building_has_lifts_stairs_and_a_pair_of_escalators(venue: Folder) -> None:
    shafts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in venue.unit.values():
        if unit.properties.get("shaft"):
            building = venue.level[unit.properties["level"]].properties["building"]
            shafts[building, unit.properties["category"]].add(unit.properties["shaft"])
    for building in ("conference", "reception", "exhibition"):
        assert len(shafts[building, "elevator"]) >= 2
        assert len(shafts[building, "stairs"]) >= 3
        assert len(shafts[building, "escalator"]) >= 2
    toilets = {u.properties["level"] for u in venue.unit.values() if u.properties["category"].startswith("restroom")}
    assert toilets == GROSS_FLOOR_AREA.keys()


def test_columns_and_desks_stand_clear_of_doors(venue: Folder) -> None:
    for fixture_id, fixture in venue.fixture.items():
        if fixture.properties["category"] in {"stage", "water"}:
            continue
        for opening_id, opening in venue.opening.items():
            if venue.ordinal(fixture) == venue.ordinal(opening):
                assert fixture.geometry.distance(opening.geometry) >= 1.4, (fixture_id, opening_id)


def test_every_feature_says_attested_or_assumed(venue: Folder, folder: Path) -> None:
    for features in venue:
        for feature_id, feature in features.items():
            assert feature.properties["evidence"] in {"attested", "assumed"}, feature_id
            if feature.properties["evidence"] == "attested":
                assert feature.properties.get("source"), feature_id
    settings = tomllib.loads((folder / "venue.toml").read_text(encoding="utf-8"))
    assert {b["evidence"] for b in settings["building"]} == {"attested"}


def test_public_places_have_names_in_two_languages(venue: Folder) -> None:
    for features in (venue.level, venue.unit, venue.section):
        for feature_id, feature in features.items():
            assert feature.properties["name_zh"], feature_id
            assert feature.properties["name_en"], feature_id


def test_floor_boxes_serve_every_hall(venue: Folder) -> None:
    for hall_id, hall in _halls(venue).items():
        boxes = [a for k, a in venue.amenity.items() if k.startswith(f"{hall_id}-box")]
        assert all(hall.geometry.covers(a.geometry) for a in boxes)
        x0, y0, x1, y1 = hall.geometry.bounds
        grid = [Point(x, y) for x in np.arange(x0, x1, 1.0) for y in np.arange(y0, y1, 1.0)]
        inside = [p for p in grid if hall.geometry.covers(p)]
        power = shapely.union_all([a.geometry for a in boxes])
        water = shapely.union_all([a.geometry for a in boxes if "water;drain" in a.properties["supplies"]])
        assert max(p.distance(power) for p in inside) <= 12.0, hall_id
        assert max(p.distance(water) for p in inside) <= 12.0, hall_id


def test_sign_sites_stand_on_free_floor(venue: Folder, folder: Path) -> None:
    with (folder / "wic-2017" / "signs.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    kinds = [row["kind"] for row in rows]
    assert kinds.count("board") >= 16
    assert kinds.count("direction") >= 12
    for row in rows:
        spot = Point(float(row["x"]), float(row["y"]))
        home = [u for u in venue.unit.values() if u.properties["level"] == row["level"] and u.geometry.covers(spot)]
        assert len(home) == 1, row["id"]
        blocks = [
            f
            for f in venue.fixture.values()
            if f.properties["level"] == row["level"] and f.properties["category"] != "stage"
        ]
        assert min((f.geometry.distance(spot) for f in blocks), default=1.0) >= 0.59, row["id"]
        if row["level"] != "ground":
            assert home[0].geometry.boundary.distance(spot) >= 0.59, row["id"]


def test_boards_face_the_wall_they_hang_on(venue: Folder, folder: Path) -> None:
    """One step in the direction of the reader's look leaves the room: the board hangs there."""
    with (folder / "wic-2017" / "signs.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [r for r in csv.DictReader(stream) if r["kind"] == "board" and r["id"] != "board-arrival"]
    for row in rows:
        x, y, turn = float(row["x"]), float(row["y"]), np.radians(float(row["facing"]))
        look = LineString([(x, y), (x + 1.2 * np.sin(turn), y + 1.2 * np.cos(turn))])
        home = next(
            u for u in venue.unit.values() if u.properties["level"] == row["level"] and u.geometry.covers(Point(x, y))
        )
        assert look.crosses(home.geometry.boundary), row["id"]


def test_assembly_points_lie_on_open_ground(venue: Folder) -> None:
    points = [a for a in venue.amenity.values() if a.properties.get("kind") == "assembly-point"]
    assert len(points) >= 4
    for point in points:
        home = [
            u for u in venue.unit.values() if u.properties["category"] in OPEN and u.geometry.contains(point.geometry)
        ]
        assert len(home) == 1, point.properties["id"]
        assert min(f.geometry.distance(point.geometry) for f in venue.fixture.values()) > 1.0, point.properties["id"]


def test_the_building_alone_breaks_no_rule(folder: Path) -> None:
    venue = read_venue(folder)
    calendar = Calendar(days=(dt.date(2017, 12, 3),))
    event = Event(id="empty", name=Label.of(en="Nothing yet"), calendar=calendar, rules="china")
    report = check_plan(Plan(venue=venue, event=event, floor_plan=FloorPlan()))
    assert [f.message["en"] for f in report.findings if f.severity == "error"] == []
    assert {f.rule for f in report.findings} <= {"exit-catchment"}
    assert [hall.id for hall in venue.halls] == [f"H{n}" for n in range(1, 9)]


def test_files_stay_small(folder: Path) -> None:
    assert sum(f.stat().st_size for f in folder.glob("*.geojson")) < 3_000_000


def test_recipe_reproduces_the_files(folder: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(folder / "recipe"), str(tmp_path)], check=True)
    made = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert "wic-2017/signs.csv" in made
    assert {p.name for p in folder.glob("*.geojson")} == {name for name in made if name.endswith(".geojson")}
    _, different, missing = filecmp.cmpfiles(tmp_path, folder, made, shallow=False)
    assert not different
    assert not missing
