"""Foreign lists as rows of cells: CSV in any encoding, and workbooks."""

from venueplan.files.imports.tables.delimited import Line
from venueplan.files.imports.tables.grid import Grid, read_grid
from venueplan.files.imports.tables.numbers import NumberError, Sizes, area_in, real_in

__all__ = ["Grid", "Line", "NumberError", "Sizes", "area_in", "read_grid", "real_in"]
