"""Routes in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from venueplan.model import Plan
from venueplan.route import describe_route, find_route


def test_both_languages_tell_every_leg_and_the_whole(plan: Plan) -> None:
    route = find_route(plan, origin="board", destination="gallery")
    assert describe_route(route, plan) == (
        "步行 10 米（室外），经大门",
        "步行 18 米（一层）",
        "走楼梯到二层，11 米",
        "到达gallery：共 39 米，约 1 分钟",
        "Walk 10 m (Outdoors) through Main entrance",
        "Walk 18 m (Ground floor)",
        "Take the stairs to Loft, 11 m",
        "Arrive at gallery: 39 m, about 1 min",
    )


def test_no_way_to_go_is_said_too(plan: Plan) -> None:
    route = find_route(plan, origin="foyer", destination="foyer")
    assert describe_route(route, plan) == ("前厅就在这里", "Foyer is right here")


def test_other_languages_get_english_words_and_names(plan: Plan) -> None:
    french = replace(plan, event=replace(plan.event, languages=("fr",)))
    assert describe_route(find_route(french, origin="foyer", destination="foyer"), french) == ("Foyer is right here",)


@pytest.mark.parametrize("lengths", [(10.4, 18.4, 10.4), (0.6, 0.6, 0.6), (35.2, 16.4, 21.4)])
def test_the_metres_of_the_legs_add_up_to_the_whole(plan: Plan, lengths: tuple[float, ...]) -> None:
    route = find_route(plan, origin="board", destination="gallery")
    legs = tuple(replace(leg, length=length) for leg, length in zip(route.legs, lengths, strict=True))
    *steps, arrival = describe_route(replace(route, legs=legs), plan)[4:]
    metres = [int(re.findall(r"(\d+) m\b", line)[0]) for line in (*steps, arrival)]
    assert sum(metres[:-1]) == metres[-1] == round(sum(lengths))


def test_a_lift_is_ridden_not_walked(plan: Plan) -> None:
    route = find_route(plan, origin="board", destination="gallery")
    lift = replace(route.legs[-1], kind="elevator", length=0.0)
    words = describe_route(replace(route, legs=(*route.legs[:-1], lift)), plan)
    assert "Take the lift to Loft" in words
