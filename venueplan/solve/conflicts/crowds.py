"""More who ask than there is to give: Hall's condition, violated, and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Some who have, all together, fewer options than they are.

    Attributes
    ----------
    who
        Their names.
    options
        Everything that any of them could have.
    """

    who: tuple[str, ...]
    options: tuple[str, ...]


def crowd_of(options: Mapping[str, Sequence[str]], *, around: str = "") -> Crowd | None:
    """Return some who ask for more than there is, or None if each can have an option of its own.

    Parameters
    ----------
    options
        What would do for each, by name.
    around
        Look for a crowd that this one is part of, as if all others came first.

    Examples
    --------
    >>> crowd_of({"a": ["1", "2"], "b": ["1"], "c": ["2"], "d": ["3"]})
    Crowd(who=('a', 'b', 'c'), options=('1', '2'))
    >>> crowd_of({"a": ["1", "2"], "b": ["1"]}) is None
    True
    """
    taken: dict[str, str] = {}
    names = sorted(options, key=lambda name: (name == around, name))
    for name in names:
        reached = _augment(name, options, taken=taken)
        if reached is not None and (not around or name == around or around in reached):
            return Crowd(
                who=tuple(sorted(reached)), options=tuple(sorted({one for who in reached for one in options[who]}))
            )
    return None


def _augment(name: str, options: Mapping[str, Sequence[str]], *, taken: dict[str, str]) -> set[str] | None:
    """Give somebody an option, moving others as needed; return all who were asked to move if that is impossible."""
    came_from: dict[str, str] = {}
    reached, edge = {name}, [name]
    for who in edge:
        for option in options[who]:
            if option in came_from:
                continue
            came_from[option] = who
            if option not in taken:
                _settle(option, came_from, taken=taken, first=name)
                return None
            if taken[option] not in reached:
                reached.add(taken[option])
                edge.append(taken[option])
    return reached


def _settle(option: str, came_from: Mapping[str, str], *, taken: dict[str, str], first: str) -> None:
    """Hand options down the path that ends in a free one."""
    held = {who: what for what, who in taken.items()}
    while True:
        who = came_from[option]
        before = held.get(who)
        taken[option] = who
        if who == first or before is None:
            return
        option = before
