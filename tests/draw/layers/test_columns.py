"""Columns are drawn all or none on a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import affinity

from venueplan.draw.layers.floor.building import furnishings
from venueplan.draw.style import SCALES
from venueplan.draw.view import View
from venueplan.model import Plan, Venue


def with_columns(venue: Venue, side: float) -> Venue:
    """Return the venue with columns of another side, each turned a little so that lengths round differently."""
    columns = [fixture for fixture in venue.fixtures if fixture.category == "column"]
    turned = (
        replace(f, polygon=affinity.rotate(affinity.scale(f.polygon, side / 0.8, side / 0.8), 7 * n))
        for n, f in enumerate(columns)
    )
    return replace(venue, fixtures=tuple(turned))


@pytest.mark.parametrize("side", [0.4, 0.5, 0.6, 0.7, 0.8, 1.0])
@pytest.mark.parametrize("scale", SCALES)
def test_columns_are_drawn_all_or_none(plan: Plan, side: float, scale: float) -> None:
    view = View(centre=(30, 20), at=(400, 300), scale=scale, turn=0.0, window=(0, 0, 841, 594))
    assert len(furnishings(with_columns(plan.venue, side), ordinal=0, view=view)) in {0, 8}


def test_columns_of_60_cm_are_drawn_at_1_to_200_and_not_at_1_to_250(plan: Plan) -> None:
    venue = with_columns(plan.venue, 0.6)
    views = [View(centre=(30, 20), at=(400, 300), scale=s, turn=0.0, window=(0, 0, 841, 594)) for s in (200, 250)]
    assert [len(furnishings(venue, ordinal=0, view=view)) for view in views] == [8, 0]
