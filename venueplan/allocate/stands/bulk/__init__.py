"""Thousands of exhibitors who ask for nothing but a booth each: rated by arrays, placed by matching."""

from venueplan.allocate.stands.bulk.additive import allocate_additively, is_additive

__all__ = ["allocate_additively", "is_additive"]
