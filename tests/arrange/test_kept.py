"""Stands that are there already stay as they are; the rest is laid out around them."""

from collections import Counter
from dataclasses import replace

import pytest
from halls import asking, event_of, random_halls, rectangle, venue_of
from hypothesis import HealthCheck, Phase, assume, given, settings, strategies as st
from shapely import Point, Polygon, affinity, box

from venueplan.allocate import allocate_exhibitors
from venueplan.arrange import arrange_booths
from venueplan.check import check_plan
from venueplan.check.aisles import check_aisles
from venueplan.check.booths import check_booth_names, check_booths
from venueplan.check.floor import hall_floors
from venueplan.errors import InputError
from venueplan.model import Booth, Event, Finding, FloorPlan, Label, Plan, PriceList, Venue, Zone
from venueplan.rules import rule_pack

QUICK = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


def kept(name: str, polygon: Polygon, *, number: str = "", hall: str = "H1") -> Booth:
    return Booth(id=name, number=number, polygon=polygon, hall=hall, level="g")


def errors(venue: Venue, event: Event, floor_plan: FloorPlan) -> list[Finding]:
    plan = Plan(venue=venue, event=event, floor_plan=floor_plan)
    found = list(check_booth_names(plan))
    for floor in hall_floors(plan, pack=rule_pack("china")):
        found += [*check_aisles(floor), *check_booths(floor)]
    return [finding for finding in found if finding.severity == "error"]


STAGE = kept("stage", Point(15.0, 15.0).buffer(4.0, quad_segs=3), number="S1")
WEDGE = kept("wedge", Polygon([(30.0, 10.0), (39.0, 12.0), (36.0, 19.0), (31.5, 17.0)]))


def test_kept_stands_stay_byte_for_byte_and_the_rest_keeps_its_aisles() -> None:
    venue, event = venue_of(rectangle(60, 40)), replace(event_of([asking("raw", 36.0)]), kept=(STAGE, WEDGE))
    plan = arrange_booths(venue, event)
    stage, wedge = plan.booth("stage"), plan.booth("wedge")
    assert (stage.polygon.wkb, stage.number) == (STAGE.polygon.wkb, "S1")
    assert wedge.polygon.wkb == WEDGE.polygon.wkb
    assert wedge.number
    assert wedge.open_sides == 4
    others = [booth for booth in plan.booths if booth.id not in {"stage", "wedge"}]
    assert len(others) > 40
    assert min(booth.polygon.distance(one.polygon) for booth in others for one in (stage, wedge)) >= 3.0 - 1e-6
    assert errors(venue, event, plan) == []
    assert plan.halls[0].net == pytest.approx(sum(booth.area for booth in plan.booths))


@settings(QUICK, max_examples=8)
@given(hall=random_halls(), at=st.tuples(st.floats(0.35, 0.65), st.floats(0.35, 0.65)), turn=st.floats(0, 90))
def test_any_hall_is_laid_out_around_a_kept_stand(hall: object, at: tuple[float, float], turn: float) -> None:
    venue = venue_of(hall)  # type: ignore[arg-type]
    x0, y0, x1, y1 = venue.halls[0].polygon.bounds
    centre = (x0 + at[0] * (x1 - x0), y0 + at[1] * (y1 - y0))
    shape = affinity.rotate(box(centre[0] - 3, centre[1] - 2, centre[0] + 3, centre[1] + 2), turn)
    assume(venue.halls[0].polygon.buffer(-5).covers(shape))
    assume(not any(fixture.polygon.distance(shape) < 3.1 for fixture in venue.fixtures))
    one = kept("fixed", shape)
    event = event_of([asking("small", 9.0)])
    plan = arrange_booths(venue, event, keep=[one])
    assert plan.booth("fixed").polygon.equals_exact(shape, 0.0)
    assert [str(finding.message) for finding in errors(venue, event, plan)] == []
    nearest = min((b.polygon.distance(shape) for b in plan.booths if b.id != "fixed"), default=3.0)
    assert nearest >= 3.0 - 0.002


