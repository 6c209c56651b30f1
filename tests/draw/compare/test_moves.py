"""Arrows go from stand to stand and leave every number to be read."""

from __future__ import annotations

from dataclasses import replace

import shapely
from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.compare.moves import move_arrows
from venueplan.draw.layers.layer import Layer
from venueplan.draw.paper.marks import Shape
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Booth, Plan
from venueplan.rules.styles import included_style

VIEW = View(centre=(0, 0), at=(0, 0), scale=1000, turn=0.0, window=(-500, -500, 500, 500))
LOOK: Look = included_style("light").on("A3")


def stand(plan: Plan, x: float) -> Booth:
    """Return a stand of 20 × 20 m, on the page mm for m, around a point of the x axis."""
    assert plan.floor_plan is not None
    return replace(plan.floor_plan.booths[0], polygon=box(x - 10, -10, x + 10, 10))


def drawn(layer: Layer) -> BaseGeometry:
    shapes = [mark for mark in layer.marks if isinstance(mark, Shape)]
    return shapely.union_all([part.buffer(mark.width / 2) for mark in shapes for part in mark.geometries])


def test_an_arrow_runs_from_edge_to_edge_with_a_gap_at_a_number_between(plan: Plan) -> None:
    number = box(48, -4, 56, 4)
    layer = move_arrows([(stand(plan, 0), stand(plan, 100))], numbers=[number], view=VIEW, look=LOOK)
    ink = drawn(layer)
    assert not ink.intersects(number)
    left, _, right, _ = ink.bounds
    assert (round(left), round(right)) == (10, 90)
    without = drawn(move_arrows([(stand(plan, 0), stand(plan, 100))], numbers=[], view=VIEW, look=LOOK))
    assert without.intersects(number)


def test_two_that_trade_places_have_two_arrows_apart(plan: Plan) -> None:
    one, other = stand(plan, 0), stand(plan, 100)
    there, back = (
        drawn(move_arrows([pair], numbers=[], view=VIEW, look=LOOK)) for pair in ((one, other), (other, one))
    )
    assert there.distance(back) > 0
    assert there.bounds[1] > back.bounds[1]


def test_neighbours_have_an_arrow_over_their_common_edge(plan: Plan) -> None:
    ink = drawn(move_arrows([(stand(plan, 0), stand(plan, 20))], numbers=[], view=VIEW, look=LOOK))
    assert not ink.is_empty
    assert ink.bounds[0] < 10 < ink.bounds[2]
    assert not ink.contains(Point(0, 0))
