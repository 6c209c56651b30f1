"""A venue in the format of another program in, a venue folder with a report out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from json import loads
from pathlib import Path
from typing import Any

from venueplan import files
from venueplan.errors import InputError, Problem
from venueplan.files import imports
from venueplan.model import Venue
from venueplan.network import WalkNetwork, cut_off
from venueplan.network.surface.walls import is_shaft

FIRST_DAY = date(2030, 1, 7)
"""Day of an event to begin with; the planner puts in the true one, and no clock is asked."""


@contextmanager
def without_collector() -> Iterator[None]:
    """Do not look for garbage meanwhile: of the millions of small objects of a file nearly all stay until its end."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(frozen=True, kw_only=True)
class ImportedFolder:
    """What an import wrote.

    Attributes
    ----------
    figures
        Counts and areas by name, as the report has them.
    warnings
        What is wrong with the file, a sentence each.
    report
        The page that says what became of the file.
    faults
        How many rows of a list could not be used, and how much of it cannot all be true.
    """

    figures: tuple[tuple[str, object], ...]
    warnings: tuple[str, ...]
    report: Path
    faults: int = 0


@without_collector()
def write_import(
    kind: str, path: Path, *, out: Path, wishes: imports.ImportWishes | None = None, event: str = ""
) -> ImportedFolder:
    """Read a venue in the format of another program and write it as a venue folder, with the report beside it.

    Parameters
    ----------
    kind
        ``c3nav``, ``dxf``, ``geojson``, ``imdf``, ``osm`` or ``ifc``.
    path
        The file or folder.
    out
        Folder to write. An earlier import that nobody has changed since is replaced; anything else is refused.
    event
        Id of an event to begin with inside the folder; none if empty.

    Raises
    ------
    InputError
        If the file cannot be used, or the folder holds something else; nothing is written.
    """
    refuse_changed(out)
    found = imports.import_venue(kind, path, wishes=wishes)
    reach = reach_of(found.venue)
    contents = dict(imports.venue_files(found.venue, source=found.source, located=found.located))
    contents |= dict(found.extra)
    contents["import.html"] = imports.import_html(found.venue, found.account, reach=reach, source=found.source)
    contents["import.json"] = imports.import_json(found.venue, found.account, reach=reach, source=found.source)
    if event:
        inside = imports.event_files(found.venue, name=event, day=FIRST_DAY)
        contents |= {f"{event}/{name}": data for name, data in inside.items()}
    with files.staged_folder(out) as stage:
        for name, data in contents.items():
            (stage / name).parent.mkdir(exist_ok=True)
            (stage / name).write_bytes(data)
        files.read_venue(stage)
        (stage / "manifest.json").write_bytes(files.manifest_json(stage, ()))
    return ImportedFolder(
        figures=tuple(imports.import_figures(found.venue, found.account, reach=reach)),
        warnings=tuple(
            f"{remark.subject}: {remark.text}" if remark.subject else remark.text
            for remark in found.account.remarks
            if remark.sort == "warning"
        ),
        report=out / "import.html",
    )


def reach_of(venue: Venue) -> imports.Reach:
    """Return which rooms of a venue hang together, and which doors lead nowhere."""
    network = WalkNetwork(venue=venue)
    names = {unit.id: str(unit.name) for unit in venue.units}
    apart = cut_off(network)
    without = {name for name, _ in apart}
    blind = [
        (door.opening.id, f"touches only {door.units[0]}" if door.units else "touches no room")
        for door in network.doors
        if len(door.units) < 2
    ]
    return imports.Reach(
        blind_doors=tuple(blind),
        cut_off=tuple((name, names[name], why) for name, why in apart),
        stepped=tuple((name, names[name]) for name, _ in cut_off(network, step_free=True) if name not in without),
        places=sum(not is_shaft(unit) and unit.category != "opentobelow" for unit in venue.units),
    )


def refuse_changed(out: Path) -> None:
    """Raise if a folder holds an earlier import that somebody has worked on since.

    Raises
    ------
    InputError
        If a file is not as the manifest says.
    """
    manifest = out / "manifest.json"
    if not manifest.is_file():
        return
    for name, digest in written_before(manifest):
        path = out / name
        if path.is_file() and sha256(path.read_bytes()).hexdigest() != digest:
            message = "was changed since it was imported; import into a new folder, or remove this one"
            raise InputError([Problem(file=str(path), message=message)])


def written_before(manifest: Path) -> list[tuple[str, Any]]:
    """Return paths and digests that a manifest names; none if it cannot be read, and then files count as one's own."""
    try:
        return [(entry["path"], entry["sha256"]) for entry in loads(manifest.read_text(encoding="utf-8"))["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
