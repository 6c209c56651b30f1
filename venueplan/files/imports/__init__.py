"""Venues and lists in the formats of other programs.

Each adapter makes a :class:`~venueplan.files.imports.sketch.Sketch` of a foreign file and notes every feature in the
:class:`~venueplan.files.imports.sketch.Ledger`; :mod:`~venueplan.files.imports.settle` makes a sound venue of it.
Lists of exhibitors, schedules and plans of booths become files of an event, with the same books.
"""

from venueplan.files.imports.kinds import KINDS, LISTS, Imported, import_list, import_venue
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.written import (
    Reach,
    event_files,
    import_figures,
    import_html,
    import_json,
    list_figures,
    list_html,
    list_json,
    venue_files,
)
from venueplan.files.imports.written.listed import ImportedList

__all__ = [
    "KINDS",
    "LISTS",
    "ImportWishes",
    "Imported",
    "ImportedList",
    "Reach",
    "event_files",
    "import_figures",
    "import_html",
    "import_json",
    "import_list",
    "import_venue",
    "list_figures",
    "list_html",
    "list_json",
    "venue_files",
]
