r"""What no layout of a hall can exceed: a bound on its net area, with the argument in words.

Every stand opens on an aisle with at least one side, and before this side an aisle of full width :math:`a` is free. Let
:math:`f \ge w` be the length of such a side, :math:`w` that of a module. A point before it *belongs* to it if it is no
farther from it than half an aisle, nor than from the ends of the aisle before it, left and right. The disc round the
point that touches the side then lies wholly in the free aisle, so no stand is nearer to the point than this side:
no point belongs to two sides, whatever their directions. What belongs to a side is a trapezoid of
:math:`f a / 2 - a^2 / 4` (a triangle of :math:`f^2 / 4` if :math:`f < a`), that is at least :math:`c f` with
:math:`c = a / 2 - a^2 / (4 w)` (or :math:`w / 4`).

A stand is at most as large as its open sides are long times a depth :math:`p`: one module for a row, a module and half
a spine for a stand through a whole row, :math:`\sqrt{A} / 4` for an island of :math:`A`. So each square metre of stand
has at least :math:`c / p` of floor that belongs to it alone; with :math:`F` the floor on which stands may be or that
lies within half an aisle of it,

.. math:: \text{net} \cdot (1 + c / p) \le F.
"""

from __future__ import annotations

import math

from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.rows import WIDEST_SPINE
from venueplan.model import Label
from venueplan.rules.booths.stands import polygons_only

TOLERANCE = 0.02
"""Aisles may be narrower by this much, metres."""


def area_bound(site: Site, *, largest: float = 0.0) -> float:
    """Return the net area that no layout of a hall exceeds, m²; the module's docstring gives the proof.

    Parameters
    ----------
    largest
        Area of the largest stand that may be laid out, m²; 0 for stands of single modules in rows.
    """
    own, depth = _own(site), _depth(site, largest=largest)
    kept = sum(booth.area for booth in site.kept)
    return _floor(site) * depth / (depth + own) + kept


def bound_reason(site: Site, *, largest: float = 0.0) -> Label:
    """Return in words why no layout exceeds the bound."""
    own, depth, floor = _own(site), _depth(site, largest=largest), _floor(site)
    share = 100 * depth / (depth + own)
    return Label.of(
        en=f"Stands and what lies within half an aisle of them share {floor:.0f} m²; each metre of open side serves at "
        f"most {depth:.2f} m² of stand and has at least {own:.2f} m² of aisle that belongs to no other: {share:.1f} %.",
        zh=f"展位及其半条通道范围内的地面共{floor:.0f}平方米；每米开口面至多对应{depth:.2f}平方米展位，"
        f"并至少独占{own:.2f}平方米通道：{share:.1f}%。",
    )


def _own(site: Site) -> float:
    """Return the floor that belongs to each metre of an open side alone, m²."""
    aisle, width = site.measures.aisle - TOLERANCE, site.measures.width
    return aisle / 2 - aisle**2 / (4 * width) if width >= aisle else width / 4


def _depth(site: Site, *, largest: float) -> float:
    """Return how deep a stand may be for each metre of its open sides, metres."""
    m = site.measures
    through = m.depth + WIDEST_SPINE / 2 if largest >= 2 * m.width * m.depth else m.depth
    return max(m.depth, through, math.sqrt(largest) / 4)


def _floor(site: Site) -> float:
    near = site.standable.buffer(site.measures.aisle / 2)
    return float(polygons_only(site.buildable.union(site.walkable.intersection(near))).area)
