"""United States: 2010 ADA Standards for Accessible Design, which hold beside every building code."""

from __future__ import annotations

from venueplan.rules.pack import Standard, least, most

_ADA = Standard(text="ADA Standards for Accessible Design", edition="2010")
_ROUTE = _ADA.at("403.5.1, 403.5.3", confidence="S")
_TURN = _ADA.at("403.5.2 (180° turn: 42, 48 and 42 in)", confidence="S")
_SPACES = _ADA.at("T.221.2.1.1", confidence="S")
_SEAT = _ADA.at("802.1.2, 802.1.3", confidence="S")

LIMITS = (
    least("accessible-width", 0.915, unit="m", source=_ROUTE),
    least("accessible-narrow-width", 0.815, unit="m", source=_ROUTE),
    most("accessible-narrow-length", 0.61, unit="m", source=_ROUTE),
    least("passing-space", 1.525, unit="m", source=_ROUTE),
    most("passing-interval", 61.0, unit="m", source=_ROUTE),
    least("turn-approach-width", 1.067, unit="m", source=_TURN),
    least("turn-width", 1.219, unit="m", source=_TURN),
    least("accessible-door-width", 0.815, unit="m", source=_ADA.at("404.2.3", confidence="S")),
    least("wheelchair-spaces", 1, unit="spaces", source=_SPACES, above=3),
    least("wheelchair-spaces-26", 2, unit="spaces", source=_SPACES, above=25),
    least("wheelchair-spaces-51", 4, unit="spaces", source=_SPACES, above=50),
    least("wheelchair-spaces-151", 5, unit="spaces", source=_SPACES, above=150),
    least("wheelchair-spaces-301", 6, unit="spaces", source=_SPACES, above=300),
    least("wheelchair-spaces-501", 6, unit="spaces", source=_SPACES, above=500, each=150),
    least("wheelchair-spaces-5001", 36, unit="spaces", source=_SPACES, above=5000, each=200),
    least("companion-seats", 1, unit="seats per wheelchair space", source=_SPACES),
    least("aisle-seat-share", 0.05, unit="share of the seats on aisles", source=_SPACES),
    least("wheelchair-space-width", 0.915, unit="m", source=_SEAT),
    least("wheelchair-space-width-paired", 0.838, unit="m", source=_SEAT),
    least("wheelchair-space-depth", 1.219, unit="m", source=_SEAT),
    least("wheelchair-space-depth-side-entry", 1.524, unit="m", source=_SEAT),
)
"""Routes, doors and wheelchair spaces; metres are the inches of the standard (36, 32, 24, 60, 42, 48, 33)."""
