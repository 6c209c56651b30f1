"""What two meetings mean for each other: who must not overlap, what must come first, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from venueplan.model import Forum, Weights

OPEN_TO_PASSERS_BY = frozenset({"launch", "matchmaking"})
"""Kinds of meetings that may well take place beside a plenary."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What two meetings cost, by the names of the weights.

    Attributes
    ----------
    overlapping
        If they overlap.
    different_days
        If they are on different days.
    unordered
        If the first does not end before the second starts.
    """

    overlapping: tuple[tuple[str, int], ...] = ()
    different_days: tuple[tuple[str, int], ...] = ()
    unordered: tuple[tuple[str, int], ...] = ()


def never_together(one: Forum, other: Forum) -> tuple[tuple[str, str], ...]:
    """Return why two meetings may not overlap: (rule, person or tag)."""
    people = [("person-twice", name) for name in sorted(set(one.people) & set(other.people))]
    return (*people, *(("forums-apart", tag) for tag in sorted(set(one.apart) & set(other.apart))))


def must_follow(later: Forum, earlier: Forum) -> bool:
    """Tell whether the one must begin when the other is over."""
    return earlier.id in later.after


def pair_of(one: Forum, other: Forum, *, weights: Weights) -> Pair:
    """Return what two meetings cost; the lower level comes first, else the order is as given."""
    days = _nonzero([("same_day", weights.same_day)] if set(one.content) & set(other.content) else [])
    higher = bool(set(one.content) & set(other.content)) and 0 < other.level < one.level
    lower = bool(set(one.content) & set(other.content)) and 0 < one.level < other.level
    return Pair(
        overlapping=_nonzero(_overlapping(one, other, weights=weights)),
        different_days=days,
        unordered=_nonzero([("level_order", weights.level_order)] if lower or higher else []),
    )


def lower_first(one: Forum, other: Forum) -> tuple[Forum, Forum]:
    """Return two meetings in the order in which their levels ask for them."""
    return (other, one) if 0 < other.level < one.level else (one, other)


def _overlapping(one: Forum, other: Forum, *, weights: Weights) -> Iterator[tuple[str, int]]:
    tracks, audiences = set(one.tracks) & set(other.tracks), set(one.audiences) & set(other.audiences)
    kinds = {one.kind, other.kind}
    for name, price, shared in (
        ("tracks_apart", weights.tracks_apart, tracks),
        ("hosts_apart", weights.hosts_apart, one.host and one.host == other.host),
        ("sectors_apart", weights.sectors_apart, set(one.sectors) & set(other.sectors)),
        ("content_apart", weights.content_apart, set(one.content) & set(other.content)),
        ("audiences_apart", weights.audiences_apart, audiences),
        ("audience_track_apart", weights.audience_track_apart, audiences and tracks),
        ("levels_apart", weights.levels_apart, one.level and one.level == other.level),
        ("languages_apart", weights.languages_apart, one.language and one.language == other.language),
        ("plenary_apart", weights.plenary_apart, "plenary" in kinds and not kinds & OPEN_TO_PASSERS_BY),
    ):
        if shared:
            yield name, price


def _nonzero(costs: object) -> tuple[tuple[str, int], ...]:
    return tuple((name, price) for name, price in costs if price)  # type: ignore[attr-defined]
