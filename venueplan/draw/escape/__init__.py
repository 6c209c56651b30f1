"""Escape plans: what leads out of a hall or a storey, as the reader stands, measured against ISO 23601."""
