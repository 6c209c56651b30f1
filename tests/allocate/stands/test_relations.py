"""Relations: small fairs are allocated to the best that trying everything finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from shapely import LineString

from venueplan.allocate import allocate_exhibitors
from venueplan.allocate.stands.relating.selecting import choice_for
from venueplan.allocate.stands.requests import requests_of
from venueplan.allocate.stands.scores import score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.allocate.stands.wanting import demand_of
from venueplan.model import Opening, Plan, Relation
from venueplan.model.demand.relations import NEVER
from venueplan.rules import Neighbours, neighbours

Make = Callable[..., Any]

PRICES = st.sampled_from([NEVER, 0, 150, 700])


def fine(plan: Plan, place: dict[str, str], *, near: Neighbours) -> int | None:
    """Return what relations cost by counting pair by pair, without the rules that the allocator reads; None = never."""
    assert plan.floor_plan is not None
    booths = {booth.id: booth for booth in plan.floor_plan.booths}
    senses = (("beside", near.beside), ("facing", near.facing), ("back_to_back", near.back_to_back))
    prices: list[int] = []
    for relation in plan.event.relations:
        members = [e.id for e in plan.event.exhibitors if set(e.tags) & set(relation.members)]
        if relation.kind == "apart":
            pairs = [(a, b) for n, a in enumerate(members) for b in members[n + 1 :]]
            for a, b in pairs:
                pair = tuple(sorted((place[a], place[b])))
                prices += [getattr(relation, word) for word, found in senses if pair in found]
        if relation.kind == "together":
            first = booths[place[members[0]]].polygon if members else None
            gaps = [booths[place[name]].polygon.distance(first) for name in members[1:]]
            prices += [relation.weight for gap in gaps if gap > relation.within + 1e-6]
        if relation.kind == "spread":
            halls = [booths[place[name]].hall for name in members]
            prices += [relation.weight for hall in set(halls) for _ in range(halls.count(hall) - relation.per_hall)]
    return None if NEVER in prices else sum(prices)


def best_by_trying(plan: Plan) -> int | None:
    assert plan.floor_plan is not None
    booths = plan.floor_plan.booths
    requests = requests_of(plan.event)
    market = Market(plan=plan, booths=booths)
    most = max(request.holder.points for request in requests)
    scores = {
        (r.id, b.id): sum(v for _, v in score_parts(r, b, market=market, most_points=most))
        for r in requests
        for b in booths
    }
    best, near = None, neighbours(booths)
    for order in permutations([booth.id for booth in booths], len(requests)):
        place = {request.id: booth for request, booth in zip(requests, order, strict=True)}
        cost = fine(plan, place, near=near)
        if cost is not None:
            score = sum(scores[pair] for pair in place.items()) - cost
            best = score if best is None else max(best, score)
    return best


@st.composite
def relations(draw: st.DrawFn) -> tuple[Relation, ...]:
    found = []
    for number in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from(["apart", "together", "spread"]))
        found.append(
            Relation(
                id=f"r{number}",
                kind=kind,
                members=(draw(st.sampled_from(["x", "y"])),),
                beside=draw(PRICES),
                facing=draw(PRICES),
                back_to_back=draw(PRICES),
                within=4.0 if kind == "together" else 0.0,
                weight=draw(st.sampled_from([NEVER, 300])),
                per_hall=1 if kind == "spread" else 0,
            )
        )
    return tuple(found)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(relations(), st.lists(st.sampled_from([("x",), ("y",), ("x", "y"), ()]), min_size=4, max_size=4))
def test_small_fairs_with_relations_are_allocated_to_the_proven_best(
    make_fair: Make, make_row: Make, make_exhibitor: Make, asked: tuple[Relation, ...], tags: list[tuple[str, ...]]
) -> None:
    booths = [*make_row((3, 3), at=(6, 6), row="r1"), *make_row((3,), at=(76, 6), row="r2", hall="H2")]
    wishes = ("kind:corner", "hall:H1", "booth:H2-r2s00", "row:r1")
    exhibitors = [
        make_exhibitor(name, points=n, preferences=(wishes[n], "hall:H1"), tags=own)
        for n, (name, own) in enumerate(zip("abcd", tags, strict=True))
    ]
    plan: Plan = make_fair(exhibitors, booths, halls=("H1", "H2"), relations=asked)
    allocation = allocate_exhibitors(plan)
    best = best_by_trying(plan)
    assert allocation.proof is not None
    total = sum(value for assignment in allocation.assignments for _, value in assignment.score)
    assert allocation.proof.objective == total <= allocation.proof.bound
    place = {assignment.exhibitor: assignment.booths[0] for assignment in allocation.assignments}
    if best is None:
        assert allocation.unplaced
    else:
        assert allocation.unplaced == ()
        assert fine(plan, place, near=neighbours(booths)) is not None
        assert total <= best <= allocation.proof.bound
        assert best - total <= 0.002 * 4 * 2000


def test_members_of_one_pavilion_may_be_side_by_side_strangers_may_not(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    booths = make_row((3, 3, 3), at=(6, 6), row="r1")
    trades = Relation(id="trades", kind="apart", members=("trade:*",), facing=0)
    members = [make_exhibitor(name, pavilion="P", tags=("trade:toys",)) for name in ("p1", "p2")]
    stranger = make_exhibitor("s", tags=("trade:toys",))
    plan = make_fair([*members, stranger], booths, relations=(trades,))
    allocation = allocate_exhibitors(plan)
    assert allocation.unplaced == ()
    place = {a.exhibitor: a.booths[0] for a in allocation.assignments}
    beside = neighbours(booths).beside
    assert not any(tuple(sorted((place["s"], place[name]))) in beside for name in ("p1", "p2"))


def test_separation_is_one_row_for_each_pair_of_places_and_trade(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    """Two sides of four booths: 6 pairs beside, 2 at the ends besides; 2 trades make 2 rows each, however many bid."""
    booths = make_row((3, 3, 3, 3), at=(6, 6), row="r1")
    relation = Relation(id="trades", kind="apart", members=("trade:*",), facing=0)
    pairs = len(neighbours(booths).beside)
    for count in (4, 8):
        asked = [make_exhibitor(f"e{n}", tags=(f"trade:{n % 2}",)) for n in range(count)]
        selection = choice_for(demand_of(make_fair(asked, booths, relations=(relation,)))).selection
        assert sum(row.seldom for row in selection.rows) == 2 * pairs


@pytest.mark.parametrize("word", ["near", "far"])
def test_a_wish_for_a_neighbour_comes_true_and_is_counted(
    make_fair: Make, make_row: Make, make_exhibitor: Make, word: str
) -> None:
    """Two halls 70 m apart; near means 30 m. The friend is pinned to H1; the wish is the only one."""
    booths = [*make_row((3,), at=(6, 6), row="r1"), *make_row((3,), at=(76, 6), row="r2", hall="H2")]
    asked = [
        make_exhibitor("friend", pins=("hall:H1",)),
        make_exhibitor("a", points=1, preferences=(f"{word}:friend",)),
    ]
    allocation = allocate_exhibitors(make_fair(asked, booths, halls=("H1", "H2")))
    mine = allocation.by_exhibitor["a"]
    assert mine.booths[0].startswith("H1" if word == "near" else "H2")
    assert dict(mine.score)["neighbours"] == 1000
    assert mine.preference_rank == 1


def test_crowd_pullers_keep_away_from_entrances(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    booths = make_row((3,) * 6, at=(0, 6), row="r1")
    away = Relation(id="away", kind="spread", members=("crowd",), from_entrances=12.0)
    plan = make_fair([make_exhibitor("c", tags=("crowd",), preferences=("kind:corner",))], booths, relations=(away,))
    door = Opening(id="door", level="g", line=LineString([(0, 6), (0, 12)]), width=6.0)
    plan = replace(plan, venue=replace(plan.venue, openings=(door,)))
    (booth,) = allocate_exhibitors(plan).by_exhibitor["c"].booths
    assert plan.floor_plan.booth(booth).polygon.distance(door.line) >= 12.0
