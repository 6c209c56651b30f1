"""Sheets of a plan, drawn by workers in every format asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from venueplan import draw, files
from venueplan.build.processes import workers
from venueplan.build.progress import OnProgress, say_nothing
from venueplan.build.walks import walks_of
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Finding, Label, Plan, Report
from venueplan.route import Guide, step_free_ways, walking_minutes

FORMATS = ("png", "svg", "pdf")
SIZED = ("overview", "level", "hall", "board", "door")
"""Kinds of sheet that can be drawn on any page; the others have the size of what they say."""

MOST_BLEED = 20.0
FOLDERS = {
    **dict.fromkeys(("overview", "level", "hall", "sales", "utilities", "list"), "maps"),
    **dict.fromkeys(("board", "door", "escape"), "signs"),
}
"""Folders of the kinds of sheet; those that an event folder is built with are drawn if no kind is asked for."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which sheets to draw, and in which formats; None = all of them.

    Attributes
    ----------
    size
        Page of maps, boards and door signs, as :func:`venueplan.draw.paper_of` reads it; empty for the usual ones.
    bleed
        Millimetres by which colours run over the edge, with crop marks around; displays have none.
    outlined
        Whether PDFs have shapes instead of text, and no fonts.
    """

    kind: str | None = None
    subject: str | None = None
    formats: tuple[str, ...] = FORMATS
    size: str = ""
    bleed: float = 0.0
    outlined: bool = False

    @property
    def printed(self) -> Printed:
        """Return how the sheets are printed; raise :class:`InputError` if they cannot be."""
        if not 0 <= self.bleed <= MOST_BLEED:
            raise InputError(f"a bleed of {self.bleed:g} mm cannot be printed; it is 0 to {MOST_BLEED:g} mm, usually 3")
        if self.bleed and self.kind == "schedule":
            raise InputError("a schedule is shown on a display, which is not cut; leave --bleed out")
        paper = draw.paper_of(self.size) if self.size else None
        if paper and self.kind not in SIZED:
            kinds = f"{', '.join(SIZED[:-1])} or {SIZED[-1]}"
            if self.kind:
                raise InputError(
                    f"a sheet of kind '{self.kind}' has the size of what it says; only {kinds} take --size"
                )
            raise InputError(f"a size is given to sheets of one kind; name {kinds} with --kind")
        return Printed(paper=paper, bleed=self.bleed, outlined=self.outlined)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The page of sheets, or None for the usual one, their bleed in mm, and whether their text is outlines."""

    paper: draw.Paper | None = None
    bleed: float = 0.0
    outlined: bool = False

    def finished(self, sheet: draw.Sheet) -> draw.Sheet:
        """Return a sheet as it goes to the printer; what a display shows is not printed."""
        return sheet if sheet.pixels else replace(sheet, bleed=self.bleed, outlined=self.outlined)


USUAL = Printed()
"""Usual pages, not cut."""


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
    printed = wanted.printed
    refuse_unprintable(plan)
    with files.staged_files(out) as stage, workers(jobs) as pool:
        sheets = Sheets(pool=pool, formats=wanted.formats, printed=printed)
        batches = sheets.start(plan, stage / "plan.json", orders=_orders(plan, wanted))
        drawn, _ = collect(batches, Report(), on_progress=on_progress or say_nothing)
        (stage / "plan.json").unlink()
    return drawn


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """Sheets handed to workers, each in every format."""

    pool: Executor
    formats: tuple[str, ...]
    printed: Printed = USUAL

    def start(self, plan: Plan, document: Path, *, orders: Iterable[draw.SheetOrder]) -> tuple[Future[Batch], ...]:
        """Write the plan document that the workers read, once each, and hand them the sheets to draw beside it."""
        for suffix in self.formats:
            if suffix not in FORMATS:
                raise InputError(f"sheets are drawn as png, svg or pdf, not as '{suffix}'")
        files.write_plan(plan, document)
        return tuple(
            self.pool.submit(_draw, str(document), order, formats=self.formats, printed=self.printed)
            for order in orders
        )


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


def _draw(path: str, order: draw.SheetOrder, *, formats: tuple[str, ...], printed: Printed) -> Batch:
    """Draw one sheet in every format beside the plan document (runs in a worker)."""
    guide = _guide_at(path)
    sheet = printed.finished(draw.draw_sign(guide.plan, order, known=_known(guide, order), paper=printed.paper))
    drawn = []
    for suffix in formats:
        for number, page in enumerate((sheet,) if suffix == "pdf" else sheet.pages, start=1):
            name = f"{FOLDERS[order.kind]}/{numbered(order.slug, number)}.{suffix}"
            target = Path(path).parent / name
            target.parent.mkdir(exist_ok=True)
            page.save(target)
            drawn.append(Drawn(path=name, kind=order.kind, subject=order.subject, page_mm=page.page_mm))
    figures: Counter[str] = Counter()
    for page in sheet.pages:
        figures.update(page.figures)
    return Batch(
        drawn=tuple(drawn),
        findings=tuple(finding for page in sheet.pages for finding in page.findings),
        figures=dict(figures),
    )


def _known(guide: Guide, order: draw.SheetOrder) -> draw.Knowledge:
    if order.kind == "board":
        return draw.Knowledge(minutes=walking_minutes(guide.plan, origin=order.subject, guide=guide))
    if order.kind == "escape":
        site = next(site for site in guide.plan.event.sites if site.id == order.subject)
        return draw.Knowledge(escape=guide.evacuation.from_site(site))
    if order.kind == "overview":
        return draw.Knowledge(walks=walks_of(guide))
    if order.kind == "level":
        return draw.Knowledge(ways=step_free_ways(guide, order.subject))
    return draw.Knowledge()


def numbered(slug: str, number: int) -> str:
    """Return the name of a page: that of its sheet, with its number from the second one on."""
    return slug if number == 1 else f"{slug}-{number}"


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
    """Note the sign sites that get no sheet here, kind by kind, so that nobody waits for them."""
    kinds = Counter(site.kind for site in plan.event.sites if site.kind != "board")
    for kind, count in sorted(kinds.items()):
        sites, command = "site" if count == 1 else "sites", f"venueplan signs --kind {kind}"
        yield Finding(
            id=f"sign-undrawn-{kind}",
            rule="sign-undrawn",
            severity="note",
            subject=kind,
            message=Label.of(
                en=f"{count} sign {sites} of kind {kind}: build draws boards only, '{command}' draws these.",
                zh=f"类型为{kind}的标识点有{count}处：build 只绘制导览板，此类由“{command}”绘制。",
            ),
        )
