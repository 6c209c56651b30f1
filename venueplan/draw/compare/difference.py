"""Two plans in one picture: where booths were, where they are, and who went where."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import LineString, Polygon, box

from venueplan.draw.layers.floor.building import floors, surroundings, walls
from venueplan.draw.layers.layer import Key, Layer, area
from venueplan.draw.layers.page.furniture import Heading, header, legend, scale_bar
from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look, Style, style_for
from venueplan.draw.view import View, fitted
from venueplan.model import Booth, Label, Plan, PlanDifference, Unit

_OLD = Label.of(zh="原位置", en="As it was")
_NEW = Label.of(zh="新位置或新内容", en="Moved or changed")
_SAME = Label.of(zh="未变", en="Unchanged")
_WAY = Label.of(zh="展商迁移", en="Exhibitor moves")


@dataclass(frozen=True, kw_only=True)
class Versions:
    """A plan as it was and as it is."""

    old: Plan
    new: Plan


def draw_difference(versions: Versions, difference: PlanDifference, *, hall: Unit, style: Style | None = None) -> Sheet:
    """Draw a hall on A3 with both plans over each other: what changed in colour, the rest grey."""
    look = style_for(versions.new, style).on("A3", languages=versions.new.event.languages)
    wide, high = PAGES["A3"]
    bar, edge, foot = high * 0.09, wide * 0.02, high * 0.09
    window = (edge, edge + foot, wide - edge, high - bar - edge)
    view = fitted(hall.polygon, window=window, turn=0.0, margin=6)
    ordinal = versions.new.venue.level(hall.level).ordinal
    touched = {word for change in difference.changes for word in change.words}
    before, after = (_booths(plan, hall) for plan in (versions.old, versions.new))
    layers = [
        surroundings(versions.new.venue, subject=hall, view=view, look=look),
        floors(versions.new.venue, ordinal=ordinal, view=view, look=look, tints={}),
        walls(versions.new.venue, ordinal=ordinal, view=view, look=look, subject=hall),
        _stands(after, touched, view=view, look=look),
        _outlines([b for b in before if _is_other(b, after)], view=view, look=look),
        _moves(versions, hall, view=view, look=look),
    ]
    title = Heading(
        numeral=hall.number,
        title=Label.of(zh="新旧方案对比", en="What has changed"),
        right=(versions.new.venue.name, versions.new.event.name),
    )
    keys = [
        Key(label=_NEW, colour=look.colours.hall),
        Key(label=_OLD, colour=look.colours.white, edge=look.colours.here),
        Key(label=_WAY, colour=look.colours.info, sign="\uf061", face="icon"),
        Key(label=_SAME, colour=look.colours.plain_booth),
    ]
    place = (edge, edge * 0.6, wide * 0.68, edge + foot * 0.8)
    return Sheet(
        name=f"difference-{hall.id}",
        title=f"{hall.name or hall.id} · {versions.new.event.name}",
        page_mm=(wide, high),
        background=look.colours.sheet,
        layers=(
            Layer(name="panel", marks=(area(box(*window), look.colours.paper),)),
            *layers,
            header(title, place=(0, high - bar, wide, high), look=look),
            legend(keys, place=place, look=look),
            scale_bar(view, at=(wide * 0.72, edge + foot * 0.4), width=wide * 0.2, look=look),
        ),
        view=view,
    )


def _booths(plan: Plan, hall: Unit) -> tuple[Booth, ...]:
    return tuple(b for b in (plan.floor_plan.booths if plan.floor_plan else ()) if b.hall == hall.id)


def _is_other(booth: Booth, after: Sequence[Booth]) -> bool:
    """Tell whether a booth is gone, moved or resized."""
    now = next((other for other in after if other.id == booth.id), None)
    return now is None or now.polygon.symmetric_difference(booth.polygon).area > 1e-3


def _stands(booths: Sequence[Booth], touched: set[str], *, view: View, look: Look) -> Layer:
    marks: list[Mark] = []
    for booth in booths:
        page = view.to_page(booth.polygon)
        changed = booth.id in touched or booth.number in touched
        fill = look.colours.hall if changed else look.colours.plain_booth
        line = look.line("booth")
        marks.append(
            Shape(geometries=(page,), fill=fill, stroke=look.colours.booth_line, width=line, title=booth.number)
        )
        cap = look.cap("booth-number")
        number = Para(text=booth.number, cap=cap, floor=look.floor("booth-number"), colour=look.colours.ink,
                      face="bold" if changed else "regular", role="booth-number", subject=booth.id)  # fmt: skip
        found = placed(page, [[number]], pad=0.3)
        marks += found.words if found else ()
    return Layer(name="booths", marks=tuple(marks))


def _outlines(booths: Sequence[Booth], *, view: View, look: Look) -> Layer:
    lines = tuple(view.to_page(booth.polygon.exterior) for booth in booths)
    dash = (1.6, 1.0)
    shape = Shape(geometries=lines, stroke=look.colours.here, width=0.5, dash=dash, title="as it was")
    return Layer(name="as it was", marks=(shape,) if lines else ())


def _moves(versions: Versions, hall: Unit, *, view: View, look: Look) -> Layer:
    """Draw an arrow from the old stand to the new one for everybody who stays in the hall or comes into it."""
    marks: list[Mark] = []
    for exhibitor in versions.new.event.exhibitors:
        one, other = (_stand(plan, exhibitor.id) for plan in (versions.old, versions.new))
        if one and other and one.id != other.id and one.hall == other.hall == hall.id:
            a, b = (view.point(*booth.polygon.centroid.coords[0]) for booth in (one, other))
            marks += _way(a, b, look=look)
    return Layer(name="moves", marks=tuple(marks))


def _stand(plan: Plan, exhibitor: str) -> Booth | None:
    if plan.allocation is None or plan.floor_plan is None:
        return None
    held = plan.allocation.by_exhibitor.get(exhibitor)
    return plan.floor_plan.booth(held.booths[0]) if held and held.booths else None


def _way(a: tuple[float, float], b: tuple[float, float], *, look: Look) -> list[Mark]:
    length = max(math.dist(a, b), 1e-6)
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    aside = look.cap("booth-number") * 1.5
    a, b = ((x - aside * uy, y + aside * ux) for x, y in (a, b))
    head = min(3.0, length * 0.4)
    foot = (b[0] - head * ux, b[1] - head * uy)
    tip = Polygon(
        [
            b,
            (foot[0] - head * 0.4 * uy, foot[1] + head * 0.4 * ux),
            (foot[0] + head * 0.4 * uy, foot[1] - head * 0.4 * ux),
        ]
    )
    line = Shape(geometries=(LineString([a, foot]),), stroke=look.colours.info, width=0.6, title="exhibitor moves")
    return [line, area(tip, look.colours.info)]
