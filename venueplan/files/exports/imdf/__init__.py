"""A plan as an IMDF 1.0.0 archive."""

from venueplan.files.exports.imdf.archive import NOWHERE, imdf_archive

__all__ = ["NOWHERE", "imdf_archive"]
