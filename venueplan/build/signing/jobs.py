"""What one worker draws: the sheets that share a file, and only if what is on them has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from venueplan import draw, files
from venueplan.build.sheets import USUAL, Printed, Wanted, numbered
from venueplan.build.walks import walks_of
from venueplan.model import Finding, MadeSign, Plan
from venueplan.route import Guide, step_free_ways, walking_minutes
from venueplan.route.signing import Signwriter

FOLDERS = dict.fromkeys(("overview", "hall", "sales", "utilities", "list"), "maps")
"""Folders of kinds of sheet; all others are signs."""

BOUND = ("booth", "fascia")
"""Kinds whose PDF holds all sheets of a hall, a page each."""

_LARGE = frozenset({"overview", "level", "hall", "sales", "utilities", "list", "board", "escape"})
"""Kinds that take long enough for a job of their own."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """Sheets that are drawn together, in which formats, and what is there already.

    Attributes
    ----------
    known
        By file, the fingerprints of the sheets in it.
    stem
        Path of the files without ending where the sheets are bound, else empty.
    """

    orders: tuple[draw.SheetOrder, ...]
    formats: tuple[str, ...]
    known: Mapping[str, tuple[str, ...]]
    stem: str = ""
    printed: Printed = USUAL


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a job gave: a row per sign and format, how many of them are not as before, and what was left off them."""

    signs: tuple[MadeSign, ...]
    changed: int
    findings: tuple[Finding, ...]


def jobs_of(
    plan: Plan, orders: Sequence[draw.SheetOrder], *, wanted: Wanted, known: Mapping[str, tuple[str, ...]]
) -> list[Job]:
    """Return the jobs for some sheets: booth signs and fascia boards by hall, all others one by one."""
    halls = {booth.id: booth.hall for booth in (plan.floor_plan.booths if plan.floor_plan else ())}
    shared: dict[tuple[str, str], list[draw.SheetOrder]] = {}
    same: dict[str, Any] = {"known": known, "printed": wanted.printed}
    jobs = []
    for order in orders:
        if order.kind in BOUND:
            shared.setdefault((order.kind, halls[order.subject]), []).append(order)
        else:
            own = ("png",) if order.kind == "schedule" else wanted.formats
            jobs.append(Job(orders=(order,), formats=own, **same))
    for (kind, hall), members in shared.items():
        stem = f"signs/{'booths' if kind == 'booth' else 'fascias'}-{draw.slug_of(hall)}"
        jobs.append(Job(orders=tuple(members), formats=wanted.formats, stem=stem, **same))
    return jobs


def run(path: str, job: Job) -> Made:
    """Draw the sheets of a job beside the plan document, unless they are there already (runs in a worker)."""
    writer = _writer_at(path)
    plan = writer.guide.plan
    sheets = [page for order in job.orders for page in _pages(order, sheet_of(writer, order, printed=job.printed))]
    signs: list[MadeSign] = []
    changed = 0
    for suffix in job.formats:
        for name, members in _files(sheets, suffix=suffix, stem=job.stem):
            rows = [_row(plan, shown, file=name, page=page) for page, shown in enumerate(members, start=1)]
            before = job.known.get(name, ())
            if before != tuple(row.content for row in rows):
                target = Path(path).parent / name
                target.parent.mkdir(exist_ok=True)
                data = _bytes([sheet for _, sheet in members], suffix=suffix, plan=plan, bound=bool(job.stem))
                target.write_bytes(data)
                digest = hashlib.sha256(data).hexdigest()
                rows = [replace(row, sha256=digest) for row in rows]
                changed += sum(row.content not in before for row in rows)
            signs += rows
    return Made(signs=tuple(signs), changed=changed, findings=tuple(f for _, sheet in sheets for f in sheet.findings))


def sheet_of(writer: Signwriter, order: draw.SheetOrder, *, printed: Printed = USUAL) -> draw.Sheet:
    """Draw one sheet; what it says of the ways is found first."""
    known = known_of(writer, order)
    return printed.finished(draw.draw_sign(writer.guide.plan, order, known=known, paper=printed.paper))


