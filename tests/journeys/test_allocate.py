"""Allocating on the command line: efforts, policies, the audit of a draw, a front, certificates that are checked."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from venueplan import build, cli
from venueplan.files import read_plan
from venueplan.model import Plan


@pytest.fixture(scope="module")
def arranged(layouts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the plan of the quickstart event with booths."""
    path = tmp_path_factory.mktemp("allocate") / "plan.json"
    assert cli.run(["arrange", str(layouts / "quickstart" / "expo-day"), "-o", str(path), "-q"]) == 0
    return path


def test_a_draw_leaves_its_audit_beside_the_plan(arranged: Path, tmp_path: Path) -> None:
    out = tmp_path / "drawn.json"
    code = cli.run(["allocate", str(arranged), "-o", str(out), "--policy", "draw", "--seed", "7", "-q"])
    plan = read_plan(out)
    assert plan.allocation is not None
    assert code == (1 if plan.allocation.unplaced else 0)
    assert plan.allocation.policy == "draw"
    with (tmp_path / "draw-audit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    last = {row["exhibitor"]: row for row in rows}
    assert plan.allocation.draw is not None
    assert list(last) == [turn.exhibitor for turn in plan.allocation.draw.turns]
    for assignment in plan.allocation.assignments:
        if assignment.exhibitor in last:
            assert last[assignment.exhibitor]["booths"] == ";".join(assignment.booths)
            assert last[assignment.exhibitor]["outcome"] == "given"


def test_check_says_whether_the_certificate_holds(
    arranged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plan.json"
    assert cli.run(["allocate", str(arranged), "-o", str(out), "--effort", "fast"]) == 0
    assert "certified_bound" in capsys.readouterr().out
    cli.run(["check", str(out), "--json"])
    honest = json.loads(capsys.readouterr().out)["findings"]
    assert [f["severity"] for f in honest if f["rule"] == "certificate"] == ["note"]
    document = json.loads(out.read_text(encoding="utf-8"))
    document["plan"]["allocation"]["proof"]["certificate"]["bound"] -= 10_000
    out.write_text(json.dumps(document), encoding="utf-8")
    assert cli.run(["check", str(out), "--json"]) == 1
    lying = json.loads(capsys.readouterr().out)["findings"]
    assert [f["severity"] for f in lying if f["rule"] == "certificate"] == ["error"]


def test_a_front_is_a_table_and_writes_no_plan(arranged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = arranged.read_bytes()
    assert cli.run(["allocate", str(arranged), "--front", "fairness", "--effort", "fast"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines[1:]] == [
        "draw",
        *(f"fair, at most {limit}" for limit in (0, 100, 300, 1000)),
        "best",
    ]
    assert arranged.read_bytes() == before


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--effort", "prof", "no effort 'prof'; did you mean 'proof'?"),
        ("--policy", "bset", "no policy 'bset'; did you mean 'best'?"),
        ("--front", "beauty", "no front 'beauty'; it is one of fairness, revenue"),
    ],
)
def test_what_there_is_not_is_refused(
    arranged: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, sentence: str
) -> None:
    assert cli.run(["allocate", str(arranged), option, value]) == 2
    assert capsys.readouterr().err == f"venueplan: {sentence}\n"


def test_plans_from_before_can_be_read(arranged: Path, tmp_path: Path) -> None:
    """A plan without anything that relations, holds, policies and certificates have added."""
    out = tmp_path / "plan.json"
    assert cli.run(["allocate", str(arranged), "-o", str(out), "-q"]) == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    plan = document["plan"]
    for key in ("relations", "holds", "policy"):
        del plan["event"][key]
    for key in ("policy", "draw"):
        del plan["allocation"][key]
    del plan["allocation"]["proof"]["certificate"]
    new = ("tolerance", "least_area", "most_area", "booths", "shape", "frontage", "forbidden", "budget", "bands")
    for exhibitor in plan["event"]["exhibitors"]:
        for key in (*new, "last_year", "tags", "contracted"):
            del exhibitor[key]
    out.write_text(json.dumps(document), encoding="utf-8")
    old = read_plan(out)
    assert old.allocation is not None
    assert old.allocation.unplaced == ()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_leaves_the_best_so_far(layouts: Path, tmp_path: Path) -> None:
    """Interrupted as soon as a first allocation is known: it is written, and says so."""
    code = (
        "import os, signal, sys, threading\n"
        "from pathlib import Path\n"
        "from venueplan import files\n"
        "from venueplan.allocate import allocate_exhibitors\n"
        "from venueplan.files import read_plan\n"
        "plan = read_plan(Path(sys.argv[1]))\n"
        "def hear(message, share):\n"
        "    if message.startswith('searching'):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "found = allocate_exhibitors(plan, effort='proof', on_progress=hear)\n"
        "print(found.proof.status, found.proof.objective <= found.proof.bound)\n"
    )
    path = tmp_path / "plan.json"
    assert cli.run(["arrange", str(layouts / "quickstart" / "expo-day"), "-o", str(path), "-q"]) == 0
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert run.stdout.split() == ["interrupted", "True"], run.stderr


def test_an_interrupted_programme_is_written_and_leaves_with_130(
    arranged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search is made to say that it was interrupted: the plan is there, and the exit code says so."""
    made = build.schedule_plan

    def stopped(plan: Plan, **how: Any) -> Plan:
        done = made(plan, **how)
        assert done.programme is not None
        assert done.programme.proof is not None
        assert how["stoppable"]
        proof = replace(done.programme.proof, status="interrupted")
        return replace(done, programme=replace(done.programme, proof=proof))

    monkeypatch.setattr(build, "schedule_plan", stopped)
    out = tmp_path / "scheduled.json"
    assert cli.run(["schedule", str(arranged), "-o", str(out), "-q"]) == 130
    programme = read_plan(out).programme
    assert programme is not None
    assert programme.meetings
    monkeypatch.undo()
    assert cli.run(["schedule", str(arranged), "-o", str(out), "-q"]) == 0
