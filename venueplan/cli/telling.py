"""What a command says: figures, findings, progress, and the exit code that goes with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import pairwise
from json import dumps
from time import perf_counter

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from venueplan import build, files
from venueplan.allocate.stands.proving.front import Compromise
from venueplan.check.comparison import comparison_figures
from venueplan.cli.figures import tell_figures
from venueplan.cli.rules import aligned, tell_verdicts
from venueplan.model import Finding, Report

_SEVERITIES = {"error": "不符合", "warning": "警告", "note": "提示"}
"""Severities in Chinese."""


def tell_report(report: Report, *, json: bool, quiet: bool, languages: Sequence[str] = ("en",)) -> None:
    """Print a report: figures, then errors and warnings; or the whole of it as JSON.

    Parameters
    ----------
    languages
        Those of the findings, a line each, the first one first.
    """
    if json:
        sys.stdout.write(files.report_json(report).decode("utf-8"))
    elif not quiet:
        compared = {name for name, _ in comparison_figures(report.verdicts)}
        tell_figures([figure for figure in report.figures if figure[0] not in compared], json=False, quiet=False)
        tell_verdicts(report.verdicts)
        for finding in report.findings:
            if finding.severity != "note":
                for line in lines_of(finding, languages):
                    typer.echo(line)


def lines_of(finding: Finding, languages: Sequence[str]) -> list[str]:
    """Return a finding as lines, one for each language; only the first bears the severity.

    Examples
    --------
    >>> from venueplan.model import Label
    >>> narrow = Finding(id="a", rule="r", severity="error", subject="s", message=Label.of(zh="窄。", en="Narrow."))
    >>> lines_of(narrow, ["zh", "en"])
    ['不符合 error: 窄。', '  Narrow.']
    """
    texts = [finding.message[code] for code in languages if finding.message[code]] or [str(finding.message)]
    name = " ".join({"zh": _SEVERITIES[finding.severity], "en": finding.severity}[code] for code in languages)
    return [f"{name}: {texts[0]}", *(f"  {text}" for text in texts[1:])]


def tell_front(compromises: Sequence[Compromise], *, json: bool, quiet: bool) -> None:
    """Print allocations of a front, a line each; or as JSON."""
    if json:
        typer.echo(dumps([asdict(one) for one in compromises], ensure_ascii=False))
    elif not quiet:
        heads = ("policy", "placed", "score", "bound", "worst loss", "revenue")
        rows = [
            (one.name, str(one.placed), f"{one.score:,}", f"{one.bound:,}", str(one.worst_loss), f"{one.revenue:,.0f}")
            for one in compromises
        ]
        typer.echo(aligned([heads, *rows]))


def leave_by(report: Report) -> None:
    """Leave with exit code 1 if a rule is broken."""
    if report.errors:
        raise typer.Exit(1)


@contextmanager
def progress(*, quiet: bool) -> Iterator[build.OnProgress | None]:
    """Show progress and, at the end, a table of stages with their seconds; on a terminal only."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    began: list[tuple[str, float]] = []
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=1.0)

        def on_progress(stage: str, fraction: float) -> None:
            name = stage.partition(": ")[0]
            if not began or began[-1][0] != name:
                began.append((name, perf_counter()))
            bar.update(task, description=stage, completed=fraction)

        yield on_progress
    _tell_stages(console, [*began, ("", perf_counter())])


def _tell_stages(console: Console, began: list[tuple[str, float]]) -> None:
    table = Table("stage", "seconds", box=None)
    for (stage, start), (_, end) in pairwise(began):
        table.add_row(stage, f"{end - start:.1f}")
    console.print(table)
