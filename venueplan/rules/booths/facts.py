"""What a stand is by where it stands: its kind, its neighbours, its frontage, what reaches it, how high it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Point

from venueplan.model import Booth, BoothPattern, Venue
from venueplan.rules.booths.heights import StandHeight, stand_height
from venueplan.rules.booths.neighbourhood import neighbours, outward
from venueplan.rules.booths.prices import area_let
from venueplan.rules.booths.stands import wall_distance
from venueplan.rules.booths.utilities import booth_supply
from venueplan.rules.pack import RulePack

KINDS = ("inline", "corner", "peninsula", "island", "end-cap", "split-island", "perimeter")
"""Kinds of stands."""

PENINSULA = 4
"""A peninsula has at least so many modules; a smaller head of a row is an end-cap (IAEE: two modules)."""

CLOSED = 0.05
"""An island may have so much of its outline without an aisle (a column in the way), as a share."""

AT_WALL = 0.1
"""A back is at a wall up to this beyond the distance that stands keep from walls, metres."""


@dataclass(frozen=True, kw_only=True)
class BoothFacts:
    """What follows for a stand from where it stands.

    Attributes
    ----------
    booth
        Its id.
    kind
        One of ``KINDS``.
    frontage
        Length of its sides on aisles, m.
    beside, facing, back_to_back
        Ids of neighbours: on the same aisle, across it, and at its back.
    supplies
        Words of the floor boxes within reach: ``power``, ``data``, ``water``, ``drain``, ``air``.
    height
        How high it may be and what must let the eye pass.
    """

    booth: str
    kind: str
    frontage: float
    beside: tuple[str, ...]
    facing: tuple[str, ...]
    back_to_back: tuple[str, ...]
    supplies: tuple[str, ...]
    height: StandHeight


def booth_facts(
    booths: Sequence[Booth], venue: Venue, *, pack: RulePack, pattern: BoothPattern
) -> dict[str, BoothFacts]:
    """Return the facts of every booth by its id, in the order of the booths.

    Kinds: *island*, all sides on aisles; with three, *end-cap* (smaller than four modules), *split-island* (it shares
    its back wall with another peninsula) or *peninsula*; *corner* with two; with one or none *perimeter* (its back at
    a wall of the hall) or *inline*.
    """
    kinds = booth_kinds(booths, venue, pack=pack, pattern=pattern)
    near = [neighbours(members, reach=pack["facing-reach"].value) for members in _by_hall(booths)]
    beside = _by_booth(pair for hall in near for pair in hall.beside)
    facing = _by_booth(pair for hall in near for pair in hall.facing)
    back = _by_booth(pair for hall in near for pair in hall.back_to_back)
    return {
        booth.id: BoothFacts(
            booth=booth.id,
            kind=kinds[booth.id],
            frontage=frontage(booth),
            beside=beside.get(booth.id, ()),
            facing=facing.get(booth.id, ()),
            back_to_back=back.get(booth.id, ()),
            supplies=tuple(sorted(booth_supply(booth, venue, pack=pack).supplies)),
            height=stand_height(kinds[booth.id], area=area_let(booth, pattern), pattern=pattern),
        )
        for booth in booths
    }


def booth_kinds(booths: Sequence[Booth], venue: Venue, *, pack: RulePack, pattern: BoothPattern) -> dict[str, str]:
    """Return the kind of every booth by its id; see :func:`booth_facts`."""
    heads = [booth for booth in booths if booth.open_sides >= 3]
    module = pattern.module_width * pattern.module_depth
    split = _sharing_a_back(heads)
    reach = wall_distance(pack, pattern) + AT_WALL
    found = {}
    for booth in booths:
        if booth.open_sides >= 3:
            if frontage(booth) >= (1 - CLOSED) * booth.polygon.exterior.length:
                found[booth.id] = "island"
            elif area_let(booth, pattern) < PENINSULA * module - 1e-6:
                found[booth.id] = "end-cap"
            else:
                found[booth.id] = "split-island" if booth.id in split else "peninsula"
        elif booth.open_sides == 2:
            found[booth.id] = "corner"
        else:
            found[booth.id] = "perimeter" if _backs_on_a_wall(booth, venue, reach=reach) else "inline"
    return found


def frontage(booth: Booth) -> float:
    """Return the length of a booth's sides on aisles, m."""
    return float(sum(front.length for front in booth.fronts))


def _by_hall(booths: Sequence[Booth]) -> list[list[Booth]]:
    """Return the booths of each hall: stands on either side of a wall are no neighbours."""
    return [[booth for booth in booths if booth.hall == hall] for hall in sorted({booth.hall for booth in booths})]


def _by_booth(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {booth: tuple(sorted(others)) for booth, others in found.items()}


def _sharing_a_back(heads: Sequence[Booth]) -> frozenset[str]:
    """Return ids of stands with three open sides that share a side with another such stand."""
    near = [neighbours(members) for members in _by_hall(heads)]
    return frozenset(booth for hall in near for pair in hall.beside | hall.back_to_back for booth in pair)


def _backs_on_a_wall(booth: Booth, venue: Venue, *, reach: float) -> bool:
    """Tell whether the side opposite to the front of a stand lies at a wall of its hall."""
    hall = venue.unit(booth.hall).polygon
    if not booth.fronts:
        return bool(booth.polygon.distance(hall.boundary) <= reach)
    front = booth.fronts[0]
    normal = np.array(outward(booth, front))
    middle = np.array(front.interpolate(0.5, normalized=True).coords[0][:2])
    corners = shapely.get_coordinates(booth.polygon.exterior)
    depth = float(((middle - corners) @ normal).max())
    return bool(Point(middle - depth * normal).distance(hall.boundary) <= reach)
