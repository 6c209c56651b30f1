"""The style of a plan's sheets, the pages and the scales that they may have."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from venueplan.model import Look, Palette, Plan, Style
from venueplan.rules.styles import contrast, included_style

__all__ = ["PAGES", "SCALES", "Look", "Palette", "Style", "contrast", "style_for"]

PAGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A0": (1189.0, 841.0), "A1": (841.0, 594.0), "A2": (594.0, 420.0), "A3": (420.0, 297.0), "A4": (297.0, 210.0)}
)
"""ISO 216 sheets, landscape, width and height in mm."""

SCALES = (
    50,
    75,
    100,
    125,
    150,
    200,
    250,
    300,
    350,
    400,
    500,
    600,
    750,
    800,
    1000,
    1250,
    1500,
    2000,
    2500,
    3000,
    4000,
    5000,
)
"""Scales a sheet may have (1:n)."""


def style_for(plan: Plan, style: Style | None = None) -> Style:
    """Return the style of a sheet: the one given, else that of the event, of the venue, or the light one."""
    return style or plan.event.style or plan.venue.style or included_style("light")
