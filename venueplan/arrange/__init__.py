"""Where booths stand."""

from venueplan.arrange.booths import arrange_booths
from venueplan.arrange.numbering import number_booths

__all__ = ["arrange_booths", "number_booths"]
