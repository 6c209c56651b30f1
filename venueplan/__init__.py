"""Plan large venues: booths, exhibitors, forums, safety rules, walking routes, maps and signs.

Names are loaded when first used, so that ``import venueplan`` stays cheap.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "venueplan.errors": ("ContradictionError", "InputError", "UnknownNameError", "VenueplanError"),
    "venueplan.model": (
        "Allocation",
        "Booth",
        "BoothPattern",
        "Event",
        "Exhibitor",
        "Finding",
        "FloorPlan",
        "Forum",
        "Label",
        "Plan",
        "Report",
        "Route",
        "SignSite",
        "Unit",
        "Venue",
        "Zone",
    ),
    "venueplan.files": ("read_event_folder", "read_plan", "read_venue", "schema", "write_plan"),
    "venueplan.rules": ("Limit", "RulePack", "rule_pack"),
    "venueplan.arrange": ("arrange_booths", "merge_booths", "split_booth"),
    "venueplan.allocate": ("allocate_exhibitors", "schedule_forums"),
    "venueplan.check": ("check_plan", "measure_egress"),
    "venueplan.evacuate": ("evacuate_halls",),
    "venueplan.route": ("find_route",),
    "venueplan.draw": ("Sheet", "draw_board", "draw_door_sign", "draw_hall", "draw_overview"),
    "venueplan.build": (
        "allocate_plan",
        "arrange_plan",
        "build_event",
        "compare_plan",
        "load_plan",
        "schedule_plan",
        "write_fire_set",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605  # the stub beside this file lists them one by one


def __getattr__(name: str) -> Any:
    """Load a public name from its room on first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'venueplan' has no attribute '{name}'")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__version__"]
