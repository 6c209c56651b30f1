"""Stands that are there: numbered, merged, split, redrawn."""
