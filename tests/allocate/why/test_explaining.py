"""Reasons are true: what is said of a booth, a score, a price or a room is what the plan holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import Point

from venueplan.allocate import allocate_exhibitors, explain
from venueplan.allocate.stands.suitability import Market
from venueplan.allocate.why.words import objection_label
from venueplan.errors import InputError
from venueplan.model import Allocation, Amenity, Assignment, Explanation, Plan, Policy, Relation

Make = Callable[..., Any]


def verdicts(found: Explanation) -> dict[str, str]:
    return {one.place: one.verdict["en"] for one in found.tried}


@pytest.fixture
def auction(make_fair: Make, make_row: Make, make_exhibitor: Make) -> Plan:
    """One corner booth that two want: whose wish weighs 1 (1,000) gets it, the other (0.6: 600) stands inline."""
    asked = [
        make_exhibitor("rich", points=10, preferences=("booth:H1-r1s00",)),
        make_exhibitor("poor", points=5, preferences=("booth:H1-r1s00",)),
        make_exhibitor("thirsty", water=True, preferences=("booth:H1-r1s02",)),
        make_exhibitor("wide", area=18.0, preferences=("booth:H1-r1s00",)),
    ]
    plan: Plan = make_fair(asked, make_row((3, 3, 3, 6), at=(6, 6), row="r1"))
    tap = Amenity(id="w", category="unspecified", level="g", point=Point(12, 7), supplies=("water",))
    plan = replace(plan, venue=replace(plan.venue, amenities=(tap,)))
    return replace(plan, allocation=allocate_exhibitors(plan))


def test_who_lost_a_booth_hears_who_has_it_its_price_and_the_score_there(auction: Plan) -> None:
    found = explain(auction, "poor")
    one = next(one for one in found.tried if one.place == "H1-r1s00")
    assert (one.holder, one.points) == ("rich", 10)
    # 600 for the wish and 36 for the corner at weight 0.6; whoever asks for less than that does not get it.
    assert one.score == 636
    assert one.price is not None
    assert one.price >= 636 - max(0, dict(found.score)["exposure"])
    assert "let to rich with 10 points" in one.verdict["en"]
    assert f"Its price is {one.price}, the score there 636" in one.verdict["en"]
    assert "10分" in one.verdict["zh"]


def test_the_score_is_told_part_by_part_and_is_that_of_the_plan(auction: Plan) -> None:
    found = explain(auction, "rich")
    assert auction.allocation is not None
    assert found.score == auction.allocation.by_exhibitor["rich"].score
    assert any("preference 1000" in sentence["en"] for sentence in found.sentences)
    assert any("Wish 1 comes true" in sentence["en"] for sentence in found.sentences)


def test_a_rule_that_excludes_is_named_in_both_languages(auction: Plan) -> None:
    found = explain(auction, "wide")
    assert verdicts(found)["H1-r1s00"] == "9.0 m² is too small for 18 m²."
    assert found.tried[0].verdict["zh"] == "9.0平方米小于申请的18平方米。"
    assert found.tried[0].price is None


def test_a_rival_beside_is_the_reason(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    asked = [
        make_exhibitor("a", points=9, pins=("booth:H1-r1s00",)),
        make_exhibitor("b", rivals=("a",), preferences=("booth:H1-r1s01",)),
    ]
    plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"))
    found = explain(replace(plan, allocation=allocate_exhibitors(plan)), "b")
    assert verdicts(found)["H1-r1s01"] == "Its rival a stands beside or opposite on H1-r1s00."


def test_a_plan_by_hand_is_explained_and_a_better_free_booth_is_pointed_out(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    plan = make_fair([make_exhibitor("a", preferences=("kind:corner",))], make_row((3, 3, 3), at=(6, 6), row="r1"))
    by_hand = Allocation(assignments=(Assignment(exhibitor="a", booths=("H1-r1s01",)),))
    found = explain(replace(plan, allocation=by_hand), "a")
    assert "It is free: it could move." in verdicts(found)["H1-r1s00"]


def test_who_has_no_stand_hears_how_many_ask_for_how_many_booths(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    plan = make_fair(
        [make_exhibitor(f"e{k}", points=9 - k) for k in range(8)], make_row((3, 3, 3), at=(6, 6), row="r1")
    )
    plan = replace(plan, allocation=allocate_exhibitors(plan))
    assert plan.allocation is not None
    found = explain(plan, plan.allocation.unplaced[0])
    assert any("7 ask for the 6 booths" in s["en"] or "8 ask for the 6 booths" in s["en"] for s in found.sentences)


def test_a_booth_says_who_has_it_and_who_wanted_it(auction: Plan) -> None:
    found = explain(auction, "H1-r1s00")
    assert found.place == ("rich",)
    assert "poor" in verdicts(found)
    assert "wide" not in verdicts(found)


def test_an_empty_and_a_held_booth_say_why(auction: Plan) -> None:
    assert auction.allocation is not None
    assert auction.floor_plan is not None
    taken = auction.allocation.by_booth
    empty = next(one for one in auction.floor_plan.booths if one.id not in taken and one.area < 10)
    said = " ".join(sentence["en"] for sentence in explain(auction, empty.id).sentences)
    assert "Nobody has it. Of 4 who asked: 1 ask for more" in said
    booths = tuple(replace(one, blocked=one.id == empty.id) for one in auction.floor_plan.booths)
    held = replace(auction, floor_plan=replace(auction.floor_plan, booths=booths))
    assert "It is held back." in explain(held, empty.id).sentences[0]["en"]


def test_a_forum_says_why_not_the_other_room(make_two_forums: Make) -> None:
    found = explain(make_two_forums(hours=(9, 10)), "a")
    assert found.place[0] == "r1"
    assert verdicts(found)["r2"].startswith("It holds ")
    assert verdicts(found)["r2"].endswith("30 are expected.")
    assert "r1" in verdicts(explain(make_two_forums(hours=(9, 9)), "b"))
    assert "a has it from 09:00 to 10:00" in verdicts(explain(make_two_forums(hours=(9, 9)), "b"))["r1"]


def test_every_objection_has_its_chinese(auction: Plan) -> None:
    """Control: a sentence that is not known stays English, and none of those that booths raise does."""
    assert auction.floor_plan is not None
    market = Market(plan=auction, booths=auction.floor_plan.booths)
    from venueplan.allocate.stands.requests import requests_of  # noqa: PLC0415  # read where it is used

    texts = {o.text for r in requests_of(auction.event) for b in market.booths for o in market.objections(r, b)}
    assert texts
    assert not [text for text in texts if text in objection_label([text])["zh"]]
    assert "nonsense" in objection_label(["nonsense"])["zh"]


def test_an_unknown_name_is_one_sentence(auction: Plan) -> None:
    with pytest.raises(InputError, match="no exhibitor, booth or forum 'rihc'; did you mean 'rich'"):
        explain(auction, "rihc")


def related(make_fair: Make, make_row: Make, make_exhibitor: Make, *, relation: Relation, **event: Any) -> Plan:
    """Return two loud ones in a row of four booths a side: a on the first south booth, b where it must or likes."""
    asked = [
        make_exhibitor("a", points=9, tags=("loud",), pins=("booth:H1-r1s00",)),
        make_exhibitor("b", points=5, tags=("loud",), preferences=("booth:H1-r1s01",)),
    ]
    plan: Plan = make_fair(asked, make_row((3, 3, 3, 3), at=(6, 6), row="r1"), relations=(relation,), **event)
    return replace(plan, allocation=allocate_exhibitors(plan))


def test_the_relation_that_keeps_somebody_from_a_booth_is_named(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    never = Relation(id="noise", kind="apart", members=("loud",))
    found = explain(related(make_fair, make_row, make_exhibitor, relation=never), "b")
    one = next(one for one in found.tried if one.place == "H1-r1s01")
    assert one.verdict["en"] == "It would stand beside a: relation 'noise' forbids it."
    assert one.verdict["zh"] == "将相邻于a：关系“noise”不允许。"


def test_a_relation_at_a_price_tells_the_price(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    """The wish is worth 1,000 · 5/9 and a little; side by side costs 5,000."""
    priced = Relation(id="noise", kind="apart", members=("loud",), beside=5000, facing=0)
    found = explain(related(make_fair, make_row, make_exhibitor, relation=priced), "b")
    assert found.place != ("H1-r1s01",)
    said = verdicts(found)["H1-r1s01"]
    assert said.endswith("It would stand beside a: relation 'noise' takes 5000 points off for it.")


def test_a_draw_tells_who_came_before_with_what_points_and_lot(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    asked = [
        make_exhibitor(name, points=points, preferences=("booth:H1-r1s00",)) for name, points in (("x", 7), ("y", 3))
    ]
    plan = make_fair(asked, make_row((3, 3), at=(6, 6), row="r1"), policy=Policy(kind="draw"))
    plan = replace(plan, allocation=allocate_exhibitors(plan))
    assert plan.allocation.draw is not None
    first, second = plan.allocation.draw.turns
    found = explain(plan, "y")
    assert any(f"turn 2 of 2: size band 1, 3 points, lot {second.lot}" in one["en"] for one in found.sentences)
    said = verdicts(found)["H1-r1s00"]
    assert f"turn 1: size band 1, 7 points, lot {first.lot}" in said
    assert f"签号{first.lot}" in next(one for one in found.tried if one.place == "H1-r1s00").verdict["zh"]


def test_a_stand_of_several_booths_is_one_answer(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    """18 m² out of booths of 9: the booths tell of each other, and the other stands of two are what was tried."""
    asked = [make_exhibitor("x", area=18.0, booths=2)]
    plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"))
    plan = replace(plan, allocation=allocate_exhibitors(plan))
    found = explain(plan, "x")
    assert len(found.place) == 2
    assert found.tried
    assert all("+" in one.place and "Nobody has it" in one.verdict["en"] for one in found.tried)
    booth = explain(plan, found.place[0])
    assert booth.score == found.score
    assert any("one stand with" in sentence["en"] for sentence in booth.sentences)
