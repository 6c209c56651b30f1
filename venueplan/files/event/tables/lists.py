"""The lists of an event as CSV: exhibitors, forums and sign sites."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.errors import InputError, Problem
from venueplan.files.event.tables.exhibitors import ExhibitorRow
from venueplan.files.event.tables.forums import ForumRow
from venueplan.files.untrusted.cells import (
    Evidence,
    Identifier,
    Names,
    Real,
    Text,
    one_of,
    to_real,
)
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.files.untrusted.raw import Row, read_table
from venueplan.files.untrusted.sentences import validated
from venueplan.model import Exhibitor, Forum, Label, SignSite

_FORBID = ConfigDict(extra="forbid", frozen=True)
_TEXT = re.compile(r"(name|title)_([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")


class SignRow(BaseModel):
    """A row of ``signs.csv``."""

    model_config = _FORBID
    id: Identifier
    kind: Annotated[Text, AfterValidator(one_of(("board", "direction", "escape"), what="a kind of sign"))]
    level: Identifier
    x: Real
    y: Real
    facing: Annotated[float, Field(ge=-360, le=360), BeforeValidator(to_real)]
    name: Names = Label()
    reading_distance: Annotated[float, Field(ge=1, le=200), BeforeValidator(to_real)] = SignSite.reading_distance
    evidence: Evidence = "assumed"


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """How one list is read."""

    file: str
    row: type[BaseModel]
    noun: type[Any]
    text: str


LISTS: Mapping[str, ListKind] = {
    "exhibitors": ListKind(file="exhibitors.csv", row=ExhibitorRow, noun=Exhibitor, text="name"),
    "forums": ListKind(file="forums.csv", row=ForumRow, noun=Forum, text="title"),
    "signs": ListKind(file="signs.csv", row=SignRow, noun=SignSite, text="name"),
}
"""The lists of an event folder."""


@dataclass(kw_only=True)
class ListDraft:
    """A list as far as it could be read.

    Attributes
    ----------
    entries
        (line, noun) of each sound row.
    ids
        Every id that the list names, also of rows that could not be read.
    """

    kind: ListKind
    entries: list[tuple[int, Any]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def note(self, message: str, *, line: int) -> None:
        """Add a problem of one line."""
        self.problems.append(Problem(file=self.kind.file, where=f"line {line}", message=message))


def read_list(folder: Path, name: str, *, languages: tuple[str, ...]) -> ListDraft:
    """Return what can be read of one list, and all that is wrong with it.

    Parameters
    ----------
    folder
        Event folder.
    name
        ``exhibitors``, ``forums`` or ``signs``.
    languages
        Every row needs its name or title in these.
    """
    draft = ListDraft(kind=LISTS[name])
    try:
        table = read_table(folder / draft.kind.file, file=draft.kind.file)
    except InputError as error:
        draft.problems += error.problems
        return draft
    faults = _column_faults(draft.kind, table.columns, languages=languages)
    if faults:
        draft.problems += [Problem(file=draft.kind.file, where="line 1", message=message) for message in faults]
        draft.ids = {row.cells["id"] for row in table.rows if "id" in row.cells}
        return draft
    for row in table.rows:
        _read_row(row, draft, languages=languages)
    return draft


def _column_faults(kind: ListKind, columns: tuple[str, ...], *, languages: tuple[str, ...]) -> list[str]:
    fields = kind.row.model_fields
    texts = [f"{kind.text}_{language}" for language in languages]
    known = [*(name for name in fields if name != kind.text), *texts]
    needed = [*(name for name, value in fields.items() if value.is_required()), *texts]
    unknown = [
        f"unknown column {shown(column)}{suggestion(column, known)}"
        for column in columns
        if column not in known and not (_TEXT.fullmatch(column) and column.startswith(kind.text))
    ]
    if unknown:
        return unknown
    return [f"column {shown(column)} is missing in the header" for column in needed if column not in columns]


def _read_row(row: Row, draft: ListDraft, *, languages: tuple[str, ...]) -> None:
    kind = draft.kind
    values = named_in_full(row.cells, kind=kind)
    parsed, faults = validated(kind.row, values, word="column")
    messages = [_as_asked(message) for _, message in faults]
    messages += [
        f"{kind.text}_{language} is missing; signs are in {', '.join(languages)}"
        for language in languages
        if language not in values.get(kind.text, {})
    ]
    identifier = row.cells.get("id", "")
    if identifier in draft.ids:
        messages.append(f"id {shown(identifier)} is used already in a line above; ids are unique")
    draft.ids.add(identifier)
    for message in messages:
        draft.note(message, line=row.line)
    if parsed and not messages:
        given = {name: getattr(parsed, name) for name in parsed.model_fields_set}
        draft.entries.append((row.line, kind.noun(**given)))


def named_in_full(cells: Mapping[str, Any], *, kind: ListKind) -> dict[str, Any]:
    """Return the cells of a row with the columns of its name in one; who shares a stand asks for no area.

    Examples
    --------
    >>> named_in_full({"id": "a", "name_en": "Ada"}, kind=LISTS["exhibitors"])
    {'id': 'a', 'name': {'en': 'Ada'}}
    """
    values: dict[str, Any] = {}
    for column, cell in cells.items():
        match = _TEXT.fullmatch(column)
        if match and match[1] == kind.text:
            values.setdefault(kind.text, {})[match[2]] = cell
        else:
            values[column] = cell
    if kind.noun is Exhibitor and "shares_with" in values:
        values.setdefault("area", "0")
    return values


def _as_asked(message: str) -> str:
    """Say of an area what the row asks for."""
    return (
        message.replace("is not a number; write for instance 3.5", "is not an area in m²; write for instance 36")
        if (message.startswith("area "))
        else message
    )
