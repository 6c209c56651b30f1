"""A slow and plain second opinion on walking distances."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest
import shapely
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

XY = tuple[float, float]
BruteForce = Callable[[BaseGeometry, list[XY], list[XY]], list[float]]


def _brute_force(free: BaseGeometry, sources: list[XY], points: list[XY]) -> list[float]:
    """Full visibility graph over every vertex of the floor, sight by ``covers`` of a floor wider by 1e-7 m."""
    wide = free.buffer(1e-7, join_style="mitre")
    corners = sorted({(x, y) for x, y in shapely.get_coordinates(free).tolist()})
    places = [*sources, *points, *corners]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(places)))
    for a, begin in enumerate(places):
        for b in range(a):
            if wide.covers(LineString([begin, places[b]]) if begin != places[b] else Point(begin)):
                graph.add_edge(a, b, weight=Point(begin).distance(Point(places[b])))
    if not sources:
        return [float("inf")] * len(points)
    found = nx.multi_source_dijkstra_path_length(graph, set(range(len(sources))))
    first = len(sources)
    return [found.get(first + number, float("inf")) for number in range(len(points))]


@pytest.fixture(scope="session")
def brute_force() -> BruteForce:
    return _brute_force
