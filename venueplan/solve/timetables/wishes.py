"""What should be in a timetable, and the cost if it is not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Two jobs that should have some time between them; with none they may follow each other but not overlap."""

    one: int
    other: int
    price: int
    gap: int = 0


@dataclass(frozen=True, kw_only=True)
class OnePlace:
    """Jobs that should be in one place; the price is that of each place beyond the first."""

    jobs: tuple[int, ...]
    price: int


@dataclass(frozen=True, kw_only=True)
class Span:
    """Jobs that should be close in time; the price is that of each unit, begun, from first start to last end."""

    jobs: tuple[int, ...]
    price: int
    unit: int = 60


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Persons who wait before jobs in some places and linger after them.

    Attributes
    ----------
    persons
        How many may be there at one moment without cost.
    time
        How long they wait and linger.
    price, step
        What each step of persons beyond that, begun, costs.
    """

    places: frozenset[str]
    persons: int
    time: int
    price: int
    step: int = 10


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """All that should be.

    Attributes
    ----------
    same_day
        Pairs of jobs that should be on one day, and the cost if they are not.
    in_order
        Pairs of jobs of which the first should end before the second starts, and the cost if it does not.
    """

    apart: tuple[Apart, ...] = ()
    same_day: tuple[tuple[int, int, int], ...] = ()
    in_order: tuple[tuple[int, int, int], ...] = ()
    one_place: tuple[OnePlace, ...] = ()
    spans: tuple[Span, ...] = ()
    crowds: tuple[Crowd, ...] = ()

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Return the pairs of jobs that a wish binds, groups as chains."""
        found = [(wish.one, wish.other) for wish in self.apart]
        found += [(one, other) for one, other, _ in (*self.same_day, *self.in_order)]
        groups = [wish.jobs for wish in self.one_place] + [wish.jobs for wish in self.spans]
        found += [(jobs[0], job) for jobs in groups for job in jobs[1:]]
        return tuple(found)
