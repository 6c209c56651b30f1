"""Laws that the layout of any hall keeps, judged by the checker; 25 awkward halls here, 1,000 in a study.

Each hall draws the rule pack that governs it, also those with limits on dead ends and on ways without a choice.

Study: ``python -m pytest tests/arrange/test_random_halls.py -m slow -s`` prints a table of broken laws and net shares.
"""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, quantiles

import pytest
from awkward import LARGEST, SMALLEST, awkward_event, awkward_venue
from halls import event_of, rectangle, venue_of
from judging import errors_of, removable
from shapely import LineString, STRtree, affinity, box

from venueplan.arrange import arrange_booths
from venueplan.model import Event, FloorPlan, Plan, Venue

SLIVER = 1e-6
"""Overlaps and overhangs up to this area are rounding, m²."""

ONCE_BROKEN = {
    (4, "china"): "an exit at the end of a narrow recess whose mouth a row stood before",
    (5, "china"): "a way of 51 m out of the gap behind a row of 18 m, 37 m without the row",
    (12, "china"): "two rows on one wall: the difference of a difference had a spike without width",
    (30, "china"): "a way of 52 m, 42 m in the empty hall",
    (35, "china"): "a large stand over columns where no wide way led",
    (10, "germany"): "a stand of a module of 2 m of whose front a way touched 14 cm",
    (481, "ibc"): "none: the floor behind a narrow gap, moved out, crossed itself, and the check broke off",
    (295, "china"): "a way of 48 m from behind a column that stands in the gap",
    (685, "ibc"): "none: the only door lies in a slot of 47 cm, through which no way leads from the empty hall either",
    (229, "nfpa"): "none: the judge took a recess of 23 cm for a second way out",
    (468, "china"): "none: a gap of just 30 cm, half closed by rounding, got a thorn of 6 cm that stood in the aisle",
    (527, "uk"): "none: a dead end beside a stand that is entered from the aisle; no wheelchair has to turn in it",
    (2028, "nfpa"): "a single way that was too long",
    (2106, "uk"): "a single way that was too long",
}
"""Halls of the study, with the pack, whose layouts once broke a law, and how."""

LONGEST = {(5, "china"), (30, "china"), (229, "nfpa"), (468, "china"), (527, "uk")}
"""Those of them that take longest; the study lays them out."""

OF_THE_SUITE = 25
LARGEST_OF_THE_SUITE = 800.0
OF_THE_STUDY = 1000


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one hall: which laws it breaks, its area and net area (m²), seconds of processor time."""

    seed: int
    broken: tuple[str, ...]
    area: float
    net: float
    seconds: float


def lay_out(seed: int, *, largest: float = LARGEST, rules: str = "") -> Outcome:
    """Lay out the hall of a seed and judge it, by a rule pack of its own or by another."""
    began = time.process_time()
    venue = awkward_venue(seed, largest=largest)
    event = awkward_event(seed, venue=venue)
    event = replace(event, rules=rules or event.rules)
    floor_plan = arrange_booths(venue, event)
    took = time.process_time() - began
    return Outcome(
        seed=seed,
        broken=tuple(broken_laws(venue, event, floor_plan)),
        area=sum(hall.polygon.area for hall in venue.halls),
        net=sum(booth.area for booth in floor_plan.booths),
        seconds=took,
    )


def broken_laws(venue: Venue, event: Event, floor_plan: FloorPlan) -> list[str]:
    """Return every law that a layout breaks: the checker's errors, and overlap and outside measured here anew."""
    shapes = [booth.polygon for booth in floor_plan.booths]
    pairs = STRtree(shapes).query(shapes, predicate="intersects").T.tolist() if shapes else []
    broken = ["overlap" for i, j in pairs if i < j and shapes[i].intersection(shapes[j]).area > SLIVER]
    halls = {hall.id: hall.polygon for hall in venue.halls}
    broken += ["outside" for b in floor_plan.booths if b.polygon.difference(halls[b.hall]).area > SLIVER]
    return broken + [f"{finding.rule}: {finding.message['en']}" for finding in removable(venue, event, floor_plan)]


