"""Drawings in DXF, and DWG where a converter is installed: rooms from outlines and lines, doors from arcs and gaps."""

from venueplan.files.imports.dxf.sketch import sketch_dxf

__all__ = ["sketch_dxf"]
