"""Conferences: talks to sessions and rooms, and hundreds of talks to blocks of time."""

from venueplan.solve.conferences.blocks import Blocks, BlockTalk, least_away
from venueplan.solve.conferences.homes import place_talks
from venueplan.solve.conferences.sequence import sequence_talks
from venueplan.solve.conferences.sessions import Stream, loosened_streams, seat_talks, streams_of

__all__ = [
    "BlockTalk",
    "Blocks",
    "Stream",
    "least_away",
    "loosened_streams",
    "place_talks",
    "seat_talks",
    "sequence_talks",
    "streams_of",
]
