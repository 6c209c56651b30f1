"""Strategies of layout compared: figures, and one picture."""

from __future__ import annotations

from pathlib import Path

from venueplan import files
from venueplan.arrange import compare_layouts
from venueplan.build.progress import OnProgress
from venueplan.build.sheets import FORMATS
from venueplan.draw import draw_layouts
from venueplan.errors import InputError
from venueplan.model import ComparedLayout, Plan


def compare_plan(plan: Plan, *, on_progress: OnProgress | None = None) -> tuple[ComparedLayout, ...]:
    """Return what each strategy makes of the halls of a plan's event, the best first."""
    return compare_layouts(plan.venue, plan.event, on_progress=on_progress)


def check_picture(path: Path) -> str:
    """Return the kind of a picture by the ending of its path, before anything is laid out for it.

    Raises
    ------
    InputError
        If the ending is none of png, svg and pdf, or there is no folder for the picture.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise InputError(f"{path}: the picture of the layouts ends in .png, .svg or .pdf")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}; make it first, or write the picture elsewhere")
    return kind


def write_comparison(plan: Plan, compared: tuple[ComparedLayout, ...], *, path: Path) -> None:
    """Write the layouts side by side as one picture: png, svg or pdf by the ending of the path.

    Raises
    ------
    InputError
        If the ending is another one.
    """
    files.write_atomically(path, draw_layouts(plan, compared).as_bytes(check_picture(path)))
