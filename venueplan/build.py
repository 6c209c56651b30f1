"""Composition: an event folder in, every output out.

Only this module and the command line know every room.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import current_thread, main_thread
from typing import ParamSpec, TypeVar

from venueplan import draw, files
from venueplan.allocate import allocate_exhibitors, schedule_forums
from venueplan.arrange import arrange_booths
from venueplan.check import check_plan
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Finding, Label, Place, Plan, Report, Route
from venueplan.route import Guide, describe_route, find_route, walking_minutes

OnProgress = Callable[[str, float], None]
P = ParamSpec("P")
T = TypeVar("T")
FORMATS = ("png", "svg", "pdf")
UNLET = frozenset({"overview", "door"})  # kinds of sheet that show no exhibitor: drawn while booths are being let
FOLDERS = {"overview": "maps", "hall": "maps", "board": "signs", "door": "signs"}


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
class _Batch:
    """What drawing one sheet gave: its files, what was left off it, and its counts."""

    drawn: tuple[Drawn, ...]
    findings: tuple[Finding, ...]
    figures: Mapping[str, int]


def load_plan(path: Path, *, seed: int = 0) -> Plan:
    """Read a plan document, or an event folder as a plan without decisions.

    Parameters
    ----------
    path
        ``plan.json`` or an event folder.
    seed
        Seed written into a plan that begins from an event folder.

    Raises
    ------
    InputError
        If a file cannot be used; every fault is named.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder; name an event folder or a plan document")
    if not path.is_dir():
        return files.read_plan(path)
    if not (path / "event.toml").exists() and (path / "venue.toml").exists():
        events = sorted(str(found.parent) for found in path.glob("*/event.toml"))
        raise InputError(
            f"{path} is a venue without an event; name one of its events: {', '.join(events) or 'none yet'}"
        )
    venue, event = files.read_event_folder(path)
    return Plan(venue=venue, event=event, seed=seed)


def arrange_plan(plan: Plan, *, seed: int = 0, on_progress: OnProgress | None = None) -> Plan:
    """Return the plan with booths; what was allocated on earlier booths is dropped."""
    floor_plan = arrange_booths(plan.venue, plan.event, seed=seed, on_progress=on_progress)
    return files.as_written(replace(plan, seed=seed, floor_plan=floor_plan, allocation=None))


def allocate_plan(plan: Plan, *, seed: int = 0, on_progress: OnProgress | None = None) -> Plan:
    """Return the plan with exhibitors on its booths."""
    if plan.floor_plan is None:
        raise InputError("this plan has no booths yet; run 'venueplan arrange' first")
    return replace(plan, allocation=allocate_exhibitors(plan, seed=seed, on_progress=on_progress))


def schedule_plan(plan: Plan, *, seed: int = 0, on_progress: OnProgress | None = None) -> Plan:
    """Return the plan with forums in rooms and times."""
    return replace(plan, programme=schedule_forums(plan, seed=seed, on_progress=on_progress))


def walk(plan: Plan, *, origin: str, destination: str, step_free: bool = False) -> tuple[Route, tuple[str, ...]]:
    """Return the way between two places and its steps in the words of the event's languages."""
    route = find_route(plan, origin=origin, destination=destination, step_free=step_free)
    return route, describe_route(route, plan)


def build_event(
    folder: Path, out: Path, *, seed: int = 0, jobs: int = 1, on_progress: OnProgress | None = None
) -> Report:
    """Do everything for one event: booths, exhibitors, forums, checks, maps and signs.

    Parameters
    ----------
    folder
        Event folder.
    out
        Output folder; it is replaced as a whole when everything is drawn, never left half written.
    seed
        Seed of every lot; the same seed gives the same bytes.
    jobs
        Processes that work side by side. More than one needs a main guard in scripts.
    on_progress
        Called with the name of the stage and the fraction done.

    Returns
    -------
    Report
        Figures and findings, those of the sheets included.

    Raises
    ------
    InputError
        If a file cannot be used; nothing is written.
    ContradictionError
        If the hard rules contradict each other; nothing is written.
    """
    tell = on_progress or _say_nothing
    tell("reading", 0.0)
    plan = load_plan(folder, seed=seed)
    _refuse_unprintable(plan)
    with files.staged_folder(out) as stage, _workers(jobs) as pool:
        programme = pool.submit(schedule_forums, plan, seed=seed)
        plan = arrange_plan(plan, seed=seed, on_progress=_share(tell, "booths", span=(0.02, 0.25)))
        plan = replace(plan, programme=programme.result())
        sheets = _Sheets(pool=pool, formats=FORMATS)
        unlet = [order for order in draw.sheets_of(plan) if order.kind in UNLET]
        early = sheets.start(plan, stage / "unlet.json", orders=unlet)
        plan = allocate_plan(plan, seed=seed, on_progress=_share(tell, "exhibitors", span=(0.25, 0.45)))
        let = [order for order in draw.sheets_of(plan) if order.kind not in UNLET]
        late = sheets.start(plan, stage / "plan.json", orders=let)
        tell("checks", 0.5)
        report = check_plan(plan).with_more(findings=_undrawn(plan))
        drawn, report = _collect((*early, *late), report, on_progress=_share(tell, "sheets", span=(0.55, 1.0)))
        (stage / "unlet.json").unlink()
        _write_tables(plan, stage, report=report, drawn=drawn)
    return report


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
    _refuse_unprintable(plan)
    with files.staged_files(out) as stage, _workers(jobs) as pool:
        sheets = _Sheets(pool=pool, formats=wanted.formats)
        batches = sheets.start(plan, stage / "plan.json", orders=_orders(plan, wanted))
        drawn, _ = _collect(batches, Report(), on_progress=on_progress or _say_nothing)
        (stage / "plan.json").unlink()
    return drawn


