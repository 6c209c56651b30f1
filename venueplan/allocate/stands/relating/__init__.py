"""Relations between exhibitors as rows of a selection."""
