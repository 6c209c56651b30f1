"""List prices by hand."""

import pytest
from shapely import LineString, box

from venueplan.model import Booth, BoothPattern, PriceList
from venueplan.rules.booths.prices import area_let, booth_price, revenue

SIDES = [LineString(pair) for pair in ([(0, 0), (6, 0)], [(6, 0), (6, 3)], [(6, 3), (0, 3)], [(0, 3), (0, 0)])]
PRICES = PriceList(currency="CNY", per_m2=1000.0, halls=(("H2", 1500.0),), zones=(("craft", 1200.0),))


def stand(open_sides: int, *, hall: str = "H1", zone: str = "") -> Booth:
    return Booth(
        id=f"{hall}{zone}{open_sides}",
        number="",
        polygon=box(0, 0, 6, 3),
        hall=hall,
        level="g",
        zone=zone,
        fronts=tuple(SIDES[:open_sides]),
    )


@pytest.mark.parametrize(
    ("booth", "price"),
    [
        (stand(1), 18 * 1000),
        (stand(2), 18 * 1000 * 1.1),
        (stand(3), 18 * 1000 * 1.1),
        (stand(4), 18 * 1000 * 1.1),
        (stand(1, zone="craft"), 18 * 1200),
        (stand(1, hall="H2", zone="craft"), 18 * 1500),
        (stand(2, hall="H2"), 18 * 1500 * 1.1),
    ],
)
def test_a_price_is_area_times_price_times_surcharge(booth: Booth, price: float) -> None:
    assert booth_price(booth, PRICES, pattern=BoothPattern()) == pytest.approx(price)


def test_the_area_let_is_nominal() -> None:
    """18 m² on site at a pitch of 1.05: 18 / 1.1025 = 16.3265 m² in the contract."""
    assert area_let(stand(1), BoothPattern(pole_pitch=1.05)) == pytest.approx(16.3265306)


def test_revenue_is_the_sum() -> None:
    assert revenue([stand(1), stand(2)], PRICES, pattern=BoothPattern()) == pytest.approx(18_000 + 19_800)
