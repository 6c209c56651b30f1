"""The fingerprint of what is on a sheet, so that what has not changed is not drawn again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import shapely

from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.sheet import Sheet


def content_of(sheet: Sheet) -> str:
    """Return the SHA-256 of all that a sheet's files say, not what they are checked against.

    Sheets with the same fingerprint give the same bytes in every format.
    """
    digest = hashlib.sha256()
    for part in (sheet.title, sheet.page_mm, sheet.background, sheet.pixels):
        digest.update(f"{part!r}\n".encode())
    if sheet.bleed:
        digest.update(f"bleed {sheet.bleed!r}\n".encode())
    if sheet.outlined:
        digest.update(b"outlined\n")
    for mark in sheet.marks:
        for piece in _pieces(mark):
            digest.update(piece)
    return digest.hexdigest()


def _pieces(mark: Mark) -> Iterator[bytes]:
    if isinstance(mark, Shape):
        look = (mark.fill, mark.stroke, mark.width, mark.dash, mark.round, mark.title)
        yield f"shape {look!r}\n".encode()
        yield from (shapely.to_wkb(geometry) for geometry in mark.geometries)
    else:
        yield f"words {_said(mark)!r}\n".encode()


def _said(words: Words) -> tuple[object, ...]:
    place = (float(words.x), float(words.y), float(words.cap), float(words.angle))
    return (*place, words.text, words.colour, words.face, words.halo, words.halo_width)


def texts_on(sheet: Sheet) -> tuple[str, ...]:
    """Return what a sheet says, line by line, pictograms left out."""
    return tuple(mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.face != "icon")


def titles_on(sheet: Sheet) -> tuple[str, ...]:
    """Return what the shapes of a sheet stand for, those that say so."""
    return tuple(mark.title for mark in sheet.marks if isinstance(mark, Shape) and mark.title)
