"""The way out of a building from every door: across rooms, down the stairs, to a door that leads outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from math import inf

from venueplan.evacuate.standards import FlowStandard
from venueplan.evacuate.whole.gates import Gate
from venueplan.evacuate.whole.stairs import Climb, climbs_of
from venueplan.evacuate.whole.zones import Zone, zones_of
from venueplan.model import Plan
from venueplan.network import DistanceField, Door, WalkNetwork, distance_field

_SHORTER = 1e-6
"""A way that is shorter by less is the same, metres."""


@dataclass(frozen=True, kw_only=True)
class WaysOut:
    """From each door or stair that leads out, the gate that follows.

    Attributes
    ----------
    gates
        By id: openings by their own, stairs by shaft and upper unit.
    costs
        For each opening from which a way leads out: the way from there, in metres of walking at free speed.
    across
        For each door from which the way leads across a zone to the next: the name of the zone.
    late
        Doors from which there is a way only across a private room or one in use.
    zones
        The rooms of the building by the ids of their units.
    """

    gates: dict[str, Gate]
    costs: dict[str, float]
    across: dict[str, str]
    late: frozenset[str]
    zones: dict[str, Zone]

    def from_inside(self, unit: str) -> tuple[DistanceField, tuple[Door, ...]] | None:
        """Return the distances out from inside a unit, and the doors that are their sources; None if none leads out."""
        zone = self.zones.get(unit)
        return None if zone is None else _from_inside(zone, self.costs, across=self.across, late=self.late)


def is_final(door: Door) -> bool:
    """Tell whether a door leads outside: an exit with a unit on one side only, open ground not being a unit."""
    return door.opening.exit and len(door.units) == 1


def ways_out(plan: Plan, network: WalkNetwork, *, standard: FlowStandard) -> WaysOut:
    """Find the way out from every door of a building.

    Everybody heads for the door that leads outside and takes the least time, over the floor and by stairs and ramps;
    lifts and escalators are not used. Private rooms (kitchens, stores, plant) and rooms in use (halls, meeting rooms)
    are walked across only by people who have no other way.

    Parameters
    ----------
    plan
        Venue and booths, without open ground.
    network
        The same building.
    standard
        Speeds and flows.
    """
    doors = tuple(door for door in network.doors if _is_passed(door, network=network, standard=standard))
    zones = zones_of(plan, network, doors=doors)
    search = _Search(climbs=tuple(climbs_of(network, standard=standard)), standard=standard)
    for door in doors:
        if is_final(door):
            search.reach(door.opening.id, cost=0.0)
    search.spread([zone for zone in zones if zone.is_way])
    search.known = early = frozenset(search.costs)
    search.spread(zones)
    return WaysOut(
        gates=search.gates(doors),
        costs=search.costs,
        late=frozenset(search.costs) - early,
        across={name: zone for name, (_, _, zone) in search.onward.items()},
        zones={unit.id: zone for zone in zones for unit in zone.units},
    )


def _is_passed(door: Door, *, network: WalkNetwork, standard: FlowStandard) -> bool:
    return network.rules.lets_pass(door.opening, step_free=False) and standard.door_rate(door.opening.width) > 0


def _from_inside(
    zone: Zone, costs: Mapping[str, float], *, across: Mapping[str, str], late: AbstractSet[str] = frozenset()
) -> tuple[DistanceField, tuple[Door, ...]] | None:
    """Return distances out from inside a zone.

    Doors whose way leads back across the zone are no way out of it; late ones are only where there are no others.
    """
    names = [(door, door.opening.id) for door in zone.doors]
    every = tuple(door for door, name in names if name in costs and across.get(name) != zone.name)
    sources = tuple(door for door in every if door.opening.id not in late) or every
    if not sources:
        return None
    onward = [costs[door.opening.id] for door in sources]
    return distance_field(zone.floor, [door.line for door in sources], costs=onward), sources


@dataclass(kw_only=True)
class _Search:
    """Costs of doors, made smaller room by room until nothing changes (Bellman-Ford, the nearest room first).

    Attributes
    ----------
    onward
        For each door the next one on the floor, the metres to it, and the zone between them.
    down
        For each door behind which the way goes on by stairs or a ramp: which; such doors have no ``onward``.
    known
        Doors whose ways stay as they are.
    """

    climbs: tuple[Climb, ...]
    standard: FlowStandard
    costs: dict[str, float] = field(default_factory=dict)
    onward: dict[str, tuple[str, float, str]] = field(default_factory=dict)
    down: dict[str, Climb] = field(default_factory=dict)
    known: AbstractSet[str] = frozenset()

    def reach(self, door: str, *, cost: float) -> set[str]:
        """Note a cheaper way from a door, and what it makes cheaper by stairs; return all doors concerned."""
        self.costs[door] = cost
        found = {door}
        for climb in self.climbs:
            begin, cheaper = climb.begin.door, cost + climb.seconds * self.standard["walking-speed"]
            if climb.end.door == door and climb.rate > 0 and self._is_news(begin, cheaper):
                self.onward.pop(begin, None)
                self.down[begin] = climb
                found |= self.reach(begin, cost=cheaper)
        return found

    def _is_news(self, door: str, cost: float) -> bool:
        return door not in self.known and cost < self.costs.get(door, inf) - _SHORTER

    def spread(self, zones: Sequence[Zone]) -> None:
        """Walk across zones until no way gets shorter; the ways of known doors stay as they are."""
        waiting = {number for number, zone in enumerate(zones) if self._nearest(zone) < inf}
        while waiting:
            number = min(waiting, key=lambda place: (self._nearest(zones[place]), place))
            waiting.remove(number)
            changed = self._cross(zones[number])
            by_stairs = changed & set(self.down)
            for place, zone in enumerate(zones):
                news = by_stairs if place == number else changed
                if any(door.opening.id in news for door in zone.doors):
                    waiting.add(place)

    def _nearest(self, zone: Zone) -> float:
        return min((self.costs.get(door.opening.id, inf) for door in zone.doors), default=inf)

    def _cross(self, zone: Zone) -> set[str]:
        """Walk across a zone from door to door and return the doors whose way has become shorter."""
        across = {name: between for name, (_, _, between) in self.onward.items()}
        inside = _from_inside(zone, self.costs, across=across)
        if inside is None:
            return set()
        field_, sources = inside
        distances, nearest = field_.nearest([door.middle for door in zone.doors])
        changed: set[str] = set()
        for door, distance, number in zip(zone.doors, distances.tolist(), nearest.tolist(), strict=True):
            name = door.opening.id
            if self._is_news(name, distance):
                source = sources[number].opening.id
                self.down.pop(name, None)
                self.onward[name] = (source, distance - self.costs[source], zone.name)
                changed |= self.reach(name, cost=distance)
        return changed

    def gates(self, doors: Iterable[Door]) -> dict[str, Gate]:
        """Return all gates from which a way leads out."""
        found: dict[str, Gate] = {}
        for door in doors:
            name = door.opening.id
            if name in self.costs:
                found[name] = self._gate(door)
            if name in self.down:
                climb = self.down[name]
                below = self.down.get(climb.end.door)
                found[climb.name] = Gate(
                    kind=climb.kind,
                    width=climb.width,
                    rate=climb.rate,
                    onward=below.name if below else climb.end.door,
                    seconds=climb.seconds,
                )
        return found

    def _gate(self, door: Door) -> Gate:
        name, width = door.opening.id, door.opening.width
        onward, metres, _ = self.onward.get(name, ("", 0.0, ""))
        if name in self.down:
            onward = self.down[name].name
        return Gate(
            kind="door" if onward else "exit",
            width=width,
            rate=self.standard.door_rate(width),
            onward=onward,
            seconds=metres / self.standard["walking-speed"],
        )
