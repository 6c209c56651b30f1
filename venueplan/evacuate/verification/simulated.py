"""JuPedSim on the cases of the literature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.evacuate.floor.crowd import Floats, Integers
from venueplan.evacuate.simulation import (
    Observer,
    People,
    Settings,
    Simulated,
    has_simulation,
    simulate,
    stand_about,
)
from venueplan.evacuate.standards import IMO
from venueplan.evacuate.verification import places
from venueplan.evacuate.verification.case import Case, Outcome
from venueplan.evacuate.verification.known import case
from venueplan.network import Floor, distance_field

MODEL = "JuPedSim"
UNTIMED = "JuPedSim without door timer"
EQUALLY_FAST = "JuPedSim, all equally fast"

_CLOGGED = "model clog: nobody left for 30 s"


@dataclass(frozen=True, kw_only=True)
class _Track:
    """Remembers where everybody was, second by second."""

    seconds: list[tuple[Integers, Floats]] = field(default_factory=list)

    def __call__(self, who: Integers, where: Floats) -> None:
        self.seconds.append((who, where))

    def density(self, area: Polygon) -> float:
        """Return the greatest mean density in an area over 10 s, persons/m²."""
        counts = [np.count_nonzero(shapely.intersects_xy(area, *where.T)) for _, where in self.seconds]
        means = np.convolve(counts, np.ones(10) / 10, mode="valid") if len(counts) >= 10 else np.zeros(1)
        return float(means.max() / area.area)

    def last_places(self) -> dict[int, tuple[float, float]]:
        """Return where each person was seen last."""
        return {
            int(n): (float(x), float(y)) for who, where in self.seconds for n, (x, y) in zip(who, where, strict=True)
        }


def _run(
    area: BaseGeometry,
    lines: Sequence[places.Ends],
    *,
    people: People,
    settings: Settings | None = None,
    observers: Sequence[Observer] = (),
) -> Simulated:
    return simulate(
        Floor(free=area), places.doors(*lines), people=people, standard=IMO, settings=settings, observers=observers
    )


def _spread(area: BaseGeometry, persons: int, *, goals: Callable[[Floats], Integers] | None = None) -> People:
    points, speeds = stand_about(Floor(free=area), persons=persons)
    return People(points=points, speeds=speeds, goals=goals(points) if goals else np.zeros(persons, dtype=np.intp))


def _one_person(speed: float, *, low: float, high: float) -> Outcome:
    person = People(points=np.array([[0.3, 1.0]]), speeds=np.array([speed]), goals=np.zeros(1, dtype=np.intp))
    time = _run(places.CORRIDOR, [(40, 0, 40, 2)], people=person).time
    if time is None:
        return Outcome(value=_CLOGGED, passed=False)
    return Outcome(value=f"{time:.2f} s", passed=low <= time <= high)


def _rimea_4() -> Outcome:
    """Measure the middle third from the 3rd to the 8th second, before the emptying ends make themselves felt."""
    found = []
    for persons in range(60, 481, 60):
        track = _Track()
        people = _spread(places.LONG_CORRIDOR, persons)
        _run(places.LONG_CORRIDOR, [(60, 0, 60, 2)], people=people, settings=Settings(timer=False), observers=[track])
        found.append(_in_the_middle(track))
    densities, speeds = np.array(found).T
    best = float((densities * speeds).max())
    falls = bool((np.diff(speeds[np.argsort(densities)]) < 0).all())
    listed = ", ".join(f"{speed:.2f} m/s at {density:.1f}" for density, speed in found)
    return Outcome(
        value=f"{listed} persons/m²; greatest flow {best:.2f} persons/(m·s)", passed=falls and 1.1 <= best <= 1.4
    )


def _in_the_middle(track: _Track) -> tuple[float, float]:
    middle = box(20, 0, 40, 2)
    counts, speeds = [], []
    for (who, where), (later, there) in zip(track.seconds[3:8], track.seconds[4:9], strict=True):
        inside = shapely.intersects_xy(middle, *where.T)
        counts.append(np.count_nonzero(inside))
        both = np.isin(later, who[inside])
        before = where[np.searchsorted(who, later[both])]
        speeds.append(float((there[both, 0] - before[:, 0]).mean()))
    return float(np.mean(counts)) / 40.0, float(np.mean(speeds))


def _rimea_6() -> Outcome:
    track, lines = _Track(), [(10.0, 12.0, 12.0, 12.0)]
    points = np.array([(0.4 + 0.6 * column, y) for column in range(10) for y in (0.5, 1.5)])
    people = People(points=points, speeds=np.full(20, 1.34), goals=np.zeros(20, dtype=np.intp))
    result = _run(places.L_CORRIDOR, lines, people=people, observers=[track])
    ground = places.L_CORRIDOR.union(box(10, 12, 12, 14))
    outside = sum(int(np.count_nonzero(~shapely.intersects_xy(ground, *where.T))) for _, where in track.seconds)
    return Outcome(
        value=f"{outside} places outside in {len(track.seconds)} s", passed=outside == 0 and result.time is not None
    )


def _nearest(area: BaseGeometry, lines: Sequence[places.Ends]) -> Callable[[Floats], Integers]:
    field_ = distance_field(area, [door.line for door in places.doors(*lines)])
    return lambda points: field_.nearest(points)[1]


def _rimea_9() -> Outcome:
    times = []
    for lines in (places.FOUR_DOORS, places.FOUR_DOORS[:2]):
        people = _spread(places.HALL, 1000, goals=_nearest(places.HALL, lines))
        times.append(_run(places.HALL, lines, people=people).time)
    four, two = times
    if four is None or two is None:
        return Outcome(value=_CLOGGED, passed=False)
    return Outcome(value=f"{four:.1f} s, then {two:.1f} s: ratio {two / four:.2f}", passed=1.6 <= two / four <= 2.4)


def _rimea_10() -> Outcome:
    track = _Track()
    goals = np.array([1 if room % 6 in {4, 5} else 0 for room in places.ROOM_OF_PERSON], dtype=np.intp)
    people = People(points=np.array(places.PERSONS), speeds=np.full(len(goals), 1.34), goals=goals)
    result = _run(places.TWELVE_ROOMS, places.TWO_EXITS, people=people, observers=[track])
    last = track.last_places()
    right = sum(
        (last[number][0] > places.TWELVE_ROOMS.bounds[2] / 2) == bool(goal) for number, goal in enumerate(goals)
    )
    return Outcome(
        value=f"{right} of {len(goals)} by the assigned exit", passed=right == len(goals) and result.time is not None
    )


def _rimea_12() -> Outcome:
    track = _Track()
    points, speeds = stand_about(Floor(free=box(0, 0, 10, 10)), persons=150)
    people = People(points=points, speeds=speeds, goals=np.zeros(150, dtype=np.intp))
    result = _run(places.NECK, [places.NECK_EXIT], people=people, observers=[track])
    before, behind = track.density(box(8, 4, 10, 6)), track.density(box(23, 4, 25, 6))
    value = f"{before:.1f} persons/m² before the passage, {behind:.1f} before the exit"
    if result.time is None:
        return Outcome(value=f"{value}; {_CLOGGED}", passed=False)
    return Outcome(value=value, passed=before > 2.0 and behind < before / 2)


def _rimea_15(*, spread: float) -> Outcome:
    points, speeds = stand_about(Floor(free=box(0, 0, 10, 5)), persons=100, settings=Settings(spread=spread))
    people = People(points=points, speeds=speeds, goals=np.zeros(100, dtype=np.intp))
    times = [_run(area, [line], people=people).time for area, line in places.CORNER]
    if any(time is None for time in times):
        return Outcome(value=_CLOGGED, passed=False)
    short, corner, long = (time for time in times if time is not None)
    return Outcome(value=f"{short:.1f}, {corner:.1f}, {long:.1f} s", passed=short <= corner <= long)


def _nist_52(*, timer: bool) -> Outcome:
    people = _spread(places.SMALL_ROOM, 100)
    result = _run(places.SMALL_ROOM, [places.SMALL_EXIT], people=people, settings=Settings(timer=timer))
    if result.time is None:
        return Outcome(value=_CLOGGED, passed=False)
    left = np.sort(result.left)
    rate = 80 / float(left[89] - left[9])
    return Outcome(value=f"{rate:.2f} persons/s from the 10th to the 90th", passed=rate <= 1.33)


def _if_installed(run: Callable[[], Outcome]) -> Outcome:
    if not has_simulation():
        return Outcome(verdict="NOT RUN", reason="JuPedSim is not installed (pip install 'venueplan[simulation]')")
    return run()


def _simulated(name: str, run: Callable[[], Outcome], *, model: str = MODEL) -> Case:
    return case(name, model, run=partial(_if_installed, run))


CASES = (
    _simulated("RiMEA 1 = IMO 1", partial(_one_person, 1.33, low=26, high=34)),
    _simulated("NIST 2.1", partial(_one_person, 1.0, low=39, high=41)),
    _simulated("RiMEA 4", _rimea_4),
    _simulated("RiMEA 6 = NIST 2.3", _rimea_6),
    _simulated("RiMEA 9 = IMO 9", _rimea_9),
    _simulated("RiMEA 10", _rimea_10),
    _simulated("RiMEA 12 = NIST 5.1", _rimea_12),
    _simulated("RiMEA 15", partial(_rimea_15, spread=Settings().spread)),
    _simulated("RiMEA 15", partial(_rimea_15, spread=0.0), model=EQUALLY_FAST),
    _simulated("NIST 5.2 = IMO 4", partial(_nist_52, timer=True)),
    _simulated("NIST 5.2 = IMO 4", partial(_nist_52, timer=False), model=UNTIMED),
)
"""In the order of the table; doors let through what IMO allows."""
