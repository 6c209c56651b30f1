"""The serial draw: the order, the audit, and that nobody envies whom they came before, unless a rule says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from venueplan.allocate import allocate_exhibitors
from venueplan.allocate.stands.proving.front import trade_off
from venueplan.allocate.stands.wanting import demand_of
from venueplan.model import Allocation, Plan, Policy, Relation

Make = Callable[..., Any]

DRAW = Policy(kind="draw")


def envy(plan: Plan, allocation: Allocation) -> list[str]:
    """Return who would rather have a stand that somebody with fewer points got, and no rule of the audit says why."""
    demand = demand_of(plan)
    market = demand.market
    requests = {request.id: request for request in demand.requests}
    assert allocation.draw is not None
    turns = {turn.exhibitor: turn for turn in allocation.draw.turns}
    found = []
    for name, turn in turns.items():
        scores, suits = demand.valuation.total(requests[name]), market.conceded(requests[name]) == 0
        refused = {tried.booths for tried in turn.tried if tried.outcome == "refused" and tried.rule}
        for other, theirs in turns.items():
            if theirs.points < turn.points and theirs.booths and turn.rule != "pavilion" and theirs.rule == "choice":
                position = next(
                    market.index[stand] for stand, booths in market.places.items() if booths == theirs.booths
                )
                better = suits[position] and (not turn.booths or scores[position] > turn.score)
                if better and theirs.booths not in refused:
                    found.append(f"{name} envies {other}")
    return found


@st.composite
def demands(draw: st.DrawFn) -> list[dict[str, Any]]:
    wishes = st.lists(st.sampled_from(["kind:corner", "booth:H1-r1s00", "booth:H1-r1n02", "row:r1"]), unique=True)
    return [
        {
            "points": draw(st.integers(0, 9)),
            "preferences": tuple(draw(wishes)),
            "tags": draw(st.sampled_from([("t:a",), ("t:b",)])),
        }
        for _ in range(draw(st.integers(2, 7)))
    ]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(demands(), st.integers(0, 5))
def test_nobody_with_more_points_would_rather_have_what_somebody_with_fewer_got(
    make_fair: Make, make_row: Make, make_exhibitor: Make, asked: list[dict[str, Any]], seed: int
) -> None:
    exhibitors = [make_exhibitor(f"e{n}", **wants) for n, wants in enumerate(asked)]
    apart = Relation(id="trades", kind="apart", members=("t:*",), facing=0)
    plan = make_fair(exhibitors, make_row((3, 3, 3), at=(6, 6), row="r1"), policy=DRAW, relations=(apart,))
    allocation = allocate_exhibitors(plan, seed=seed)
    assert envy(plan, allocation) == []
    assert allocation.draw is not None
    assert allocation == allocate_exhibitors(plan, seed=seed)
    fair = replace(plan, event=replace(plan.event, policy=Policy(kind="fair", fairness=100)))
    kept = allocate_exhibitors(fair, seed=seed)
    drawn = {turn.exhibitor: turn.score for turn in allocation.draw.turns if turn.booths}
    own = {a.exhibitor: sum(value for _, value in a.score) for a in kept.assignments}
    assert all(own[name] >= drawn[name] - 100 for name in own.keys() & drawn.keys())


def test_control_two_stands_swapped_make_envy(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    asked = [make_exhibitor("rich", points=9, preferences=("booth:H1-r1s00",)), make_exhibitor("poor")]
    plan = make_fair(asked, make_row((3, 3), at=(6, 6), row="r1"), policy=DRAW)
    allocation = allocate_exhibitors(plan)
    assert allocation.draw is not None
    rich, poor = allocation.draw.turns
    swapped = (replace(rich, booths=poor.booths, score=-100), replace(poor, booths=rich.booths))
    assert envy(plan, replace(allocation, draw=replace(allocation.draw, turns=swapped))) == ["rich envies poor"]


def test_size_band_then_points_then_contract_then_lot(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    asked = [
        make_exhibitor("lot-a"),
        make_exhibitor("lot-b"),
        make_exhibitor("late", contracted=late),
        make_exhibitor("early", contracted=early),
        make_exhibitor("points", points=3),
        make_exhibitor("large", area=18.0),
        make_exhibitor("pinned", pins=("booth:H1-r1s01",)),
        make_exhibitor("pavilion", pavilion="P"),
    ]
    booths = make_row((3, 3, 6, 3, 3), at=(6, 6), row="r1")
    plan = make_fair(asked, booths, policy=Policy(kind="draw", bands=(18.0,)))
    orders = set()
    for seed in range(8):
        draw = allocate_exhibitors(plan, seed=seed).draw
        assert draw is not None
        names = [turn.exhibitor for turn in draw.turns]
        assert names[:6] == ["pinned", "pavilion", "large", "points", "early", "late"]
        assert draw.seed == seed
        lots = {turn.exhibitor: turn.lot for turn in draw.turns}
        assert names[6:] == sorted(names[6:], key=lambda name: lots[name])
        orders.add(tuple(names[6:]))
    assert len(orders) == 2


def test_the_audit_says_who_took_it_and_which_rule_refused_it(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    """First takes the corner; its rival may not stand beside it; the last wants the corner too."""
    asked = [
        make_exhibitor("first", points=9, preferences=("booth:H1-r1s00",)),
        make_exhibitor("rival", points=5, preferences=("booth:H1-r1s01",), rivals=("first",)),
        make_exhibitor("last", preferences=("booth:H1-r1s00",)),
    ]
    plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"), policy=DRAW)
    draw = allocate_exhibitors(plan).draw
    assert draw is not None
    turns = {turn.exhibitor: turn for turn in draw.turns}
    assert (turns["first"].booths, turns["first"].tried) == (("H1-r1s00",), ())
    refused = turns["rival"].tried[0]
    assert (refused.booths, refused.outcome, refused.rule) == (("H1-r1s01",), "refused", "too near to a rival")
    taken = turns["last"].tried[0]
    assert (taken.booths, taken.outcome, taken.holder) == (("H1-r1s00",), "taken", "first")


def test_best_scores_most_the_draw_is_fairest_and_fair_lies_between(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    """The first takes the one corner of which it could do without; the second wants nothing else."""
    asked = [
        make_exhibitor("a", points=10, preferences=("booth:H1-r1s00", "booth:H1-r1s01", "row:r1")),
        make_exhibitor("b", points=9, preferences=("booth:H1-r1s00",)),
    ]
    plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"))
    front = trade_off(plan, by="fairness")
    assert [one.name for one in front][0::5] == ["draw", "best"]
    assert front[0].worst_loss == 0
    assert [one.score for one in front] == sorted(one.score for one in front)
    assert [one.worst_loss for one in front[1:-1]] == sorted(one.worst_loss for one in front[1:-1])
    assert all(one.score <= one.bound for one in front)
    assert front[-1].score > front[0].score