def table_of(outcomes: list[Outcome]) -> str:
    """Return a study as text: broken laws with their seeds, net shares by size, processor time."""
    lines = [f"{len(outcomes)} halls, {sum(not outcome.broken for outcome in outcomes)} without a broken law"]
    seeds: dict[str, set[int]] = {}
    for outcome in outcomes:
        for law in outcome.broken:
            seeds.setdefault(law.split(":")[0], set()).add(outcome.seed)
    lines += [f"  {law:24} {len(found):4} halls: {sorted(found)}" for law, found in sorted(seeds.items())]
    lines += ["net share             halls   10 %   25 %   50 %   75 %   90 %   seconds, median and most"]
    for low, high in pairwise((SMALLEST, 500.0, 1_000.0, 2_000.0, 5_000.0, LARGEST)):
        some = [outcome for outcome in outcomes if low <= outcome.area < high]
        if len(some) > 1:
            share = quantiles([outcome.net / outcome.area for outcome in some], n=20, method="inclusive")
            row = "  ".join(f"{share[k]:.3f}" for k in (1, 4, 9, 14, 17))
            took = [outcome.seconds for outcome in some]
            lines.append(f"{low:6.0f}-{high:6.0f} m² {len(some):10}  {row}  {median(took):8.1f} {max(took):6.1f}")
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(OF_THE_SUITE))
def test_an_awkward_hall_breaks_no_law(seed: int) -> None:
    assert lay_out(seed, largest=LARGEST_OF_THE_SUITE).broken == ()


@pytest.mark.parametrize(
    ("seed", "rules"), [pytest.param(*each, marks=[pytest.mark.slow] * (each in LONGEST)) for each in ONCE_BROKEN]
)
def test_a_hall_that_once_broke_a_law_breaks_none(seed: int, rules: str) -> None:
    assert lay_out(seed, rules=rules).broken == ()


def test_a_way_that_a_gap_does_not_make_short_enough_is_cut_further_on() -> None:
    """The way of 46.01 m out of a corner led through a gap between two stands; behind it the next row was whole."""
    assert lay_out(22, largest=1200.0).broken == ()


def test_the_laws_find_a_stand_that_moved() -> None:
    """Control: a stand pushed over its neighbour and one pushed through the wall must both be found."""
    hall = rectangle(40, 30)
    venue, event = venue_of(hall), event_of()
    booths = arrange_booths(venue, event).booths
    over = replace(booths[0], polygon=affinity.translate(booths[1].polygon, 0.5, 0.5))
    beyond = replace(booths[0], polygon=affinity.translate(booths[0].polygon, -40.0, 0.0))
    assert "overlap" in broken_laws(venue, event, FloorPlan(booths=(over, *booths[1:])))
    assert "outside" in broken_laws(venue, event, FloorPlan(booths=(beyond, *booths[1:])))


def test_a_door_that_nobody_reaches_in_the_empty_hall_lies_with_the_building() -> None:
    venue = awkward_venue(685)
    event = replace(awkward_event(685, venue=venue), rules="ibc", exhibitors=())
    plan = Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))
    causes = {error.cause for error in errors_of(plan) if error.rule == "no-way-out"}
    assert causes == {"building"}


def test_an_error_of_the_building_is_none_of_the_layout() -> None:
    """Control: 24 × 18 m and one door of 2 m have too few exits however they are laid out; a closed way is another."""
    hall = rectangle(24, 18, doors=[((0.0, 8.0), (0.0, 10.0))])
    venue, event = venue_of(hall), event_of()
    plan = arrange_booths(venue, event)
    whole = Plan(venue=venue, event=event, floor_plan=plan)
    assert {"exit-count", "exit-width"} <= {error.rule for error in errors_of(whole)}
    assert broken_laws(venue, event, plan) == []
    fence = replace(plan.booths[0], polygon=box(3.0, 0.7, 4.0, 17.3), fronts=(LineString([(3.0, 0.7), (3.0, 17.3)]),))
    assert broken_laws(venue, event, FloorPlan(booths=(fence, *plan.booths[1:])))


@pytest.mark.slow
def test_a_thousand_awkward_halls() -> None:
    count = int(os.environ.get("VENUEPLAN_HALLS", OF_THE_STUDY))
    with ProcessPoolExecutor() as pool:
        outcomes = list(pool.map(lay_out, range(count), chunksize=4))
    print("\n" + table_of(outcomes))  # noqa: T201
    assert not [outcome.seed for outcome in outcomes if outcome.broken]
