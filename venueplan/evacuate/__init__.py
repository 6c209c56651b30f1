"""How long a hall or a building takes to empty, what governs it, and how far the models can be trusted."""

from venueplan.evacuate.floor.crowd import Crowd, room_floor, spread_over
from venueplan.evacuate.floor.hall import evacuate_halls, evacuate_unit
from venueplan.evacuate.floor.leaving import Leaving, leave_by_doors
from venueplan.evacuate.second_opinion import simulate_hall
from venueplan.evacuate.standards import IMO, SFPE, FlowStandard, flow_standard
from venueplan.evacuate.verification import verify_models
from venueplan.evacuate.whole.building import evacuate_buildings

__all__ = [
    "IMO",
    "SFPE",
    "Crowd",
    "FlowStandard",
    "Leaving",
    "evacuate_buildings",
    "evacuate_halls",
    "evacuate_unit",
    "flow_standard",
    "leave_by_doors",
    "room_floor",
    "simulate_hall",
    "spread_over",
    "verify_models",
]
