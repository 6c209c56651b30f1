"""How many people will pass a stand: more near the entrances of its hall."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.model import Booth, Plan, Unit
from venueplan.network import distance_field
from venueplan.rules.asked import entrances_of
from venueplan.rules.booths.stands import polygons_only

FADES = 40.0
"""Metres of way from an entrance after which half as many pass (house; no published figure)."""


def footfall(stands: Sequence[Booth], plan: Plan) -> NDArray[np.float64]:
    r"""Return the footfall of each stand, 1 at an entrance of its hall and less with the way from there.

    :math:`2^{-d / 40}` with the walking distance *d* in metres from the nearest entrance over the empty floor of the
    hall; 0 where no visitor gets.
    """
    found = np.zeros(len(stands))
    for hall in plan.venue.halls:
        here = [index for index, stand in enumerate(stands) if stand.hall == hall.id]
        if here:
            found[here] = 2.0 ** (-_ways([stands[index] for index in here], plan, hall=hall) / FADES)
    return found


def _ways(stands: Sequence[Booth], plan: Plan, *, hall: Unit) -> NDArray[np.float64]:
    blocked = [f.polygon for f in plan.venue.fixtures if f.level == hall.level and f.blocks]
    floor = polygons_only(hall.polygon.difference(shapely.union_all(blocked)))
    doors = [door.line for door in entrances_of(plan.venue, hall)]
    if not doors:
        return np.full(len(stands), np.inf)
    points = []
    for stand in stands:
        free = stand.polygon.intersection(floor)
        points.append(shapely.get_coordinates((stand.polygon if free.is_empty else free).representative_point())[0])
    return np.asarray(distance_field(floor, doors).distances(np.array(points)), dtype=float)
