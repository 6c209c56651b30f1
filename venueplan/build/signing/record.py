"""What an output folder holds of earlier signs, and what becomes of files that hold none any more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from venueplan.model import MadeSign

RECORD = "signs/signs.json"
"""Where an output folder keeps what is on its signs."""


def still_there(out: Path, recorded: Iterable[MadeSign]) -> tuple[MadeSign, ...]:
    """Return the signs of an earlier output whose files are as they were written."""
    digests: dict[str, str] = {}
    kept = []
    for sign in recorded:
        if sign.file not in digests:
            path = out / sign.file
            inside = path.is_file() and out.resolve() in path.resolve().parents
            digests[sign.file] = hashlib.sha256(path.read_bytes()).hexdigest() if inside else ""
        if sign.sha256 and digests[sign.file] == sign.sha256:
            kept.append(sign)
    return tuple(kept)


def contents_of(signs: Iterable[MadeSign]) -> Mapping[str, tuple[str, ...]]:
    """Return the fingerprints of the sheets in each file, page by page."""
    by_file: dict[str, list[str]] = {}
    for sign in sorted(signs, key=lambda sign: sign.page):
        by_file.setdefault(sign.file, []).append(sign.content)
    return {name: tuple(found) for name, found in by_file.items()}


def remove_old(out: Path, before: Iterable[MadeSign], *, signs: Iterable[MadeSign]) -> tuple[str, ...]:
    """Remove the files of an earlier output that hold no sign any more, and return their names."""
    names = sorted({sign.file for sign in before} - {sign.file for sign in signs})
    for name in names:
        (out / name).unlink(missing_ok=True)
    return tuple(names)


def stale_files(
    out: Path, recorded: Iterable[MadeSign], *, before: Iterable[MadeSign], signs: Iterable[MadeSign]
) -> tuple[str, ...]:
    """Return the files that once held signs, hold none of the plan any more, and are not as they were written."""
    known = {sign.file for sign in (*before, *signs)}
    left = sorted({sign.file for sign in recorded if sign.file not in known})
    return tuple(name for name in left if (out / name).is_file() and out.resolve() in (out / name).resolve().parents)
