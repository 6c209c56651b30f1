"""A table of walks has a line for every entrance and a column for every hall; what has no room is noted."""

from __future__ import annotations

import pytest

from venueplan.draw import draw_overview
from venueplan.draw.layers.page.walks import WalkTable
from venueplan.draw.paper.marks import Words
from venueplan.draw.style import Look
from venueplan.model import Label, Plan
from venueplan.rules.styles import included_style

NAME = Label.of(zh="南门", en="South gate")


@pytest.fixture
def look() -> Look:
    return included_style("light").on("A1")


def test_minutes_stand_below_their_hall_and_beside_their_entrance(look: Look) -> None:
    table = WalkTable(halls=("1", "2"), rows=((NAME, ("3", "4")), (NAME, ("5", "6"))))
    layer = table.drawn((0, 0, table.width(look), 100), look=look)
    at = {mark.text: (mark.x, mark.y) for mark in layer.marks if isinstance(mark, Words)}
    assert at["3"][1] == at["4"][1] > at["5"][1] == at["6"][1]
    assert at["3"][0] < at["4"][0]
    assert at["1"][1] > at["3"][1]
    assert not layer.findings


def test_entrances_and_halls_without_room_are_noted(look: Look) -> None:
    table = WalkTable(halls=tuple("123456789"), rows=((NAME, tuple("123456789")),))
    layer = table.drawn((0, 0, table.width(look) * 0.6, 100), look=look)
    assert "9" in str(layer.findings[0].message)
    flat = table.drawn((0, 0, table.width(look), look.cap("legend") * 5), look=look)
    assert "South gate" in str(flat.findings[0].message)


def test_an_overall_plan_without_walks_has_no_table(plan: Plan) -> None:
    hall = plan.venue.halls[0]
    gate = next(door for door in plan.venue.openings if door.name)
    roles = [
        {mark.role for mark in draw_overview(plan, walks=walks).marks if isinstance(mark, Words)}
        for walks in (None, {}, {gate.id: {hall.id: 2.0}})
    ]
    assert ["walks" in found for found in roles] == [False, False, True]
    assert draw_overview(plan, walks={gate.id: {hall.id: 2.0}}).figures["label_overlaps"] == 0
