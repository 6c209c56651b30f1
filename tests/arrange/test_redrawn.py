"""Stands edited as a drawing: what changed is changed, all else stays to the last digit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from halls import event_of, rectangle, venue_of
from shapely import affinity, box

from venueplan.arrange import redraw_booths
from venueplan.errors import InputError
from venueplan.model import DrawnBooth, Event, FloorPlan, HallFigures, Venue


@pytest.fixture(scope="module")
def hall() -> tuple[Venue, Event, FloorPlan]:
    """Return a hall with two sides of four stands each, back to back in its middle."""
    venue, event = venue_of(rectangle(30, 24)), event_of()
    (room,) = venue.halls
    x, y, *_ = room.polygon.bounds
    drawn = [
        DrawnBooth(id=f"b{k}{n}", number=f"{k}{n}", hall=room.id, polygon=box(x0, y0, x0 + 3, y0 + 3))
        for n, y0 in enumerate((y + 9, y + 12))
        for k, x0 in enumerate((x + 9, x + 12, x + 15, x + 18))
    ]
    empty = FloorPlan(halls=(HallFigures(hall=room.id, gross=720.0, net=0.0),))
    return venue, event, redraw_booths(empty, drawn, venue=venue, event=event)


def drawing(plan: FloorPlan) -> list[DrawnBooth]:
    return [DrawnBooth(id=booth.id, polygon=booth.polygon) for booth in plan.booths]


def test_an_unchanged_drawing_changes_nothing(hall: tuple[Venue, Event, FloorPlan]) -> None:
    venue, event, plan = hall
    assert sorted(booth.open_sides for booth in plan.booths) == [1, 1, 1, 1, 2, 2, 2, 2]
    assert plan.halls[0].net == pytest.approx(72.0)
    assert redraw_booths(plan, drawing(plan)[::-1], venue=venue, event=event) is plan


def test_number_and_state_change_and_the_net_area_with_them(hall: tuple[Venue, Event, FloorPlan]) -> None:
    venue, event, plan = hall
    drawn = drawing(plan)
    drawn[0] = replace(drawn[0], number="X1", blocked=True)
    found = redraw_booths(plan, drawn, venue=venue, event=event)
    assert found.booth(drawn[0].id) == replace(plan.booth(drawn[0].id), number="X1", blocked=True)
    net = sum(figures.net for figures in found.halls)
    assert net == pytest.approx(sum(booth.area for booth in plan.booths) - plan.booths[0].area)


def test_a_stand_that_is_gone_opens_its_neighbours(hall: tuple[Venue, Event, FloorPlan]) -> None:
    """The one beside an end of a row becomes a corner once the end is gone."""
    venue, event, plan = hall
    gone, left = next(
        (one, other)
        for one in plan.booths
        for other in plan.booths
        if one.open_sides == 2 and other.open_sides == 1 and one.polygon.intersection(other.polygon).length > 2
    )
    drawn = [one for one in drawing(plan) if one.id != gone.id]
    found = redraw_booths(plan, drawn, venue=venue, event=event)
    assert gone.id not in {booth.id for booth in found.booths}
    assert found.booth(left.id).open_sides == 2


def test_overlaps_strays_and_newcomers_without_a_hall_are_refused(hall: tuple[Venue, Event, FloorPlan]) -> None:
    venue, event, plan = hall
    drawn = drawing(plan)
    moved = replace(drawn[0], polygon=affinity.translate(drawn[0].polygon, 500, 0))
    with pytest.raises(InputError, match="lies outside hall"):
        redraw_booths(plan, [moved, *drawn[1:]], venue=venue, event=event)
    twin = DrawnBooth(id="twin", polygon=drawn[0].polygon, hall=plan.booths[0].hall)
    with pytest.raises(InputError, match="overlaps stand"):
        redraw_booths(plan, [*drawn, twin], venue=venue, event=event)
    with pytest.raises(InputError, match="'new' is new; give it a hall"):
        redraw_booths(plan, [*drawn, DrawnBooth(id="new", polygon=box(0, 0, 1, 1))], venue=venue, event=event)
