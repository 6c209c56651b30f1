"""From a sketch to a sound venue: spaces cut apart, doors hung in walls, everything on its level, ids that hold."""

from venueplan.files.imports.settle.venue import settled_venue

__all__ = ["settled_venue"]
