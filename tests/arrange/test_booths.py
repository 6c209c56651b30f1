"""Laws that every floor plan keeps, whatever the hall; and small halls whose answer is known."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from halls import Hall, asking, event_of, random_halls, rectangle, venue_of
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from shapely import Polygon, affinity, box, union_all

from venueplan.arrange import arrange_booths
from venueplan.check.aisles import check_aisles
from venueplan.check.booths import check_booth_names, check_booths
from venueplan.check.floor import hall_floors
from venueplan.errors import UnknownNameError
from venueplan.model import Event, Finding, FloorPlan, Label, Plan, Venue, Zone
from venueplan.rules import rule_pack

MIX = [
    asking("small-1", 9.0),
    asking("small-2", 9.0),
    asking("corner", 18.0, open_sides=2),
    asking("inline", 18.0),
    asking("raw", 36.0),
    asking("head", 36.0, open_sides=3),
]


def findings(venue: Venue, event: Event, floor_plan: FloorPlan) -> list[Finding]:
    plan = Plan(venue=venue, event=event, floor_plan=floor_plan)
    found = list(check_booth_names(plan))
    for floor in hall_floors(plan, pack=rule_pack("china")):
        found += [*check_aisles(floor), *check_booths(floor)]
    return [finding for finding in found if finding.severity == "error"]


QUICK = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


@settings(QUICK, max_examples=10)
@given(hall=random_halls())
def test_any_hall_is_laid_out_without_a_broken_rule(hall: Hall) -> None:
    venue, event = venue_of(hall), event_of(MIX)
    floor_plan = arrange_booths(venue, event)
    assert not [str(finding.message) for finding in findings(venue, event, floor_plan)]
    inner = hall.outline.buffer(1e-6)
    columns = union_all(hall.columns)
    for booth in floor_plan.booths:
        assert inner.covers(booth.polygon)
        assert booth.polygon.intersection(columns).area < 1e-6
        assert booth.fronts
        assert booth.hall == "H1"
        assert booth.modules
    for one, other in combinations(floor_plan.booths, 2):
        assert one.polygon.intersection(other.polygon).area < 1e-6
    modules = Counter(module for booth in floor_plan.booths for module in booth.modules)
    assert max(modules.values(), default=1) == 1
    figures = floor_plan.halls[0]
    assert figures.gross == pytest.approx(hall.outline.area)
    assert figures.net == pytest.approx(sum(booth.area for booth in floor_plan.booths))
    asked = Counter(exhibitor.area for exhibitor in MIX)
    short = Counter({area: count for _, area, count in floor_plan.shortfall})
    for area, count in (asked - short).items():
        assert sum(0.9 * area - 1e-6 <= booth.area for booth in floor_plan.booths) >= count


@settings(QUICK, max_examples=4)
@given(hall=random_halls(), angle=st.sampled_from([3.0, 30.0]), shift=st.tuples(st.integers(-90, 90), st.just(11)))
def test_turning_and_shifting_a_hall_keeps_its_plan(hall: Hall, angle: float, shift: tuple[int, int]) -> None:
    """The search runs on cells: a column may fall on other cells by rounding, so a few stands may differ."""
    event = event_of(MIX)
    here = arrange_booths(venue_of(hall), event)
    there = arrange_booths(venue_of(hall.moved(angle=angle)), event)
    beyond = arrange_booths(venue_of(hall.moved(shift=shift)), event)
    assert there.halls[0].net == pytest.approx(here.halls[0].net, rel=0.06)
    turned = [affinity.rotate(booth.polygon, angle, origin=(0.0, 0.0)) for booth in here.booths]
    shifted = [affinity.translate(booth.polygon, *shift) for booth in here.booths]
    assert _share_found(turned, there) >= 0.8
    assert _share_found(shifted, beyond) >= 0.8


def _share_found(shapes: list[Polygon], floor_plan: FloorPlan) -> float:
    """Return how many of the shapes are floors of booths, to 0.1 m."""
    points = [booth.polygon.centroid for booth in floor_plan.booths]
    return sum(any(shape.centroid.distance(point) < 0.1 for point in points) for shape in shapes) / len(shapes)


def test_the_same_input_gives_the_same_plan() -> None:
    venue, event = venue_of(rectangle(40, 30).moved(angle=17)), event_of(MIX)
    assert arrange_booths(venue, event) == arrange_booths(venue, event, seed=7)


def test_a_hall_without_room_for_an_aisle_stays_empty() -> None:
    plan = arrange_booths(venue_of(rectangle(9, 5, doors=[((0, 1), (0, 4))])), event_of([asking("a", 9.0)]))
    assert plan.booths == ()
    assert plan.shortfall == (("z", 9.0, 1),)


def test_a_small_hall_has_one_row_of_known_length() -> None:
    """18 × 12 m, one door: aisles of 3 m all round leave 12 × 6 m, two rows of four modules back to back."""
    plan = arrange_booths(venue_of(rectangle(18, 12, doors=[((0, 4.5), (0, 7.5))])), event_of())
    assert sum(booth.area for booth in plan.booths) >= 72.0
    assert findings(venue_of(rectangle(18, 12, doors=[((0, 4.5), (0, 7.5))])), event_of(), plan) == []


def test_every_wish_of_a_roomy_hall_comes_true_exactly() -> None:
    wishes = [*MIX, asking("island", 64.0, open_sides=4)]
    plan = arrange_booths(venue_of(rectangle(60, 40)), event_of(wishes))
    assert plan.shortfall == ()
    areas = Counter(round(booth.area, 6) for booth in plan.booths)
    assert not Counter(wish.area for wish in wishes) - areas
    island = next(booth for booth in plan.booths if round(booth.area, 6) == 64.0)
    assert island.kind == "island"
    assert sum(booth.open_sides >= 3 for booth in plan.booths if round(booth.area, 6) == 36.0) >= 1


def test_a_stand_that_fits_nowhere_is_a_shortfall() -> None:
    plan = arrange_booths(venue_of(rectangle(30, 24)), event_of([asking("huge", 400.0, open_sides=4)]))
    assert plan.shortfall == (("z", 400.0, 1),)
    assert plan.booths


def test_co_exhibitors_ask_for_no_floor() -> None:
    guest = replace(asking("guest", 36.0), shares_with="raw")
    venue = venue_of(rectangle(40, 30))
    assert arrange_booths(venue, event_of([*MIX, guest])) == arrange_booths(venue, event_of(MIX))


def test_a_pavilion_stands_in_one_unbroken_run() -> None:
    group = [asking(f"p{k}", 9.0, pavilion="P") for k in range(6)]
    plan = arrange_booths(venue_of(rectangle(40, 30)), event_of([*MIX, *group]))
    assert plan.shortfall == ()
    rows = Counter(booth.row for booth in plan.booths if round(booth.area, 6) == 9.0)
    assert max(rows.values()) >= 6


def test_pins_to_a_hall_are_kept() -> None:
    pinned = replace(asking("pinned", 54.0), pins=("hall:H2",))
    plan = arrange_booths(venue_of(rectangle(40, 30), rectangle(40, 30).moved(shift=(60, 0))), event_of([pinned]))
    assert [booth.hall for booth in plan.booths if round(booth.area, 6) == 54.0] == ["H2"]


def test_a_hall_of_two_zones_is_divided_in_proportion() -> None:
    zones = [
        Zone(id="a", letter="A", name=Label(), halls=("H1",)),
        Zone(id="b", letter="B", name=Label(), halls=("H1",)),
    ]
    wishes = [asking(f"a{k}", 18.0, zone="a") for k in range(12)] + [asking(f"b{k}", 18.0, zone="b") for k in range(4)]
    plan = arrange_booths(venue_of(rectangle(48, 36)), event_of(wishes, zones=zones))
    assert plan.shortfall == ()
    area = Counter[str]()
    for booth in plan.booths:
        area[booth.zone] += round(booth.area)
    assert set(area) == {"a", "b"}
    assert area["a"] > area["b"]


def test_only_halls_that_a_zone_names_are_used() -> None:
    zones = [Zone(id="z", letter="A", name=Label(), halls=("H2",))]
    plan = arrange_booths(
        venue_of(rectangle(30, 24), rectangle(30, 24).moved(shift=(40, 0))), event_of(MIX, zones=zones)
    )
    assert {figures.hall for figures in plan.halls} == {booth.hall for booth in plan.booths} == {"H2"}


def test_no_stand_on_a_section_where_nothing_is_built() -> None:
    hall = replace(rectangle(40, 30), no_build=(box(10, 5, 20, 15),))
    plan = arrange_booths(venue_of(hall), event_of(MIX))
    assert all(booth.polygon.intersection(hall.no_build[0]).area < 1e-6 for booth in plan.booths)


def test_a_large_stand_may_enclose_a_column_that_does_not_count() -> None:
    hall = replace(rectangle(40, 30), columns=tuple(box(x, y, x + 0.8, y + 0.8) for x in (8, 20, 32) for y in (8, 20)))
    plan = arrange_booths(venue_of(hall), event_of([asking(f"raw{k}", 54.0) for k in range(6)]))
    around = [booth for booth in plan.booths if booth.polygon.interiors]
    assert around
    for booth in around:
        assert booth.area == pytest.approx(54.0)
        assert Polygon(booth.polygon.exterior).area > 54.0


def test_progress_rises_to_one() -> None:
    told: list[tuple[str, float]] = []
    arrange_booths(venue_of(rectangle(30, 24)), event_of(MIX), on_progress=lambda text, done: told.append((text, done)))
    assert [done for _, done in told] == sorted(done for _, done in told)
    assert told
    assert all(0.0 <= done <= 1.0 and text for text, done in told)


def test_an_unknown_rule_pack_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="no rule pack 'chyna'"):
        arrange_booths(venue_of(rectangle(30, 24)), replace(event_of(MIX), rules="chyna"))


def test_the_checker_would_find_a_booth_that_moved() -> None:
    """The control: a stand pushed into its aisle by a metre must be found."""
    venue, event = venue_of(rectangle(40, 30)), event_of(MIX)
    plan = arrange_booths(venue, event)
    first = plan.booths[0]
    pushed = replace(
        first,
        polygon=affinity.translate(first.polygon, 1.0, 1.0),
        fronts=tuple(affinity.translate(front, 1.0, 1.0) for front in first.fronts),
    )
    assert findings(venue, event, replace(plan, booths=(pushed, *plan.booths[1:])))
