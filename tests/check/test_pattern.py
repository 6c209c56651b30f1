"""What an event's own pattern asks of the stands, with stands that break it."""

from dataclasses import replace

import pytest
from shapely import LineString, box

from venueplan.check.pattern import check_pattern
from venueplan.model import (
    Booth,
    BoothPattern,
    Calendar,
    Event,
    FloorPlan,
    Georeference,
    Label,
    Plan,
    Venue,
)

SIDES = [LineString(pair) for pair in ([(0, 0), (6, 0)], [(6, 0), (6, 6)], [(6, 6), (0, 6)], [(0, 6), (0, 0)])]
VENUE = Venue(id="v", name=Label(), georeference=Georeference(longitude=0, latitude=0))


def plan_of(open_sides: list[int], pattern: BoothPattern) -> Plan:
    booths = tuple(
        Booth(id=f"b{n}", number=str(n), polygon=box(0, 0, 6, 6), hall="H1", level="g", fronts=tuple(SIDES[:count]))
        for n, count in enumerate(open_sides)
    )
    event = Event(id="e", name=Label(), calendar=Calendar(days=()), pattern=pattern)
    return Plan(venue=VENUE, event=event, floor_plan=FloorPlan(booths=booths))


def test_two_corners_of_four_are_too_many_for_a_share_of_a_third() -> None:
    (finding,) = check_pattern(plan_of([1, 1, 2, 3], BoothPattern(corner_share=1 / 3)))
    assert (finding.rule, finding.severity, finding.measured) == ("corner-share", "warning", 0.5)
    assert not list(check_pattern(plan_of([1, 1, 2, 3], BoothPattern(corner_share=0.5))))


@pytest.mark.parametrize(
    ("area", "count"), [((0.0, 36.0), 0), ((36.0, 400.0), 0), ((37.0, 400.0), 1), ((0.0, 35.0), 1)]
)
def test_islands_and_peninsulas_keep_to_their_sizes(area: tuple[float, float], count: int) -> None:
    for sides, pattern in ((4, BoothPattern(island_area=area)), (3, BoothPattern(peninsula_area=area))):
        found = list(check_pattern(plan_of([sides, 1], pattern)))
        assert [finding.subject for finding in found] == ["b0"] * count
        assert all("36 m²" in finding.message["en"] and "36平方米" in finding.message["zh"] for finding in found)


def test_a_plan_without_booths_breaks_nothing() -> None:
    plan = plan_of([], BoothPattern(corner_share=0.0))
    assert not list(check_pattern(plan))
    assert not list(check_pattern(replace(plan, floor_plan=None)))
