"""Composition: an event folder in, every output out.

Only this package and the command line know every room. Names are loaded when first used: who imports a drawing does
not wait for the solvers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from venueplan.build.changing import Changed, Note, edit_plan, redraw_plan, replan_plan
    from venueplan.build.event import Outputs, build_event
    from venueplan.build.exporting import EXPORTS, ExportWishes, write_export
    from venueplan.build.fire_set import write_fire_set
    from venueplan.build.importing import ImportedFolder, write_import
    from venueplan.build.importing_lists import write_list
    from venueplan.build.layouts import check_picture, compare_plan, write_comparison
    from venueplan.build.processes import workers
    from venueplan.build.progress import OnProgress
    from venueplan.build.proofs import certificate_findings
    from venueplan.build.reports import in_languages, write_report
    from venueplan.build.reshaping import merge_stands, renumber_stands, split_stand
    from venueplan.build.sheets import Drawn, Wanted, draw_plan
    from venueplan.build.stages import (
        allocate_plan,
        arrange_plan,
        keep_booths,
        load_plan,
        prove_plan,
        schedule_plan,
        walk,
        with_style,
    )
    from venueplan.build.timetables import timetable_file

__all__ = [
    "EXPORTS",
    "Changed",
    "Drawn",
    "ExportWishes",
    "ImportedFolder",
    "Note",
    "OnProgress",
    "Outputs",
    "Wanted",
    "allocate_plan",
    "arrange_plan",
    "build_event",
    "certificate_findings",
    "check_picture",
    "compare_plan",
    "draw_plan",
    "edit_plan",
    "in_languages",
    "keep_booths",
    "load_plan",
    "merge_stands",
    "prove_plan",
    "redraw_plan",
    "renumber_stands",
    "replan_plan",
    "schedule_plan",
    "split_stand",
    "timetable_file",
    "walk",
    "with_style",
    "workers",
    "write_comparison",
    "write_export",
    "write_fire_set",
    "write_import",
    "write_list",
    "write_report",
]

_HOMES = {
    "changing": ("Changed", "Note", "edit_plan", "redraw_plan", "replan_plan"),
    "event": ("Outputs", "build_event"),
    "exporting": ("EXPORTS", "ExportWishes", "write_export"),
    "fire_set": ("write_fire_set",),
    "importing": ("ImportedFolder", "write_import"),
    "importing_lists": ("write_list",),
    "layouts": ("check_picture", "compare_plan", "write_comparison"),
    "progress": ("OnProgress",),
    "proofs": ("certificate_findings",),
    "reports": ("in_languages", "write_report"),
    "reshaping": ("merge_stands", "renumber_stands", "split_stand"),
    "sheets": ("Drawn", "Wanted", "draw_plan"),
    "stages": (
        "allocate_plan",
        "arrange_plan",
        "keep_booths",
        "load_plan",
        "prove_plan",
        "schedule_plan",
        "walk",
        "with_style",
    ),
    "timetables": ("timetable_file",),
    "processes": ("workers",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a name from its module on first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'venueplan.build' has no attribute '{name}'")
    value = getattr(import_module(f"venueplan.build.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
