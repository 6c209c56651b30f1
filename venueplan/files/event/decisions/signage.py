"""``[signage]`` and ``[escape_plans]`` of ``event.toml``: what signs say, and who approved escape plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.files.untrusted.cells import Day, Identifier, Text, fault, one_of, to_real, to_whole
from venueplan.files.untrusted.quoting import shown, unknown
from venueplan.model import EscapePlans, Signage, SignSite

Millimetres = Annotated[float, Field(ge=50, le=5000), BeforeValidator(to_real)]
Pixels = Annotated[int, Field(ge=200, le=4000), BeforeValidator(to_whole)]


class SignageSettings(BaseModel):
    """``[signage]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    amenities: tuple[Text, ...] = Signage.amenities
    most: Annotated[int, Field(ge=1, le=5), BeforeValidator(to_whole)] = Signage.most
    distances: bool = Signage.distances
    booth_mm: tuple[Millimetres, Millimetres] = Signage.booth_mm
    fascia_mm: tuple[Millimetres, Millimetres] = Signage.fascia_mm
    schedule_px: tuple[Pixels, Pixels] = Signage.schedule_px

    def to_noun(self) -> Signage:
        """Return how signs are made."""
        return Signage(**self.model_dump())


def _code(text: str) -> str:
    if len(text) != 8 or set(text) - set("0123456789ABCDEF"):
        raise fault(f"{shown(text)} is not the code of an escape plan: eight of 0-9 and A-F, as the plan shows it")
    return text


class EscapeSettings(BaseModel):
    """``[escape_plans]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    approved_by: Text = ""
    approved: Day | None = None
    codes: dict[Identifier, Annotated[Text, AfterValidator(_code)]] = Field(default_factory=dict)
    call: Annotated[Text, Field(max_length=30)] = ""
    paper: Annotated[Text, AfterValidator(one_of(("", "A3", "A2", "A1", "A0"), what="a sheet"))] = ""

    def to_noun(self) -> EscapePlans:
        """Return who approved which escape plans."""
        return EscapePlans(
            approved_by=self.approved_by,
            approved=self.approved,
            codes=tuple(sorted(self.codes.items())),
            call=self.call,
            paper=self.paper,
        )


def escape_faults(settings: EscapeSettings, sites: Iterable[SignSite]) -> list[tuple[str, str]]:
    """Return keys and sentences of approvals that say nothing: half of one, or one of a site without escape plan."""
    known = [site.id for site in sites if site.kind == "escape"]
    found = [
        (f"escape_plans.codes.{site}", unknown("escape plan", site, known=known))
        for site in settings.codes
        if site not in known
    ]
    if settings.approved_by and not settings.approved:
        found.append(("escape_plans.approved", "is missing; say on which day approved_by signed, or leave both out"))
    if settings.approved and not settings.approved_by:
        found.append(("escape_plans.approved_by", "is missing; say who approved the plans, or leave approved out"))
    if settings.codes and not (settings.approved or settings.approved_by):
        found.append(("escape_plans.approved_by", "is missing; codes of plans approve nothing without it"))
    return found
