"""A plan as tables of a geographic information system: GeoPackage and PostGIS."""

from venueplan.files.exports.gis.geopackage import geopackage_bytes
from venueplan.files.exports.gis.postgis import write_postgis

__all__ = ["geopackage_bytes", "write_postgis"]
