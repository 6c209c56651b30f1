"""Venues in the formats of other programs.

Each adapter makes a :class:`~venueplan.files.imports.sketch.Sketch` of a foreign file and notes every feature in the
:class:`~venueplan.files.imports.sketch.Ledger`; :mod:`~venueplan.files.imports.settle` makes a sound venue of it.
"""

from venueplan.files.imports.kinds import KINDS, Imported, import_venue
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.written import Reach, event_files, import_figures, import_html, import_json, venue_files

__all__ = [
    "KINDS",
    "ImportWishes",
    "Imported",
    "Reach",
    "event_files",
    "import_figures",
    "import_html",
    "import_json",
    "import_venue",
    "venue_files",
]
