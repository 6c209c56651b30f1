"""Building models in IFC: storeys, spaces, doors with widths, stairs and lifts (needs the extra ``ifc``)."""

from venueplan.files.imports.ifc.sketch import sketch_ifc

__all__ = ["sketch_ifc"]
