"""Covered and two-storey stands, and stands that come too near to the sprinklers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from venueplan.check.findings import Measured, counted, found, on_booth
from venueplan.check.stands.exhibitors import Placed, placed_exhibitors
from venueplan.model import Finding, Plan
from venueplan.rules import RulePack

SQUARE_CENTIMETRES = 0.01
"""Tolerance of areas, m²."""

CENTIMETRE = 0.01
"""Tolerance of heights, metres."""

UNDER_A_COVER = (
    ("covered-area-sprinklers", "sprinklers", "自动喷水灭火装置"),
    ("covered-area-format", "the fire department's approval", "消防部门审批"),
    ("covered-area-detection", "smoke detection", "火灾探测器"),
)
"""What a ceiling above a stand brings with it from an area on, strictest first; English and Chinese."""

UNDER_A_DECK = (("deck-area-sprinklers", "sprinklers", "自动喷水灭火装置"),)
"""The same of an upper floor."""


def check_built(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find what exhibitors announce to build and the rules do not allow, and what it brings with it.

    What must be installed under a ceiling cannot be measured on a plan: it is a note.
    """
    for one in placed_exhibitors(plan, pack=pack).values():
        for rule in BUILDING_RULES:
            yield from rule(one)


def _larger_than_the_stand(one: Placed) -> Iterator[Finding]:
    for rule, area, en, zh in (
        ("covered-area", one.exhibitor.covered, "cover", "顶棚"),
        ("deck-area", one.exhibitor.upper_deck, "upper floor", "二层"),
    ):
        if area > one.area + SQUARE_CENTIMETRES:
            name, name_zh = one.names
            says = (
                f"{name} announces {area:.2f} m² of {en} on {one.numbers}, which has {one.area:.2f} m².",
                f"{name_zh}申报{zh}面积{area:.2f}平方米，展位{one.numbers}面积仅{one.area:.2f}平方米。",
            )
            measured = Measured(value=area, bound=one.area, unit="m²")
            yield _stand(rule, one, says=says, measured=measured)


def _stairs(one: Placed) -> Iterator[Finding]:
    area, stairs, name, name_zh = one.exhibitor.upper_deck, one.exhibitor.deck_stairs, *one.names
    limit = one.pack.find("deck-area-one-exit")
    asked = 0 if not area else 2 if limit and area > limit.value + SQUARE_CENTIMETRES else 1
    if stairs < asked:
        says = (
            f"The upper floor of {name} ({area:.1f} m²) has {counted(stairs, 'stair')}; {asked} are asked for.",
            f"{name_zh}的二层（{area:.1f}平方米）设{stairs}部楼梯，要求不少于{asked}部。",
        )
        measured = Measured(value=stairs, limit=limit if asked > 1 else None, bound=asked, unit="stairs")
        yield _stand("deck-stairs", one, says=says, measured=measured)


def _to_be_installed(one: Placed) -> Iterator[Finding]:
    exhibitor = one.exhibitor
    for rule, area, steps, (en, zh) in (
        ("covered-stand", exhibitor.covered, UNDER_A_COVER, ("The cover", "顶棚")),
        ("deck-sprinklers", exhibitor.upper_deck, UNDER_A_DECK, ("The upper floor", "二层")),
    ):
        limits = [(one.pack.find(name), what, what_zh) for name, what, what_zh in steps]
        asked = [(limit, what, what_zh) for limit, what, what_zh in limits if limit and area > limit.value]
        if asked:
            name, name_zh = one.names
            says = (
                f"{en} of {name} ({area:.1f} m²) asks for {' and '.join(what for _, what, _ in asked)}.",
                f"{name_zh}的{zh}（{area:.1f}平方米）须设{'、'.join(what for _, _, what in asked)}。",
            )
            yield _stand(rule, one, says=says, measured=Measured(value=area, limit=asked[0][0]), severity="note")


def _below_the_sprinklers(one: Placed) -> Iterator[Finding]:
    limit, height = one.pack.find("sprinkler-clear"), one.exhibitor.height
    hall = next((hall for hall in one.plan.venue.halls if hall.id == one.booths[0].hall), None)
    if limit is None or hall is None or not (hall.sprinklered and hall.clear_height and height):
        return
    left = hall.clear_height - height
    if 0 <= left < limit.value - CENTIMETRE:
        name, name_zh = one.names
        says = (
            f"{name} builds {height:g} m high, {left:.2f} m below the sprinklers of the hall, not {limit.value:g}.",
            f"{name_zh}搭建高{height:g}米，距展厅喷头仅{left:.2f}米，要求不小于{limit.value:g}米。",
        )
        yield _stand("sprinkler-clear", one, says=says, measured=Measured(value=left, limit=limit))


BUILDING_RULES: tuple[Callable[[Placed], Iterator[Finding]], ...] = (
    _larger_than_the_stand,
    _stairs,
    _to_be_installed,
    _below_the_sprinklers,
)
"""What is asked of every stand by itself."""


def _stand(rule: str, one: Placed, *, says: tuple[str, str], measured: Measured, severity: str = "error") -> Finding:
    return found(rule, one.exhibitor.id, says=says, measured=measured, place=on_booth(one.booths[0]), severity=severity)
