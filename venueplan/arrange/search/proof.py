"""The best of the class of rows, proven, to set beside what a layout reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shapely import Polygon

from venueplan.arrange.cells.occupancy import occupancy_of
from venueplan.arrange.cells.wall_to_wall import Sketch, modules_on, sketches_of
from venueplan.arrange.hall.axes import Axis, angles_of, axes_of, main_aisle
from venueplan.arrange.hall.site import Site, site_of
from venueplan.arrange.search.strategies import SMALLEST_PART
from venueplan.geometry.frame import polygons_of
from venueplan.model import Event, FloorPlan, Venue


@dataclass(frozen=True, kw_only=True)
class ClassProof:
    """The best rows of a hall.

    Attributes
    ----------
    best
        Net area of rows of the class from whose every module somebody can walk to an exit, m².
    bound
        Net area that no rows of the class exceed, m²; equal to ``best`` where that is proven to be the best.
    """

    best: float
    bound: float


def prove_layout(venue: Venue, event: Event, *, floor_plan: FloorPlan) -> FloorPlan:
    """Return a floor plan whose figures of each hall say what the best rows hold, and how much that can be at most.

    The class: lines of single modules, alone or back to back, parallel to a wall of the hall or across, on cells of
    half a metre, on both sides of a main aisle on one of the axes of the entrances where one is asked for; each line
    cut by cross aisles of its own, free of columns, so that no run is too long; each module with a free aisle up to one
    of the cross aisles beside its piece. Dynamic programmes find the best exactly; a layout may hold more, since single
    modules stand in pockets beside the rows, and stands of other sizes are no part of the class.
    """
    proofs = {
        figures.hall: rows_proof(site_of(venue, event, hall=venue.unit(figures.hall), keep=event.kept))
        for figures in floor_plan.halls
    }
    halls = tuple(
        replace(figures, class_best=proofs[figures.hall].best, class_bound=proofs[figures.hall].bound)
        for figures in floor_plan.halls
    )
    return replace(floor_plan, halls=halls)


def rows_proof(site: Site) -> ClassProof:
    """Return the best rows of one hall, over all axes of main aisles."""
    proofs = [_on_axis(replace(site, large=0.0), axis) for axis in axes_of(site) or (None,)]
    return ClassProof(best=max(proof.best for proof in proofs), bound=max(proof.bound for proof in proofs))


def _on_axis(site: Site, axis: Axis | None) -> ClassProof:
    main = main_aisle(site, axis) if axis else Polygon()
    module = site.measures.width * site.measures.depth
    best = bound = 0.0
    for part in polygons_of(site.outline.difference(main)):
        if part.area >= SMALLEST_PART:
            sketches = sketches_of(site, part, main=main, angles=angles_of(site))
            best += module * max(_reached(sketch) for sketch in sketches)
            bound += module * max(sketch.modules for sketch in sketches)
    return ClassProof(best=best, bound=bound)


def _reached(sketch: Sketch) -> int:
    """Return how many modules of the best lines of a direction are reached, if every door is."""
    floor = occupancy_of(sketch.field.ground, modules_on(sketch.field, sketch.lines), doors=sketch.doors)
    return len(floor.modules) if floor.doors_reached == len(sketch.doors) else 0
