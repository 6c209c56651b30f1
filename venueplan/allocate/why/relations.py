"""Which relation would be broken if somebody stood elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from venueplan.allocate.names import exhibitor_name
from venueplan.allocate.stands.requests import Request
from venueplan.model import Booth, Exhibitor, Label, Plan
from venueplan.model.demand.relations import NEVER
from venueplan.rules import RulePack
from venueplan.rules.asked import Breach, breaches

WORDS = (
    (r"beside", "相邻于"),
    (r"facing", "正对"),
    (r"back to back with", "背靠"),
    (r"within (.+) m of", r"距离不足\1米于"),
    (r"more than (.+) m from", r"距离超过\1米于"),
    (r"one too many in (.+)", r"在\1内超出数量"),
    (r"too near to an entrance", "离入口过近"),
)
"""How somebody stands that breaks a relation, in English and in Chinese."""


def broken_there(
    plan: Plan, request: Request, *, booths: Sequence[Booth], pack: RulePack
) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Return the relations that a request would break on booths of one hall: what forbids them, what takes points off.

    Everybody else stands where it does, but who holds these booths is thought away.
    """
    taken = {booth.id for booth in booths}
    known = {booth.id: booth for booth in plan.floor_plan.booths} if plan.floor_plan else {}
    stands = {
        one.exhibitor: tuple(known[name] for name in one.booths)
        for one in (plan.allocation.assignments if plan.allocation else ())
        if taken.isdisjoint(one.booths)
    }
    stands |= {exhibitor.id: tuple(booths) for exhibitor in request.exhibitors}
    here = _around(plan, hall=booths[0].hall, taken=taken)
    mine = {exhibitor.id for exhibitor in request.exhibitors}
    exhibitors = {exhibitor.id: exhibitor for exhibitor in plan.event.exhibitors}
    told = [one for one in breaches(here, stands, pack=pack) if mine & {one.exhibitor, one.other}]
    never, priced = ([one for one in told if (one.price == NEVER) == hard] for hard in (True, False))
    return _labels(never, mine=mine, exhibitors=exhibitors), _labels(priced, mine=mine, exhibitors=exhibitors)


def _labels(told: Sequence[Breach], *, mine: set[str], exhibitors: Mapping[str, Exhibitor]) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(_said(one, mine=mine, exhibitors=exhibitors) for one in told))


def _around(plan: Plan, *, hall: str, taken: set[str]) -> Plan:
    """Return the plan with the booths of one hall only: elsewhere nobody is near."""
    if plan.floor_plan is None:
        return plan
    booths = tuple(b for b in plan.floor_plan.booths if b.hall == hall and (b.id in taken or not b.blocked))
    free = tuple(replace(booth, blocked=False) for booth in booths)
    return replace(plan, floor_plan=replace(plan.floor_plan, booths=free))


def _said(breach: Breach, *, mine: set[str], exhibitors: Mapping[str, Exhibitor]) -> Label:
    other = breach.other if breach.exhibitor in mine else breach.exhibitor
    en, zh = (exhibitor_name(exhibitors[other], code) if other else "" for code in ("en", "zh"))
    where = f"It would stand {breach.word} {en}".rstrip()
    if breach.price == NEVER:
        return Label.of(
            en=f"{where}: relation '{breach.relation}' forbids it.",
            zh=f"将{word_in_chinese(breach.word)}{zh}：关系“{breach.relation}”不允许。",
        )
    return Label.of(
        en=f"{where}: relation '{breach.relation}' takes {breach.price} points off for it.",
        zh=f"将{word_in_chinese(breach.word)}{zh}：按关系“{breach.relation}”扣{breach.price}分。",
    )


def word_in_chinese(word: str) -> str:
    """Return how somebody stands, in Chinese.

    Examples
    --------
    >>> word_in_chinese("more than 30 m from")
    '距离超过30米于'
    """
    found = (match.expand(chinese) for pattern, chinese in WORDS if (match := re.fullmatch(pattern, word)))
    return next(found, word)
