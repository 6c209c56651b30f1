"""Talks of a conference to sessions and rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from venueplan.errors import ContradictionError, InputError
from venueplan.model import Conference, Proof, SeatedConference
from venueplan.solve import Stream, effort_named, loosened_streams, seat_talks, solver_name, streams_of

OnProgress = Callable[[str, float], None]

MORE_WORK = 20
"""A conference is one search, and its first seats may take long: with one worker it may take so much longer."""


def seat_conference(
    conference: Conference,
    *,
    effort: str = "reproducible",
    seed: int = 0,
    on_progress: OnProgress | None = None,
    stoppable: bool = False,
) -> SeatedConference:
    """Give the talks of a conference sessions and rooms, by the exact model of CoSPLib.

    Where the exact model has no solution (a track needs more time than one room has), such tracks get as many rooms
    and sessions as they need, and are named.

    Raises
    ------
    ContradictionError
        If there is no way to seat all talks; the sentence says what is short.
    InputError
        If none was found within the effort.
    """
    _refuse_the_impossible(conference)

    def on_better(cost: int, least: int) -> None:
        if on_progress:
            on_progress(f"sessions and rooms: cost {cost}, at least {least}", 0.3)

    named, streams = effort_named(effort), streams_of(conference)
    limits = replace(named, work=named.work if named.workers > 1 else MORE_WORK * named.work)
    loosened: tuple[str, ...] = ()
    found = seat_talks(conference, streams, effort=limits, seed=seed, on_better=on_better, stoppable=stoppable)
    if found.status == "infeasible":
        more = loosened_streams(conference)
        changed = sorted({stream.track for stream in set(more) ^ set(streams)} | _several(more))
        streams, loosened = more, tuple(conference.tracks[track] for track in changed)
        found = seat_talks(conference, streams, effort=limits, seed=seed, on_better=on_better, stoppable=stoppable)
    if found.status == "infeasible":
        raise ContradictionError(f"conference '{conference.name}': not all its talks can be seated")
    if not found.seats:
        raise InputError(
            f"conference '{conference.name}': no seats for its {len(conference.talks)} talks were found within effort "
            f"{effort}; try proof"
        )
    proof = Proof(
        objective=found.objective, bound=found.bound, status=found.status, solver=solver_name(limits, seed=seed)
    )
    return SeatedConference(seats=found.seats, proof=proof, loosened=loosened)


def _several(streams: tuple[Stream, ...]) -> set[int]:
    tracks = [stream.track for stream in streams]
    return {track for track in tracks if tracks.count(track) > 1}


def _refuse_the_impossible(conference: Conference) -> None:
    longest = max(slots for _, slots in conference.sessions)
    sentences = [
        f"talk '{talk.id}' takes {talk.slots} time slots; the longest session has {longest}"
        for talk in conference.talks
        if talk.slots > longest
    ]
    needed, there = sum(talk.slots for talk in conference.talks), conference.slots * len(conference.rooms)
    if needed > there:
        sentences.append(f"the talks take {needed} time slots; all rooms together have {there}")
    if sentences:
        raise ContradictionError("\n".join(sentences))
