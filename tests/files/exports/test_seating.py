"""Seating plans for pretix: every chair in its room, none on another, none beyond what the room may hold."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import numpy as np
import pytest
import shapely
from scipy.spatial.distance import pdist
from shapely import Point, box

from venueplan.errors import InputError
from venueplan.files.exports import seating_json
from venueplan.files.exports.seating import PIXELS
from venueplan.model import Label, Plan, Unit
from venueplan.rules import row_rules, rule_pack, seats_in_rows
from venueplan.rules.people.chairs import rows_of_chairs

WHOLE, NUMBER, TEXT, YES = ({"type": kind} for kind in ("integer", "number", "string", "boolean"))


def _list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _closed(required: str, **properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with these properties and no other."""
    names = required.split()
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


POSITION = _closed("x y", x=WHOLE, y=WHOLE)
SEAT = _closed(
    "seat_guid seat_number position category", seat_guid=TEXT, seat_number=TEXT, position=POSITION, category=TEXT
)
ROW = _closed("seats row_number", row_number=TEXT, seats=_list_of(SEAT), position=POSITION)
AREA = _closed(
    "width height position",
    **dict.fromkeys(("color", "border_color", "text"), TEXT),
    **dict.fromkeys(("width", "height"), WHOLE),
    position=POSITION,
    rotation=NUMBER,
)
ZONE = _closed("position rows", name=TEXT, displayed=YES, position=POSITION, rows=_list_of(ROW), areas=_list_of(AREA))
SCHEMA = _closed(
    "zones name categories",
    name=TEXT,
    zones=_list_of(ZONE),
    categories=_list_of({"type": "object", "required": ["name"]}),
    size=_closed("width height", width=WHOLE, height=WHOLE),
)
"""What pretix asks of a seating plan (``src/pretix/static/seating/seating-plan.schema.json``), in short."""


def test_a_seating_plan_is_what_pretix_asks_for(decided: Plan) -> None:
    data, figures = seating_json(decided)
    document = json.loads(data)
    jsonschema.validate(document, SCHEMA)
    assert figures == (("r101", 80),)
    seats = [seat for zone in document["zones"] for row in zone["rows"] for seat in row["seats"]]
    assert len(seats) == len({seat["seat_guid"] for seat in seats}) == 80
    assert {seat["category"] for seat in seats} == {category["name"] for category in document["categories"]}
    assert seating_json(decided)[0] == data


def test_the_schema_would_find_a_fault(decided: Plan) -> None:
    """The control: a seat without a number is refused."""
    document = json.loads(seating_json(decided)[0])
    del document["zones"][0]["rows"][0]["seats"][0]["seat_number"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)


def test_every_chair_is_in_its_room_and_on_the_page(decided: Plan) -> None:
    document = json.loads(seating_json(decided)[0])
    room = decided.venue.unit("r101").polygon
    left, _, _, high = room.bounds
    [zone] = document["zones"]
    for row in zone["rows"]:
        for seat in row["seats"]:
            x, y = seat["position"]["x"], seat["position"]["y"]
            assert 0 < x < document["size"]["width"]
            assert 0 < y < document["size"]["height"]
            assert room.buffer(-0.2).covers(Point(left + x / PIXELS, high - y / PIXELS))


@pytest.mark.parametrize("pack", ["china", "ibc"])
@pytest.mark.parametrize("angle", [0.0, 33.0])
def test_as_many_chairs_stand_as_the_rules_count_and_none_on_another(pack: str, angle: float, decided: Plan) -> None:
    rules = row_rules(rule_pack(pack))
    assert rules
    polygon = shapely.affinity.rotate(box(0, 0, 22, 17), angle, origin=(0, 0))
    room = Unit(id="r", category="room", level="ground", polygon=polygon, name=Label.of(en="R"))
    venue = replace(decided.venue, units=(room,), fixtures=(), sections=())
    rows = rows_of_chairs(room, venue=venue, pack=rule_pack(pack), most=10_000)
    chairs = np.asarray([chair for row in rows for chair in row])
    assert len(chairs) == seats_in_rows(room, venue=venue, pack=rule_pack(pack))
    assert pdist(chairs).min() >= min(rules.width, rules.depth + rules.clear) - 1e-6
    assert all(polygon.buffer(-0.2).covers(Point(chair)) for chair in chairs)
    fewer = rows_of_chairs(room, venue=venue, pack=rule_pack(pack), most=50)
    assert sum(map(len, fewer)) == 50
    assert fewer[0] == rows[0]


def test_a_programme_without_seated_rooms_is_a_sentence(decided: Plan) -> None:
    with pytest.raises(InputError, match="no meeting of the programme sits in rows"):
        seating_json(replace(decided, programme=None))
