"""The way from a plan on the disk to an export on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from venueplan import files
from venueplan.build.exporting.kinds import EXPORTS, ExportWishes, Figures, Made
from venueplan.build.stages import load_plan
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Calendar, Event, Label, Plan

BUILDING = frozenset({"imdf", "geojson", "gpkg", "postgis", "dxf"})
"""Kinds for which a venue folder without an event will do."""


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What an export wrote: how much of what, and what the planner should know."""

    figures: Figures
    notes: tuple[str, ...] = ()


def write_export(kind: str, path: Path, *, out: str, wishes: ExportWishes | None = None) -> Exported:
    """Write a plan, a venue or a programme in the format of another program.

    Parameters
    ----------
    kind
        One of :data:`EXPORTS`.
    path
        ``plan.json``, an event folder or, for what shows only the building, a venue folder; for programmes also a
        ``schedule.xml``.
    out
        File to write; a name without an ending, or that of a folder, is a folder for the kinds that write several
        files. For ``postgis`` the URL of the database.

    Raises
    ------
    InputError
        If there is no such kind, the plan cannot be read or lacks what the export shows; nothing is written.
    """
    if kind not in EXPORTS:
        raise UnknownNameError("kind of export", kind, known=EXPORTS)
    wishes = wishes or ExportWishes()
    if kind == "postgis":
        return Exported(figures=_write_database(_plan(kind, path), out, schema=wishes.schema))
    if out.startswith(("postgresql:", "postgres:")):
        raise InputError(f"-o names a database, and '{kind}' is a file; use the kind postgis")
    made = _made(kind, path, folder=_is_folder(Path(out)), wishes=wishes)
    _write(made, Path(out))
    return Exported(figures=made.figures, notes=made.notes)


def _write_database(plan: Plan, out: str, *, schema: str) -> Figures:
    from venueplan.files.exports import write_postgis  # noqa: PLC0415  # loads libraries of every kind

    if not out.startswith(("postgresql://", "postgres://")):
        raise InputError("-o names no database; write -o postgresql://user@host:5432/database")
    return write_postgis(plan, out, schema=schema)


def _is_folder(out: Path) -> bool:
    return out.is_dir() or not out.suffix


def _made(kind: str, path: Path, *, folder: bool, wishes: ExportWishes) -> Made:
    from venueplan.build.exporting import plans, timetables  # noqa: PLC0415  # loads libraries of every kind

    several = folder and kind in {*plans.AS_FOLDER, *timetables.AS_FOLDER}
    if kind in timetables.AS_FILE:
        makers = timetables.AS_FOLDER if several else timetables.AS_FILE
        return makers[kind](timetables.timetable_at(path))
    return (plans.AS_FOLDER if several else plans.AS_FILE)[kind](_plan(kind, path), wishes)


def _plan(kind: str, path: Path) -> Plan:
    """Return the plan to export; a venue folder is a plan without anything in it."""
    bare = path.is_dir() and (path / "venue.toml").exists() and not (path / "event.toml").exists()
    if not (bare and kind in BUILDING):
        return load_plan(path)
    nothing = Event(id="none", name=Label(), calendar=Calendar(days=()), languages=())
    return Plan(venue=files.read_venue(path), event=nothing)


def _write(made: Made, out: Path) -> None:
    if "" in made.contents:
        files.write_atomically(out, made.contents[""])
        return
    with files.staged_files(out) as stage:
        for name, data in made.contents.items():
            (stage / name).write_bytes(data)
