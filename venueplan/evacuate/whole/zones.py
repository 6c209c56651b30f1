"""Parts of a storey that are walked across from door to door: a room each, and all open units together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from venueplan.evacuate.floor.crowd import floor_of
from venueplan.model import Plan, Unit
from venueplan.network import Door, Floor, WalkNetwork, is_open, is_private, is_shaft

WAYS = ("lobby", "foyer", "walkway", "platform", "footbridge", "terrace")
"""Categories of units that people walk across even if an event uses them."""


@dataclass(frozen=True, kw_only=True)
class Zone:
    """A room, or the open units of a storey.

    Attributes
    ----------
    is_way
        Whether everybody walks across it; a private room or one in use is crossed only where there is no other way.
    doors
        The doors on its outline that people pass.
    """

    plan: Plan
    units: tuple[Unit, ...]
    is_way: bool
    doors: tuple[Door, ...]

    @property
    def name(self) -> str:
        """Id of its first unit."""
        return self.units[0].id

    @cached_property
    def floor(self) -> Floor:
        """The floor without fixtures and stands."""
        return floor_of(self.units, plan=self.plan)


def zones_of(plan: Plan, network: WalkNetwork, *, doors: Sequence[Door]) -> tuple[Zone, ...]:
    """Return the zones of a building; stairs, ramps and lifts have none, they are links between doors.

    Parameters
    ----------
    plan
        Venue and booths.
    network
        The same building.
    doors
        The doors that people pass.
    """
    rooms: dict[tuple[int, str], list[Unit]] = {}
    for unit in network.venue.units:
        if not is_shaft(unit):
            rooms.setdefault((network.ordinal(unit), "" if is_open(unit) else unit.id), []).append(unit)
    return tuple(
        Zone(
            plan=plan,
            units=tuple(units),
            is_way=any(_is_way(unit) for unit in units),
            doors=tuple(door for door in doors if {unit.id for unit in units} & set(door.units)),
        )
        for _, units in sorted(rooms.items(), key=lambda pair: pair[0])
    )


def _is_way(unit: Unit) -> bool:
    return not is_private(unit) and (not unit.use or unit.category.split(".")[0] in WAYS)
