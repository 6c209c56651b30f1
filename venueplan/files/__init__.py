"""Untrusted files to model and back, one adapter per format.

Readers collect every fault of all files and raise them as one :class:`~venueplan.errors.InputError`, a sentence each.
Writers return bytes; the same model gives the same bytes.
"""

from venueplan.files.event import read_event, read_event_folder
from venueplan.files.plan import plan_bytes, read_plan, write_plan
from venueplan.files.staging import staged_folder, write_atomically
from venueplan.files.venue import read_venue

__all__ = [
    "plan_bytes",
    "read_event",
    "read_event_folder",
    "read_plan",
    "read_venue",
    "staged_folder",
    "write_atomically",
    "write_plan",
]
