"""A plan of booths as the stands that an event keeps (``booths.geojson``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import shapely

from venueplan.errors import InputError, Problem
from venueplan.files.imports.around import EventAround
from venueplan.files.imports.booths.drawn import Drawing, Drawn
from venueplan.files.imports.booths.dxf import drawn_in_dxf
from venueplan.files.imports.booths.geojson import drawn_in_geojson
from venueplan.files.imports.booths.placing import DIGITS, halls_of, placed, sound_shapes
from venueplan.files.imports.booths.svg import drawn_in_svg
from venueplan.files.imports.documents import refuse
from venueplan.files.imports.settle.identifiers import Identifiers, well_formed
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.written.listed import ImportedList
from venueplan.files.imports.written.picture import booth_pictures
from venueplan.model import Booth, Venue
from venueplan.rules.booths.kept import outside_halls, overlaps


def list_booths(path: Path, wishes: ImportWishes, *, around: EventAround | None) -> ImportedList:
    """Return the booths of a GeoJSON, DXF or SVG file, placed in the halls of an event's venue.

    Raises
    ------
    InputError
        If the file has no booths, there is no event to keep them in, or none of them lies in a hall.
    """
    if around is None:
        message = "booths are kept in an event, and there is no event.toml in the folder; name an event folder with -o"
        raise InputError([Problem(file=path.name, message=message)])
    ledger = Ledger()
    drawing = _drawing(path, wishes, ledger=ledger)
    shapes = placed(drawing, wishes, venue=around.venue, file=path.name, ledger=ledger)
    sound = sound_shapes(shapes, drawing.booths, ledger=ledger)
    halls, wrong = halls_of(sound, drawing.booths, venue=around.venue, wanted=wishes.hall)
    if not halls:
        first = next(iter(wrong.values()), "is smaller than half a square metre")
        refuse(path.name, f"has {len(shapes)} shapes, and none of them can be kept as a booth; the first {first}")
    ids = Identifiers(ledger=ledger)
    ids.take(around.taken)
    booths = _booths({place: sound[place] for place in halls}, drawing, halls=halls, ids=ids, around=around)
    _clear_numbers(booths, ledger=ledger)
    wrong |= _unkeepable(booths, venue=around.venue)
    for place, why in sorted(wrong.items()):
        ledger.leave(drawing.booths[place].source, why)
        ledger.warn(f"left out: {why}", subject=drawing.booths[place].id)
    kept = [booth for place, booth in booths.items() if place not in wrong]
    for place in booths.keys() - wrong.keys():
        ledger.keep(drawing.booths[place].source)
    return ImportedList(
        kind="booths",
        source=f"{path.name} (booths)",
        account=ledger.close(),
        contents=(("booths.geojson", _geojson(kept)),),
        figures=_figures(kept),
        pictures=booth_pictures(around.venue, kept=kept, wrong=[sound[place] for place in wrong]),
        faults=len(wrong),
    )


def _unkeepable(booths: dict[int, Booth], *, venue: Venue) -> dict[int, str]:
    """Return what is wrong with booths that lie over a wall, or over another one that is kept."""
    places = list(booths)
    outside = outside_halls(list(booths.values()), {hall.id: hall.polygon for hall in venue.halls})
    wrong = {places[index]: message for index, message in outside.items()}
    for earlier, later, message in overlaps(list(booths.values())):
        if places[earlier] not in wrong:
            wrong.setdefault(places[later], message)
    return wrong


def _drawing(path: Path, wishes: ImportWishes, *, ledger: Ledger) -> Drawing:
    suffix = path.suffix.casefold()
    if suffix in {".geojson", ".json"}:
        return drawn_in_geojson(path, ledger=ledger)
    if suffix == ".svg":
        return drawn_in_svg(path, ledger=ledger)
    if suffix in {".dxf", ".dwg", ".pdf"}:
        return drawn_in_dxf(path, units=wishes.units, ledger=ledger)
    return refuse(path.name, "is no plan of booths that is read; give a GeoJSON (.geojson), DXF or SVG file")


def _booths(
    shapes: dict[int, Any], drawing: Drawing, *, halls: dict[int, Any], ids: Identifiers, around: EventAround
) -> dict[int, Booth]:
    """Return the booths by their place in the drawing."""
    zones = {zone.id for zone in around.zones}
    found = {}
    for place, shape in shapes.items():
        drawn = drawing.booths[place]
        zone = around.by_zone_word.get(drawn.said.get("zone", "").casefold(), "")
        found[place] = Booth(
            id=ids.give(_wanted(drawn), kind="booth"),
            number=drawn.number or drawn.id,
            polygon=shape,
            hall=halls[place].id,
            level=halls[place].level,
            zone=zone if zone in zones else "",
            blocked=drawn.said.get("blocked") == "yes",
        )
    return found


def _wanted(drawn: Drawn) -> str:
    """Return the id that a booth should have: what its number or its id is as an id."""
    return well_formed(drawn.id) or well_formed(drawn.number) or "booth"


def _clear_numbers(booths: dict[int, Booth], *, ledger: Ledger) -> None:
    """Take the number of a booth away that another one has already."""
    seen: dict[str, str] = {}
    for place, booth in booths.items():
        if booth.number in seen:
            message = f"number '{booth.number}' is that of booth '{seen[booth.number]}', too: left blank; give it one"
            ledger.warn(message, subject=booth.id)
            booths[place] = _without_number(booth)
        else:
            seen[booth.number] = booth.id


def _without_number(booth: Booth) -> Booth:
    return Booth(
        id=booth.id,
        number="",
        polygon=booth.polygon,
        hall=booth.hall,
        level=booth.level,
        zone=booth.zone,
        blocked=booth.blocked,
    )


def _geojson(booths: Sequence[Booth]) -> bytes:
    """Return ``booths.geojson`` of an event folder."""
    shapes = shapely.transform(
        np.asarray([booth.polygon for booth in booths], dtype=object), lambda points: np.round(points, DIGITS) + 0.0
    )
    outlines = cast("Sequence[str]", shapely.to_geojson(shapes))
    lines = (_feature(booth, outline) for booth, outline in zip(booths, outlines, strict=True))
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def _feature(booth: Booth, outline: str) -> str:
    properties: dict[str, Any] = {"id": booth.id, "number": booth.number, "hall": booth.hall}
    properties |= {"zone": booth.zone} if booth.zone else {}
    properties |= {"blocked": True} if booth.blocked else {}
    said = json.dumps(properties, ensure_ascii=False, separators=(",", ":"))
    return f'{{"type":"Feature","properties":{said},"geometry":{outline}}}'


def _figures(kept: Sequence[Booth]) -> tuple[tuple[str, object], ...]:
    by_hall: dict[str, int] = {}
    for booth in kept:
        by_hall[booth.hall] = by_hall.get(booth.hall, 0) + 1
    return (
        ("booths", len(kept)),
        ("booths m²", round(float(shapely.area([booth.polygon for booth in kept]).sum()), 1)),
        *((f"booths in hall {hall}", count) for hall, count in sorted(by_hall.items())),
    )
