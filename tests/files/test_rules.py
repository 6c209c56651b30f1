"""``house.toml``: read, refused, carried by the plan document, and reported where it is laxer than the standard."""

import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator

from venueplan.check import check_plan
from venueplan.errors import InputError
from venueplan.files import plan_bytes, read_event_folder, read_plan, schema, write_plan
from venueplan.files.event.decisions.rules import LimitSettings, RulesSettings, rules_faults
from venueplan.files.untrusted.sentences import validated
from venueplan.model import Plan
from venueplan.rules import compared_packs, event_pack

HOUSE = """
title = "House rules of the Crafts Centre"
extends = "china"

[limits.aisle-width]
value = 3.5
unit = "m"
sense = "least"
clause = "4.2"
edition = "2026"
source = "house rules, aisles"
confidence = "house"
distance = "straight"

[limits.main-aisle]
value = 4
unit = "m"
distance = "straight"
instead = true
reason = "agreed with the fire brigade on 2026-02-01"

[limits.exhibition-density]
value = 1
unit = "persons/m²"
basis = "exhibition"
"""


@pytest.fixture
def event(layouts: Path, tmp_path: Path) -> Path:
    """Return a copy of the quickstart event that is held against its house's rules."""
    shutil.copytree(layouts / "quickstart", tmp_path / "venue")
    folder = tmp_path / "venue" / "expo-day"
    settings = (folder / "event.toml").read_text(encoding="utf-8")
    settings = settings.replace('rules = "china"', 'rules = "house.toml"\ncompare = ["china", "ibc"]')
    (folder / "event.toml").write_text(settings, encoding="utf-8")
    (folder / "house.toml").write_text(HOUSE, encoding="utf-8")
    return folder


