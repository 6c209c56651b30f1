"""Two plans in one picture: where booths were, where they are, and who went where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely import box

from venueplan.draw.audit import ink_polygon
from venueplan.draw.compare.changes import change_list
from venueplan.draw.compare.moves import move_arrows
from venueplan.draw.layers.floor.building import surroundings, walls
from venueplan.draw.layers.layer import Key, Layer, area
from venueplan.draw.layers.page.furniture import Heading, header, legend, scale_bar, unique_keys
from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.paper.marks import Mark, Shape, Words
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
    bar, edge, foot, side = high * 0.09, wide * 0.02, high * 0.09, wide * 0.21
    window = (edge, edge + foot, wide - edge * 1.5 - side, high - bar - edge)
    view = fitted(hall.polygon, window=window, turn=0.0, margin=6)
    layers = _map(versions, difference, hall=hall, view=view, look=look)
    listed = [change for change in difference.changes if hall.id in change.halls]
    beside = (window[2] + edge / 2, window[1], wide - edge, window[3])
    title = Heading(
        numeral=hall.number,
        title=Label.of(zh="新旧方案对比", en="What has changed"),
        right=(versions.new.venue.name, versions.new.event.name),
    )
    place = (edge, edge * 0.6, wide * 0.68, edge + foot * 0.8)
    return Sheet(
        name=f"difference-{hall.id}",
        title=f"{hall.name or hall.id} · {versions.new.event.name}",
        page_mm=(wide, high),
        background=look.colours.sheet,
        layers=(
            Layer(name="panel", marks=(area(box(*window), look.colours.paper),)),
            *layers,
            change_list(listed, place=beside, look=look),
            header(title, place=(0, high - bar, wide, high), look=look),
            legend(unique_keys(layers), place=place, look=look),
            scale_bar(view, at=(wide * 0.72, edge + foot * 0.4), width=wide * 0.2, look=look),
        ),
        view=view,
    )


def _map(versions: Versions, difference: PlanDifference, *, hall: Unit, view: View, look: Look) -> list[Layer]:
    """Return the hall with the stands of both plans and the ways of those who moved, in a quiet neighbourhood."""
    ordinal = versions.new.venue.level(hall.level).ordinal
    touched = {word for change in difference.changes for word in change.words}
    before, after = (_booths(plan, hall) for plan in (versions.old, versions.new))
    stands = _stands(after, touched, view=view, look=look)
    numbers = [ink_polygon(mark) for mark in stands.marks if isinstance(mark, Words)]
    moves = move_arrows(_moves(versions, hall), numbers=numbers, view=view, look=look)
    way = Key(label=_WAY, colour=look.colours.info, sign="\uf061", face="icon")
    return [
        surroundings(versions.new.venue, subject=hall, view=view, look=look),
        walls(versions.new.venue, ordinal=ordinal, view=view, look=look, subject=hall),
        stands,
        _outlines([b for b in before if _is_other(b, after)], view=view, look=look),
        replace(moves, keys=(way,) if moves.marks else ()),
    ]


def _booths(plan: Plan, hall: Unit) -> tuple[Booth, ...]:
    return tuple(b for b in (plan.floor_plan.booths if plan.floor_plan else ()) if b.hall == hall.id)


def _is_other(booth: Booth, after: Sequence[Booth]) -> bool:
    """Tell whether a booth is gone, moved or resized."""
    now = next((other for other in after if other.id == booth.id), None)
    return now is None or now.polygon.symmetric_difference(booth.polygon).area > 1e-3


def _stands(booths: Sequence[Booth], touched: set[str], *, view: View, look: Look) -> Layer:
    marks: list[Mark] = []
    seen = {booth.id in touched or booth.number in touched for booth in booths}
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
    new, same = Key(label=_NEW, colour=look.colours.hall), Key(label=_SAME, colour=look.colours.plain_booth)
    return Layer(name="booths", marks=tuple(marks), keys=(*([new] * (True in seen)), *([same] * (False in seen))))


def _outlines(booths: Sequence[Booth], *, view: View, look: Look) -> Layer:
    lines = tuple(view.to_page(booth.polygon.exterior) for booth in booths)
    dash = (1.6, 1.0)
    shape = Shape(geometries=lines, stroke=look.colours.here, width=0.5, dash=dash, title="as it was")
    key = Key(label=_OLD, colour=look.colours.white, edge=look.colours.here)
    return Layer(name="as it was", marks=(shape,) if lines else (), keys=(key,) if lines else ())


def _moves(versions: Versions, hall: Unit) -> list[tuple[Booth, Booth]]:
    """Return the old stand and the new one of everybody who moves within the hall; those who share them once."""
    found: dict[tuple[str, str], tuple[Booth, Booth]] = {}
    for exhibitor in versions.new.event.exhibitors:
        one, other = (_stand(plan, exhibitor.id) for plan in (versions.old, versions.new))
        if one and other and one.id != other.id and one.hall == other.hall == hall.id:
            found.setdefault((one.id, other.id), (one, other))
    return list(found.values())


def _stand(plan: Plan, exhibitor: str) -> Booth | None:
    if plan.allocation is None or plan.floor_plan is None:
        return None
    held = plan.allocation.by_exhibitor.get(exhibitor)
    return plan.floor_plan.booth(held.booths[0]) if held and held.booths else None
