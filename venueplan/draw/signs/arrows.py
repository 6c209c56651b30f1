"""Arrows of signs: one shape, turned; drawn, so that they are the same in every font."""

from __future__ import annotations

from shapely import LineString, affinity

from venueplan.draw.paper.marks import Shape

_TURNS = {"ahead": 0.0, "up": 0.0, "left": 90.0, "right": -90.0, "down": 180.0}
_HEAD = 0.36
_WEIGHT = 0.13


def arrow(direction: str, *, at: tuple[float, float], size: float, colour: str) -> Shape:
    """Return an arrow centred on a point, ``size`` mm long; its title says where it points.

    Parameters
    ----------
    direction
        ``ahead``, ``left``, ``right``, ``up`` or ``down``; ahead and up both point up on the panel.
    """
    half, head = size / 2, size * _HEAD
    lines = (
        LineString([(0, -half), (0, half)]),
        LineString([(-head, half - head), (0, half), (head, half - head)]),
    )
    turned = (affinity.rotate(line, _TURNS[direction], origin=(0, 0)) for line in lines)
    return Shape(
        geometries=tuple(affinity.translate(line, *at) for line in turned),
        stroke=colour,
        width=size * _WEIGHT,
        title=f"arrow {direction}",
    )
