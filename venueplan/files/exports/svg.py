"""Drawings in SVG on which every booth is a shape with its own id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import shapely
from shapely.geometry.base import BaseGeometry

GROUP = "booths"
"""Id of the group that holds the shapes of booths."""


@dataclass(frozen=True, kw_only=True)
class BoothShape:
    """A booth on the page: its id, what it is called, and its outline in mm with y upwards."""

    id: str
    title: str
    outline: BaseGeometry


def with_booths(drawing: bytes, booths: Iterable[BoothShape], *, height: float) -> bytes:
    """Return a drawing with a shape over every booth: unseen, but it can be pointed at and styled by its id.

    Parameters
    ----------
    drawing
        SVG document whose user units are millimetres.
    height
        Of the page, mm.
    """
    head, end, tail = drawing.rpartition(b"</svg>")
    shapes = "\n".join(_shape(booth, height=height) for booth in booths)
    group = f'<g id="{GROUP}" fill="none" stroke="none" pointer-events="all">\n{shapes}\n</g>\n'
    return head + group.encode() + end + tail


def _shape(booth: BoothShape, *, height: float) -> str:
    corners = [shapely.get_coordinates(ring)[:-1].tolist() for ring in _rings(booth.outline)]
    path = "".join("M" + " ".join(f"{x:.3f},{height - y:.3f}" for x, y in ring) + "Z" for ring in corners)
    return f'<path id={quoteattr(booth.id)} fill-rule="evenodd" d="{path}"><title>{escape(booth.title)}</title></path>'


def _rings(outline: BaseGeometry) -> list[BaseGeometry]:
    return [ring for part in shapely.get_parts(outline) for ring in shapely.get_rings(part)]