def known_of(writer: Signwriter, order: draw.SheetOrder) -> draw.Knowledge:
    """Return what routes say of a sign site: minutes for a board, ways out for an escape plan, lines for a sign."""
    plan = writer.guide.plan
    if order.kind == "board":
        return draw.Knowledge(minutes=walking_minutes(plan, origin=order.subject, guide=writer.guide))
    if order.kind in {"direction", "escape"}:
        site = next(site for site in plan.event.sites if site.id == order.subject)
        if order.kind == "direction":
            return draw.Knowledge(sign=writer.write(site))
        return draw.Knowledge(escape=writer.guide.evacuation.from_site(site))
    if order.kind == "overview":
        return draw.Knowledge(walks=walks_of(writer.guide))
    if order.kind == "level":
        return draw.Knowledge(ways=step_free_ways(writer.guide, order.subject))
    return draw.Knowledge()


def _files(
    sheets: Sequence[tuple[draw.SheetOrder, draw.Sheet]], *, suffix: str, stem: str
) -> Iterator[tuple[str, list[tuple[draw.SheetOrder, draw.Sheet]]]]:
    """Give the files of a format with the sheets that each holds."""
    if suffix == "pdf" and (stem or len(sheets) > 1):
        yield f"{stem or _path_of(sheets[0][0])}.pdf", list(sheets)
        return
    for order, sheet in sheets:
        yield f"{_path_of(order)}.{suffix}", [(order, sheet)]


def _path_of(order: draw.SheetOrder) -> str:
    """Return where a sheet lies, without ending."""
    return f"{FOLDERS.get(order.kind, 'signs')}/{order.slug}"


def _pages(order: draw.SheetOrder, sheet: draw.Sheet) -> list[tuple[draw.SheetOrder, draw.Sheet]]:
    """Return the pages of a sheet, each with an order of its own name."""
    numbers = enumerate(sheet.pages, start=1)
    return [(replace(order, slug=page_name(order, number)), page) for number, page in numbers]


def page_name(order: draw.SheetOrder, number: int) -> str:
    """Return the name of a page; that of a stand's other side cannot be that of another stand, whatever its id is."""
    if number > 1 and order.kind in BOUND:
        return f"{order.slug}~{number}"
    return numbered(order.slug, number)


def _bytes(sheets: Sequence[draw.Sheet], *, suffix: str, plan: Plan, bound: bool) -> bytes:
    if bound and suffix == "pdf":
        return draw.bound_pdf(sheets, title=str(plan.event.name))
    return replace(sheets[0], more=tuple(sheets[1:])).as_bytes(suffix)


def _row(plan: Plan, shown: tuple[draw.SheetOrder, draw.Sheet], *, file: str, page: int) -> MadeSign:
    order, sheet = shown
    site = next((site for site in plan.event.sites if site.id == order.subject), None)
    return MadeSign(
        id=order.slug,
        kind=order.kind,
        subject=order.subject,
        page_mm=(round(sheet.page_mm[0], 1), round(sheet.page_mm[1], 1)),
        file=file,
        page=page,
        content=draw.content_of(sheet),
        facing=site.facing if site else sheet.facing,
        copies=sheet.copies,
        revision=plan.event.title.revision,
    )


@lru_cache(maxsize=2)
def _writer_at(path: str) -> Signwriter:
    """Read a plan once in each worker, and keep its floors and lines of sight for all signs."""
    return Signwriter(guide=Guide(plan=files.read_plan(Path(path))))


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What one sheet shows: its row, its texts in order, and the halls whose booths are on it."""

    sign: MadeSign
    texts: tuple[str, ...]
    halls: tuple[str, ...]


def chunks_of(orders: Sequence[draw.SheetOrder]) -> list[tuple[draw.SheetOrder, ...]]:
    """Return sheets in parts for workers: small signs by the hundred, maps and boards one by one."""
    small = [order for order in orders if order.kind not in _LARGE]
    large = [(order,) for order in orders if order.kind in _LARGE]
    return [*large, *(tuple(small[at : at + 100]) for at in range(0, len(small), 100))]


def shown_on(path: str, orders: Sequence[draw.SheetOrder]) -> tuple[Shown, ...]:
    """Compose sheets without writing them, and say what they show (runs in a worker)."""
    writer = _writer_at(path)
    pages = (page for order in orders for page in _pages(order, sheet_of(writer, order)))
    return tuple(_shown(writer.guide.plan, page) for page in pages)


def _shown(plan: Plan, shown: tuple[draw.SheetOrder, draw.Sheet]) -> Shown:
    order, sheet = shown
    titles = set(draw.titles_on(sheet))
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    return Shown(
        sign=_row(plan, shown, file=order.slug, page=1),
        texts=draw.texts_on(sheet),
        halls=tuple(dict.fromkeys(booth.hall for booth in booths if booth.number in titles)),
    )
