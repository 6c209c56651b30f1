"""The plan document: the whole plan as JSON."""
