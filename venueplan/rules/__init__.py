"""Limits with their sources, rule packs, and the predicates over the model that several rooms read."""

from venueplan.rules.exits import exit_capacity, exit_width_limit, exits_of, openings_of, width_for, widths_that_count
from venueplan.rules.facts import BoothFacts, booth_facts, booth_kinds
from venueplan.rules.heights import StandHeight, stand_height
from venueplan.rules.loads import FloorArea, Occupants, floor_area, occupant_load, occupants, occupants_in
from venueplan.rules.meetings import changeover_minutes, is_meeting_room, room_equipment, scheduled_attendance
from venueplan.rules.neighbourhood import Neighbours, neighbours, outward
from venueplan.rules.pack import Limit, RulePack, Source
from venueplan.rules.packs import rule_pack
from venueplan.rules.passages import Passage, nearest_approach, passages, ways_to_doors
from venueplan.rules.rooms import RoomCapacity, find_room, is_left_by_exits, room_capacity
from venueplan.rules.stands import ClearZone, aisle_width, booth_clear_zones, stand_area, wall_distance
from venueplan.rules.utilities import BoothSupply, booth_supply, meets_needs, unmet_needs
from venueplan.rules.wishes import comes_true

__all__ = [
    "BoothFacts",
    "BoothSupply",
    "ClearZone",
    "FloorArea",
    "Limit",
    "Neighbours",
    "Occupants",
    "Passage",
    "RoomCapacity",
    "RulePack",
    "Source",
    "StandHeight",
    "aisle_width",
    "booth_clear_zones",
    "booth_facts",
    "booth_kinds",
    "booth_supply",
    "changeover_minutes",
    "comes_true",
    "exit_capacity",
    "exit_width_limit",
    "exits_of",
    "find_room",
    "floor_area",
    "is_left_by_exits",
    "is_meeting_room",
    "meets_needs",
    "nearest_approach",
    "neighbours",
    "occupant_load",
    "occupants",
    "occupants_in",
    "openings_of",
    "outward",
    "passages",
    "room_capacity",
    "room_equipment",
    "rule_pack",
    "scheduled_attendance",
    "stand_area",
    "stand_height",
    "unmet_needs",
    "wall_distance",
    "ways_to_doors",
    "width_for",
    "widths_that_count",
]
