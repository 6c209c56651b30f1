"""Where directional signs are missing: a visitor follows those there are, and gets one more where he is lost."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import shapely
from shapely import LineString

from venueplan.model import Label, SignSite
from venueplan.network import Door, Ride, Way
from venueplan.route.signing.bearings import Point, bearing, seen_along
from venueplan.route.signing.content import Signwriter
from venueplan.route.signing.destinations import Destination, entrances_of, unit_at
from venueplan.route.signing.follow import Follower, Walked

_INSIDE = 5.0
"""Metres behind an entrance or before a lift at which its sign hangs."""

_CLEAR = 0.6
"""Free floor around a sign, metres."""

_BETWEEN = 45.0
"""Signs of a long straight way follow each other at this distance, metres, within what can be seen."""

_NEAR = 1.0
"""A sign nearer than this to another one, metres, says nothing new."""

_ONWARD = 6.0
"""A sign at a bend sees the way behind it as far as this, metres."""

_SQUARE = 60.0
"""Degrees by which a sign may hang beside the straight way out of a door."""

_DEAD_ENDS = 12
_STEPS_BACK = 4
_PASSES = 8
_MOST = 300
_SIGN = (" sign ", "指示牌")


Errand = tuple[Door, Destination]
"""Where a visitor comes in, and where he wants to go."""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A walk by signs from an entrance to a hall or room."""

    entrance: str
    destination: str
    walked: Walked


def walks_by_signs(writer: Signwriter, sites: tuple[SignSite, ...]) -> tuple[Walk, ...]:
    """Follow the signs of some sites from every entrance to every hall and room that can be reached from there.

    Parameters
    ----------
    sites
        Sites of kind ``direction``.
    """
    return tuple(
        Walk(
            entrance=door.opening.id,
            destination=place.id,
            walked=_walk(writer, sites, errand=(door, place)),
        )
        for door, place in _errands(writer)
    )


def propose_sites(writer: Signwriter, sites: tuple[SignSite, ...]) -> tuple[SignSite, ...]:
    """Return the sites that are to be added so that following the signs from every entrance leads everywhere.

    A sign hangs behind every entrance, before the stairs and lifts where people come out, at the corners where ways
    bend, and now and then on long straight ones. What can be done without is left out: each is added because a visitor
    who follows the others is lost there. A site that leads another visitor into a dead end is taken away in every
    second pass and stays in the others; the pass that loses the fewest visitors counts.
    """
    errands = tuple(_errands(writer))
    added: list[SignSite] = []
    best: tuple[int, int, tuple[SignSite, ...]] | None = None
    for number in range(_PASSES):
        before = list(added)
        for errand in errands:
            own = len(added) if number % 2 else 0
            _guide_to(writer, errand, sites=sites, added=added, own=own)
        lost = sum(not _walk(writer, (*sites, *added), errand=errand).reached for errand in errands)
        best = min((lost, number, tuple(added)), best or (lost, number, tuple(added)))
        if not lost or (number % 2 and added == before):
            break
    return best[-1] if best else ()


def _guide_to(
    writer: Signwriter, errand: Errand, *, sites: tuple[SignSite, ...], added: list[SignSite], own: int
) -> None:
    """Add sites until one visitor finds his way, or no further one helps him.

    Parameters
    ----------
    own
        Number of sites that were added for others: where these lead him into a dead end, they stay.
    """
    banned: set[Point] = set()
    walked = _walk(writer, (*sites, *added), errand=errand)
    while not walked.reached and len(added) < _MOST:
        for site in _candidates(writer, walked, place=errand[1], among=(*sites, *added)):
            again = _walk(writer, (*sites, *added, site), errand=errand)
            helps = again.reached or (site.id in again.sites and again.reason != "circle")
            if helps and (site.x, site.y) not in banned:
                added.append(site)
                walked = again
                break
        else:
            dead_end = next((site for site in added[own:] if site.id in walked.sites[-1:]), None)
            if dead_end is None or len(banned) > _DEAD_ENDS:
                return
            banned.add((dead_end.x, dead_end.y))
            added.remove(dead_end)
            walked = _walk(writer, (*sites, *added), errand=errand)


