"""``[pattern]`` of ``event.toml``: what rows of booths are made of, and how booths are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.files.untrusted.cells import Metres, PositiveCount, Range, Text, YesNo, fault, one_of, to_real, to_whole
from venueplan.model import BoothPattern, Numbering

_CORNERS = ("south-west", "south-east", "north-west", "north-east")
_FORBID = ConfigDict(extra="forbid", frozen=True)

SCHEMES = ("row-letter", "aisle-hundreds", "aisle-letter")
"""Ways to number booths."""


def _step(value: int) -> int:
    if value not in {0, 1, 2, 4}:
        raise fault("is not a step of numbers along a row; use 0, 1, 2 or 4")
    return value


def _digits(text: str) -> str:
    left = [digit for digit in range(10) if str(digit) not in text]
    if not set(text) <= set("0123456789"):
        raise fault('is not a row of digits; write for instance "4"')
    if not {digit % 2 for digit in left} == {0, 1}:
        raise fault("leaves no odd or no even digit; leave one of each")
    return text


def _letters(text: str) -> str:
    if not set(text) < set("ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        raise fault('is not a row of capital letters that leaves some; write for instance "IO"')
    return text


PositiveMetres = Annotated[float, Field(gt=0, le=1000), BeforeValidator(to_real)]


class NumberingSettings(BaseModel):
    """``[pattern.numbering]``."""

    model_config = _FORBID
    scheme: Annotated[Text, AfterValidator(one_of(SCHEMES, what="a numbering scheme"))] = Numbering.scheme
    prefix: Text = Numbering.prefix
    suffix: Text = Numbering.suffix
    start: Annotated[Text, AfterValidator(one_of(_CORNERS, what="a corner of the hall"))] = Numbering.start
    direction: Annotated[Text, AfterValidator(one_of(("forward", "serpentine"), what="a direction of counting"))] = (
        Numbering.direction
    )
    step_along: Annotated[int, BeforeValidator(to_whole), AfterValidator(_step)] = Numbering.step_along
    step_across: Annotated[int, Field(ge=0, le=1000), BeforeValidator(to_whole)] = Numbering.step_across
    skips: tuple[PositiveCount, ...] = Numbering.skips
    skip_digits: Annotated[Text, AfterValidator(_digits)] = Numbering.skip_digits
    skip_letters: Annotated[Text, AfterValidator(_letters)] = Numbering.skip_letters
    skip_at_aisles: Annotated[int, Field(ge=0, le=1000), BeforeValidator(to_whole)] = Numbering.skip_at_aisles


class PatternSettings(BaseModel):
    """``[pattern]``: rows of booths, metres."""

    model_config = _FORBID
    module_width: PositiveMetres = BoothPattern.module_width
    module_depth: PositiveMetres = BoothPattern.module_depth
    pole_pitch: Annotated[float, Field(ge=0.5, le=2), BeforeValidator(to_real)] = BoothPattern.pole_pitch
    row_depth: Annotated[int, Field(ge=1, le=2), BeforeValidator(to_whole)] = BoothPattern.row_depth
    aisle: PositiveMetres = BoothPattern.aisle
    main_aisle: PositiveMetres = BoothPattern.main_aisle
    perimeter_aisle: Metres = BoothPattern.perimeter_aisle
    axial_aisles: YesNo = BoothPattern.axial_aisles
    cross_aisle_every: Metres = BoothPattern.cross_aisle_every
    wall_distance: Metres = BoothPattern.wall_distance
    island_length: PositiveMetres = BoothPattern.island_length
    island_area: Range = BoothPattern.island_area
    peninsula_area: Range = BoothPattern.peninsula_area
    corner_share: Annotated[float, Field(ge=0, le=1), BeforeValidator(to_real)] = BoothPattern.corner_share
    heights: Annotated[Text, AfterValidator(one_of(("china", "iaee"), what="a practice of heights"))] = (
        BoothPattern.heights
    )
    stand_height: Metres = BoothPattern.stand_height
    numbering: NumberingSettings = NumberingSettings()

    def to_noun(self) -> BoothPattern:
        """Return the pattern."""
        plain = {name: getattr(self, name) for name in type(self).model_fields if name != "numbering"}
        return BoothPattern(**plain, numbering=Numbering(**self.numbering.model_dump()))


def pattern_faults(pattern: PatternSettings) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for lengths of a pattern that cannot hold together."""
    width = pattern.module_width * pattern.pole_pitch
    if pattern.island_length < width:
        yield (
            "pattern.island_length",
            f"{pattern.island_length:g} m is shorter than one module of {width:g} m; write {width:g} or more",
        )
    every, aisle, main = pattern.cross_aisle_every, pattern.aisle, pattern.main_aisle
    if 0 < every < width + aisle:
        short = f"{every:g} m is less than one module of {width:g} m and an aisle of {aisle:g} m"
        yield "pattern.cross_aisle_every", f"{short}; write {width + aisle:g} or more, or 0"
    if main < aisle:
        short = f"{main:g} m is narrower than a secondary aisle, {aisle:g} m"
        yield "pattern.main_aisle", f"{short}; write {aisle:g} or more"
