"""The hall before anything stands in it: floor, measures, axes, and the stands that are there already."""
