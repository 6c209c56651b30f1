"""The reference event keeps what is promised for it; geometry is measured anew from the plan, not by the rooms."""

import math
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import shapely

from venueplan import allocate_plan, arrange_plan, check_plan, load_plan, schedule_plan
from venueplan.model import Booth, FloorPlan, Plan


@pytest.fixture(scope="module")
def plan(layouts: Path) -> Plan:
    return schedule_plan(allocate_plan(arrange_plan(load_plan(layouts / "wuzhen" / "wic-2017"))))


@pytest.fixture(scope="module")
def floor_plan(plan: Plan) -> FloorPlan:
    assert plan.floor_plan
    return plan.floor_plan


def test_everybody_stands_on_at_least_nine_tenths_of_what_was_asked_for(plan: Plan, floor_plan: FloorPlan) -> None:
    assert plan.allocation
    assert len(plan.event.exhibitors) == 411
    assert len(plan.allocation.by_exhibitor) == 411
    for exhibitor in plan.event.exhibitors:
        booths = plan.allocation.by_exhibitor[exhibitor.id].booths
        given = sum(floor_plan.booth(booth).polygon.area for booth in booths)
        assert given >= 0.9 * exhibitor.area, exhibitor.id


def test_no_booth_is_let_twice_unless_it_is_shared(plan: Plan) -> None:
    assert plan.allocation
    for exhibitors in plan.allocation.by_booth.values():
        holder, *others = exhibitors
        assert {plan.event.exhibitor(other).shares_with for other in others} <= {holder}


def test_the_proven_gap_is_at_most_two_per_cent(plan: Plan) -> None:
    assert plan.allocation
    assert plan.allocation.proof
    assert 0.0 <= plan.allocation.proof.gap <= 0.02
    parts = {name for assignment in plan.allocation.assignments for name, _ in assignment.score}
    assert parts <= {"preference", "exposure", "needs", "favourites", "fit", "relations"}
    total = sum(value for assignment in plan.allocation.assignments for _, value in assignment.score)
    assert total == plan.allocation.proof.objective


def test_booths_cover_at_least_forty_three_per_cent_of_the_eight_halls(plan: Plan, floor_plan: FloorPlan) -> None:
    gross = shapely.union_all([hall.polygon for hall in plan.venue.halls]).area
    net = shapely.union_all([booth.polygon for booth in floor_plan.booths]).area
    assert len(plan.venue.halls) == 8
    assert net / gross >= 0.43
    assert net == pytest.approx(sum(booth.polygon.area for booth in floor_plan.booths), abs=0.05)


def test_every_booth_lies_in_its_hall_and_off_columns_and_reserved_floor(plan: Plan, floor_plan: FloorPlan) -> None:
    fixtures = shapely.union_all([fixture.polygon for fixture in plan.venue.fixtures if fixture.blocks])
    for booth in floor_plan.booths:
        hall = plan.venue.unit(booth.hall).polygon
        assert booth.polygon.difference(hall).area < 1e-6, booth.id
        assert booth.polygon.intersection(fixtures).area < 1e-6, booth.id
    halls = shapely.union_all([booth.polygon for booth in floor_plan.booths])
    ground = [section for section in plan.venue.sections if section.use in {"no-build", "fire-lane", "stage-area"}]
    assert ground
    for section in ground:
        if plan.venue.level(section.level).ordinal == 0:
            assert section.polygon.intersection(halls).area < 1e-6, section.id


def _looks(booth: Booth) -> list[float]:
    """Return the directions in which a stand opens, degrees counter-clockwise from +x."""
    found = []
    for front in booth.fronts:
        (x1, y1), (x2, y2) = front.coords[0], front.coords[-1]
        normal = (y2 - y1, x1 - x2)
        middle = front.interpolate(0.5, normalized=True)
        inward = booth.polygon.covers(shapely.Point(middle.x + 0.01 * normal[0], middle.y + 0.01 * normal[1]))
        angle = math.degrees(math.atan2(normal[1], normal[0])) + (180 if inward else 0)
        found.append(angle % 360)
    return found


def test_rivals_that_share_a_wall_open_on_different_aisles(plan: Plan, floor_plan: FloorPlan) -> None:
    assert plan.allocation
    pairs = {tuple(sorted((e.id, rival))) for e in plan.event.exhibitors for rival in e.rivals}
    assert len(pairs) >= 60
    for one, other in pairs:
        here, there = (floor_plan.booth(plan.allocation.by_exhibitor[name].booths[0]) for name in (one, other))
        wall = here.polygon.boundary.intersection(there.polygon.buffer(0.02)).length
        if wall > 0.1:
            turns = [abs((a - b + 180) % 360 - 180) for a in _looks(here) for b in _looks(there)]
            assert min(turns) > 10, (one, other)


def test_pavilions_stand_together(plan: Plan, floor_plan: FloorPlan) -> None:
    assert plan.allocation
    pavilions = {exhibitor.pavilion for exhibitor in plan.event.exhibitors if exhibitor.pavilion}
    assert len(pavilions) == 6
    for pavilion in sorted(pavilions):
        members = [exhibitor.id for exhibitor in plan.event.exhibitors if exhibitor.pavilion == pavilion]
        booths = [floor_plan.booth(plan.allocation.by_exhibitor[member].booths[0]) for member in members]
        block = shapely.union_all([booth.polygon.buffer(0.65, join_style="mitre") for booth in booths])
        assert block.geom_type == "Polygon", pavilion


def test_every_forum_has_a_room_and_no_room_two_forums(plan: Plan) -> None:
    assert plan.programme
    assert {meeting.forum for meeting in plan.programme.meetings} == {forum.id for forum in plan.event.forums}
    for one, other in combinations(plan.programme.meetings, 2):
        overlap = one.start < other.end and other.start < one.end
        assert not (overlap and one.room == other.room), (one.forum, other.forum)
        people = set(plan.event.forum(one.forum).people) & set(plan.event.forum(other.forum).people)
        assert not (overlap and people), (one.forum, other.forum, people)
    for meeting in plan.programme.meetings:
        forum = plan.event.forum(meeting.forum)
        assert meeting.capacity >= forum.attendance
        assert forum.start in {None, meeting.start}
        assert not forum.rooms or meeting.room in forum.rooms


def test_no_rule_is_broken_and_a_broken_one_would_be_seen(plan: Plan, floor_plan: FloorPlan) -> None:
    assert check_plan(plan).errors == ()
    first, *others = floor_plan.booths
    pushed = replace(first, polygon=shapely.affinity.translate(first.polygon, 1.5, 1.5))
    spoilt = replace(plan, floor_plan=replace(floor_plan, booths=(pushed, *others)))
    assert check_plan(spoilt).errors
