"""One command makes the set for the fire authority from a plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader


def pages_of(path: Path) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(path.read_bytes())).pages]


def test_the_set_holds_every_stand_every_exhibitor_and_every_finding(
    built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    target = tmp_path / "set.pdf"
    said = venueplan("fire-set", built / "plan.json", "-o", target)
    assert said.code == 0
    assert str(target) in said.out
    whole = "".join(pages_of(target))
    booths = json.loads((built / "booths.geojson").read_text(encoding="utf-8"))["features"]
    assert all(booth["properties"]["number"] in whole for booth in booths)
    findings = json.loads(venueplan("check", built / "plan.json", "--json").out)["findings"]
    checked = [finding for finding in findings if finding["rule"] != "certificate"]  # no matter of the authority's
    assert checked
    assert all("".join(finding["id"].split()) in whole for finding in checked)


def test_two_runs_give_the_same_bytes(built: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert venueplan("fire-set", built / "plan.json", "-o", tmp_path / name, "--quiet").code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_it_speaks_the_language_asked_for(built: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    for lang, there, missing in (("en", "DRAFT", "草案"), ("zh", "草案", "DRAFT")):
        target = tmp_path / f"{lang}.pdf"
        assert venueplan("fire-set", built / "plan.json", "-o", target, "--lang", lang).code == 0
        pages = pages_of(target)
        assert all(there in page for page in pages)
        assert not any(missing in page for page in pages)


def test_what_it_cannot_write_is_a_sentence(built: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    said = venueplan("fire-set", built / "plan.json", "-o", tmp_path / "set.png")
    assert (said.code, "end its name in .pdf" in said.err) == (2, True)
    said = venueplan("fire-set", built / "plan.json", "-o", tmp_path / "set.pdf", "--lang", "fr")
    assert (said.code, "use zh, en or zh,en" in said.err) == (2, True)
    said = venueplan("fire-set", built / "plan.json", "-o", tmp_path / "nowhere" / "set.pdf")
    assert said.code == 2
