"""Layers of what stands on the floor: building, rooms, booths, ways."""