def _walk(writer: Signwriter, sites: tuple[SignSite, ...], *, errand: Errand) -> Walked:
    door, place = errand
    follower = follower_of(writer, sites)
    return follower.walk(door.ordinal, door.middle, subject=place.id, doors=place.spots)


def follower_of(writer: Signwriter, sites: tuple[SignSite, ...]) -> Follower:
    """Return a visitor who reads the signs of some sites."""
    return Follower(network=writer.guide.network, sites=sites, says=writer.lead, sight=writer.sight)


def _errands(writer: Signwriter) -> Iterator[Errand]:
    """Give every entrance with every hall and room that can be reached from there."""
    for door in entrances_of(writer.guide):
        reachable = writer.ways(door.ordinal, door.middle)
        yield from ((door, place) for place in writer.destinations if place.kind != "amenity" and place.id in reachable)


def _candidates(
    writer: Signwriter, walked: Walked, *, place: Destination, among: tuple[SignSite, ...]
) -> Iterator[SignSite]:
    """Give sites that may help a visitor: where he is lost, or before each sign that led him astray, last one first."""
    by_id = {site.id: site for site in among}
    if walked.arrow is None and walked.lost is not None:
        ordinal = writer.guide.plan.venue.level(walked.lost.level).ordinal
        here = (walked.lost.x, walked.lost.y)
        yield from _before_a_door(writer, (ordinal, here), place=place, among=among)
        return
    for name in reversed(walked.sites[-_STEPS_BACK:] if walked.reason == "circle" else walked.sites[-1:]):
        yield from _further_on(writer, by_id[name], place=place, among=among)


def _before_a_door(
    writer: Signwriter, lost: tuple[int, Point], *, place: Destination, among: tuple[SignSite, ...]
) -> Iterator[SignSite]:
    """Give sites in front of who comes in, or out of a lift."""
    ordinal, here = lost
    way = writer.ways(ordinal, here).get(place.id)
    door = min(
        (door for door in writer.guide.network.doors if door.ordinal == ordinal),
        key=lambda door: math.dist(door.middle, here),
    )
    if way is None:
        return
    inward = _normal(door, towards=_along(way, 3.0))
    turn = math.radians(inward)
    straight = LineString([here, (here[0] + _INSIDE * math.sin(turn), here[1] + _INSIDE * math.cos(turn))])
    first = way.stretches[0]
    bent = LineString(first.points) if not isinstance(first, Ride) and len(first.points) > 1 else straight
    for line, share in product((straight, bent), (1.0, 0.6, 0.3)):
        metres = min(_INSIDE, line.length) * share
        for spot in _free_spots(writer, line, at=(ordinal, metres), seen_from=here):
            towards = bearing(here, spot)
            facing = inward if line is straight else towards
            if abs((towards - facing + 180) % 360 - 180) <= _SQUARE:
                yield _site(writer, (ordinal, spot), facing=facing, among=among)


def _further_on(
    writer: Signwriter, site: SignSite, *, place: Destination, among: tuple[SignSite, ...]
) -> Iterator[SignSite]:
    """Give sites on the way that a sign shows: at the end of what is seen from it, or before that."""
    ordinal = writer.guide.plan.venue.level(site.level).ordinal
    way = writer.way_shown(site, place.id)
    if way is None or isinstance(way.stretches[0], Ride) or len(way.stretches[0].points) < 2:
        return
    line = LineString(way.stretches[0].points)
    here, floor = (site.x, site.y), writer.guide.network.floor(ordinal)
    end = seen_along(line, floor=floor)
    stops = [min(end, _BETWEEN), min(end, _BETWEEN) / 2, *(end + more for more in (2.0, 4.0, 7.0, 10.0))]
    for metres in dict.fromkeys(stop for stop in stops if _NEAR <= stop <= line.length):
        for spot in _free_spots(writer, line, at=(ordinal, metres), seen_from=here):
            seen = writer.sight.sees(ordinal, start=here, end=spot)
            before = here if seen else _point(line, metres - _NEAR)
            yield _site(writer, (ordinal, spot), facing=bearing(before, spot), among=among)


