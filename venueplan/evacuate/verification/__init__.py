"""Every known case, run through every model that can represent it; failures are shown as failures."""

from venueplan.evacuate.verification.table import verify_models

__all__ = ["verify_models"]
