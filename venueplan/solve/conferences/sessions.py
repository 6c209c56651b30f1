"""Talks of tracks to sessions and rooms with CP-SAT: alike talks are counted, not named, and tracks choose a room."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from venueplan.model import Conference, Seat
from venueplan.solve.effort import Effort
from venueplan.solve.running import OnBetter, run_search
from venueplan.solve.search import solver_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True, kw_only=True)
class Stream:
    """A track, or the part of a track that has a room of its own, and how many sessions it may use."""

    track: int
    sessions: int


@dataclass(frozen=True, kw_only=True)
class Seated:
    """Seats of all talks with cost, bound and status; no seats if ``status`` is ``infeasible`` or ``none``."""

    seats: tuple[Seat, ...]
    objective: int
    bound: int
    status: str


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """Talks of one track that take as long, cost as much and are held by the same busy people."""

    track: int
    slots: int
    costs: tuple[int, ...]
    rooms: tuple[int, ...]
    people: tuple[str, ...]


def streams_of(conference: Conference) -> tuple[Stream, ...]:
    """Return a stream for each track, as the exact model has it.

    A track may use as many sessions as its time slots would fill if the shortest sessions were taken.
    """
    lengths = sorted(slots for _, slots in conference.sessions)
    found = []
    for track, name in enumerate(conference.tracks):
        needed = sum(talk.slots for talk in conference.talks if talk.track == name)
        counts = [n for n in range(len(lengths) + 1) if sum(lengths[:n]) >= needed]
        found.append(Stream(track=track, sessions=min(counts, default=len(lengths))))
    return tuple(found)


def loosened_streams(conference: Conference) -> tuple[Stream, ...]:
    """Return streams with more rooms or sessions where a track does not fit as the exact model has it.

    Talks are put, the longest first, into the first session of the first room with time; as many rooms and sessions
    as that takes are given.
    """
    lengths = sorted((slots for _, slots in conference.sessions), reverse=True)
    found: list[Stream] = []
    for stream in streams_of(conference):
        name = conference.tracks[stream.track]
        left: list[list[int]] = []
        for slots in sorted((talk.slots for talk in conference.talks if talk.track == name), reverse=True):
            room = next((room for room in left if max(room) >= slots), None)
            if room is None:
                room = list(lengths)
                left.append(room)
            session = next((n for n, free in enumerate(room) if free >= slots), 0)
            room[session] -= slots
        used = [sum(free < whole for free, whole in zip(room, lengths, strict=True)) for room in left] or [0]
        found += [Stream(track=stream.track, sessions=max(stream.sessions, count)) for count in used]
    return tuple(found)


def seat_talks(
    conference: Conference,
    streams: tuple[Stream, ...],
    *,
    effort: Effort,
    seed: int = 0,
    on_better: OnBetter | None = None,
    stoppable: bool = False,
) -> Seated:
    """Give every talk a session and every stream a room at least cost.

    Parameters
    ----------
    streams
        As :func:`streams_of` or :func:`loosened_streams` give them.
    on_better, stoppable
        As for :func:`make_timetable`.
    """
    # Loading OR-Tools takes half a second: only who solves pays for it.
    from ortools.sat.python import cp_model  # noqa: PLC0415

    draft = _Draft(cp_model.CpModel(), conference, streams=streams)
    draft.every_talk_takes_place()
    draft.streams_have_a_room_and_time()
    draft.one_stream_in_a_room()
    draft.nobody_is_in_two_rooms()
    draft.model.minimize(cp_model.LinearExpr.weighted_sum(draft.terms, draft.prices))
    solver = solver_of(effort, seed=seed)
    solver.parameters.linearization_level = 2  # the relaxation of counts is tight: proofs come ten times sooner
    status = run_search(solver, draft.model, on_better=on_better, stoppable=stoppable)
    if status not in {"optimal", "feasible", "interrupted"}:
        return Seated(seats=(), objective=0, bound=0, status=status)
    return Seated(
        seats=draft.read(solver),
        objective=round(solver.objective_value),
        bound=round(solver.best_objective_bound),
        status=status,
    )


class _Draft:
    """Variables: whether a stream meets in a session, its room, and how many talks of each kind are where."""

    def __init__(self, model: cp_model.CpModel, conference: Conference, *, streams: tuple[Stream, ...]) -> None:
        self.model, self.conference, self.streams = model, conference, streams
        self.terms: list[Any] = []
        self.prices: list[int] = []
        self.sessions, self.rooms = range(len(conference.sessions)), range(len(conference.rooms))
        numbers = range(len(streams))
        self.meets = {(k, s): model.new_bool_var("") for k in numbers for s in self.sessions}
        self.room = {(k, r): model.new_bool_var("") for k in numbers for r in self.rooms}
        self.there = {(k, s, r): model.new_bool_var("") for k in numbers for s in self.sessions for r in self.rooms}
        self.count: dict[tuple[int, int, int], Any] = {}

    @cached_property
    def kinds(self) -> dict[_Kind, list[str]]:
        """Talks by kind, in the order of the conference."""
        conference = self.conference
        tracks: dict[str, set[str]] = defaultdict(set)
        for talk in conference.talks:
            for person in talk.people:
                tracks[person].add(talk.track)
        several = Counter(stream.track for stream in self.streams)
        found: dict[_Kind, list[str]] = defaultdict(list)
        for talk in conference.talks:
            track = conference.tracks.index(talk.track)
            busy = sorted(p for p in talk.people if len(tracks[p]) > 1 or several[track] > 1)
            kind = _Kind(track=track, slots=talk.slots, costs=talk.sessions, rooms=talk.rooms, people=tuple(busy))
            found[kind].append(talk.id)
        return found

    def costs(self, term: Any, price: int) -> None:
        if price:
            self.terms.append(term)
            self.prices.append(price)

    def streams_for(self, kind: _Kind) -> list[int]:
        return [k for k, stream in enumerate(self.streams) if stream.track == kind.track]

    def every_talk_takes_place(self) -> None:
        for number, (kind, talks) in enumerate(self.kinds.items()):
            for k in self.streams_for(kind):
                for s in self.sessions:
                    most = min(len(talks), self.conference.sessions[s][1] // kind.slots)
                    self.count[number, k, s] = self.model.new_int_var(0, most, "")
                    self.costs(self.count[number, k, s], kind.costs[s])
                self._pay_for_rooms(number, k, kind=kind)
            here = [self.count[number, k, s] for k in self.streams_for(kind) for s in self.sessions]
            self.model.add(sum(here) == len(talks))

    def _pay_for_rooms(self, number: int, k: int, *, kind: _Kind) -> None:
        """Let the talks of a stream cost what its room costs them."""
        if not any(kind.rooms):
            return
        inside = sum(self.count[number, k, s] for s in self.sessions)
        most = len(self.kinds[kind])
        for r in self.rooms:
            if kind.rooms[r]:
                paid = self.model.new_int_var(0, most, "")
                self.model.add(paid >= inside - most * (1 - self.room[k, r]))
                self.costs(paid, kind.rooms[r])

    def streams_have_a_room_and_time(self) -> None:
        conference, model = self.conference, self.model
        kinds = list(self.kinds)
        for k, stream in enumerate(self.streams):
            model.add_exactly_one(self.room[k, r] for r in self.rooms)
            model.add(sum(self.meets[k, s] for s in self.sessions) <= stream.sessions)
            mine = [n for n, kind in enumerate(kinds) if kind.track == stream.track]
            for s in self.sessions:
                slots = sum(kinds[n].slots * self.count[n, k, s] for n in mine)
                model.add(slots <= conference.sessions[s][1] * self.meets[k, s])
                model.add(sum(self.count[n, k, s] for n in mine) >= self.meets[k, s])
                model.add(sum(self.there[k, s, r] for r in self.rooms) == self.meets[k, s])
                for r in self.rooms:
                    model.add_implication(self.there[k, s, r], self.room[k, r])
                    price = conference.track_sessions[stream.track][s] + conference.track_rooms[stream.track][r]
                    self.costs(self.there[k, s, r], price + conference.session_rooms[s][r])
            self._enough_time(k, mine=mine, kinds=kinds)

    def _enough_time(self, k: int, *, mine: list[int], kinds: list[_Kind]) -> None:
        """Say what follows from the rest, so that the relaxation knows: a single stream has time for all its talks."""
        if sum(stream.track == self.streams[k].track for stream in self.streams) == 1:
            needed = sum(kinds[n].slots * len(self.kinds[kinds[n]]) for n in mine)
            time = sum(self.conference.sessions[s][1] * self.meets[k, s] for s in self.sessions)
            self.model.add(time >= needed)

    def one_stream_in_a_room(self) -> None:
        for s in self.sessions:
            for r in self.rooms:
                self.model.add_at_most_one(self.there[k, s, r] for k in range(len(self.streams)))

    def nobody_is_in_two_rooms(self) -> None:
        held: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, kind in enumerate(self.kinds):
            for person in kind.people:
                for k in self.streams_for(kind):
                    held[person][k].append(number)
        for streams in held.values():
            for s in self.sessions:
                self.model.add_at_most_one(
                    self._speaks(numbers, k, session=s) for k, numbers in sorted(streams.items())
                )

    def _speaks(self, numbers: list[int], k: int, *, session: int) -> Any:
        """Return the literal that says that some of these kinds are in a stream in a session."""
        literal = self.model.new_bool_var("")
        for number in numbers:
            count = self.count[number, k, session]
            self.model.add(count == 0).only_enforce_if(~literal)
        return literal

    def read(self, solver: cp_model.CpSolver) -> tuple[Seat, ...]:
        found: dict[str, Seat] = {}
        for number, (kind, talks) in enumerate(self.kinds.items()):
            left = iter(talks)
            for k in self.streams_for(kind):
                room = next(r for r in self.rooms if solver.boolean_value(self.room[k, r]))
                for s in self.sessions:
                    for _ in range(int(solver.value(self.count[number, k, s]))):
                        talk = next(left)
                        names = self.conference.sessions[s][0], self.conference.rooms[room]
                        found[talk] = Seat(talk=talk, session=names[0], room=names[1])
        return tuple(found[talk.id] for talk in self.conference.talks)
