"""The whole drawing, in the order in which the buildings claim their floor."""

from __future__ import annotations

from conference import draw_conference, top_storey
from draft import Draft
from entrances import draw_entrances
from exhibition import draw_exhibition
from furnish import furnish
from ground import SITE, draw_ground, furnish_ground
from halls import tuned_halls
from planting import draw_details, plant
from reception import draw_reception, join_buildings
from services import draw_services

GROSS_FLOOR_AREA = 81_000.0
UPPER_GALLERY = 12.6  # depth of the exhibition centre's upper storey, metres
NO_SPRINKLERS = {"stairs", "elevator", "escalator"}


def compose() -> Draft:
    """Return the finished drawing; the depth of the top storey makes the gross floor area come out at 81,000 m²."""
    draft = _draw(14.0)
    others = sum(
        draft.outline(level).area for level, p in draft.levels.items() if level != "conf-3" and not p.get("outdoor")
    )
    draft = _draw(_depth_for(GROSS_FLOOR_AREA - others))
    furnish_ground(draft)
    furnish(draft, tuned_halls())
    draw_services(draft, tuned_halls())
    plant(draft)
    draw_details(draft)
    return draft


def _depth_for(area: float) -> float:
    """Return the depth at which the top storey begins so that it measures ``area``, to the millimetre, by bisection."""
    low, high = 8.0, 17.5
    if not top_storey(high).area <= area <= top_storey(low).area:
        raise ValueError(
            f"the top storey cannot measure {area:.0f} m² ({top_storey(high).area:.0f} to {top_storey(low).area:.0f})"
        )
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if top_storey(middle).area > area else (low, middle)
    return round(low, 3)


def _draw(top_depth: float) -> Draft:
    draft = Draft()
    draft.level(
        "ground", ordinal=0, names=("室外", "Outdoors"), short_name="0", elevation=0.0, outdoor=True, outline=SITE
    )
    draw_exhibition(draft, UPPER_GALLERY)
    draw_reception(draft)
    draw_conference(draft, top_depth)
    join_buildings(draft)
    draw_ground(draft)
    draw_entrances(draft)
    for properties in draft.units.values():
        if properties["level"] != "ground" and properties["category"] not in NO_SPRINKLERS:
            properties["sprinklered"] = True
    draft.settle()
    return draft
