"""Lists that want to do harm: each ends in a sentence and exit code 2, or in files that can be read, and soon."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import fuzzing
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from venueplan.build import write_list
from venueplan.errors import InputError

EXAMPLES = int(os.environ.get("VENUEPLAN_FUZZ", "6"))
"""Inputs of each fuzz test; thousands by hand: ``VENUEPLAN_FUZZ=3000 python -m pytest …/test_hostile_lists.py``."""

fuzzed = settings(
    max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)

CUTS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 60), st.binary(max_size=12)), min_size=1, max_size=4)
WORDS = st.lists(
    st.tuples(
        st.integers(0, 2**20), st.integers(0, 8), st.sampled_from(["NaN", "1e300", "-1", '"', "\0", "=1+1", "<b>"])
    ),
    min_size=1,
    max_size=4,
)


def changed(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """Return bytes with stretches replaced."""
    for at, length, put in cuts:
        begin = at % max(1, len(data))
        data = data[:begin] + put + data[begin + length :]
    return data


@pytest.mark.parametrize("seed", fuzzing.SEEDS)
@fuzzed
@given(cuts=CUTS)
def test_any_bytes_of_a_list(seed: str, cuts: list[tuple[int, int, bytes]], fair: Path) -> None:
    kind, name, data = fuzzing.SEEDS[seed]()
    fuzzing.survives(kind, name, changed(data, cuts), event=fair if kind == "booths" else None)


@pytest.mark.parametrize("seed", ["exhibitors-csv", "schedule-xml", "booths-svg", "booths-geojson"])
@fuzzed
@given(cuts=WORDS)
def test_any_hostile_words_in_a_list(seed: str, cuts: list[tuple[int, int, str]], fair: Path) -> None:
    kind, name, data = fuzzing.SEEDS[seed]()
    hostile = changed(data, [(at, length, text.encode()) for at, length, text in cuts])
    fuzzing.survives(kind, name, hostile, event=fair if kind in {"booths", "schedule"} else None)


CELLS = st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=8)


@fuzzed
@given(cells=CELLS)
def test_any_cells_below_a_header(cells: list[list[str]], fair: Path) -> None:
    rows = ["Company,Area,Booth,Zone,Water,Points,Contract date", *(",".join(row) for row in cells)]
    data = "\n".join(rows).encode("utf-8", "ignore")
    fuzzing.survives("exhibitors", "a.csv", data, event=fair)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["schedule", "conference", "days", "rooms", "talks", "id", "start", "duration", "room"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=14,
)


@fuzzed
@given(document=JSON)
def test_any_json_as_a_schedule(document: Any) -> None:
    fuzzing.survives("schedule", "a.json", json.dumps(document).encode())


def test_a_workbook_that_is_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """One part of 300 MB of blanks packs to 300 kB."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(300 * 2**20))
    with pytest.raises(InputError, match="unpacks to 300 MB"):
        write_list("exhibitors", tmp_path / "a.xlsx", out=tmp_path / "event")


def test_entities_in_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    """The sheet's own XML declares an entity; the parser refuses it."""
    data = fuzzing.workbook()
    (tmp_path / "good.xlsx").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "good.xlsx") as good, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as evil:
        for name in good.namelist():
            text = good.read(name)
            if name.endswith("sheet1.xml"):
                text = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;">]>' + text.replace(
                    b"</sheetData>", b"&c;</sheetData>"
                )
            evil.writestr(name, text)
    with pytest.raises(InputError, match="cannot be read as a spreadsheet"):
        write_list("exhibitors", tmp_path / "a.xlsx", out=tmp_path / "event")


def test_a_list_of_two_gigabytes_is_not_even_opened(fair: Path, tmp_path: Path) -> None:
    for kind, name in (("exhibitors", "a.csv"), ("schedule", "a.xml"), ("booths", "a.svg"), ("booths", "a.dxf")):
        with (tmp_path / name).open("wb") as file:
            file.truncate(2 * 2**30)
        with pytest.raises(InputError, match="2048 MB large"):
            write_list(kind, tmp_path / name, out=fair)


def test_thirty_thousand_rows_of_one_name_end_soon(tmp_path: Path) -> None:
    """Names that are all the same, and booths that all are, must not cost the square of their number."""
    rows = "\n".join(["Company,Area,Booth", *("Same & Same,9,A1" for _ in range(30_000))])
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    written = write_list("exhibitors", tmp_path / "a.csv", out=tmp_path / "event")
    assert dict(written.figures)["exhibitors"] == 1
