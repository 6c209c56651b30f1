"""How long contradictions, replanning and explanations take.

Run with ``python -m pytest tests/benchmarks/test_changes.py -m benchmark --benchmark-enable -s``; on a busy machine
add ``--benchmark-timer=time.process_time``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import LineString, MultiPolygon, box

from venueplan.allocate import allocate_exhibitors, explain, refuse_impossible_stands, replan
from venueplan.arrange import arrange_booths
from venueplan.errors import ContradictionError
from venueplan.files import read_event_folder
from venueplan.model import (
    Booth,
    Calendar,
    Changes,
    Event,
    Exhibitor,
    FloorPlan,
    Georeference,
    Label,
    Level,
    Plan,
    Unit,
    Venue,
    Zone,
)

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def allocated(layouts: Path) -> Plan:
    """Return the Wuzhen event with its 411 exhibitors on their stands."""
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    plan = Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))
    return replace(plan, allocation=allocate_exhibitors(plan))


def ten_out_ten_in(plan: Plan, *, seed: int) -> Changes:
    """Return ten cancellations and ten newcomers who ask for what ten others asked for; nobody who shares a stand."""
    random = Random(seed)  # noqa: S311  # a benchmark instance
    hosts = {one.shares_with for one in plan.event.exhibitors}
    alone = [one for one in plan.event.exhibitors if not one.shares_with and one.id not in hosts]
    gone = random.sample(alone, 10)
    new = [
        replace(one, id=f"N{number:03d}", pavilion="", rivals=(), pins=())
        for number, one in enumerate(random.sample(alone, 10))
    ]
    return Changes(cancelled=tuple(one.id for one in gone), exhibitors=tuple(new))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_ten_cancellations_and_ten_newcomers(benchmark: BenchmarkFixture, allocated: Plan, seed: int) -> None:
    """Provably fewest moves in at most 5 s."""
    changes = ten_out_ten_in(allocated, seed=seed)
    found = benchmark.pedantic(replan, args=(allocated, changes), rounds=1)
    assert found.stands is not None
    unplaced = len(found.plan.allocation.unplaced)
    benchmark.extra_info |= {
        "moves": found.stands.objective,
        "least": found.stands.bound,
        "unplaced": unplaced,
        "score gap": f"{found.plan.allocation.proof.gap:.4%}",
        "solver": found.stands.solver,
    }
    print(f"\nmoves {found.stands.objective}, at least {found.stands.bound}, unplaced {unplaced}")  # noqa: T201
    assert found.stands.objective == found.stands.bound


def crowded(seed: int) -> Plan:
    """Return 400 exhibitors on 452 booths in six halls; 65 rules, of which three clash in the smallest hall."""
    random = Random(seed)  # noqa: S311  # a benchmark instance
    halls = [f"H{number}" for number in range(1, 7)]
    booths = [
        _booth(hall, row, place, side)
        for hall in range(5)
        for row in range(3)
        for place in range(15)
        for side in range(2)
    ]
    booths += [_booth(5, 0, place, 0) for place in range(2)]
    wants: dict[str, dict[str, object]] = {f"e{number:03d}": {} for number in range(400)}
    names = sorted(wants)[2:]
    rivals: dict[str, tuple[str, ...]] = {}
    while sum(map(len, rivals.values())) < 40:
        one, other = random.sample(names, 2)
        if other not in rivals.get(one, ()) and one not in rivals.get(other, ()):
            rivals[one] = (*rivals.get(one, ()), other)
    rivals["e000"] = ("e001",)
    pins = {name: (f"hall:{random.choice(halls[:5])}",) for name in random.sample(names, 22)}
    pins |= {"e000": ("hall:H6",), "e001": ("hall:H6",)}
    exhibitors = tuple(
        Exhibitor(
            id=name,
            name=Label.of(en=name),
            area=9.0,
            zone="a",
            points=random.randint(0, 40),
            rivals=rivals.get(name, ()),
            pins=pins.get(name, ()),
        )
        for name in sorted(wants)
    )
    units = tuple(
        Unit(id=hall, category="room", level="g", polygon=box(70 * n, 0, 70 * n + 60, 60), use="exhibition")
        for n, hall in enumerate(halls)
    )
    level = Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(0, 0, 420, 60)]))
    geo = Georeference(longitude=0, latitude=0)
    venue = Venue(id="v", name=Label(), georeference=geo, levels=(level,), units=units)
    zones = (Zone(id="a", letter="A", name=Label(), halls=tuple(halls)),)
    event = Event(id="e", name=Label(), calendar=Calendar(days=()), zones=zones, exhibitors=exhibitors)
    return Plan(venue=venue, event=event, floor_plan=FloorPlan(booths=tuple(booths)))


def _booth(hall: int, row: int, place: int, side: int) -> Booth:
    x, y = 70.0 * hall + 3 + 3 * place, 3.0 + 12 * row + 3 * side
    front = y + 3 * side
    name = f"H{hall + 1}-{row}{'sn'[side]}{place:02d}"
    fronts = (LineString([(x, front), (x + 3, front)]),)
    return Booth(
        id=name,
        number=name,
        polygon=box(x, y, x + 3, y + 3),
        hall=f"H{hall + 1}",
        level="g",
        row=f"r{row}",
        fronts=fronts,
    )


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_three_rules_of_65_that_clash(benchmark: BenchmarkFixture, seed: int) -> None:
    """Exactly those three, verified alone, with the cheapest way out, in at most 5 s."""
    plan = crowded(seed)

    def refused() -> str:
        with pytest.raises(ContradictionError) as error:
            refuse_impossible_stands(plan)
        return str(error.value)

    said = benchmark.pedantic(refused, rounds=1).splitlines()
    print("", *said, sep="\n")  # noqa: T201
    assert said[0].startswith("3 rules contradict each other")
    assert ["e000' is pinned" in said[1], "e001' is pinned" in said[2], "rivals 'e000' and 'e001'" in said[3]] == [
        True
    ] * 3
    assert said[4] == "the cheapest way out costs 5; give up:"
    assert len(said) == 6


def test_why_not_a_booth(benchmark: BenchmarkFixture, allocated: Plan) -> None:
    found = benchmark.pedantic(explain, args=(allocated, "E300"), rounds=1)
    assert found.tried
