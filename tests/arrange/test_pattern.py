"""Settings of the trade: modules of any size, real pole pitch, rows, aisles."""

from collections import Counter
from dataclasses import replace

import pytest
from halls import Hall, asking, event_of, random_halls, rectangle, venue_of
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from shapely import LineString

from venueplan.arrange import arrange_booths
from venueplan.check.aisles import check_aisles
from venueplan.check.booths import check_booths
from venueplan.check.floor import hall_floors
from venueplan.model import BoothPattern, FloorPlan, MixEntry, Plan
from venueplan.rules import rule_pack
from venueplan.rules.booths.prices import area_let


def sizes(plan: FloorPlan) -> set[tuple[float, float]]:
    """Return width and depth of the smallest stands, rounded to a millimetre."""
    found = set()
    for booth in plan.booths:
        x0, y0, x1, y1 = booth.polygon.bounds
        found.add(tuple(sorted((round(x1 - x0, 3), round(y1 - y0, 3)))))
    return {(a, b) for a, b in found}


@pytest.mark.parametrize(("width", "depth"), [(3.0, 3.0), (3.05, 3.05), (3.0, 4.0), (4.0, 5.0)])
def test_any_module_is_laid_out(width: float, depth: float) -> None:
    event = replace(
        event_of(pattern=BoothPattern(module_width=width, module_depth=depth)),
        mix=(MixEntry(area=width * depth, count=5, zone="z"),),
    )
    plan = arrange_booths(venue_of(rectangle(60, 40)), event)
    assert plan.shortfall == ()
    assert sizes(plan) >= {(min(width, depth), max(width, depth))}


def test_stands_are_laid_out_at_the_real_pitch_and_let_at_the_nominal_area() -> None:
    """At a pitch of 1.05 a stand of 3 × 3 "metres" is 3.15 × 3.15 m = 9.9225 m² on site and 9 m² in the contract."""
    pattern = BoothPattern(pole_pitch=1.05)
    event = event_of([asking("small", 9.0), asking("raw", 36.0)], pattern=pattern)
    plan = arrange_booths(venue_of(rectangle(60, 40)), event)
    assert plan.shortfall == ()
    assert (3.15, 3.15) in sizes(plan)
    assert {9.0, 36.0} <= {round(area_let(booth, pattern), 6) for booth in plan.booths}
    huge = arrange_booths(venue_of(rectangle(20, 15)), event_of([asking("huge", 400.0)], pattern=pattern))
    assert huge.shortfall == (("z", 400.0, 1),)


PATTERNS = st.builds(
    BoothPattern,
    module_width=st.sampled_from([3.0, 3.05, 4.0]),
    module_depth=st.sampled_from([3.0, 3.05, 4.0]),
    pole_pitch=st.sampled_from([0.99, 1.0, 1.05]),
    row_depth=st.sampled_from([1, 2]),
    aisle=st.sampled_from([2.0, 3.0, 3.5]),
    perimeter_aisle=st.sampled_from([0.0, 4.5]),
    axial_aisles=st.booleans(),
    cross_aisle_every=st.sampled_from([0.0, 15.0]),
    corner_share=st.sampled_from([0.2, 1.0]),
)


@settings(
    deadline=None,
    derandomize=True,
    max_examples=8,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(hall=random_halls(), pattern=PATTERNS, goal=st.sampled_from(["mix", "fill"]))
def test_any_pattern_in_any_hall_breaks_no_rule_and_meets_the_mix_exactly(
    hall: Hall, pattern: BoothPattern, goal: str
) -> None:
    venue, asked = venue_of(hall), [(18.0, 3), (24.0, 2)]
    mix = tuple(MixEntry(area=area, count=count, zone="z", frontage=(3.0, 20.0)) for area, count in asked)
    event = replace(event_of([asking("raw", 36.0)], pattern=pattern), goal=goal, mix=mix)
    plan = arrange_booths(venue, event)
    for floor in hall_floors(Plan(venue=venue, event=event, floor_plan=plan), pack=rule_pack("china")):
        found = [*check_aisles(floor), *check_booths(floor)]
        assert not [str(finding.message) for finding in found if finding.severity == "error"]
    areas = Counter(round(area_let(booth, pattern), 3) for booth in plan.booths)
    short = {area: count for _, area, count in plan.shortfall}
    assert all(areas[area] >= count - short.get(area, 0) for area, count in asked)


def test_single_rows_open_on_both_sides() -> None:
    plan = arrange_booths(venue_of(rectangle(40, 30)), event_of(pattern=BoothPattern(row_depth=1)))
    double = arrange_booths(venue_of(rectangle(40, 30)), event_of())
    depths = {min(size) for size in sizes(plan)}
    assert depths == {3.0}
    for one in plan.booths:
        near = [other for other in plan.booths if other.polygon.dwithin(one.polygon, 0.05)]
        assert all(other.row == one.row for other in near)
    assert len(plan.booths) < len(double.booths)


def test_a_wider_perimeter_aisle_keeps_rows_off_bare_walls() -> None:
    """Every free-standing stand keeps 5 m from the walls; those along walls stand with their backs to them."""
    venue = venue_of(rectangle(60, 40))
    plan = arrange_booths(venue, event_of(pattern=BoothPattern(perimeter_aisle=5.0)))
    away = [booth.polygon.distance(venue.halls[0].polygon.exterior) for booth in plan.booths]
    assert all(distance < 0.7 or distance >= 5.0 - 0.01 for distance in away)
    assert any(distance >= 5.0 - 0.01 for distance in away)


def test_main_aisles_on_the_axes_of_entrances_may_be_left_out() -> None:
    venue = venue_of(rectangle(48, 32))
    axis = LineString([(5, 16), (43, 16)])  # between the doors in the middle of both short walls
    with_aisle = arrange_booths(venue, event_of())
    without = arrange_booths(venue, event_of(pattern=BoothPattern(axial_aisles=False)))
    assert "no main aisle" in without.halls[0].strategy
    assert not any(booth.polygon.distance(axis) < 3.0 - 0.01 for booth in with_aisle.booths)
    assert min(booth.polygon.distance(axis) for booth in without.booths) < 3.0 - 0.01


def test_cross_aisles_follow_each_other_within_their_distance() -> None:
    """Cross aisles each 15 m leave rows of at most 15 − 3 = 12 m."""
    venue = venue_of(rectangle(60, 40))
    plan = arrange_booths(venue, event_of(pattern=BoothPattern(cross_aisle_every=15.0)))
    wall = venue.halls[0].polygon.exterior
    rows: dict[str, list[tuple[float, float]]] = {}
    for booth in plan.booths:
        if booth.polygon.distance(wall) > 1.0:
            x0, _, x1, _ = booth.polygon.bounds
            rows.setdefault(booth.row, []).append((x0, x1))
    assert rows
    assert max(max(x1 for _, x1 in row) - min(x0 for x0, _ in row) for row in rows.values()) <= 12.0 + 1e-6
