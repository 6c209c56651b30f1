"""The floor that is left to walk on: no way leads through the walls that stands share."""

from math import sqrt
from typing import Any

import pytest
from shapely import LineString, MultiPolygon, box
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from venueplan.check.floor import hall_floors
from venueplan.model import (
    Booth,
    Calendar,
    Event,
    FloorPlan,
    Georeference,
    Label,
    Level,
    Opening,
    Plan,
    Unit,
    Venue,
)
from venueplan.rules import rule_pack

START = (16.0, 15.0)
AROUND = sqrt(1 + 9) + 6 + sqrt(17**2 + 2**2)
"""From (16, 15) past (17, 18) and (23, 18) to the door at (40, 16): 26.2795 m."""


def way_out(*stands: BaseGeometry, angle: float = 0.0) -> float:
    """Return the way from START to a door at x 40, y 14–16 of a hall of 40 × 30 m, everything turned by an angle."""

    def turned(shape: Any) -> Any:
        return rotate(shape, angle, origin=(-310, 170))

    hall = Unit(id="H", category="unspecified", level="g", polygon=turned(box(0, 0, 40, 30)), use="exhibition")
    door = Opening(id="d", level="g", line=turned(LineString([(40, 14), (40, 16)])), width=2.0, exit=True)
    level = Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([hall.polygon]))
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(level,),
        units=(hall,),
        openings=(door,),
    )
    booths = tuple(
        Booth(id=f"b{i}", number=str(i), polygon=turned(stand), hall="H", level="g") for i, stand in enumerate(stands)
    )
    event = Event(id="e", name=Label(), calendar=Calendar(days=()))
    plan = Plan(venue=venue, event=event, floor_plan=FloorPlan(booths=booths))
    start = turned(LineString([START, (0, 0)])).coords[0]
    return float(hall_floors(plan, pack=rule_pack(event.rules))[0].ways_out.distances([start])[0])


T_JUNCTION = (box(17, 12, 23, 15), box(17, 15, 19.7, 18), box(19.7, 15, 23, 18))


@pytest.mark.parametrize("angle", [0.0, 3.0, 13.0, 46.0, 87.0])
def test_nobody_walks_through_the_shared_wall_of_stands_that_meet_at_a_t(angle: float) -> None:
    assert way_out(*T_JUNCTION, angle=angle) == pytest.approx(AROUND, abs=1e-3)


@pytest.mark.parametrize(("gap", "through"), [(0.25, False), (0.35, True)])
def test_nobody_squeezes_through_a_gap_narrower_than_a_person(gap: float, through: bool) -> None:
    """Between the southern stand, y 12 – 15 − gap/2, and the northern one; the way straight through is 24 m."""
    stands = box(17, 12, 23, 15 - gap / 2), box(17, 15 + gap / 2, 23, 18)
    assert way_out(*stands, angle=3.0) == pytest.approx(24.0 if through else AROUND, abs=1e-3)


def test_a_lone_stand_keeps_its_corners() -> None:
    assert way_out(box(17, 12, 23, 18), angle=3.0) == pytest.approx(AROUND, abs=1e-6)
