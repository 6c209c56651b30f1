"""How long foreign venues take to import."""

from __future__ import annotations

from pathlib import Path

import foreign
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import box

from venueplan.build import write_import
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
