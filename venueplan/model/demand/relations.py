"""Who must, should or must not stand near whom, and stands that are kept for somebody."""

from __future__ import annotations

from dataclasses import dataclass

NEVER = -1
"""The price of what must not happen at all."""


@dataclass(frozen=True, kw_only=True)
class Relation:
    """One relation between exhibitors; what it costs to break it is a number of points, or ``NEVER`` may it be broken.

    Attributes
    ----------
    kind
        ``apart`` (members, or members and others, not near each other), ``together`` (all within ``within`` of the
        first), ``spread`` (over the halls, and away from entrances).
    members, others
        Ids of exhibitors and tags; ``category:*`` means each value by itself: robots apart from robots, games from
        games. Members of one pavilion are never apart from each other.
    beside, facing, back_to_back
        Price of each pair of places that are so, for ``apart``; 0 = does not matter.
    within
        Metres, stand to stand in a straight line: nearer than that is near (``apart``), farther is far (``together``).
    weight
        Price of each pair of places within that distance, of each member that is not together or too near to an
        entrance, and of each one too many in a hall.
    per_hall
        At most so many members in each hall; 0 = any number.
    from_entrances
        Least distance of a member from every entrance of its hall, metres, in a straight line.
    """

    id: str
    kind: str
    members: tuple[str, ...]
    others: tuple[str, ...] = ()
    beside: int = NEVER
    facing: int = NEVER
    back_to_back: int = 0
    within: float = 0.0
    weight: int = NEVER
    per_hall: int = 0
    from_entrances: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Hold:
    """Booths that are kept for somebody.

    Attributes
    ----------
    booths
        Their ids or numbers.
    members
        Ids of exhibitors and tags that may have them; empty = nobody, they are blocked.
    reason
        Why, in words.
    """

    booths: tuple[str, ...]
    members: tuple[str, ...] = ()
    reason: str = ""
