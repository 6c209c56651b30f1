"""Whatever stands in a file, the answer is a venue, an event, a plan, or sentences; never a traceback."""

import csv
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from venueplan.errors import InputError, Problem
from venueplan.files import plan_bytes, read_event_folder, read_plan
from venueplan.files.untrusted.raw import read_text
from venueplan.model import Plan

_FEATURES = ("level", "unit", "opening", "fixture", "amenity", "section", "detail")
_LISTS = ("exhibitors", "forums", "signs")
_odd_numbers = st.sampled_from([0, -1, 1e308, 10**400, 5e-324, 0.1, 2**63, True])
_odd_texts = st.sampled_from(
    ["", " ", "-", "a;b;;", "\ud800", "\x00", "nan", "1_000", "３", "=1+1", "x" * 5000, "..", "*"]
)
_values = st.recursive(
    st.none()
    | st.booleans()
    | _odd_numbers
    | st.floats(allow_nan=False, allow_infinity=False)
    | _odd_texts
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
_many = settings(
    max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _places(document: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (container, key) of everything in a JSON document."""
    pairs = document.items() if isinstance(document, dict) else enumerate(document)
    for key, value in list(pairs):
        yield document, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _spoil(document: Any, data: st.DataObject) -> None:
    places = list(_places(document))
    container, key = places[data.draw(st.integers(0, len(places) - 1))]
    container[key] = data.draw(_values)


def _copy(layouts: Path, tmp_path: Path) -> Path:
    shutil.rmtree(tmp_path / "quickstart", ignore_errors=True)
    return Path(shutil.copytree(layouts / "quickstart", tmp_path / "quickstart"))


def _sentences(folder: Path) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        read_event_folder(folder)
    except InputError as error:
        problems = error.problems or (Problem(file="", message="no problem is named"),)
    for problem in problems:
        assert problem.file
        assert str(problem).isprintable()
        assert len(str(problem)) < 800


@_many
@given(data=st.data())
def test_anything_in_a_map(layouts: Path, tmp_path: Path, data: st.DataObject) -> None:
    folder = _copy(layouts, tmp_path)
    path = folder / f"{data.draw(st.sampled_from(_FEATURES))}.geojson"
    document = json.loads(path.read_text(encoding="utf-8"))
    _spoil(document, data)
    path.write_text(json.dumps(document), encoding="utf-8")
    _sentences(folder / "expo-day")


@_many
@given(data=st.data())
def test_anything_in_a_list(layouts: Path, tmp_path: Path, data: st.DataObject) -> None:
    folder = _copy(layouts, tmp_path)
    path = folder / "expo-day" / f"{data.draw(st.sampled_from(_LISTS))}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.integers(0, len(row) - 1))] = data.draw(_odd_texts | st.text() | _odd_numbers.map(str))
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file, suppress(csv.Error):
        csv.writer(file).writerows(rows)
    _sentences(folder / "expo-day")


@_many
@given(data=st.data())
def test_anything_in_the_settings(layouts: Path, tmp_path: Path, data: st.DataObject) -> None:
    folder = _copy(layouts, tmp_path)
    path = folder / data.draw(st.sampled_from(["venue.toml", "expo-day/event.toml"]))
    lines = path.read_text(encoding="utf-8").splitlines()
    index = data.draw(st.sampled_from([index for index, line in enumerate(lines) if " = " in line]))
    values = [
        '"x"',
        "-1",
        "0",
        "1e308",
        "inf",
        "nan",
        "[]",
        "[1]",
        "{}",
        "{ zh = 1 }",
        "true",
        "2026-05-16",
        "09:00:00",
    ]
    values += ["9" * 5000, '"\\u0007"', "[" * 2000, '[["a"]]', '{ zh = "" }', "2026-05-16T09:00:00Z", '""']
    lines[index] = f"{lines[index].split(' = ')[0]} = {data.draw(st.sampled_from(values))}"
    path.write_text("\n".join(lines), encoding="utf-8")
    _sentences(folder / "expo-day")


@_many
@given(data=st.data())
def test_anything_in_a_plan(decided: Plan, tmp_path: Path, data: st.DataObject) -> None:
    document = json.loads(plan_bytes(decided))
    _spoil(document, data)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with suppress(InputError):
        plan_bytes(read_plan(path))


@pytest.mark.parametrize("name", ["unit.geojson", "venue.toml", "expo-day/event.toml", "expo-day/forums.csv"])
@_many
@given(data=st.binary(max_size=200))
def test_any_bytes(layouts: Path, tmp_path: Path, name: str, data: bytes) -> None:
    folder = _copy(layouts, tmp_path)
    (folder / name).write_bytes(data)
    _sentences(folder / "expo-day")


def test_accents_are_joined_to_their_letters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Cafe\u0301", encoding="utf-8")
    assert read_text(tmp_path / "a.txt", file="a.txt") == "Café"
