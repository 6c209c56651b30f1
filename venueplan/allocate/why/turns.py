"""What a draw decided: who came when, with what points and lot, and what was left."""

from __future__ import annotations

from collections.abc import Mapping

from venueplan.model import Draw, Label, Turn

RULES: Mapping[str, tuple[str, str]] = {
    "pin": ("it has what it was promised", "按指定安排"),
    "choice": ("it took the best that was left", "选择了剩余中最好的展位"),
    "concession": ("nothing that was left suited it fully", "剩余展位均不完全符合，作了让步"),
    "pavilion": ("it stands in the block of its pavilion", "随展团整体安排"),
    "nothing": ("nothing that suits it was left", "没有剩余的合适展位"),
}
"""Why a turn ended as it did."""


def turns_of(draw: Draw | None) -> dict[str, Turn]:
    """Return the turn of each exhibitor in a draw."""
    return {turn.exhibitor: turn for turn in draw.turns} if draw else {}


def turn_label(turn: Turn, *, of: int) -> Label:
    """Return when somebody was drawn, by what, and what came of it."""
    en, zh = RULES[turn.rule]
    return Label.of(
        en=f"In the draw it was turn {turn.order} of {of}: {_rank_en(turn)}; {en}.",
        zh=f"抽签顺序第{turn.order}位（共{of}位）：{_rank_zh(turn)}；{zh}。",
    )


def before_label(turn: Turn, holder: Turn) -> Label:
    """Return whether the holder of a booth was drawn before somebody who wished for it, and by what."""
    if holder.order < turn.order:
        return Label.of(
            en=f"It was drawn before, turn {holder.order}: {_rank_en(holder)}; this one was turn {turn.order}: "
            f"{_rank_en(turn)}.",
            zh=f"其抽签在前，第{holder.order}位：{_rank_zh(holder)}；本参展商第{turn.order}位：{_rank_zh(turn)}。",
        )
    return Label.of(
        en=f"It was drawn later, turn {holder.order}; at turn {turn.order} something else was better or a rule "
        "stood against it.",
        zh=f"其抽签在后，第{holder.order}位；第{turn.order}位时另有更好的展位，或因规则不可用。",
    )


def refusal_label(turn: Turn, booths: frozenset[str]) -> Label | None:
    """Return the rule that kept somebody from a stand when it was drawn, if one did."""
    for tried in turn.tried:
        if tried.outcome == "refused" and set(tried.booths) == booths:
            return Label.of(
                en=f"When it was drawn a rule kept it from there: {tried.rule}.",
                zh=f"抽签时因规则不可用：{_rule_in_chinese(tried.rule)}。",
            )
    return None


def _rule_in_chinese(rule: str) -> str:
    known = {"promised to somebody else": "已指定给其他参展商", "too near to a rival": "离竞争对手过近"}
    return known.get(rule, rule.replace("relation ", "关系"))


def _rank_en(turn: Turn) -> str:
    contract = f", contract of {turn.contracted.date()}" if turn.contracted else ""
    return f"size band {turn.band + 1}, {turn.points} points{contract}, lot {turn.lot}"


def _rank_zh(turn: Turn) -> str:
    contract = f"，{turn.contracted.date()}签约" if turn.contracted else ""
    return f"面积档{turn.band + 1}，积分{turn.points}{contract}，签号{turn.lot}"
