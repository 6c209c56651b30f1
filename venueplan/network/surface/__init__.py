"""One floor: its walls, doors and corners, and who sees whom."""
