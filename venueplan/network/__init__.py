"""The walkable floor as a graph, and exact walking distance on it."""

from venueplan.network.field import DistanceField, distance_field
from venueplan.network.floor import Floor, free_floor

__all__ = ["DistanceField", "Floor", "distance_field", "free_floor"]
