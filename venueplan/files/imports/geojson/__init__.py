"""GeoJSON of any program, in metres or in degrees: what a feature is, told by its properties."""

from venueplan.files.imports.geojson.sketch import sketch_geojson

__all__ = ["sketch_geojson"]
