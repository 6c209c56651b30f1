"""Which sheets an event needs, and how they are drawn one by one, bound and listed."""
