"""JuPedSim's own simulation, its doors as pockets of floor behind the walls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import LineString, Polygon

from venueplan.errors import InputError
from venueplan.evacuate.floor.crowd import Floats
from venueplan.evacuate.simulation.people import Observer, People, Settings
from venueplan.model import Opening
from venueplan.network import Floor

_BEHIND = (0.5, 1.5)  # people have left when they are in this strip behind the door, metres
_BEFORE = 0.35  # the timer holds people this near before the door, metres


def has_simulation() -> bool:
    """Tell whether JuPedSim can be loaded."""
    try:
        _jupedsim()
    except InputError:
        return False
    return True


def _jupedsim() -> Any:
    """Load JuPedSim; inside a function because it is an optional dependency."""
    try:
        import jupedsim  # noqa: PLC0415
    except ImportError as error:
        raise InputError(
            "the simulation needs JuPedSim, which is not installed; "
            "install it with: pip install 'venueplan[simulation]'"
        ) from error
    return jupedsim


class World:
    """JuPedSim's simulation with the doors as pockets of floor behind the walls, and people by their numbers."""

    def __init__(self, floor: Floor, doors: Sequence[Opening], *, people: People, settings: Settings) -> None:
        jps = _jupedsim()
        self.settings = settings
        self.doorways = tuple(Doorway.of(door, floor=floor) for door in doors)
        self.speeds = people.speeds
        self.simulation = jps.Simulation(
            model=jps.CollisionFreeSpeedModel(),
            geometry=_one_piece(floor, self.doorways, points=people.points),
            dt=settings.step,
        )
        stages = [self.simulation.add_exit_stage(doorway.behind) for doorway in self.doorways]
        journeys = [self.simulation.add_journey(jps.JourneyDescription([stage])) for stage in stages]
        self.numbers: dict[int, int] = {}
        for number, ((x, y), speed, goal) in enumerate(zip(people.points, people.speeds, people.goals, strict=True)):
            agent = jps.CollisionFreeSpeedModelAgentParameters(
                position=(float(x), float(y)),
                journey_id=journeys[goal],
                stage_id=stages[goal],
                desired_speed=float(speed),
                radius=settings.radius,
                time_gap=settings.time_gap,
            )
            self.numbers[self.simulation.add_agent(agent)] = number

    @property
    def time(self) -> float:
        """Seconds since the beginning."""
        return float(self.simulation.elapsed_time())

    def hold(self, agent: int) -> None:
        """Let somebody stand still."""
        self.simulation.agent(agent).model.desired_speed = 0.0

    def release(self, agent: int) -> None:
        """Let somebody walk on."""
        self.simulation.agent(agent).model.desired_speed = float(self.speeds[self.numbers[agent]])

    def step(self) -> list[int]:
        """Let time pass by one step and return the numbers of those who have left in it."""
        self.simulation.iterate(1)
        return [self.numbers[agent] for agent in self.simulation.removed_agents()]

    def places(self) -> dict[int, tuple[float, float]]:
        """Return where everybody is who is still there, metres."""
        return {agent.id: (float(agent.position[0]), float(agent.position[1])) for agent in self.simulation.agents()}

    def place(self, agent: int) -> tuple[float, float]:
        """Return where somebody is, metres."""
        x, y = self.simulation.agent(agent).position
        return (float(x), float(y))

    def tell(self, observers: Sequence[Observer]) -> None:
        """Tell observers every second who is where, in the order of their numbers."""
        if not observers or self.simulation.iteration_count() % round(1 / self.settings.step):
            return
        agents = sorted(self.simulation.agents(), key=lambda agent: self.numbers[agent.id])
        who = np.array([self.numbers[agent.id] for agent in agents], dtype=np.intp)
        where = np.array([agent.position for agent in agents], dtype=np.float64).reshape(-1, 2)
        for observer in observers:
            observer(who, where)


@dataclass(frozen=True, kw_only=True)
class Doorway:
    """A door with the floor before it, the pocket behind it, and the strip where people have left."""

    line: LineString
    width: float
    before: Polygon
    pocket: Polygon
    behind: Polygon

    @classmethod
    def of(cls, door: Opening, *, floor: Floor) -> Doorway:
        """Return the parts of a door of a floor."""
        begin, end = (np.array(point) for point in (door.line.coords[0], door.line.coords[-1]))
        out = np.array([begin[1] - end[1], end[0] - begin[0]]) / float(door.line.length)
        ahead, back = (shapely.Point((begin + end) / 2 + step * out) for step in (0.1, -0.1))
        if floor.free.distance(ahead) < floor.free.distance(back):
            out = -out

        def strip(near: float, far: float) -> Polygon:
            return Polygon([begin + near * out, end + near * out, end + far * out, begin + far * out])

        return cls(
            line=door.line,
            width=door.width,
            before=strip(-_BEFORE, 0.05),
            pocket=strip(-0.02, _BEHIND[1]),
            behind=strip(*_BEHIND),
        )


def _one_piece(floor: Floor, doorways: Sequence[Doorway], *, points: Floats) -> Polygon:
    """Return the floor with the pockets behind its doors; JuPedSim takes one polygon."""
    whole = shapely.union_all([floor.free, *(doorway.pocket for doorway in doorways)])
    parts = [part for part in shapely.get_parts(whole) if isinstance(part, Polygon)]
    here = [int(np.count_nonzero(shapely.intersects_xy(part, points[:, 0], points[:, 1]))) for part in parts]
    best = int(np.argmax(here))
    if here[best] < len(points):
        raise InputError(
            f"{len(points) - here[best]} of {len(points)} persons stand on another piece of floor than the rest; "
            "a simulation takes one piece at a time"
        )
    return parts[best]
