"""A style by its name or its file, checked so that what it prints can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from venueplan.errors import InputError, Problem, UnknownNameError
from venueplan.files.styles.artwork import read_drawing
from venueplan.files.styles.settings import StyleSettings
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_toml
from venueplan.files.untrusted.sentences import validated
from venueplan.model import Drawing, Style
from venueplan.rules.styles import PICTOGRAMS, STYLES, included_style, style_faults, style_of

_DEEPEST = 4
"""Files that may stand on each other by ``base``."""


def read_style(name: str, *, folder: Path) -> Style:
    """Return a style.

    Parameters
    ----------
    name
        That of an included style, or a ``.toml`` file relative to the folder.

    Raises
    ------
    InputError
        If there is no such style, or with every fault of the file: keys, values, drawings, and every pair of colours
        that cannot be read or told apart.
    """
    if not name.endswith(".toml"):
        return _included(name)
    style = _from_file(folder / name, file=name, depth=1)
    faults = style_faults(style)
    if faults:
        raise InputError([Problem(file=name, where=f"key {key}", message=message) for key, message in faults])
    return style


def _included(name: str) -> Style:
    try:
        return included_style(name)
    except UnknownNameError as error:
        raise InputError(f"{error}; or name a file that ends with .toml") from None


def _from_file(path: Path, *, file: str, depth: int) -> Style:
    settings, faults = validated(StyleSettings, read_toml(path, file=file))
    problems = [
        Problem(file=file, where=f"key {key}", message=message.removeprefix(f"{key} ")) for key, message in faults
    ]
    if settings is None:
        raise InputError(problems)
    if not settings.base.endswith(".toml") and settings.base not in STYLES:
        known = f"use {', '.join(STYLES)} or a file that ends with .toml"
        raise InputError([Problem(file=file, where="key base", message=f"{shown(settings.base)} is no style; {known}")])
    if depth == _DEEPEST and settings.base.endswith(".toml"):
        message = f"is the end of a chain of {_DEEPEST} files; name an included style here"
        raise InputError([Problem(file=file, where="key base", message=message)])
    base = (
        _from_file(path.parent / settings.base, file=settings.base, depth=depth + 1)
        if settings.base.endswith(".toml")
        else included_style(settings.base)
    )
    return _with_drawings(style_of(_given(settings), name=path.stem, base=base), settings, path=path)


def _given(settings: StyleSettings) -> Mapping[str, Any]:
    return settings.model_dump(exclude_none=True, include={"colours", "type", "lines"})


def _with_drawings(style: Style, settings: StyleSettings, *, path: Path) -> Style:
    found = {drawing.name: drawing for drawing in style.pictograms}
    if settings.pictograms:
        found |= {drawing.name: drawing for drawing in _pictograms(path, settings.pictograms)}
    logo = read_drawing(path.parent / settings.logo, file=settings.logo) if settings.logo else style.logo
    return replace(style, pictograms=tuple(found[name] for name in sorted(found)), logo=logo)


def _pictograms(path: Path, name: str) -> list[Drawing]:
    """Return the drawings of a folder; a file that no pictogram is named like is a problem, never ignored."""
    folder = path.parent / name
    if not folder.is_dir():
        message = f"{shown(name)} is no folder beside the style file"
        raise InputError([Problem(file=path.name, where="key pictograms", message=message)])
    problems: list[Problem] = []
    drawings = []
    for file in sorted(folder.glob("*.svg")):
        said = f"{name}/{file.name}"
        try:
            if file.stem not in PICTOGRAMS:
                raise UnknownNameError("pictogram", file.stem, known=PICTOGRAMS)  # noqa: TRY301 - told with the others
            drawings.append(read_drawing(file, file=said))
        except UnknownNameError as error:
            problems.append(Problem(file=said, message=str(error)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return drawings
