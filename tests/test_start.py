"""The querying commands start fast; measured by the benchmark beside this file."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from benchmark_start import measure


@pytest.mark.slow
def test_open_and_help_start_fast(tmp_path: Path) -> None:
    """`open` takes at most half of `sqlite-utils --help`, `--help` at most twice a minimal click program."""
    ratios = measure(tmp_path)
    assert ratios["open"] <= 0.5
    assert ratios["help"] <= 2.0
