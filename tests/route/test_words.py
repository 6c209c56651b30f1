"""Routes in words."""

from __future__ import annotations

from dataclasses import replace

from venueplan.model import Plan
from venueplan.route import describe_route, find_route


def test_both_languages_tell_every_leg_and_the_whole(plan: Plan) -> None:
    route = find_route(plan, origin="board", destination="gallery")
    assert describe_route(route, plan) == (
        "步行 10 米（室外），经大门",
        "步行 18 米（一层）",
        "走楼梯到二层",
        "到达gallery：共 39 米，约 1 分钟",
        "Walk 10 m (Outdoors) through Main entrance",
        "Walk 18 m (Ground floor)",
        "Take the stairs to Loft",
        "Arrive at gallery: 39 m, about 1 min",
    )


def test_no_way_to_go_is_said_too(plan: Plan) -> None:
    route = find_route(plan, origin="foyer", destination="foyer")
    assert describe_route(route, plan) == ("前厅就在这里", "Foyer is right here")


def test_other_languages_get_english_words_and_names(plan: Plan) -> None:
    french = replace(plan, event=replace(plan.event, languages=("fr",)))
    assert describe_route(find_route(french, origin="foyer", destination="foyer"), french) == ("Foyer is right here",)
