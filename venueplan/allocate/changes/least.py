"""A plan changed as little as possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from venueplan.allocate.changes.meetings import move_forums
from venueplan.allocate.changes.reasons import exhibitor_transfers
from venueplan.allocate.changes.rescheduling import forum_transfers
from venueplan.allocate.changes.stands import move_exhibitors
from venueplan.allocate.changes.world import with_changes
from venueplan.errors import InputError
from venueplan.model import Changes, Plan, Proof, Transfer
from venueplan.solve import Effort, effort_named

OnProgress = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True)
class Replanned:
    """A changed plan, who moved, and how good that is known to be.

    Attributes
    ----------
    stands, meetings
        Weighted moves of exhibitors and of forums, and the least that is possible; None where nothing was to be done.
    """

    plan: Plan
    transfers: tuple[Transfer, ...] = ()
    stands: Proof | None = None
    meetings: Proof | None = None


def replan(
    plan: Plan,
    changes: Changes,
    *,
    effort: str = "reproducible",
    seed: int = 0,
    on_progress: OnProgress | None = None,
) -> Replanned:
    """Change a plan as little as possible, however it was made.

    First as many as possible have a place; nobody who has one loses it to somebody who has none. Then as little as
    possible is conceded, then moves cost least, and among the plans that are equal in all of that the score is best.
    Who is not touched by the changes may stay whatever rule its place breaks: what was sold was sold.

    Parameters
    ----------
    plan
        A plan with an allocation, a programme or both; by hand, by another program or by this one.
    changes
        What has changed, and what it costs to move whom.
    effort, seed
        As for :func:`allocate_exhibitors`.

    Returns
    -------
    Replanned
        The plan with the changes in its demand, and every move with its reason.

    Raises
    ------
    InputError
        If the changes name something that does not exist, or the plan has neither allocation nor programme.
    ContradictionError
        If somebody is pinned to a booth that is blocked.
    """
    if plan.allocation is None and plan.programme is None:
        raise InputError("this plan has neither an allocation nor a programme; there is nothing to keep as it is")
    limits = effort_named(effort)
    tell = on_progress or (lambda _message, _fraction: None)
    after = with_changes(plan, changes)
    found = Replanned(plan=after)
    if plan.allocation is not None and _touches_stands(plan, changes):
        found = _with_stands(found, before=plan, changes=changes, how=(limits, seed), tell=tell)
    if plan.programme is not None and _touches_meetings(plan, changes):
        tell("rooms and times", 0.7)
        found = _with_meetings(found, before=plan, changes=changes, effort=limits, seed=seed)
    tell("as little as possible is changed", 1.0)
    return found


def _touches_stands(plan: Plan, changes: Changes) -> bool:
    gone = {one.id for one in plan.event.exhibitors}.intersection(changes.cancelled)
    return bool(gone or changes.exhibitors or changes.sizes or changes.blocked)


def _touches_meetings(plan: Plan, changes: Changes) -> bool:
    gone = {one.id for one in plan.event.forums}.intersection(changes.cancelled)
    return bool(gone or changes.forums or changes.lost_rooms or changes.absences)


def _with_stands(
    found: Replanned, *, before: Plan, changes: Changes, how: tuple[Effort, int], tell: OnProgress
) -> Replanned:
    effort, seed = how
    moved = move_exhibitors(before, found.plan, changes=changes, effort=effort, seed=seed, on_progress=tell)
    after = replace(found.plan, allocation=moved.allocation)
    transfers = exhibitor_transfers(before, after, changes=changes)
    return replace(found, plan=after, transfers=(*found.transfers, *transfers), stands=moved.cost)


def _with_meetings(found: Replanned, *, before: Plan, changes: Changes, effort: Effort, seed: int) -> Replanned:
    moved = move_forums(before, found.plan, changes=changes, effort=effort, seed=seed)
    after = replace(found.plan, programme=moved.programme)
    transfers = forum_transfers(before, after, changes=changes, reasons=moved.reasons)
    return replace(found, plan=after, transfers=(*found.transfers, *transfers), meetings=moved.cost)
