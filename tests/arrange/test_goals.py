"""What a layout is for: the sizes asked for and as much floor as possible left over, or the most revenue."""

from collections import Counter
from dataclasses import replace

import pytest
from halls import Hall, asking, event_of, random_halls, rectangle, venue_of
from hypothesis import HealthCheck, Phase, given, settings
from shapely import box

from venueplan.arrange import arrange_booths
from venueplan.arrange.hall.site import site_of
from venueplan.arrange.rows.block import Block, Strip
from venueplan.arrange.search.search import best_layouts
from venueplan.arrange.stands.leftover import fill_rest, offer_rest
from venueplan.arrange.stands.shelf import shelf_of
from venueplan.check.aisles import check_aisles
from venueplan.check.booths import check_booth_names, check_booths
from venueplan.check.floor import hall_floors
from venueplan.geometry.frame import Frame
from venueplan.model import BoothPattern, Event, FloorPlan, MixEntry, Plan, PriceList, Venue
from venueplan.rules import rule_pack

QUICK = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
EUR = PriceList(currency="EUR", per_m2=200.0)


def errors(venue: Venue, event: Event, floor_plan: FloorPlan) -> list[str]:
    plan = Plan(venue=venue, event=event, floor_plan=floor_plan)
    found = list(check_booth_names(plan))
    for floor in hall_floors(plan, pack=rule_pack("china")):
        found += [*check_aisles(floor), *check_booths(floor)]
    return [str(finding.message) for finding in found if finding.severity == "error"]


@settings(QUICK, max_examples=4)
@given(hall=random_halls())
def test_filling_the_floor_brings_at_least_as_much_and_breaks_no_rule(hall: Hall) -> None:
    venue = venue_of(hall)
    mix = replace(event_of([asking("raw", 40.0), asking("odd", 20.0)]), prices=EUR)
    fill = replace(mix, goal="fill")
    modest, full = arrange_booths(venue, mix), arrange_booths(venue, fill)
    assert errors(venue, fill, full) == []
    assert modest.revenue is not None
    assert full.revenue is not None
    if not modest.shortfall:
        assert full.revenue >= modest.revenue
    assert full.shortfall == () or modest.shortfall


def test_a_row_is_let_to_the_last_metre_when_the_floor_is_filled() -> None:
    """A row of 12.5 m holds four modules of 3 m, 36 m²; filled, the 0.5 m that is over goes to one of them, 37.5 m²."""
    venue, event = venue_of(rectangle(18.5, 12, doors=[((0, 4.5), (0, 7.5))])), event_of()
    layout = best_layouts(site_of(venue, event, hall=venue.halls[0]))[0]
    row = Block(line=1, piece=1, frame=Frame(), strips=(Strip(v=(4.5, 7.5), free=((3.0, 15.5),)),))
    modest, full = shelf_of(layout), shelf_of(layout, whole=True)
    for shelf in (modest, full):
        shelf.renew([row])
    offer_rest(modest, modules=(2, 1))
    fill_rest(full, modules=(2, 1), pattern=event.pattern)
    assert [round(stand.shape.area, 6) for stand in modest.stands] == [18.0, 18.0]
    assert sorted(round(stand.shape.area, 6) for stand in full.stands) == [18.0, 19.5]


def test_the_price_of_the_hall_wins_over_that_of_the_zone() -> None:
    venue = venue_of(rectangle(18, 12, doors=[((0, 4.5), (0, 7.5))]))
    plan = arrange_booths(venue, replace(event_of(), prices=EUR))
    dear = PriceList(currency="EUR", per_m2=200.0, halls=(("H1", 500.0),), zones=(("z", 300.0),))
    again = arrange_booths(venue, replace(event_of(), prices=dear))
    assert plan.revenue
    assert again.revenue == pytest.approx(plan.revenue / 200.0 * 500.0)


def test_without_prices_there_is_no_revenue() -> None:
    assert arrange_booths(venue_of(rectangle(18, 12)), event_of()).revenue is None


def test_a_mix_is_met_exactly_or_its_shortfall_stated_per_size() -> None:
    asked = [(9.0, 20), (18.0, 10), (36.0, 4), (54.0, 2)]
    event = replace(event_of(), mix=tuple(MixEntry(area=area, count=count, zone="z") for area, count in asked))
    plan = arrange_booths(venue_of(rectangle(60, 40)), event)
    areas = Counter(round(booth.area, 6) for booth in plan.booths)
    short = {area: count for _, area, count in plan.shortfall}
    assert short == {}
    assert all(areas[area] >= count for area, count in asked)
    small = arrange_booths(venue_of(rectangle(30, 24)), event)
    short = {area: count for _, area, count in small.shortfall}
    assert short
    areas = Counter(round(booth.area, 6) for booth in small.booths)
    assert all(areas[area] >= count - short.get(area, 0) for area, count in asked)
    assert small.left_over == pytest.approx(
        small.halls[0].net - sum(area * (count - short.get(area, 0)) for area, count in asked)
    )


def test_frontage_limits_hold() -> None:
    """36 m² along one side of a row have 12 m of front; a head of a row, 6 m deep and more, has at least 17 m."""
    for least, most in ((12.0, 13.0), (17.0, 19.0)):
        event = replace(event_of(), mix=(MixEntry(area=36.0, count=1, zone="z", frontage=(least, most)),))
        plan = arrange_booths(venue_of(rectangle(60, 40)), event)
        assert plan.shortfall == ()
        stands = [booth for booth in plan.booths if round(booth.area, 6) == 36.0]
        assert any(least <= sum(front.length for front in booth.fronts) <= most for booth in stands)
    event = replace(event_of(), mix=(MixEntry(area=9.0, count=2, zone="z", frontage=(20.0, 30.0)),))
    assert arrange_booths(venue_of(rectangle(60, 40)), event).shortfall == (("z", 9.0, 2),)


def test_the_fewest_corners_are_offered_where_their_share_is_limited() -> None:
    venue = venue_of(rectangle(40, 30))
    free = arrange_booths(venue, event_of())
    few = arrange_booths(venue, event_of(pattern=BoothPattern(corner_share=0.3)))

    def share(plan: FloorPlan) -> float:
        return sum(booth.open_sides >= 2 for booth in plan.booths) / len(plan.booths)

    assert share(free) > 0.3
    assert share(few) < share(free)
    assert few.halls[0].net == pytest.approx(free.halls[0].net)


def test_raw_space_around_a_column_stays_within_the_sizes_of_the_pattern() -> None:
    hall = replace(rectangle(40, 30), columns=tuple(box(x, 14.6, x + 0.8, 15.4) for x in (10.0, 20.0, 30.0)))
    event = event_of(pattern=BoothPattern(island_area=(0.0, 1.0), peninsula_area=(0.0, 1.0)))
    plan = arrange_booths(venue_of(hall), replace(event, goal="fill"))
    assert all(booth.open_sides < 3 for booth in plan.booths if booth.area > 30.0)
