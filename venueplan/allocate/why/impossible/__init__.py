"""The planner's own rules for exhibitors, each with a name, a sentence and a price, and those that could clash."""
