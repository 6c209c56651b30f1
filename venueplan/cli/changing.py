"""Commands that change a plan: by what has changed in the world, or by hand; and that tell what was changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from venueplan import allocate, build, files
from venueplan.build import Changed, Note, edit_plan, redraw_plan, replan_plan
from venueplan.cli.application import Json, Lang, Output, PlanPath, Quiet, Seed, app, languages_for, load
from venueplan.cli.figures import tell_figures
from venueplan.cli.telling import lines_of, progress
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Finding, Plan, Proof, Revision, Transfer

Reason = Annotated[str, typer.Option("--reason", help="Why, in your own words; kept with the revision.")]
Dated = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="The day of the change; no clock is asked."),
]

ACTIONS: Mapping[str, tuple[str, ...]] = {
    "move": ("EXHIBITOR", "BOOTH"),
    "swap": ("EXHIBITOR", "EXHIBITOR"),
    "pin": ("EXHIBITOR",),
    "hold": ("BOOTH",),
    "release": ("BOOTH or EXHIBITOR",),
    "merge": ("BOOTH", "BOOTH", "[BOOTH ...]"),
    "split": ("BOOTH", "[AT]"),
    "renumber": (),
    "booths": ("FILE",),
}
"""What ``edit`` does, and what each needs; what stands in brackets may be left out."""


@app.command("replan", epilog="Example:  venueplan replan plan.json changes.toml --date 2026-05-02")
def replan_command(
    plan: PlanPath,
    changes: Annotated[Path, typer.Argument(help="What has changed, .toml or .csv.", show_default=False)],
    output: Output = None,
    seed: Seed = 0,
    reason: Reason = "",
    dated: Dated = None,
    lang: Lang = None,
    *,
    effort: Annotated[str, typer.Option(help="reproducible, fast or proof (more workers, not the same each time).")] = (
        "reproducible"
    ),
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Change a plan as little as possible: who has cancelled, who is new, what is blocked, lost or away."""
    loaded, target = load(plan, output, seed=seed)
    languages = languages_for(loaded, lang)
    told = files.read_changes(changes, event=loaded.event)
    note = Note(reason=reason or f"changes of {changes.name}", dated=dated.date() if dated else None)
    with progress(quiet=quiet or json) as on_progress:
        found, proof = replan_plan(loaded, told, note=note, effort=effort, seed=seed, on_progress=on_progress)
    files.write_plan(found.plan, target)
    figures = _moves("exhibitor", found.transfers, proof=proof.stands)
    figures += _moves("forum", found.transfers, proof=proof.meetings)
    _tell(found, languages, figures=figures, json=json, quiet=quiet)
    _leave(found)


