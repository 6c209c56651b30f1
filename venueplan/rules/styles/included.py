"""The styles that are included, read from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from venueplan.errors import UnknownNameError
from venueplan.model import LineWidths, Palette, Style, TypeSizes

STYLES = ("light", "print-grey", "high-contrast")
"""Names of the styles that are included."""


@cache
def included_style(name: str) -> Style:
    """Return an included style.

    Raises
    ------
    UnknownNameError
        If there is none of that name.
    """
    if name not in STYLES:
        raise UnknownNameError("style", name, known=STYLES)
    values = tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    base = included_style(values["base"]) if "base" in values else None
    return style_of(values, name=name, base=base)


def style_of(values: Mapping[str, Any], *, name: str, base: Style | None = None) -> Style:
    """Return the style that some values describe.

    Parameters
    ----------
    values
        ``colours``, ``type`` (``wide``, ``narrow`` and ``floor`` by role) and ``lines`` by role; all of them, or with
        a base only those that differ from it.
    """
    colours = dict(values.get("colours", {}))
    colours |= {key: tuple(colours[key]) for key in ("zones", "ramp") if key in colours}
    sizes: Mapping[str, Any] = {
        role: {key: tuple(five) for key, five in found.items()} for role, found in values.get("type", {}).items()
    }
    lines = {role: tuple(five) for role, five in values.get("lines", {}).items()}
    if base is None:
        return Style(
            name=name,
            colours=Palette(**colours),
            sizes=tuple(TypeSizes(role=role, **found) for role, found in sizes.items()),
            lines=tuple(LineWidths(role=role, widths=five) for role, five in lines.items()),
        )
    return replace(
        base,
        name=name,
        colours=replace(base.colours, **colours),
        sizes=tuple(replace(known, **dict(sizes.get(known.role, {}))) for known in base.sizes),
        lines=tuple(replace(known, widths=lines.get(known.role, known.widths)) for known in base.lines),
    )
