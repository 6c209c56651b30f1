"""The command that says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Annotated

import typer

from venueplan import allocate, build
from venueplan.cli.application import Json, Lang, PlanPath, app, languages_for
from venueplan.model import Explanation, Label, Plan


@app.command("explain", epilog="Example:  venueplan explain plan.json E002")
def explain_command(
    plan: PlanPath,
    name: Annotated[str, typer.Argument(help="An exhibitor, a booth (id or number) or a forum.", show_default=False)],
    lang: Lang = None,
    *,
    json: Json = False,
) -> None:
    """Say why an exhibitor, a booth or a forum is where it is, and why not elsewhere."""
    loaded = build.load_plan(plan)
    languages = languages_for(loaded, lang)
    found = allocate.explain(loaded, name)
    if json:
        typer.echo(dumps(_document(found), ensure_ascii=False))
        return
    for line in _lines(found, languages, numbers=_numbers(loaded)):
        typer.echo(line)


def _numbers(plan: Plan) -> dict[str, str]:
    """Return what is printed on the booths, by their ids."""
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    return {booth.id: booth.number for booth in booths if booth.number not in {"", booth.id}}


def _lines(found: Explanation, languages: Sequence[str], *, numbers: Mapping[str, str]) -> list[str]:
    lines = [text for sentence in found.sentences for text in _said(sentence, languages)]
    for one in found.tried:
        wish = f" ({one.wish})" if one.wish else ""
        first, *others = _said(one.verdict, languages)
        place = f"{numbers[one.place]} ({one.place})" if one.place in numbers else one.place
        lines += [f"  {place}{wish}: {first}", *(f"    {text}" for text in others)]
    return lines


def _said(label: Label, languages: Sequence[str]) -> list[str]:
    return [label[code] for code in languages if label[code]] or [str(label)]


def _document(found: Explanation) -> dict[str, object]:
    return {
        "kind": found.kind,
        "subject": found.subject,
        "place": list(found.place),
        "score": dict(found.score),
        "sentences": [dict(sentence.texts) for sentence in found.sentences],
        "tried": [
            {
                "place": one.place,
                "wish": one.wish,
                "holder": one.holder,
                "points": one.points,
                "price": one.price,
                "score": one.score,
                "verdict": dict(one.verdict.texts),
            }
            for one in found.tried
        ],
    }
