"""Composition: an event folder in, every output out.

Only this package and the command line know every room.
"""

from venueplan.build.event import build_event
from venueplan.build.fire_set import write_fire_set
from venueplan.build.progress import OnProgress
from venueplan.build.sheets import Drawn, Wanted, draw_plan
from venueplan.build.stages import (
    allocate_plan,
    arrange_plan,
    in_languages,
    keep_booths,
    load_plan,
    schedule_plan,
    walk,
    write_report,
)

__all__ = [
    "Drawn",
    "OnProgress",
    "Wanted",
    "allocate_plan",
    "arrange_plan",
    "build_event",
    "draw_plan",
    "in_languages",
    "keep_booths",
    "load_plan",
    "schedule_plan",
    "walk",
    "write_fire_set",
    "write_report",
]
