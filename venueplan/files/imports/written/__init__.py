"""What an import writes: the venue folder, an event to begin with, and the report."""

from venueplan.files.imports.written.event import event_files
from venueplan.files.imports.written.reach import Reach
from venueplan.files.imports.written.report import (
    import_figures,
    import_html,
    import_json,
    list_figures,
    list_html,
    list_json,
)
from venueplan.files.imports.written.venue import venue_files

__all__ = [
    "Reach",
    "event_files",
    "import_figures",
    "import_html",
    "import_json",
    "list_figures",
    "list_html",
    "list_json",
    "venue_files",
]