def refused(event: Path, old: str, new: str) -> str:
    """Return what is said of the house's rules with a piece of text replaced."""
    assert old in HOUSE
    (event / "house.toml").write_text(HOUSE.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_event_folder(event)
    return str(caught.value)


def test_the_pack_of_the_house_governs_its_event(event: Path) -> None:
    _, read = read_event_folder(event)
    pack = event_pack(read)
    assert (pack.name, pack.title) == ("house.toml", "House rules of the Crafts Centre")
    aisle = pack["aisle-width"]
    assert (aisle.value, aisle.source.clause, aisle.source.edition) == (3.5, "4.2", "2026")
    assert aisle.source.text.startswith("house rules, aisles (china asks for 3 m: ")
    assert pack["exhibition-density"].source.basis == "exhibition"
    assert pack["travel-straight"].value == 30.0
    assert [one.name for one in compared_packs(read)] == ["house.toml", "china", "ibc"]


def test_the_plan_document_carries_the_pack(event: Path, tmp_path: Path) -> None:
    """The plan is checked without the event folder: what the house says is in it."""
    venue, read = read_event_folder(event)
    plan = Plan(venue=venue, event=read)
    write_plan(plan, tmp_path / "plan.json")
    shutil.rmtree(event)
    again = read_plan(tmp_path / "plan.json")
    assert again.event.packs == read.packs
    assert plan_bytes(again) == plan_bytes(plan)
    report = check_plan(again)
    assert {one.pack for one in report.verdicts} == {"house.toml", "china", "ibc"}


def test_a_laxer_number_is_reported_with_its_reason(event: Path) -> None:
    venue, read = read_event_folder(event)
    (finding,) = (f for f in check_plan(Plan(venue=venue, event=read)).findings if f.rule == "rule-instead")
    assert (finding.subject, finding.severity, finding.limit, finding.unit) == ("main-aisle", "warning", 4.0, "m")
    assert finding.message["en"] == (
        "The house takes 4 m for main-aisle, laxer than the standard: agreed with the fire brigade on 2026-02-01."
    )
    assert "(china asks for 6 m: " in finding.source


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "[limits.aisle-width]",
            "[limits.aisle-widht]",
            "house.toml key limits.aisle-widht: no limit 'aisle-widht'; did you mean 'aisle-width'?",
        ),
        ("value = 3.5", "value = 0", "house.toml key limits.aisle-width.value: 0 must be more than 0"),
        (
            "value = 3.5",
            'value = "wide"',
            "house.toml key limits.aisle-width.value: 'wide' is not a number; write for ",
        ),
        ("value = 3.5\n", "", "house.toml key limits.aisle-width.value: is missing"),
        (
            'unit = "m"\nsense',
            'unit = "mm"\nsense',
            "house.toml key limits.aisle-width.unit: 'mm' is not the unit of aisle-width; give it in m",
        ),
        (
            'sense = "least"',
            'sense = "most"',
            "house.toml key limits.aisle-width.sense: 'most' is not the sense of aisle-width, of which more is",
        ),
        (
            'sense = "least"',
            'sense = "more"',
            "house.toml key limits.aisle-width.sense: 'more' is not a sense; use least",
        ),
        (
            'confidence = "house"',
            'confidence = "sure"',
            "house.toml key limits.aisle-width.confidence: 'sure' is not a confidence; use M, S, S2, house",
        ),
        (
            'basis = "exhibition"',
            'basis = "netto"',
            "house.toml key limits.exhibition-density.basis: 'netto' is not a basis of areas; did you mean 'net'?",
        ),
        (
            '\nbasis = "exhibition"',
            "",
            "house.toml key limits.exhibition-density.basis: is missing; say whether the area is net, gross or",
        ),
        (
            'confidence = "house"\ndistance = "straight"',
            "",
            "house.toml key limits.aisle-width.distance: is missing; say whether aisle-width is measured straight",
        ),
        (
            "value = 3.5",
            "value = 2.5",
            "house.toml key limits.aisle-width: 2.5 m is laxer than rule pack 'china': it must be at least 3 m",
        ),
        (
            "instead = true\n",
            "",
            "house.toml key limits.main-aisle: reason is given; say instead = true with it",
        ),
        (
            'reason = "agreed with the fire brigade on 2026-02-01"',
            "",
            "house.toml key limits.main-aisle: reason is missing; say why",
        ),
        (
            'extends = "china"',
            'extends = "chyna"',
            "house.toml key extends: no rule pack 'chyna'; did you mean 'china'?",
        ),
        (
            'extends = "china"\n',
            "",
            "house.toml key limits: lacks exit-clear, hydrant-clear, standing-density, exit-width-per-100; add them",
        ),
        ("title =", "name =", "house.toml key name: unknown key 'name'"),
        (
            'title = "House rules of the Crafts Centre"',
            'title = ""',
            "house.toml key title: '' is empty; say it in words",
        ),
        ("[limits.main-aisle]", "[limits.aisle-width]", "house.toml line "),
    ],
)
def test_every_fault_is_one_sentence(event: Path, old: str, new: str, sentence: str) -> None:
    assert sentence in refused(event, old, new)


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ("hous.toml", "hous.toml: is missing; the folder needs this file"),
        ("../house.toml", "event.toml key rules: '../house.toml' is not the name of a file in the event folder"),
        ("chyna", "event.toml key rules: no rule pack 'chyna'; did you mean 'china'?"),
    ],
)
def test_a_pack_that_is_not_there_is_named(event: Path, rules: str, sentence: str) -> None:
    settings = (event / "event.toml").read_text(encoding="utf-8")
    (event / "event.toml").write_text(settings.replace('"house.toml"', f'"{rules}"'), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_event_folder(event)
    assert sentence in str(caught.value)


def test_overrides_are_held_against_the_house(event: Path) -> None:
    settings = (event / "event.toml").read_text(encoding="utf-8")
    (event / "event.toml").write_text(settings + "\n[overrides]\naisle-width = 3.2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"laxer than rule pack 'house.toml': it must be at least 3.5 m"):
        read_event_folder(event)


def test_an_unknown_pack_to_compare_with_is_named(event: Path) -> None:
    settings = (event / "event.toml").read_text(encoding="utf-8")
    (event / "event.toml").write_text(settings.replace('"ibc"', '"bic"'), encoding="utf-8")
    with pytest.raises(InputError, match=r"event.toml key compare: no rule pack 'bic'; did you mean 'ibc'"):
        read_event_folder(event)


def test_the_schema_accepts_what_is_read_and_refuses_what_is_not() -> None:
    validator = Draft202012Validator(schema("rules"))
    assert not list(validator.iter_errors(tomllib.loads(HOUSE)))
    assert list(validator.iter_errors(tomllib.loads(HOUSE.replace("value = 3.5", "valeu = 3.5"))))
    assert list(validator.iter_errors({"title": "H", "limits": {}}))


def test_the_guide_shows_a_pack_that_is_read(event: Path, layouts: Path) -> None:
    """The page beside the quickstart venue: 3.5 m aisles, and a main aisle of 4 m with a reason."""
    guide = (layouts / "quickstart" / "README.md").read_text(encoding="utf-8")
    block = guide.partition("## Rules")[2].partition("```toml\n")[2].partition("```")[0]
    (event / "house.toml").write_text(block, encoding="utf-8")
    _, read = read_event_folder(event)
    pack = event_pack(read)
    assert pack["aisle-width"].value == 3.5
    assert [(limit.name, limit.value) for limit in pack.replaced()] == [("main-aisle", 4.0)]


SCALARS = st.one_of(
    st.booleans(),
    st.integers(-3, 10**12),
    st.floats(),
    st.text(max_size=6),
    st.sampled_from(["m", "persons/m²", "least"]),
)


@given(
    extends=st.sampled_from(["", "china", "uk", "nowhere"]),
    limits=st.dictionaries(
        st.sampled_from(["aisle-width", "exit-count-700", "travel-path", "x"]) | st.text(max_size=5),
        st.dictionaries(st.sampled_from([*LimitSettings.model_fields, "y"]), SCALARS),
        max_size=3,
    ),
)
def test_whatever_a_house_says_is_a_pack_or_sentences(extends: str, limits: dict[str, dict[str, object]]) -> None:
    said = {"title": "House", "extends": extends, "limits": limits}
    settings, faults = validated(RulesSettings, said)
    if settings is not None:
        faults = rules_faults(settings)
    assert all(message and "\n" not in message for _, message in faults)
    assert settings is None or faults or extends in {"china", "uk"}


@pytest.mark.parametrize(
    ("compared", "why"),
    [('["house.toml"]', "names 'house.toml' which governs already"), ('["uk", "uk"]', "names 'uk' twice")],
)
def test_a_pack_does_not_stand_beside_itself(event: Path, compared: str, why: str) -> None:
    path = event / "event.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('["china", "ibc"]', compared), encoding="utf-8")
    with pytest.raises(InputError, match=f"event.toml key compare: .*{why}; leave it out"):
        read_event_folder(event)
