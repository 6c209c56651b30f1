"""China: GB 50016-2014 (2018) with the aisles and distances of Chinese hall rule sheets."""

from __future__ import annotations

from venueplan.rules import practice
from venueplan.rules.pack import Limit, RulePack, Source


def _gb(clause: str, *, confidence: str = "S2", basis: str = "", distance: str = "") -> Source:
    return Source(
        text="GB 50016 Code for fire protection design of buildings",
        clause=clause,
        edition="2014 (2018)",
        confidence=confidence,
        basis=basis,
        distance=distance,
    )


def _sheet(text: str, *, distance: str = "straight") -> Source:
    return Source(
        text=f"rule sheets of Chinese exhibition halls (practice): {text}", confidence="S2", distance=distance
    )


PACK = RulePack(
    name="china",
    title="China, GB 50016-2014 (2018) and hall practice",
    limits=(
        Limit(name="aisle-width", value=3.0, unit="m", source=_sheet("secondary aisles at least 3 m")),
        Limit(name="main-aisle", value=6.0, unit="m", source=_sheet("main evacuation aisles at least 6 m")),
        Limit(name="exit-clear", value=1.4, unit="m", source=_sheet("nothing within 1.4 m of an exit")),
        Limit(name="wall-distance", value=0.6, unit="m", source=_sheet("stands at least 0.6 m from walls")),
        Limit(
            name="hydrant-clear",
            value=1.5,
            unit="m",
            source=Source(
                text="hydrants and fire points stay free (hall practice); the distance is Philadelphia's 5 ft, rounded",
                confidence="house",
                distance="straight",
            ),
        ),
        Limit(
            name="shutter-clear",
            value=0.5,
            unit="m",
            source=Source(
                text="nothing within 0.5 m of a fire shutter (hall practice)", confidence="M", distance="straight"
            ),
        ),
        Limit(
            name="exhibition-density",
            value=0.75,
            unit="persons/m²",
            source=_gb("5.5.21(6)", basis="gross"),
        ),
        Limit(
            name="standing-density",
            value=1 / 0.65,
            unit="persons/m²",
            sense="most",
            source=Source(
                text="IBC: an increased load is never denser than 7 ft² (0.65 m²) per person; GB 50016 sets no number",
                clause="IBC 1004.5.1",
                confidence="S",
                basis="net",
            ),
        ),
        Limit(name="exit-width-per-100", value=0.65, unit="m/100 persons", source=_gb("T.5.5.21-1, floors 1 and 2")),
        Limit(name="exit-width-per-100-floor-3", value=0.75, unit="m/100 persons", source=_gb("T.5.5.21-1, floor 3")),
        Limit(
            name="exit-width-per-100-floor-4",
            value=1.00,
            unit="m/100 persons",
            source=_gb("T.5.5.21-1, floor 4 and up"),
        ),
        Limit(
            name="exit-width-per-100-underground",
            value=1.00,
            unit="m/100 persons",
            source=_gb("T.5.5.21-1, crowded rooms underground"),
        ),
        Limit(name="exit-count", value=2, unit="exits", source=_gb("5.5.8")),
        Limit(
            name="one-exit-area",
            value=120.0,
            unit="m²",
            sense="most",
            source=_gb("5.5.15", confidence="M", basis="gross"),
        ),
        Limit(name="exit-separation", value=5.0, unit="m", source=_gb("5.5.2", distance="straight")),
        Limit(name="exit-min-width", value=1.4, unit="m", source=_gb("5.5.19, crowded rooms")),
        Limit(
            name="exit-min-width-small",
            value=0.8,
            unit="m",
            source=Source(
                text="GB 55037 General code for fire protection", clause="7.1.4", edition="2022", confidence="M"
            ),
        ),
        Limit(
            name="travel-straight",
            value=30.0,
            unit="m",
            sense="most",
            source=_gb("5.5.17(4)", distance="straight"),
        ),
        Limit(
            name="travel-straight-sprinklered",
            value=37.5,
            unit="m",
            sense="most",
            source=_gb("5.5.17(4), +25 % with sprinklers", distance="straight"),
        ),
        Limit(
            name="travel-path",
            value=45.0,
            unit="m",
            sense="most",
            source=_gb("commentary to 5.5.17", confidence="M", distance="path"),
        ),
        *practice.LIMITS,
    ),
)
"""Numbers read in secondary texts and in rule sheets of halls; the authority decides."""
