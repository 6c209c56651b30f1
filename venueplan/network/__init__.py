"""The walkable floor as a graph, and exact walking distance on it."""
