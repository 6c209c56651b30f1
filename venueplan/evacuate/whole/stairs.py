"""Stairs and ramps that people leave by: how wide they are and how many they let through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon

from venueplan.evacuate.standards import FlowStandard
from venueplan.model import Unit
from venueplan.network import Landing, Link, Pace, WalkNetwork

USED = ("stairs", "ramp")
"""Kinds of shafts that people leave by; nobody takes a lift in a fire, and escalators are not counted on."""


@dataclass(frozen=True, kw_only=True)
class Climb:
    """A way by stairs or a ramp from one landing to another.

    Attributes
    ----------
    name
        Shaft and the unit at its upper end: the same steps have the same name from whichever landing they are entered.
    width
        Clear width, metres, derived from the outlines of both units.
    rate
        Persons per second.
    seconds
        Time that walking it takes.
    """

    name: str
    kind: str
    begin: Landing
    end: Landing
    width: float
    rate: float
    seconds: float


def climbs_of(network: WalkNetwork, *, standard: FlowStandard) -> Iterator[Climb]:
    """Give every way by stairs or ramps from landing to landing of a building."""
    landings = network.landings(step_free=False)
    for link in network.links(step_free=False):
        if link.kind in USED:
            yield _climb(network, link, ends=(landings[link.begin], landings[link.end]), standard=standard)


def _climb(network: WalkNetwork, link: Link, *, ends: tuple[Landing, Landing], standard: FlowStandard) -> Climb:
    begin, end = (network.venue.unit(landing.unit) for landing in ends)
    heights = [network.venue.level(unit.level).elevation for unit in (begin, end)]
    up = (ends[1].ordinal, heights[1]) > (ends[0].ordinal, heights[0])
    rise = abs(heights[1] - heights[0]) or network.pace.storey * abs(ends[1].ordinal - ends[0].ordinal)
    width = min(_width(unit, rise=rise, pace=network.pace) for unit in (begin, end))
    is_ramp = link.kind == "ramp"
    speed = standard["walking-speed"] if is_ramp else standard["stair-speed-up" if up else "stair-speed-down"]
    return Climb(
        name=f"{link.shaft}/{(end if up else begin).id}",
        kind=link.kind,
        begin=ends[0],
        end=ends[1],
        width=width,
        rate=standard.door_rate(width) if is_ramp else standard.stair_rate(width, up=up),
        seconds=link.length / speed,
    )


def _width(unit: Unit, *, rise: float, pace: Pace) -> float:
    """Return the clear width that an outline leaves to a flight of stairs or a ramp.

    The short side of the outline; half of it where the steps (150 × 300 mm; ramps 1:12) do not fit on the long side
    and so turn on themselves.
    """
    short, long = _sides(unit.polygon)
    run = (pace.ramp_run if unit.category in {"ramp", "movingwalkway"} else pace.stairs_run) * rise
    return short if run <= long else short / 2


def _sides(outline: Polygon) -> tuple[float, float]:
    """Return the short and the long side of the smallest rectangle round an outline, metres."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(outline))
    first, second = np.linalg.norm(np.diff(corners[:3], axis=0), axis=1)
    return float(min(first, second)), float(max(first, second))
