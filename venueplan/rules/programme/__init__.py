"""What meetings ask of rooms, of times and of each other, and what it costs if they do not get it."""

from venueplan.rules.programme.costs import Cost, programme_costs, summed
from venueplan.rules.programme.groups import peak, stays, tracks_of, trips_of
from venueplan.rules.programme.pairs import lower_first, must_follow, never_together, pair_of
from venueplan.rules.programme.rooms import Lack, Rooms
from venueplan.rules.programme.times import When, opening_hours, room_windows, start_costs, time_rules, zone_of

__all__ = [
    "Cost",
    "Lack",
    "Rooms",
    "When",
    "lower_first",
    "must_follow",
    "never_together",
    "opening_hours",
    "pair_of",
    "peak",
    "programme_costs",
    "room_windows",
    "start_costs",
    "stays",
    "summed",
    "time_rules",
    "tracks_of",
    "trips_of",
    "zone_of",
]
