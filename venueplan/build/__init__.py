"""Composition: an event folder in, every output out.

Only this package and the command line know every room.
"""

from venueplan.build.changing import Changed, Note, edit_plan, redraw_plan, replan_plan
from venueplan.build.event import build_event
from venueplan.build.exporting import EXPORTS, ExportWishes, write_export
from venueplan.build.fire_set import write_fire_set
from venueplan.build.importing import ImportedFolder, write_import
from venueplan.build.importing_lists import write_list
from venueplan.build.layouts import check_picture, compare_plan, write_comparison
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
)
from venueplan.build.timetables import timetable_file
from venueplan.build.workers import workers

__all__ = [
    "EXPORTS",
    "Changed",
    "Drawn",
    "ExportWishes",
    "ImportedFolder",
    "Note",
    "OnProgress",
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
    "workers",
    "write_comparison",
    "write_export",
    "write_fire_set",
    "write_import",
    "write_list",
    "write_report",
]
