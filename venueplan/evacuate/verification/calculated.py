"""The hydraulic model and the quickest flow on the cases of the literature."""

from __future__ import annotations

from functools import partial

import numpy as np
import shapely
from shapely import box

from venueplan.evacuate.floor.hall import evacuate_unit
from venueplan.evacuate.floor.leaving import leave_by_doors
from venueplan.evacuate.standards import IMO, SFPE
from venueplan.evacuate.verification import places
from venueplan.evacuate.verification.case import Outcome, not_represented
from venueplan.evacuate.verification.known import case
from venueplan.evacuate.whole.building import evacuate_buildings
from venueplan.model import Clearing
from venueplan.network import distance_field

_EXACT = 1e-6  # seconds


def _one_person(speed: float) -> float:
    """Return the seconds that one person needs along the corridor and through its open end."""
    person = places.crowd(places.CORRIDOR, np.array([[0.0, 1.0]]), amounts=np.ones(1))
    return leave_by_doors(person, places.doors((40, 0, 40, 2)), standard=SFPE, speed=speed).hydraulic


def _rimea_1() -> Outcome:
    time = _one_person(1.33)
    return Outcome(value=f"{time:.2f} s", passed=26 <= time <= 34)


def _nist_21() -> Outcome:
    time = _one_person(1.0)
    return Outcome(
        value=f"{time:.2f} s", passed=abs(time - 40) <= 1, reason="the rest is the time to pass the open end, 1 / q"
    )


def _rimea_4() -> Outcome:
    found, passed = [], True
    densities = np.arange(0.5, 4.01, 0.01)
    for standard in (SFPE, IMO):
        speeds = np.array([standard.speed(density) for density in densities])
        flows = densities * speeds
        best = int(np.argmax(flows))
        found.append(f"{standard.name.upper()} {flows[best]:.2f} persons/(m·s) at {densities[best]:.2f} persons/m²")
        passed &= bool((np.diff(speeds) <= 0).all() and 1.1 <= flows[best] <= 1.4)
    return Outcome(
        value="; ".join(found), passed=passed, reason="the curve is put in: a check of the data, not of motion"
    )


def _rimea_6() -> Outcome:
    field = distance_field(places.L_CORRIDOR, [door.line for door in places.doors((10, 12, 12, 12))])
    people = [(0.25 + 0.5 * number, y) for number in range(10) for y in (0.5, 1.5)]
    outside = sum(not shapely.covers(places.L_CORRIDOR.buffer(1e-6), field.way(point)) for point in people)
    return Outcome(value=f"{outside} of {len(people)} ways leave the floor", passed=outside == 0)


def _hall(lines: tuple[places.Ends, ...]) -> Clearing:
    room = places.room("hall", places.HALL, persons=1000)
    return evacuate_unit(places.building(room, openings=places.doors(*lines)), room, persons=1000).clearing


def _rimea_9() -> Outcome:
    four, two = (_hall(lines).hydraulic for lines in (places.FOUR_DOORS, places.FOUR_DOORS[:2]))
    return _ratio(four, two=two, low=1.6, high=2.4)


def _rimea_9_flow() -> Outcome:
    four, two = (_hall(lines).quickest for lines in (places.FOUR_DOORS, places.FOUR_DOORS[:2]))
    return _ratio(four, two=two, low=1.6, high=2.4)


def _exact_ratio() -> Outcome:
    four, two = (_hall(lines).quickest for lines in (places.FOUR_DOORS, places.FOUR_DOORS[:2]))
    return _ratio(four, two=two, low=1.98, high=2.02)


def _ratio(four: float, *, two: float, low: float, high: float) -> Outcome:
    return Outcome(value=f"{four:.1f} s, then {two:.1f} s: ratio {two / four:.2f}", passed=low <= two / four <= high)


def _rimea_12() -> Outcome:
    """Compare the time of the exit with that of the passage and the walk between: what is left was lost queueing."""
    rooms = (
        places.room("first", box(0, 0, 10, 10), persons=150),
        places.room("passage", box(10, 4.5, 15, 5.5)),
        places.room("second", box(15, 0, 25, 10)),
    )
    openings = places.doors((10, 4.5, 10, 5.5), (15, 4.5, 15, 5.5), places.NECK_EXIT)
    (found,) = evacuate_buildings(places.building(*rooms, openings=openings))
    cleared = {gate.gate: gate.cleared for gate in found.gates}
    before = cleared["door-1"] - 10 / SFPE.speed(1.5)
    behind = cleared["door-3"] - cleared["door-1"] - 15 / SFPE["walking-speed"]
    return Outcome(
        value=f"at least {before:.0f} s lost before the passage, {behind:.1f} s behind it",
        passed=before > 60 and 0 <= behind < 5,
    )


