"""Files in, extractions out: in one process or several, and what a bad file may cost."""

import os
import shutil
import time
from pathlib import Path

import pytest

from minutes_miner.contract import to_json
from minutes_miner.errors import FileError
from minutes_miner.readers import Limits
from minutes_miner.records import Extraction
from minutes_miner.workflow import Workers, extract_many, extracting, workers


def as_text(result: object) -> str:
    return to_json(result) if isinstance(result, Extraction) else str(result)


def test_several_processes_give_the_same(corpus: Path, tmp_path: Path) -> None:
    """Two workers give the same results in the same order as one."""
    files = []
    for number in range(3):
        for path in sorted((corpus / "documents").rglob("*.*")):
            files.append(Path(shutil.copy(path, tmp_path / f"{number}-{path.name}")))
    one = [(path, as_text(result)) for path, result in extract_many(files)]
    two = [(path, as_text(result)) for path, result in extract_many(files, workers=Workers(2))]
    assert one == two


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the time limit gives its code, and the next one is read."""
    slow, quick = tmp_path / "slow.txt", tmp_path / "quick.txt"
    for path in (slow, quick):
        path.write_text("Minutes of the Water Board\nDate: 4 May 2015\n")
    original = extracting.read

    def reading(path: Path, *, limits: Limits) -> object:
        if path == slow:
            time.sleep(5)
        return original(path, limits=limits)

    monkeypatch.setattr(extracting, "read", reading)
    results = dict(extract_many([slow, quick], workers=Workers(limits=Limits(seconds=0.3))))
    assert isinstance(results[slow], FileError)
    assert results[slow].code == "time-limit"
    assert isinstance(results[quick], Extraction)


def _die(path: Path, limits: Limits) -> object:
    if path.name.startswith("bad"):
        os._exit(1)
    return path.name


def test_a_worker_that_dies_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a worker dies, its file has a code and all others their result."""
    monkeypatch.setattr(workers, "attempt", _die)
    names = [tmp_path / name for name in ("a.txt", "bad.txt", "b.txt", "c.txt")]
    results = [result for _, result in extract_many(names, workers=Workers(2))]
    assert [r.code if isinstance(r, FileError) else r for r in results] == ["a.txt", "worker-died", "b.txt", "c.txt"]


def test_anything_unforeseen_is_an_internal_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of our own costs one file and is called what it is."""
    path = tmp_path / "x.txt"
    path.write_text("Minutes")

    def broken(path: Path, *, limits: Limits) -> object:
        raise KeyError("ours")

    monkeypatch.setattr(extracting, "read", broken)
    ((_, result),) = extract_many([path])
    assert isinstance(result, FileError)
    assert result.code == "internal-error"
