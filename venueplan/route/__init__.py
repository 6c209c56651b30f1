"""How a visitor gets there."""
