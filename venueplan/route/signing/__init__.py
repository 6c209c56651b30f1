"""What each directional sign must say, where signs are missing, and whether following them leads there."""

from venueplan.route.signing.consistency import direction_sites, inspect_signs
from venueplan.route.signing.content import Signwriter
from venueplan.route.signing.destinations import Destination, destinations_of, entrances_of
from venueplan.route.signing.follow import Follower, Walked
from venueplan.route.signing.propose import Walk, follower_of, propose_sites, walks_by_signs

__all__ = [
    "Destination",
    "Follower",
    "Signwriter",
    "Walk",
    "Walked",
    "destinations_of",
    "direction_sites",
    "entrances_of",
    "follower_of",
    "inspect_signs",
    "propose_sites",
    "walks_by_signs",
]
