"""plan.json: what is written is read again, and whatever else stands in it is a sentence."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box

from venueplan.errors import InputError
from venueplan.files import plan_bytes, read_plan, write_plan
from venueplan.model import (
    Amenity,
    BoothPattern,
    Calendar,
    Event,
    Exhibitor,
    Forum,
    Georeference,
    Label,
    Level,
    Opening,
    Plan,
    SignSite,
    Title,
    Unit,
    Venue,
    Zone,
)

_names = st.builds(Label.of, zh=st.text(max_size=8), en=st.text(max_size=8))
_metres = st.integers(-(10**9), 10**9).map(lambda micrometres: micrometres / 10**6)
_sizes = st.integers(10**5, 10**8).map(lambda micrometres: micrometres / 10**6)
_amounts = st.floats(0, 1e6, allow_nan=False)


@st.composite
def _polygons(draw: st.DrawFn) -> Polygon:
    x, y, width, depth = draw(_metres), draw(_metres), draw(_sizes), draw(_sizes)
    return box(x, y, round(x + width, 6), round(y + depth, 6))


def _units() -> st.SearchStrategy[Unit]:
    return st.builds(
        Unit,
        id=st.just("u"),
        category=st.sampled_from(["auditorium", "lobby"]),
        level=st.just("l"),
        polygon=_polygons(),
        name=_names,
        capacity=st.just(()) | st.tuples(st.tuples(st.just("theatre"), st.integers(0, 9000))),
        clear_height=_amounts,
        restricted=st.booleans(),
        equipment=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    )


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    unit = draw(_units())
    x, y = draw(_metres), draw(_metres)
    venue = Venue(
        id="v",
        name=draw(_names),
        georeference=Georeference(longitude=draw(st.floats(-180, 180)), latitude=draw(st.floats(-90, 90))),
        levels=(
            Level(id="l", ordinal=draw(st.integers(-3, 9)), name=draw(_names), outline=MultiPolygon([unit.polygon])),
        ),
        units=(unit,),
        openings=(Opening(id="o", level="l", line=LineString([(x, y), (round(x + 1.5, 6), y)]), width=draw(_amounts)),),
        amenities=(Amenity(id="a", category="information", level="l", point=Point(x, y), supplies=("power",)),),
    )
    exhibitor = Exhibitor(id="e", name=draw(_names), area=draw(_amounts), zone="z", water=draw(st.booleans()))
    start = draw(st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
    event = Event(
        id="ev",
        name=draw(_names),
        calendar=Calendar(days=(date(2026, 5, 16),), opens=draw(st.times()), closes=time(20, 0)),
        overrides=((draw(st.text(max_size=5)), draw(_amounts)),),
        pattern=BoothPattern(aisle=draw(_amounts)),
        zones=(Zone(id="z", letter="A", name=draw(_names), halls=("u",)),),
        exhibitors=(exhibitor,),
        forums=(Forum(id="f", kind="plenary", title=draw(_names), attendance=1, duration_min=30, start=start),),
        sites=(SignSite(id="s", kind="board", level="l", x=x, y=y, facing=draw(st.floats(-360, 360))),),
        title=Title(dated=draw(st.none() | st.dates())),
    )
    return Plan(venue=venue, event=event, seed=draw(st.integers(0, 2**31)))


@given(plan=_plans())
@settings(max_examples=40, deadline=None, derandomize=True)
def test_what_is_written_is_read_again(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "plan.json"
    write_plan(plan, path)
    found = read_plan(path)
    assert found == plan
    assert plan_bytes(found) == plan_bytes(plan)


def test_every_decision_is_read_again(decided: Plan, tmp_path: Path) -> None:
    write_plan(decided, tmp_path / "plan.json")
    found = read_plan(tmp_path / "plan.json")
    assert found.event == decided.event
    assert found.allocation == decided.allocation
    assert found.programme == decided.programme
    assert found.floor_plan
    assert decided.floor_plan
    assert found.floor_plan == decided.floor_plan


def test_coordinates_are_rounded_to_a_micrometre(decided: Plan, tmp_path: Path) -> None:
    turned = tuple(
        replace(unit, polygon=affinity.rotate(unit.polygon, 1 / 3, origin=(0, 0))) for unit in decided.venue.units
    )
    plan = replace(decided, venue=replace(decided.venue, units=turned))
    write_plan(plan, tmp_path / "plan.json")
    found = read_plan(tmp_path / "plan.json")
    assert plan_bytes(found) == plan_bytes(plan)
    for before, after in zip(plan.venue.units, found.venue.units, strict=True):
        assert after.polygon.equals_exact(before.polygon, 1e-6)


def _unit(document: Any) -> Any:
    return document["plan"]["venue"]["units"][0]


def _booth(document: Any) -> Any:
    return document["plan"]["floor_plan"]["booths"][0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda document: document.update(note=1), "plan.json: has the unknown key 'note'"),
        (
            lambda document: document.update(version=2),
            "plan.json at version: is 2, which this version of venueplan cannot read",
        ),
        (lambda document: document["plan"].pop("venue"), "plan.json at plan: lacks venue"),
        (lambda document: document["plan"].update(seed="a"), "plan.json at plan.seed: has str where int is needed"),
        (
            lambda document: _unit(document)["polygon"].update(type="Point"),
            "plan.json at plan.venue.units[0].polygon: geometry is a Point; a Polygon is needed",
        ),
        (
            lambda document: _unit(document).update(level="cellar"),
            "plan.json at plan.venue.units[0]: level 'cellar' is unknown",
        ),
        (
            lambda document: _booth(document).update(hall="hal"),
            "plan.json at plan.floor_plan.booths[0]: hall 'hal' is unknown; did you mean 'hall'?",
        ),
        (
            lambda document: _booth(document).update(id="hall-A2"),
            """plan.json at plan.floor_plan.booths: id 'hall-A2' is used 2 times; ids are unique
plan.json at plan.allocation.assignments[0]: booth 'hall-A1' is unknown; did you mean 'hall-A3'?
plan.json at plan.allocation.assignments[1]: booth 'hall-A1' is unknown; did you mean 'hall-A3'?""",
        ),
        (
            lambda document: document["plan"]["allocation"]["assignments"][0].update(exhibitor="brsh"),
            "plan.json at plan.allocation.assignments[0]: exhibitor 'brsh' is unknown; did you mean 'brush'?",
        ),
        (
            lambda document: document["plan"]["programme"]["meetings"][0].update(room="r999"),
            "plan.json at plan.programme.meetings[0]: room 'r999' is unknown",
        ),
        (
            lambda document: document["plan"]["programme"]["meetings"][0].update(start="soon"),
            "plan.json at plan.programme.meetings[0].start: invalid RFC3339 encoded datetime",
        ),
    ],
)
def test_a_wrong_document_is_a_sentence(
    decided: Plan, tmp_path: Path, change: Callable[[Any], None], sentence: str
) -> None:
    document = json.loads(plan_bytes(decided))
    change(document)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(path)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("data", [b"", b"{", b"null", b"\xff\xfe\x00", b"[" * 200_000, b'{"plan": NaN}', b'"\xb5\xe7"'])
def test_what_is_no_document_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"plan\.json") as caught:
        read_plan(path)
    assert len(str(caught.value).splitlines()) == 1


def test_a_missing_document_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"plan\.json: is missing"):
        read_plan(tmp_path / "plan.json")
