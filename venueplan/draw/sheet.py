"""A sheet: a page, its layers, and the only way to write it to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from venueplan.draw.audit import Audit, audited
from venueplan.draw.layers.layer import Layer
from venueplan.draw.paper.marks import Mark
from venueplan.draw.paper.pixels.mono import mono_png_bytes
from venueplan.draw.paper.pixels.png import png_bytes
from venueplan.draw.paper.vector.pdf import Page, pdf_bytes
from venueplan.draw.paper.vector.svg import svg_bytes
from venueplan.draw.paper.vector.trim import PAPER, framed
from venueplan.draw.view import View
from venueplan.errors import InputError
from venueplan.model import Finding

_A2_MM2 = 594.0 * 420.0
_A0_MM2 = 1189.0 * 841.0


KEPT = 8
"""So many further sheets are kept once they are composed; of more, each is composed when it comes, every time."""


@dataclass(frozen=True, kw_only=True)
class Further:
    """Sheets that are composed once they are asked for: their number, and what composes one of them."""

    count: int
    composed: Callable[[int], Sheet]

    @cached_property
    def _sheets(self) -> tuple[Sheet, ...]:
        return tuple(map(self.composed, range(self.count)))

    def __len__(self) -> int:
        """Return how many there are, without composing any."""
        return self.count

    def __iter__(self) -> Iterator[Sheet]:
        """Return the sheets one after the other."""
        return iter(self._sheets) if self.count <= KEPT else map(self.composed, range(self.count))


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A composition of layers on a page; methods return copies.

    Attributes
    ----------
    name
        What it is called, without spaces: ``overview``, ``hall-H3`` …
    title
        What the sheet is, in the metadata of its files.
    page_mm
        Width and height, mm.
    background
        Colour of the paper.
    layers
        From the bottom to the top.
    view
        How the plan lies on the page; None where there is no map.
    counts
        Figures of the sheet besides those that are measured on its labels.
    pixels
        Width and height of the display for which it is made: its PNG then has so many pixels of one bit.
    bleed
        Millimetres by which colours run over the edge, with crop marks on the paper around. PDFs say where to cut, and
        are read as the sheet; PNG and SVG are larger pictures. A display of pixels has no edge to cut.
    facing, copies
        Direction in which its reader looks, degrees clockwise from +y, None where the place says it; how many are
        needed.
    outlined
        Whether the letters of its PDF are shapes, without any font, as some printers ask.
    more
        Sheets that continue it: further pages of its PDF, further files for PNG and SVG.
    """

    name: str
    title: str
    page_mm: tuple[float, float]
    background: str
    layers: tuple[Layer, ...] = ()
    view: View | None = None
    counts: tuple[tuple[str, int], ...] = ()
    pixels: tuple[int, int] | None = None
    bleed: float = 0.0
    facing: float | None = None
    copies: int = 1
    outlined: bool = False
    more: tuple[Sheet, ...] | Further = ()

    def with_layers(self, *layers: Layer) -> Sheet:
        """Return the sheet with layers added on top."""
        return replace(self, layers=(*self.layers, *layers))

    def without(self, name: str) -> Sheet:
        """Return the sheet without the layers of a name."""
        return replace(self, layers=tuple(layer for layer in self.layers if layer.name != name))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks from the bottom to the top."""
        return tuple(mark for layer in self.layers for mark in layer.marks)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the sheet leaves out; the ids name the sheet, as one thing may be left out of several."""
        found = (finding for layer in self.layers for finding in layer.findings)
        return tuple(replace(finding, id=f"{finding.id}-on-{self.name}") for finding in found)

    @cached_property
    def audit(self) -> Audit:
        """What an independent look at the marks found."""
        return audited(self.marks, page=self.page_mm, background=self.background)

    @property
    def figures(self) -> Mapping[str, int]:
        """Labels drawn, overlapping, outside their polygon, below their floor, and the sheet's own counts."""
        return MappingProxyType({**self.audit.figures, **dict(self.counts)})

    @property
    def pages(self) -> tuple[Sheet, ...]:
        """The sheet and those that continue it, each alone."""
        return tuple(self._each_page())

    def _each_page(self) -> Iterator[Sheet]:
        yield replace(self, more=())
        yield from (replace(sheet, bleed=self.bleed, outlined=self.outlined) for sheet in self.more)

    def as_page(self, *, label: str = "", headings: tuple[str, ...] = ()) -> Page:
        """Return the sheet as a page of a PDF."""
        return Page(
            marks=self.marks,
            size=self.page_mm,
            background=self.background,
            bleed=self.bleed,
            label=label,
            headings=headings,
        )

    def save(self, path: str | Path, dpi: int | None = None) -> Path:
        """Write the sheet; the ending of the name decides what is written.

        Parameters
        ----------
        path
            ``.png`` (8-bit palette), ``.svg`` or ``.pdf`` (real text, ISO size).
        dpi
            Pixels per inch of a PNG; 300 up to A2, 150 up to A0 and 75 above if it is not given.

        Raises
        ------
        InputError
            If the ending is another one, or the font lacks a letter of some text.
        """
        path = Path(path)
        path.write_bytes(self.as_bytes(path.suffix.removeprefix(".").lower(), dpi=dpi))
        return path

    def as_bytes(self, kind: str, *, dpi: int | None = None, outlined: bool = False) -> bytes:
        """Return the sheet as a file of kind ``png`` or ``svg``, or with those that continue it as ``pdf``.

        Parameters
        ----------
        outlined
            True for a PDF without fonts, whatever the sheet says.
        """
        if kind == "png" and self.pixels:
            return mono_png_bytes(self.marks, size=self.page_mm, pixels=self.pixels)
        if kind in {"png", "svg"}:
            return self._as_picture(kind, dpi=dpi or self._fitting_dpi)
        if kind == "pdf":
            pages = (sheet.as_page() for sheet in self._each_page())
            return pdf_bytes(pages, title=self.title, outlined=outlined or self.outlined)
        raise InputError(f"a sheet cannot be written as '.{kind}'; use .png, .svg or .pdf")

    @property
    def _fitting_dpi(self) -> int:
        area = self.page_mm[0] * self.page_mm[1]
        return 300 if area <= _A2_MM2 * 1.001 else 150 if area <= _A0_MM2 * 1.001 else 75

    def _as_picture(self, kind: str, *, dpi: int) -> bytes:
        marks, size, background = self.marks, self.page_mm, self.background
        if self.bleed:
            framing, size = framed(marks, size=size, bleed=self.bleed, background=background)
            marks, background = tuple(framing), PAPER
        if kind == "png":
            return png_bytes(marks, size=size, dpi=dpi, background=background)
        return svg_bytes(marks, size=size, background=background, title=self.title)
