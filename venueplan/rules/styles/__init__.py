"""What sheets look like: the styles that are included, and what makes a style legible."""

from venueplan.rules.styles.colours import contrast, distance
from venueplan.rules.styles.included import STYLES, included_style, style_of
from venueplan.rules.styles.judging import style_faults
from venueplan.rules.styles.pictograms import PICTOGRAMS

__all__ = ["PICTOGRAMS", "STYLES", "contrast", "distance", "included_style", "style_faults", "style_of"]
