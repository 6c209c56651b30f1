"""What the search is worth: net area against a fixed grid, on ten halls."""

from dataclasses import replace
from statistics import median

import pytest
from halls import Hall, bare_pack, event_of, rectangle, venue_of
from shapely import Polygon, box

from venueplan.arrange import arrange_booths
from venueplan.arrange.hall.site import Site, site_of
from venueplan.model import BoothPattern

MODULE, AISLE, RUN, PITCH = 3.0, 3.0, 10, 9.0


def halls() -> list[Hall]:
    """Return ten halls of 1,000 to 3,500 m², with columns each 8 to 12 m, some notched, some slanted."""
    found = []
    for number in range(10):
        width, depth, pitch = 36.0 + 3.5 * number, 30.0 + 1.7 * (number % 5), (8.0, 9.0, 10.0, 12.0)[number % 4]
        lean, notch = (0.0, 4.0, 0.0)[number % 3], (0.0, 8.0)[number % 2]
        corners = [(0.0, 0.0), (width + lean, 0.0), (width, depth - notch), (width - 2 * notch, depth - notch)]
        outline = Polygon([*corners, (width - 2 * notch, depth), (0.0, depth)]).buffer(0)
        posts = [(5.0 + pitch * i, 4.0 + pitch * j) for i in range(10) for j in range(5)]
        columns = [box(x - 0.4, y - 0.4, x + 0.4, y + 0.4) for x, y in posts]
        whole = rectangle(width, depth, doors=(((6.0, 0.0), (12.0, 0.0)), ((0.0, depth / 2 - 3), (0.0, depth / 2 + 3))))
        inside = tuple(column for column in columns if outline.buffer(-1.5).contains(column))
        found.append(replace(whole, outline=outline, columns=inside))
    return found


def fixed_grid(site: Site) -> float:
    """Return the net area of double rows each 9 m from the south-west corner of the bounding box, no search at all.

    Rows lie along its longer side, an aisle first, cross aisles after each ten modules; a module stands where its floor
    is free and an aisle is free before it.
    """
    x0, y0, x1, y1 = site.hall.polygon.bounds
    along = x1 - x0 >= y1 - y0
    length, across = (x1 - x0, y1 - y0) if along else (y1 - y0, x1 - x0)
    count = 0
    for row in range(int(across // PITCH) + 1):
        for place in range(int(length // MODULE)):
            if place % (RUN + 1) == 0:
                continue
            low = AISLE + PITCH * row
            for v, ahead in ((low, low - AISLE), (low + MODULE, low + 2 * MODULE)):
                cells = [_cell(place * MODULE, at, along=along, corner=(x0, y0)) for at in (v, ahead)]
                count += site.buildable.covers(cells[0]) and site.walkable.covers(cells[1])
    return count * MODULE * MODULE


def _cell(u: float, v: float, *, along: bool, corner: tuple[float, float]) -> Polygon:
    x, y = (u, v) if along else (v, u)
    return box(corner[0] + x, corner[1] + y, corner[0] + x + MODULE, corner[1] + y + MODULE)


@pytest.mark.slow
def test_the_search_lets_a_fifth_more_than_a_fixed_grid() -> None:
    """Under the same rules: aisles of 3 m, walls 0.6 m away, no main aisle (the grid has none)."""
    pack, ratios = bare_pack(), []
    event = replace(event_of(pattern=BoothPattern(main_aisle=AISLE)), rules=pack.name, packs=(pack,))
    for hall in halls():
        venue = venue_of(hall)
        grid = fixed_grid(site_of(venue, event, hall=venue.halls[0]))
        ratios.append(arrange_booths(venue, event).halls[0].net / grid)
    assert median(ratios) >= 1.2, [round(ratio, 3) for ratio in ratios]
