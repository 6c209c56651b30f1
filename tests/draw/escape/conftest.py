"""Escape plans of the small venue: one in the hall, one in the foyer, and what an assembly point makes complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from shapely import LineString, MultiPolygon, Point, affinity

from venueplan.draw.escape.compose import EscapePlan, draw_escape
from venueplan.model import Amenity, Escape, EscapePlans, EscapeWay, Plan, SignSite

TURN = 20.0


def _turned(x: float, y: float) -> Point:
    moved: Point = affinity.rotate(Point(x, y), -TURN, origin=(0, 0))
    return moved


@pytest.fixture(scope="session")
def site() -> SignSite:
    at = _turned(30, 2)
    return SignSite(id="out", kind="escape", level="g", x=at.x, y=at.y, facing=TURN)


@pytest.fixture(scope="session")
def escape(plan: Plan, site: SignSite) -> Escape:
    """Return ways as a fire officer would draw them: straight to the south door, and along the south aisle west."""
    hall = plan.venue.unit("H1")
    lines = [LineString([(30, 2), (30, 0)]), LineString([(30, 2), (2, 2), (2, 19), (0, 19)])]
    south, west = (affinity.rotate(line, -TURN, origin=(0, 0)) for line in lines)
    return Escape(
        site=site.id,
        part=MultiPolygon([hall.polygon]),
        hall="H1",
        exits=("south", "west"),
        ways=(EscapeWay(line=south, exit="south"), EscapeWay(line=west, exit="west")),
        routes=(west,),
    )


@pytest.fixture(scope="session")
def safe(plan: Plan, site: SignSite) -> Plan:
    """Return the plan with an assembly point, so that a pre-flight can be passed, and the site of the escape plan."""
    point = Amenity(id="ap", category="meetingpoint", kind="assembly-point", level="out", point=_turned(8, -20))
    venue = replace(plan.venue, amenities=(*plan.venue.amenities, point))
    return replace(plan, venue=venue, event=replace(plan.event, sites=(*plan.event.sites, site)))


@pytest.fixture(scope="session")
def drawn(safe: Plan, escape: Escape) -> EscapePlan:
    return draw_escape(safe, "out", escape=escape)


@pytest.fixture(scope="session")
def settled(safe: Plan) -> Callable[..., Plan]:
    """Return a function that gives the plan settings of escape plans."""
    return lambda **more: replace(safe, event=replace(safe.event, escape_plans=EscapePlans(**more)))
