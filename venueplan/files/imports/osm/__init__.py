"""OpenStreetMap XML with Simple Indoor Tagging."""

from venueplan.files.imports.osm.sketch import sketch_osm

__all__ = ["sketch_osm"]
