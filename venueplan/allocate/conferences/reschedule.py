"""A published schedule made anew: in its rooms and on its days, from nothing but its talks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from venueplan.errors import ContradictionError
from venueplan.model import Proof, PublishedSchedule, PublishedTalk, Rescheduled
from venueplan.solve import Blocks, BlockTalk, effort_named, place_talks, sequence_talks, solver_name

OnProgress = Callable[[str, float], None]

GRAIN = 5
"""Talks begin on multiples of this many minutes."""


def reschedule(
    published: PublishedSchedule,
    *,
    capacities: Mapping[str, int] | None = None,
    persons: Mapping[str, int] | None = None,
    effort: str = "reproducible",
    seed: int = 0,
    on_progress: OnProgress | None = None,
) -> Rescheduled:
    """Make a schedule for the talks of a published one, as if it had no times yet.

    A room is open on the days on which it was used, from the first start to the last end of that day in all rooms.
    As few talks as possible leave the rooms and days of their track, then rooms are idle as little as possible.

    Parameters
    ----------
    capacities
        Persons that rooms hold, by name; a room without a number holds everybody.
    persons
        Persons who come to talks, by id; a talk without a number fits everywhere.
    effort, seed
        As for :func:`schedule_forums`.
    on_progress
        Called with what is known so far and the fraction done.

    Raises
    ------
    ContradictionError
        If a talk fits no room, or all together have no time.
    """
    tell = on_progress or (lambda _message, _fraction: None)
    limits = effort_named(effort)
    problem = _problem(published, capacities=capacities or {}, persons=persons or {})
    placed = place_talks(
        problem,
        effort=limits,
        seed=seed,
        on_better=lambda away, least: tell(f"rooms and days: {away} talks moved, at least {least}", 0.3),
    )
    if not placed.blocks:
        raise ContradictionError(
            "the talks do not fit into the rooms and days of the schedule; there is too little time"
        )
    sequenced = sequence_talks(
        problem,
        placed,
        effort=limits,
        seed=seed,
        on_better=lambda idle, least: tell(f"times: {idle} idle minutes, at least {least}", 0.7),
    )
    if not sequenced.starts:
        raise ContradictionError("no order of the talks keeps everybody from being in two places; give more time")
    solver = solver_name(limits, seed=seed)
    return Rescheduled(
        schedule=_schedule(published, blocks=placed.blocks, starts=sequenced.starts),
        moved=Proof(objective=placed.away, bound=placed.bound, status=placed.status, solver=solver),
        idle=Proof(objective=sequenced.idle, bound=sequenced.bound, status=sequenced.status, solver=solver),
    )


def _problem(published: PublishedSchedule, *, capacities: Mapping[str, int], persons: Mapping[str, int]) -> Blocks:
    places = published.room_days
    number = {place: index for index, place in enumerate(places)}
    talks, faults = [], []
    for talk in published.talks:
        asked = persons.get(talk.id, 0)
        blocks = tuple(n for (_, room), n in number.items() if capacities.get(room, asked) >= asked)
        if not blocks:
            faults.append(f"talk '{talk.id}' brings {asked} persons; the largest room holds {max(capacities.values())}")
        homes = tuple(number[home] for home in published.homes[talk.track])
        talks.append(BlockTalk(minutes=talk.duration_min, homes=homes, blocks=blocks, people=talk.people))
    if faults:
        raise ContradictionError("\n".join(faults))
    zero = _midnight(published)
    hours = []
    for day, _ in places:
        here = [talk for talk in published.talks if talk.day == day]
        hours.append((_minutes(min(t.start for t in here) - zero), _minutes(max(t.end for t in here) - zero)))
    return Blocks(talks=tuple(talks), hours=tuple(hours), grain=GRAIN)


def _schedule(published: PublishedSchedule, *, blocks: tuple[int, ...], starts: tuple[int, ...]) -> PublishedSchedule:
    zero, places = _midnight(published), published.room_days
    talks: list[PublishedTalk] = []
    for talk, block, start in zip(published.talks, blocks, starts, strict=True):
        day, room = places[block]
        talks.append(replace(talk, day=day, room=room, start=zero + timedelta(minutes=start)))
    return replace(published, talks=tuple(talks))


def _midnight(published: PublishedSchedule) -> datetime:
    return datetime.combine(min(talk.day for talk in published.talks), time())


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
