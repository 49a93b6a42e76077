"""Size costs nothing where it need not: measured by the benchmark beside this file, on a smaller tracker and fewer files."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import benchmark_tracker


@pytest.mark.slow
def test_a_large_tracker_answers_like_a_small_one(tmp_path: Path) -> None:
    """`open`, `audit` and `show` take the same time on 200,000 mentions as on 1,000, and `export` the same memory."""
    found = benchmark_tracker.queries(tmp_path, 200_000)
    assert max(ratio for name, ratio in found.items() if not name.startswith("export")) <= 1.5
    assert max(more for name, more in found.items() if name.startswith("export")) <= 20


@pytest.mark.slow
def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    """After the first 500 files the processes take no more than 150 MB more; a second run is quick."""
    found = benchmark_tracker.ingest(tmp_path, 1_000, 2)
    assert found["growth"] <= 150
    assert found["again"] <= 6
