"""Two plans compared, down to the signs: which are to be printed anew, why, and how much paper that takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from venueplan import draw, files
from venueplan.build.processes import workers
from venueplan.build.progress import OnProgress, say_nothing
from venueplan.build.signing.jobs import Shown, chunks_of, shown_on
from venueplan.model import ChangedSign, Plan, PlanChange, PlanDifference, Unit
from venueplan.rules import changes_between

_LINES = 6
"""Lines that a name is set in at most."""


def compare_signs(old: Plan, new: Plan, *, jobs: int = 1, on_progress: OnProgress | None = None) -> PlanDifference:
    """Return what differs between two plans, and exactly which of their maps and signs differ for it.

    Every sheet of both plans is composed and compared mark by mark. The title of the new plan (revision, dates, names)
    is left out of it: a sheet that differs in that only need not be printed again.
    """
    tell = on_progress or say_nothing
    alike = replace(new, event=replace(new.event, title=old.event.title))
    with TemporaryDirectory() as folder, workers(jobs) as pool:
        before, after = (
            _shown(pool, plan, path=Path(folder) / name) for plan, name in ((old, "old.json"), (alike, "new.json"))
        )
        known = _names(old, alike)
        sheets = [{name: _whole(shown, known) for name, shown in _collected(part)} for part in (before, after)]
        tell("sheets", 1.0)
    changes = changes_between(old, new)
    return PlanDifference(changes=changes, signs=tuple(_changed(*sheets, changes=changes)))


def _shown(pool: Executor, plan: Plan, *, path: Path) -> list[Future[tuple[Shown, ...]]]:
    files.write_plan(plan, path)
    return [pool.submit(shown_on, str(path), chunk) for chunk in chunks_of(draw.signs_of(plan))]


def _collected(futures: Sequence[Future[tuple[Shown, ...]]]) -> Iterator[tuple[str, Shown]]:
    for future in futures:
        yield from ((shown.sign.id, shown) for shown in future.result())


def _names(*plans: Plan) -> dict[str, str]:
    """Return names that a sheet may set in several lines, of exhibitors, forums, halls and rooms, by their letters."""
    labels = [
        *(exhibitor.name for plan in plans for exhibitor in plan.event.exhibitors),
        *(forum.title for plan in plans for forum in plan.event.forums),
        *(unit.name for plan in plans for unit in plan.venue.units),
    ]
    return {_letters(text): text for label in labels for _, text in label.texts}


def _letters(text: str) -> str:
    return "".join(text.split())


def _whole(shown: Shown, known: Mapping[str, str]) -> Shown:
    """Return what a sheet shows with names that are set in several lines put together."""
    texts, at = list[str](), 0
    while at < len(shown.texts):
        name, count = _name_at(shown.texts[at : at + _LINES], known)
        texts.append(name)
        at += count
    return replace(shown, texts=tuple(texts))


def _name_at(lines: Sequence[str], known: Mapping[str, str]) -> tuple[str, int]:
    """Return the longest known name that some lines begin with and how many of them it takes, else the first line."""
    for count in range(len(lines), 1, -1):
        name = known.get(_letters("".join(lines[:count])))
        if name is not None:
            return name, count
    return lines[0], 1


def _changed(
    before: Mapping[str, Shown], after: Mapping[str, Shown], *, changes: Sequence[PlanChange]
) -> Iterator[ChangedSign]:
    for name in dict.fromkeys((*after, *before)):
        one, other = before.get(name), after.get(name)
        if one is None and other is not None:
            yield ChangedSign(sign=other.sign, status="new", reasons=_reasons(changes, other.texts, sheet=other))
        elif other is None and one is not None:
            yield ChangedSign(sign=one.sign, status="gone", reasons=_reasons(changes, one.texts, sheet=one))
        elif one is not None and other is not None and one.sign.content != other.sign.content:
            gone, come = _only(one.texts, other.texts), _only(other.texts, one.texts)
            yield ChangedSign(
                sign=other.sign,
                status="changed",
                reasons=_reasons(changes, (*gone, *come), sheet=other),
                texts=tuple([f"−{text}" for text in gone[:4]] + [f"+{text}" for text in come[:4]]),
            )


def _only(texts: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    known = set(others)
    return tuple(dict.fromkeys(text for text in texts if text not in known))


def _reasons(changes: Sequence[PlanChange], texts: Sequence[str], *, sheet: Shown) -> tuple[PlanChange, ...]:
    """Return the changes that a sheet shows: by what is new or gone on it, else by the hall or room that it is about.

    On a list of the whole event two names may trade places, and no word is new or gone: there it is what the list says.
    """
    said = {*texts, sheet.sign.subject}
    about = {sheet.sign.subject, *sheet.halls}
    return (
        tuple(change for change in changes if said & set(change.words))
        or tuple(change for change in changes if set(change.halls) & about)
        or tuple(change for change in changes if set(sheet.texts) & set(change.words))
    )


def write_difference(versions: draw.Versions, difference: PlanDifference, *, out: Path) -> tuple[Path, ...]:
    """Write the list of what to print anew, and a picture of every hall that has changed, into a folder.

    Returns
    -------
    tuple
        The files: ``reprint.csv``, and ``difference.pdf`` if a hall shows a change.
    """
    new = versions.new
    halls = _halls(new, difference)
    with files.staged_files(out) as stage:
        (stage / "reprint.csv").write_bytes(files.reprint_csv(difference.signs))
        if halls:
            sheets = [draw.draw_difference(versions, difference, hall=hall) for hall in halls]
            (stage / "difference.pdf").write_bytes(draw.bound_pdf(sheets, title=str(new.event.name)))
    names = ("reprint.csv", "difference.pdf") if halls else ("reprint.csv",)
    return tuple(out / name for name in names)


def _halls(plan: Plan, difference: PlanDifference) -> list[Unit]:
    touched = {hall for change in difference.changes if change.kind != "forum-moved" for hall in change.halls}
    return [hall for hall in plan.venue.halls if hall.id in touched]
