"""Commands for signs: one, all, and what has to be printed anew."""

from __future__ import annotations

from collections import Counter
from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from venueplan import build, draw, files
from venueplan.build.signing import (
    check_signs,
    compare_signs,
    draw_one,
    draw_signs,
    propose_signs,
    write_difference,
)
from venueplan.cli.application import (
    PLAN_HELP,
    Bleed,
    Jobs,
    Json,
    Outlines,
    PlanPath,
    Quiet,
    Size,
    StyleName,
    app,
    formats_of,
    load_styled,
)
from venueplan.cli.telling import lines_of, progress
from venueplan.model import Plan, PlanDifference

_KINDS = f"{', '.join(draw.SIGN_KINDS[:-1])} or {draw.SIGN_KINDS[-1]}; all if left out."


@app.command("sign", epilog="Example:  venueplan sign plan.json direction-east -o sign.pdf")
def sign_command(
    plan: PlanPath,
    subject: Annotated[str, typer.Argument(help="Id of the sign site, hall, room or sheet.", show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--output", help="File to write: .pdf, .svg or .png.")],
    style: StyleName = "",
    size: Size = "",
    bleed: Bleed = 0.0,
    *,
    outlines: Outlines = False,
    quiet: Quiet = False,
) -> None:
    """Draw one sign."""
    wanted = build.Wanted(size=size, bleed=bleed, outlined=outlines)
    draw_one(load_styled(plan, style), subject, path=out, wanted=wanted)
    if not quiet:
        typer.echo(out)


@app.command("signs", epilog="Example:  venueplan signs plan.json -o signage --kind direction")
def signs_command(
    plan: PlanPath,
    out: Annotated[Path, typer.Option("-o", "--output", help="Folder for maps and signs.")] = Path("signage"),
    kind: Annotated[str | None, typer.Option(help=_KINDS)] = None,
    formats: Annotated[str, typer.Option("--format", help="Any of png,svg,pdf.")] = "pdf",
    jobs: Jobs = 2,
    style: StyleName = "",
    size: Size = "",
    bleed: Bleed = 0.0,
    *,
    outlines: Outlines = False,
    propose: Annotated[
        bool, typer.Option("--propose", help="Write rows for signs.csv instead: sites that are missing; -o names it.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only follow the directional signs and say where they do not lead on.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Draw all maps and signs of a plan with the signage schedule; what has not changed is left as it is."""
    loaded = load_styled(plan, style)
    if propose:
        _propose(loaded, out, quiet=quiet)
        return
    if check:
        _check(loaded, json=json, quiet=quiet)
        return
    parts = formats_of(formats)
    wanted = build.Wanted(kind=kind, formats=parts, size=size, bleed=bleed, outlined=outlines)
    with progress(quiet=quiet or json) as on_progress:
        made = draw_signs(loaded, out, wanted=wanted, jobs=jobs, on_progress=on_progress)
    counts = Counter(sign.kind for sign in made.signs)
    if json:
        gone = {"removed": made.removed, "stale": made.stale}
        typer.echo(dumps({"signs": sum(counts.values()), "drawn": made.drawn, **counts, **gone}))
    elif not quiet:
        for name, count in counts.items():
            typer.echo(f"{name:<10} {count}")
        typer.echo(f"{made.drawn} drawn, {sum(counts.values()) - made.drawn} unchanged")
        for name in made.removed:
            typer.echo(f"{name} removed: the plan has no such sign any more")
        for name in made.stale:
            typer.echo(f"{name} left: the plan has no such sign any more, but somebody has changed the file")
        typer.echo(out / "signs" / "schedule.csv")


def _propose(plan: Plan, out: Path, *, quiet: bool) -> None:
    """Write the missing sites as a CSV file; a folder gets one named signs.csv."""
    target = out if out.suffix else out / "signs.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    data = propose_signs(plan)
    files.write_atomically(target, data)
    if not quiet:
        typer.echo(f"{len(data.decode().splitlines()) - 1} sites to be added: {target}")


def _check(plan: Plan, *, json: bool, quiet: bool) -> None:
    """Print what is wrong with the directional signs; leave with exit code 1 if somebody is lost."""
    found = check_signs(plan)
    languages = tuple(code for code in plan.event.languages if code in {"zh", "en"}) or ("en",)
    if json:
        typer.echo(dumps([{"id": f.id, "rule": f.rule, "message": f.message["en"]} for f in found], ensure_ascii=False))
    elif not quiet:
        for finding in found:
            for line in lines_of(finding, languages):
                typer.echo(line)
    if any(finding.severity != "note" for finding in found):
        raise typer.Exit(1)


@app.command("diff", epilog="Example:  venueplan diff old.json new.json -o reprint")
def diff_command(
    old: Annotated[Path, typer.Argument(help=PLAN_HELP, show_default=False)],
    new: Annotated[Path, typer.Argument(help=PLAN_HELP, show_default=False)],
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder for reprint.csv and difference.pdf.")
    ] = None,
    jobs: Jobs = 2,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare two plans: what has changed, and exactly which maps and signs are to be printed anew."""
    before, after = build.load_plan(old), build.load_plan(new)
    with progress(quiet=quiet or json) as on_progress:
        difference = compare_signs(before, after, jobs=jobs, on_progress=on_progress)
    written = write_difference(draw.Versions(old=before, new=after), difference, out=out) if out is not None else ()
    if json:
        typer.echo(dumps(_as_json(difference), ensure_ascii=False))
    elif not quiet:
        _tell(difference)
        for path in written:
            typer.echo(path)


def _tell(difference: PlanDifference) -> None:
    for change in difference.changes:
        typer.echo(f"{change.kind:<20} {change.message['en'] or change.message}")
    for changed in difference.signs:
        reasons = ", ".join(f"{reason.kind} {reason.subject}" for reason in changed.reasons[:3])
        more = f" (+{len(changed.reasons) - 3})" if len(changed.reasons) > 3 else ""
        why = reasons + more or " ".join(changed.texts[:3])
        typer.echo(f"{changed.status:<8} {changed.sign.id:<28} {changed.sign.paper:6.2f} m²  {why}")
    typer.echo(f"{len(difference.signs)} sheets, {difference.paper:.2f} m² of paper")


def _as_json(difference: PlanDifference) -> dict[str, object]:
    return {
        "changes": [
            {"kind": change.kind, "subject": change.subject, "message": dict(change.message.texts)}
            for change in difference.changes
        ],
        "signs": [
            {
                "id": changed.sign.id,
                "status": changed.status,
                "paper_m2": round(changed.sign.paper, 4),
                "reasons": [f"{reason.kind} {reason.subject}" for reason in changed.reasons],
            }
            for changed in difference.signs
        ],
        "paper_m2": round(difference.paper, 3),
    }
