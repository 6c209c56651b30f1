"""How far people may walk to an exit: the limit of a pack for one room."""

from __future__ import annotations

import math
from dataclasses import replace

from venueplan.model import Unit
from venueplan.rules.pack import Limit, RulePack

_ROUNDING = 1e-3


def travel_limit(unit: Unit, name: str, *, pack: RulePack) -> Limit | None:
    """Return the limit of a distance to the exits of a unit: with sprinklers where they are, longer in a high hall.

    Germany adds ``-rise`` metres for each full ``-rise-height`` of clear height above ``-rise-above``, up to ``-most``
    (VStättVO §7(1)).

    Examples
    --------
    Four steps of 2.5 m above 5 m add 20 m to the 30 m of a hall 15 m high:

    >>> from shapely import box
    >>> from venueplan.rules import rule_pack
    >>> hall = Unit(id="H1", category="unspecified", level="g", polygon=box(0, 0, 40, 50), clear_height=15.0)
    >>> travel_limit(hall, "travel-path", pack=rule_pack("germany")).value
    50.0
    """
    sprinklered = pack.find(f"{name}-sprinklered") if unit.sprinklered else None
    limit = sprinklered or pack.find(name)
    rise, height, above, most = (pack.find(f"{name}-{word}") for word in ("rise", "rise-height", "rise-above", "most"))
    if limit and rise and height and above and most and unit.clear_height > above.value:
        steps = math.floor((unit.clear_height - above.value) / height.value + _ROUNDING)
        return replace(limit, value=min(most.value, limit.value + rise.value * steps))
    return limit
