"""Untrusted files to model and back, one adapter per format.

Readers collect every fault of all files and raise them as one :class:`~venueplan.errors.InputError`, a sentence each.
Writers return bytes; the same model gives the same bytes.
"""

from venueplan.files.event.folder import read_event, read_event_folder
from venueplan.files.event.tables.changes import read_changes
from venueplan.files.event.tables.drawn import read_drawn_booths
from venueplan.files.outputs.audits import draw_audit_csv
from venueplan.files.outputs.evacuations import evacuations_json
from venueplan.files.outputs.manifest import manifest_json
from venueplan.files.outputs.reports import report_html, report_json
from venueplan.files.outputs.routes import route_json
from venueplan.files.outputs.signage import read_signs, reprint_csv, schedule_csv, signs_json, sites_csv
from venueplan.files.outputs.staging import staged_files, staged_folder, write_atomically
from venueplan.files.outputs.tables import booths_geojson, exhibitors_csv, programme_csv
from venueplan.files.outputs.utilities import moves_csv, utilities_csv
from venueplan.files.outputs.verifications import (
    verifications_html,
    verifications_json,
    verifications_markdown,
)
from venueplan.files.plan.document import as_written, plan_bytes, read_plan, write_plan
from venueplan.files.plan.revisions import content_id, revised
from venueplan.files.schemas import schema
from venueplan.files.styles.reading import read_style
from venueplan.files.venue.folder import read_venue

__all__ = [
    "as_written",
    "booths_geojson",
    "content_id",
    "draw_audit_csv",
    "evacuations_json",
    "exhibitors_csv",
    "manifest_json",
    "moves_csv",
    "plan_bytes",
    "programme_csv",
    "read_changes",
    "read_drawn_booths",
    "read_event",
    "read_event_folder",
    "read_plan",
    "read_signs",
    "read_style",
    "read_venue",
    "report_html",
    "report_json",
    "reprint_csv",
    "revised",
    "route_json",
    "schedule_csv",
    "schema",
    "signs_json",
    "sites_csv",
    "staged_files",
    "staged_folder",
    "utilities_csv",
    "verifications_html",
    "verifications_json",
    "verifications_markdown",
    "write_atomically",
    "write_plan",
]
