"""IMDF 1.0.0 archives and folders (OGC 20-094)."""

from venueplan.files.imports.imdf.archive import Archive, read_archive
from venueplan.files.imports.imdf.own import EXTENSION
from venueplan.files.imports.imdf.sketch import sketch_imdf
from venueplan.files.imports.imdf.validation import Fault, validate

__all__ = ["EXTENSION", "Archive", "Fault", "read_archive", "sketch_imdf", "validate"]
