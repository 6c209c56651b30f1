"""The verification table: as Markdown, as one HTML page, and for programs as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from venueplan.model import Verification
from venueplan.model.findings.verification import VERDICTS

TITLE = "Verification of walking distances and evacuation models"
ABOUT = (
    "Known cases of the literature and cases worked by hand, run through every model that can represent them. "
    "A model that passes is right on these cases, not on every building; software pre-checks, the authority decides."
)
_HEAD = ("Case", "Model", "Source", "Set-up", "Criterion", "Value", "Verdict")


def verifications_json(rows: Sequence[Verification]) -> bytes:
    """Return the table as JSON: ``counts`` by verdict and ``cases`` in their order."""
    document = {"counts": _counts(rows), "cases": [asdict(row) for row in rows]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def verifications_markdown(rows: Sequence[Verification]) -> bytes:
    """Return the table as Markdown."""
    lines = [f"# {TITLE}", "", ABOUT, "", _summary(rows), ""]
    lines += [_line(_HEAD), _line(["---"] * len(_HEAD))]
    lines += [
        _line([row.case, row.model, row.source, row.set_up, row.criterion, _value(row), row.verdict]) for row in rows
    ]
    return ("\n".join(lines) + "\n").encode()


def verifications_html(rows: Sequence[Verification]) -> bytes:
    """Return the table as one self-contained HTML page."""
    return _template().render(title=TITLE, about=ABOUT, summary=_summary(rows), head=_HEAD, rows=rows).encode()


def _counts(rows: Sequence[Verification]) -> dict[str, int]:
    found = Counter(row.verdict for row in rows)
    return {verdict: found[verdict] for verdict in VERDICTS}


def _summary(rows: Sequence[Verification]) -> str:
    return ", ".join(f"{count} {verdict}" for verdict, count in _counts(rows).items() if count)


def _value(row: Verification) -> str:
    return "; ".join(part for part in (row.value, row.reason) if part)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("venueplan.files.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("verification.html.j2")
