"""United Kingdom: Approved Document B volume 2 (2019), with the guides of outdoor and sports events."""

from __future__ import annotations

from venueplan.rules.pack import RulePack, Standard, least, most
from venueplan.rules.standards import practice

_ADB = Standard(text="Approved Document B volume 2", edition="2019")
_COUNT = _ADB.at("T.2.2", confidence="M")
_WIDTH = _ADB.at("T.2.3", confidence="S2")
_LOAD = Standard(text="Approved Document B volume 2 (the numbers read in the Home Office guides)", edition="2019").at(
    "App. D T.D1", confidence="M", basis="gross"
)
_ACCESS = Standard(text="ISO 21542, EN 17210")

PACK = RulePack(
    name="uk",
    title="United Kingdom, Approved Document B volume 2 (2019)",
    limits=(
        least("aisle-width", 2.0, unit="m", source=Standard(text="eGuide of UK venues, secondary").at(confidence="M")),
        least("main-aisle", 3.0, unit="m", source=Standard(text="eGuide of UK venues, main").at(confidence="M")),
        practice.EXIT_CLEAR,
        practice.HYDRANT_CLEAR,
        least("exhibition-density", 1 / 1.5, unit="persons/m²", source=_LOAD),
        most("standing-density", 1 / 0.3, unit="persons/m²", source=_LOAD),
        most("load-chairs", 0.5, unit="m²/person", source=_LOAD),
        most("load-tables", 1.0, unit="m²/person", source=_LOAD),
        most("load-standing", 0.3, unit="m²/person", source=_LOAD),
        least(
            "outdoor-density",
            2.0,
            unit="persons/m²",
            source=Standard(text="Purple Guide, HSG195").at("88", confidence="S", basis="gross"),
        ),
        least("exit-count", 1, unit="exits", source=_COUNT),
        least("exit-count-61", 2, unit="exits", source=_COUNT, above=60),
        least("exit-count-601", 3, unit="exits", source=_COUNT, above=600),
        least("exit-angle", 45.0, unit="°", source=_ADB.at("Diag. 2.2", confidence="M", distance="straight")),
        least("exit-width-step", 0.75, unit="m", source=_WIDTH),
        least("exit-width-step-61", 0.85, unit="m", source=_WIDTH, above=60),
        least("exit-width-step-111", 1.05, unit="m", source=_WIDTH, above=110),
        least("exit-width-per-100", 0.5, unit="m/100 persons", source=_WIDTH, above=220),
        least("exit-discount", 1, unit="exits", source=_WIDTH),
        least("exit-min-width", 0.75, unit="m", source=_WIDTH),
        most("travel-path", 45.0, unit="m", source=_ADB.at("T.2.1", confidence="S2", distance="path")),
        most("common-path", 18.0, unit="m", source=_ADB.at("T.2.1", confidence="S2", distance="path")),
        most("travel-path-seating", 32.0, unit="m", source=_ADB.at("T.2.1", confidence="S2", distance="path")),
        most("common-path-seating", 15.0, unit="m", source=_ADB.at("T.2.1", confidence="S2", distance="path")),
        most(
            "spectator-to-gangway",
            12.0,
            unit="m",
            source=Standard(text="Guide to Safety at Sports Grounds (Green Guide)").at(
                "13.4a", confidence="S", distance="path"
            ),
        ),
        least("accessible-width", 1.2, unit="m", source=_ACCESS.at(confidence="M")),
        least("turning-circle", 1.5, unit="m", source=_ACCESS.at(confidence="M")),
        least("column-cladding-least", 2.5, unit="m", source=Standard(text="UK show rule").at(confidence="S")),
        most("column-cladding-most", 6.0, unit="m", source=Standard(text="UK show rule").at(confidence="S")),
        least("live-load", 5.0, unit="kN/m²", source=Standard(text="EN 1991-1-1, C3 and C5").at(confidence="M")),
        *practice.LIMITS,
    ),
)
"""Exit widths by the table up to 220 persons, above it 5 mm per person, and never with the largest exit counted."""
