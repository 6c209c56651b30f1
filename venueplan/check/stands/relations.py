"""Relations of the event: who stands too near to whom, too far from whom, or too many in one hall."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.check.findings import Measured, exhibitor_name, found, on_booth
from venueplan.check.stands.exhibitors import placed_exhibitors
from venueplan.model import Finding, Place, Plan
from venueplan.model.demand.relations import NEVER
from venueplan.rules import RulePack
from venueplan.rules.asked import Breach, breaches

_WORDS_ZH = {"beside": "相邻于", "facing": "正对", "back to back with": "背靠"}


def check_relations(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find relations that are broken: errors where that must never be, notes where it only costs points.

    Everything is measured on the booths of the plan, by the rules that the allocator reads, without the solver.
    """
    placed = placed_exhibitors(plan, pack=pack)
    for breach in breaches(plan, {name: one.booths for name, one in placed.items()}, pack=pack):
        yield _finding(plan, breach, place=on_booth(placed[breach.exhibitor].booths[0]))


def _finding(plan: Plan, breach: Breach, *, place: Place) -> Finding:
    one = plan.event.exhibitor(breach.exhibitor)
    other = plan.event.exhibitor(breach.other) if breach.other else None
    en = f"{exhibitor_name(one, 'en')} stands {breach.word}" + (f" {exhibitor_name(other, 'en')}" if other else "")
    zh = exhibitor_name(one, "zh") + _WORDS_ZH.get(breach.word, f"（{breach.word}）")
    zh += exhibitor_name(other, "zh") if other else ""
    cost = "" if breach.price == NEVER else f", at a price of {breach.price} points"
    measured = Measured(value=breach.measured, bound=breach.limit, unit=breach.unit)
    return found(
        "relation",
        breach.exhibitor,
        says=(f"{en} against relation '{breach.relation}'{cost}.", f"{zh}，违反关系“{breach.relation}”。"),
        measured=measured,
        place=place,
        severity="error" if breach.price == NEVER else "note",
    )
