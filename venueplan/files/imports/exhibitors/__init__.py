"""Lists of exhibitors: CSV and workbooks of sales systems, whatever their columns are called."""

from venueplan.files.imports.exhibitors.listing import list_exhibitors

__all__ = ["list_exhibitors"]
