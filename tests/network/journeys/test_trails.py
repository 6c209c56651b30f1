"""Ways traced back in the table of lines of sight are those that are found one by one."""

from pathlib import Path

import numpy as np
import pytest

from venueplan import load_plan
from venueplan.network import Ride, Spot, Way, find_ways, tabled_ways
from venueplan.route import Guide


def length(way: Way) -> float:
    """Return the metres of the walks of a way, measured on its points."""
    walks = [stretch.points for stretch in way.stretches if not isinstance(stretch, Ride)]
    return float(sum(np.hypot(*np.diff(points, axis=0).T).sum() for points in walks))


@pytest.mark.parametrize(
    "start", [(0, 24.4, -12.7), (0, 48.0, -20.9), (0, -8.0, -30.0), (0, 20.0, 20.0), (1, 4.0, -7.0)]
)
def test_tabled_ways_are_the_quickest_ways(layouts: Path, start: tuple[int, float, float]) -> None:
    guide = Guide(plan=load_plan(layouts / "quickstart" / "expo-day"))
    ordinal, x, y = start
    here = [Spot(ordinal=ordinal, ends=(x, y, x, y))]
    names = ("hall", "r101", "r102", "r201", "wc", "square")
    goals = {name: guide.locate(guide.book.find(f"unit:{name}"), step_free=False).spots for name in names}
    one = find_ways(guide.network, here, goals=goals)
    other = tabled_ways(guide.table(step_free=False), here, goals=goals)
    assert one.keys() == other.keys()
    speed = guide.network.pace.walking
    for name, way in other.items():
        assert way.minutes == pytest.approx(one[name].minutes, abs=1e-6)
        rides = [stretch.link for stretch in way.stretches if isinstance(stretch, Ride)]
        assert [link.shaft for link in rides] == [s.link.shaft for s in one[name].stretches if isinstance(s, Ride)]
        assert length(way) / speed + sum(link.minutes for link in rides) == pytest.approx(way.minutes, abs=1e-4)
        assert way.stretches[0].points[0].tolist() == pytest.approx([x, y])  # type: ignore[union-attr]
