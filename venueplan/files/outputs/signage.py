"""The signage schedule as a list, and the record by which unchanged signs are known again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from venueplan.files.outputs.csvs import csv_bytes, number
from venueplan.model import ChangedSign, MadeSign, SignSite

SCHEDULE_COLUMNS = (
    *("id", "kind", "site", "facing", "width_mm", "height_mm", "copies", "file", "page", "sha256", "content"),
    "revision",
)
REPRINT_COLUMNS = ("id", "kind", "site", "status", "width_mm", "height_mm", "copies", "paper_m2", "reasons", "texts")


def schedule_csv(signs: Iterable[MadeSign]) -> bytes:
    """Return the signage schedule as CSV in UTF-8 with byte order mark, a row per sign.

    ``site`` is the id of the sign site, hall, room or booth; ``facing`` is where the reader looks, degrees clockwise
    from the plan's +y, empty where the place says it. ``sha256`` is that of the file, ``content`` that of what is on
    the sign, also where a file holds several.
    """
    return csv_bytes(SCHEDULE_COLUMNS, (_row(sign) for sign in signs))


def _row(sign: MadeSign) -> tuple[object, ...]:
    return (
        sign.id,
        sign.kind,
        sign.subject,
        "" if sign.facing is None else number(sign.facing),
        number(sign.page_mm[0]),
        number(sign.page_mm[1]),
        sign.copies,
        sign.file,
        sign.page,
        sign.sha256,
        sign.content,
        sign.revision,
    )


def reprint_csv(signs: Iterable[ChangedSign]) -> bytes:
    """Return the signs that are not what they were as CSV in UTF-8 with byte order mark, with the reasons."""
    return csv_bytes(
        REPRINT_COLUMNS,
        (
            (
                changed.sign.id,
                changed.sign.kind,
                changed.sign.subject,
                changed.status,
                number(changed.sign.page_mm[0]),
                number(changed.sign.page_mm[1]),
                changed.sign.copies,
                "0" if changed.status == "gone" else f"{changed.sign.paper:.3f}",
                "; ".join(str(reason.message["en"] or reason.message) for reason in changed.reasons),
                " ".join(changed.texts),
            )
            for changed in signs
        ),
    )


def signs_json(signs: Iterable[MadeSign]) -> bytes:
    """Return the record of an output folder: every sign with its file and fingerprints."""
    return (json.dumps({"signs": [asdict(sign) for sign in signs]}, ensure_ascii=False, indent=1) + "\n").encode()


def read_signs(path: Path) -> tuple[MadeSign, ...]:
    """Return the record of an earlier output; none if there is no readable one, and everything is drawn anew."""
    try:
        entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["signs"]
        return tuple(MadeSign(**{**entry, "page_mm": tuple(entry["page_mm"])}) for entry in entries)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def sites_csv(sites: Iterable[SignSite], *, languages: Sequence[str]) -> bytes:
    """Return sign sites as rows of ``signs.csv``, with a name in each language (their id where they have none)."""
    columns = ("id", "kind", "level", "x", "y", "facing", *(f"name_{code}" for code in languages), "evidence")
    rows = (
        (
            site.id,
            site.kind,
            site.level,
            f"{site.x:.2f}",
            f"{site.y:.2f}",
            number(site.facing),
            *(site.name[code] or site.name["en"] or site.id for code in languages),
            site.evidence,
        )
        for site in sites
    )
    return csv_bytes(columns, rows)
