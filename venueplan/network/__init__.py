"""The walkable floor as a graph, and exact walking distance on it."""

from venueplan.network.apart import Choice, ways_apart
from venueplan.network.journeys.rooms import walking_minutes
from venueplan.network.journeys.table import WalkingTable
from venueplan.network.journeys.trails import tabled_ways
from venueplan.network.journeys.ways import Ride, Spot, Walk, Way, find_ways
from venueplan.network.necks import Pocket, pockets
from venueplan.network.storeys.building import Access, WalkNetwork, walk_network
from venueplan.network.storeys.mainland import cut_off, mainland
from venueplan.network.storeys.pace import Pace
from venueplan.network.storeys.shafts import Landing, Link
from venueplan.network.storeys.topology import are_connected, private_group, unit_graph
from venueplan.network.surface.doors import Door, DoorRules, is_open
from venueplan.network.surface.floor import Floor, free_floor
from venueplan.network.surface.walls import is_private, is_shaft
from venueplan.network.waves.field import DistanceField, distance_field

__all__ = [
    "Access",
    "Choice",
    "DistanceField",
    "Door",
    "DoorRules",
    "Floor",
    "Landing",
    "Link",
    "Pace",
    "Pocket",
    "Ride",
    "Spot",
    "Walk",
    "WalkNetwork",
    "WalkingTable",
    "Way",
    "are_connected",
    "cut_off",
    "distance_field",
    "find_ways",
    "free_floor",
    "is_open",
    "is_private",
    "is_shaft",
    "mainland",
    "pockets",
    "private_group",
    "tabled_ways",
    "unit_graph",
    "walk_network",
    "walking_minutes",
    "ways_apart",
]
