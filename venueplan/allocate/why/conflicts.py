"""Rules of the planner that contradict each other: named, verified, with the cheapest way out.

A contradiction is what stays impossible however much floor there is: those whom the rules name cannot all have a stand
under them, even if nobody else came and every concession were made, though without the rules they could. Who finds no
stand because others took the floor, or because there is too little of it, is a shortage: it is left unplaced, and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from venueplan.allocate.stands.contradictions import refuse_contradictions
from venueplan.allocate.why.impossible.mattering import rules_that_matter
from venueplan.allocate.why.impossible.planned import Planned
from venueplan.errors import ContradictionError
from venueplan.model import Plan
from venueplan.solve import EFFORTS, Effort
from venueplan.solve.conflicts import Conflict, WayOut, crowd_of, find_conflicts

CHECKS_EFFORT = EFFORTS["reproducible"]


def refuse_impossible_stands(plan: Plan, *, effort: Effort = CHECKS_EFFORT, seed: int = 0) -> None:
    """Raise if the planner's rules for exhibitors contradict each other.

    Cheap checks come first: exhibitors without any booth that grants a pin, halls with less floor than those pinned to
    them ask for, more pinned than there are booths. Then the smallest sets of rules that cannot hold together are
    looked for, each verified by solving it alone, and the cheapest way out.

    Raises
    ------
    InputError
        If a wish or a pin names a booth that does not exist.
    ContradictionError
        A sentence for each conflict, and what the way out costs.
    """
    if plan.floor_plan is None:
        return
    planned = Planned(plan=plan)
    said = rules_that_matter(planned)
    plain = _plain_contradictions(planned)
    found = [*plain, *(sentence for check in CHECKS for sentence in check(planned))]
    conflicts, way_out = find_conflicts(planned.ruled(said), effort=effort, seed=seed)
    texts = {one.rule.name: one.text for one in said}
    found += conflict_sentences(conflicts, way_out, texts=texts, costs={one.rule.name: one.rule.cost for one in said})
    if conflicts or plain:
        raise ContradictionError("\n".join(found))


def _plain_contradictions(planned: Planned) -> list[str]:
    """Return what the allocation itself would refuse before it looks for anything."""
    try:
        refuse_contradictions(planned.demand)
    except ContradictionError as error:
        return str(error).splitlines()
    return []


def conflict_sentences(
    conflicts: tuple[Conflict, ...], way_out: WayOut | None, *, texts: Mapping[str, str], costs: Mapping[str, int]
) -> Iterator[str]:
    """Yield each conflict with its rules, a line each, and the cheapest way out with its cost."""
    for conflict in conflicts:
        least = "" if conflict.minimal else " (there may be a smaller set)"
        count = len(conflict.names)
        what = f"{count} rules contradict each other" if count > 1 else "this rule cannot hold"
        yield f"{what}, even if nobody else came{least}:"
        yield from (f"  {texts[name]} (giving it up costs {costs[name]})" for name in conflict.names)
    if way_out is not None:
        proven = "the cheapest way out costs" if way_out.cost == way_out.bound else "a way out costs"
        yield f"{proven} {way_out.cost}; give up:"
        yield from (f"  {texts[name]}" for name in way_out.names)


def _no_booth_grants_a_pin(planned: Planned) -> Iterator[str]:
    for request in planned.named:
        if not planned.of_request[request.id]:
            yield f"no booth of this plan is large enough for exhibitor '{request.id}' and has what it needs"


def _more_area_than_a_hall_has(planned: Planned) -> Iterator[str]:
    net: dict[str, float] = {}
    for booth in planned.demand.market.booths:
        net[booth.hall] = net.get(booth.hall, 0.0) + booth.area
    for hall in sorted(net):
        here = [one for one in planned.named if f"hall:{hall}" in one.pins]
        asked = sum(one.holder.area for one in here)
        least = sum(planned.least_area(one) for one in here)
        if least > net[hall] + 1e-6:
            there = f"its booths have {net[hall]:.0f}"
            yield f"{len(here)} exhibitors pinned to 'hall:{hall}' ask for {asked:g} m²; {there}"


def _more_pinned_than_booths(planned: Planned) -> Iterator[str]:
    market, stands = planned.demand.market, planned.demand.market.stands
    options = {
        one.id: [
            name
            for name in planned.of_request[one.id]
            if all(market.grants(pin, stands[market.index[name]]) for pin in one.pins)
        ]
        for one in planned.named
        if one.pins
    }
    crowd = crowd_of(options)
    if crowd is not None and crowd.options:
        who = ", ".join(f"'{name}'" for name in crowd.who)
        yield f"{len(crowd.who)} exhibitors ({who}) are pinned to what only {', '.join(crowd.options)} can grant"


CHECKS: tuple[Callable[[Planned], Iterator[str]], ...] = (
    _no_booth_grants_a_pin,
    _more_area_than_a_hall_has,
    _more_pinned_than_booths,
)
"""What is seen without a search."""
