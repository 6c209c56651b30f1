"""People as discs: JuPedSim behind a door timer."""

from __future__ import annotations

import builtins
from typing import Any

import numpy as np
import pytest
from halls import event_of, rectangle, venue_of
from shapely import LineString, box

from venueplan.errors import InputError
from venueplan.evacuate import IMO, simulate_hall
from venueplan.evacuate.simulation import People, Settings, has_simulation, simulate, stand_about
from venueplan.evacuate.simulation.density import DensityCounter
from venueplan.evacuate.verification import simulated
from venueplan.evacuate.verification.case import Case
from venueplan.model import Opening, Plan
from venueplan.network import Floor

ROOM = Floor(free=box(0, 0, 8, 5))

needs_jupedsim = pytest.mark.skipif(not has_simulation(), reason="JuPedSim is not installed (venueplan[simulation])")


def door(*ends: float, width: float = 0.0) -> Opening:
    line = LineString([ends[:2], ends[2:]])
    return Opening(id="d", level="g", line=line, width=width or line.length, exit=True)


def crowd(persons: int) -> People:
    points, speeds = stand_about(ROOM, persons=persons)
    return People(points=points, speeds=speeds, goals=np.zeros(persons, dtype=np.intp))


def test_without_jupedsim_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("jupedsim"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert not has_simulation()
    with pytest.raises(InputError, match=r"pip install 'venueplan\[simulation\]'"):
        simulate(ROOM, [door(8, 2, 8, 3)], people=crowd(3), standard=IMO)


def test_people_stand_apart_from_each_other_and_from_walls() -> None:
    points, speeds = stand_about(ROOM, persons=100)
    assert len(points) == len(speeds) == 100
    gaps = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + np.eye(100)
    assert gaps.min() >= 0.32 - 1e-9
    assert points.min(axis=0).tolist() >= [0.25, 0.25]
    assert ((speeds >= 0.5) & (speeds <= 2.2)).all()
    again, _ = stand_about(ROOM, persons=100)
    assert (again == points).all()


def test_too_many_people_are_a_sentence() -> None:
    with pytest.raises(InputError, match="1000 persons have no room on 40 m²"):
        stand_about(ROOM, persons=1000)


def test_densities_are_the_worst_ten_seconds_of_a_cell() -> None:
    """Two stand in one cell for 20 s, one more comes for 5 s: (10 · 2 + 5) / 10 = 2.5 persons/m²."""
    counter = DensityCounter(ROOM)
    pair, three = np.array([[1.2, 1.2], [1.8, 1.8]]), np.array([[1.2, 1.2], [1.8, 1.8], [1.5, 1.5]])
    for second in range(20):
        places = three if 8 <= second < 13 else pair
        counter(np.arange(len(places)), places)
    grid = counter.grid(level="g")
    assert grid.densities[1][1] == pytest.approx(2.5)
    assert (grid.x, grid.y, grid.step) == (0.5, 0.5, 1.0)
    assert sum(map(sum, grid.densities)) == pytest.approx(2.5)


@needs_jupedsim
@pytest.mark.simulation
def test_the_timer_holds_a_door_to_the_rate_of_the_standard() -> None:
    result = simulate(ROOM, [door(8, 2, 8, 3)], people=crowd(60), standard=IMO)
    assert result.time is not None
    left = np.sort(result.left)
    assert 49 / (left[54] - left[5]) <= 1.31
    untimed = simulate(ROOM, [door(8, 2, 8, 3)], people=crowd(60), standard=IMO, settings=Settings(timer=False))
    assert untimed.time is not None
    assert untimed.time < result.time


@needs_jupedsim
@pytest.mark.simulation
def test_a_clog_is_never_a_time() -> None:
    """A door of 0.25 m lets nobody through who is 0.3 m wide."""
    result = simulate(ROOM, [door(8, 2, 8, 2.25)], people=crowd(5), standard=IMO)
    assert result.time is None
    assert not np.isfinite(result.left).any()


@needs_jupedsim
@pytest.mark.simulation
def test_one_who_walks_far_has_not_clogged() -> None:
    floor = Floor(free=box(0, 0, 60, 2))
    person = People(points=np.array([[0.3, 1.0]]), speeds=np.array([1.0]), goals=np.zeros(1, dtype=np.intp))
    result = simulate(floor, [door(60, 0, 60, 2)], people=person, standard=IMO)
    assert result.time == pytest.approx(60.2, abs=0.5)


@needs_jupedsim
@pytest.mark.simulation
def test_people_on_two_pieces_of_floor_are_refused() -> None:
    floor = Floor(free=box(0, 0, 5, 5).union(box(6, 0, 11, 5)))
    people = People(points=np.array([[2.0, 2.0], [8.0, 2.0]]), speeds=np.ones(2), goals=np.zeros(2, dtype=np.intp))
    with pytest.raises(InputError, match="1 of 2 persons stand on another piece of floor"):
        simulate(floor, [door(0, 2, 0, 3)], people=people, standard=IMO)


@needs_jupedsim
@pytest.mark.simulation
def test_a_hall_empties_in_about_the_time_of_its_doors() -> None:
    """15 × 10 m at 0.75 persons/m²: 113 persons by two doors of 1.2 m, 1.56 persons/s each by IMO: 36 s and more."""
    plan = Plan(
        venue=venue_of(rectangle(15, 10, doors=[((0, 4.4), (0, 5.6)), ((15, 4.4), (15, 5.6))])), event=event_of()
    )
    found = simulate_hall(plan, "H1", standard=IMO)
    assert found.persons == 113
    assert found.remaining == 0
    assert found.time is not None
    assert 36 <= found.time <= 70
    assert max(map(max, found.density.densities)) > 1.0
    again = simulate_hall(plan, "H1", standard=IMO)
    assert again == found


@needs_jupedsim
@pytest.mark.simulation
@pytest.mark.slow
@pytest.mark.parametrize("case", simulated.CASES, ids=lambda case: f"{case.name}, {case.model}")
def test_every_simulated_case_runs_and_fails_where_the_kept_table_says_so(case: Case) -> None:
    row = case.verified()
    fails = case.model in {simulated.UNTIMED, simulated.EQUALLY_FAST}
    assert row.verdict == ("FAIL" if fails else "PASS"), row
