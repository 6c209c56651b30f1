"""Marks to PDF and SVG, with real text and what a printer cuts."""
