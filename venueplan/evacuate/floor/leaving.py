"""A crowd leaves a floor through its doors: by the hydraulic model, and by no model quicker than this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, sqrt

import numpy as np
import shapely

from venueplan.evacuate.floor.crowd import Crowd, Flags, Floats, Integers
from venueplan.evacuate.floor.queue import departures
from venueplan.evacuate.standards import FlowStandard
from venueplan.model import GateUse, Opening
from venueplan.network import distance_field
from venueplan.solve import quickest_flow

MANY = 3000
"""More places than these are taken together by fours for the bound."""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Everybody goes to the nearest door and queues there.

    T = max over doors of the time at which the last has passed: with walking speed v, a door of rate q and everybody
    at distance d from it, d / v + N / q. People at distances dᵢ, the nearest first, have passed when the slowest of
    dᵢ / v + (persons from i on) / q is over.

    Attributes
    ----------
    doors
        The doors that are wide enough for anybody to pass, in the order of the given.
    walks, nearest
        Shape ``(n,)``: metres to the nearest door, and its position in ``doors``; infinite and -1 without a way.
    speed
        Walking speed, m/s.
    """

    crowd: Crowd
    doors: tuple[Opening, ...]
    standard: FlowStandard
    walks: Floats
    nearest: Integers
    speed: float
    free_speed: float

    @cached_property
    def rates(self) -> Floats:
        """Persons per second that each door lets through."""
        return np.array([self.standard.door_rate(door.width) for door in self.doors])

    @cached_property
    def passed(self) -> Floats:
        """Seconds at which the people of each point have passed their door; infinite where there is no way."""
        times = np.full(len(self.walks), np.inf)
        for number, rate in enumerate(self.rates):
            mine = self.nearest == number
            times[mine] = departures(self.walks[mine] / self.speed, amounts=self.crowd.amounts[mine], rate=float(rate))
        return times

    @cached_property
    def hydraulic(self) -> float:
        """Seconds until everybody has passed; infinite if somebody has no way, 0 if nobody is there."""
        return float(self.passed.max(initial=0.0))

    @cached_property
    def quickest(self) -> float:
        """Seconds that no choice of doors and no order can undercut: quickest flow, doors being the only limit.

        Everybody walks at the free speed. The way to another door than the nearest is taken to be as long as the
        straight line or as the way to the nearest, whichever is longer: never too long, so this stays a lower bound.
        """
        if not len(self.walks) or not self.doors:
            return inf if len(self.walks) else 0.0
        places = np.asarray(shapely.points(self.crowd.points), dtype=object)
        straight = np.column_stack([shapely.distance(places, door.line) for door in self.doors])
        ways = np.maximum(straight, self.walks[:, None])
        ways[np.arange(len(ways)), self.nearest] = self.walks
        amounts = self.crowd.amounts
        if len(ways) > MANY:
            ways, amounts = _by_fours(self.crowd, ways=ways)
        return quickest_flow(ways / self.free_speed, amounts=amounts, rates=self.rates).time

    @property
    def governing(self) -> str:
        """Id of the door that empties last; empty if nobody passes one."""
        gates = self.gates
        return gates[0].gate if gates else ""

    @property
    def gates(self) -> tuple[GateUse, ...]:
        """Doors that somebody uses, the last to empty first."""
        uses = [self._use(number) for number in np.unique(self.nearest[self.nearest >= 0])]
        return tuple(sorted(uses, key=lambda use: (-use.cleared, use.gate)))

    def _use(self, number: int) -> GateUse:
        door, mine = self.doors[number], self.nearest == number
        return GateUse(
            gate=door.id,
            kind="exit",
            width=door.width,
            rate=float(self.rates[number]),
            persons=float(self.crowd.amounts[mine].sum()),
            cleared=float(self.passed[mine].max()),
        )


def leave_by_doors(
    crowd: Crowd, doors: Sequence[Opening], *, standard: FlowStandard, speed: float | None = None
) -> Leaving:
    """Send everybody to the nearest door by exact walking distance.

    Parameters
    ----------
    crowd
        People on a floor.
    doors
        Openings that lead out; those too narrow for anybody by the standard are passed by nobody.
    standard
        Speeds and flows.
    speed
        Walking speed of everybody, m/s; by default the standard's at the density of the crowd.

    Examples
    --------
    Ten people 12 m from a door of 1.3 m: 12 / 1.19 + 10 / (1.32 · 1.0) = 10.08 + 7.58 s.

    >>> from shapely import LineString, box
    >>> from venueplan.evacuate.standards import SFPE
    >>> from venueplan.network import Floor
    >>> room = Crowd(floor=Floor(free=box(0, 0, 20, 4)), points=np.array([[12.0, 2.0]]), amounts=np.array([10.0]))
    >>> door = Opening(id="d", level="g", line=LineString([(0, 1.35), (0, 2.65)]), width=1.3)
    >>> leaving = leave_by_doors(room, [door], standard=SFPE)
    >>> round(leaving.hydraulic, 2), round(leaving.quickest, 2), leaving.governing
    (17.66, 17.66, 'd')
    """
    wide = tuple(door for door in doors if standard.door_rate(door.width) > 0)
    walks, nearest = np.full(len(crowd.points), np.inf), np.full(len(crowd.points), -1, dtype=np.intp)
    if wide and len(crowd.points):
        walks, nearest = distance_field(crowd.floor, [door.line for door in wide]).nearest(crowd.points)
    return Leaving(
        crowd=crowd,
        doors=wide,
        standard=standard,
        walks=walks,
        nearest=nearest,
        speed=speed or standard.speed(crowd.density),
        free_speed=speed or standard["walking-speed"],
    )


def have_a_way(crowd: Crowd, doors: Sequence[Opening]) -> Flags:
    """Tell for each point of a crowd whether a way leads from it to any of some doors."""
    if not doors or not len(crowd.points):
        return np.zeros(len(crowd.points), dtype=np.bool_)
    pieces = crowd.floor.piece_of(crowd.points)
    ends = np.array([end for door in doors for end in door.line.coords])
    return np.isin(pieces, np.unique(crowd.floor.piece_of(ends)))


def _by_fours(crowd: Crowd, *, ways: Floats) -> tuple[Floats, Floats]:
    """Return groups of neighbouring points, each as near to every door as its nearest point, and their sizes."""
    side = 2 * sqrt(float(crowd.floor.free.area) / len(crowd.points))
    cells = np.floor(crowd.points / side).astype(np.int64)
    group = np.unique(cells, axis=0, return_inverse=True)[1].ravel()
    nearest: Floats = np.full((int(group.max()) + 1, ways.shape[1]), np.inf)
    np.minimum.at(nearest, group, ways)
    return nearest, np.bincount(group, weights=crowd.amounts).astype(np.float64)
