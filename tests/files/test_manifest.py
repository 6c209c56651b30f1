"""The manifest says what is on which file."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from venueplan.files import manifest_json


@dataclass(frozen=True)
class _Sheet:
    path: str
    kind: str
    subject: str
    page_mm: tuple[float, float]


def test_sheets_have_a_kind_a_subject_and_a_page(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    for name in ("maps/hall.png", "plan.json", "manifest.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    sheet = _Sheet("maps/hall.png", "hall", "H1", (594.0, 420.00001))
    assert json.loads(manifest_json(tmp_path, [sheet])) == {
        "files": [
            {
                "path": "maps/hall.png",
                "sha256": hashlib.sha256(b"maps/hall.png").hexdigest(),
                "kind": "hall",
                "subject": "H1",
                "page_mm": [594.0, 420.0],
            },
            {
                "path": "plan.json",
                "sha256": hashlib.sha256(b"plan.json").hexdigest(),
                "kind": "plan",
                "subject": None,
                "page_mm": None,
            },
        ]
    }
