"""The walkable floors of a whole venue with its booths, and the shafts between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from shapely import Polygon

from venueplan.model import Plan, Unit, Venue
from venueplan.network.storeys.pace import Pace
from venueplan.network.storeys.shafts import Landing, Link, landings_of, links_of
from venueplan.network.surface.doors import Door, DoorRules, doors_of
from venueplan.network.surface.floor import Floor
from venueplan.network.surface.walls import has_floor, is_private, storey_floor

Access = tuple[bool, frozenset[str]]
"""Whether the way must be step-free, and the ids of private units that may be entered all the same."""

PUBLIC: Access = (False, frozenset())


@dataclass(frozen=True, kw_only=True)
class WalkNetwork:
    """Everything that does not depend on where somebody goes; make it once per plan with :func:`walk_network`.

    Floors are made when a way first needs them, and kept.

    Attributes
    ----------
    venue
        The building.
    stands
        Pairs of level id and polygon of the booths that stand on the floor.
    pace
        Speeds and waits.
    rules
        Which doors people pass.
    """

    venue: Venue
    stands: tuple[tuple[str, Polygon], ...] = ()
    pace: Pace = field(default_factory=Pace)
    rules: DoorRules = field(default_factory=DoorRules)
    _floors: dict[tuple[int, Access], Floor] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def doors(self) -> tuple[Door, ...]:
        """All openings with the units they join."""
        return doors_of(self.venue)

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """Ordinals of all storeys, from below."""
        return tuple(sorted({level.ordinal for level in self.venue.levels}))

    @cached_property
    def _links(self) -> dict[bool, tuple[tuple[Landing, ...], tuple[Link, ...]]]:
        found = {}
        for step_free in (False, True):
            doors = [door for door in self.doors if self.rules.lets_pass(door.opening, step_free=step_free)]
            landings = landings_of(self.venue, doors)
            found[step_free] = landings, links_of(self.venue, landings, pace=self.pace, step_free=step_free)
        return found

    def landings(self, *, step_free: bool) -> tuple[Landing, ...]:
        """Return where shafts are entered."""
        return self._links[step_free][0]

    def links(self, *, step_free: bool) -> tuple[Link, ...]:
        """Return the climbs and rides between landings."""
        return self._links[step_free][1]

    def floor(self, ordinal: int, *, access: Access = PUBLIC) -> Floor:
        """Return the walkable floor of one storey; private units that are not opened have none."""
        step_free, opened = access
        here = frozenset(name for name in opened if self.ordinal(self.venue.unit(name)) == ordinal)
        key = (ordinal, (step_free, here))
        if key not in self._floors:
            self._floors[key] = self._make(ordinal, step_free=step_free, opened=here)
        return self._floors[key]

    def ordinal(self, unit: Unit) -> int:
        """Return the ordinal of a unit's level."""
        return self.venue.level(unit.level).ordinal

    def units(self, ordinal: int, *, access: Access = PUBLIC) -> tuple[Unit, ...]:
        """Return the units of one storey that can be walked across."""
        step_free, opened = access
        return tuple(
            unit
            for unit in self.venue.units
            if self.ordinal(unit) == ordinal
            and has_floor(unit, step_free=step_free)
            and (unit.id in opened or not is_private(unit))
        )

    def _make(self, ordinal: int, *, step_free: bool, opened: frozenset[str]) -> Floor:
        doors = [
            door
            for door in self.doors
            if door.ordinal == ordinal and self.rules.lets_pass(door.opening, step_free=step_free)
        ]
        return storey_floor(
            self.units(ordinal, access=(step_free, opened)), doors=doors, obstacles=self._obstacles(ordinal)
        )

    def _obstacles(self, ordinal: int) -> Sequence[Polygon]:
        levels = {level.id for level in self.venue.levels if level.ordinal == ordinal}
        fixed = [item.polygon for item in self.venue.fixtures if item.level in levels and item.blocks]
        return [*fixed, *(polygon for level, polygon in self.stands if level in levels)]


def walk_network(plan: Plan, *, pace: Pace | None = None, rules: DoorRules | None = None) -> WalkNetwork:
    """Prepare the floors of a plan, with its booths, for any number of ways.

    Parameters
    ----------
    plan
        Venue, event and, if laid out, booths.
    pace
        Speeds and waits; by default the event's walking speed.
    rules
        Which doors people pass.
    """
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    return WalkNetwork(
        venue=plan.venue,
        stands=tuple((booth.level, booth.polygon) for booth in booths),
        pace=pace or Pace(walking=plan.event.walking_speed),
        rules=rules or DoorRules(),
    )
