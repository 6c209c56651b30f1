"""The answer: where booths stand, who stands where, which forum meets where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from venueplan.model.answer.revision import Revision
from venueplan.model.booth import Booth
from venueplan.model.demand.event import Event
from venueplan.model.demand.policy import Certificate, Draw
from venueplan.model.labels import Label
from venueplan.model.venue import Venue


@dataclass(frozen=True, kw_only=True)
class HallFigures:
    """What the layout of one hall reaches.

    Attributes
    ----------
    gross, net
        Area of the hall polygon and of all booths in it that can be let, m².
    strategy
        What was tried and won, in words.
    net_bound, bound_reason
        Area that no layout of the hall can exceed, m², and why; None if it was not computed.
    class_best, class_bound
        Area that the best rows of single modules hold, and area that no such rows exceed, m²; None if not proven.
    """

    hall: str
    gross: float
    net: float
    strategy: str = ""
    net_bound: float | None = None
    bound_reason: Label = Label()
    class_best: float | None = None
    class_bound: float | None = None


@dataclass(frozen=True, kw_only=True)
class FloorPlan:
    """Booths of all halls.

    Attributes
    ----------
    shortfall
        What was demanded and not laid out: (zone, area in m², how many).
    left_over
        Area of the stands that nobody asked for, m².
    revenue
        What all stands bring at list price, in the currency of the event's prices; None without prices.
    """

    booths: tuple[Booth, ...] = ()
    halls: tuple[HallFigures, ...] = ()
    shortfall: tuple[tuple[str, float, int], ...] = ()
    left_over: float = 0.0
    revenue: float | None = None

    @cached_property
    def _booths(self) -> dict[str, Booth]:
        return {booth.id: booth for booth in self.booths}

    def booth(self, booth_id: str) -> Booth:
        """Return a booth by id."""
        return self._booths[booth_id]

    @property
    def to_let(self) -> tuple[Booth, ...]:
        """Booths that are not blocked."""
        return tuple(booth for booth in self.booths if not booth.blocked)


@dataclass(frozen=True, kw_only=True)
class ComparedLayout:
    """What one strategy makes of the halls of an event.

    Attributes
    ----------
    strategy
        Its name, one word.
    bound
        Net area that no layout can exceed, m².
    """

    strategy: str
    floor_plan: FloorPlan
    bound: float

    @property
    def gross(self) -> float:
        """Area of the halls, m²."""
        return sum(hall.gross for hall in self.floor_plan.halls)

    @property
    def net(self) -> float:
        """Area of all stands, m²."""
        return sum(hall.net for hall in self.floor_plan.halls)

    @property
    def net_share(self) -> float:
        """Net area as a share of the halls."""
        return self.net / self.gross if self.gross else 0.0

    @property
    def corner_share(self) -> float:
        """Share of stands with two or more open sides."""
        booths = self.floor_plan.to_let
        return sum(booth.open_sides >= 2 for booth in booths) / len(booths) if booths else 0.0


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One exhibitor's stand.

    Attributes
    ----------
    booths
        Ids of the booths, usually one.
    preference_rank
        Rank of the best wish that came true, from 1; None if none did or none was stated.
    score
        Parts of the score by name, integers.
    """

    exhibitor: str
    booths: tuple[str, ...]
    preference_rank: int | None = None
    score: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proof:
    """How good a solution is known to be.

    Attributes
    ----------
    objective, bound
        Score reached and a score that no solution can exceed (or undercut, when minimising).
    status
        ``optimal``, ``feasible``, ``drawn`` (nobody looked for better), ``interrupted`` (the best until the search was
        stopped by hand) or ``none``.
    solver
        Name and version of the solver, effort and seed; never a time.
    certificate
        Prices that prove a bound, which may be a little weaker than ``bound``; None if there are none.
    """

    objective: int
    bound: int
    status: str
    solver: str
    certificate: Certificate | None = None

    @property
    def gap(self) -> float:
        """``|bound − objective| / |bound|``; 0 when both are equal."""
        return 0.0 if self.bound == self.objective else abs(self.bound - self.objective) / max(1, abs(self.bound))


@dataclass(frozen=True, kw_only=True)
class Allocation:
    """Exhibitors on booths; ``unplaced`` are the ids that got nothing.

    Attributes
    ----------
    policy
        Name of the policy that decided.
    draw
        The draw, where it decided or where fairness was measured against it.
    """

    assignments: tuple[Assignment, ...] = ()
    unplaced: tuple[str, ...] = ()
    proof: Proof | None = None
    policy: str = "best"
    draw: Draw | None = None

    @cached_property
    def by_exhibitor(self) -> dict[str, Assignment]:
        """Assignments by exhibitor id."""
        return {assignment.exhibitor: assignment for assignment in self.assignments}

    @cached_property
    def by_booth(self) -> dict[str, tuple[str, ...]]:
        """Ids of the exhibitors by booth id; the stand's holder first, then those who share it."""
        found: dict[str, tuple[str, ...]] = {}
        for assignment in self.assignments:
            for booth in assignment.booths:
                found[booth] = (*found.get(booth, ()), assignment.exhibitor)
        return found


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One forum in its room.

    ``room`` is the id of a unit or of a section with use ``stage-area`` or ``joined-rooms``; ``capacity`` in persons
    for the set-up.
    """

    forum: str
    room: str
    start: datetime
    end: datetime
    capacity: int


@dataclass(frozen=True, kw_only=True)
class Programme:
    """All meetings in the order of start and room.

    Attributes
    ----------
    unplaced
        Ids of forums without a room.
    costs
        What unfulfilled wishes cost, by the names of the weights; they add up to the objective.
    """

    meetings: tuple[Meeting, ...] = ()
    unplaced: tuple[str, ...] = ()
    proof: Proof | None = None
    costs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The plan document: venue, event and every decision made so far (``None`` = not yet), and how it was edited."""

    venue: Venue
    event: Event
    seed: int = 0
    floor_plan: FloorPlan | None = None
    allocation: Allocation | None = None
    programme: Programme | None = None
    revisions: tuple[Revision, ...] = ()

    def exhibitors_on(self, booth_id: str) -> tuple[str, ...]:
        """Return the ids of the exhibitors on a booth, empty if it is free or nothing is allocated."""
        return self.allocation.by_booth.get(booth_id, ()) if self.allocation else ()
