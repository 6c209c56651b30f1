"""How long a way may be from which there is no choice: common paths of travel and dead ends."""

from __future__ import annotations

import math

from venueplan.rules.pack import Limit, RulePack

NARROWEST = 0.9
"""Whatever is narrower is no way but a gap, metres."""

WIDEST = 6.0
"""On floor wider than a main aisle, metres, people pass beside whatever blocks it."""


def limits_single_ways(pack: RulePack) -> bool:
    """Tell whether a pack limits common paths or dead ends at all."""
    return bool(pack.steps("common-path") or pack.find("dead-end"))


def persons_on(area: float, *, free: float, persons: int) -> int:
    """Return how many of a hall's persons are on a part of its free floor, by its share of it; areas in m²."""
    return math.ceil(round(persons * area / free, 6)) if free else 0


def common_path_limit(pack: RulePack, *, persons: int) -> Limit | None:
    """Return how far so many persons may have a single way, None where a pack does not say."""
    return pack.find_step("common-path", persons=persons)


def dead_end_limit(pack: RulePack, *, depth: float, width: float) -> Limit | None:
    """Return how long a dead end may be, None where a pack does not say or takes so wide a one for none; metres.

    Examples
    --------
    IBC takes nothing for a dead end that is shorter than 2.5 times its width:

    >>> from venueplan.rules import rule_pack
    >>> [dead_end_limit(rule_pack("ibc"), depth=7.0, width=width) is None for width in (2.0, 3.0)]
    [False, True]
    """
    ratio = pack.find("dead-end-ratio")
    return None if ratio and depth < ratio.value * width else pack.find("dead-end")
