"""Where booths stand."""

from venueplan.arrange.booths import arrange_booths, compare_layouts
from venueplan.arrange.editing.merging import merge_booths, split_booth
from venueplan.arrange.editing.numbering import number_booths
from venueplan.arrange.editing.redrawn import redraw_booths
from venueplan.arrange.search.proof import prove_layout

__all__ = [
    "arrange_booths",
    "compare_layouts",
    "merge_booths",
    "number_booths",
    "prove_layout",
    "redraw_booths",
    "split_booth",
]
