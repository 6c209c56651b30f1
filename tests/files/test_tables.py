"""Lists for other programs: names and columns are an interface."""

import csv
import io
import json
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import shapely
from shapely import affinity, box
from shapely.geometry import shape

from venueplan.files import booths_geojson, exhibitors_csv, programme_csv
from venueplan.model import Exhibitor, Label, Plan

GRID = {"hall-A1": "A1", "hall-A2": "B1", "hall-A3": "B2"}


def _rows(data: bytes) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}


def _renamed(plan: Plan, identifier: str, name: str) -> Plan:
    def rename(exhibitor: Exhibitor) -> Exhibitor:
        return replace(exhibitor, name=Label.of(en=name)) if exhibitor.id == identifier else exhibitor

    return replace(plan, event=replace(plan.event, exhibitors=tuple(map(rename, plan.event.exhibitors))))


def test_booths_are_features_with_the_promised_properties(decided: Plan) -> None:
    features = {feature["properties"]["id"]: feature for feature in json.loads(booths_geojson(decided))["features"]}
    assert features["hall-A1"]["properties"] == {
        "id": "hall-A1",
        "number": "1A01",
        "hall": "hall",
        "level": "ground",
        "area": 9.0,
        "open_sides": 1,
        "exhibitors": ["brush", "ink"],
        "name_en": "Huzhou Brush House",
        "name_zh": "湖笔庄",
        "kind": "perimeter",
        "frontage": 3.0,
    }
    assert features["hall-A2"]["properties"]["area"] == 17.64
    assert shape(features["hall-A2"]["geometry"]).area == pytest.approx(17.64)


def test_coordinates_of_booths_are_rounded_to_a_millimetre(decided: Plan) -> None:
    first = json.loads(booths_geojson(decided))["features"][0]
    assert min(x for x, _ in first["geometry"]["coordinates"][0]) == 0.0


def test_a_free_booth_has_no_exhibitors_and_no_name(decided: Plan) -> None:
    empty = replace(decided, allocation=None)
    properties = json.loads(booths_geojson(empty))["features"][0]["properties"]
    assert (properties["exhibitors"], properties["name_en"], properties["name_zh"]) == ([], "", "")


def test_a_guest_stands_with_its_host_even_if_only_the_host_is_allocated(decided: Plan) -> None:
    assert decided.allocation
    without = tuple(one for one in decided.allocation.assignments if one.exhibitor != "ink")
    plan = replace(decided, allocation=replace(decided.allocation, assignments=without))
    assert json.loads(booths_geojson(plan))["features"][0]["properties"]["exhibitors"] == ["brush", "ink"]
    assert _rows(exhibitors_csv(plan, grid=GRID))["ink"]["booth_id"] == "hall-A1"


def test_exhibitors_begin_with_a_byte_order_mark_and_the_promised_columns(decided: Plan) -> None:
    first = exhibitors_csv(decided, grid=GRID).split(b"\r\n")[0]
    assert first == (
        b"\xef\xbb\xbfid,name_en,name_zh,booth,booth_id,hall,level,area,requested_area,preference_rank,grid"
    )


def test_nobody_is_left_out_of_the_list(decided: Plan) -> None:
    rows = _rows(exhibitors_csv(decided, grid=GRID))
    assert list(rows) == [exhibitor.id for exhibitor in decided.event.exhibitors]
    assert rows["silk"] == {
        "id": "silk",
        "name_en": "Lake Silk Weavers",
        "name_zh": "湖丝织造",
        "booth": "",
        "booth_id": "",
        "hall": "",
        "level": "",
        "area": "",
        "requested_area": "54",
        "preference_rank": "",
        "grid": "",
    }


def test_several_booths_stand_in_one_cell_in_one_order(decided: Plan) -> None:
    row = _rows(exhibitors_csv(decided, grid=GRID))["kiln"]
    assert row["booth"] == "1A02;1A03"
    assert row["booth_id"] == "hall-A2;hall-A3"
    assert row["hall"] == "hall;hall"
    assert row["level"] == "ground;ground"
    assert row["grid"] == "B1;B2"
    assert row["area"] == "26.64"


def test_the_rank_of_a_wish_is_told(decided: Plan) -> None:
    rows = _rows(exhibitors_csv(decided, grid=GRID))
    assert rows["brush"]["preference_rank"] == "1"
    assert rows["kiln"]["preference_rank"] == ""


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-1+1", "'-1+1"),
        ("@here", "'@here"),
        ("\tcell", "'\tcell"),
        ("\rcell", "'\rcell"),
        ("-3.5", "-3.5"),
        ("+3", "+3"),
        ("a=b", "a=b"),
        ('said "so", he did', 'said "so", he did'),
    ],
)
def test_a_name_never_runs_as_a_formula(decided: Plan, name: str, cell: str) -> None:
    assert _rows(exhibitors_csv(_renamed(decided, "silk", name), grid=GRID))["silk"]["name_en"] == cell


def test_the_programme_has_a_row_per_meeting(decided: Plan) -> None:
    data = programme_csv(decided)
    assert data.startswith(b"\xef\xbb\xbfid,title_en,title_zh,room,level,start,end,setup,attendance,capacity\r\n")
    assert _rows(data) == {
        "opening": {
            "id": "opening",
            "title_en": "Opening",
            "title_zh": "开幕式",
            "room": "r101",
            "level": "ground",
            "start": "2026-05-16T09:30:00+08:00",
            "end": "2026-05-16T10:30:00+08:00",
            "setup": "theatre",
            "attendance": "70",
            "capacity": "80",
        }
    }


def test_nothing_decided_is_no_rows(decided: Plan) -> None:
    empty = replace(decided, floor_plan=None, allocation=None, programme=None)
    assert json.loads(booths_geojson(empty)) == {"type": "FeatureCollection", "features": []}
    assert programme_csv(empty).count(b"\r\n") == 1
    assert all(not row["booth"] for row in _rows(exhibitors_csv(empty, grid={})).values())


def test_turned_stands_that_touch_do_not_overlap_when_written(decided: Plan) -> None:
    assert decided.floor_plan
    first, *_ = decided.floor_plan.booths
    shapes = [box(0, 0, 18, 3), *(box(2.0 * n, 3, 2.0 * n + 2.0, 6) for n in range(9))]
    turned = [affinity.rotate(one, 13.0, origin=(31.4, 27.2)) for one in shapes]
    booths = tuple(replace(first, id=f"b{n}", number=f"{n}", polygon=one) for n, one in enumerate(turned))
    plan = replace(decided, floor_plan=replace(decided.floor_plan, booths=booths), allocation=None)
    features = json.loads(booths_geojson(plan))["features"]
    written = [shape(feature["geometry"]) for feature in features]
    assert max(a.intersection(b).area for a, b in combinations(written, 2)) < 1e-6
    for one, feature in zip(written, features, strict=True):
        assert one.area == pytest.approx(feature["properties"]["area"], abs=0.02)
    plain = [shapely.transform(one, lambda points: np.round(points, 3)) for one in turned]
    assert max(a.intersection(b).area for a, b in combinations(plain, 2)) > 1e-4
