"""The page beside the quickstart venue tells everything that may stand in its files."""

from pathlib import Path

from broken import BROKEN

from venueplan.files.event.tables.lists import LISTS
from venueplan.files.venue.features import KINDS, SECTION_USES, SUPPLIES, USES


def test_every_file_property_and_column_is_told(layouts: Path) -> None:
    text = (layouts / "quickstart" / "README.md").read_text(encoding="utf-8")
    rows = {row.split("|")[1].strip(): row for row in text.splitlines() if row.startswith("| ")}
    for feature_type, kind in KINDS.items():
        assert f"{feature_type}.geojson" in text
        for name in set(kind.row.model_fields) - {"id", "evidence", "source", "name", "capacity"}:
            assert f"`{name}`" in rows[feature_type], (feature_type, name)
    for table in LISTS.values():
        for name in set(table.row.model_fields) - {table.text}:
            assert f"`{name}`" in rows[table.file], (table.file, name)
    assert ", ".join(USES) in text
    assert ", ".join(SECTION_USES) in text
    assert ";".join(SUPPLIES) in text


def test_its_sentences_are_real(layouts: Path) -> None:
    text = (layouts / "quickstart" / "README.md").read_text(encoding="utf-8")
    sentences = text.rpartition("```\n")[0].rpartition("```\n")[2].splitlines()
    assert len(sentences) == 2
    assert set(sentences) <= {broken.sentence for broken in BROKEN}


def test_the_files_are_those_of_the_drawing(layouts: Path) -> None:
    folder = layouts / "quickstart"
    text = (folder / "README.md").read_text(encoding="utf-8")
    for path in folder.rglob("*"):
        assert path.name in text or path.name == "README.md"
