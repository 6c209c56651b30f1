"""No layout exceeds the bounds."""

from dataclasses import replace

import pytest
from halls import Hall, asking, bare_pack, event_of, random_halls, rectangle, venue_of
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from venueplan.arrange import arrange_booths
from venueplan.arrange.hall.site import site_of
from venueplan.arrange.search.bound import area_bound
from venueplan.model import BoothPattern, Exhibitor

QUICK = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)

ISLANDS = [asking(f"i{k}", 64.0, open_sides=4) for k in range(8)]
RAW = [asking(f"r{k}", 54.0, open_sides=3) for k in range(10)]


@settings(QUICK, max_examples=4)
@given(hall=random_halls(), wishes=st.sampled_from([[], ISLANDS, RAW]))
def test_no_layout_exceeds_the_area_bound(hall: Hall, wishes: list[Exhibitor]) -> None:
    figures = arrange_booths(venue_of(hall), event_of(wishes)).halls[0]
    assert figures.net_bound is not None
    assert figures.net <= figures.net_bound < figures.gross
    assert f"{figures.net_bound:.0f}" not in {"0", "inf"}
    assert figures.bound_reason["en"]
    assert figures.bound_reason["zh"]


def test_the_area_bound_of_a_bare_rectangle() -> None:
    """60 × 40 m, module 3 × 3, aisle a = 3 - 0.02 m, nothing kept free.

    A front of 3 m owns a trapezoid of 3 a / 2 - a² / 4 = 4.47 - 2.2201 = 2.2499 m², 0.74997 for each metre; a metre
    serves 3 m² of stand, so stands take at most 3 / 3.74997 = 0.8 of 2,400 m²: 1,920.0 m².
    """
    pack = bare_pack()
    pattern = BoothPattern(wall_distance=0.0, main_aisle=3.0)
    event = replace(event_of(pattern=pattern), rules=pack.name, packs=(pack,))
    venue = venue_of(rectangle(60, 40))
    assert area_bound(site_of(venue, event, hall=venue.halls[0])) == pytest.approx(1920.0, abs=0.1)
