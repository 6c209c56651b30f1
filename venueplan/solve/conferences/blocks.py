"""Hundreds of talks into blocks of time (a room on a day): first the blocks, then the order within each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class BlockTalk:
    """A talk.

    Attributes
    ----------
    minutes
        How long it takes.
    homes
        Blocks in which it should be.
    blocks
        Blocks in which it may be.
    people
        Who cannot be in two places.
    """

    minutes: int
    homes: tuple[int, ...]
    blocks: tuple[int, ...]
    people: tuple[str, ...] = ()

    @cached_property
    def stays(self) -> tuple[int, ...]:
        """Homes in which it may be."""
        return tuple(block for block in self.homes if block in set(self.blocks))


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """Give every talk a block and a time: least talks away from home, then least idle time between them.

    Attributes
    ----------
    hours
        First and last minute of each block, on one scale of time for all.
    grain
        Starts fall on multiples of this many minutes.
    """

    talks: tuple[BlockTalk, ...]
    hours: tuple[tuple[int, int], ...]
    grain: int = 5

    def room(self, block: int) -> int:
        """Return the minutes of a block."""
        return self.hours[block][1] - self.hours[block][0]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """The block of each talk, empty if there is no way; how many are away from home, and how few can be."""

    blocks: tuple[int, ...]
    away: int
    bound: int
    status: str


@dataclass(frozen=True, kw_only=True)
class Sequenced:
    """The start of each talk, empty if none was found; idle minutes, and how few can be with these blocks."""

    starts: tuple[int, ...]
    idle: int
    bound: int
    status: str


def least_away(problem: Blocks) -> int:
    """Return how many talks must be away from home at least; knows no solver.

    Those that may be in no home of theirs, and of the talks that share homes the longest until the rest has time.

    Examples
    --------
    >>> talk = BlockTalk(minutes=40, homes=(0,), blocks=(0, 1))
    >>> least_away(Blocks(talks=(talk,) * 4, hours=((0, 100), (0, 500))))
    2
    """
    count = sum(not talk.stays for talk in problem.talks)
    for blocks, talks in _neighbourhoods(problem):
        time = sum(problem.room(block) for block in blocks)
        minutes = sorted((problem.talks[talk].minutes for talk in talks), reverse=True)
        while sum(minutes) > time:
            minutes.pop(0)
            count += 1
    return count


def idle_of(problem: Blocks, placed: Placed, *, starts: tuple[int, ...]) -> int:
    """Return the minutes between the first start and the last end of each block in which nothing takes place."""
    found = 0
    for block in set(placed.blocks):
        here = [talk for talk, other in enumerate(placed.blocks) if other == block]
        ends = [starts[talk] + problem.talks[talk].minutes for talk in here]
        found += max(ends) - min(starts[talk] for talk in here) - sum(problem.talks[talk].minutes for talk in here)
    return found


def _neighbourhoods(problem: Blocks) -> list[tuple[set[int], list[int]]]:
    """Return groups of blocks that are homes of common talks, with those talks."""
    groups: list[tuple[set[int], list[int]]] = []
    for number, talk in enumerate(problem.talks):
        if not talk.stays:
            continue
        joined = [group for group in groups if not group[0].isdisjoint(talk.stays)]
        blocks = set(talk.stays).union(*(group[0] for group in joined))
        talks = [other for group in joined for other in group[1]]
        groups = [group for group in groups if group not in joined] + [(blocks, [*talks, number])]
    return groups
