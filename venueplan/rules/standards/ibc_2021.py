"""United States: International Building Code 2021, with ADA 2010 and the halls and cities where both are silent."""

from __future__ import annotations

from venueplan.rules.pack import RulePack, Standard, least, most
from venueplan.rules.standards import ada_2010, practice, us_halls

_IBC = Standard(text="International Building Code", edition="2021")
_COUNT = _IBC.at("T.1006.2.1, T.1006.3.3", confidence="S2")
_ROW = _IBC.at("1030.13", confidence="M")
_SEATING = _IBC.at("1030.8", confidence="S", distance="path")
_AISLE = _IBC.at("1030.9.1", confidence="M")

PACK = RulePack(
    name="ibc",
    title="United States, IBC 2021, ADA 2010 and city fire departments",
    limits=(
        us_halls.AISLE_AUSTIN,
        least(
            "exhibition-density",
            1 / 1.39,
            unit="persons/m²",
            source=_IBC.at(
                "T.1004.5, unconcentrated (15 ft² net), as venues use it for trade shows", confidence="S2", basis="net"
            ),
        ),
        most("standing-density", 1 / 0.65, unit="persons/m²", source=_IBC.at("1004.5.1", confidence="S", basis="net")),
        most(
            "load-chairs",
            0.65,
            unit="m²/person",
            source=_IBC.at("T.1004.5, concentrated (7 ft² net)", confidence="S", basis="net"),
        ),
        most(
            "load-tables",
            1.39,
            unit="m²/person",
            source=_IBC.at("T.1004.5, unconcentrated (15 ft² net)", confidence="S", basis="net"),
        ),
        most(
            "load-standing",
            0.46,
            unit="m²/person",
            source=_IBC.at("T.1004.5, standing (5 ft² net)", confidence="S", basis="net"),
        ),
        least("exit-count", 1, unit="exits", source=_COUNT),
        least("exit-count-50", 2, unit="exits", source=_COUNT, above=49),
        least("exit-count-501", 3, unit="exits", source=_COUNT, above=500),
        least("exit-count-1001", 4, unit="exits", source=_COUNT, above=1000),
        least(
            "exit-separation-share",
            1 / 2,
            unit="of the diagonal",
            source=_IBC.at("1007.1.1", confidence="S2", distance="straight"),
        ),
        least(
            "exit-separation-share-sprinklered",
            1 / 3,
            unit="of the diagonal",
            source=_IBC.at("1007.1.1, sprinklered", confidence="S2", distance="straight"),
        ),
        least(
            "exit-width-per-100",
            0.51,
            unit="m/100 persons",
            source=_IBC.at("1005.3.2 (5.1 mm per person)", confidence="S"),
        ),
        least(
            "exit-width-per-100-evac",
            0.38,
            unit="m/100 persons",
            source=_IBC.at("1005.3.2, sprinklers and voice alarm (3.8 mm per person)", confidence="S"),
        ),
        least(
            "stair-width-per-100",
            0.76,
            unit="m/100 persons",
            source=_IBC.at("1005.3.1 (7.6 mm per person)", confidence="S"),
        ),
        least(
            "stair-width-per-100-evac",
            0.51,
            unit="m/100 persons",
            source=_IBC.at("1005.3.1, sprinklers and voice alarm", confidence="S"),
        ),
        least("exit-loss-share", 0.5, unit="of the width asked for", source=_IBC.at("1005.5", confidence="M")),
        least("exit-main-share", 0.5, unit="of the width asked for", source=_IBC.at("1030.2", confidence="M")),
        least("exit-min-width", 0.813, unit="m", source=_IBC.at("1010.1.1", confidence="S2")),
        most("panic-hardware-persons", 49, unit="persons", source=_IBC.at("1010.2.9", confidence="M")),
        most("travel-path", 61.0, unit="m", source=_IBC.at("T.1017.2", confidence="S", distance="path")),
        most(
            "travel-path-sprinklered",
            76.0,
            unit="m",
            source=_IBC.at("T.1017.2, sprinklered", confidence="S", distance="path"),
        ),
        least("corner-clearance", 0.305, unit="m", source=_IBC.at("1017.3", confidence="M", distance="path")),
        most("common-path", 22.9, unit="m", source=_IBC.at("T.1006.2.1", confidence="M", distance="path")),
        most("common-path-seating", 22.9, unit="m", source=_SEATING),
        most("common-path-seating-50", 9.1, unit="m", source=_SEATING, above=49),
        most("common-path-seating-smoke-protected", 15.2, unit="m", source=_SEATING),
        most("dead-end", 6.1, unit="m", source=_IBC.at("1020.5", confidence="M", distance="path")),
        most(
            "dead-end-ratio",
            2.5,
            unit="times its width",
            source=_IBC.at("1020.5, no dead end if shorter than 2.5 widths", confidence="M", distance="path"),
        ),
        least("seating-aisle", 1.067, unit="m", source=_AISLE),
        least("seating-aisle-side", 0.914, unit="m", source=_AISLE),
        least("seating-aisle-stepped", 1.219, unit="m", source=_AISLE),
        least("seating-aisle-stepped-side", 0.914, unit="m", source=_AISLE),
        least("row-clear", 0.305, unit="m", source=_ROW),
        least("row-clear-per-seat", 0.0076, unit="m/seat", source=_ROW, above=14),
        least("row-clear-per-seat-one-aisle", 0.0152, unit="m/seat", source=_ROW, above=7),
        most("row-seats-most", 100, unit="seats", source=_ROW),
        least(
            "live-load",
            4.79,
            unit="kN/m²",
            source=Standard(text="ASCE 7, assembly (100 psf)").at("T.4.3-1", confidence="S2"),
        ),
        us_halls.CROWD_MANAGERS_IFC,
        *us_halls.LIMITS,
        *ada_2010.LIMITS,
        *practice.LIMITS,
    ),
)
"""Numbers of the code where safety research read them, and of cities where the code is silent."""
