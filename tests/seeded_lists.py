"""Lists as a sales system and a call for talks would leave them, drawn by lot from a seed."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

SIZES = ("3 x 3 m", "3x3m", "9㎡", "18 sqm", "18", "3 x 6 m", "36", "36,0 qm", "54")
WEIGHTS = (30, 20, 15, 10, 10, 6, 5, 2, 2)


def write_exhibitors(path: Path, *, count: int, seed: int) -> Path:
    """Write a list of exhibitors in GB 18030, semicolons between its cells and two rows of title above its header."""
    lot = Random(seed)  # noqa: S311  # a lot for a test
    rows = ["Exhibitors, as of today;;;;;", ";;;;;", "No.;Company 公司;Area;Open sides;Points;Power kW"]
    for number in range(1, count + 1):
        size = lot.choices(SIZES, WEIGHTS)[0]
        corner = "2" if lot.random() < 0.15 else ""
        power = lot.choice(["", "", "3", "5"])
        rows.append(f"{number};Company {number} &amp; 伙伴;{size};{corner};{lot.randint(0, 60)};{power}")
    path.write_bytes("\r\n".join(rows).encode("gb18030"))
    return path


def write_schedule(path: Path, *, count: int, rooms: list[str], seed: int) -> Path:
    """Write a schedule as JSON: talks of 45 minutes in a day of some rooms, none at the time of another one there."""
    lot = Random(seed)  # noqa: S311  # a lot for a test
    slots = [(room, hour) for hour in range(9, 18) for room in rooms]
    talks = []
    for number, (room, hour) in enumerate(lot.sample(slots, count), start=1):
        start = f"2026-05-16T{hour:02d}:00:00+02:00"
        talk = {"code": f"T{number:02d}", "title": f"Talk {number}", "room": room, "start": start, "duration": 45}
        talks.append({**talk, "speakers": [f"speaker {number}"]})
    path.write_text(json.dumps({"talks": talks}), encoding="utf-8")
    return path
