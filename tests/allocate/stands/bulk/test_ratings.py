"""Arrays say of thousands of pairs what the predicates say of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from shapely import Point, box

from venueplan.allocate.stands.bulk.classes import booth_classes
from venueplan.allocate.stands.bulk.ratings import NEVER, StandRatings
from venueplan.allocate.stands.requests import requests_of
from venueplan.allocate.stands.scores import score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.model import Amenity, Exhibitor, Label, Plan, Zone
from venueplan.solve import FORBIDDEN

Make = Callable[..., Any]

WISHES = st.sampled_from(
    [
        *("hall:H1", "hall:H2", "hall:H9", "kind:corner", "kind:island", "kind:tent", "near:door", "near:nowhere"),
        *("booth:b0", "booth:b3", "booth:gone", "near:H2", "smell:coffee"),
    ]
)


@st.composite
def exhibitors(draw: st.DrawFn, number: int) -> Exhibitor:
    """Exhibitors who state anything that arrays understand."""
    shares = draw(st.sampled_from(["", "", "", "x0"])) if number else ""
    return Exhibitor(
        id=f"x{number}",
        name=Label(),
        area=draw(st.sampled_from([0.0, 6.0, 8.0, 9.0, 10.0, 12.0, 18.0, 27.0])),
        zone=draw(st.sampled_from(["a", "b", "elsewhere"])),
        open_sides=draw(st.integers(1, 4)),
        points=draw(st.integers(0, 90)),
        preferences=tuple(draw(st.lists(WISHES, max_size=6))),
        pins=tuple(draw(st.lists(WISHES, max_size=1))),
        power_kw=draw(st.sampled_from([0.0, 0.0, 3.0])),
        water=draw(st.booleans()),
        data=draw(st.booleans()),
        floor_load=draw(st.sampled_from([0.0, 5.0, 20.0])),
        height=draw(st.sampled_from([0.0, 4.0, 9.0])),
        shares_with=shares,
    )


@st.composite
def fairs(draw: st.DrawFn, *, fair: Make, stand: Make) -> Plan:
    """Fairs with floor boxes, two zones and halls that carry little."""
    people = [draw(exhibitors(number)) for number in range(draw(st.integers(1, 5)))]
    booths = []
    for number in range(draw(st.integers(1, 8))):
        hall = draw(st.sampled_from(["H1", "H2"]))
        width, x = draw(st.sampled_from([2.7, 3.0, 3.4, 4.0, 6.0, 9.0, 18.0])), float(draw(st.integers(0, 40)))
        sides = draw(st.sampled_from(["s", "se", "sew", "nesw"]))
        x += 70.0 * (hall == "H2")
        booths.append(stand(f"b{number}", box(x, 5, x + width, 8), open_to=sides, hall=hall))
    zones = (
        Zone(id="a", letter="A", name=Label(), halls=("H1", "H2")),
        Zone(id="b", letter="B", name=Label(), halls=("H2",)),
    )
    plan: Plan = fair(people, booths, halls=("H1", "H2"), zones=zones)
    return plan


def equipped(plan: Plan) -> Plan:
    """Return a fair whose halls have floor boxes, a door, and limits of load and height."""
    boxes = tuple(
        Amenity(id=f"box{n}", category="other", level="g", point=Point(8.0 * n, 6), supplies=words)
        for n, words in enumerate([("power",), ("power", "data"), ("water",), ("power", "water", "drain"), ("air",)])
    )
    door = Amenity(id="door", category="information", level="g", point=Point(20, 5))
    floors = enumerate(plan.venue.units)
    units = tuple(replace(unit, floor_load=10.0 * n, clear_height=6.0 * n) for n, unit in floors)
    return replace(plan, venue=replace(plan.venue, amenities=(*boxes, door), units=units))


@pytest.mark.parametrize("allowed", [0, 4])
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_pair_is_rated_as_the_predicates_rate_it(
    make_fair: Make, make_stand: Make, data: st.DataObject, allowed: int
) -> None:
    plan = equipped(data.draw(fairs(fair=make_fair, stand=make_stand)))
    assert plan.floor_plan is not None
    market = Market(plan=plan, booths=plan.floor_plan.booths)
    requests = requests_of(plan.event)
    classes = booth_classes(market, requests)
    most = max(request.holder.points for request in requests)
    everybody = np.arange(len(requests))
    rated = StandRatings(
        market=market, classes=classes, requests=requests, most_points=most, allowed=np.full(len(requests), allowed)
    )
    conceded, scores, block = rated.concessions(everybody), rated.scores(everybody), rated.block(everybody)
    class_of = {name: number for number, names in enumerate(classes.members) for name in names}
    assert set(class_of) == {booth.id for booth in market.booths}
    for row, request in enumerate(requests):
        for booth in market.booths:
            at = class_of[booth.id]
            asked = market.concessions(request, booth, most=9)
            expected = sum(value for _, value in score_parts(request, booth, market=market, most_points=most))
            assert conceded[row, at] == (NEVER if asked is None else asked)
            assert scores[row, at] == expected
            assert block[row, at] == (expected if asked is not None and asked <= allowed else FORBIDDEN)
    low, high = rated.limits()
    assert ((low[:, None] <= scores) & (scores <= high[:, None])).all()


def test_a_rating_that_ignores_needs_is_found_out(make_fair: Make, make_stand: Make, make_exhibitor: Make) -> None:
    """The control: water comes from the boxes at 16 and 24 m; a stand at 50 m has none in reach, one at 14 m has."""
    booths = [make_stand("b0", box(50, 5, 53, 8), open_to="s"), make_stand("b1", box(14, 5, 17, 8), open_to="s")]
    plan = equipped(make_fair([make_exhibitor("x", water=True)], booths, halls=("H1", "H2")))
    market = Market(plan=plan, booths=tuple(booths))
    requests = requests_of(plan.event)
    classes = booth_classes(market, requests)
    rated = StandRatings(
        market=market, classes=classes, requests=requests, most_points=0, allowed=np.zeros(1, np.int64)
    )
    assert list(classes.members) == [("b0",), ("b1",)]
    suits = [market.concessions(requests[0], booth, most=0) is not None for booth in booths]
    assert (rated.concessions(np.array([0]))[0] == 0).tolist() == suits
    assert suits == [False, True]
