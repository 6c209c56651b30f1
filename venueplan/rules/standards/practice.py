"""Numbers of the trade that no standard sets: seats by set-up, reach of utilities, who faces whom."""

from __future__ import annotations

from venueplan.rules.pack import Limit, Source, least, most

PUBLISHED_ROOMS = Source(
    text="median of the published capacities of 106 rooms in 11 venues; single rooms scatter by ±20 %",
    confidence="S2",
    basis="net",
)
"""Source of the floor needed per seat."""

TRADE = Source(text="common practice of exhibition halls", confidence="house")
"""Source of numbers that halls use without writing them down."""

EXIT_CLEAR = least(
    "exit-clear",
    1.4,
    unit="m",
    source=Source(
        text="displays must not obstruct exits; the distance is that of Chinese hall rule sheets", distance="straight"
    ),
)
"""Of packs whose standard gives no distance."""

HYDRANT_CLEAR = least(
    "hydrant-clear",
    1.5,
    unit="m",
    source=Source(
        text="hydrants and fire points stay free (hall practice); the distance is Philadelphia's 5 ft, rounded",
        distance="straight",
    ),
)
"""Of packs whose standard gives no distance."""

SEAT_SETUPS = ("theatre", "classroom", "banquet", "reception", "boardroom", "u-shape", "hollow-square", "cabaret")
"""Set-ups of a room that have a seat limit, by name ``seat-<set-up>``."""

CHAIRS = Source(text="chairs of 0.5 × 0.5 m in rows 0.9 m apart, common practice", confidence="house")
"""Source of rows of chairs where a standard sets no clear way between them."""

LIMITS = (
    most(
        "vibrating-load-share",
        0.5,
        unit="share of the floor load",
        source=Source(text="rule of the Kunshan hall: half the load for vibrating machines", confidence="S"),
    ),
    Limit(name="seat-theatre", value=1.03, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="seat-classroom", value=2.04, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="seat-banquet", value=1.52, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="seat-reception", value=1.10, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="seat-boardroom", value=3.0, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="seat-u-shape", value=3.15, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="seat-hollow-square", value=3.15, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="seat-cabaret", value=2.25, unit="m²/person", source=PUBLISHED_ROOMS),
    Limit(name="persons-boardroom", value=24, unit="persons", source=TRADE, sense="most"),
    Limit(name="persons-u-shape", value=40, unit="persons", source=TRADE, sense="most"),
    Limit(name="persons-hollow-square", value=40, unit="persons", source=TRADE, sense="most"),
    least("chair-width", 0.5, unit="m", source=CHAIRS),
    least("chair-depth", 0.5, unit="m", source=CHAIRS),
    least("chair-clear", 0.4, unit="m", source=CHAIRS),
    Limit(
        name="stage-share",
        value=0.25,
        unit="share of the floor",
        source=Source(text="stage, screen and control desk take 20–30 % (published room sheets)", confidence="S2"),
    ),
    Limit(
        name="utility-reach",
        value=12.0,
        unit="m",
        source=Source(
            text="length of a supply lead from a floor box to a stand, practice",
            confidence="house",
            distance="straight",
        ),
        sense="most",
    ),
    Limit(
        name="facing-reach",
        value=6.5,
        unit="m",
        source=Source(
            text="stands across a main aisle of 6 m still face each other", confidence="house", distance="straight"
        ),
    ),
    Limit(
        name="near-reach",
        value=30.0,
        unit="m",
        source=Source(text="what a wish to stand near a place means", confidence="house", distance="straight"),
        sense="most",
    ),
    Limit(
        name="area-share",
        value=0.9,
        unit="share of the area asked for",
        source=Source(text="a stand of at least 90 % of the area asked for", confidence="house", basis="net"),
    ),
)
"""Limits that every pack has unless it says otherwise."""
