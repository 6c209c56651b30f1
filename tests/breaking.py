"""Ways to break a copy of ``layouts/quickstart``, file by file and feature by feature."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Break = Callable[[Path], None]


@dataclass(frozen=True, kw_only=True)
class Broken:
    """One kind of broken input.

    Attributes
    ----------
    name
        Short name, unique.
    change
        Breaks a copy of the quickstart venue, given its folder.
    sentence
        All that is said about it.
    """

    name: str
    change: Break
    sentence: str


def _collection(folder: Path, feature_type: str, change: Callable[[list[Any]], None]) -> None:
    path = folder / f"{feature_type}.geojson"
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document["features"])
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def says(feature_type: str, identifier: str, **properties: object) -> Break:
    """Give a feature other properties."""

    def change(features: list[Any]) -> None:
        feature = next(feature for feature in features if feature["properties"]["id"] == identifier)
        feature["properties"] |= properties

    return lambda folder: _collection(folder, feature_type, change)


def lacks(feature_type: str, identifier: str, key: str) -> Break:
    """Take a property away from a feature."""

    def change(features: list[Any]) -> None:
        feature = next(feature for feature in features if feature["properties"]["id"] == identifier)
        del feature["properties"][key]

    return lambda folder: _collection(folder, feature_type, change)


def drawn(feature_type: str, identifier: str, kind: str, coordinates: object) -> Break:
    """Give a feature another geometry."""

    def change(features: list[Any]) -> None:
        feature = next(feature for feature in features if feature["properties"]["id"] == identifier)
        feature["geometry"] = {"type": kind, "coordinates": coordinates}

    return lambda folder: _collection(folder, feature_type, change)


def without_geometry(feature_type: str, identifier: str) -> Break:
    """Take the geometry away from a feature."""

    def change(features: list[Any]) -> None:
        feature = next(feature for feature in features if feature["properties"]["id"] == identifier)
        feature["geometry"] = None

    return lambda folder: _collection(folder, feature_type, change)


def moved(feature_type: str, identifier: str, by: tuple[float, float]) -> Break:
    """Shift a feature on the plan."""

    def shift(coordinates: Any) -> Any:
        if isinstance(coordinates[0], int | float):
            return [coordinates[0] + by[0], coordinates[1] + by[1]]
        return [shift(part) for part in coordinates]

    def change(features: list[Any]) -> None:
        feature = next(feature for feature in features if feature["properties"]["id"] == identifier)
        feature["geometry"]["coordinates"] = shift(feature["geometry"]["coordinates"])

    return lambda folder: _collection(folder, feature_type, change)


def replaced(file: str, old: str, new: str) -> Break:
    """Replace text in a file; the text must be there."""

    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def written(file: str, data: bytes) -> Break:
    """Put other bytes into a file."""

    def change(folder: Path) -> None:
        (folder / file).write_bytes(data)

    return change


def deleted(file: str) -> Break:
    """Delete a file."""
    return lambda folder: (folder / file).unlink()


def made_a_folder(file: str) -> Break:
    """Put a folder where a file should be."""

    def change(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return change


def in_gbk(file: str) -> Break:
    """Save a list as a spreadsheet in China may do."""
    return _encoded(file, "gbk")


def in_utf16(file: str) -> Break:
    """Save a list as "Unicode text"."""
    return _encoded(file, "utf-16")


def _encoded(file: str, encoding: str) -> Break:
    def change(folder: Path) -> None:
        (folder / file).write_bytes((folder / file).read_text(encoding="utf-8").encode(encoding))

    return change


def with_semicolons(file: str) -> Break:
    """Save a list as a spreadsheet in Germany may do."""

    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(";", " ").replace(",", ";"), encoding="utf-8")

    return change


def too_large(file: str) -> Break:
    """Make a file larger than anything that is read."""

    def change(folder: Path) -> None:
        with (folder / file).open("r+b") as handle:
            handle.truncate(65 * 2**20)

    return change
