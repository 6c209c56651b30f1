"""What a style file may say."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from venueplan.files.untrusted.cells import Text, fault, to_real
from venueplan.model import Palette
from venueplan.rules.styles import included_style

_FORBID = ConfigDict(extra="forbid", frozen=True)
_CODE = r"^#[0-9A-Fa-f]{6}$"


def _colour(value: str) -> str:
    if not re.fullmatch(_CODE, value):
        raise fault("is not a colour; write it as #RRGGBB")
    return value.upper()


def _fills(values: tuple[str, ...]) -> tuple[str, ...]:
    if not 1 <= len(values) <= 8:
        raise fault("does not hold one to eight fills, which is what readers can tell apart")
    return values


def _steps(values: tuple[str, ...]) -> tuple[str, ...]:
    if not 2 <= len(values) <= 8:
        raise fault("does not hold two to eight fills from light to dark")
    return values


Colour = Annotated[Text, AfterValidator(_colour), WithJsonSchema({"type": "string", "pattern": _CODE})]
Size = Annotated[float, Field(gt=0, le=400), BeforeValidator(to_real)]
Five = tuple[Size, Size, Size, Size, Size]
Floor = Annotated[float, Field(ge=0, le=400), BeforeValidator(to_real)]
"""A floor of 0 lets a text shrink as far as it must."""


class TypeSettings(BaseModel):
    """``[type.ROLE]``: cap heights in mm on A0, A1, A2, A3 and A4."""

    model_config = _FORBID
    wide: Five | None = None
    narrow: Five | None = None
    floor: tuple[Floor, Floor, Floor, Floor, Floor] | None = None


def _table(name: str, doc: str, **keys: Any) -> type[BaseModel]:
    """Return a table whose keys may all be left out."""
    fields_: dict[str, Any] = {key: (kind | None, None) for key, kind in keys.items()}
    return create_model(name, __config__=_FORBID, __doc__=doc, **fields_)


_LIGHT = included_style("light")
_ZONES = Annotated[tuple[Colour, ...], AfterValidator(_fills)]
_RAMP = Annotated[tuple[Colour, ...], AfterValidator(_steps)]
_COLOURS = {field.name: Colour for field in fields(Palette) if field.type == "str"}
ColourSettings = _table("ColourSettings", "``[colours]``.", **_COLOURS, zones=_ZONES, ramp=_RAMP)
AllTypeSettings = _table("AllTypeSettings", "``[type]``.", **{sizes.role: TypeSettings for sizes in _LIGHT.sizes})
LineSettings = _table(
    "LineSettings", "``[lines]``: widths in mm on A0 to A4.", **{line.role: Five for line in _LIGHT.lines}
)


class StyleSettings(BaseModel):
    """A style file: what differs from its base.

    ``base`` is the name of an included style or another style file. ``pictograms`` is a folder of SVG files, each named
    by the pictogram it stands for; ``logo`` is an SVG file. Paths are relative to the style file.
    """

    model_config = _FORBID
    base: Text = "light"
    colours: ColourSettings = ColourSettings()  # type: ignore[valid-type]
    type: AllTypeSettings = AllTypeSettings()  # type: ignore[valid-type]
    lines: LineSettings = LineSettings()  # type: ignore[valid-type]
    pictograms: Text = ""
    logo: Text = ""
