"""Every kind of rule in a contradiction: the smallest set is exactly the rules that clash, among many that do not.

The ground is two halls: 24 booths in hall H1, and one pair of booths side by side in hall H2. Whoever is pinned to H2
competes for that pair only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from shapely import LineString

from venueplan.allocate import allocate_exhibitors, refuse_impossible_stands
from venueplan.allocate.why.impossible.mattering import rules_that_matter
from venueplan.allocate.why.impossible.planned import Planned
from venueplan.errors import ContradictionError
from venueplan.model import Hold, Opening, Plan, PriceList, Relation

Make = Callable[..., Any]


@pytest.fixture
def make_clash(make_fair: Make, make_row: Make, make_exhibitor: Make) -> Callable[..., Plan]:
    """Return a fair of two halls with nine peaceful exhibitors and rules, and those that a test adds."""

    def clash(wants: dict[str, dict[str, Any]], *, seed: int = 0, **event: Any) -> Plan:
        random = Random(seed)  # noqa: S311  # an instance
        booths = make_row((3,) * 12, at=(3, 6), row="r1", hall="H1")
        booths += [one for one in make_row((3, 3), at=(73, 6), row="r1", hall="H2") if "s" in one.id[3:]]
        peaceful: dict[str, dict[str, Any]] = {f"e{k}": {"points": random.randint(0, 9)} for k in range(9)}
        for name in random.sample(sorted(peaceful), 4):
            peaceful[name]["pins"] = ("hall:H1",)
        peaceful["e0"]["rivals"] = ("e1",)
        asked = [make_exhibitor(name, **want) for name, want in (peaceful | wants).items()]
        plan: Plan = make_fair(asked, booths, halls=("H1", "H2"), **event)
        return plan

    return clash


def contradiction(plan: Plan) -> tuple[list[str], list[str]]:
    """Return the sentences of the one smallest set of a plan, and what the cheapest way out gives up."""
    with pytest.raises(ContradictionError) as error:
        refuse_impossible_stands(plan)
    lines = str(error.value).splitlines()
    starts = [k for k, line in enumerate(lines) if line.endswith("even if nobody else came:")]
    assert len(starts) == 1
    out = next(k for k, line in enumerate(lines) if line.endswith("give up:"))
    return [line.strip().partition(" (giving")[0] for line in lines[starts[0] + 1 : out]], [
        line.strip() for line in lines[out + 1 :]
    ]


IN_H2 = {"pins": ("hall:H2",)}


def pinned(*names: str) -> list[str]:
    return [f"exhibitor '{name}' is pinned to 'hall:H2'" for name in names]


@pytest.mark.parametrize("seed", [0, 1])
def test_apart(make_clash: Make, seed: int) -> None:
    wants = {"a": {**IN_H2, "tags": ("loud",)}, "b": {**IN_H2, "tags": ("loud",)}}
    relations = (Relation(id="noise", kind="apart", members=("loud",)),)
    rules, way_out = contradiction(make_clash(wants, seed=seed, relations=relations))
    assert sorted(rules) == [*pinned("a", "b"), "relation 'noise' keeps 'a' and 'b' apart"]
    assert way_out == ["relation 'noise' keeps 'a' and 'b' apart"]


def test_apart_at_a_price_is_no_rule(make_clash: Make) -> None:
    wants = {"a": {**IN_H2, "tags": ("loud",)}, "b": {**IN_H2, "tags": ("loud",)}}
    priced = Relation(id="noise", kind="apart", members=("loud",), beside=50, facing=50)
    refuse_impossible_stands(make_clash(wants, relations=(priced,)))


def test_apart_does_not_part_a_pavilion(make_clash: Make) -> None:
    wants = {name: {**IN_H2, "tags": ("loud",), "pavilion": "P"} for name in "ab"}
    refuse_impossible_stands(make_clash(wants, relations=(Relation(id="noise", kind="apart", members=("loud",)),)))


@pytest.mark.parametrize("seed", [0, 1])
def test_together(make_clash: Make, seed: int) -> None:
    wants: dict[str, Any] = {"a": IN_H2, "b": {"pins": ("hall:H1",)}}
    relations = (Relation(id="near", kind="together", members=("a", "b"), within=20.0),)
    rules, way_out = contradiction(make_clash(wants, seed=seed, relations=relations))
    near = "relation 'near' keeps 'b' within 20 m of 'a'"
    assert sorted(rules) == [*pinned("a"), "exhibitor 'b' is pinned to 'hall:H1'", near]
    assert way_out == [near]
    # From 39 m (the last booth of H1) to 73 m (the first of H2) there are 34 m.
    far = (Relation(id="near", kind="together", members=("a", "b"), within=34.0),)
    refuse_impossible_stands(make_clash(wants, seed=seed, relations=far))


@pytest.mark.parametrize("seed", [0, 1])
def test_spread(make_clash: Make, seed: int) -> None:
    wants = {name: {**IN_H2, "tags": ("crowd",)} for name in "ab"}
    relations = (Relation(id="crowds", kind="spread", members=("crowd",), per_hall=1),)
    rules, way_out = contradiction(make_clash(wants, seed=seed, relations=relations))
    most = "relation 'crowds' has at most 1 of 'a', 'b' in each hall"
    assert sorted(rules) == [*pinned("a", "b"), most]
    assert way_out == [most]


def test_more_than_a_relation_lets_into_all_halls(make_clash: Make) -> None:
    """Three crowd pullers in two halls, one in each: the relation alone cannot hold; four with two in each can."""
    wants: dict[str, Any] = {name: {"tags": ("crowd",)} for name in "abcd"}
    two = Relation(id="crowds", kind="spread", members=("crowd",), per_hall=2)
    refuse_impossible_stands(make_clash(wants, relations=(two,)))
    rules, _ = contradiction(make_clash(wants, relations=(replace(two, per_hall=1),)))
    assert rules == ["relation 'crowds' has at most 1 of 'a', 'b', 'c', 'd' in each hall"]


def test_away_from_entrances(make_clash: Make) -> None:
    plan = make_clash({"a": {"pins": ("hall:H2",), "tags": ("crowd",)}})
    door = Opening(id="d", level="g", line=LineString([(73, 0), (79, 0)]), width=6.0)
    relations = (Relation(id="doors", kind="spread", members=("crowd",), from_entrances=15.0),)
    plan = replace(plan, venue=replace(plan.venue, openings=(door,)), event=replace(plan.event, relations=relations))
    rules, way_out = contradiction(plan)
    assert sorted(rules) == [*pinned("a"), "relation 'doors' keeps 'a' 15 m away from entrances"]
    assert way_out == ["relation 'doors' keeps 'a' 15 m away from entrances"]


def test_forbidden(make_clash: Make) -> None:
    plan = make_clash({"a": {"pins": ("hall:H2",), "forbidden": ("kind:corner", "row:r9")}})
    # Both booths of H2 are corners of their row.
    rules, way_out = contradiction(plan)
    assert sorted(rules) == ["'kind:corner' is forbidden to exhibitor 'a'", *pinned("a")]
    assert way_out == ["'kind:corner' is forbidden to exhibitor 'a'"]


def test_budget(make_clash: Make) -> None:
    prices = PriceList(currency="EUR", per_m2=100.0, surcharges=())
    rules, way_out = contradiction(make_clash({"a": {**IN_H2, "budget": 899.0}}, prices=prices))
    assert sorted(rules) == [*pinned("a"), "exhibitor 'a' pays at most 899 EUR"]
    assert way_out == ["exhibitor 'a' pays at most 899 EUR"]
    refuse_impossible_stands(make_clash({"a": {**IN_H2, "budget": 900.0}}, prices=prices))


def test_hold(make_clash: Make) -> None:
    """One booth of H2 is for sponsors, two guests are pinned to the hall; a sponsor and a guest could be there."""
    holds = (Hold(booths=("H2-r1s00",), members=("sponsor",), reason="until March"),)
    plan = make_clash(dict.fromkeys("ab", IN_H2), holds=holds)
    rules, way_out = contradiction(plan)
    kept = "hold 1 keeps booths H2-r1s00 for sponsor (until March)"
    assert sorted(rules) == [*pinned("a", "b"), kept]
    assert way_out == [kept]
    refuse_impossible_stands(make_clash({"a": {**IN_H2, "tags": ("sponsor",)}, "b": IN_H2}, holds=holds))


def test_stands_of_several_booths(make_clash: Make) -> None:
    """Who takes both booths of H2 as one stand leaves nothing there for another one."""
    double = {"pins": ("hall:H2",), "area": 18.0, "booths": 2}
    refuse_impossible_stands(make_clash({"a": double}))
    rules, _ = contradiction(make_clash({"a": double, "b": IN_H2}))
    assert sorted(rules) == pinned("a", "b")


def test_who_only_cannot_pay_is_unplaced_and_no_contradiction(make_clash: Make) -> None:
    plan = make_clash({"a": {"budget": 1.0}}, prices=PriceList(currency="EUR", per_m2=100.0))
    refuse_impossible_stands(plan)
    assert allocate_exhibitors(plan).unplaced == ("a",)


def test_who_can_stand_near_nobody_is_counted(make_clash: Make) -> None:
    """In a row of three a pair has room, unless one of it must not stand near the other: then nobody is sure."""
    wants = {
        name: {"pins": ("booth:H1-r1s00",) if name == "a" else ("row:r1", "hall:H2"), "tags": ("loud",)}
        for name in "ab"
    }
    free = rules_that_matter(Planned(plan=make_clash(wants)))
    assert not [said for said in free if "b" in said.about]
    apart = (Relation(id="noise", kind="apart", members=("loud",)),)
    kept = rules_that_matter(Planned(plan=make_clash(wants, relations=apart)))
    assert [said.rule.name for said in kept if {"a", "b"} <= set(said.about)] == ["apart noise a b"]
