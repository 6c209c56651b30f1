"""IMDF 1.0.0 archives and folders (OGC 20-094)."""

from venueplan.files.imports.imdf.archive import read_archive
from venueplan.files.imports.imdf.sketch import sketch_imdf
from venueplan.files.imports.imdf.validation import Fault, validate

__all__ = ["Fault", "read_archive", "sketch_imdf", "validate"]
