"""Rows of modules: blocks between aisles, free-standing or along walls, and a hall laid out with them."""
