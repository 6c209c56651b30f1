"""How long signs take: what directional signs say, booth signs by the hundred."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import LineString, box

from venueplan.draw import bound_pdf
from venueplan.draw.signs.booth import draw_booth_sign
from venueplan.files import read_event_folder
from venueplan.model import Allocation, Assignment, Booth, FloorPlan, Plan
from venueplan.route import Guide
from venueplan.route.signing import Signwriter, direction_sites

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def wuzhen(layouts: Path) -> Plan:
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    return Plan(venue=venue, event=event)


def test_all_directional_signs_of_wuzhen_are_written(wuzhen: Plan, benchmark: BenchmarkFixture) -> None:
    def written() -> int:
        writer = Signwriter(guide=Guide(plan=wuzhen))
        return sum(len(writer.write(site).lines) for site in direction_sites(wuzhen))

    assert benchmark.pedantic(written, rounds=1) > 300


def test_booth_signs_for_all_exhibitors_of_wuzhen(wuzhen: Plan, benchmark: BenchmarkFixture) -> None:
    hall = wuzhen.venue.halls[0]
    booths = tuple(
        Booth(
            id=f"b{n}",
            number=f"1A{n:03d}",
            polygon=box(3 * n, 0, 3 * n + 3, 3),
            hall=hall.id,
            level=hall.level,
            fronts=(LineString([(3 * n, 0), (3 * n + 3, 0)]),),
        )
        for n in range(len(wuzhen.event.exhibitors))
    )
    held = tuple(
        Assignment(exhibitor=e.id, booths=(b.id,)) for e, b in zip(wuzhen.event.exhibitors, booths, strict=True)
    )
    plan = replace(wuzhen, floor_plan=FloorPlan(booths=booths), allocation=Allocation(assignments=held))

    def drawn() -> int:
        return len(bound_pdf([draw_booth_sign(plan, booth.id) for booth in booths], title="booth signs"))

    assert benchmark.pedantic(drawn, rounds=1) > 10_000
