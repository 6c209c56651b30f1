"""Let people walk until all have left, with a keeper at each door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
import shapely

from venueplan.evacuate.simulation.people import Observer, People, Settings, Simulated
from venueplan.evacuate.simulation.world import Doorway, World
from venueplan.evacuate.standards import FlowStandard
from venueplan.model import Opening
from venueplan.network import Floor

_STUCK = 3.0
"""Who moves less than this in the time of patience does not walk, metres."""


def simulate(
    floor: Floor,
    doors: Sequence[Opening],
    *,
    people: People,
    standard: FlowStandard,
    settings: Settings | None = None,
    observers: Sequence[Observer] = (),
) -> Simulated:
    """Let people walk to their doors until all have left, or nobody leaves any more.

    Parameters
    ----------
    floor
        Where they can walk.
    doors
        Doors that lead out.
    people
        Who stands where and wants what.
    standard
        Rates of the doors.
    settings
        How people move and when to give up.
    observers
        What else is measured on the way.

    Raises
    ------
    InputError
        If JuPedSim is not installed, or some people stand on another piece of floor than the rest.
    """
    world = World(floor, doors, people=people, settings=settings or Settings())
    keepers = [
        _Doorkeeper(doorway=doorway, rate=standard.door_rate(doorway.width))
        for doorway in (world.doorways if world.settings.timer else ())
    ]
    patience = _Patience(world)
    times, last = np.full(len(people.points), inf), 0.0
    while world.simulation.agent_count() and not patience.is_over(last):
        for keeper in keepers:
            keeper.watch(world)
        world.tell(observers)
        for number in world.step():
            times[number] = last = world.time
    return Simulated(left=times)


class _Patience:
    """Notices that nobody leaves and nobody walks any more."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._since = 0.0
        self._places = world.places()

    def is_over(self, last: float) -> bool:
        """Tell whether nobody has left since and nobody has walked for as long as patience lasts."""
        now, world = self._world.time, self._world
        if now - max(last, self._since) <= world.settings.patience:
            return False
        places = world.places()
        walked = max(
            (np.hypot(x - self._places[agent][0], y - self._places[agent][1]) for agent, (x, y) in places.items()),
            default=inf,
        )
        self._since, self._places = now, places
        return bool(walked < _STUCK)


@dataclass(kw_only=True)
class _Doorkeeper:
    """Lets people through a door one by one, each a time 1 / rate after the last."""

    doorway: Doorway
    rate: float
    next_time: float = 0.0
    passed: set[int] = field(default_factory=set)
    held: set[int] = field(default_factory=set)

    def watch(self, world: World) -> None:
        """Hold those who have come to the door, and let the nearest pass when it is time."""
        here = set(world.simulation.agents_in_polygon(self.doorway.before)) - self.passed
        for agent in sorted(self.held - here):
            world.release(agent)
        for agent in sorted(here - self.held):
            world.hold(agent)
        while here and self.rate > 0 and world.time >= self.next_time:
            nearest = min(here, key=lambda agent: self._place_in_queue(agent, world))
            here.discard(nearest)
            self.passed.add(nearest)
            self.next_time = max(world.time, self.next_time) + 1 / self.rate
            world.release(nearest)
        self.held = here

    def _place_in_queue(self, agent: int, world: World) -> tuple[float, int]:
        return (float(self.doorway.line.distance(shapely.Point(world.place(agent)))), agent)
