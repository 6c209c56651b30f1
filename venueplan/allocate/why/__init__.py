"""Why somebody is where it is, why not elsewhere, and why some rules cannot hold together."""

from venueplan.allocate.why.conflicts import refuse_impossible_stands
from venueplan.allocate.why.explaining import explain
from venueplan.allocate.why.meetings import refuse_impossible_meetings

__all__ = ["explain", "refuse_impossible_meetings", "refuse_impossible_stands"]
