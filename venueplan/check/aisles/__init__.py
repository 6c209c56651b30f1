"""Aisles: free before every front, wide enough all the way, and what is narrower between stands."""

from venueplan.check.aisles.ways import check_aisles

__all__ = ["check_aisles"]