@app.command("edit", epilog="Example:  venueplan edit plan.json move E017 H3-05-08")
def edit_command(
    plan: PlanPath,
    action: Annotated[str, typer.Argument(help=f"{', '.join(ACTIONS)}.", show_default=False)],
    names: Annotated[
        list[str] | None,
        typer.Argument(help="An exhibitor, booths (id or number), after how many parts to split, or a file."),
    ] = None,
    output: Output = None,
    reason: Reason = "",
    dated: Dated = None,
    lang: Lang = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Change a plan by hand: who stands where, or the booths themselves.

    move EXHIBITOR BOOTH, swap A B, pin, hold, release; merge BOOTH BOOTH, split BOOTH, split BOOTH AT (after so many
    parts), renumber, booths FILE (booths.geojson).
    """
    names = names or []
    _refuse_wrong_names(action, names)
    loaded = build.load_plan(plan)
    if output is None and plan.is_dir():
        raise InputError(f"{plan} is an event folder; say where the plan goes, for instance -o plan.json")
    languages = languages_for(loaded, lang)
    words = [Path(name).name if action == "booths" else name for name in names]
    note = Note(reason=reason or " ".join([action, *words]), dated=dated.date() if dated else None)
    found = _edited(loaded, action, names=names, note=note)
    files.write_plan(found.plan, output or plan)
    _tell(found, languages, figures=[], json=json, quiet=quiet)
    _leave(found)


@app.command("log", epilog="Example:  venueplan log plan.json")
def log_command(plan: PlanPath, lang: Lang = None, *, json: Json = False) -> None:
    """Tell the revisions of a plan, the newest first: when, why, and who moved."""
    loaded = build.load_plan(plan)
    languages = languages_for(loaded, lang)
    if json:
        typer.echo(dumps([_revision(one) for one in reversed(loaded.revisions)], ensure_ascii=False))
        return
    for line in _log(loaded, languages):
        typer.echo(line)


def _refuse_wrong_names(action: str, names: Sequence[str]) -> None:
    if action not in ACTIONS:
        raise UnknownNameError("edit", action, known=ACTIONS)
    words = ACTIONS[action]
    least = sum(not word.startswith("[") for word in words)
    most = len(names) if "[BOOTH ...]" in words else len(words)
    if not least <= len(names) <= most:
        raise InputError(f"edit {action} needs {' '.join(words) or 'no names'}; it was given {len(names)} names")


def _edited(plan: Plan, action: str, *, names: Sequence[str], note: Note) -> Changed:
    if action == "booths":
        return redraw_plan(plan, Path(names[0]), note=note)
    edits: Mapping[str, Callable[[], Plan]] = {
        "move": lambda: allocate.move_exhibitor(plan, names[0], to=names[1]),
        "swap": lambda: allocate.swap_exhibitors(plan, names[0], other=names[1]),
        "pin": lambda: allocate.pin_exhibitor(plan, names[0]),
        "hold": lambda: allocate.hold_booth(plan, names[0]),
        "release": lambda: allocate.release(plan, names[0]),
        "merge": lambda: build.merge_stands(plan, names),
        "split": lambda: build.split_stand(plan, names[0], at=_parts(names[1:])),
        "renumber": lambda: build.renumber_stands(plan),
    }
    return edit_plan(plan, edits[action](), note=note)


def _parts(words: Sequence[str]) -> int | None:
    """Return after how many parts a booth is to be split, None where nothing is said."""
    if not words:
        return None
    if not re.fullmatch("[0-9]{1,4}", words[0]):
        raise InputError(f"'{words[0][:20]}' is not a number of parts; write for instance 2")
    return int(words[0])


def _moves(kind: str, transfers: Sequence[Transfer], *, proof: Proof | None) -> list[tuple[str, object]]:
    """Return how many moved, what that costs by the weights, and the least that is possible."""
    if proof is None:
        return []
    moved = sum(one.kind == kind and bool(one.before and one.after) for one in transfers)
    return [
        (f"{kind}s_moved", moved),
        (f"{kind}s_cost", proof.objective),
        (f"{kind}s_cost_at_least", proof.bound),
        (f"{kind}s_status", "least, proven" if proof.objective == proof.bound else "not proven"),
    ]


def _tell(
    found: Changed, languages: Sequence[str], *, figures: list[tuple[str, object]], json: bool, quiet: bool
) -> None:
    if json:
        document = dict(figures) | {
            "revision": _revision(found.plan.revisions[-1]),
            "broken": [_finding(one) for one in found.broken],
            "mended": [_finding(one) for one in found.mended],
        }
        typer.echo(dumps(document, ensure_ascii=False))
    elif not quiet:
        for transfer in found.transfers:
            for line in _transfer_lines(transfer, languages):
                typer.echo(line)
        tell_figures(figures, json=False, quiet=False)
        _tell_findings(found.broken, languages, title="broken by this change")
        _tell_findings(found.mended, languages, title="no longer broken")


def _tell_findings(findings: Sequence[Finding], languages: Sequence[str], *, title: str) -> None:
    worth = [finding for finding in findings if finding.severity != "note"]
    if worth:
        typer.echo(f"{title}:")
        for finding in worth:
            for line in lines_of(finding, languages):
                typer.echo(f"  {line}")


def _leave(found: Changed) -> None:
    if any(finding.severity == "error" for finding in found.broken):
        raise typer.Exit(1)


def _transfer_lines(transfer: Transfer, languages: Sequence[str]) -> list[str]:
    """Return a move as a line: who, from where to where, and why in each language."""
    was, now = (" ".join(place) or "-" for place in (transfer.before, transfer.after))
    reasons = " ".join(dict.fromkeys(transfer.reason[code] or str(transfer.reason) for code in languages))
    return [f"{transfer.kind} {transfer.subject}: {was} -> {now}  {reasons}".rstrip()]


def _log(plan: Plan, languages: Sequence[str]) -> list[str]:
    if not plan.revisions:
        return ["no revisions: this plan was not edited since it was made"]
    lines, expected = [], files.content_id(plan)
    for revision in reversed(plan.revisions):
        if revision.id != expected:
            lines.append(f"{expected}  by other commands, not an edit")
        day = f"{revision.dated}  " if revision.dated else ""
        lines.append(f"{revision.id}  {day}{revision.reason}".rstrip())
        lines += [f"    {line}" for one in revision.transfers for line in _transfer_lines(one, languages)]
        expected = revision.parent
    return [*lines, f"{expected}  as it was made"]


def _revision(revision: Revision) -> dict[str, object]:
    return {
        "id": revision.id,
        "parent": revision.parent,
        "reason": revision.reason,
        "date": str(revision.dated) if revision.dated else None,
        "transfers": [{**asdict(one), "reason": dict(one.reason.texts)} for one in revision.transfers],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "subject": finding.subject,
        "message": dict(finding.message.texts),
    }
