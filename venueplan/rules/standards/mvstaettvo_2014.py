"""Germany: model ordinance on places of assembly (MVStättVO 2005, as of 2014) and those of the Länder (VStättVO)."""

from __future__ import annotations

from venueplan.rules.pack import RulePack, Standard, least, most
from venueplan.rules.standards import practice

_MODEL = Standard(text="MVStättVO, model ordinance on places of assembly", edition="2005 (2014)")
_LAND = Standard(text="VStättVO, ordinances of the Länder on places of assembly", edition="2005 (2014)")
_BERLIN = Standard(text="BetrVO Berlin")
_WIDTH = _LAND.at("§7(4)", confidence="S")
_RISE = _LAND.at("§7(1)", confidence="S", distance="path")
_HALL = _LAND.at("§7(5)", confidence="S", distance="path")
_ACCESS = Standard(text="ISO 21542, EN 17210")

PACK = RulePack(
    name="germany",
    title="Germany, MVStättVO (2014) and VStättVO of the Länder",
    limits=(
        least("aisle-width", 3.0, unit="m", source=_LAND.at("§7(5)", confidence="S", distance="straight")),
        practice.EXIT_CLEAR,
        practice.HYDRANT_CLEAR,
        least("exhibition-density", 1.0, unit="persons/m²", source=_MODEL.at("§1(2)", confidence="M", basis="gross")),
        most("standing-density", 2.0, unit="persons/m²", source=_MODEL.at("§1(2)", confidence="S", basis="gross")),
        most("load-chairs", 0.5, unit="m²/person", source=_MODEL.at("§1(2), rows", confidence="S", basis="gross")),
        most("load-tables", 1.0, unit="m²/person", source=_MODEL.at("§1(2), tables", confidence="S", basis="gross")),
        most(
            "load-standing", 0.5, unit="m²/person", source=_MODEL.at("§1(2), standing", confidence="S", basis="gross")
        ),
        least("exit-width-per-100", 0.60, unit="m/100 persons", source=_WIDTH),
        least("exit-width-per-100-outdoor", 0.20, unit="m/100 persons", source=_WIDTH),
        least("exit-width-module", 0.60, unit="m", source=_WIDTH),
        least("exit-min-width", 0.90, unit="m", source=_WIDTH),
        least("exit-min-width-201", 1.20, unit="m", source=_WIDTH, above=200),
        least(
            "exit-min-width-exhibition", 3.0, unit="m", source=_LAND.at("§7(5), exits of the aisles", confidence="S")
        ),
        most("travel-path", 30.0, unit="m", source=_RISE),
        most("travel-path-rise", 5.0, unit="m", source=_RISE),
        least("travel-path-rise-height", 2.5, unit="m", source=_RISE),
        least("travel-path-rise-above", 5.0, unit="m", source=_RISE),
        most("travel-path-most", 60.0, unit="m", source=_RISE),
        most("booth-to-aisle", 20.0, unit="m", source=_HALL),
        most("exhibit-depth", 30.0, unit="m", source=_HALL),
        least("accessible-width", 1.2, unit="m", source=_ACCESS.at(confidence="M")),
        least("turning-circle", 1.5, unit="m", source=_ACCESS.at(confidence="M")),
        least(
            "wheelchair-spaces",
            2,
            unit="spaces",
            source=_BERLIN.at("§26(4), 1 % of the places, at least 2", confidence="S"),
        ),
        least(
            "wheelchair-spaces-201",
            2,
            unit="spaces",
            source=_BERLIN.at("§26(4), 1 % of the places, at least 2", confidence="S"),
            above=200,
            each=100,
        ),
        least("live-load", 5.0, unit="kN/m²", source=Standard(text="EN 1991-1-1, C3 and C5").at(confidence="M")),
        *practice.LIMITS,
    ),
)
"""The longer way of high halls, exits in steps of 0.60 m, aisles of exhibitions. It sets no number of exits here."""
