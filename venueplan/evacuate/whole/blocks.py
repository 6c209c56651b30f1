"""What counts as one building: units that are joined by doors, open edges or shafts, or bear one building's name."""

from __future__ import annotations

from dataclasses import dataclass

from venueplan.network import WalkNetwork, unit_graph


@dataclass(frozen=True, kw_only=True)
class Block:
    """One or several buildings that are left as a whole.

    Attributes
    ----------
    name
        Ids of the buildings, joined by ``+``; the id of the first unit where no level names a building.
    units
        Ids, in the order of the venue.
    """

    name: str
    units: tuple[str, ...]


def blocks_of(network: WalkNetwork) -> tuple[Block, ...]:
    """Return the blocks of a venue without its open ground, in the order of their first units."""
    venue = network.venue
    building = {unit.id: venue.level(unit.level).building for unit in venue.units}
    head = {unit.id: unit.id for unit in venue.units}

    def head_of(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    first: dict[str, str] = {}
    same = [(unit.id, first.setdefault(building[unit.id] or unit.id, unit.id)) for unit in venue.units]
    for one, other in [*same, *unit_graph(network).edges]:
        head[head_of(one)] = head_of(other)
    members: dict[str, list[str]] = {}
    for unit in venue.units:
        members.setdefault(head_of(unit.id), []).append(unit.id)
    return tuple(
        Block(name="+".join(sorted({building[name] for name in names} - {""})) or names[0], units=tuple(names))
        for names in members.values()
    )
