"""The overall plan says how many minutes it takes to walk from the main entrances to the halls."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from venueplan import draw
from venueplan.build import load_plan
from venueplan.build.signing.jobs import known_of
from venueplan.build.walks import walks_of
from venueplan.draw.paper.marks import Words
from venueplan.model import Plan
from venueplan.route import Guide, find_route
from venueplan.route.signing import Signwriter

ORDER = draw.SheetOrder(kind="overview", subject="", slug="overview")


@pytest.fixture(scope="module")
def plan(layouts: Path) -> Plan:
    return load_plan(layouts / "quickstart" / "expo-day")


def test_minutes_are_those_of_the_way_there(plan: Plan) -> None:
    walks = walks_of(Guide(plan=plan))
    assert {gate: set(times) for gate, times in walks.items()} == {"entrance": {"hall"}}
    assert walks["entrance"]["hall"] == pytest.approx(
        find_route(plan, origin="entrance", destination="hall").minutes, abs=1e-6
    )


def test_without_a_main_entrance_nothing_is_told(plan: Plan) -> None:
    doors = tuple(
        replace(door, category="pedestrian") if door.category == "pedestrian.principal" else door
        for door in plan.venue.openings
    )
    assert walks_of(Guide(plan=replace(plan, venue=replace(plan.venue, openings=doors)))) == {}


def test_the_sheet_says_them(plan: Plan) -> None:
    writer = Signwriter(guide=Guide(plan=plan))
    sheet = draw.draw_sign(plan, ORDER, known=known_of(writer, ORDER))
    said = [mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.role == "walks"]
    assert {"1", "主入口", "Main entrance", "<1"} <= set(said)
