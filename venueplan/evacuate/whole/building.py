"""A whole building empties: every hall and room at once, down the stairs and out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from venueplan.evacuate import notes
from venueplan.evacuate.floor.choking import choking_section
from venueplan.evacuate.floor.crowd import Crowd, Floats, Integers, room_floor, spread_over
from venueplan.evacuate.floor.queue import departures
from venueplan.evacuate.occupancy import persons_in
from venueplan.evacuate.standards import SFPE, FlowStandard
from venueplan.evacuate.whole.blocks import Block, blocks_of
from venueplan.evacuate.whole.gates import governing_gate, pass_gates, uses_of
from venueplan.evacuate.whole.narrows import narrowest_section
from venueplan.evacuate.whole.ways import WaysOut, is_final, ways_out
from venueplan.model import Clearing, Evacuation, Label, Plan, Unit
from venueplan.network import DoorRules, WalkNetwork, walk_network
from venueplan.rules import RulePack

EVERY_DOOR = DoorRules(shut=())
"""People leave through emergency exits and goods doors too."""

OPEN_GROUND = ("unenclosedarea", "road", "parking", "vegetation")
"""Categories of units that are outside on whatever level they are drawn."""

NOBODY: Floats = np.empty(0)


@dataclass(frozen=True, kw_only=True)
class _Groups:
    """People of one room, in groups; arrays of one row per group.

    Attributes
    ----------
    room
        Id of the room.
    doors
        Id of the door by which each leaves the room.
    arrivals
        Seconds at which it is there.
    free
        Seconds of the whole way out with nobody else about.
    amounts
        Persons.
    narrow
        Seconds that the narrowest place of the floor takes.
    """

    room: str
    doors: tuple[str, ...]
    arrivals: Floats
    free: Floats
    amounts: Floats
    narrow: float


def evacuate_buildings(
    plan: Plan, *, standard: FlowStandard = SFPE, pack: RulePack | None = None
) -> tuple[Evacuation, ...]:
    """Return how long each building takes to empty when all halls and rooms in use are left at once.

    The persons are the occupant loads that the checks of exits use. Everybody takes the quickest way to a door that
    leads outside, over the floor and by stairs and ramps, and queues at every door and stair on it; streams that meet
    share what a gate lets through, first come, first served. A narrow place on the floor of a room counts where it
    takes longer than all gates. Buildings that are joined on any level count as one.

    Parameters
    ----------
    plan
        Venue, event and, if made, booths and programme.
    standard
        Speeds and flows.
    pack
        Says how many persons there are; by default the event's rule pack.
    """
    indoors = _indoors(plan)
    network = walk_network(indoors, rules=EVERY_DOOR)
    ways = ways_out(indoors, network, standard=standard)
    loads = {unit.id: persons for unit, persons in persons_in(plan, pack=pack)}
    site = _Site(plan=indoors, network=network, ways=ways, loads=loads, standard=standard)
    return tuple(site.evacuate(block) for block in blocks_of(network) if any(loads.get(name) for name in block.units))


def _indoors(plan: Plan) -> Plan:
    """Return the plan without open ground: who is there has left."""
    venue = plan.venue
    indoors = {level.id for level in venue.levels if not level.outdoor}
    return replace(
        plan,
        venue=replace(
            venue,
            units=tuple(
                unit for unit in venue.units if unit.level in indoors and unit.category.split(".")[0] not in OPEN_GROUND
            ),
            fixtures=tuple(fixture for fixture in venue.fixtures if fixture.level in indoors),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class _Site:
    """A plan without open ground, its ways out, and who is where."""

    plan: Plan
    network: WalkNetwork
    ways: WaysOut
    loads: Mapping[str, int]
    standard: FlowStandard

    def evacuate(self, block: Block) -> Evacuation:
        """Return how long one building takes to empty."""
        rooms = [self.network.venue.unit(name) for name in block.units if self.loads.get(name)]
        groups = [group for room in rooms if (group := self._leave(room))]
        people = _everybody(groups)
        passings = pass_gates(self.ways.gates, first=people.first, arrivals=people.arrivals, amounts=people.amounts)
        time, governing = governing_gate(self.ways.gates, passings, amounts=people.amounts)
        narrow, narrowest = max(((group.narrow, group.room) for group in groups), default=(0.0, ""))
        persons = {group.room: float(group.amounts.sum()) for group in groups}
        choke = narrowest_section(self.network, block, persons=persons, standard=self.standard)
        stuck = [room.id for room in rooms if room.id not in persons]
        return Evacuation(
            clearing=Clearing(
                subject=block.name,
                persons=round(people.amounts.sum()),
                hydraulic=max(time, narrow),
                quickest=max(self._last_out(people, block), narrow, choke.time if choke else 0.0),
                governing=governing if time >= narrow else narrowest,
            ),
            standard=self.standard.limits.title,
            gates=uses_of(self.ways.gates, passings, amounts=people.amounts),
            choke=choke,
            notes=(
                *self._notes(block, stuck=stuck),
                *((notes.narrow_place(narrowest, seconds=narrow),) if narrow > time else ()),
            ),
        )

    def _leave(self, room: Unit) -> _Groups | None:
        """Return the people of a room, each at the door from which the whole way out is shortest; None if no way is."""
        inside = self.ways.from_inside(room.id)
        if inside is None:
            return None
        field, doors = inside
        onward = np.array([self.ways.costs[door.opening.id] for door in doors])
        crowd = spread_over(room_floor(room, plan=self.plan), persons=self.loads[room.id])
        ways, numbers = field.nearest(crowd.points)
        reach = np.isfinite(ways)
        if not reach.any():
            return None
        ways, left = ways[reach], numbers[reach]
        return _Groups(
            room=room.id,
            doors=tuple(doors[number].opening.id for number in left),
            arrivals=(ways - onward[left]) / self.standard.speed(crowd.density),
            free=ways / self.standard["walking-speed"],
            amounts=crowd.only(reach).amounts,
            narrow=self._narrow(crowd.only(reach), room=room),
        )

    def _narrow(self, crowd: Crowd, *, room: Unit) -> float:
        """Return the seconds that the narrowest place of a room takes, whichever of its doors people take."""
        openings = [door.opening for door in self.ways.zones[room.id].doors]
        choke = choking_section(crowd, openings, standard=self.standard, level=room.level)
        return choke.time if choke is not None else 0.0

    def _last_out(self, people: _Everybody, block: Block) -> float:
        """Return when the last are outside if only the final exits let through no more than they do, all together."""
        units = set(block.units)
        exits = [door.opening for door in self.network.doors if is_final(door) and door.units[0] in units]
        rate = sum(self.standard.door_rate(exit_.width) for exit_ in exits)
        if not len(people.free):
            return 0.0
        return float(departures(people.free, amounts=people.amounts, rate=rate).max())

    def _notes(self, block: Block, *, stuck: Sequence[str]) -> Iterator[Label]:
        yield notes.constants(self.standard)
        yield notes.LEFT_OUT
        units = [self.network.venue.unit(name) for name in block.units]
        if any(unit.shaft for unit in units):
            yield notes.STAIRS
        for name in stuck:
            yield notes.not_counted(name, persons=self.loads[name])


@dataclass(frozen=True, kw_only=True)
class _Everybody:
    """The groups of all rooms of a building, in one row of arrays."""

    first: dict[str, Integers]
    arrivals: Floats
    free: Floats
    amounts: Floats


def _everybody(groups: Sequence[_Groups]) -> _Everybody:
    doors = np.array([door for group in groups for door in group.doors], dtype=object)
    return _Everybody(
        first={name: np.flatnonzero(doors == name) for name in sorted(set(doors))},
        arrivals=np.concatenate([NOBODY, *(group.arrivals for group in groups)]),
        free=np.concatenate([NOBODY, *(group.free for group in groups)]),
        amounts=np.concatenate([NOBODY, *(group.amounts for group in groups)]),
    )
