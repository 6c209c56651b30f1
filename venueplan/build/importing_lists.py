"""A list of another program in, files of an event folder with a report out."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from venueplan import files
from venueplan.build.importing import ImportedFolder, without_collector, written_before
from venueplan.errors import InputError, Problem
from venueplan.files import imports

MAIN = {"exhibitors": "exhibitors.csv", "schedule": "forums.csv", "booths": "booths.geojson"}
"""The file of an event that each kind of list becomes."""


@without_collector()
def write_list(kind: str, path: Path, *, out: Path, wishes: imports.ImportWishes | None = None) -> ImportedFolder:
    """Read a list of another program and write it into an event folder, with the report beside it.

    Parameters
    ----------
    kind
        ``exhibitors``, ``schedule`` or ``booths``.
    path
        The file.
    out
        Event folder, or the file itself (``exhibitors.csv``). What an earlier import wrote is replaced; a list that
        somebody made by hand is not.

    Raises
    ------
    InputError
        If the file cannot be used, or the list of the event was made by hand; nothing is written.
    """
    folder, main = (out.parent, out.name) if out.suffix == Path(MAIN[kind]).suffix else (out, MAIN[kind])
    stem = main.partition(".")[0]
    listed = imports.import_list(kind, path, folder=folder, wishes=wishes)
    contents = {main if name == MAIN[kind] else name: data for name, data in listed.contents}
    own = _made_by_hand(folder, known=f"{stem}.import.json")
    if main in own and _holds_something(folder / main):
        message = "was made by hand, or changed since it was imported; import into another folder, or remove it first"
        raise InputError([Problem(file=str(folder / main), message=message)])
    for name in own & {name for name in contents if name.endswith(".mapping.toml")}:
        contents.pop(name)  # the planner's own mapping stays as it is
    contents[f"{stem}.import.html"] = imports.list_html(listed)
    contents[f"{stem}.import.json"] = imports.list_json(listed)
    with files.staged_files(folder) as stage:
        for name, data in contents.items():
            (stage / name).write_bytes(data)
    remarks = listed.account.remarks
    return ImportedFolder(
        figures=tuple(imports.list_figures(listed)),
        warnings=(
            *(f"{r.subject}: {r.text}" if r.subject else r.text for r in remarks if r.sort == "warning"),
            *listed.conflicts,
        ),
        report=folder / f"{stem}.import.html",
        faults=listed.faults + len(listed.conflicts),
    )


def _made_by_hand(folder: Path, *, known: str) -> set[str]:
    """Return the files of a folder that are not as an earlier import wrote them."""
    digests = dict(written_before(folder / known))
    present = [path for path in folder.glob("*") if path.is_file()]
    return {path.name for path in present if sha256(path.read_bytes()).hexdigest() != digests.get(path.name)}


def _holds_something(path: Path) -> bool:
    """Tell whether a list has more than a header: an event to begin with has none."""
    text = path.read_bytes().strip()
    return b"\n" in text if path.suffix == ".csv" else b'"Feature"' in text
