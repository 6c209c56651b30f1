"""What breaks a rule, where, by how much, and which clause says so."""

from venueplan.check.egress.measure import measure_egress
from venueplan.check.inspection import check_plan

__all__ = ["check_plan", "measure_egress"]