def write_report(plan: Plan, report: Report, *, path: Path) -> None:
    """Write a report as JSON or HTML, by the ending of the path.

    Raises
    ------
    InputError
        If the ending is neither ``.json`` nor ``.html``.
    """
    if path.suffix == ".json":
        files.write_atomically(path, files.report_json(report))
    elif path.suffix == ".html":
        files.write_atomically(path, files.report_html(plan, report))
    else:
        raise InputError(f"{path}: a report ends in .json or .html")


@dataclass(frozen=True, kw_only=True)
class _Sheets:
    """Sheets handed to workers, each in every format."""

    pool: Executor
    formats: tuple[str, ...]

    def start(self, plan: Plan, document: Path, *, orders: Iterable[draw.SheetOrder]) -> tuple[Future[_Batch], ...]:
        """Write the plan document that the workers read, once each, and hand them the sheets to draw beside it."""
        for suffix in self.formats:
            if suffix not in FORMATS:
                raise InputError(f"sheets are drawn as png, svg or pdf, not as '{suffix}'")
        files.write_plan(plan, document)
        return tuple(self.pool.submit(_draw, str(document), order, formats=self.formats) for order in orders)


def _refuse_unprintable(plan: Plan) -> None:
    """Raise every name that the fonts cannot print, before anything takes long."""
    problems = draw.missing_letters(plan)
    if problems:
        raise InputError(problems)


def _orders(plan: Plan, wanted: Wanted) -> tuple[draw.SheetOrder, ...]:
    """Return the sheets asked for; a kind or a subject that no sheet has is an error."""
    orders = draw.sheets_of(plan)
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


def _draw(path: str, order: draw.SheetOrder, *, formats: tuple[str, ...]) -> _Batch:
    """Draw one sheet in every format beside the plan document (runs in a worker)."""
    guide = _guide_at(path)
    minutes = walking_minutes(guide.plan, origin=order.subject, guide=guide) if order.kind == "board" else None
    sheet = draw.draw_sheet(guide.plan, order, minutes=minutes)
    drawn = []
    for suffix in formats:
        name = f"{FOLDERS[order.kind]}/{order.slug}.{suffix}"
        target = Path(path).parent / name
        target.parent.mkdir(exist_ok=True)
        sheet.save(target)
        drawn.append(Drawn(path=name, kind=order.kind, subject=order.subject, page_mm=sheet.page_mm))
    return _Batch(drawn=tuple(drawn), findings=tuple(sheet.findings), figures=dict(sheet.figures))


@lru_cache(maxsize=1)
def _guide_at(path: str) -> Guide:
    """Read a plan once in each worker, and keep its floors for the walking minutes of all boards."""
    return Guide(plan=files.read_plan(Path(path)))


def _collect(
    batches: tuple[Future[_Batch], ...], report: Report, *, on_progress: OnProgress
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


def _undrawn(plan: Plan) -> Iterator[Finding]:
    """Note every sign site that gets no sheet, so that nobody waits for it."""
    for site in plan.event.sites:
        if site.kind != "board":
            yield Finding(
                id=f"sign-undrawn-{site.id}",
                rule="sign-undrawn",
                severity="note",
                subject=site.id,
                place=Place(level=site.level, x=site.x, y=site.y),
                message=Label.of(
                    en=f"Sign site {site.id} is of kind {site.kind}; only boards are drawn.",
                    zh=f"标识点{site.id}的类型为{site.kind}，目前只绘制导览板。",
                ),
            )


def _write_tables(plan: Plan, stage: Path, *, report: Report, drawn: tuple[Drawn, ...]) -> None:
    """Write lists, reports and the manifest beside the sheets."""
    grid = draw.grid_references(plan)
    picture = next(
        (stage / sheet.path for sheet in drawn if sheet.kind == "overview" and sheet.path.endswith("png")), None
    )
    tables = {
        "booths.geojson": files.booths_geojson(plan),
        "exhibitors.csv": files.exhibitors_csv(plan, grid=grid),
        "programme.csv": files.programme_csv(plan),
        "report.json": files.report_json(report),
        "report.html": files.report_html(
            plan, report, pictures={"overview": draw.thumbnail(picture)} if picture else {}
        ),
    }
    for name, content in tables.items():
        (stage / name).write_bytes(content)
    (stage / "manifest.json").write_bytes(files.manifest_json(stage, drawn))


@contextmanager
def _workers(jobs: int) -> Iterator[Executor]:
    """Give an executor: this process for one job, else that many others; they end with the block, however it ends."""
    if jobs == 1:
        yield _SameProcess()
        return
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        with _deaf_to_interrupts():
            for _ in range(jobs):
                pool.submit(_wake)
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(active_children()) - others:
            child.terminate()
            child.join()
        raise
    pool.shutdown()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let processes begun here not hear interrupts: a terminal sends them to all, and only the parent answers.

    The parent holds an interrupt that comes meanwhile and answers it afterwards; ignoring it would lose it.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _wake() -> None:
    """Do nothing; a worker that can call this has loaded every room."""


class _SameProcess(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do the work and return its result as a future that is already done."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def _share(tell: OnProgress, stage: str, *, span: tuple[float, float]) -> OnProgress:
    """Return a report of progress that fills its span of the whole under the name of the stage."""

    def on_progress(_part: str, fraction: float) -> None:
        tell(stage, span[0] + (span[1] - span[0]) * fraction)

    return on_progress


def _say_nothing(_stage: str, _fraction: float) -> None:
    """Report no progress."""
