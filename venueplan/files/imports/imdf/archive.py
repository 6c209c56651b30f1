"""An IMDF archive or folder as features by type; a zip that is not what it says is one sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from venueplan.files.imports.documents import MOST_FEATURES, refuse
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import SIZE_LIMIT, read_json

TYPES = (
    "address",
    "amenity",
    "anchor",
    "building",
    "detail",
    "fixture",
    "footprint",
    "geofence",
    "kiosk",
    "level",
    "occupant",
    "opening",
    "relationship",
    "section",
    "unit",
    "venue",
)
"""Feature types of IMDF 1.0.0, a file each."""

NEEDED = ("venue", "level", "unit")
"""Without these there is nothing to import."""

MOST_FILES = 200
RATIO = 200
"""A file that unpacks to more than so many times its size is a bomb (JSON packs to a tenth)."""

_CHUNK = 2**20


@dataclass(frozen=True, kw_only=True)
class Archive:
    """What an archive holds: the manifest, and the raw features of each type.

    Attributes
    ----------
    other
        Files that are no part of IMDF.
    """

    manifest: dict[str, Any]
    features: dict[str, list[Any]]
    other: tuple[str, ...]


def read_archive(path: Path) -> Archive:
    """Return the content of an IMDF zip archive or folder.

    Raises
    ------
    InputError
        If it is neither, a file cannot be read, a needed one is missing, or the zip unpacks to more than a venue is.
    """
    if not path.exists():
        refuse(path.name, "is missing; name an IMDF archive (.zip, .imdf) or folder")
    if path.is_dir():
        return _from_folder(path)
    with _unpacked(path) as folder:
        return _from_folder(folder)


def _from_folder(folder: Path) -> Archive:
    manifest = read_json(folder / "manifest.json", file="manifest.json")
    if not isinstance(manifest, dict):
        refuse("manifest.json", "is not a JSON object")
    features = {
        name: _collection(folder / f"{name}.geojson")
        for name in TYPES
        if name in NEEDED or (folder / f"{name}.geojson").exists()
    }
    known = {"manifest.json", *(f"{name}.geojson" for name in TYPES)}
    other = tuple(sorted(entry.name for entry in folder.iterdir() if entry.name not in known))
    return Archive(manifest=manifest, features=features, other=other)


def _collection(path: Path) -> list[Any]:
    document = read_json(path, file=path.name)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        refuse(path.name, "is not a GeoJSON FeatureCollection")
    if len(features) > MOST_FEATURES:
        refuse(path.name, f"holds {len(features)} features; at most {MOST_FEATURES} are read")
    return features


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """Give a temporary folder with the files of an archive, checked before and while they are unpacked."""
    with TemporaryDirectory(prefix="venueplan-imdf-") as name:
        folder = Path(name)
        try:
            with zipfile.ZipFile(path) as archive:
                members = [member for member in archive.infolist() if not member.is_dir()]
                _check(members, file=path.name)
                for member in members:
                    _unpack(archive, member, folder=folder, file=path.name)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            refuse(path.name, f"is not a zip archive that can be unpacked ({reason[:80].lower()})")
        yield folder


def _check(members: list[zipfile.ZipInfo], *, file: str) -> None:
    if len(members) > MOST_FILES:
        refuse(file, f"holds {len(members)} files; an IMDF archive has at most {len(TYPES) + 1}")
    for member in members:
        parts = PurePosixPath(member.filename.replace("\\", "/")).parts
        if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in parts[0]:
            refuse(file, f"holds a file {shown(member.filename)} that would be written outside of its folder")
    total = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if total > 4 * SIZE_LIMIT or any(member.file_size > SIZE_LIMIT for member in members):
        refuse(file, f"unpacks to {total / 2**20:.0f} MB; at most {SIZE_LIMIT // 2**20} MB a file can be read")
    if total > 2**20 and total / packed > RATIO:
        refuse(file, f"unpacks to {total / packed:.0f} times its size, which no map does")


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, folder: Path, file: str) -> None:
    """Write one file by its last name only, never more than its own word of how large it is."""
    target = folder / PurePosixPath(member.filename.replace("\\", "/")).name
    if target.exists():
        refuse(file, f"holds {shown(target.name)} twice")
    written = 0
    with archive.open(member) as source, target.open("wb") as sink:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > min(member.file_size, SIZE_LIMIT):
                refuse(file, f"lies about the size of {shown(member.filename)}")
            sink.write(chunk)
