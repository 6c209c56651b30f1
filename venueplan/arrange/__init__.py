"""Where booths stand."""

from venueplan.arrange.booths import arrange_booths, compare_layouts
from venueplan.arrange.merging import merge_booths, split_booth
from venueplan.arrange.numbering import number_booths
from venueplan.arrange.proof import prove_layout
from venueplan.arrange.redrawn import redraw_booths

__all__ = [
    "arrange_booths",
    "compare_layouts",
    "merge_booths",
    "number_booths",
    "prove_layout",
    "redraw_booths",
    "split_booth",
]
