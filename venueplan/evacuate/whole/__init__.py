"""A whole building empties: its blocks, zones, stairs, gates, and what is narrow."""
