"""Signs of all kinds: drawn side by side, only what changed; the schedule; what to print anew after a change."""

from venueplan.build.signing.difference import compare_signs, write_difference
from venueplan.build.signing.making import MadeSet, draw_one, draw_signs
from venueplan.build.signing.sites import check_signs, propose_signs

__all__ = [
    "MadeSet",
    "check_signs",
    "compare_signs",
    "draw_one",
    "draw_signs",
    "propose_signs",
    "write_difference",
]
