"""United States: International Building Code 2021, with aisles and clear zones of city fire departments."""

from __future__ import annotations

from venueplan.rules import practice
from venueplan.rules.pack import Limit, RulePack, Source


def _ibc(clause: str, *, confidence: str = "S2", basis: str = "", distance: str = "") -> Source:
    return Source(
        text="International Building Code",
        clause=clause,
        edition="2021",
        confidence=confidence,
        basis=basis,
        distance=distance,
    )


def _city(text: str) -> Source:
    return Source(text=text, confidence="S", distance="straight")


PACK = RulePack(
    name="ibc",
    title="United States, IBC 2021 and city fire departments",
    limits=(
        Limit(name="aisle-width", value=3.05, unit="m", source=_city("Austin TX convention center: aisles of 10 ft")),
        Limit(name="exit-clear", value=4.6, unit="m", source=_city("Philadelphia fire department: 15 ft before doors")),
        Limit(name="hydrant-clear", value=1.52, unit="m", source=_city("Philadelphia fire department: 5 ft")),
        Limit(
            name="exhibition-density",
            value=1 / 1.39,
            unit="persons/m²",
            source=_ibc("T.1004.5, unconcentrated (15 ft² net), as venues use it", confidence="S", basis="net"),
        ),
        Limit(
            name="standing-density",
            value=1 / 0.65,
            unit="persons/m²",
            sense="most",
            source=_ibc("1004.5.1", confidence="S", basis="net"),
        ),
        Limit(
            name="exit-width-per-100",
            value=0.51,
            unit="m/100 persons",
            source=_ibc("1005.3.2 (5.1 mm per person)", confidence="S"),
        ),
        Limit(name="exit-count", value=1, unit="exits", source=_ibc("T.1006.2.1")),
        Limit(name="exit-count-50", value=2, unit="exits", above=49, source=_ibc("T.1006.2.1")),
        Limit(name="exit-count-501", value=3, unit="exits", above=500, source=_ibc("1006.2.1.1")),
        Limit(name="exit-count-1001", value=4, unit="exits", above=1000, source=_ibc("1006.2.1.1")),
        Limit(
            name="exit-separation-share",
            value=1 / 2,
            unit="of the diagonal",
            source=_ibc("1007.1.1", distance="straight"),
        ),
        Limit(
            name="exit-separation-share-sprinklered",
            value=1 / 3,
            unit="of the diagonal",
            source=_ibc("1007.1.1, sprinklered", distance="straight"),
        ),
        Limit(name="exit-min-width", value=0.813, unit="m", source=_ibc("1010.1.1")),
        Limit(
            name="travel-path",
            value=61.0,
            unit="m",
            sense="most",
            source=_ibc("T.1017.2", confidence="S", distance="path"),
        ),
        Limit(
            name="travel-path-sprinklered",
            value=76.0,
            unit="m",
            sense="most",
            source=_ibc("T.1017.2, sprinklered", confidence="S", distance="path"),
        ),
        *practice.LIMITS,
    ),
)
"""Numbers of the code where safety research read them, and of cities where the code is silent."""
