"""``[signage]`` of ``event.toml``: what directional signs lead to, and the sizes of signs."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.files.untrusted.cells import Text, to_real, to_whole
from venueplan.model import Signage

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
