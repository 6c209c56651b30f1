"""What exhibitors ask of stands beyond the single booth: area, merged booths, relations, holds."""

from venueplan.rules.asked.areas import AreaRange, area_range, pays_for, price_band
from venueplan.rules.asked.breaches import Breach, breaches
from venueplan.rules.asked.entrances import entrances_of
from venueplan.rules.asked.holds import held_for
from venueplan.rules.asked.joined import joined_booth
from venueplan.rules.asked.relations import Near, Side, near_pairs, pairs_within, sides_of

__all__ = [
    "AreaRange",
    "Breach",
    "Near",
    "Side",
    "area_range",
    "breaches",
    "entrances_of",
    "held_for",
    "joined_booth",
    "near_pairs",
    "pairs_within",
    "pays_for",
    "price_band",
    "sides_of",
]
