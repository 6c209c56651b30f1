"""Who walks in a simulation, how they move, and what came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError
from venueplan.evacuate.floor.crowd import Floats, Integers
from venueplan.model import Label
from venueplan.network import Floor

Observer = Callable[[Integers, Floats], None]
"""Called every second, from 0 s on, with the numbers of the people who are still there, and where they are."""

LEFT_OUT = Label.of(
    en="Simulation with JuPedSim: one floor only, no stairs, no pre-movement time, no smoke; a second opinion, not the "
    "number that governs.",
    zh="JuPedSim 模拟：仅单层，不含楼梯、准备时间和烟气；仅作参考，不作为控制数值。",
)

_OFF_WALLS = 0.1  # nobody begins nearer to a wall than this and the radius, metres
_APART = 0.02  # nor nearer to each other than this and two radii


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How people move and when to give up.

    Attributes
    ----------
    radius
        Of a person, metres.
    time_gap
        Seconds to whoever is ahead.
    step
        Seconds.
    speed, spread
        Mean and standard deviation of the desired speeds, m/s, cut at 0.5 and 2.2 (Weidmann 1993, RiMEA).
    patience
        When nobody has left for so many seconds, the model has clogged.
    timer
        Whether doors hold people to the standard's rate.
    """

    radius: float = 0.15
    time_gap: float = 1.0
    step: float = 0.05
    speed: float = 1.34
    spread: float = 0.26
    patience: float = 30.0
    timer: bool = True


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """What came out.

    Attributes
    ----------
    time
        Seconds until the last has left; None if the model clogged.
    left
        Shape ``(n,)``: when each has left, seconds; infinite for those who have not.
    """

    left: Floats

    @property
    def time(self) -> float | None:
        """Seconds until the last has left, or None."""
        last = float(self.left.max(initial=0.0))
        return last if np.isfinite(last) else None


@dataclass(frozen=True, kw_only=True)
class People:
    """Who stands where and wants what.

    Attributes
    ----------
    points
        Shape ``(n, 2)``, metres.
    speeds
        Shape ``(n,)``: desired speeds, m/s.
    goals
        Shape ``(n,)``: position of everybody's door.
    """

    points: Floats
    speeds: Floats
    goals: Integers


def stand_about(
    floor: Floor, *, persons: int, settings: Settings | None = None, seed: int = 1
) -> tuple[Floats, Floats]:
    """Return places for people on a floor, spread evenly, and their desired speeds.

    Raises
    ------
    InputError
        If so many have no room.
    """
    how, random = settings or Settings(), np.random.default_rng(seed)
    area = floor.free.buffer(-(how.radius + _OFF_WALLS))
    least = 2 * how.radius + _APART
    pitch = float(np.sqrt(max(float(area.area), 1e-9) / max(1, persons)))
    while pitch >= least:
        places = _lattice(area, pitch=pitch)
        if len(places) >= persons:
            chosen = places[np.sort(random.permutation(len(places))[:persons])]
            speeds = np.clip(random.normal(how.speed, how.spread, persons), 0.5, 2.2)
            return _shaken(area, chosen, by=random.uniform(-1, 1, chosen.shape) * (pitch - least) / 2), speeds
        pitch *= 0.98
    raise InputError(f"{persons} persons have no room on {float(floor.free.area):.0f} m² of floor; simulate fewer")


def _lattice(area: BaseGeometry, *, pitch: float) -> Floats:
    """Return the points of a square lattice on an area, as far from its outer edges on one side as on the other."""
    if area.is_empty:
        return np.empty((0, 2))
    x0, y0, x1, y1 = area.bounds
    xs, ys = np.meshgrid(_evenly(x0, x1, pitch=pitch), _evenly(y0, y1, pitch=pitch))
    places = np.column_stack([xs.ravel(), ys.ravel()])
    return places[np.asarray(shapely.intersects_xy(area, places[:, 0], places[:, 1]), dtype=np.bool_)]


def _evenly(begin: float, end: float, *, pitch: float) -> Floats:
    count = int((end - begin) / pitch) + 1
    start = begin + (end - begin - (count - 1) * pitch) / 2
    return start + pitch * np.arange(count, dtype=np.float64)


def _shaken(area: BaseGeometry, places: Floats, *, by: Floats) -> Floats:
    """Return places moved a little, so that people do not stand in files; who would leave the area stays."""
    moved = places + by
    inside = np.asarray(shapely.intersects_xy(area, moved[:, 0], moved[:, 1]), dtype=np.bool_)
    return np.where(inside[:, None], moved, places).astype(np.float64)
