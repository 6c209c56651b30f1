"""Limits with their sources, rule packs, and the predicates over the model that several rooms read."""

from venueplan.rules.booths.facts import BoothFacts, booth_facts, booth_kinds
from venueplan.rules.booths.heights import StandHeight, stand_height
from venueplan.rules.booths.letting import with_booths
from venueplan.rules.booths.neighbourhood import Neighbours, neighbours, outward
from venueplan.rules.booths.sales import STATES, SalesLine, booth_state, sales_of
from venueplan.rules.booths.stands import ClearZone, aisle_width, booth_clear_zones, stand_area, wall_distance
from venueplan.rules.booths.utilities import (
    BoothSupply,
    booth_supplies,
    booth_supply,
    exhibitors_on,
    meets_needs,
    stand_needs,
    unmet_needs,
)
from venueplan.rules.booths.wishes import KINDS, comes_true, place_of
from venueplan.rules.changes import changes_between
from venueplan.rules.exits import exit_capacity, exit_width_limit, exits_of, openings_of, width_for, widths_that_count
from venueplan.rules.limits.house import house_faults, house_pack, known_limit
from venueplan.rules.limits.packs import compared_packs, event_pack, named_pack, rule_pack
from venueplan.rules.pack import Limit, RulePack, Source
from venueplan.rules.people.loads import FloorArea, Occupants, floor_area, occupant_load, occupants, occupants_in
from venueplan.rules.people.meetings import (
    changeover_minutes,
    is_meeting_room,
    room_equipment,
    scheduled_attendance,
)
from venueplan.rules.people.passages import Passage, inner_part, nearest_approach, passages, ways_to_doors
from venueplan.rules.people.rooms import RoomCapacity, find_room, is_left_by_exits, room_capacity
from venueplan.rules.people.seating import RowRules, row_rules, seats_in_rows
from venueplan.rules.people.single_ways import common_path_limit, dead_end_limit, limits_single_ways, persons_on
from venueplan.rules.people.travel import travel_limit

__all__ = [
    "KINDS",
    "STATES",
    "BoothFacts",
    "BoothSupply",
    "ClearZone",
    "FloorArea",
    "Limit",
    "Neighbours",
    "Occupants",
    "Passage",
    "RoomCapacity",
    "RowRules",
    "RulePack",
    "SalesLine",
    "Source",
    "StandHeight",
    "aisle_width",
    "booth_clear_zones",
    "booth_facts",
    "booth_kinds",
    "booth_state",
    "booth_supplies",
    "booth_supply",
    "changeover_minutes",
    "changes_between",
    "comes_true",
    "common_path_limit",
    "compared_packs",
    "dead_end_limit",
    "event_pack",
    "exhibitors_on",
    "exit_capacity",
    "exit_width_limit",
    "exits_of",
    "find_room",
    "floor_area",
    "house_faults",
    "house_pack",
    "inner_part",
    "is_left_by_exits",
    "is_meeting_room",
    "known_limit",
    "limits_single_ways",
    "meets_needs",
    "named_pack",
    "nearest_approach",
    "neighbours",
    "occupant_load",
    "occupants",
    "occupants_in",
    "openings_of",
    "outward",
    "passages",
    "persons_on",
    "place_of",
    "room_capacity",
    "room_equipment",
    "row_rules",
    "rule_pack",
    "sales_of",
    "scheduled_attendance",
    "seats_in_rows",
    "stand_area",
    "stand_height",
    "stand_needs",
    "travel_limit",
    "unmet_needs",
    "wall_distance",
    "ways_to_doors",
    "width_for",
    "widths_that_count",
    "with_booths",
]
