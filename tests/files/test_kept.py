"""Stands that are there already, as a file of the event folder."""

import json
from dataclasses import replace
from pathlib import Path

from broken_stands import stand, stands
from jsonschema import Draft202012Validator
from shapely import affinity

from venueplan.files import booths_geojson, plan_bytes, read_event_folder, read_plan, schema
from venueplan.model import Plan


def test_stands_are_read_with_number_zone_and_level(quickstart: Path) -> None:
    stands(stand("stage", 10, 5, number="S1", zone="craft", blocked="yes"), stand("isle", 20, 5))(quickstart)
    _, event = read_event_folder(quickstart / "expo-day")
    assert [(one.id, one.number, one.zone, one.level, one.area, one.blocked) for one in event.kept] == [
        ("stage", "S1", "craft", "ground", 36.0, True),
        ("isle", "", "", "ground", 36.0, False),
    ]


def test_without_the_file_nothing_is_kept(quickstart: Path) -> None:
    assert read_event_folder(quickstart / "expo-day")[1].kept == ()


def test_what_a_build_wrote_can_be_kept(quickstart: Path, decided: Plan) -> None:
    """Floors are written on a grid of a millimetre; ids and numbers come back as they were."""
    assert decided.floor_plan
    inside = tuple(
        replace(booth, polygon=affinity.translate(booth.polygon, 15, 10)) for booth in decided.floor_plan.booths
    )
    plan = replace(decided, floor_plan=replace(decided.floor_plan, booths=inside))
    (quickstart / "expo-day" / "booths.geojson").write_bytes(booths_geojson(plan))
    _, event = read_event_folder(quickstart / "expo-day")
    for kept, booth in zip(event.kept, inside, strict=True):
        assert (kept.id, kept.number, kept.hall, kept.level) == (booth.id, booth.number, booth.hall, booth.level)
        assert kept.polygon.symmetric_difference(booth.polygon).area < 0.02


def test_kept_stands_are_part_of_the_plan_document(quickstart: Path, tmp_path: Path) -> None:
    stands(stand("stage", 10, 5))(quickstart)
    venue, event = read_event_folder(quickstart / "expo-day")
    (tmp_path / "plan.json").write_bytes(plan_bytes(Plan(venue=venue, event=event)))
    assert read_plan(tmp_path / "plan.json").event.kept == event.kept


def test_the_schema_takes_what_the_reader_takes(decided: Plan) -> None:
    document = json.loads(booths_geojson(decided))
    check = Draft202012Validator(schema("booths"))
    assert not list(check.iter_errors(document))
    document["features"][0]["properties"]["nubmer"] = "7"
    assert list(check.iter_errors(document))
    del document["features"][0]["properties"]["nubmer"], document["features"][0]["properties"]["hall"]
    assert list(check.iter_errors(document))
