"""``manifest.json``: which files an output holds, and what is on them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from venueplan.files.outputs.staging import MANIFEST

_KINDS = {
    "plan.json": "plan",
    "booths.geojson": "booths",
    "exhibitors.csv": "exhibitors",
    "programme.csv": "programme",
    "utilities.csv": "utilities",
    "move-in.csv": "moves",
    "report.json": "report",
    "report.html": "report",
}


class SheetFile(Protocol):
    """A file with a sheet on it: path in the output, kind and subject of the sheet, page in millimetres."""

    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def page_mm(self) -> tuple[float, float]: ...  # noqa: D102


def manifest_json(folder: Path, sheets: Iterable[SheetFile]) -> bytes:
    """Return the manifest of an output folder: path, SHA-256, kind, subject and page of every file, by path.

    Parameters
    ----------
    folder
        The output; its own ``manifest.json`` is left out.
    sheets
        What is drawn in which file; other files have no subject and no page.
    """
    drawn = {sheet.path: sheet for sheet in sheets}
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    entries = [_entry(folder, path, sheet=drawn.get(path)) for path in paths if path != MANIFEST]
    return (json.dumps({"files": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(folder: Path, path: str, *, sheet: SheetFile | None) -> dict[str, Any]:
    return {
        "path": path,
        "sha256": hashlib.sha256((folder / path).read_bytes()).hexdigest(),
        "kind": sheet.kind if sheet else _KINDS.get(path, "other"),
        "subject": sheet.subject if sheet else None,
        "page_mm": [round(side, 2) for side in sheet.page_mm] if sheet else None,
    }
