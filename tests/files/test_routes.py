"""A route for programs."""

import json

from shapely import LineString

from venueplan.files import route_json
from venueplan.model import Leg, Route


def test_a_route_has_its_legs() -> None:
    walk = Leg(
        kind="walk", level="ground", line=LineString([(0, 0), (3, 4.00004)]), length=5.00003, minutes=0.0714, via=("d",)
    )
    lift = Leg(kind="elevator", level="ground", line=LineString([(3, 4), (3, 4)]), length=0, minutes=1, via=("lift",))
    document = json.loads(route_json(Route(origin="a", destination="b", legs=(walk, lift), step_free=True)))
    assert document["length"] == 5.0
    assert document["minutes"] == 1.071
    assert document["step_free"] is True
    assert document["legs"][0] == {
        "kind": "walk",
        "level": "ground",
        "length": 5.0,
        "minutes": 0.071,
        "via": ["d"],
        "line": [[0.0, 0.0], [3.0, 4.0]],
    }
    assert document["legs"][1]["kind"] == "elevator"
