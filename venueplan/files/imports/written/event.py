"""An event to begin with, so that an imported venue can be built, checked and drawn at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import shapely
from shapely import Point

from venueplan.files.event.tables.lists import LISTS
from venueplan.files.imports.written.venue import quoted, table_of
from venueplan.model import Label, Unit, Venue

OPEN_TO_ALL = ("lobby", "walkway", "unenclosedarea")
"""Categories of units in which a board can hang."""


def event_files(venue: Venue, *, name: str, day: date) -> dict[str, bytes]:
    """Return the files of an event folder: all halls in one zone, empty lists, and a board on each level with a foyer.

    Parameters
    ----------
    name
        Id of the event, and name of its folder.
    day
        Its only day; the planner puts in the true ones.
    """
    files = {"event.toml": _settings(venue, name=name, day=day)}
    for listed in ("exhibitors", "forums"):
        files[f"{listed}.csv"] = (",".join(_columns(listed, venue)) + "\n").encode()
    columns = list(_columns("signs", venue))
    rows = (",".join(board.get(column, "") for column in columns) for board in _boards(venue))
    files["signs.csv"] = ("\n".join([",".join(columns), *rows]) + "\n").encode()
    return files


def languages_of_venue(venue: Venue) -> tuple[str, ...]:
    """Return the languages that signs can speak: those of the venue's name."""
    return tuple(code for code, _ in venue.name.texts) or ("en",)


def _settings(venue: Venue, *, name: str, day: date) -> bytes:
    languages = languages_of_venue(venue)
    label = Label(tuple((code, name) for code in languages))
    lines = [
        "# An event to begin with: put in its days, its zones and its lists.",
        f"id = {quoted(name)}",
        f"name = {table_of(label)}",
        f"languages = [{', '.join(quoted(code) for code in languages)}]",
        "",
        "[calendar]",
        f"days = [{day.isoformat()}]",
    ]
    if venue.halls:
        lines += [
            "",
            "[[zone]]",
            'id = "all"',
            'letter = "A"',
            f"name = {table_of(Label(tuple((code, 'Exhibition') for code in languages)))}",
            f"halls = [{', '.join(quoted(hall.id) for hall in venue.halls)}]",
        ]
    return ("\n".join(lines) + "\n").encode()


def _columns(listed: str, venue: Venue) -> Iterator[str]:
    kind = LISTS[listed]
    for column in kind.row.model_fields:
        if column == kind.text:
            yield from (f"{column}_{code}" for code in languages_of_venue(venue))
        else:
            yield column


def _boards(venue: Venue) -> Iterator[dict[str, str]]:
    """Yield a row by column for a board in the largest foyer of each level."""
    for level in venue.levels:
        foyers = [unit for unit in venue.units if unit.level == level.id and unit.category in OPEN_TO_ALL]
        indoors = [unit for unit in foyers if unit.category != "unenclosedarea"] or foyers
        if indoors:
            foyer = max(indoors, key=lambda unit: (unit.polygon.area, unit.id))
            point = _free_point(venue, foyer)
            names = {f"name_{code}": _cell(level.name[code]) for code in languages_of_venue(venue)}
            place = {"level": level.id, "x": f"{point.x:.3f}", "y": f"{point.y:.3f}", "facing": "0"}
            yield {"id": f"board-{level.id}", "kind": "board", **place, **names, "evidence": "assumed"}


def _cell(text: str) -> str:
    """Return a name as a cell of a CSV that spreadsheets do not take for a formula."""
    plain = text.lstrip("=+-@ ")
    return f'"{plain.replace(chr(34), chr(34) * 2)}"'


def _free_point(venue: Venue, unit: Unit) -> Point:
    """Return a point of a unit well away from walls and fixtures."""
    blocks = [
        fixture.polygon.buffer(0.6)
        for fixture in venue.fixtures
        if fixture.level == unit.level and fixture.blocks and fixture.polygon.dwithin(unit.polygon, 1.0)
    ]
    taken = shapely.union_all(blocks)
    for inset in (2.0, 0.8, 0.0):
        free = shapely.difference(unit.polygon.buffer(-inset), taken)
        if not free.is_empty:
            return free.representative_point()
    return unit.polygon.representative_point()
