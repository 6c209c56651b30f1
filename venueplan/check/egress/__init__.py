"""Leaving a hall: what is measured of it, and what breaks a rule."""
