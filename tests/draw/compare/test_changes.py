"""The list of changes says each in every language, and how many more there are where it is full."""

from __future__ import annotations

from venueplan.draw.compare.changes import change_list
from venueplan.draw.layers.layer import Layer
from venueplan.draw.paper.marks import Words
from venueplan.model import Label, PlanChange
from venueplan.rules.styles import included_style

LOOK = included_style("light").on("A3", languages=("zh", "en"))
CHANGES = [
    PlanChange(kind="booth-renumbered", subject=f"b{n}", message=Label.of(zh=f"展位 {n} 改号", en=f"booth {n} is new"))
    for n in range(20)
]


def lines(layer: Layer) -> list[Words]:
    return [mark for mark in layer.marks if isinstance(mark, Words)]


def test_every_change_is_said_in_both_languages() -> None:
    said = {words.text for words in lines(change_list(CHANGES, place=(0, 0, 80, 400), look=LOOK))}
    assert {text for change in CHANGES for _, text in change.message.texts} <= said


def test_a_full_list_counts_the_rest_and_stays_in_its_place() -> None:
    found = lines(change_list(CHANGES, place=(0, 0, 80, 60), look=LOOK))
    told = {words.subject for words in found if words.subject}
    assert 0 < len(told) < 20
    assert found[-1].text == f"另有 {20 - len(told)} 项 and {20 - len(told)} more"
    assert all(words.y > 0 for words in found)
