"""The corporate design of a house: a style file, and the drawings beside it."""
