"""Coverage-guided fuzzing of imports with atheris: ``python tests/fuzz_imports.py SEED -atheris_runs=20000 [folder]``.

``SEED`` is a name of :data:`fuzzing.SEEDS`; further arguments are those of libFuzzer. Atheris is no dependency, for it
has wheels for some versions of CPython only: ``pip install atheris``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

atheris: Any = import_module("atheris")


with atheris.instrument_imports(include=["venueplan.files"], enable_loader_override=False):
    import foreign
    import fuzzing
    from shapely import box

    from venueplan.build import write_import
    from venueplan.files.imports import booths, exhibitors, geojson, schedule

INSTRUMENTED = (booths, exhibitors, geojson, schedule)
"""Adapters are loaded when they are asked for; here they are loaded while atheris looks."""


def main() -> None:
    """Fuzz one seed until the runs that are asked for are over."""
    kind, name, sound = fuzzing.SEEDS[sys.argv.pop(1)]()
    with TemporaryDirectory() as folder:
        plan = foreign.collection([foreign.feature("hall", box(0, 0, 40, 30), level="0", name="Hall 1")])
        write_import("geojson", foreign.write(Path(folder) / "a.geojson", plan), out=Path(folder) / "v", event="fair")
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        (corpus / "sound").write_bytes(sound)
        event = Path(folder) / "v" / "fair" if kind == "booths" else None
        atheris.Setup([*sys.argv, str(corpus)], lambda data: fuzzing.survives(kind, name, data, event=event) and None)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
