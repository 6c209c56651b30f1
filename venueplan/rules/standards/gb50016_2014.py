"""China: GB 50016-2014 (2018) with the codes beside it, and the aisles and distances of Chinese hall rule sheets."""

from __future__ import annotations

from dataclasses import replace

from venueplan.rules.pack import RulePack, Source, Standard, least, most
from venueplan.rules.standards import practice

_GB = Standard(text="GB 50016 Code for fire protection design of buildings", edition="2014 (2018)")
_GB_55037 = Standard(text="GB 55037 General code for fire protection", edition="2022")
_GB_50763 = Standard(text="GB 50763 Codes for accessibility design", edition="2012")
_GB_55019 = Standard(text="GB 55019 General code for accessibility", edition="2021")
_JGJ = Standard(text="JGJ 218 Code for design of exhibition buildings", edition="2010")
_WIDTH = _GB.at("T.5.5.21-1 (now GB 55037 7.4.7)", confidence="S2")
_AREA = _JGJ.at("5.3", confidence="M", basis="exhibition")
_ROWS = _GB.at("5.5.20", confidence="S2")
_WIDE = _GB.at("5.5.18, 5.5.19", confidence="S2")
_COMPARTMENT = _GB.at("5.3.4, sprinklers, alarm, non-combustible", confidence="M", basis="gross")


def _sheet(text: str, *, distance: str = "straight") -> Source:
    return Standard(text=f"rule sheets of Chinese exhibition halls (practice): {text}").at(
        confidence="S2", distance=distance
    )


