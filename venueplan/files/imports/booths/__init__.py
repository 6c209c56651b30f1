"""Plans of booths that are there already, drawn by another program: GeoJSON, DXF and SVG."""

from venueplan.files.imports.booths.listing import list_booths

__all__ = ["list_booths"]
