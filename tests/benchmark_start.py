"""How fast the querying commands start: `open` against `sqlite-utils --help`, `--help` against a minimal click program.

Run it by hand (`make benchmark`): it prints the CPU seconds of both sides, measured in turns in one run, and their ratios.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

BIN = Path(sys.executable).parent
_ROUNDS = 15
_CLICK = "import click\n@click.command()\ndef main():\n    'A program.'\nmain(['--help'])\n"


def cpu_seconds(command: list[str]) -> float:
    """User and system seconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(ours: list[str], theirs: list[str]) -> tuple[float, float]:
    """Median CPU seconds of both commands, run in turns after one run to warm up."""
    pairs = [(cpu_seconds(ours), cpu_seconds(theirs)) for _ in range(_ROUNDS + 1)][1:]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def measure(folder: Path) -> dict[str, float]:
    """The two ratios, on a tracker of the sample corpus in a folder."""
    tracker = folder / "tracker.db"
    documents = sorted((Path(__file__).parent.parent / "corpus" / "documents").glob("*-cp*wg"))
    subprocess.run([BIN / "minutes-miner", "ingest", *documents, "--db", tracker], check=True, capture_output=True)
    ours, theirs = compare(
        [str(BIN / "minutes-miner"), "open", "--db", str(tracker)], [str(BIN / "sqlite-utils"), "--help"]
    )
    print(f"open {ours:.3f} s, sqlite-utils --help {theirs:.3f} s: ratio {ours / theirs:.2f} (at most 0.5)")
    help_ours, help_theirs = compare([str(BIN / "minutes-miner"), "--help"], [sys.executable, "-c", _CLICK])
    print(
        f"--help {help_ours:.3f} s, minimal click program {help_theirs:.3f} s: ratio {help_ours / help_theirs:.2f} (at most 2)"
    )
    return {"open": ours / theirs, "help": help_ours / help_theirs}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name))
