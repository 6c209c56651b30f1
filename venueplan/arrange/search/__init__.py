"""The search for the best rows of a hall: strategies that compete, and what none of them can exceed."""
