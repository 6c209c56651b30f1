"""``[[mix]]`` and ``[prices]`` of ``event.toml``: stands asked for by size, and what stands cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.files.event.decisions.pattern import PatternSettings
from venueplan.files.untrusted.cells import Identifier, NotNegative, Range, Text, YesNo, fault, to_real, to_whole
from venueplan.files.untrusted.quoting import unknown
from venueplan.model import MixEntry, PriceList

_FORBID = ConfigDict(extra="forbid", frozen=True)
_USUAL = dict(PriceList.surcharges)

Share = Annotated[float, Field(ge=0, le=10), BeforeValidator(to_real)]


def _currency(code: str) -> str:
    if len(code) != 3 or not code.isascii() or not code.isalpha() or not code.isupper():
        raise fault("is not a currency; write its three letters, such as CNY or EUR")
    return code


class MixSettings(BaseModel):
    """``[[mix]]``: so many stands of one size."""

    model_config = _FORBID
    area: Annotated[float, Field(gt=0, le=1e5), BeforeValidator(to_real)]
    count: Annotated[int, Field(gt=0, le=10_000), BeforeValidator(to_whole)]
    zone: Identifier = MixEntry.zone
    open_sides: Annotated[int, Field(ge=1, le=4), BeforeValidator(to_whole)] = MixEntry.open_sides
    frontage: Range = MixEntry.frontage
    raw: YesNo = MixEntry.raw

    def to_noun(self) -> MixEntry:
        """Return the entry."""
        return MixEntry(**self.model_dump())


class SurchargeSettings(BaseModel):
    """What is added to the price by kind of stand, as a share."""

    model_config = _FORBID
    corner: Share = _USUAL["corner"]
    peninsula: Share = _USUAL["peninsula"]
    island: Share = _USUAL["island"]


class BandSettings(BaseModel):
    """``[[prices.bands]]``: a band of prices of whole stands."""

    model_config = _FORBID
    id: Identifier
    up_to: NotNegative


class PriceSettings(BaseModel):
    """``[prices]``."""

    model_config = _FORBID
    currency: Annotated[Text, AfterValidator(_currency)]
    per_m2: NotNegative
    halls: dict[Identifier, NotNegative] = Field(default_factory=dict)
    zones: dict[Identifier, NotNegative] = Field(default_factory=dict)
    surcharges: SurchargeSettings = SurchargeSettings()
    bands: tuple[BandSettings, ...] = ()

    def to_noun(self) -> PriceList:
        """Return the price list."""
        return PriceList(
            currency=self.currency,
            per_m2=self.per_m2,
            halls=tuple(sorted(self.halls.items())),
            zones=tuple(sorted(self.zones.items())),
            surcharges=tuple(self.surcharges.model_dump().items()),
            bands=tuple((band.id, band.up_to) for band in self.bands),
        )


def price_faults(
    prices: PriceSettings, *, halls: Collection[str] | None, zones: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for prices of halls and zones that do not exist; ``halls`` None: not known."""
    for hall in prices.halls if halls is not None else ():
        if hall not in (halls or ()):
            yield f"prices.halls.{hall}", unknown("hall", hall, known=halls or ())
    for number, (below, band) in enumerate(pairwise(prices.bands), start=2):
        if band.up_to <= below.up_to or band.id == below.id:
            yield f"prices.bands[{number}]", f"'{band.id}' must differ from '{below.id}' above it and reach higher"
    for zone in prices.zones:
        if zone not in zones:
            yield f"prices.zones.{zone}", unknown("zone", zone, known=zones)


def mix_faults(
    mix: tuple[MixSettings, ...], *, pattern: PatternSettings, zones: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for stands that no hall can hold: unknown zones, sizes that the pattern does not allow."""
    width, module = pattern.module_width, pattern.module_width * pattern.module_depth
    for number, entry in enumerate(mix, start=1):
        if (entry.zone or zones) and entry.zone not in zones:
            yield f"mix[{number}].zone", unknown("zone", entry.zone, known=zones)
        if entry.area < module - 1e-6:
            yield (
                f"mix[{number}].area",
                f"{entry.area:g} m² is less than one module of {module:g} m²; write {module:g} or more",
            )
        if entry.frontage[1] < width:
            short = f"at most {entry.frontage[1]:g} m is less than the width of a module, {width:g} m"
            yield f"mix[{number}].frontage", f"{short}; write {width:g} or more"
        yield from (
            (f"mix[{number}].area", sentence)
            for sentence in size_faults(entry.area, open_sides=entry.open_sides, pattern=pattern)
        )


def size_faults(area: float, *, open_sides: int, pattern: PatternSettings) -> Iterator[str]:
    """Yield the sentence for an island or a peninsula of a size that the pattern does not allow.

    Examples
    --------
    >>> list(size_faults(20.0, open_sides=4, pattern=PatternSettings(island_area=[36, 400])))
    ['area 20 with 4 open sides is an island; event.toml allows 36 to 400 m² (pattern.island_area)']
    """
    name, kind = {3: ("peninsula_area", "a peninsula"), 4: ("island_area", "an island")}.get(open_sides, ("", ""))
    if not name:
        return
    least, most = getattr(pattern, name)
    if not least <= area <= most:
        allowed = f"event.toml allows {least:g} to {most:g} m² (pattern.{name})"
        yield f"area {area:g} with {open_sides} open sides is {kind}; {allowed}"
