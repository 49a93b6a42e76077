"""The work that a query is to SQLite, counted in steps of its machine: it follows the answer, not the tracker."""

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from generator import AGENCY, NOW, make_tracker

from minutes_miner.tracker import queries
from minutes_miner.tracker.connect import open_to_read

TODAY, THEN = date(2024, 1, 1), date(2016, 3, 1)
ASKED: dict[str, Callable[..., object]] = {
    "open of an agency": lambda c, _: queries.open_actions(c, as_of=TODAY, agencies=[AGENCY]),
    "open of an agency then": lambda c, _: queries.open_actions(c, as_of=THEN, agencies=[AGENCY]),
    "open of a group": lambda c, _: queries.open_actions(c, as_of=TODAY, group="library"),
    "audit since": lambda c, _: queries.audit(c, as_of=TODAY, since=date(2015, 1, 1)),
    "audit of a group": lambda c, _: queries.audit(c, as_of=TODAY, group="library"),
    "show": lambda c, one: queries.show(c, one),
    "show then": lambda c, one: queries.show(c, one, as_of=THEN),
    "export begun": lambda c, _: list(islice(queries.mentions(c), 20)),
}


@pytest.fixture(scope="module")
def trackers(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str]]:
    """A tracker with one group of 5,000 mentions, and one with three of them; an action of each."""
    folder = tmp_path_factory.mktemp("trackers")
    return [(folder / f"{n}.db", make_tracker(folder / f"{n}.db", n)) for n in (5_000, 15_000)]


@pytest.mark.parametrize("known_at", [None, NOW + 1], ids=["now", "known at"])
@pytest.mark.parametrize("asked", ASKED)
def test_three_times_the_mentions_are_no_more_work(
    trackers: list[tuple[Path, str]], asked: str, known_at: int | None
) -> None:
    """Whatever is asked for is looked up by index, also where the tracker is asked what it knew at an earlier time."""
    small, large = (_steps(path, known_at, lambda c, one=one: ASKED[asked](c, one)) for path, one in trackers)
    assert large <= 1.3 * small + 500


def _steps(path: Path, known_at: int | None, ask: Callable[..., object]) -> int:
    steps = [0]

    def step() -> None:
        steps[0] += 1

    with closing(open_to_read(path, known_at=known_at)) as connection:
        connection.set_progress_handler(step, 10)
        ask(connection)
    return steps[0] * 10
