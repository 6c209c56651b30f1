"""A list of numbers of persons: how many rooms hold, or how many come to talks."""

from __future__ import annotations

from pathlib import Path

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.cells import to_whole
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_table


def read_persons(path: Path) -> dict[str, int]:
    """Return persons by name from a CSV list with the columns ``id`` and ``persons``.

    Raises
    ------
    InputError
        If the file is no such list; every fault is named with its line.
    """
    path = Path(path)
    table = read_table(path, file=path.name)
    if set(table.columns) != {"id", "persons"}:
        message = f"has the columns {', '.join(map(shown, table.columns))}; it needs id and persons"
        raise InputError([Problem(file=path.name, where="line 1", message=message)])
    found: dict[str, int] = {}
    problems = []
    for row in table.rows:
        name, value = row.cells.get("id", ""), row.cells.get("persons", "")
        message = ""
        try:
            number = to_whole(value)
        except ValueError:
            number, message = 0, f"persons {shown(value)} is not a whole number"
        if not message and not 0 <= number <= 10**6:
            message = f"persons {shown(value)} is not from 0 to 1,000,000"
        if not name or name in found:
            message = message or f"id {shown(name)} is {'used already in a line above' if name else 'missing'}"
        if message:
            problems.append(Problem(file=path.name, where=f"line {row.line}", message=message))
        found[name] = number
    if problems:
        raise InputError(problems)
    return found
