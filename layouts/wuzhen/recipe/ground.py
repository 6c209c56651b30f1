"""The ground around and between the buildings: pond, colonnades, squares, roads and gardens."""

from __future__ import annotations

from draft import Draft
from shapely import Polygon

SITE = Polygon([(-240, -190), (262, -190), (262, 205), (-240, 205)])


def draw_ground(draft: Draft) -> None:
    """Draw the open ground; whatever no building claims is ground."""
    draft.unit("service-yard", Polygon([(-240, -190), (262, -190), (262, -30), (160, -30), (120, -52), (40, -80), (-110, -90), (-186, -71), (-240, -71)]),
               level="ground", category="road", names=("南侧货运场", "South Service Yard"))
    draft.unit("lotus-square", SITE, level="ground", category="unenclosedarea", names=("莲池广场", "Lotus Pond Square"), evidence="attested")
