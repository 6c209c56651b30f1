"""Published schemas accept what venueplan reads and writes, and refuse what its readers refuse."""

import csv
import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from venueplan.errors import UnknownNameError
from venueplan.files import manifest_json, plan_bytes, report_json, schema
from venueplan.files.schemas import schema_kinds
from venueplan.model import Finding, Label, Place, Plan, Report


def _faults(kind: str, document: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(kind)).iter_errors(document)]


def _as_json(value: Any) -> Any:
    """Turn TOML's dates and times into text, as a schema sees them."""
    if isinstance(value, dict):
        return {key: _as_json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_as_json(entry) for entry in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


@pytest.mark.parametrize("kind", schema_kinds())
def test_every_schema_is_sound(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind) == schema(kind)


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(UnknownNameError, match="no schema 'units'; did you mean 'unit'"):
        schema("units")


@pytest.mark.parametrize("venue", ["quickstart", "wuzhen"])
def test_features_are_valid(layouts: Path, venue: str) -> None:
    for path in sorted((layouts / venue).glob("*.geojson")):
        assert not _faults(path.stem.split("-")[0], json.loads(path.read_text(encoding="utf-8"))), path.name


@pytest.mark.parametrize("venue", ["quickstart", "wuzhen"])
def test_settings_are_valid(layouts: Path, venue: str) -> None:
    for path in sorted((layouts / venue).rglob("*.toml")):
        assert not _faults(path.stem, _as_json(tomllib.loads(path.read_text(encoding="utf-8")))), path.name


@pytest.mark.parametrize("event", ["quickstart/expo-day", "wuzhen/wic-2017"])
def test_lists_are_valid(layouts: Path, event: str) -> None:
    for path in sorted((layouts / event).glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert not _faults(path.stem, list(csv.DictReader(file))), path.name


def test_plan_report_and_manifest_are_valid(decided: Plan, tmp_path: Path) -> None:
    finding = Finding(
        id="a",
        rule="b",
        severity="note",
        subject="c",
        message=Label.of(en="d"),
        place=Place(level="ground", x=1.0, y=2.0),
        measured=float("inf"),
    )
    (tmp_path / "plan.json").write_bytes(plan_bytes(decided))
    report = Report(figures=(("one", 1),), findings=(finding,))
    assert not _faults("plan", json.loads(plan_bytes(decided)))
    assert not _faults("report", json.loads(report_json(report)))
    assert not _faults("manifest", json.loads(manifest_json(tmp_path, ())))


@pytest.mark.parametrize(
    ("properties", "fault"),
    [
        ({"wdith": 3}, "'wdith'"),
        ({"width": -1}, "-1"),
        ({"category": "gate"}, "'gate'"),
        ({"evidence": "maybe"}, "'maybe'"),
        ({"name_english": "Gate"}, "'name_english'"),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(layouts: Path, properties: dict[str, object], fault: str) -> None:
    document = json.loads((layouts / "quickstart" / "opening.geojson").read_text(encoding="utf-8"))
    document["features"][0]["properties"] |= properties
    assert any(fault in message for message in _faults("opening", document))


def test_a_schema_refuses_another_geometry(layouts: Path) -> None:
    document = json.loads((layouts / "quickstart" / "opening.geojson").read_text(encoding="utf-8"))
    document["features"][0]["geometry"] = {"type": "Point", "coordinates": [1, 2]}
    assert _faults("opening", document)


def test_a_plan_of_another_version_is_refused(decided: Plan) -> None:
    assert _faults("plan", json.loads(plan_bytes(decided)) | {"version": 99})
