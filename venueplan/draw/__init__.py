"""Maps, signs and sheets."""
