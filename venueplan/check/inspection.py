"""All checks of a plan, in one report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from venueplan.check.access.routes import check_routes
from venueplan.check.access.seats import check_seats
from venueplan.check.access.turning import check_turning
from venueplan.check.aisles import check_aisles
from venueplan.check.booths import check_booth_names, check_booths
from venueplan.check.comparison import compare_packs, comparison_figures, contradictions
from venueplan.check.corridors import check_corridors
from venueplan.check.egress.catchments import check_catchments
from venueplan.check.egress.inside import check_inside
from venueplan.check.egress.single_ways import check_single_ways
from venueplan.check.egress.travel import check_straight, check_travel
from venueplan.check.exits import check_exits
from venueplan.check.figures import plan_figures
from venueplan.check.findings import Measured, caused, counted, found, numbered
from venueplan.check.floor import HallFloor, hall_floors
from venueplan.check.pattern import check_pattern
from venueplan.check.programme import check_programme
from venueplan.check.stands.asked import check_asked
from venueplan.check.stands.built import check_built
from venueplan.check.stands.exhibitors import check_exhibitors
from venueplan.check.stands.heights import check_heights
from venueplan.check.stands.relations import check_relations
from venueplan.model import Finding, Plan, Report
from venueplan.rules import RulePack, event_pack, exits_of, is_left_by_exits


def check_plan(plan: Plan) -> Report:
    """Measure a plan against the rule pack of its event and against what was asked for.

    Independent of the solvers: everything is measured anew on the geometry of the plan. What has been asked for and
    not decided yet (booths, an allocation, a programme) is an error. Software pre-checks; the authority decides.

    Returns
    -------
    Report
        Findings, errors first, each with place, measured value, limit and source; the figures of the plan; and what
        the event's rule packs say side by side, where it names more than one.

    Raises
    ------
    UnknownNameError
        If the event names a rule pack or an override that does not exist.
    InputError
        If an override is laxer than the pack.
    """
    pack = event_pack(plan.event)
    floors = hall_floors(plan, pack=pack)
    verdicts = compare_packs(plan, floors)
    findings = numbered(
        chain(_all_findings(plan, floors, pack=pack), caused(contradictions(plan, verdicts), by="demand"))
    )
    figures = (*plan_figures(plan, floors, findings=findings), *comparison_figures(verdicts))
    return Report(figures=figures, findings=findings, verdicts=verdicts)


def check_demand(plan: Plan) -> tuple[Finding, ...]:
    """Return what a plan breaks of what was asked for: stands and promises of exhibitors, rooms and times of forums.

    Building and layout are not measured; :func:`check_plan` does all.
    """
    return numbered(caused(_demand(plan, pack=event_pack(plan.event)), by="demand"))


def _demand(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    yield from check_exhibitors(plan, pack=pack)
    yield from check_asked(plan, pack=pack)
    yield from check_relations(plan, pack=pack)
    yield from check_built(plan, pack=pack)
    yield from check_heights(plan, pack=pack)
    yield from check_programme(plan, pack=pack)


def _all_findings(plan: Plan, floors: tuple[HallFloor, ...], *, pack: RulePack) -> Iterator[Finding]:
    yield from caused(_laxer_numbers(pack), by="demand")
    yield from caused(_booths_to_come(plan), by="demand")
    yield from check_exits(plan, pack=pack)
    yield from check_corridors(plan, pack=pack)
    yield from _straight_ways_of_rooms(plan, pack=pack)
    yield from check_booth_names(plan)
    yield from check_pattern(plan)
    yield from caused(_shortfall(plan), by="demand")
    for floor in floors:
        yield from check_booths(floor)
        yield from check_aisles(floor)
        yield from check_travel(floor)
        yield from check_catchments(floor)
        yield from check_single_ways(floor)
        yield from check_inside(floor)
        yield from check_turning(floor)
    yield from check_routes(plan, floors, pack=pack)
    yield from caused(_demand(plan, pack=pack), by="demand")
    yield from caused(check_seats(plan, pack=pack), by="demand")


def _laxer_numbers(pack: RulePack) -> Iterator[Finding]:
    """Yield the numbers of the house that are laxer than the standard they stand in, each with its reason."""
    for limit in pack.replaced():
        value = f"{limit.value:g} {limit.unit}"
        says = (
            f"The house takes {value} for {limit.name}, laxer than the standard: {limit.instead.rstrip('.')}.",
            f"自定规则将{limit.name}取为{value}，低于标准要求，理由：{limit.instead.rstrip('.。')}。",
        )
        yield found("rule-instead", limit.name, says=says, measured=Measured(limit=limit), severity="warning")


def _booths_to_come(plan: Plan) -> Iterator[Finding]:
    """Yield the finding that exhibitors wait for booths to be laid out or given to them."""
    laid_out, count = bool(plan.floor_plan and plan.floor_plan.booths), len(plan.event.exhibitors)
    if not count or (laid_out and plan.allocation is not None):
        return
    waiting = counted(count, "exhibitor", verb="wait")
    en, zh = (
        (
            f"No booth is given to anybody yet; {waiting}. Run allocate.",
            f"展位尚未分配，{count}家参展商待安排。请运行 allocate。",
        )
        if laid_out
        else (
            f"No booths are laid out yet; {waiting}. Run arrange and allocate.",
            f"展位尚未布置，{count}家参展商待安排。请运行 arrange 和 allocate。",
        )
    )
    measured = Measured(value=0, bound=count, unit="exhibitors")
    yield found("plan-incomplete", plan.event.id, says=(en, zh), measured=measured)


def _straight_ways_of_rooms(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    for room in plan.venue.units:
        if room.use != "exhibition" and is_left_by_exits(room, venue=plan.venue):
            yield from check_straight(room, [exit_.line for exit_ in exits_of(plan.venue, room)], pack=pack)


def _shortfall(plan: Plan) -> Iterator[Finding]:
    """Yield what could not be laid out, size by size; whoever waits for it is told apart, but a mix has no names."""
    mix = {(entry.zone, entry.area) for entry in plan.event.mix}
    for zone, area, count in plan.floor_plan.shortfall if plan.floor_plan else ():
        en, zh = (f" in zone '{zone}'", f"“{zone}”展区") if zone else ("", "展厅")
        says = (
            f"{counted(count, 'stand')} of {area:g} m² asked for{en} could not be laid out.",
            f"{zh}有{count}个{area:g}平方米的展位未能布置。",
        )
        severity = "error" if (zone, area) in mix else "warning"
        measured = Measured(value=0, bound=count, unit="stands")
        yield found("layout-shortfall", zone, says=says, measured=measured, severity=severity)
