"""Which rooms are joined at all: a graph of units, their doors, open edges and shafts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import networkx as nx
from shapely import STRtree

from venueplan.network.storeys.building import PUBLIC, Access, WalkNetwork
from venueplan.network.surface.doors import is_open
from venueplan.network.surface.walls import is_private

_CRACK = 0.005
"""Open units nearer than this share an edge, metres."""


def unit_graph(network: WalkNetwork, *, step_free: bool = False) -> nx.DiGraph[str]:
    """Return the graph of units: an edge for every way to get from one into another, private units included.

    Each edge names in ``by`` the door or the shaft it leads through (empty for an open edge).
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(unit.id for unit in network.venue.units)
    for door in network.doors:
        if network.rules.lets_pass(door.opening, step_free=step_free):
            graph.add_edges_from(permutations(door.units, 2), by=door.opening.id)
    landings = network.landings(step_free=step_free)
    for link in network.links(step_free=step_free):
        graph.add_edge(landings[link.begin].unit, landings[link.end].unit, by=link.shaft)
    for one, other in _open_edges(network):
        graph.add_edge(one, other, by="")
        graph.add_edge(other, one, by="")
    return graph


def are_connected(
    network: WalkNetwork, origins: Iterable[str], *, goals: Iterable[str], access: Access = PUBLIC
) -> bool:
    """Tell whether doors, open edges and shafts lead from any of some units to any of others, whatever stands there."""
    step_free, opened = access
    graph = unit_graph(network, step_free=step_free)
    begin, end = set(origins), set(goals)
    shut = {unit.id for unit in network.venue.units if is_private(unit)} - opened - begin - end
    walkable = graph.subgraph(set(graph) - shut)
    reached = begin.union(*(nx.descendants(walkable, name) for name in sorted(begin & set(walkable))))
    return bool(reached & end)


def private_group(network: WalkNetwork, units: Iterable[str]) -> frozenset[str]:
    """Return the private units among some units, with all private units that join them directly."""
    private = {unit.id for unit in network.venue.units if is_private(unit)}
    wanted = private & set(units)
    if not wanted:
        return frozenset()
    joined = unit_graph(network).to_undirected().subgraph(private)
    return frozenset().union(*(nx.node_connected_component(joined, name) for name in sorted(wanted)))


def _open_edges(network: WalkNetwork) -> list[tuple[str, str]]:
    """Return pairs of open units of one storey that share an edge."""
    units = [unit for unit in network.venue.units if is_open(unit)]
    if not units:
        return []
    tree = STRtree([unit.polygon for unit in units])
    pairs = tree.query([unit.polygon for unit in units], predicate="dwithin", distance=_CRACK).T.tolist()
    return [
        (units[a].id, units[b].id)
        for a, b in sorted(pairs)
        if a < b and network.ordinal(units[a]) == network.ordinal(units[b])
    ]