def _rimea_15() -> Outcome:
    x, y = np.meshgrid(np.arange(0.5, 10), np.arange(0.5, 5, 0.5))
    start = np.column_stack([x.ravel(), y.ravel()])
    times = []
    for area, line in places.CORNER:
        people = places.crowd(area, start, amounts=np.full(len(start), 100 / len(start)))
        times.append(leave_by_doors(people, places.doors(line), standard=SFPE, speed=SFPE["walking-speed"]).hydraulic)
    short, corner, long = times
    return Outcome(value=f"{short:.1f}, {corner:.1f}, {long:.1f} s", passed=short <= corner <= long)


def _nist_52() -> Outcome:
    room = places.room("room", places.SMALL_ROOM, persons=100)
    plan = places.building(room, openings=places.doors(places.SMALL_EXIT))
    rates = {}
    for standard in (SFPE, IMO):
        gate = evacuate_unit(plan, room, persons=100, standard=standard).gates[0]
        rates[standard.name.upper()] = gate.persons / gate.cleared
    return Outcome(
        value=", ".join(f"{name} {rate:.2f} persons/s" for name, rate in rates.items()),
        passed=all(rate <= 1.33 for rate in rates.values()),
    )


def _one_door(*, by_flow: bool) -> Outcome:
    people = places.crowd(box(0, 0, 20, 4), np.array([[12.0, 2.0]]), amounts=np.array([100.0]))
    leaving = leave_by_doors(people, places.doors((0, 1.4, 0, 2.6)), standard=SFPE)
    speed = leaving.free_speed if by_flow else leaving.speed
    return _closed(leaving.quickest if by_flow else leaving.hydraulic, 12 / speed + 100 / SFPE.door_rate(1.2))


def _two_doors(*, by_flow: bool) -> Outcome:
    """Everybody queues at the nearer door; the quickest flow fills both: q₁ (T − d₁ / v) + q₂ (T − d₂ / v) = N."""
    people = places.crowd(box(0, 0, 20, 4), np.array([[6.0, 2.0]]), amounts=np.array([100.0]))
    leaving = leave_by_doors(people, places.doors((0, 1.4, 0, 2.6), (20, 1.0, 20, 3.0)), standard=SFPE)
    near, far = SFPE.door_rate(1.2), SFPE.door_rate(2.0)
    if not by_flow:
        return _closed(leaving.hydraulic, 6 / leaving.speed + 100 / near)
    walks = (6 * near + 14 * far) / leaving.free_speed
    return _closed(leaving.quickest, (100 + walks) / (near + far))


def _closed(found: float, expected: float) -> Outcome:
    return Outcome(value=f"{found:.4f} s, by hand {expected:.4f} s", passed=abs(found - expected) < _EXACT)


HYDRAULIC, FLOW = "hydraulic", "quickest flow"

CASES = (
    case("RiMEA 1 = IMO 1", HYDRAULIC, run=_rimea_1),
    case("NIST 2.1", HYDRAULIC, run=_nist_21),
    case("RiMEA 4", HYDRAULIC, run=_rimea_4),
    case("RiMEA 6 = NIST 2.3", HYDRAULIC, run=_rimea_6),
    case("RiMEA 9 = IMO 9", HYDRAULIC, run=_rimea_9),
    case("RiMEA 9 = IMO 9", FLOW, run=_rimea_9_flow),
    case(
        "RiMEA 10",
        HYDRAULIC,
        run=not_represented("everybody takes the nearest way out; no exit can be assigned to anybody"),
    ),
    case("RiMEA 12 = NIST 5.1", HYDRAULIC, run=_rimea_12),
    case("RiMEA 15", HYDRAULIC, run=_rimea_15),
    case("NIST 5.2 = IMO 4", HYDRAULIC, run=_nist_52),
    case("one door", HYDRAULIC, run=partial(_one_door, by_flow=False)),
    case("one door", FLOW, run=partial(_one_door, by_flow=True)),
    case("two doors", HYDRAULIC, run=partial(_two_doors, by_flow=False)),
    case("two doors", FLOW, run=partial(_two_doors, by_flow=True)),
    case("RiMEA 9, ratio", FLOW, run=_exact_ratio),
)
"""In the order of the table."""
