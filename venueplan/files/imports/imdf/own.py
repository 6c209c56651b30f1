"""IMDF archives that ``venueplan export imdf`` wrote, and perhaps somebody edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from venueplan.errors import InputError
from venueplan.files.imports.exact import BOOTH, MEMBER, WrittenFeature, exact_venue
from venueplan.files.imports.imdf.archive import Archive
from venueplan.files.imports.imdf.validation import NEEDED
from venueplan.files.imports.sketch import Ledger
from venueplan.files.venue.features import KINDS
from venueplan.model import Venue

EXTENSION = "imdf:extension:venueplan:venue#1.0.0"
"""Extension whose properties say what IMDF has no word for."""

_MADE = ("address", "anchor", "building", "footprint", "occupant", "relationship", "venue")
"""Feature types that an export makes of the venue and its stands."""


def own_venue(archive: Archive, *, ledger: Ledger) -> Venue | None:
    """Return the venue of an export: names, categories and geometry as the archive has them now.

    None if another program wrote the archive, or it was changed so that it must be read like any other.
    """
    extensions = archive.manifest.get("extensions")
    venues = archive.features.get("venue", [])
    if not isinstance(extensions, list) or EXTENSION not in extensions or len(venues) != 1:
        return None
    features = [feature for kind in KINDS for feature in archive.features.get(kind, ())]
    if not all(isinstance(feature["properties"].get(MEMBER), dict) for feature in features):
        return None
    trial = Ledger()
    try:
        found = exact_venue(venues[0]["properties"].get(MEMBER), _written(archive, trial), file="archive", ledger=trial)
    except InputError as error:
        first = next(iter(error.problems), error)
        ledger.warn(f"was written by venueplan and changed since ({first}): it is read like any other archive")
        return None
    _note_others(archive, ledger=trial)
    ledger.adopt(trial)
    return found


def _note_others(archive: Archive, *, ledger: Ledger) -> None:
    """Note what became of features that are no part of a venue folder."""
    for kind in sorted(set(archive.features) - set(KINDS) - {"kiosk"}):
        for feature in archive.features[kind]:
            source = ledger.read(kind, feature["id"])
            if kind in _MADE:
                ledger.use(source, "is made of the venue on every export")
            else:
                ledger.leave(source, "has no place in a venue folder")
    for name in archive.other:
        ledger.leave(ledger.read("file", name), "is no part of IMDF")


def _written(archive: Archive, ledger: Ledger) -> Iterator[WrittenFeature]:
    levels = {feature["id"]: feature["properties"][MEMBER].get("id") for feature in archive.features["level"]}
    for kind in KINDS:
        for feature in archive.features.get(kind, ()):
            row = _row(feature["properties"], kind, levels=levels)
            source = ledger.read(kind, feature["id"])
            yield WrittenFeature(kind=kind, row=row, geometry=feature["geometry"], source=source)
    for feature in archive.features.get("kiosk", ()):
        source = ledger.read("kiosk", feature["id"])
        yield WrittenFeature(kind=BOOTH, row={}, geometry=None, source=source)


def _row(said: Mapping[str, Any], kind: str, *, levels: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of a feature; what IMDF says itself is as the archive has it now."""
    row = dict(said[MEMBER])
    names = said.get("name")
    if isinstance(names, dict):
        row |= {f"name_{code}": text for code, text in names.items()}
    if "category" in NEEDED[kind] and kind != "level" and not (kind == "fixture" and said["category"] == "obstruction"):
        row["category"] = said["category"]
    if said.get("level_id") in levels:
        row["level"] = levels[said["level_id"]]
    if kind == "level":
        row |= {"ordinal": said["ordinal"], "outdoor": said.get("outdoor") is True}
    if kind == "unit":
        row["restricted"] = said.get("restriction") is not None
    return row
