"""A crowd leaves a floor through its doors."""

from __future__ import annotations

import numpy as np
import pytest
from halls import Hall, random_halls
from hypothesis import given, settings, strategies as st
from shapely import LineString, box

from venueplan.evacuate import IMO, SFPE, Crowd, FlowStandard, leave_by_doors, spread_over
from venueplan.evacuate.floor.choking import choking_section
from venueplan.model import Opening
from venueplan.network import Floor, free_floor

Ends = tuple[float, float, float, float]


def door(name: str, *ends: float, width: float = 0.0) -> Opening:
    line = LineString([ends[:2], ends[2:]])
    return Opening(id=name, level="g", line=line, width=width or line.length, exit=True)


def crowd_in(hall: Hall, persons: float) -> Crowd:
    return spread_over(free_floor(hall.outline, hall.columns), persons=persons)


def doors_of(hall: Hall, widths: list[float]) -> list[Opening]:
    return [
        Opening(id=f"d{number}", level="g", line=LineString(line), width=width)
        for number, (line, width) in enumerate(zip(hall.doors, widths, strict=False))
    ]


@settings(max_examples=40)
@given(
    random_halls(),
    st.integers(1, 3000),
    st.lists(st.sampled_from([0.9, 1.2, 2.4, 4.0]), min_size=3, max_size=3),
    st.sampled_from([SFPE, IMO]),
)
def test_the_bound_never_exceeds_the_hydraulic_time(
    hall: Hall, persons: int, widths: list[float], standard: FlowStandard
) -> None:
    crowd, doors = crowd_in(hall, persons), doors_of(hall, widths)
    leaving = leave_by_doors(crowd, doors, standard=standard)
    assert leaving.quickest <= leaving.hydraulic * (1 + 1e-6)
    assert leaving.quickest >= persons / leaving.rates.sum()
    assert sum(gate.persons for gate in leaving.gates) == pytest.approx(persons)


@settings(max_examples=20)
@given(random_halls(), st.integers(100, 2000))
def test_more_people_and_fewer_doors_never_leave_sooner(hall: Hall, persons: int) -> None:
    doors = doors_of(hall, [2.0, 2.0, 2.0])
    few, many = (
        leave_by_doors(crowd_in(hall, count), doors, standard=SFPE, speed=1.19) for count in (persons, 2 * persons)
    )
    assert few.hydraulic <= many.hydraulic
    assert few.quickest <= many.quickest * (1 + 1e-6)
    fewer = leave_by_doors(crowd_in(hall, persons), doors[:2], standard=SFPE, speed=1.19)
    assert few.quickest <= fewer.quickest * (1 + 1e-6)


@settings(max_examples=20)
@given(random_halls(), st.integers(100, 3000))
def test_a_hall_without_narrow_places_chokes_at_its_doors(hall: Hall, persons: int) -> None:
    doors = doors_of(hall, [1.0, 1.5, 1.0])
    crowd = crowd_in(hall, persons)
    choke = choking_section(crowd, doors, standard=SFPE, level="g")
    assert choke is not None
    assert choke.gates == ("d0", "d1", "d2")
    assert choke.time == pytest.approx(persons / sum(SFPE.door_rate(d.width) for d in doors), rel=1e-6)


def test_a_neck_chokes_and_is_drawn() -> None:
    """Rooms of 10 × 10 m on both sides of a neck of 1 m at x = 10–12, the only door, 4 m wide, in the second.

    Of 400 persons half stand before the neck: about 200 / (1.32 · 1 m) = 152 s there, 400 / (1.32 · 3.7 m) = 82 s at
    the door.
    """
    floor = Floor(free=box(0, 0, 10, 10).union(box(10, 4.5, 12, 5.5)).union(box(12, 0, 22, 10)))
    choke = choking_section(spread_over(floor, persons=400), [door("out", 22, 3, 22, 7)], standard=SFPE, level="g")
    assert choke is not None
    assert choke.gates == ()
    assert choke.throughput == pytest.approx(1.32, abs=1e-4)
    assert choke.time == pytest.approx(152, abs=2)
    assert 10 <= choke.lines.bounds[0] == choke.lines.bounds[2] <= 12
    assert choke.lines.length == pytest.approx(1.0, abs=1e-4)


def test_in_a_dense_crowd_people_walk_slowly() -> None:
    """300 persons on 100 m²: 1.40 (1 − 0.266 · 3) = 0.2828 m/s."""
    leaving = leave_by_doors(
        spread_over(Floor(free=box(0, 0, 10, 10)), persons=300), [door("out", 0, 4, 0, 6)], standard=SFPE
    )
    assert leaving.speed == pytest.approx(0.2828, abs=1e-4)
    assert leaving.free_speed == pytest.approx(1.19)


def test_the_door_that_empties_last_governs() -> None:
    floor = Floor(free=box(0, 0, 40, 10))
    doors = [door("wide", 0, 3, 0, 7), door("narrow", 40, 4.5, 40, 5.5)]
    leaving = leave_by_doors(spread_over(floor, persons=200), doors, standard=SFPE)
    assert leaving.governing == "narrow"
    assert [gate.persons for gate in leaving.gates] == pytest.approx([100, 100])
    assert leaving.gates[0].cleared == leaving.hydraulic > leaving.gates[1].cleared


def test_an_unequal_split_leaves_room_under_the_hydraulic_time() -> None:
    """Four fifths nearest to one of two equal doors: the bound sends some of them to the other."""
    floor = Floor(free=box(0, 0, 20, 10))
    points = np.array([[2.0, 5.0], [18.0, 5.0]])
    crowd = Crowd(floor=floor, points=points, amounts=np.array([160.0, 40.0]))
    leaving = leave_by_doors(crowd, [door("west", 0, 4, 0, 6), door("east", 20, 4, 20, 6)], standard=SFPE, speed=1.0)
    rate = 1.32 * 1.7
    assert leaving.hydraulic == pytest.approx(2 + 160 / rate)
    assert leaving.quickest == pytest.approx(2 + 100 / rate)


def test_nobody_passes_a_door_narrower_than_its_edges() -> None:
    crowd = spread_over(Floor(free=box(0, 0, 10, 10)), persons=10)
    leaving = leave_by_doors(crowd, [door("crack", 0, 4, 0, 4.3)], standard=SFPE)
    assert leaving.doors == ()
    assert leaving.hydraulic == leaving.quickest == np.inf
    assert leaving.governing == ""
