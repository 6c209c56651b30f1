"""Stands of the demanded sizes in the rows, and what is left over."""
