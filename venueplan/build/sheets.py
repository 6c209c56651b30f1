"""Sheets of a plan, drawn by workers in every format asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from venueplan import draw, files
from venueplan.build.processes import workers
from venueplan.build.progress import OnProgress, say_nothing
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Finding, Label, Place, Plan, Report
from venueplan.route import Guide, walking_minutes

FORMATS = ("png", "svg", "pdf")
FOLDERS = {
    **dict.fromkeys(("overview", "hall", "sales", "utilities", "list"), "maps"),
    **dict.fromkeys(("board", "door", "escape"), "signs"),
}
"""Folders of the kinds of sheet; those that an event folder is built with are drawn if no kind is asked for."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which sheets to draw, and in which formats; None = all of them."""

    kind: str | None = None
    subject: str | None = None
    formats: tuple[str, ...] = FORMATS


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One file with a sheet on it.

    Attributes
    ----------
    path
        Relative to the output folder, with forward slashes.
    kind, subject
        Kind of sheet and the hall, site or room it shows.
    page_mm
        Width and height of the sheet, millimetres.
    """

    path: str
    kind: str
    subject: str
    page_mm: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What drawing one sheet gave: its files, what was left off it, and its counts."""

    drawn: tuple[Drawn, ...]
    findings: tuple[Finding, ...]
    figures: Mapping[str, int]


def draw_plan(
    plan: Plan, out: Path, *, wanted: Wanted | None = None, jobs: int = 1, on_progress: OnProgress | None = None
) -> tuple[Drawn, ...]:
    """Draw sheets of a plan into a folder; earlier sheets of other kinds stay.

    Raises
    ------
    InputError
        If no sheet is of the kind, subject or format asked for.
    """
    wanted = wanted or Wanted()
    refuse_unprintable(plan)
    with files.staged_files(out) as stage, workers(jobs) as pool:
        sheets = Sheets(pool=pool, formats=wanted.formats)
        batches = sheets.start(plan, stage / "plan.json", orders=_orders(plan, wanted))
        drawn, _ = collect(batches, Report(), on_progress=on_progress or say_nothing)
        (stage / "plan.json").unlink()
    return drawn


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """Sheets handed to workers, each in every format."""

    pool: Executor
    formats: tuple[str, ...]

    def start(self, plan: Plan, document: Path, *, orders: Iterable[draw.SheetOrder]) -> tuple[Future[Batch], ...]:
        """Write the plan document that the workers read, once each, and hand them the sheets to draw beside it."""
        for suffix in self.formats:
            if suffix not in FORMATS:
                raise InputError(f"sheets are drawn as png, svg or pdf, not as '{suffix}'")
        files.write_plan(plan, document)
        return tuple(self.pool.submit(_draw, str(document), order, formats=self.formats) for order in orders)


def refuse_unprintable(plan: Plan) -> None:
    """Raise every name that the fonts cannot print, before anything takes long."""
    problems = draw.missing_letters(plan)
    if problems:
        raise InputError(problems)


def _orders(plan: Plan, wanted: Wanted) -> tuple[draw.SheetOrder, ...]:
    """Return the sheets asked for; a kind or a subject that no sheet has is an error."""
    orders = draw.sheets_of(plan) if wanted.kind is None else draw.signs_of(plan)
    if wanted.kind is not None:
        if wanted.kind not in FOLDERS:
            raise UnknownNameError("kind of sheet", wanted.kind, known=FOLDERS)
        orders = tuple(order for order in orders if order.kind == wanted.kind)
    if wanted.subject is not None:
        subjects = {order.subject for order in orders}
        if wanted.subject not in subjects:
            kind = f"{wanted.kind} sheet" if wanted.kind else "sheet"
            raise UnknownNameError(f"{kind} of", wanted.subject, known=subjects)
        orders = tuple(order for order in orders if order.subject == wanted.subject)
    if not orders:
        raise InputError(f"this plan has nothing to show on a sheet of kind '{wanted.kind}'")
    return orders


def _draw(path: str, order: draw.SheetOrder, *, formats: tuple[str, ...]) -> Batch:
    """Draw one sheet in every format beside the plan document, or the pages of one (runs in a worker)."""
    pages = draw.draw_pages(_guide_at(path).plan, order, known=_known(_guide_at(path), order))
    drawn = []
    for suffix in formats:
        for name, sheets in _files(order, pages, suffix=suffix):
            target = Path(path).parent / name
            target.parent.mkdir(exist_ok=True)
            if len(sheets) == 1:
                sheets[0].save(target)
            else:
                target.write_bytes(draw.bound_pdf(sheets, title=sheets[0].title))
            drawn.append(Drawn(path=name, kind=order.kind, subject=order.subject, page_mm=sheets[0].page_mm))
    figures: Counter[str] = Counter()
    for _, sheet in pages:
        figures.update(sheet.figures)
    findings = tuple(finding for _, sheet in pages for finding in sheet.findings)
    return Batch(drawn=tuple(drawn), findings=findings, figures=dict(figures))


def _files(
    order: draw.SheetOrder, pages: Sequence[tuple[draw.SheetOrder, draw.Sheet]], *, suffix: str
) -> Iterator[tuple[str, list[draw.Sheet]]]:
    """Give the files of an order with what each holds: a PDF all pages, others one."""
    folder = FOLDERS[order.kind]
    if suffix == "pdf":
        yield f"{folder}/{order.slug}.pdf", [sheet for _, sheet in pages]
        return
    for page, sheet in pages:
        yield f"{folder}/{page.slug}.{suffix}", [sheet]


def _known(guide: Guide, order: draw.SheetOrder) -> draw.Knowledge:
    if order.kind == "board":
        return draw.Knowledge(minutes=walking_minutes(guide.plan, origin=order.subject, guide=guide))
    if order.kind == "escape":
        site = next(site for site in guide.plan.event.sites if site.id == order.subject)
        return draw.Knowledge(escape=guide.evacuation.from_site(site))
    return draw.Knowledge()


@lru_cache(maxsize=1)
def _guide_at(path: str) -> Guide:
    """Read a plan once in each worker, and keep its floors for the walking minutes of all boards."""
    return Guide(plan=files.read_plan(Path(path)))


def collect(
    batches: tuple[Future[Batch], ...], report: Report, *, on_progress: OnProgress
) -> tuple[tuple[Drawn, ...], Report]:
    """Wait for the sheets in their order; add their counts and findings to the report."""
    drawn: list[Drawn] = []
    findings: list[Finding] = []
    counts: dict[str, int] = {}
    for index, batch in enumerate(batches):
        result = batch.result()
        drawn += result.drawn
        findings += result.findings
        for name, value in result.figures.items():
            counts[name] = counts.get(name, 0) + value
        on_progress("sheets", (index + 1) / len(batches))
    return tuple(drawn), report.with_more(figures=[("sheets", len(batches)), *counts.items()], findings=findings)


def undrawn(plan: Plan) -> Iterator[Finding]:
    """Note every sign site that gets no sheet here, so that nobody waits for it."""
    for site in plan.event.sites:
        if site.kind != "board":
            yield Finding(
                id=f"sign-undrawn-{site.id}",
                rule="sign-undrawn",
                severity="note",
                subject=site.id,
                place=Place(level=site.level, x=site.x, y=site.y),
                message=Label.of(
                    en=f"Sign site {site.id} is of kind {site.kind}: venueplan signs draws it, build boards only.",
                    zh=f"标识点{site.id}的类型为{site.kind}：由 venueplan signs 绘制，build 只绘制导览板。",
                ),
            )
