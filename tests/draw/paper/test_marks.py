"""Many shapes traced at once are what each of them is alone."""

import numpy as np
import shapely
from hypothesis import given, strategies as st
from shapely import GeometryCollection, LinearRing, LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.paper.marks import Shape, rings, traced

HOLE = Polygon(box(0, 0, 9, 9).exterior, [box(2, 2, 4, 4).exterior])
GEOMETRIES: tuple[BaseGeometry, ...] = (
    box(0, 0, 3, 2),
    HOLE,
    MultiPolygon([box(0, 0, 1, 1), Polygon(box(1.5, 1.5, 9, 9).exterior, [box(2, 2, 4, 4).exterior])]),
    LineString([(0, 0), (4, 1), (5, 5)]),
    LinearRing([(0, 0), (4, 0), (4, 4)]),
    GeometryCollection([Point(1, 1), LineString([(0, 0), (1, 1)]), GeometryCollection([box(5, 5, 6, 6), HOLE])]),
    Polygon(),
    Point(3, 3),
)


@given(st.lists(st.lists(st.sampled_from(GEOMETRIES), max_size=3), max_size=6))
def test_tracing_together_is_tracing_one_by_one(chosen: list[list[BaseGeometry]]) -> None:
    shapes = [Shape(geometries=tuple(geometries), fill="#000000") for geometries in chosen]
    together = traced(shapes)
    assert len(together) == len(shapes)
    for shape, found in zip(shapes, together, strict=True):
        alone = [ring for geometry in shape.geometries for ring in rings(geometry)]
        assert [closed for _, closed in found] == [closed for _, closed in alone]
        assert all(np.array_equal(one, other) for (one, _), (other, _) in zip(found, alone, strict=True))


def test_a_line_and_a_ring_are_told_apart() -> None:
    ((square, closed),) = traced([Shape(geometries=(box(0, 0, 1, 1),))])[0]
    assert closed
    assert len(square) == 4
    assert shapely.Polygon(square).area == 1
    ((line, open_end),) = traced([Shape(geometries=(LineString([(0, 0), (1, 1)]),))])[0]
    assert not open_end
    assert len(line) == 2
