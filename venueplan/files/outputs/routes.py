"""A route for programs, as JSON."""

from __future__ import annotations

import json

from venueplan.model import Route


def route_json(route: Route) -> bytes:
    """Return a route as JSON: ends, length in metres, minutes, and its legs.

    A leg has ``kind``, ``level``, ``length`` (m), ``minutes``, ``via`` (ids of openings, or the shaft) and ``line``
    (positions in local metres, rounded to 1 mm).
    """
    document = {
        "origin": route.origin,
        "destination": route.destination,
        "step_free": route.step_free,
        "length": round(route.length, 3),
        "minutes": round(route.minutes, 3),
        "legs": [
            {
                "kind": leg.kind,
                "level": leg.level,
                "length": round(leg.length, 3),
                "minutes": round(leg.minutes, 3),
                "via": list(leg.via),
                "line": [[round(x, 3) + 0.0, round(y, 3) + 0.0] for x, y in leg.line.coords],
            }
            for leg in route.legs
        ],
    }
    return (json.dumps(document, ensure_ascii=False) + "\n").encode()
