"""Directional signs checked and proposed."""

from __future__ import annotations

from venueplan import files
from venueplan.model import Finding, Plan
from venueplan.route import Guide
from venueplan.route.signing import Signwriter, direction_sites, inspect_signs, propose_sites


def check_signs(plan: Plan) -> tuple[Finding, ...]:
    """Return what is wrong with the directional signs of a plan: gaps, and places that get lost on the way."""
    return inspect_signs(Signwriter(guide=Guide(plan=plan)))


def propose_signs(plan: Plan) -> bytes:
    """Return rows for ``signs.csv``: the sites that are missing so that following the signs leads everywhere."""
    writer = Signwriter(guide=Guide(plan=plan))
    return files.sites_csv(propose_sites(writer, direction_sites(plan)), languages=plan.event.languages)
