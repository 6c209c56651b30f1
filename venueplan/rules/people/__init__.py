"""How many persons, how far, how wide: loads, ways, rooms, seats."""
