"""How long a phrase takes: ours against dateparser.parse with its language told, both in one run.

Run by hand: `python tests/dates/benchmark_dates.py`.
"""

import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from minutes_miner.dates import find_deadlines
from minutes_miner.dates.deadlines import phrase_deadline

_ROUNDS = 20
_PLAIN = "UNHCR to share the minutes of the working group with all members"


def seconds(call: Callable[[], object]) -> float:
    """The shortest of some runs: what the call costs when nothing disturbs it."""
    best = 9.0
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the median cost of both sides and their ratio, and the cost of a text without a date."""
    import dateparser

    warnings.simplefilter("ignore")
    meeting = date(2016, 7, 12)
    lines = (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    phrases = [line.split("\t") for line in lines if not line.startswith("#") and line.split("\t")[3] not in "-~"]
    ours = median(seconds(lambda p=p: phrase_deadline(p[2], meeting_date=meeting, language=p[0])) for p in phrases)  # type: ignore[misc]
    theirs = median(seconds(lambda p=p: dateparser.parse(p[2], languages=[p[0]])) for p in phrases)  # type: ignore[misc]
    print(
        f"{len(phrases)} phrases: ours {ours * 1e6:.0f} us, dateparser {theirs * 1e6:.0f} us, ratio {ours / theirs:.2f} (at most 1.5)"
    )
    plain = min(seconds(lambda: find_deadlines(_PLAIN, meeting_date=meeting)) for _ in range(20))
    print(f"a text without a date: {plain * 1e6:.1f} us (at most 20)")


if __name__ == "__main__":
    main()
