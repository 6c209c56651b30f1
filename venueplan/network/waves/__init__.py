"""Walking distance over one floor: a wave runs from its sources and reaches corners and targets."""
