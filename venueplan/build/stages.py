"""One stage of a plan at a time."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from venueplan import files
from venueplan.allocate import (
    allocate_exhibitors,
    refuse_impossible_meetings,
    refuse_impossible_stands,
    schedule_forums,
)
from venueplan.arrange import arrange_booths, prove_layout
from venueplan.build.progress import OnProgress
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Plan, Route
from venueplan.model.demand.policy import POLICIES
from venueplan.route import describe_route, find_route


def load_plan(path: Path, *, seed: int = 0) -> Plan:
    """Read a plan document, or an event folder as a plan without decisions.

    Parameters
    ----------
    path
        ``plan.json`` or an event folder.
    seed
        Seed written into a plan that begins from an event folder.

    Raises
    ------
    InputError
        If a file cannot be used; every fault is named.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder; name an event folder or a plan document")
    if not path.is_dir():
        return files.read_plan(path)
    if not (path / "event.toml").exists() and (path / "venue.toml").exists():
        events = sorted(str(found.parent) for found in path.glob("*/event.toml"))
        raise InputError(
            f"{path} is a venue without an event; name one of its events: {', '.join(events) or 'none yet'}"
        )
    venue, event = files.read_event_folder(path)
    return Plan(venue=venue, event=event, seed=seed)


def with_style(plan: Plan, name: str) -> Plan:
    """Return a plan whose sheets have another style: an included one by its name, or a style file by its path.

    Raises
    ------
    InputError
        If there is no such style, or the file cannot be used.
    """
    style = files.read_style(name, folder=Path())
    return replace(plan, event=replace(plan.event, style=style))


def keep_booths(plan: Plan, *, of: Plan) -> Plan:
    """Return a plan whose event keeps the booths of another plan, and those that it keeps already."""
    if of.floor_plan is None:
        raise InputError("the plan whose booths are to stay has none yet; run 'venueplan arrange' on it first")
    names = {booth.id for booth in of.floor_plan.booths}
    already = tuple(booth for booth in plan.event.kept if booth.id not in names)
    return replace(plan, event=replace(plan.event, kept=(*already, *of.floor_plan.booths)))


def arrange_plan(
    plan: Plan, *, seed: int = 0, pool: Executor | None = None, on_progress: OnProgress | None = None
) -> Plan:
    """Return the plan with booths; what was allocated on earlier booths is dropped.

    Parameters
    ----------
    pool
        Lays out halls side by side; the plan is the same without it.
    """
    mapper = pool.map if pool else map
    floor_plan = arrange_booths(plan.venue, plan.event, seed=seed, on_progress=on_progress, mapper=mapper)
    return files.as_written(replace(plan, seed=seed, floor_plan=floor_plan, allocation=None))


def prove_plan(plan: Plan) -> Plan:
    """Return the plan with figures of what the best rows of each hall hold, and how much that can be at most."""
    if plan.floor_plan is None:
        raise InputError("this plan has no booths yet; run 'venueplan arrange' first")
    return replace(plan, floor_plan=prove_layout(plan.venue, plan.event, floor_plan=plan.floor_plan))


def allocate_plan(
    plan: Plan,
    *,
    seed: int = 0,
    effort: str = "reproducible",
    policy: str = "",
    on_progress: OnProgress | None = None,
) -> Plan:
    """Return the plan with exhibitors on its booths.

    Parameters
    ----------
    effort
        ``reproducible``, ``fast`` or ``proof``.
    policy
        ``best``, ``draw`` or ``fair``; the event's if left out.

    Raises
    ------
    InputError
        If the plan has no booths, or there is no such policy or effort.
    ContradictionError
        If the planner's own rules contradict each other, with the smallest sets of them and the cheapest way out. Too
        little floor is no contradiction: whom it leaves out is unplaced.
    """
    if plan.floor_plan is None:
        raise InputError("this plan has no booths yet; run 'venueplan arrange' first")
    if policy and policy not in POLICIES:
        raise UnknownNameError("policy", policy, known=POLICIES)
    refuse_impossible_stands(plan, seed=seed)
    asked = replace(plan.event.policy, kind=policy or plan.event.policy.kind)
    decided = replace(plan, event=replace(plan.event, policy=asked))
    allocation = allocate_exhibitors(decided, effort=effort, seed=seed, on_progress=on_progress)
    return replace(plan, allocation=allocation)


def schedule_plan(
    plan: Plan,
    *,
    effort: str = "reproducible",
    seed: int = 0,
    on_progress: OnProgress | None = None,
    stoppable: bool = False,
) -> Plan:
    """Return the plan with forums in rooms and times.

    Parameters
    ----------
    effort
        ``reproducible`` and ``fast`` have limits that do not depend on the machine; ``proof`` tries longest, with
        several workers, and may give another programme on each run.
    stoppable
        Whether an interrupt ends only the search: the best programme so far is then marked ``interrupted``.

    Raises
    ------
    ContradictionError
        If somebody is left out because the planner's own rules contradict each other.
    """
    programme = schedule_forums(plan, effort=effort, seed=seed, on_progress=on_progress, stoppable=stoppable)
    if programme.unplaced:
        refuse_impossible_meetings(plan, seed=seed)
    return replace(plan, programme=programme)


def walk(plan: Plan, *, origin: str, destination: str, step_free: bool = False) -> tuple[Route, tuple[str, ...]]:
    """Return the way between two places and its steps in the words of the event's languages."""
    route = find_route(plan, origin=origin, destination=destination, step_free=step_free)
    return route, describe_route(route, plan)
