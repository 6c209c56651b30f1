"""The whole drawing, in the order in which the buildings claim their floor."""

from __future__ import annotations

from conference import draw_conference
from draft import Draft
from exhibition import draw_exhibition
from ground import SITE, draw_ground, furnish_ground
from reception import draw_reception, join_buildings


def compose() -> Draft:
    """Return the finished drawing."""
    draft = Draft()
    draft.level("ground", ordinal=0, names=("室外", "Outdoors"), short_name="0", elevation=0.0, outdoor=True, outline=SITE)
    draw_exhibition(draft, 15.0)
    draw_reception(draft)
    draw_conference(draft, 13.0)
    join_buildings(draft)
    draw_ground(draft)
    draft.settle()
    furnish_ground(draft)
    return draft
