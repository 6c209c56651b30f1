"""Outputs appear whole or not at all."""

import hashlib
import json
from pathlib import Path

import pytest

from venueplan.errors import InputError
from venueplan.files import manifest_json, staged_files, staged_folder, write_atomically


def _write_output(out: Path, **contents: str) -> None:
    with staged_folder(out) as folder:
        for name, text in contents.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "manifest.json").write_bytes(manifest_json(folder, ()))


def _contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


def test_an_output_replaces_the_earlier_one_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    _write_output(out, plan="old", stale="old")
    _write_output(out, plan="new")
    assert _contents(out) == {"plan.txt": "new"}
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def _fail_half_way(out: Path, error: type[BaseException]) -> None:
    with staged_folder(out) as folder:
        (folder / "plan.txt").write_text("half", encoding="utf-8")
        raise error


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_an_interrupted_run_leaves_the_earlier_output_whole(tmp_path: Path, error: type[BaseException]) -> None:
    out = tmp_path / "out"
    _write_output(out, plan="old")
    with pytest.raises(error):
        _fail_half_way(out, error)
    assert _contents(out) == {"plan.txt": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failing_swap_brings_the_earlier_output_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    _write_output(out, plan="old")
    rename = Path.rename

    def fails_for_the_new_one(self: Path, target: Path) -> Path:
        if target == out and not self.name.endswith(".old"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new_one)
    with pytest.raises(InputError, match=r"out: cannot be written \(no space left on device\)"):
        _write_output(out, plan="new")
    assert _contents(out) == {"plan.txt": "old"}


def test_files_of_the_user_are_taken_over(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write_output(out, plan="old")
    (out / "notes").mkdir()
    (out / "notes" / "mine.md").write_text("mine", encoding="utf-8")
    _write_output(out, plan="new")
    assert _contents(out) == {"notes/mine.md": "mine", "plan.txt": "new"}


@pytest.mark.parametrize("manifest", [None, "{}", "not json", '{"files": ["a"]}', '{"name": "A web app"}'])
def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, manifest: str | None) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.txt").write_text("years of work", encoding="utf-8")
    if manifest:
        (out / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(InputError, match=r"holds files but no manifest\.json of an earlier output"):
        _write_output(out, plan="new")
    assert (out / "chapter.txt").read_text(encoding="utf-8") == "years of work"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    _write_output(out, plan="new")
    assert _contents(out) == {"plan.txt": "new"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="out: is a file; name a folder for the outputs"):
        _write_output(tmp_path / "out")
    with pytest.raises(InputError, match=r"below: cannot be written \((not a directory|file exists)\)"):
        _write_output(tmp_path / "out" / "below")
    with pytest.raises(InputError, match="out: is a file"), staged_files(tmp_path / "out"):
        pass


def _fail_with_a_file(out: Path) -> None:
    with staged_files(out) as folder:
        (folder / "maps").mkdir()
        (folder / "maps" / "one.svg").write_text("half", encoding="utf-8")
        raise RuntimeError


def test_single_files_join_what_is_there(tmp_path: Path) -> None:
    out = tmp_path / "sheets"
    for name in ("one", "two"):
        with staged_files(out) as folder:
            (folder / "maps").mkdir()
            (folder / "maps" / f"{name}.svg").write_text(name, encoding="utf-8")
    assert _contents(out) == {"maps/one.svg": "one", "maps/two.svg": "two"}
    with pytest.raises(RuntimeError):
        _fail_with_a_file(out)
    assert _contents(out) == {"maps/one.svg": "one", "maps/two.svg": "two"}
    assert [path.name for path in tmp_path.iterdir()] == ["sheets"]


def test_a_file_is_replaced_at_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    with pytest.raises(InputError, match="is a folder; name a file"):
        write_atomically(tmp_path, b"")
    with pytest.raises(InputError, match="cannot be written"):
        write_atomically(tmp_path / "nowhere" / "plan.json", b"")


def test_a_manifest_names_every_file_but_itself(tmp_path: Path) -> None:
    _write_output(tmp_path / "out", plan="plan")
    files = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert files == [
        {
            "path": "plan.txt",
            "sha256": hashlib.sha256(b"plan").hexdigest(),
            "kind": "other",
            "subject": None,
            "page_mm": None,
        }
    ]