def _point(line: LineString, metres: float) -> Point:
    point = line.interpolate(max(0.0, metres))
    return point.x, point.y


def _free_spots(writer: Signwriter, line: LineString, *, at: tuple[int, float], seen_from: Point) -> list[Point]:
    """Return up to two places beside a point of a way with free floor around, best those that see where it goes on."""
    ordinal, metres = at
    point, onward = _point(line, metres), _point(line, min(metres + _ONWARD, line.length))
    ranked = []
    for number, spot in enumerate(_around(point)):
        if _stands_free(writer, ordinal, point=spot):
            unseen = [not writer.sight.sees(ordinal, start=spot, end=other) for other in (onward, seen_from)]
            ranked.append((sum(unseen), unseen, number, spot))
    return [spot for *_, spot in sorted(ranked)[:2]]


def _around(point: Point) -> Iterator[Point]:
    """Give a point and others around it, the nearest first, to the centimetre."""
    for radius in (0.0, 1.0, 1.6, 2.4):
        for turn in range(0, 360, 30) if radius else (0,):
            x = point[0] + radius * math.sin(math.radians(turn))
            y = point[1] + radius * math.cos(math.radians(turn))
            yield round(x, 2), round(y, 2)


def _along(way: Way, metres: float) -> Point:
    """Return the point some metres along the first walk of a way."""
    first = way.stretches[0]
    if isinstance(first, Ride) or len(first.points) < 2:
        return first.points[0] if not isinstance(first, Ride) else first.begin.point
    point = LineString(first.points).interpolate(metres)
    return point.x, point.y


def _normal(door: Door, *, towards: Point) -> float:
    """Return the direction square to a door on the side of a point, degrees clockwise from +y."""
    (ax, ay), (bx, by) = door.line.coords[0][:2], door.line.coords[-1][:2]
    square = (bearing((ax, ay), (bx, by)) + 90) % 360
    side = (bearing(door.middle, towards) - square + 180) % 360 - 180
    return square if abs(side) <= 90 else (square + 180) % 360


def _stands_free(writer: Signwriter, ordinal: int, *, point: Point) -> bool:
    """Tell whether a sign has free floor around it and hangs in no doorway."""
    dot, floor = shapely.Point(point), writer.guide.network.floor(ordinal)
    return not any(shapely.dwithin([writer.sight.doorways(ordinal), floor.obstacles], dot, _CLEAR))


def _site(writer: Signwriter, at: tuple[int, Point], *, facing: float, among: tuple[SignSite, ...]) -> SignSite:
    plan, (ordinal, spot) = writer.guide.plan, at
    levels = [level for level in plan.venue.levels if level.ordinal == ordinal]
    draft = SignSite(id="", kind="direction", level=levels[0].id, x=spot[0], y=spot[1], facing=round(facing) % 360)
    unit = unit_at(plan, draft)
    level = unit.level if unit else min(levels, key=lambda one: one.outline.distance(shapely.Point(spot))).id
    taken = {site.id for site in (*plan.event.sites, *among)}
    number = next(n for n in range(1, len(taken) + 2) if f"way-{level}-{n}" not in taken)
    name = unit.name if unit and unit.name else plan.venue.level(level).name
    said = Label(tuple((code, f"{line}{_SIGN[code == 'zh']}{number}") for code, line in name.texts))
    return replace(draft, id=f"way-{level}-{number}", level=level, name=said)
