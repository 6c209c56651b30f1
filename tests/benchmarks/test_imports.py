"""How long foreign venues take to import."""

from __future__ import annotations

from pathlib import Path

import foreign
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import box

from venueplan.build import write_import, write_list
from venueplan.files.imports import import_venue

pytestmark = pytest.mark.benchmark


def test_a_congress_centre_of_nine_levels(benchmark: BenchmarkFixture, third_party: Path, tmp_path: Path) -> None:
    """165 rooms and 273 doors, read, cut apart, written, read back and reported: 3 s are allowed."""
    written = benchmark.pedantic(
        write_import, args=("c3nav", third_party / "cch"), kwargs={"out": tmp_path / "cch", "event": "fair"}, rounds=3
    )
    benchmark.extra_info |= {name: value for name, value in written.figures if name in {"units", "openings"}}
    assert dict(written.figures)["room read"] == 165


def test_a_drawing_of_a_house(benchmark: BenchmarkFixture, third_party: Path) -> None:
    imported = benchmark(import_venue, "dxf", third_party / "dxf" / "floorplan.dxf")
    assert len(imported.venue.units) > 12


def test_a_geojson_of_four_thousand_rooms(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    rooms = [
        foreign.feature(f"r{n}", box(n % 64 * 5, n // 64 * 4, n % 64 * 5 + 4.8, n // 64 * 4 + 3.8)) for n in range(4096)
    ]
    path = foreign.write(tmp_path / "rooms.geojson", foreign.collection(rooms))
    imported = benchmark.pedantic(import_venue, args=("geojson", path), rounds=1)
    assert len(imported.venue.units) == 4096


def test_thirty_thousand_rows_of_exhibitors(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """3 s are allowed."""
    rows = ["Exhibitor,Area (sqm),Booth,Zone"]
    rows += [f"Company {n} &amp; Co,{(9, 18, '3x3', '6 x 3 m')[n % 4]},A{n},Zone {n % 5}" for n in range(30_000)]
    (tmp_path / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    written = benchmark.pedantic(
        write_list, args=("exhibitors", tmp_path / "list.csv"), kwargs={"out": tmp_path / "event"}, rounds=2
    )
    assert dict(written.figures)["exhibitors"] == 30_000


def test_a_plan_of_seventy_four_thousand_booths(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Back to back in pairs, an aisle of a metre around each; 5 s are allowed."""
    hall = foreign.feature("hall", box(0, 0, 1000, 1000), level="0", name="Hall 1")
    plan = foreign.write(tmp_path / "plan.geojson", foreign.collection([hall]))
    write_import("geojson", plan, out=tmp_path / "venue", event="fair")
    corners = ((1 + n % 280 * 3.5 - n % 2 * 0.5, 1 + n // 280 * 3.5) for n in range(74_000))
    booths = [foreign.feature(f"b{n}", box(x, y, x + 3, y + 3), number=f"{n}") for n, (x, y) in enumerate(corners)]
    path = foreign.write(tmp_path / "booths.geojson", foreign.collection(booths))
    written = benchmark.pedantic(
        write_list, args=("booths", path), kwargs={"out": tmp_path / "venue" / "fair"}, rounds=1
    )
    assert dict(written.figures)["booths"] == 74_000
