"""The report for programs and for people."""

import json
import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

import pytest

from venueplan.files import report_html, report_json
from venueplan.model import Finding, Label, PackVerdict, Place, Plan, Report, WayVerdict

AISLE = Finding(
    id="aisle-width.hall-A1",
    rule="aisle-width",
    severity="error",
    subject="hall-A1",
    message=Label.of(zh="通道宽2.8 m", en="The aisle beside <1A01> is 2.8 m wide"),
    place=Place(level="ground", x=1.23456789, y=-0.0),
    measured=2.8,
    limit=3.0,
    unit="m",
    clause="5.5.18",
    edition="GB 50016-2014 (2018)",
    confidence="quoted",
    basis="net",
    distance="straight",
    source="Code for fire protection design of buildings",
)
NOTE = Finding(
    id="label.hall-A2",
    rule="label-dropped",
    severity="note",
    subject="hall-A2",
    message=Label.of(zh="名称未显示", en="The name does not fit"),
    measured=float("inf"),
)
REPORT = Report(figures=(("net-share", 0.43), ("exhibitors placed", 3), ("rule pack", "china")), findings=(AISLE, NOTE))


class _Tags(HTMLParser):
    """Collects what a page refers to, and checks that its elements close."""

    def __init__(self) -> None:
        super().__init__()
        self.references: list[str] = []
        self.names: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.references += [value or "" for name, value in attrs if name in {"src", "href"}]
        self.names |= {value or "" for name, value in attrs if name == "id"}
        if tag not in {"meta", "br", "img", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _dangling(text: str) -> set[str]:
    """Return what a page refers to that is neither embedded nor on the page."""
    tags = _Tags()
    tags.feed(text)
    assert not tags.open
    outside = {reference for reference in tags.references if not reference.startswith("data:")}
    return {reference for reference in outside if reference.removeprefix("#") not in tags.names}


def _page(plan: Plan, report: Report, pictures: dict[str, bytes] | None = None) -> str:
    text = report_html(plan, report, pictures=pictures).decode()
    assert _dangling(text) == set()
    return text


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A map as the page takes it."""

    place: str
    kind: str
    svg: str
    title: Label = Label.of(zh="展厅", en="Hall")
    caption: Label = Label.of(zh="检查结果", en="Findings")
    shown: tuple[int, ...] = ()


def test_a_number_on_a_map_leads_to_its_row_and_the_row_to_the_map(decided: Plan) -> None:
    svg = '<svg viewBox="0 0 9 9"><a href="#finding-1"><path d="M0 0z"></path></a></svg>'
    maps = [Picture(place="hall A/1", kind="findings", svg=svg, shown=(1,)), Picture(place="H2", kind="x", svg="")]
    text = report_html(decided, REPORT, maps=maps).decode()
    assert _dangling(text) == set()
    assert re.search(r'id="finding-1".*?href="#map-hall_20_A_2f_1">1</a>', text)
    assert text.count('href="#map-') == 1
    assert _dangling(text.replace('id="finding-1"', "")) == {"#finding-1"}  # the control


@pytest.mark.parametrize(
    ("languages", "there", "missing"), [(("en",), "Errors", "不符合"), (("zh",), "不符合项", "Errors")]
)
def test_the_page_speaks_the_languages_asked_for(
    decided: Plan, languages: tuple[str, ...], there: str, missing: str
) -> None:
    said = replace(decided, event=replace(decided.event, languages=languages))
    page = report_html(said, REPORT, maps=[Picture(place="H1", kind="findings", svg="", shown=(1,))]).decode()
    assert there in page
    assert missing not in page
    body = page[page.index("<body>") :]
    if languages == ("en",):
        assert not re.search("[\u4e00-\u9fff]", body)
    else:
        assert not any(
            word in body for word in ("Figures", "Halls", "Stands", "Findings", "Measured", "kept", "broken")
        )


def test_findings_have_exactly_the_promised_fields() -> None:
    document = json.loads(report_json(REPORT))
    assert document["figures"] == {"net-share": 0.43, "exhibitors placed": 3, "rule pack": "china"}
    assert document["findings"][0] == {
        "id": "aisle-width.hall-A1",
        "rule": "aisle-width",
        "severity": "error",
        "subject": "hall-A1",
        "place": {"level": "ground", "x": 1.234568, "y": 0.0},
        "measured": 2.8,
        "limit": 3.0,
        "unit": "m",
        "clause": "5.5.18",
        "edition": "GB 50016-2014 (2018)",
        "confidence": "quoted",
        "basis": "net",
        "distance": "straight",
        "source": "Code for fire protection design of buildings",
        "message_en": "The aisle beside <1A01> is 2.8 m wide",
        "message_zh": "通道宽2.8 m",
        "cause": "layout",
    }


def test_what_is_not_finite_is_null() -> None:
    note = json.loads(report_json(REPORT))["findings"][1]
    assert note["measured"] is None
    assert note["place"] is None


def test_the_page_says_what_is_broken_and_by_which_clause(decided: Plan) -> None:
    page = _page(decided, REPORT)
    assert "1 rule is broken" in page
    assert "The aisle beside &lt;1A01&gt; is 2.8 m wide" in page
    assert "通道宽2.8 m" in page
    assert "GB 50016-2014 (2018) 5.5.18 · quoted · net area · straight distance" in page
    assert page.index("Aisle width") < page.index("Label dropped")
    assert "2.8 m</td>" in page
    assert "3 m</td>" in page


def test_the_page_names_who_is_not_placed(decided: Plan) -> None:
    page = _page(decided, REPORT)
    assert decided.allocation
    for identifier in decided.allocation.unplaced:
        assert f">{identifier} · " in page
    assert "青年匠人 Young Makers" in page


def test_the_page_shows_halls(decided: Plan) -> None:
    page = _page(decided, REPORT)
    assert "展厅 Exhibition Hall" in page
    assert "1,449" in page
    assert "2.5%" in page


def test_a_kept_plan_says_so(decided: Plan) -> None:
    page = _page(decided, Report(findings=(NOTE,)))
    assert "Every rule that was checked is kept" in page
    assert "broken" not in page


def test_a_plan_without_decisions_has_a_page(decided: Plan) -> None:
    bare = replace(decided, floor_plan=None, allocation=None, programme=None)
    assert "Water Town Crafts Day" in _page(bare, Report())


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"<svg/>", "image/svg+xml")],
)
def test_pictures_are_embedded(decided: Plan, data: bytes, kind: str) -> None:
    page = _page(decided, REPORT, {"overview": data})
    assert re.search(rf'src="data:{re.escape(kind)};base64,[A-Za-z0-9+/=]+"', page)
    assert "总平面图 Overall plan" in page


def test_a_hostile_name_stays_text(decided: Plan) -> None:
    event = replace(decided.event, name=Label.of(zh="展", en='<script>alert("x")</script>'))
    assert "<script" not in _page(replace(decided, event=event), REPORT)


def test_the_same_report_is_the_same_bytes(decided: Plan) -> None:
    assert report_html(decided, REPORT) == report_html(decided, REPORT)
    assert report_json(REPORT) == report_json(REPORT)


def test_findings_of_the_building_stand_apart(decided: Plan) -> None:
    """Errors of the building come first and are headed as such, then those of the layout."""
    narrow = replace(AISLE, id="exit-width:hall", rule="exit-width", cause="building")
    page = _page(decided, Report(findings=(AISLE, narrow)))
    of_the_building, of_the_layout = page.index("Errors of the building"), page.index("Errors of the layout")
    assert of_the_building < page.index("Exit width") < of_the_layout < page.index("Aisle width")
    assert "of the building" not in _page(decided, REPORT)


def test_packs_stand_side_by_side(decided: Plan) -> None:
    """Figures as in the hall of 15,000 m² of the references; no row is an average of others."""
    plan = replace(decided, event=replace(decided.event, compare=("ibc", "germany")))
    said = (("china", 11_250, 0.75, "gross", 73.125), ("ibc", 8_202, 1 / 1.39, "net", 41.83))
    verdicts = [
        PackVerdict(
            hall="hall",
            pack=pack,
            governs=pack == "china",
            persons=persons,
            density=density,
            basis=basis,
            exits=16,
            exits_asked=2,
            width=57.6,
            width_asked=width,
            ways=(WayVerdict(distance="path", measured=57.31, most=76.0),),
            broken=("exit-width",) if pack == "china" else (),
        )
        for pack, persons, density, basis, width in said
    ]
    lost = replace(
        verdicts[1],
        pack="germany",
        broken=("exit-width", "travel-path"),
        exits_asked=0,
        ways=(WayVerdict(distance="path", measured=float("inf"), most=30.0),),
    )
    page = _page(plan, Report(verdicts=(*verdicts, lost)))
    for text in ("11,250", "8,202", "0.72/m² · 净面积 net", "57.60 / 73.12", "57.60 / 41.83", "57.3 / 76 步行 path"):
        assert text in page
    assert "16 / –" in page
    assert "∞ / 30" in page
    assert page.count("符合 kept") == 1
    assert page.count("疏散总宽度 Exit width</td>") == 1
    assert "疏散总宽度 Exit width<br>疏散步行距离 Travel path</td>" in page
    assert page.count("● <b>") == 1
    assert "Rule packs side by side" not in _page(decided, REPORT)
