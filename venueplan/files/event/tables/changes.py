"""What has changed since a plan was made, as TOML or as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.errors import InputError, Problem
from venueplan.files.event.tables.lists import LISTS, ListKind, named_in_full
from venueplan.files.untrusted.cells import Day, Identifier, Text, to_real, to_whole
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.files.untrusted.raw import Row, read_table, read_toml
from venueplan.files.untrusted.sentences import validated
from venueplan.model import Absence, Changes, Event
from venueplan.model.answer.changes import WEIGHTS

_FORBID = ConfigDict(extra="forbid", frozen=True)

Area = Annotated[float, Field(gt=0, le=1e5), BeforeValidator(to_real)]
Price = Annotated[int, Field(ge=0, le=10_000), BeforeValidator(to_whole)]

WORDS: Mapping[str, str] = {"cancel": "cancelled", "block": "blocked", "room": "lost_rooms"}
"""What a row of a CSV file does that only names something, and the list that it belongs to."""

OTHER_WORDS = ("new", "size", "absent")


class AbsenceSettings(BaseModel):
    """``[[absence]]``: a day on which somebody is away."""

    model_config = _FORBID
    person: Text
    day: Day


class ChangesSettings(BaseModel):
    """A file of changes; ``exhibitor`` and ``forum`` are rows as in ``exhibitors.csv`` and ``forums.csv``."""

    model_config = _FORBID
    cancelled: tuple[Identifier, ...] = ()
    blocked: tuple[Text, ...] = ()
    lost_rooms: tuple[Identifier, ...] = ()
    sizes: dict[Identifier, Area] = Field(default_factory=dict)
    weights: dict[Text, Price] = Field(default_factory=dict)
    standing: dict[Text, tuple[Identifier, ...]] = Field(default_factory=dict)
    absence: tuple[AbsenceSettings, ...] = ()
    exhibitor: tuple[dict[str, Any], ...] = ()
    forum: tuple[dict[str, Any], ...] = ()


def read_changes(path: Path, *, event: Event) -> Changes:
    """Return the changes that a file tells.

    Parameters
    ----------
    path
        ``.toml`` (``cancelled``, ``blocked``, ``lost_rooms``, ``[sizes]``, ``[weights]``, ``[standing]``,
        ``[[absence]]``, ``[[exhibitor]]``, ``[[forum]]``) or ``.csv`` (a row per change: ``change`` is ``cancel``,
        ``new``, ``size``, ``block``, ``room``, ``absent`` or a word of standing such as ``sold``; ``id`` says whom;
        ``day`` and the columns of ``exhibitors.csv`` say the rest).
    event
        Gives the languages in which names are needed, and the offset of local times.

    Raises
    ------
    InputError
        If the file cannot be used; every fault is named.
    """
    path = Path(path)
    if not path.is_file():
        raise InputError(f"{path}: there is no such file; name a .toml or a .csv file of changes")
    if path.suffix.lower() == ".csv":
        return _from_rows(read_table(path, file=path.name).rows, file=path.name, event=event)
    if path.suffix.lower() != ".toml":
        raise InputError([Problem(file=path.name, message="changes are a .toml or a .csv file; rename or convert it")])
    return _from_document(read_toml(path, file=path.name), file=path.name, event=event)


def _from_document(document: Mapping[str, Any], *, file: str, event: Event, lines: Sequence[int] = ()) -> Changes:
    """Return the changes of a document; ``lines`` are those of its exhibitors, where it comes from a table."""
    settings, faults = validated(ChangesSettings, document)
    problems = [
        Problem(file=file, where=f"key {key}", message=message.removeprefix(f"{key} ")) for key, message in faults
    ]
    if settings is None:
        raise InputError(problems)
    problems += _unknown_words(settings, file=file)
    rows: dict[str, list[Any]] = {"exhibitors": [], "forums": []}
    for name, entries in (("exhibitors", settings.exhibitor), ("forums", settings.forum)):
        for number, cells in enumerate(entries):
            noun, messages = _entry(LISTS[name], cells, event=event)
            where = f"line {lines[number]}" if lines else f"key {name[:-1]}[{number + 1}]"
            problems += [Problem(file=file, where=where, message=message) for message in messages]
            rows[name].append(noun)
    if problems:
        raise InputError(problems)
    return Changes(
        cancelled=settings.cancelled,
        exhibitors=tuple(rows["exhibitors"]),
        forums=tuple(_in_local_time(forum, event) for forum in rows["forums"]),
        sizes=tuple(settings.sizes.items()),
        blocked=settings.blocked,
        lost_rooms=settings.lost_rooms,
        absences=tuple(Absence(person=one.person, day=one.day) for one in settings.absence),
        weights=tuple((dict(WEIGHTS) | settings.weights).items()),
        standing=tuple(settings.standing.items()),
    )


def _unknown_words(settings: ChangesSettings, *, file: str) -> list[Problem]:
    known = {**dict(WEIGHTS), **settings.weights}
    return [
        Problem(
            file=file,
            where=f"key standing.{word}",
            message=f"{shown(word)} has no weight{suggestion(word, known)}; give it one under [weights]",
        )
        for word in settings.standing
        if word not in known
    ]


def _entry(kind: ListKind, cells: Mapping[str, Any], *, event: Event) -> tuple[Any, list[str]]:
    """Return one exhibitor or forum, and what is wrong with it."""
    values = named_in_full({name: value for name, value in cells.items() if value != ""}, kind=kind)
    row, faults = validated(kind.row, values, word="column")
    messages = [message for _, message in faults]
    names = values.get(kind.text, {})
    messages += [
        f"{kind.text}_{language} is missing; signs are in {', '.join(event.languages)}"
        for language in event.languages
        if isinstance(names, dict) and language not in names
    ]
    if row is None or messages:
        return None, messages
    return kind.noun(**{name: getattr(row, name) for name in row.model_fields_set}), []


def _in_local_time(forum: Any, event: Event) -> Any:
    zone = timezone(timedelta(minutes=event.calendar.utc_offset_min))
    moments = {name: getattr(forum, name) for name in ("start", "earliest", "latest")}
    return replace(
        forum,
        **{
            name: moment and (moment if moment.tzinfo else moment.replace(tzinfo=zone))
            for name, moment in moments.items()
        },
    )


def _from_rows(rows: Sequence[Row], *, file: str, event: Event) -> Changes:
    """Return the changes of a table, a row each."""
    document: dict[str, Any] = {"sizes": {}, "standing": {}, "absence": [], "exhibitor": []}
    lines: list[int] = []
    problems: list[Problem] = []
    for row in rows:
        cells = dict(row.cells)
        change, subject = cells.pop("change", ""), cells.get("id", "")
        message = _row_fault(change, subject)
        if message:
            problems.append(Problem(file=file, where=f"line {row.line}", message=message))
        elif change == "new":
            document["exhibitor"].append(cells)
            lines.append(row.line)
        else:
            _note(document, change, cells=cells)
    if problems:
        raise InputError(problems)
    return _from_document(document, file=file, event=event, lines=lines)


def _row_fault(change: str, subject: str) -> str:
    known = (*WORDS, *OTHER_WORDS, *(word for word, _ in WEIGHTS[1:]))
    if not change:
        return "change is missing; say cancel, new, size, block, room or absent"
    if change not in known:
        return f"{shown(change)} is no change{suggestion(change, known)}; use {', '.join(known)}"
    return "" if subject else "id is missing; say whom or what the change is about"


def _note(document: dict[str, Any], change: str, *, cells: Mapping[str, str]) -> None:
    """Write one row into the document."""
    subject = cells["id"]
    if change in WORDS:
        document.setdefault(WORDS[change], []).append(subject)
    elif change == "size":
        document["sizes"][subject] = cells.get("area", "")
    elif change == "absent":
        document["absence"].append({"person": subject, "day": cells.get("day", "")})
    else:
        document["standing"].setdefault(change, []).append(subject)
