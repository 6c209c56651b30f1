"""The map files of c3nav: buildings, rooms, doors, lifts and level connectors, one GeoJSON file per kind."""

from venueplan.files.imports.c3nav.sketch import sketch_c3nav

__all__ = ["sketch_c3nav"]
