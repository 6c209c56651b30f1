"""Packs of a house: on their own, and over a standard from which only stricter numbers depart without a reason."""

from dataclasses import replace

import pytest
from halls import bare_pack, event_of, rectangle, venue_of
from hypothesis import given, strategies as st

from venueplan.check import check_plan
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import FloorPlan, Plan
from venueplan.rules import Limit, RulePack, Source, house_faults, house_pack, known_limit, rule_pack
from venueplan.rules.limits.house import NEEDED, needed_limit
from venueplan.rules.limits.packs import PACKS

HERE = Source(text="rules of the house", clause="4.2")


def said(name: str, value: float, *, above: float = 0.0, each: float = 0.0, instead: str = "") -> Limit:
    known = known_limit(name)
    return replace(known, name=name, value=value, above=above, each=each, instead=instead, source=HERE)


def faults(*limits: Limit, base: str = "china") -> list[tuple[str, str]]:
    return list(house_faults(limits, base=rule_pack(base)))


def test_a_house_over_a_standard_keeps_what_it_does_not_change(china: RulePack) -> None:
    pack = house_pack("house.toml", title="House", limits=(said("aisle-width", 4.0), said("dead-end", 5.0)), base=china)
    assert (pack.name, pack.title, len(pack.limits)) == ("house.toml", "House", len(china.limits) + 1)
    assert pack["aisle-width"].value == 4.0
    assert pack["aisle-width"].source.clause == "4.2"
    assert "(china asks for 3 m: rule sheets" in pack["aisle-width"].source.text
    assert pack["dead-end"].source.text == "rules of the house"
    assert pack["travel-straight"] is china["travel-straight"]


def test_a_house_on_its_own_has_the_numbers_of_the_trade() -> None:
    pack = house_pack("h", title="H", limits=[said(name, 1.0) for name in NEEDED], base=None)
    assert pack["seat-theatre"].value == 1.03
    assert pack.find("travel-straight") is None


@pytest.mark.parametrize(
    ("name", "stricter", "laxer", "says"),
    [
        ("aisle-width", 3.5, 2.9, "2.9 m is laxer than rule pack 'china': it must be at least 3 m"),
        ("travel-straight", 25.0, 31.0, "31 m is laxer than rule pack 'china': it must be at most 30 m"),
        ("exhibition-density", 1.0, 0.5, "0.5 persons/m² is laxer than rule pack 'china': it must be at least 0.75"),
    ],
)
def test_only_stricter_numbers_are_taken(name: str, stricter: float, laxer: float, says: str) -> None:
    assert faults(said(name, stricter)) == []
    ((where, sentence),) = faults(said(name, laxer))
    assert where == name
    assert sentence.startswith(says)
    assert sentence.endswith("ask for as much, or say instead = true and give a reason")


def test_a_laxer_number_needs_a_reason_and_a_reason_a_laxer_number(china: RulePack) -> None:
    assert faults(said("aisle-width", 2.0, instead="agreed with the fire brigade")) == []
    assert faults(said("aisle-width", 3.0, instead="for nothing")) == [
        ("aisle-width", "is no laxer than rule pack 'china'; remove instead and reason")
    ]
    pack = house_pack("h", title="H", limits=(said("aisle-width", 2.0, instead="why"),), base=china)
    assert [limit.name for limit in pack.replaced()] == ["aisle-width"]
    assert not list(china.replaced())


def test_a_step_between_may_not_lower_what_is_asked() -> None:
    """The IBC asks for 3 exits from 501 persons, 4 from 1,001."""
    assert faults(said("exit-count-301", 3, above=300), base="ibc") == []
    ((name, sentence),) = faults(said("exit-count-801", 2, above=800), base="ibc")
    assert name == "exit-count-801"
    assert "2 exits is laxer than rule pack 'ibc': it must be at least 3 exits" in sentence
    ((_, later),) = faults(said("exit-count-501", 3, above=600), base="ibc")
    assert "2 exits is laxer" in later


def test_a_slower_growth_is_laxer() -> None:
    """China: 2 + 1 per 200 seats above 400. One per 300 falls behind at 601 seats; one per 100 does not."""
    assert faults(said("wheelchair-spaces", 2, above=400, each=100)) == []
    ((_, sentence),) = faults(said("wheelchair-spaces", 2, above=400, each=300))
    assert "3 spaces is laxer than rule pack 'china': it must be at least 4 spaces" in sentence


def test_what_a_standard_does_not_allow_is_no_stricter_for_being_new() -> None:
    """60 m with sprinklers where Germany has 30 m for all; one exit for small rooms where the IBC has none such."""
    ((_, sprinklers),) = faults(said("travel-path-sprinklered", 60.0), base="germany")
    assert sprinklers.startswith("60 m is laxer than rule pack 'germany', which asks for 30 m")
    ((_, small),) = faults(said("one-exit-area", 120.0), base="ibc")
    assert small.startswith("120 m² is laxer than rule pack 'ibc', which allows no such thing")
    assert faults(said("travel-path-sprinklered", 25.0), base="germany") == []


def test_a_pack_on_its_own_says_what_halls_cannot_do_without() -> None:
    ((where, sentence),) = house_faults([said("aisle-width", 3.0)], base=None)
    assert where == ""
    assert sentence.startswith("lacks exit-clear, hydrant-clear, exhibition-density, standing-density, exit-width")
    assert sentence.endswith("extends = one of china, germany, ibc, nfpa, uk")
    enough = [said(name, 1.0) for name in NEEDED]
    assert list(house_faults(enough, base=None)) == []
    ((name, _),) = house_faults([*enough, said("dead-end", 9.0, instead="why")], base=None)
    assert name == "dead-end"


def test_a_name_that_means_nothing_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="no limit 'aisle-widht'; did you mean 'aisle-width'"):
        known_limit("aisle-widht")
    assert known_limit("exit-count-2001").name == "exit-count"
    assert known_limit("exit-width-per-100-floor-4").value == 1.0


@given(pack=st.sampled_from(sorted(PACKS)), data=st.data(), factor=st.floats(0.2, 5.0))
def test_a_number_is_refused_exactly_if_it_asks_for_less(pack: str, data: st.DataObject, factor: float) -> None:
    """The law, for every limit of every pack that stands alone in its family."""
    base = rule_pack(pack)
    limit = data.draw(st.sampled_from([one for one in base.limits if len(base.steps(one.name)) == 1]))
    changed = replace(limit, value=limit.value * factor)
    refused = bool(list(house_faults([changed], base=base)))
    assert refused == (not limit.is_kept_by(changed.value))


@pytest.mark.parametrize("name", NEEDED)
def test_a_pack_made_by_hand_without_a_limit_that_is_needed_is_told_so(china: RulePack, name: str) -> None:
    short = replace(china, name="short", limits=tuple(limit for limit in china.limits if limit.name != name))
    assert needed_limit(china, name).name == name
    with pytest.raises(
        InputError, match=f"rule pack 'short' has no limit '{name}', without which no hall can be judged"
    ):
        needed_limit(short, name)


def test_checking_under_a_pack_without_a_density_is_one_sentence() -> None:
    plan = Plan(venue=venue_of(rectangle(30, 24)), event=event_of(), floor_plan=FloorPlan(booths=()))
    pack = bare_pack()
    event = replace(plan.event, rules=pack.name, packs=(pack,))
    with pytest.raises(InputError, match="rule pack 'bare' has no limit 'exhibition-density'"):
        check_plan(replace(plan, event=event))