PACK = RulePack(
    name="china",
    title="China, GB 50016-2014 (2018) and hall practice",
    limits=(
        least("aisle-width", 3.0, unit="m", source=_sheet("secondary aisles at least 3 m")),
        least("main-aisle", 6.0, unit="m", source=_sheet("main evacuation aisles at least 6 m")),
        replace(practice.EXIT_CLEAR, source=_sheet("nothing within 1.4 m of an exit")),
        least("wall-distance", 0.6, unit="m", source=_sheet("stands at least 0.6 m from walls")),
        practice.HYDRANT_CLEAR,
        least(
            "shutter-clear",
            0.5,
            unit="m",
            source=Standard(text="nothing within 0.5 m of a fire shutter (hall practice)").at(
                confidence="M", distance="straight"
            ),
        ),
        least("fire-strip-width", 12.0, unit="m", source=_sheet("a fire strip of 12 m")),
        most("fire-strip-area", 10000.0, unit="m²", source=_sheet("one for each 10 000 m²", distance="")),
        least(
            "exhibition-density", 0.75, unit="persons/m²", source=_GB.at("5.5.21(6)", confidence="S2", basis="gross")
        ),
        least("exhibition-area-density", 0.70, unit="persons/m²", source=_AREA),
        least("exhibition-area-density-floor-2", 0.65, unit="persons/m²", source=_AREA),
        least("exhibition-area-density-floor-3", 0.50, unit="persons/m²", source=_AREA),
        least("exhibition-area-density-underground", 0.65, unit="persons/m²", source=_AREA),
        most(
            "standing-density",
            1 / 0.65,
            unit="persons/m²",
            source=Source(
                text="IBC: an increased load is never denser than 7 ft² (0.65 m²) per person; GB 50016 sets no number",
                clause="IBC 1004.5.1",
                confidence="S",
                basis="net",
            ),
        ),
        least("fixed-seat-factor", 1.1, unit="persons per seat", source=_GB.at("5.5.21(5)", confidence="S2")),
        least("exit-width-per-100", 0.65, unit="m/100 persons", source=_WIDTH),
        least("exit-width-per-100-floor-3", 0.75, unit="m/100 persons", source=_WIDTH),
        least("exit-width-per-100-floor-4", 1.00, unit="m/100 persons", source=_WIDTH),
        least("exit-width-per-100-underground", 1.00, unit="m/100 persons", source=_WIDTH),
        least("exit-count", 2, unit="exits", source=_GB.at("5.5.8", confidence="S2")),
        most("one-exit-area", 120.0, unit="m²", source=_GB.at("5.5.15", confidence="M", basis="gross")),
        least("exit-separation", 5.0, unit="m", source=_GB.at("5.5.2", confidence="S2", distance="straight")),
        least("exit-min-width", 1.4, unit="m", source=_WIDE),
        least("exit-min-width-small", 0.8, unit="m", source=_GB_55037.at("7.1.4", confidence="M")),
        least("exit-threshold-clear", 1.4, unit="m", source=_WIDE),
        least("corridor-min-width", 1.1, unit="m", source=_WIDE),
        least("outdoor-passage-width", 3.0, unit="m", source=_WIDE),
        most("travel-straight", 30.0, unit="m", source=_GB.at("5.5.17(4)", confidence="S2", distance="straight")),
        most(
            "travel-straight-sprinklered",
            37.5,
            unit="m",
            source=_GB.at("5.5.17(4), +25 % with sprinklers", confidence="S2", distance="straight"),
        ),
        most("travel-corridor", 10.0, unit="m", source=_GB.at("5.5.17(4)", confidence="S2", distance="path")),
        most(
            "travel-corridor-sprinklered",
            12.5,
            unit="m",
            source=_GB.at("5.5.17(4), +25 % with sprinklers", confidence="S2", distance="path"),
        ),
        most(
            "travel-path",
            45.0,
            unit="m",
            source=_GB.at("commentary to 5.5.17", confidence="M", distance="path"),
        ),
        most("compartment-area", 10000.0, unit="m²", source=_COMPARTMENT),
        most("compartment-area-high-rise", 4000.0, unit="m²", source=_COMPARTMENT),
        most("compartment-area-underground", 2000.0, unit="m²", source=_COMPARTMENT),
        least("seating-aisle-per-100", 0.6, unit="m/100 persons", source=_ROWS),
        least("seating-aisle", 1.0, unit="m", source=_ROWS),
        least("seating-aisle-side", 0.8, unit="m", source=_ROWS),
        most("rows-most", 20, unit="rows", source=_ROWS),
        most("row-seats-most", 22, unit="seats", source=_ROWS),
        most("row-seats-most-sport", 26, unit="seats", source=_ROWS),
        least(
            "accessible-width",
            1.8,
            unit="m",
            source=_GB_50763.at("3.5.1, large and busy public buildings", confidence="S"),
        ),
        least("accessible-width-indoor", 1.2, unit="m", source=_GB_50763.at("3.5.1", confidence="S")),
        least("accessible-door-width", 0.8, unit="m", source=_GB_50763.at("3.5.3", confidence="S")),
        least(
            "accessible-door-width-automatic", 1.0, unit="m", source=_GB_50763.at("3.5.3, automatic", confidence="S")
        ),
        least("turning-circle", 1.5, unit="m", source=_GB_50763.at("3.5.3, diameter", confidence="S")),
        least("ticket-lane", 0.9, unit="m", source=_GB_50763.at("3.5.1", confidence="S")),
        least(
            "wheelchair-spaces",
            2,
            unit="spaces",
            source=_GB_55019.at("3.5.4, one for each 200 seats or part of them", confidence="S"),
            above=400,
            each=200,
        ),
        least("wheelchair-space-width", 0.8, unit="m", source=_GB_55019.at("3.5.4", confidence="S")),
        least("wheelchair-space-depth", 1.3, unit="m", source=_GB_55019.at("3.5.4", confidence="S")),
        least(
            "live-load",
            4.0,
            unit="kN/m²",
            source=Standard(text="GB 55001 General code for engineering structures, exhibition").at(confidence="M"),
        ),
        *practice.LIMITS,
    ),
)
"""Numbers read in secondary texts and in rule sheets of halls; the authority decides."""
