"""How high a stand may be, and what of it must let the eye pass, by kind of stand and by the practice of the show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from venueplan.model import BoothPattern, Limit, Source

IAEE = Source(text="IAEE guidelines for display rules and regulations", confidence="S2")
"""Source of heights in the US."""

CHINA = Source(text="rule sheets of Chinese shows: shell 2.5 m, raw space by show, for instance 5 m", confidence="S2")
"""Source of heights in China."""

HOUSE = Source(text="stand height of the event's pattern", confidence="house")

RAW_SPACE = 36.0
"""Raw space, on which a stand of its own is built and which may enclose a column, begins at this area, m²."""


@dataclass(frozen=True, kw_only=True)
class StandHeight:
    """How high a stand may be.

    Attributes
    ----------
    height
        Greatest height, m.
    front
        Greatest height in the half of the depth towards the aisle, m; None where the whole depth may be as high.
    open_share
        Least share of each side on an aisle that stays open; None where none is asked for.
    line_of_sight
        ``linear``, ``perimeter``, ``peninsula`` or ``island``: whose line of sight is kept free.
    """

    height: Limit
    front: Limit | None
    open_share: Limit | None
    line_of_sight: str


SIGHT: Mapping[str, str] = {
    "inline": "linear",
    "corner": "linear",
    "end-cap": "linear",
    "perimeter": "perimeter",
    "peninsula": "peninsula",
    "split-island": "peninsula",
    "island": "island",
}
"""Line of sight by kind of stand."""

_IAEE = {"linear": 2.44, "perimeter": 3.66, "peninsula": 4.88, "island": 4.88}


def stand_height(kind: str, *, area: float, pattern: BoothPattern) -> StandHeight:
    """Return how high a stand may be under the practice that a pattern names, and its own cap if that is lower.

    IAEE: linear 2.44 m at the back and 1.22 m in the front half; perimeter 3.66 m, peninsula and island 4.88 m; an
    end-cap keeps the line of sight of the rows beside it, as a linear stand does. China: shell stands 2.5 m, raw space
    5 m, and at least 70 % of a side on an aisle stays open; both vary by show.

    Parameters
    ----------
    kind
        Kind of the stand as :func:`venueplan.rules.booth_facts` tells it.
    area
        Area let, m²: raw space begins at 36 m².

    Examples
    --------
    >>> stand_height("inline", area=9.0, pattern=BoothPattern(heights="iaee")).front.value
    1.22
    >>> stand_height("island", area=54.0, pattern=BoothPattern()).height.value
    5.0
    """
    sight = SIGHT[kind]
    if pattern.heights == "iaee":
        height, source = _IAEE[sight], IAEE
        front = _metres("stand-front-height", 1.22, source=source) if sight == "linear" else None
        share = None
    else:
        height, source = 5.0 if area >= RAW_SPACE - 1e-6 else 2.5, CHINA
        front = None
        share = Limit(name="stand-open-share", value=0.7, unit="share of a side", source=CHINA)
    if 0 < pattern.stand_height < height:
        height, source = pattern.stand_height, HOUSE
    return StandHeight(
        height=_metres("stand-height", height, source=source), front=front, open_share=share, line_of_sight=sight
    )


def _metres(name: str, value: float, *, source: Source) -> Limit:
    return Limit(name=name, value=value, unit="m", source=source, sense="most")
