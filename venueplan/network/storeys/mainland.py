"""Which rooms hang together: the largest group of units that all reach each other, and what is outside of it."""

from __future__ import annotations

import networkx as nx

from venueplan.network.storeys.building import WalkNetwork
from venueplan.network.storeys.topology import unit_graph
from venueplan.network.surface.walls import SHAFTS, has_floor, is_shaft


def mainland(network: WalkNetwork, *, step_free: bool = False) -> frozenset[str]:
    """Return the ids of the units that can all be reached from each other, of the group with the most floor.

    Doors, open edges and shafts are looked at, not what stands on the floor.
    """
    graph = unit_graph(network, step_free=step_free)
    area = {
        unit.id: unit.polygon.area
        for unit in network.venue.units
        if is_shaft(unit) or has_floor(unit, step_free=step_free)
    }
    groups = nx.strongly_connected_components(graph.subgraph(area))
    return frozenset(max(groups, key=lambda group: (sum(area[name] for name in group), max(group)), default=()))


def cut_off(network: WalkNetwork, *, step_free: bool = False) -> tuple[tuple[str, str], ...]:
    """Return id and reason of each unit that is not part of the mainland; shafts, stairs and voids are no rooms."""
    main = mainland(network, step_free=step_free)
    graph = unit_graph(network, step_free=step_free)
    return tuple(
        (unit.id, _reason(unit.id, network, graph=graph, main=main, step_free=step_free))
        for unit in network.venue.units
        if unit.id not in main and unit.category not in SHAFTS and has_floor(unit, step_free=False)
    )


def _reason(name: str, network: WalkNetwork, *, graph: nx.DiGraph[str], main: frozenset[str], step_free: bool) -> str:
    """Say where the gap is."""
    doors = [door for door in network.doors if name in door.units]
    if not doors and not graph.degree(name):
        return "no door touches it"
    if not graph.degree(name):
        shut = [
            f"{door.opening.id} ({door.opening.width:.2f} m, {door.opening.category})"
            for door in doors
            if not network.rules.lets_pass(door.opening, step_free=step_free)
        ]
        if shut:
            return f"its doors are too narrow or not for visitors: {', '.join(sorted(shut)[:4])}"
        return f"its doors lead nowhere: {', '.join(sorted(door.opening.id for door in doors)[:4])}"
    entered = bool(nx.ancestors(graph, name) & main)
    left = bool(nx.descendants(graph, name) & main)
    if entered != left:
        return "it can be entered but not left again" if entered else "it can be left but not entered"
    beside = sorted(set(graph.successors(name)) | set(graph.predecessors(name)))
    return f"it leads only to {', '.join(beside[:4])}{' …' if len(beside) > 4 else ''}, which is cut off, too"
