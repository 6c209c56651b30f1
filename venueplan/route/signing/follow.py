"""A visitor who reads nothing but the signs, and where following them leads.

He stands at an entrance, walks to the nearest sign in sight that names his place, reads its arrow, goes that way until
he sees the next sign that names it, and so on, until he sees the door of the place itself. He knows no map.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from venueplan.model import DirectionSign, Place, SignLine, SignSite
from venueplan.network import Landing, Link, Spot, WalkNetwork
from venueplan.route.signing.bearings import AT_THE_STAIRS, BESIDE, SEEN, TURNS, Point, bearing, on_one_flight
from venueplan.route.signing.sight import Sight

WIDE = 65.0
"""Degrees to both sides of an arrow within which its reader looks for what comes next."""

LEGIBLE = 80.0
"""Degrees between the way of who comes and the facing of a sign up to which he sees its front (assumed)."""

_STRIDE = 2.0
"""Metres after which he looks again."""

_PATIENCE = 60
"""Signs after which he asks somebody."""


@dataclass(frozen=True, kw_only=True)
class Walked:
    """How a walk by signs went.

    Attributes
    ----------
    sites
        Signs read on the way.
    reached
        Whether it ended at the place.
    lost
        Where the visitor stood when no sign helped, or None.
    arrow
        Direction in which he looked in vain, degrees clockwise from +y; None if he looked around.
    reason
        ``no-sign`` (none in sight names the place) or ``circle`` (he came by the same sign twice).
    """

    sites: tuple[str, ...]
    reached: bool
    lost: Place | None = None
    arrow: float | None = None
    reason: str = ""


@dataclass(kw_only=True)
class _Step:
    """Where the visitor is: on which storey, where, and which way the last arrow pointed (None: he looks around)."""

    ordinal: int
    point: Point
    arrow: float | None = None
    read: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Follower:
    """Signs as they hang, and the floors they hang on.

    Attributes
    ----------
    sites
        Where they hang, in any order.
    says
        What the sign of a site says; asked only for signs that the visitor can read.
    """

    network: WalkNetwork
    sites: tuple[SignSite, ...]
    says: Callable[[SignSite], DirectionSign]
    sight: Sight

    def walk(self, ordinal: int, point: Point, *, subject: str, doors: Sequence[Spot]) -> Walked:
        """Follow the signs from a point to a place.

        Parameters
        ----------
        ordinal, point
            Where the visitor comes in.
        subject
            Id of the place, as lines of signs speak for it.
        doors
            Where the place is, to be known by its own number when it is seen.
        """
        step = _Step(ordinal=ordinal, point=point)
        for _ in range(_PATIENCE):
            found = self._looked(step, subject=subject, doors=doors)
            if found is None:
                return self._lost(step, "no-sign")
            if found == "there":
                return Walked(sites=tuple(step.read), reached=True)
            if found in step.read:
                return self._lost(step, "circle")
            step.read.append(found)
            if not self._obeyed(step, read=found, subject=subject):
                return self._lost(step, "no-sign")
        return self._lost(step, "circle")

    @cached_property
    def _by_id(self) -> Mapping[str, SignSite]:
        return {site.id: site for site in self.sites}

    @cached_property
    def _on_storey(self) -> Mapping[int, list[SignSite]]:
        found: dict[int, list[SignSite]] = {}
        for site in self.sites:
            found.setdefault(self.network.venue.level(site.level).ordinal, []).append(site)
        return found

    def _looked(self, step: _Step, *, subject: str, doors: Sequence[Spot]) -> str | None:
        """Return the sign to go to, ``there`` if the place itself is in sight, or None; he walks on as he looks."""
        for point in self._strides(step):
            if any(self._in_view(step, point=point, door=door) for door in doors if door.ordinal == step.ordinal):
                return "there"
            sign = self._next_sign(step, point=point, subject=subject)
            if sign:
                return sign
        return None

    def _strides(self, step: _Step) -> Iterator[Point]:
        """Give the places from which he looks: where he stands and, if he has an arrow, every few steps along it."""
        yield step.point
        if step.arrow is None:
            return
        (x, y), turn = step.point, math.radians(step.arrow)
        for metres in np.arange(_STRIDE, SEEN, _STRIDE).tolist():
            point = (x + metres * math.sin(turn), y + metres * math.cos(turn))
            if not self.sight.sees(step.ordinal, start=step.point, end=point):
                return
            yield point

    def _next_sign(self, step: _Step, *, point: Point, subject: str) -> str | None:
        near = [
            (math.dist(point, (site.x, site.y)), site.id)
            for site in self._on_storey.get(step.ordinal, ())
            if site.id not in step.read[-1:]
            and self._fronts(site, point)
            and self._ahead(step, point=point, spot=(site.x, site.y))
        ]
        for metres, name in sorted(near):
            site = self._by_id[name]
            in_sight = metres <= SEEN and self.sight.sees(step.ordinal, start=point, end=(site.x, site.y))
            if in_sight and self.says(site).line_for(subject):
                return name
        return None

    def _in_view(self, step: _Step, *, point: Point, door: Spot) -> bool:
        """Tell whether he sees any of a door: its middle or one of its ends."""
        (ax, ay, bx, by) = door.ends
        for spot in {((ax + bx) / 2, (ay + by) / 2), (ax, ay), (bx, by)}:
            ahead = math.dist(point, spot) < 1.0 or self._ahead(step, point=point, spot=spot)
            if ahead and math.dist(point, spot) <= SEEN and self.sight.sees(step.ordinal, start=point, end=spot):
                return True
        return False

    def _obeyed(self, step: _Step, *, read: str, subject: str) -> bool:
        """Do what a sign says: turn, or take the stairs it shows to the level it names."""
        site = self._by_id[read]
        line = self.says(site).line_for(subject)
        assert line is not None  # noqa: S101 - only signs that name the place are walked to
        step.point = (site.x, site.y)
        if line.direction in TURNS:
            step.arrow = (site.facing + TURNS[line.direction]) % 360
            return True
        landing = self._climbed(step, line=line)
        if landing is None:
            return False
        step.ordinal, step.point, step.arrow = landing.ordinal, landing.point, None
        return True

    def _climbed(self, step: _Step, *, line: SignLine) -> Landing | None:
        """Return where he comes out who takes the stairs or lift that a line shows to the level that it names.

        Where they end before that level, he takes the next ones in sight, of whatever kind.
        """
        goal = self.network.venue.level(line.level).ordinal
        ordinal, point, by = step.ordinal, step.point, frozenset(line.pictograms)
        landing = None
        while ordinal != goal and (goal > step.ordinal) == (line.direction == "up"):
            landing = self._flight((ordinal, point), by=by, goal=goal)
            if landing is None:
                return None
            ordinal, point, by = landing.ordinal, landing.point, frozenset()
        return landing

    def _flight(self, here: tuple[int, Point], *, by: frozenset[str], goal: int) -> Landing | None:
        """Return where the stairs or lift in sight end that lead farthest towards a storey, the nearest of them."""
        ordinal, point = here
        landings = self.network.landings(step_free=False)
        links = [link for link in self.network.links(step_free=False) if not by or link.kind in by]
        outs = []
        for number in {link.begin for link in links if landings[link.begin].ordinal == ordinal}:
            metres = math.dist(point, landings[number].point)
            near = metres <= AT_THE_STAIRS and self._finds(ordinal, start=point, end=landings[number].point)
            near = near or (not by and on_one_flight(self.network, ordinal, ends=(point, landings[number].point)))
            out = _ridden(links, landings, begin=number, goal=goal) if near else None
            if out is not None:
                outs.append((abs(goal - landings[out].ordinal), metres, number, out))
        return landings[min(outs)[-1]] if outs else None

    def _finds(self, ordinal: int, *, start: Point, end: Point) -> bool:
        return math.dist(start, end) <= BESIDE or self.sight.sees(ordinal, start=start, end=end)

    def _ahead(self, step: _Step, *, point: Point, spot: Point) -> bool:
        return step.arrow is None or _between(bearing(point, spot), step.arrow) <= WIDE

    def _fronts(self, site: SignSite, point: Point) -> bool:
        return _between(bearing(point, (site.x, site.y)), site.facing) <= LEGIBLE

    def _lost(self, step: _Step, reason: str) -> Walked:
        x, y = step.point
        level = next(level.id for level in self.network.venue.levels if level.ordinal == step.ordinal)
        return Walked(
            sites=tuple(step.read),
            reached=False,
            lost=Place(level=level, x=x, y=y),
            arrow=step.arrow,
            reason=reason,
        )


def _ridden(links: Sequence[Link], landings: Sequence[Landing], *, begin: int, goal: int) -> int | None:
    """Return the landing nearest to a storey that a shaft leads to, flight by flight; None if it leads no nearer."""
    seen, todo = {begin}, [begin]
    start = landings[begin].ordinal
    while todo:
        here = todo.pop(0)
        for link in links:
            between = min(start, goal) <= landings[link.end].ordinal <= max(start, goal)
            if link.begin == here and link.shaft == landings[begin].shaft and link.end not in seen and between:
                seen.add(link.end)
                todo.append(link.end)
    best = min(seen, key=lambda number: (abs(goal - landings[number].ordinal), number))
    return best if landings[best].ordinal != start else None


def _between(one: float, other: float) -> float:
    """Return the angle between two directions, degrees."""
    return abs((one - other + 180) % 360 - 180)
