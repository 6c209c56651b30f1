"""The floors of a building and what joins them: stairs, escalators, ramps, lifts."""
