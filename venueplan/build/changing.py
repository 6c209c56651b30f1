"""Plans that change: replanned, edited by hand, redrawn; each change is checked and is a revision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from shapely import Polygon

from venueplan import files
from venueplan.allocate import Replanned, differences, replan
from venueplan.arrange import redraw_booths
from venueplan.build.progress import OnProgress
from venueplan.check import check_plan
from venueplan.check.inspection import check_demand
from venueplan.errors import InputError
from venueplan.model import Allocation, Changes, Finding, FloorPlan, Plan, Transfer


@dataclass(frozen=True, kw_only=True)
class Note:
    """What the planner says of a change: why, and on which day; both may be left out."""

    reason: str = ""
    dated: date | None = None


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A plan after a change.

    Attributes
    ----------
    plan
        With its new revision.
    transfers
        Who and what is elsewhere or otherwise than before, each with the reason.
    broken, mended
        Findings that were not there before, and those that are gone.
    """

    plan: Plan
    transfers: tuple[Transfer, ...] = ()
    broken: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()


def replan_plan(
    plan: Plan,
    changes: Changes,
    *,
    note: Note | None = None,
    effort: str = "reproducible",
    seed: int = 0,
    on_progress: OnProgress | None = None,
) -> tuple[Changed, Replanned]:
    """Return a plan changed as little as possible, checked and with its revision, and the proof of its moves."""
    found = replan(plan, changes, effort=effort, seed=seed, on_progress=on_progress)
    return _changed(plan, found.plan, transfers=found.transfers, note=note), found


def edit_plan(before: Plan, after: Plan, *, note: Note | None = None) -> Changed:
    """Return a plan that was edited by hand, checked and with its revision.

    Parameters
    ----------
    before, after
        The plan, and what an edit made of it. The halls are checked as well if it made other booths.
    """
    whole = _outlines(before) != _outlines(after)
    return _changed(before, after, transfers=differences(before, after), note=note, whole=whole)


def _outlines(plan: Plan) -> list[Polygon]:
    return [booth.polygon for booth in plan.floor_plan.booths] if plan.floor_plan else []


def redraw_plan(plan: Plan, path: Path, *, note: Note | None = None) -> Changed:
    """Return a plan with the booths of a ``booths.geojson`` that was edited in a map editor.

    Who stood on a booth that is gone, or is held back now, is left without a stand: that is a finding.

    Raises
    ------
    InputError
        If the plan has no booths, or the file cannot be used.
    """
    if plan.floor_plan is None:
        raise InputError("this plan has no booths yet; run 'venueplan arrange' first")
    drawn = files.read_drawn_booths(path)
    floor_plan = redraw_booths(plan.floor_plan, drawn, venue=plan.venue, event=plan.event)
    allocation = plan.allocation and _on_what_is_left(plan.allocation, floor_plan)
    after = files.as_written(replace(plan, floor_plan=floor_plan, allocation=allocation))
    return _changed(plan, after, transfers=differences(plan, after), note=note, whole=True)


def _on_what_is_left(allocation: Allocation, floor_plan: FloorPlan) -> Allocation:
    """Return an allocation without the stands that are gone or held back; it is not proven any more."""
    left = {booth.id for booth in floor_plan.to_let}
    stands = ((one, tuple(name for name in one.booths if name in left)) for one in allocation.assignments)
    kept = tuple(replace(one, booths=booths) for one, booths in stands if booths)
    lost = {one.exhibitor for one in allocation.assignments} - {one.exhibitor for one in kept}
    order = [one.exhibitor for one in allocation.assignments if one.exhibitor in lost]
    return Allocation(assignments=kept, unplaced=(*allocation.unplaced, *order))


def _changed(
    before: Plan, after: Plan, *, transfers: tuple[Transfer, ...], note: Note | None, whole: bool = False
) -> Changed:
    said = note or Note()
    old, new = (check_plan(plan).findings if whole else check_demand(plan) for plan in (before, after))
    return Changed(
        plan=files.revised(before, after, transfers=transfers, reason=said.reason, dated=said.dated),
        transfers=transfers,
        broken=_only(new, others=old),
        mended=_only(old, others=new),
    )


def _only(findings: Iterable[Finding], *, others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that are not among others: of the same rule and subject, and saying the same."""
    known = {(finding.rule, finding.subject, finding.message) for finding in others}
    return tuple(one for one in findings if (one.rule, one.subject, one.message) not in known)
