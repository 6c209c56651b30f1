"""Whether a programme keeps the rules of rooms, times, people and promises, and which wishes it leaves open."""

from venueplan.check.programme.checks import check_programme
from venueplan.check.programme.held import Held, held_meetings

__all__ = ["Held", "check_programme", "held_meetings"]
