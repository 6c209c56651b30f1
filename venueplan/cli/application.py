"""The application and the options that several commands share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from venueplan import __version__, build
from venueplan.errors import InputError
from venueplan.model import Plan

EVENT_HELP = "Event folder, for instance layouts/quickstart/expo-day."
PLAN_HELP = "Plan document (plan.json), or an event folder to begin from."

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Plan large venues: booths, exhibitors, forums, safety rules, walking routes, maps and signs.",
    epilog="Begin with:  venueplan build layouts/quickstart/expo-day -o out",
)

PlanPath = Annotated[Path, typer.Argument(help=PLAN_HELP, show_default=False)]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Where to write; the plan itself if left out.")]
Seed = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Seed of every lot that is drawn.")]
EffortName = Annotated[
    str,
    typer.Option(
        "--effort",
        help="reproducible; fast: the same with smaller limits; proof: more workers, another plan on each run.",
    ),
]
Jobs = Annotated[int, typer.Option(min=1, max=16, help="Processes that work side by side.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", help="Languages to say it in: zh, en or zh,en, the first one first; if left out, the event's."
    ),
]
StyleName = Annotated[
    str,
    typer.Option(
        "--style",
        help="light, print-grey, high-contrast or a style file (.toml); if left out, the event's.",
        show_default=False,
    ),
]
Size = Annotated[
    str,
    typer.Option(
        "--size",
        help="Page: A0 to A4, A1-portrait, or 900x1400 (mm); the usual one if left out.",
        show_default=False,
    ),
]
Bleed = Annotated[float, typer.Option("--bleed", help="Millimetres of bleed, with crop marks around; 0 for none.")]
Outlines = Annotated[bool, typer.Option("--outlines", help="PDFs with shapes instead of text, without any font.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


@app.callback(invoke_without_command=True)
def _about(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False
) -> None:
    if version:
        typer.echo(f"venueplan {__version__}")
        raise typer.Exit


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages that ``--lang`` asks for.

    Raises
    ------
    InputError
        If there is another one than ``zh`` and ``en``, or none.

    Examples
    --------
    >>> languages_of("en"), languages_of("zh,en")
    (('en',), ('zh', 'en'))
    """
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    wrong = [code for code in found if code not in {"zh", "en"}]
    if wrong or not found:
        raise InputError(f"--lang '{text}' names {wrong[0] if wrong else 'no language'}; use zh, en or zh,en")
    return found


def formats_of(text: str) -> tuple[str, ...]:
    """Return the formats that ``--format`` asks for, each once.

    Raises
    ------
    InputError
        If it names none; whether they can be drawn is said by what draws them.

    Examples
    --------
    >>> formats_of("PDF, svg,pdf")
    ('pdf', 'svg')
    """
    found = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if not found:
        raise InputError(f"--format '{text}' names no format; use any of png,svg,pdf")
    return found


def languages_for(plan: Plan, lang: str | None) -> tuple[str, ...]:
    """Return the languages that ``--lang`` asks for or, if it is left out, those of the event; English if it has none.

    Raises
    ------
    InputError
        If there is another one than ``zh`` and ``en``, or none.
    """
    if lang is not None:
        return languages_of(lang)
    return tuple(code for code in plan.event.languages if code in {"zh", "en"}) or ("en",)


def load_styled(path: Path, style: str) -> Plan:
    """Return the plan, with the style that ``--style`` asks for if it asks for one."""
    plan = build.load_plan(path)
    return build.with_style(plan, style) if style else plan


def load(path: Path, output: Path | None, *, seed: int) -> tuple[Plan, Path]:
    """Return the plan and where to write it: back to itself, unless it comes from an event folder."""
    plan = replace(build.load_plan(path), seed=seed)
    if output is None and path.is_dir():
        raise InputError(f"{path} is an event folder; say where the plan goes, for instance -o plan.json")
    target = output or path
    if not target.parent.is_dir():
        raise InputError(f"{target}: there is no folder {target.parent}; make it first, or write the plan elsewhere")
    return plan, target
