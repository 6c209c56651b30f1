"""The signage schedule as a document: every sign with its site, facing, size, file and fingerprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from shapely import box

from venueplan.draw.fire.table import Cell, Column, Table, flow
from venueplan.draw.layers.layer import Layer, area, text
from venueplan.draw.lettering.words import spoken
from venueplan.draw.orders.bound import bound_pdf
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look, style_for
from venueplan.draw.trade.phrases import phrase
from venueplan.draw.view import Box
from venueplan.model import Label, MadeSign, Plan

_EDGE, _HEAD = 12.0, 20.0
_TITLE = Label.of(zh="标识一览表", en="Signage schedule")
_COLUMNS = (
    (Label.of(zh="编号", en="Sign"), 56.0, "left"),
    (Label.of(zh="类别", en="Kind"), 17.0, "left"),
    (Label.of(zh="位置", en="Site"), 42.0, "left"),
    (Label.of(zh="朝向", en="Facing"), 14.0, "right"),
    (Label.of(zh="尺寸 mm", en="Size mm"), 25.0, "right"),
    (Label.of(zh="份数", en="Copies"), 14.0, "right"),
    (Label.of(zh="文件", en="File"), 70.0, "left"),
    (Label.of(zh="页", en="Page"), 11.0, "right"),
    (Label.of(zh="文件 SHA-256", en="File SHA-256"), 26.0, "left"),
    (Label.of(zh="内容指纹", en="Content"), 26.0, "left"),
    (Label.of(zh="版次", en="Revision"), 17.0, "left"),
)
_DIGITS = 12
"""Digits of a fingerprint that are printed; the CSV has all of them."""


def schedule_pdf(plan: Plan, signs: Sequence[MadeSign]) -> bytes:
    """Return the signage schedule as a PDF of A3 pages, a row per sign."""
    look = style_for(plan).on("A3", languages=plan.event.languages)
    table = Table(
        name="signage schedule",
        columns=tuple(Column(head=head, share=share, align=align) for head, share, align in _COLUMNS),
        rows=tuple(_cells(sign) for sign in signs),
        subjects=tuple(sign.id for sign in signs),
    )
    wide, high = PAGES["A3"]
    place = (_EDGE, _EDGE, wide - _EDGE, high - _HEAD - 4)
    layers = list(flow(table, _same(place), look=look))
    sheets = [
        Sheet(
            name=f"signage-{number}",
            title=f"{number} / {len(layers)}",
            page_mm=(wide, high),
            background=look.colours.white,
            layers=(_heading(plan, signs, page=f"{number} / {len(layers)}", look=look), layer),
        )
        for number, layer in enumerate(layers, start=1)
    ]
    return bound_pdf(sheets, title=f"{spoken(_TITLE, look)} · {plan.event.name}")


def _same(place: Box) -> Iterator[Box]:
    return chain.from_iterable([place] for _ in iter(int, 1))


def _cells(sign: MadeSign) -> tuple[Cell, ...]:
    facing = "" if sign.facing is None else f"{sign.facing:g}°"
    size = f"{sign.page_mm[0]:.0f} × {sign.page_mm[1]:.0f}"
    rest = (sign.file, str(sign.page), sign.sha256[:_DIGITS], sign.content[:_DIGITS], sign.revision or "–")
    texts = (sign.id, sign.kind, sign.subject, facing, size, str(sign.copies), *rest)
    return tuple(Cell(paras=(said,), bold=place == 0) for place, said in enumerate(texts))


def _heading(plan: Plan, signs: Sequence[MadeSign], *, page: str, look: Look) -> Layer:
    wide, high = PAGES["A3"]
    middle = high - _HEAD / 2
    paper = sum(sign.paper for sign in signs)
    figures = spoken(phrase("signs-paper", n=len(signs), m2=f"{paper:.1f}"), look) + f" · {page}"
    name = f"{spoken(_TITLE, look)} · {spoken(plan.event.name, look)}"
    white = look.colours.white
    return Layer(
        name="heading",
        marks=(
            area(box(0, high - _HEAD, wide, high), look.colours.ink),
            text(name, at=(_EDGE, middle - 2.5), cap=5.0, colour=white, face="bold", role="title"),
            text(figures, at=(wide - _EDGE, middle - 1.75), cap=3.5, colour=white, align="right", role="title"),
        ),
    )
