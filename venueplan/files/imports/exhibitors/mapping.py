"""What the planner says of a foreign list, and the file that says it: proposed first, edited, given back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from venueplan.errors import InputError, Problem
from venueplan.files.imports.exhibitors.header import Header
from venueplan.files.imports.exhibitors.words import NAMES
from venueplan.files.imports.written.venue import quoted
from venueplan.files.untrusted.quoting import shown, suggestion, unknown
from venueplan.files.untrusted.raw import read_toml

TABLE = ("header", "sheet", "encoding", "delimiter", "unit", "square")
"""What ``[table]`` may say."""

DEFAULTS = ("area", "zone")
"""What ``[defaults]`` may say."""

_TABLES = {
    "table": "# The list as a table: line of the header, and what was found out of the file.",
    "columns": "# Which column says what, by its heading; leave one out and it is not read.",
    "zones": "# Which zone of event.toml a word in the column of zones means.",
    "defaults": "# What holds for rows that do not say it: area in m², zone.",
}


@dataclass(frozen=True, kw_only=True)
class ListMapping:
    """What the planner says; every table may be empty.

    Attributes
    ----------
    table
        ``header``, a line; ``sheet``, ``encoding``, ``delimiter``; ``unit`` of lengths and ``square`` of areas,
        ``m`` or ``ft``.
    columns
        Headings by what they say; None to go by the headings alone.
    zones
        Ids of zones by the words of the list.
    """

    table: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] | None = None
    zones: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)


def read_mapping(path: Path | None) -> ListMapping:
    """Return what a mapping file says, or an empty mapping without one.

    Raises
    ------
    InputError
        If it cannot be read or says something that there is not.
    """
    if path is None:
        return ListMapping()
    said = read_toml(path, file=path.name)
    problems = [
        Problem(file=path.name, where=f"key {shown(key)[1:-1]}", message=f"is not one of {', '.join(_TABLES)}")
        for key, value in said.items()
        if key not in _TABLES or not isinstance(value, dict)
    ]
    problems += [
        Problem(file=path.name, where=f"key {table}.{shown(key)[1:-1]}", message=message)
        for table, values in said.items()
        if isinstance(values, dict)
        for key, value in values.items()
        if (message := _fault(table, key, value=value))
    ]
    if problems:
        raise InputError(problems)
    tables = {name: {key: str(value) for key, value in values.items()} for name, values in said.items()}
    return ListMapping(
        table=tables.get("table", {}),
        columns=tables.get("columns"),
        zones=tables.get("zones", {}),
        defaults=tables.get("defaults", {}),
    )


def _fault(table: str, key: str, *, value: Any) -> str:
    """Return what is wrong with a key of a mapping, or nothing."""
    known = {"table": TABLE, "defaults": DEFAULTS}.get(table)
    if known and key not in known:
        return f"is unknown{suggestion(key, known) or '; use ' + ', '.join(known)}"
    if table == "columns" and key not in NAMES and not re.fullmatch(r"name_[a-z]{2,3}", key):
        return f"is not something that is read{suggestion(key, list(NAMES))}; use {', '.join(NAMES)} or name_en"
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return f"{shown(value)} is neither text nor a number"
    if key == "header" and table == "table" and not (isinstance(value, int) and value > 0):
        return f"{shown(value)} is not a line; write for instance 4"
    if table == "table" and key in {"unit", "square"} and value not in {"m", "ft"}:
        return f"{shown(value)} is not a unit; write m or ft"
    return ""


def mapped_columns(header: Header, mapping: ListMapping, *, file: str) -> dict[str, int]:
    """Return the place of each column that is read: as the planner says, or as the headings do.

    Raises
    ------
    InputError
        If the planner names a heading that the list has not.
    """
    if mapping.columns is None:
        return header.columns
    places: dict[str, int] = {}
    for place, heading in enumerate(header.headings):
        places.setdefault(heading.casefold(), place)
    problems = [
        Problem(
            file=file,
            where=f"line {header.number}",
            message=unknown("heading", text, known=[*filter(None, header.headings)]),
        )
        for text in mapping.columns.values()
        if text and text.casefold() not in places
    ]
    if problems:
        raise InputError(problems)
    return {what: places[text.casefold()] for what, text in mapping.columns.items() if text}


def mapping_file(
    header: Header,
    *,
    columns: Mapping[str, int],
    table: Mapping[str, str],
    zones: Sequence[tuple[str, str]],
    defaults: Mapping[str, str],
) -> bytes:
    """Return the mapping as a file that the planner edits and gives back with ``--mapping``."""
    unused = [heading for place, heading in enumerate(header.headings) if heading and place not in columns.values()]
    settings = {key: quoted(value) for key, value in table.items()} | {"header": str(header.number)}
    pages = {
        "table": settings,
        "columns": {what: quoted(header.headings[place]) for what, place in columns.items()},
        "zones": {quoted(word): quoted(zone) for word, zone in zones},
        "defaults": {key: quoted(value) for key, value in defaults.items()},
    }
    lines = ["# What the columns of the list mean. Edit it and import again with --mapping."]
    for name, values in pages.items():
        lines += ["", _TABLES[name], f"[{name}]", *(f"{key} = {value}" for key, value in sorted(values.items()))]
        if name == "columns":
            lines += [f"# not read: {quoted(heading)}" for heading in unused]
            lines += [f"# not found: {what}" for what in NAMES if not any(key.startswith(what) for key in columns)]
    return ("\n".join(lines) + "\n").encode()
