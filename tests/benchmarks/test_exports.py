"""How long exports of a fair of 74,000 booths take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import MultiPolygon, box

from venueplan.files.exports import dxf_bytes, geojson_bytes, geopackage_bytes, imdf_archive, workbook_bytes
from venueplan.model import Booth, Calendar, Event, FloorPlan, Georeference, Label, Level, Plan, Unit, Venue

BOOTHS, ROW = 74_000, 300


@pytest.fixture(scope="module")
def fair() -> Plan:
    """Return one hall full of booths."""
    hall = box(-5, -5, ROW * 3 + 5, BOOTHS / ROW * 4 + 5)
    level = Level(id="g", ordinal=0, name=Label.of(en="Ground"), outline=MultiPolygon([hall]))
    unit = Unit(id="H", category="auditorium", level="g", polygon=hall, use="exhibition", name=Label.of(en="Hall"))
    booths = tuple(
        Booth(id=f"H-{n}", number=f"A{n}", polygon=box(x, y, x + 3, y + 3), hall="H", level="g")
        for n in range(BOOTHS)
        for x, y in [(n % ROW * 3.0, n // ROW * 4.0)]
    )
    place = Georeference(longitude=10.0, latitude=50.0, bearing=12.0)
    return Plan(
        venue=Venue(id="fair", name=Label.of(en="Fair"), georeference=place, levels=(level,), units=(unit,)),
        event=Event(id="e", name=Label.of(en="Fair"), calendar=Calendar(days=(date(2026, 1, 1),)), languages=("en",)),
        floor_plan=FloorPlan(booths=booths),
    )


def _drawing(plan: Plan) -> Any:
    return dxf_bytes(plan, level="g")


@pytest.mark.benchmark
@pytest.mark.parametrize("write", [geojson_bytes, geopackage_bytes, _drawing, imdf_archive, workbook_bytes])
def test_a_fair_of_74000_booths(benchmark: BenchmarkFixture, fair: Plan, write: Callable[[Plan], Any]) -> None:
    data, figures = benchmark.pedantic(write, args=(fair,), rounds=1)
    assert len(data) > 10**6
    assert max(count for _, count in figures) >= BOOTHS
