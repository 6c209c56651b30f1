"""Where booths stand."""

from venueplan.arrange.booths import arrange_booths, compare_layouts
from venueplan.arrange.merging import merge_booths, split_booth
from venueplan.arrange.numbering import number_booths

__all__ = ["arrange_booths", "compare_layouts", "merge_booths", "number_booths", "split_booth"]