def test_a_plan_that_keeps_all_its_stands_stays_as_it_is() -> None:
    venue, event = venue_of(rectangle(40, 30)), event_of([asking("raw", 36.0), asking("small", 9.0)])
    plan = arrange_booths(venue, event)
    again = arrange_booths(venue, event, keep=plan.booths)
    before = {booth.id: (booth.number, booth.polygon.wkb, booth.modules) for booth in plan.booths}
    after = {booth.id: (booth.number, booth.polygon.wkb, booth.modules) for booth in again.booths}
    assert before.items() <= after.items()
    assert again.shortfall == ()


def test_new_ids_and_numbers_differ_from_kept_ones() -> None:
    venue, event = venue_of(rectangle(60, 40)), event_of([asking("raw", 36.0)])
    plan = arrange_booths(venue, event)
    again = arrange_booths(venue, event, keep=plan.booths[::7])
    assert max(Counter(booth.id for booth in again.booths).values()) == 1
    assert max(Counter(booth.number for booth in again.booths).values()) == 1
    assert max(Counter(module for booth in again.booths for module in booth.modules).values()) == 1


def test_what_a_kept_stand_meets_is_not_laid_out_again() -> None:
    """A kept island of 36 m² meets the wish for 36 m²; the second wish of the size is laid out."""
    venue = venue_of(rectangle(40, 30))
    island = kept("isle", box(15, 12, 21, 18))
    wishes = [asking("one", 36.0), asking("two", 36.0)]
    once = arrange_booths(venue, event_of(wishes[:1]), keep=[island])
    twice = arrange_booths(venue, event_of(wishes), keep=[island])
    assert [sum(round(booth.area, 6) == 36.0 for booth in plan.booths) for plan in (once, twice)] == [1, 2]


def test_a_blocked_stand_meets_no_wish_and_is_no_net_area() -> None:
    venue, stage = venue_of(rectangle(40, 30)), replace(kept("stage", box(15, 12, 21, 18)), blocked=True)
    zones = [Zone(id="z", letter="A", name=Label(), halls=("H1",))]
    event = replace(
        event_of([asking("one", 36.0)], zones=zones), prices=PriceList(currency="EUR", per_m2=1.0, surcharges=())
    )
    plan = arrange_booths(venue, event, keep=[stage])
    assert sum(round(booth.area, 6) == 36.0 for booth in plan.booths) == 2
    assert plan.halls[0].net == pytest.approx(sum(booth.area for booth in plan.booths) - 36.0)
    assert plan.revenue == pytest.approx(plan.halls[0].net, abs=0.01)
    allocation = allocate_exhibitors(Plan(venue=venue, event=event, floor_plan=plan))
    (assignment,) = allocation.assignments
    assert assignment.booths != ("stage",)
    assert dict(check_plan(Plan(venue=venue, event=event, floor_plan=plan)).figures)["net_area"] == pytest.approx(
        plan.halls[0].net, abs=0.01
    )


def test_who_is_pinned_to_a_kept_stand_asks_for_no_other() -> None:
    venue = venue_of(rectangle(40, 30))
    large = kept("isle", box(15, 12, 24, 18))
    pinned = replace(asking("one", 36.0), pins=("booth:isle",))
    assert sum(booth.area > 30 for booth in arrange_booths(venue, event_of([pinned]), keep=[large]).booths) == 1


def test_faults_are_sentences_that_come_at_once() -> None:
    bad = [
        kept("a", box(10, 10, 16, 16)),
        kept("b", box(14, 10, 20, 16)),
        kept("c", box(38, 10, 44, 16)),
        kept("d", box(25, 10, 28, 16), hall="H9"),
    ]
    with pytest.raises(InputError) as caught:
        arrange_booths(venue_of(rectangle(40, 30)), event_of(), keep=bad)
    assert str(caught.value).splitlines() == [
        "kept stand 'c' lies outside hall 'H1' by 24 m² at (42.00, 13.00); move it or give another hall",
        "kept stand 'd' hall 'H9' is unknown; use H1",
        "kept stand 'b' overlaps stand 'a' by 12 m² at (15.00, 13.00); move one of the two",
    ]
