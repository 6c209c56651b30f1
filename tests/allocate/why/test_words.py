"""Everything that can be said against a stand is said in Chinese too, and so is every way to break a relation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_type_hints

from shapely import LineString

from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.suitability import Market
from venueplan.allocate.stands.wanting import demand_of
from venueplan.allocate.why.relations import WORDS, word_in_chinese
from venueplan.allocate.why.words import KINDS, NEEDS, OBJECTIONS, objection_label
from venueplan.model import Hold, Label, Opening, PriceList, Relation, Zone

Make = Callable[..., Any]

LATIN = re.compile(r"[a-zA-Z]{2,}")
"""A word that is not translated; ids and currencies in this test have one letter or are named below."""


def test_every_objection_has_a_chinese_text(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    """Every method of the market that objects is made to object; no word of the Chinese text is English."""
    wants = [
        make_exhibitor(
            "x", open_sides=3, shape="island", frontage=9.0, pins=("kind:corner",), forbidden=("kind:corner",)
        ),
        make_exhibitor("y", area=18.0, tags=("t",), power_kw=9.0, water=True, drain=True, data=True, floor_load=90.0),
        make_exhibitor("z", area=4.0, budget=1.0, height=9.0, most_area=5.0),
    ]
    event = {
        "prices": PriceList(currency="€", per_m2=10.0),
        "holds": (Hold(booths=("H1-r1s00",), reason="六月前"), Hold(booths=("H1-r1s01",))),
        "relations": (Relation(id="r", kind="spread", members=("t",), from_entrances=50.0),),
        "zones": tuple(
            Zone(id=name, letter="A", name=Label(), halls=(hall,)) for name, hall in (("a", "H2"), ("b", "H1"))
        ),
    }
    plan = make_fair(
        [*wants, make_exhibitor("w", zone="b", area=18.0, booths=2)], make_row((3, 3, 3), at=(6, 6), row="r1"), **event
    )
    door = Opening(id="d", level="g", line=LineString([(6, 0), (12, 0)]), width=6.0)
    plan = replace(plan, venue=replace(plan.venue, openings=(door,)))
    demand = demand_of(plan)
    objecting = [
        method
        for method in vars(Market).values()
        if callable(method) and "Strike]" in str(get_type_hints(method).get("return")) and method.__name__ != "strikes"
    ]
    assert len(objecting) >= 8
    for method in objecting:
        found = [strike for one in demand.requests for strike in method(demand.market, one)]
        assert any(strike.where.any() for strike in found), method.__name__
    texts = {
        strike.text(stand)
        for one in demand.requests
        for strike in demand.market.strikes(one)
        for stand in demand.market.stands
    }
    known = {text: objection_label([text])["zh"] for text in sorted(texts)}
    untold = {text: zh for text, zh in known.items() if LATIN.search(re.sub(r"kind:corner|“.*?”|\(.*?\)", "", zh))}
    assert untold == {}
    unused = [pattern for pattern, _ in OBJECTIONS if not any(re.fullmatch(pattern, text) for text in texts)]
    assert unused == []


def test_control_what_is_not_known_stays_english() -> None:
    assert LATIN.search(objection_label(["it smells"])["zh"])


def test_kinds_and_needs_are_translated_inside() -> None:
    assert (
        objection_label(["it is inline, not island"])["zh"] == f"为{KINDS['inline']}展位，申请{KINDS['island']}展位。"
    )
    assert objection_label(["it lacks drain"])["zh"] == f"不具备{NEEDS['drain']}。"


def test_every_way_to_break_a_relation_has_a_chinese_word() -> None:
    said = ["beside", "facing", "back to back with", "within 9 m of", "more than 30 m from", "one too many in 5"]
    said.append("too near to an entrance")
    assert len(said) == len(WORDS)
    assert not [word for word in said if LATIN.search(word_in_chinese(word))]


def test_the_market_of_a_request_alone_is_that_of_the_event(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    """A hold names its reason; who is a member of it is not kept away."""
    holds = (Hold(booths=("H1-r1s00",), members=("s",), reason="sponsors"),)
    asked = [make_exhibitor("x"), make_exhibitor("y", tags=("s",))]
    market = demand_of(make_fair(asked, make_row((3, 3), at=(6, 6), row="r1"), holds=holds)).market
    first = market.booths[[booth.id for booth in market.booths].index("H1-r1s00")]
    texts = [[one.text for one in market.objections(Request(holder=who), first)] for who in asked]
    assert texts == [["it is held for somebody else (sponsors)"], []]
