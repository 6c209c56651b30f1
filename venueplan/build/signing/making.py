"""All signs and maps of a plan, drawn side by side; what has not changed is left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path

from venueplan import draw, files
from venueplan.build.processes import workers
from venueplan.build.progress import OnProgress, say_nothing
from venueplan.build.sheets import FORMATS, Wanted, numbered, refuse_unprintable
from venueplan.build.signing.jobs import Job, Made, jobs_of, run, sheet_of
from venueplan.build.signing.record import RECORD, contents_of, remove_old, stale_files, still_there
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Finding, MadeSign, Plan
from venueplan.route import Guide
from venueplan.route.signing import Signwriter


@dataclass(frozen=True, kw_only=True)
class MadeSet:
    """The signs of a folder, a row per sign and format, and what they leave out.

    Attributes
    ----------
    drawn
        How many signs are not as they were before, or new.
    removed, stale
        Files of signs that the plan has no more: taken away, and left as somebody else has changed them since.
    """

    signs: tuple[MadeSign, ...]
    drawn: int
    findings: tuple[Finding, ...]
    removed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


def draw_signs(
    plan: Plan, out: Path, *, wanted: Wanted | None = None, jobs: int = 1, on_progress: OnProgress | None = None
) -> MadeSet:
    """Draw all maps and signs of a plan into a folder, or those of one kind, with the signage schedule.

    A sign that the folder holds already, and that would be the same, is not drawn again.

    Parameters
    ----------
    out
        ``maps/`` and ``signs/`` are made in it; ``signs/schedule.csv`` and ``.pdf`` list every sign of the folder.
    wanted
        Kind and subject of the sheets, and formats; schedules on e-ink are always PNG.

    Raises
    ------
    InputError
        If no sheet is of the kind, subject or format asked for, or a name cannot be printed.
    """
    wanted, tell = wanted or Wanted(formats=("pdf",)), on_progress or say_nothing
    orders = _orders(plan, wanted)
    refuse_unprintable(plan)
    recorded = files.read_signs(out / RECORD)
    before = still_there(out, recorded)
    with files.staged_files(out) as stage:
        document = stage / "plan.json"
        files.write_plan(plan, document)
        todo = jobs_of(plan, orders, wanted=wanted, known=contents_of(before))
        with workers(jobs) as pool:
            made = _until_interrupted(pool, document, todo=todo, tell=tell)
        whole = len(made) == len(todo)
        _keep_finished(stage, made)
        fresh = {row.file for one in made for row in one.signs}
        kept = [row for row in before if not (_is_replaced(row, wanted) if whole else row.file in fresh)]
        signs = _with_digests(kept, made, before=before)
        _write_lists(plan, stage, signs=signs)
    if not whole:
        raise KeyboardInterrupt
    return MadeSet(
        signs=signs,
        drawn=sum(one.changed for one in made),
        findings=tuple(finding for one in made for finding in one.findings),
        removed=remove_old(out, before, signs=signs),
        stale=stale_files(out, [row for row in recorded if _is_replaced(row, wanted)], before=before, signs=signs),
    )


def _until_interrupted(pool: Executor, document: Path, *, todo: Sequence[Job], tell: OnProgress) -> list[Made]:
    """Return what the jobs give, in their order; after an interrupt what is done, so that the next run goes on there.

    An interrupt before anything is done is raised.
    """
    futures: list[Future[Made]] = []
    try:
        for job in todo:
            futures.append(pool.submit(run, str(document), job))  # noqa: PERF401 - an interrupt keeps those before it
        for number, future in enumerate(futures, start=1):
            future.result()
            tell("signs", number / len(todo))
    except KeyboardInterrupt:
        for future in futures:
            future.cancel()
        if not any(future.done() and not future.cancelled() for future in futures):
            raise
    return [future.result() for future in futures if future.done() and not future.cancelled()]


def _keep_finished(stage: Path, made: Iterable[Made]) -> None:
    """Remove everything from the stage that no finished job has written."""
    whole = {stage / row.file for one in made for row in one.signs if row.sha256}
    for path in sorted(stage.rglob("*")):
        if path.is_file() and path not in whole:
            path.unlink()


def draw_one(plan: Plan, subject: str, *, path: Path, wanted: Wanted | None = None) -> None:
    """Draw one sign into a file by its id: that of a sheet, or of a site, hall, room or booth that has one only.

    A sign of several pages becomes one PDF, or numbered pictures beside each other.

    Parameters
    ----------
    wanted
        Its size and bleed; the kind is that of the sign.

    Raises
    ------
    InputError
        If the ending is none of png, svg and pdf, or the id stands for several sheets.
    UnknownNameError
        If there is no such sign.
    """
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in FORMATS:
        raise InputError(f"{path}: a sign is drawn as .png, .svg or .pdf")
    orders = draw.signs_of(plan)
    found = [order for order in orders if order.slug == subject] or [o for o in orders if o.subject == subject]
    if not found:
        raise UnknownNameError("sign", subject, known={order.slug for order in orders} | {o.subject for o in orders})
    if len(found) > 1:
        names = ", ".join(order.slug for order in found[:8])
        raise InputError(f"'{subject}' has {len(found)} signs: {names}; name one of them")
    refuse_unprintable(plan)
    printed = replace(wanted or Wanted(), kind=found[0].kind).printed
    sheet = sheet_of(Signwriter(guide=Guide(plan=plan)), found[0], printed=printed)
    for number, page in enumerate((sheet,) if suffix == "pdf" else sheet.pages, start=1):
        files.write_atomically(path.with_stem(numbered(path.stem, number)), page.as_bytes(suffix))


def _orders(plan: Plan, wanted: Wanted) -> tuple[draw.SheetOrder, ...]:
    orders = draw.signs_of(plan)
    for suffix in wanted.formats:
        if suffix not in FORMATS:
            raise InputError(f"signs are drawn as png, svg or pdf, not as '{suffix}'")
    if wanted.kind is not None and wanted.kind not in draw.SIGN_KINDS:
        raise UnknownNameError("kind of sign", wanted.kind, known=draw.SIGN_KINDS)
    found = tuple(order for order in orders if wanted.kind in {None, order.kind})
    if not found:
        raise InputError(f"this plan has no sign of kind '{wanted.kind}'")
    return found


def _is_replaced(sign: MadeSign, wanted: Wanted) -> bool:
    """Tell whether a row of an earlier output belongs to what is drawn now."""
    suffix = sign.file.rsplit(".", maxsplit=1)[-1]
    return wanted.kind in {None, sign.kind} and (suffix in wanted.formats or sign.kind == "schedule")


def _with_digests(
    kept: Iterable[MadeSign], made: Iterable[Made], *, before: Iterable[MadeSign]
) -> tuple[MadeSign, ...]:
    """Return all rows in the order of kinds; a sign that was not drawn again keeps digest and revision."""
    old = {(sign.id, sign.file): sign for sign in before}
    rows = list(kept)
    for one in made:
        for row in one.signs:
            same = old.get((row.id, row.file))
            unchanged = same is not None and same.content == row.content
            revision = same.revision if same is not None and unchanged else row.revision
            rows.append(replace(row, sha256=row.sha256 or (same.sha256 if same else ""), revision=revision))
    return tuple(sorted(rows, key=lambda sign: (draw.SIGN_KINDS.index(sign.kind), sign.file, sign.page)))


def _write_lists(plan: Plan, stage: Path, *, signs: tuple[MadeSign, ...]) -> None:
    folder = stage / "signs"
    folder.mkdir(exist_ok=True)
    (folder / "schedule.csv").write_bytes(files.schedule_csv(signs))
    (folder / "schedule.pdf").write_bytes(draw.schedule_pdf(plan, signs))
    (stage / RECORD).write_bytes(files.signs_json(signs))
