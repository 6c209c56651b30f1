"""What a timetable is: jobs, when and where each may be, what binds them, and the answer with its bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from venueplan.solve.timetables.wishes import Wishes

Time = tuple[int, str]
"""Start and place of a job."""

Times = Sequence[Time | None]
"""Those of all jobs; None = left out."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """One thing that takes place once, at one time in one place.

    Attributes
    ----------
    duration
        Whole units of time, at least 1.
    starts
        Possible starts and the cost of each.
    places
        Possible places and the cost of each.
    kind
        What decides the gap to the job before and after it in the same place.
    before, after
        Time during which it takes its place before its start and after its end.
    persons
        How many come.
    """

    duration: int
    starts: tuple[tuple[int, int], ...]
    places: tuple[tuple[str, int], ...]
    kind: str = ""
    before: int = 0
    after: int = 0
    persons: int = 0


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """Give every job a time and a place at least cost, never two at once in one place.

    Attributes
    ----------
    gaps
        Least time between the end of a job and the start of the next in one place, by their kinds; 0 if not named.
    joined
        Places that consist of others, and of which; who is in one is in all of them.
    shut
        Stretches of time in which nothing can be in a place.
    never_together
        Groups of jobs (by index) of which no two overlap in time, wherever they are.
    walks
        Least time between two jobs of such a group by their places; 0 if not named.
    exclusive
        Pairs of jobs that do not overlap, however near they are.
    ordered
        Pairs of jobs of which the first ends before the second starts.
    crews
        Most gaps between two different jobs of one day that are worked on at one moment, each directly before the
        later job; 0 = no limit.
    day
        Units of time in a day.
    wishes
        What should be, and the cost if it is not.
    price_of_leaving
        None: every job must take place. A number: a job may be left out at that cost.
    """

    jobs: tuple[Job, ...]
    gaps: Mapping[tuple[str, str], int] = field(default_factory=dict)
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shut: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    never_together: tuple[tuple[int, ...], ...] = ()
    walks: Mapping[tuple[str, str], int] = field(default_factory=dict)
    exclusive: tuple[tuple[int, int], ...] = ()
    ordered: tuple[tuple[int, int], ...] = ()
    crews: int = 0
    day: int = 1440
    wishes: Wishes = field(default_factory=Wishes)
    price_of_leaving: int | None = None

    @cached_property
    def reach(self) -> int:
        """Time between two starts from which on no two jobs can be in each other's way."""
        longest = max((job.before + job.duration + job.after for job in self.jobs), default=0)
        befores = max((job.before for job in self.jobs), default=0)
        return longest + befores + max([0, *self.gaps.values(), *self.walks.values()])

    def gap(self, before: Job, after: Job) -> int:
        """Return the least time between two jobs in one place."""
        return self.gaps.get((before.kind, after.kind), 0)

    def atoms(self, place: str) -> tuple[str, ...]:
        """Return the places that are taken when a place is."""
        return self.joined.get(place, (place,))

    def starts_in(self, job: Job, place: str) -> tuple[int, ...]:
        """Return the starts at which a place is open for a job, its time before and after included."""
        shut = [span for name in {place, *self.atoms(place)} for span in self.shut.get(name, ())]
        return tuple(
            start
            for start, _ in job.starts
            if not any(start - job.before < end and begin < start + job.duration + job.after for begin, end in shut)
        )


@dataclass(frozen=True, kw_only=True)
class Timetabled:
    """When and where each job takes place, and how good that is known to be.

    Attributes
    ----------
    times
        Start and place of each job, None if it was left out; empty if ``status`` is ``infeasible`` or ``none``.
    objective, bound
        Cost reached, and a cost that no timetable can undercut.
    status
        ``optimal``, ``feasible``, ``interrupted`` (the best so far), ``infeasible`` (proven) or ``none`` (nothing found
        within the effort).
    """

    times: tuple[Time | None, ...]
    objective: int
    bound: int
    status: str
