"""Escape plans: every criterion holds on a sound sheet, and each is broken by a change that breaks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from shapely import MultiPolygon, affinity, box

from venueplan.draw.escape.compose import EscapePlan, draw_escape
from venueplan.draw.escape.page import EscapeCase, page_for
from venueplan.draw.escape.preflight import preflight
from venueplan.draw.escape.symbols import KEY, signs_on
from venueplan.draw.layers.layer import Layer
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Style
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Drawing, DrawnPart, Escape, Plan, SignSite
from venueplan.rules.styles import included_style

Change = Callable[[Mark], Mark | None]


def broken(sheet: Sheet, plan: Plan, *, site: SignSite, escape: Escape) -> set[str]:
    case = EscapeCase(plan=plan, site=site, escape=escape)
    criteria = preflight(sheet, case, style=included_style("light"))
    return {criterion.id for criterion in criteria if not criterion.passed and criterion.binding}


def mutated(sheet: Sheet, change: Change) -> Sheet:
    """Return a sheet every mark of which was changed, or taken away."""
    layers = [
        Layer(name=layer.name, marks=tuple(new for mark in layer.marks if (new := change(mark)) is not None))
        for layer in sheet.layers
    ]
    return replace(sheet, layers=tuple(layers))


def shrunk(share: float, *titles: str) -> Change:
    def change(mark: Mark) -> Mark:
        if isinstance(mark, Shape) and mark.title in titles:
            smaller = tuple(affinity.scale(g, share, share, origin="center") for g in mark.geometries)
            return replace(mark, geometries=smaller, width=mark.width * share)
        return mark

    return change


def without(*titles: str) -> Change:
    return lambda mark: None if isinstance(mark, Shape) and mark.title in titles else mark


def letters(share: float, *roles: str) -> Change:
    return lambda mark: replace(mark, cap=mark.cap * share) if isinstance(mark, Words) and mark.role in roles else mark


def test_a_sound_sheet_keeps_every_criterion_that_binds(drawn: EscapePlan) -> None:
    assert {c.id for c in drawn.criteria if not c.passed} == {"symbols"}
    assert [c.id for c in drawn.criteria if not c.binding] == ["symbols"]
    assert all(c.clause.startswith("ISO 23601:2020") and c.measured and c.limit for c in drawn.criteria)
    assert len({c.id for c in drawn.criteria}) == len(drawn.criteria) >= 20
    assert [f.severity for f in drawn.sheet.findings if f.rule == "escape-plan"] == ["note"]
    assert "ISO 7010" in " ".join(w.text for w in drawn.sheet.marks if isinstance(w, Words))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (shrunk(0.85, "header"), {"header"}),
        (letters(0.9, "header"), {"header-letters"}),
        (letters(0.7, "notice"), {"letters"}),
        (shrunk(0.8, "sign exit"), {"signs"}),
        (shrunk(0.8, "key exit"), {"signs"}),
        (shrunk(0.9, "structural wall"), {"structure"}),
        (without("structural wall"), {"structure"}),
        (shrunk(0.9, "partition around"), {"partitions"}),
        (without("overview"), {"overview", "assembly"}),
        (shrunk(1.4, "overview"), {"overview"}),
        (without("sign assembly-point"), {"assembly", "legend-idle"}),
        (without("sign here"), {"here", "legend-idle"}),
        (without("key exit"), {"legend"}),
        (without("sign exit"), {"exits", "legend-idle"}),
        (without("to west"), {"ways"}),
        (without("sign route"), {"colours", "legend-idle"}),
        (lambda m: None if isinstance(m, Words) and m.role == "notice" else m, {"notices"}),
        (
            lambda m: replace(m, fill="#C8102E") if isinstance(m, Shape) and m.title == "sign here" else m,
            {"here"},
        ),
        (
            lambda m: replace(m, fill="#FFFFFF") if isinstance(m, Shape) and m.title == "sign route" else m,
            {"colours"},
        ),
    ],
)  # fmt: skip
def test_a_mark_changed_breaks_its_criterion(
    drawn: EscapePlan, safe: Plan, *, site: SignSite, escape: Escape, change: Change, found: set[str]
) -> None:
    assert broken(drawn.sheet, safe, site=site, escape=escape) == set()
    assert broken(mutated(drawn.sheet, change), safe, site=site, escape=escape) == found


def test_sheet_scale_and_turn_are_measured(drawn: EscapePlan, safe: Plan, *, site: SignSite, escape: Escape) -> None:
    view = drawn.sheet.view
    assert view is not None
    smaller = replace(drawn.sheet, view=replace(view, scale=300.0))
    assert "scale" in broken(smaller, safe, site=site, escape=escape)
    a4 = replace(drawn.sheet, page_mm=(297.0, 210.0))
    assert "paper" in broken(a4, safe, site=site, escape=escape)
    behind = replace(site, facing=site.facing + 180)
    assert broken(drawn.sheet, safe, site=behind, escape=escape) == {"orientation"}


def test_one_way_drawn_twice_is_no_choice(safe: Plan, escape: Escape, *, site: SignSite) -> None:
    one = escape.ways[1]
    shifted = replace(one, line=affinity.translate(one.line, 0.2, 0.0), exit="south")
    twice = replace(escape, ways=(one, shifted))
    assert "apart" in broken(draw_escape(safe, "out", escape=twice).sheet, safe, site=site, escape=twice)
    single = replace(escape, ways=escape.ways[:1])
    alone = draw_escape(safe, "out", escape=single)
    assert broken(alone.sheet, safe, site=site, escape=single) == {"ways"}
    said = [finding.message["en"] for finding in alone.sheet.findings if "ways" in finding.id]
    assert said == ["escape plan out: independent ways out is 1, to be 2 (ISO 23601:2020, 7.3 b)"]


def test_nothing_overlaps_and_the_legend_is_what_is_drawn(drawn: EscapePlan) -> None:
    audit = drawn.sheet.audit
    assert not audit.overlaps + audit.outside + audit.faint + audit.below_floor
    assert set(signs_on(drawn.sheet.marks)) == set(signs_on(drawn.sheet.marks, KEY))
    assert {"here", "way", "route", "exit", "hydrant", "stand", "assembly-point"} == set(signs_on(drawn.sheet.marks))


def test_what_is_ahead_is_up(drawn: EscapePlan, safe: Plan, *, site: SignSite) -> None:
    """The west exit lies to the left of a reader who looks north in the turned venue, the south one behind."""
    view = drawn.sheet.view
    assert view is not None
    doors = {o.id: view.point(o.line.centroid.x, o.line.centroid.y) for o in safe.venue.openings}
    x, y = view.point(site.x, site.y)
    assert doors["west"][0] < x - 50
    assert doors["south"][1] < y
    assert doors["north"][1] > y + 50


def stamped(drawn: EscapePlan) -> bool:
    return any(isinstance(m, Shape) and m.title == "draft" for m in drawn.sheet.marks)


def test_it_is_a_draft_until_what_is_drawn_is_approved(
    drawn: EscapePlan, settled: Callable[..., Plan], *, escape: Escape
) -> None:
    assert stamped(drawn)
    day, codes = dt.date(2026, 3, 1), (("out", drawn.code),)
    for wanting in ({"codes": codes}, {"codes": codes, "approved_by": "Fire brigade"}, {"approved": day}):
        assert stamped(draw_escape(settled(**wanting), "out", escape=escape))
    plan = settled(approved_by="Fire brigade", approved=day, codes=codes)
    final = draw_escape(plan, "out", escape=escape)
    assert final.approved
    assert not stamped(final)
    assert final.code == drawn.code
    assert any(isinstance(m, Words) and "Fire brigade, 2026-03-01" in m.text for m in final.sheet.marks)
    other = settled(approved_by="Fire brigade", approved=day, codes=(("s1", drawn.code),))
    assert stamped(draw_escape(other, "out", escape=escape))


def test_a_plan_that_has_changed_is_a_draft_again(
    drawn: EscapePlan, settled: Callable[..., Plan], *, escape: Escape
) -> None:
    plan = settled(approved_by="Fire brigade", approved=dt.date(2026, 3, 1), codes=(("out", drawn.code),))
    assert plan.floor_plan is not None
    fewer = replace(plan, floor_plan=replace(plan.floor_plan, booths=plan.floor_plan.booths[1:]))
    changed = draw_escape(fewer, "out", escape=escape)
    assert changed.code != drawn.code
    assert stamped(changed)
    renamed = replace(plan, event=replace(plan.event, exhibitors=plan.event.exhibitors[:-1]))
    assert draw_escape(renamed, "out", escape=escape).approved


def test_a_plan_that_fails_is_a_draft_whoever_approved_it(settled: Callable[..., Plan], *, escape: Escape) -> None:
    single = replace(escape, ways=escape.ways[:1])
    code = draw_escape(settled(), "out", escape=single).code
    plan = settled(approved_by="Somebody", approved=dt.date(2026, 3, 1), codes=(("out", code),))
    assert stamped(draw_escape(plan, "out", escape=single))


def test_a_hall_of_108_by_95_metres_needs_an_a2(safe: Plan, site: SignSite, escape: Escape) -> None:
    """At 1:250 it measures 432 × 380 mm, more than an A3 (420 × 297); see the page on trade."""
    large = replace(escape, part=MultiPolygon([affinity.rotate(box(0, 0, 108, 95), -20, origin=(0, 0))]))
    page = page_for(EscapeCase(plan=safe, site=site, escape=large), style=included_style("light"))
    assert page.look.format == "A2"
    assert page.view.scale <= 250


def test_a_sheet_too_small_is_refused_with_the_one_that_would_do(
    settled: Callable[..., Plan], site: SignSite, *, escape: Escape
) -> None:
    large = replace(escape, part=MultiPolygon([affinity.rotate(box(0, 0, 108, 95), -20, origin=(0, 0))]))
    with pytest.raises(InputError, match=r"on A3 the escape plan of 'out' would be 1:\d+.*A2 would do"):
        page_for(EscapeCase(plan=settled(paper="A3"), site=site, escape=large), style=included_style("light"))
    page = page_for(EscapeCase(plan=settled(paper="A1"), site=site, escape=large), style=included_style("light"))
    assert page.look.format == "A1"


def test_a_storey_that_no_sheet_holds_is_shown_around_the_ways(safe: Plan, site: SignSite, escape: Escape) -> None:
    storey = replace(escape, hall="", part=MultiPolygon([box(-400, -200, 400, 200)]))
    page = page_for(EscapeCase(plan=safe, site=site, escape=storey), style=included_style("light"))
    assert page.view.scale <= 250
    for way in storey.ways:
        for x, y in way.line.coords:
            assert page.view.shows(x, y)


def test_the_same_plan_gives_the_same_bytes(drawn: EscapePlan, safe: Plan, escape: Escape) -> None:
    again = draw_escape(safe, "out", escape=escape)
    for kind in ("pdf", "svg"):
        assert again.sheet.as_bytes(kind) == drawn.sheet.as_bytes(kind)


def test_a_site_that_is_not_there_is_named(safe: Plan, escape: Escape) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'out'"):
        draw_escape(safe, "oot", escape=escape)


def test_the_number_to_call_is_in_the_notices(settled: Callable[..., Plan], escape: Escape) -> None:
    sheet = draw_escape(settled(call="119"), "out", escape=escape).sheet
    assert any(isinstance(m, Words) and "Raise the alarm: 119." in m.text for m in sheet.marks)


def test_without_any_way_the_sheet_says_so(safe: Plan, escape: Escape) -> None:
    none = replace(escape, ways=(), routes=(), exits=())
    failed = {c.id: c.measured for c in draw_escape(safe, "out", escape=none).criteria if not c.passed and c.binding}
    assert failed["ways"] == "0"
    assert {"exits", "colours"} <= set(failed)


def house_style(*names: str) -> Style:
    """Return the light style with drawings of some signs: a green square with a white bar, as large as the tile."""
    ground = DrawnPart(shape=MultiPolygon([box(0, 0, 1, 1)]), colour="#00703C")
    bar = DrawnPart(shape=MultiPolygon([box(0.2, 0.4, 0.8, 0.6)]), colour="#FFFFFF")
    drawings = (Drawing(name=name, width=1.0, height=1.0, parts=(ground, bar)) for name in names)
    return replace(included_style("light"), pictograms=tuple(drawings))


def said_of_symbols(plan: EscapePlan) -> str:
    return " ".join(w.text for w in plan.sheet.marks if isinstance(w, Words) and "7010" in w.text)


def test_a_house_with_registered_symbols_says_of_no_symbol_that_it_is_none(safe: Plan, escape: Escape) -> None:
    every = draw_escape(safe, "out", escape=escape, style=house_style("exit", "assembly-point", "hydrant"))
    assert all(criterion.passed for criterion in every.criteria)
    assert said_of_symbols(every) == ""
    some = draw_escape(safe, "out", escape=escape, style=house_style("exit"))
    (symbols,) = (criterion for criterion in some.criteria if not criterion.passed)
    assert (symbols.id, symbols.measured, symbols.binding) == ("symbols", "assembly-point, hydrant", False)
    said = said_of_symbols(some)
    assert "Fire hydrant" in said
    assert "Emergency exit" not in said


def test_a_drawing_with_a_ground_of_its_own_fills_the_tile(safe: Plan, escape: Escape) -> None:
    drawn = draw_escape(safe, "out", escape=escape, style=house_style("exit", "assembly-point", "hydrant"))
    marks = [mark for layer in drawn.sheet.layers for mark in layer.marks]
    grounds = [n for n, mark in enumerate(marks) if isinstance(mark, Shape) and mark.title == "sign exit"]
    assert grounds
    for number in grounds:
        ground, art = marks[number], marks[number + 1]
        assert isinstance(ground, Shape)
        assert isinstance(art, Shape)
        assert art.geometries[0].buffer(1e-6).covers(ground.geometries[0])


def test_a_venue_without_an_assembly_point_is_told_where_one_goes(plan: Plan, site: SignSite, escape: Escape) -> None:
    bare = replace(plan, event=replace(plan.event, sites=(*plan.event.sites, site)))
    drawn = draw_escape(bare, "out", escape=escape)
    (told,) = (f for f in drawn.sheet.findings if f.id.startswith("escape-assembly"))
    assert "amenity.geojson, kind 'assembly-point'" in told.message["en"]
    assert told.severity == "warning"
