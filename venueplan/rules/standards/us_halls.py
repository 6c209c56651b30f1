"""United States: what fire departments, halls and shows ask of exhibitions where the codes give no number."""

from __future__ import annotations

from venueplan.rules.pack import Standard, least, most

AISLE_AUSTIN = least(
    "aisle-width",
    3.05,
    unit="m",
    source=Standard(text="Austin TX convention center: aisles of 10 ft").at(confidence="S", distance="straight"),
)
"""The widest aisle that a hall asks for."""

AISLE_PHILADELPHIA = least(
    "aisle-width",
    2.44,
    unit="m",
    source=Standard(text="Philadelphia fire department: aisles of 8 ft").at(confidence="S", distance="straight"),
)
"""The narrowest aisle that a fire department admits."""

_PHILADELPHIA = Standard(text="Philadelphia fire department")
_IFC = Standard(text="International Fire Code")
_MOSCONE = Standard(text="Moscone Center, San Francisco")
_ONE_VENUE = Standard(text="rule of one venue: detection in covered booths of more than 90 ft²")
_CFD = Standard(text="Chicago fire department: formats of covered and multilevel booths")
_APPENDIX = Standard(text="IFC App. N, trade shows (SAFTSE draft)")

LIMITS = (
    least(
        "exit-clear", 4.6, unit="m", source=_PHILADELPHIA.at("15 ft before doors", confidence="S", distance="straight")
    ),
    least(
        "hydrant-clear",
        1.52,
        unit="m",
        source=_PHILADELPHIA.at("5 ft around fire equipment", confidence="S", distance="straight"),
    ),
    least(
        "fire-equipment-clear",
        0.915,
        unit="m",
        source=_IFC.at("509, 906 (36 in, typical)", confidence="M", distance="straight"),
    ),
    least("sprinkler-clear", 0.457, unit="m", source=_MOSCONE.at("18 in below sprinklers", confidence="S")),
    least("banner-height", 2.44, unit="m", source=_MOSCONE.at("banners 8 ft above the floor", confidence="S")),
    most("covered-area-detection", 8.36, unit="m²", source=_ONE_VENUE.at(confidence="S")),
    most("covered-area-format", 20.9, unit="m²", source=_CFD.at("225 ft²", confidence="S")),
    most("deck-levels-sprinklers", 2, unit="levels", source=_CFD.at("sprinklers above 2 levels", confidence="S")),
    most("deck-height-sprinklers", 9.14, unit="m", source=_CFD.at("sprinklers above 30 ft", confidence="S")),
    most("deck-area-sprinklers", 465.0, unit="m²", source=_CFD.at("sprinklers above 5 000 ft²", confidence="S")),
    most("trade-show-area", 139.0, unit="m²", source=_APPENDIX.at("1 500 ft² unsprinklered", confidence="S")),
    most("trade-show-area-sprinklered", 418.0, unit="m²", source=_APPENDIX.at("4 500 ft² sprinklered", confidence="S")),
)
"""Clear zones, covered and two-storey booths."""

CROWD_MANAGERS_IFC = most("crowd-manager-persons", 250, unit="persons", source=_IFC.at("403.11.3", confidence="M"))
"""Persons for each crowd manager."""
