"""The Congress Center Hamburg: a whole building over nine levels that nobody here drew."""

from __future__ import annotations

import json
import math
import shutil
from collections import Counter
from itertools import permutations
from pathlib import Path

import networkx as nx
import pytest
import shapely

from venueplan.build import load_plan, write_import
from venueplan.build.importing import reach_of
from venueplan.errors import InputError
from venueplan.files.imports import Imported, import_venue
from venueplan.model import Plan
from venueplan.network import WalkNetwork, unit_graph
from venueplan.route import find_route
from venueplan.route.find import walking_minutes


@pytest.fixture(scope="module")
def cch(third_party: Path) -> Path:
    """Return the folder of the building."""
    return third_party / "cch"


@pytest.fixture(scope="module")
def imported(cch: Path) -> Imported:
    """Return the building as a venue."""
    return import_venue("c3nav", cch)


@pytest.fixture(scope="module")
def plan(cch: Path, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Return the building with an event to begin with, from the folder that an import writes."""
    out = tmp_path_factory.mktemp("cch") / "venue"
    write_import("c3nav", cch, out=out, event="fair")
    return load_plan(out / "fair")


@pytest.fixture(scope="module")
def searchable(cch: Path) -> dict[str, str]:
    """Return the locations that c3nav lets people search for, whole levels apart: id and the room's or its own."""
    features = json.loads((cch / "arealocations.geojson").read_text(encoding="utf-8"))["features"]
    return {
        feature["id"]: feature["properties"]["titles"]["en"]
        for feature in features
        if feature["properties"]["can_search"] and feature["properties"]["location_type"] != "level"
    }


def test_counts_and_area_are_those_of_the_files(imported: Imported, cch: Path) -> None:
    """165 rooms of 43,451 m², 273 doors and 9 levels: the figures of the README beside the data."""
    tallies = {tally.kind: tally for tally in imported.account.tallies}
    assert (tallies["room"].read, tallies["room"].kept) == (165, 165)
    assert (tallies["door"].read, tallies["door"].kept) == (273, 273)
    assert (tallies["level"].read, len(imported.venue.levels)) == (9, 9)
    assert dict(imported.account.areas)["read as room"] == pytest.approx(43_451, abs=1)
    for name, kind in (("doors", "door"), ("obstacles", "obstacle"), ("stairs", "stair line")):
        features = json.loads((cch / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
        assert tallies[kind].read == len(features)
        assert tallies[kind].balance == 0


def test_the_account_of_floor_closes(imported: Imported) -> None:
    assert sum(area for _, area in imported.account.areas) == pytest.approx(
        sum(unit.polygon.area for unit in imported.venue.units), abs=1e-3
    )
    assert abs(dict(imported.account.areas)["cut away by rounding"]) < 0.05


def test_a_mezzanine_is_a_level_between_and_not_a_range(imported: Imported) -> None:
    ordinals = {level.id: (level.ordinal, level.elevation) for level in imported.venue.levels}
    assert ordinals["0"] == (0, 0.0)
    assert ordinals["0-1"] == (1, 2.25)
    assert ordinals["4"] == (8, 18.0)


def test_flat_halls_are_for_exhibitions_and_stepped_ones_are_not(imported: Imported) -> None:
    """Halls 3, 4 and H are flat; 1 and 2 have stalls and balconies, 6 is a lecture hall, G is set up for talks."""
    uses = {unit.id: unit.use for unit in imported.venue.units if unit.use}
    assert {name for name, use in uses.items() if use == "exhibition"} == {"hall3", "hall4", "hallh"}
    assert uses["hall1-2"] == uses["hall6"] == uses["hallg"] == "plenary"
    assert uses["halla"] == "meeting"


def test_steps_within_rooms_are_told(imported: Imported) -> None:
    assert any("rooms have steps in their floor" in r.text for r in imported.account.remarks if r.sort == "warning")


def test_escalators_go_one_way(imported: Imported) -> None:
    directions = Counter(u.direction for u in imported.venue.units if u.category == "escalator" and u.shaft)
    assert set(directions) == {"up", "down"}


def test_six_lifts_have_their_29_stops(imported: Imported) -> None:
    stops = Counter(unit.shaft for unit in imported.venue.units if unit.category == "elevator" and unit.shaft)
    assert sum(stops.values()) == 29
    assert len(stops) == 6


def test_every_pair_of_places_is_joined_or_stands_in_the_list_with_its_gap(
    imported: Imported, searchable: dict[str, str]
) -> None:
    """Doors, stairs and lifts join them; the slow test below walks the floors."""
    venue = imported.venue
    assert len(searchable) == 114
    names = {str(unit.name): unit.id for unit in venue.units if unit.name}
    sections = {section.id for section in venue.sections}
    graph = unit_graph(WalkNetwork(venue=venue))
    listed = {name for name, _, _ in reach_of(venue).cut_off}
    in_english = {unit.name["en"]: unit.id for unit in venue.units if unit.name}
    rooms = {place: in_english.get(title) for place, title in searchable.items()}
    assert all(rooms[place] or place in sections for place in searchable), names
    joined = {unit for unit in rooms.values() if unit and unit not in listed}
    reached = {name: nx.descendants(graph, name) | {name} for name in joined}
    assert all(b in reached[a] for a, b in permutations(joined, 2))
    assert len(listed & set(filter(None, rooms.values()))) == 1


def test_the_gap_that_is_listed_is_in_the_data(imported: Imported, cch: Path) -> None:
    """The barrier-free WC of the foyer of hall 3 has no door within a wall of it in the files, either."""
    [gap] = [row for row in reach_of(imported.venue).cut_off if "barrier-free" in row[1]]
    assert gap[2] == "no door touches it"
    rooms = json.loads((cch / "rooms.geojson").read_text(encoding="utf-8"))["features"]
    doors = json.loads((cch / "doors.geojson").read_text(encoding="utf-8"))["features"]
    room = next(f for f in rooms if f["id"] == gap[0])
    shape = shapely.from_geojson(json.dumps(room["geometry"]))
    near = [
        door["id"]
        for door in doors
        if door["properties"]["level"] == room["properties"]["level"]
        and shapely.from_geojson(json.dumps(door["geometry"])).dwithin(shape, 0.25)
    ]
    assert near == []


def test_step_free_ways_lead_through_lifts(imported: Imported) -> None:
    venue = imported.venue
    graph = unit_graph(WalkNetwork(venue=venue), step_free=True)
    lifts = {unit.id for unit in venue.units if unit.category == "elevator"}
    for goal in ("hall1-foyer3", "hall2-foyer4", "halldg-foyer", "corridor-a-c"):
        assert nx.has_path(graph, "entrance", goal)
        assert not nx.has_path(graph.subgraph(set(graph) - lifts), "entrance", goal)


@pytest.mark.slow
def test_a_step_free_route_uses_a_lift_and_no_stairs(plan: Plan) -> None:
    route = find_route(plan, origin="entrance", destination="elevators-foyer1", step_free=True)
    kinds = {leg.kind for leg in route.legs}
    assert "elevator" in kinds
    assert not kinds & {"stairs", "escalator"}


@pytest.mark.slow
def test_the_floors_lead_from_the_entrance_to_every_place(plan: Plan, searchable: dict[str, str]) -> None:
    """What stands on the floor blocks no way: only the room without a door is not reached."""
    in_english = {unit.name["en"]: f"unit:{unit.id}" for unit in plan.venue.units if unit.name}
    goals = sorted({in_english.get(title, f"section:{place}") for place, title in searchable.items()})
    reached = walking_minutes(plan, origin="entrance", destinations=[goal.partition(":")[2] for goal in goals])
    missed = {name for name, minutes in reached.items() if not math.isfinite(minutes)}
    assert len(reached) == len(goals)
    assert missed == {name for name, called, _ in reach_of(plan.venue).cut_off if "barrier-free" in called}


def test_a_level_that_is_not_there_is_one_sentence(cch: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(cch, tmp_path / "cch"))
    text = (folder / "doors.geojson").read_text(encoding="utf-8")
    (folder / "doors.geojson").write_text(
        text.replace('"level": "0"', '"level": "7"', 1).replace('"level":"0"', '"level":"7"', 1)
    )
    with pytest.raises(InputError, match=r"doors\.geojson feature \S+: level '7' is not in levels\.json"):
        import_venue("c3nav", folder)


def test_two_levels_of_one_altitude_are_one_sentence(cch: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(cch, tmp_path / "cch"))
    levels = json.loads((folder / "levels.json").read_text(encoding="utf-8"))
    levels["1"]["altitude"] = levels["0"]["altitude"]
    (folder / "levels.json").write_text(json.dumps(levels))
    with pytest.raises(InputError, match="so none of them is above the other"):
        import_venue("c3nav", folder)
