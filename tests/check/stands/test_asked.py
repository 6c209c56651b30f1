"""What was asked of a stand; in the fair e1 is on b1 (a corner), e2 and e3 on b2 and b10 (back to back), e4 on b5."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from venueplan.model import Finding, Hold, Plan, PriceList, Relation

Broken = Callable[[Plan], dict[str, Finding]]


def with_event(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, event=replace(plan.event, **changes))


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"most_area": 8.0, "least_area": 1.0, "area": 8.0}, "stand-too-large"),
        ({"shape": "inline"}, "stand-shape"),
        ({"frontage": 6.5}, "stand-frontage"),
        ({"forbidden": ("hall:H1",)}, "forbidden"),
        ({"forbidden": ("booth:b1",)}, "forbidden"),
        ({"tolerance": 0.05, "area": 10.0}, "stand-area"),
    ],
)
def test_a_stand_that_is_not_what_was_asked_for(
    fair: Plan, change: Any, broken: Broken, asked: dict[str, Any], rule: str
) -> None:
    assert broken(change.exhibitor(fair, "e1", **asked))[rule].subject == "e1"


@pytest.mark.parametrize(
    "asked",
    [
        {"most_area": 9.0},
        {"shape": "corner"},
        {"frontage": 6.0},
        {"forbidden": ("hall:H2", "booth:b2")},
        {"tolerance": 0.1, "area": 10.0},
    ],
)
def test_control_a_stand_that_is(fair: Plan, change: Any, broken: Broken, asked: dict[str, Any]) -> None:
    assert broken(change.exhibitor(fair, "e1", **asked)) == {}


def test_a_stand_beyond_its_budget_or_band(fair: Plan, change: Any, broken: Broken) -> None:
    """A corner of 9 m² at 100 costs 990."""
    prices = PriceList(currency="CNY", per_m2=100.0, bands=(("low", 950.0), ("high", 2000.0)))
    plan = with_event(fair, prices=prices)
    assert broken(change.exhibitor(plan, "e1", budget=990.0, bands=("high",))) == {}
    assert broken(change.exhibitor(plan, "e1", budget=989.0))["stand-price"].measured == 990.0
    assert "stand-price" in broken(change.exhibitor(plan, "e1", bands=("low",)))


def test_a_held_booth(fair: Plan, change: Any, broken: Broken) -> None:
    plan = with_event(fair, holds=(Hold(booths=("b1",), members=("sponsor",), reason="sponsors"),))
    assert broken(plan)["booth-held"].subject == "e1"
    assert broken(change.exhibitor(plan, "e1", tags=("sponsor",))) == {}


def test_booths_that_are_no_one_stand(fair: Plan, change: Any, broken: Broken) -> None:
    assert "stand-in-pieces" in broken(change.stand(change.exhibitor(fair, "e1", area=18.0), "e1", "b1", "b4"))
    assert "stand-in-pieces" not in broken(change.stand(change.exhibitor(fair, "e1", area=18.0), "e1", "b1", "b9"))


def related(fair: Plan, change: Any, relation: Relation, *names: str) -> Plan:
    plan = fair
    for name in names:
        plan = change.exhibitor(plan, name, tags=("x",), pavilion="")
    return with_event(plan, relations=(relation,))


@pytest.mark.parametrize(
    ("relation", "names"),
    [
        (Relation(id="r", kind="apart", members=("x",)), ("e1", "e2")),
        (Relation(id="r", kind="apart", members=("x",), beside=0, facing=0, back_to_back=-1), ("e2", "e3")),
        (Relation(id="r", kind="apart", members=("e1",), others=("e2",)), ()),
        (Relation(id="r", kind="apart", members=("x",), beside=0, facing=0, within=20.0), ("e1", "e4")),
        (Relation(id="r", kind="together", members=("x",), within=10.0), ("e1", "e4")),
        (Relation(id="r", kind="spread", members=("x",), per_hall=1), ("e1", "e4")),
        (Relation(id="r", kind="spread", members=("e1",), from_entrances=12.6), ()),
    ],
)
def test_a_broken_relation(fair: Plan, change: Any, broken: Broken, relation: Relation, names: tuple[str, ...]) -> None:
    """b1 and b2 are beside, b2 and b10 back to back, b1 and b5 17 m apart, b1 12.5 m from the door."""
    finding = broken(related(fair, change, relation, *names))["relation"]
    assert finding.severity == "error"
    assert "relation 'r'" in finding.message["en"]


@pytest.mark.parametrize(
    ("relation", "names"),
    [
        (Relation(id="r", kind="apart", members=("x",)), ("e1", "e4")),
        (Relation(id="r", kind="apart", members=("x",)), ("e2", "e3")),
        (Relation(id="r", kind="apart", members=("x",), beside=0, facing=0), ("e1", "e2")),
        (Relation(id="r", kind="apart", members=("x",), within=16.9), ("e1", "e4")),
        (Relation(id="r", kind="together", members=("x",), within=17.1), ("e1", "e4")),
        (Relation(id="r", kind="spread", members=("x",), per_hall=2, from_entrances=6.3), ("e1", "e4")),
    ],
)
def test_control_a_kept_relation(
    fair: Plan, change: Any, broken: Broken, relation: Relation, names: tuple[str, ...]
) -> None:
    assert broken(related(fair, change, relation, *names)) == {}


def test_who_shares_a_stand_or_a_pavilion_is_not_apart(fair: Plan, change: Any, broken: Broken) -> None:
    relation = Relation(id="r", kind="apart", members=("x",))
    plan = related(fair, change, relation, "e1", "e2")
    for name in ("e1", "e2"):
        plan = change.exhibitor(plan, name, pavilion="P")
    assert "relation" not in broken(plan)
