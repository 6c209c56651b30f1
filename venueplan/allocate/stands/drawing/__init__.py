"""A serial draw: one after the other, each the best that is left."""
