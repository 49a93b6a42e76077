"""Two clocks: the day of the meeting, and the day on which the tracker learnt of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from minutes_miner.errors import RequestError
from minutes_miner.tracker import queries
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import ingest, ingesting
from minutes_miner.workflow.deciding import edit, link

LATER = "2024-02-01T00:00:00+00:00"
CLOCK = "2024-01-01T00:00:00+00:00"
FIRST = int(datetime(2024, 1, 15, tzinfo=UTC).timestamp())
DAY = date(2024, 12, 31)
ACTION = "IRC to share the opening hours with all partners by 10 June 2015"


def opened(db: Path, known_at: int | None = None) -> list[dict[str, object]]:
    return queries.open_actions(open_to_read(db, known_at=known_at), as_of=DAY)


def test_minutes_that_arrive_late_do_not_change_what_was_known(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """What the tracker answered in January it still answers when asked what it knew then."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    then = opened(db)
    ingest([minutes("june", "8 June 2015", f"{ACTION} – Done")], db=db, clock=LATER)
    assert [row["status"] for row in then] == ["open"]
    assert [row["status"] for row in queries.actions(open_to_read(db, known_at=FIRST))] == ["open"]
    assert len(list(queries.mentions(open_to_read(db, known_at=FIRST)))) == 1
    assert opened(db) == []
    assert opened(db, FIRST) == then
    assert opened(db, FIRST - 60 * 86_400) == []


def test_a_replaced_file_is_remembered(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """When a file is corrected, what it said before is still known as of then."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    then = opened(db)
    ingest([minutes("may", "4 May 2015", ACTION.replace("10 June", "20 June"))], db=db, clock=LATER)
    assert [row["deadline"] for row in opened(db)] == ["2015-06-20"]
    assert opened(db, FIRST) == then


def test_a_new_extractor_does_not_rewrite_the_past(
    minutes: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an older version of the extractor found is kept with its time."""
    db = tmp_path / "t.db"
    path = minutes("may", "4 May 2015", ACTION)
    ingest([path], db=db, clock=CLOCK)
    then = opened(db)
    monkeypatch.setattr(ingesting, "EXTRACTOR", "minutes-miner 99")
    report = ingest([path], db=db, clock=LATER)
    assert report.counts == {"read anew": 1}
    connection = open_to_read(db)
    assert connection.execute("SELECT count(*) FROM past_extractions").fetchone()[0] == 1
    assert (opened(db), opened(db, FIRST)) == (then, then)


def test_show_as_it_was_known_and_as_of_a_day(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """One action's story ends where the tracker's knowledge, or the day, ends."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    action_id = str(opened(db)[0]["action_id"])
    ingest([minutes("june", "8 June 2015", f"{ACTION} – Done")], db=db, clock=LATER)
    now = queries.show(open_to_read(db), action_id)
    known = queries.show(open_to_read(db, known_at=FIRST), action_id)
    as_of = queries.show(open_to_read(db), action_id, as_of=date(2015, 6, 1))
    assert [(story["status"], len(story["mentions"])) for story in (now, known, as_of)] == [
        ("done", 2),
        ("open", 1),
        ("open", 1),
    ]
    with pytest.raises(RequestError):
        queries.show(open_to_read(db), action_id, as_of=date(2015, 1, 1))


def test_what_people_said_is_what_is_open(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """A deadline, a name or a state that a person set is what `open` tells, now and as of days after those minutes; not before it was said."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    then = opened(db)
    action_id = str(then[0]["action_id"])
    ingest([minutes("june", "8 June 2015", "UNICEF to call the printer by 12 June 2015")], db=db, clock=CLOCK)
    edit(db, action_id, {"deadline": "2015-07-01", "responsible": "FAO; WHO"}, clock=LATER, who="Ana", why="by mail")
    connection = open_to_read(db)
    for day in (date(2015, 5, 5), DAY):
        (row,) = queries.open_actions(connection, as_of=day, agencies=["FAO"])
        assert (row["deadline"], row["responsible"]) == ("2015-07-01", ["FAO", "WHO"])
        assert queries.open_actions(connection, as_of=day, agencies=["IRC"]) == []
    assert [row for row in opened(db, FIRST) if row["action_id"] == action_id] == then
    edit(db, action_id, {"status": "done"}, clock=LATER, who="Ana", what="close")
    assert action_id not in {row["action_id"] for row in opened(db)}
    edit(db, action_id, {"status": "open"}, clock=LATER, who="Ana", what="reopen")
    assert action_id in {row["action_id"] for row in opened(db)}
    assert not list(verify(open_to_read(db)))


def test_a_closed_action_that_a_person_reopens_is_open(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """Minutes say done, a person says open after all: it is open."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    action_id = str(opened(db)[0]["action_id"])
    ingest([minutes("june", "8 June 2015", f"{ACTION} – Done")], db=db, clock=CLOCK)
    assert opened(db) == []
    edit(db, action_id, {"status": "open"}, clock=LATER, who="Ana", what="reopen")
    assert [row["action_id"] for row in opened(db)] == [action_id]
    assert [row["status"] for row in queries.audit(open_to_read(db), as_of=DAY)] == ["open"]


def test_as_of_tells_who_was_responsible_then(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """As of a day before an action was handed on, it is found under the name of that day, in the words of that day."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    ingest([minutes("june", "8 June 2015", ACTION.replace("IRC", "UNICEF"))], db=db, clock=CLOCK)
    (first, second) = (str(row["action_id"]) for row in opened(db))
    link(db, first, second, clock=CLOCK, who="Ana")
    connection = open_to_read(db)
    for day, name, other in ((date(2015, 5, 5), "IRC", "UNICEF"), (DAY, "UNICEF", "IRC")):
        (row,) = queries.open_actions(connection, as_of=day, agencies=[name])
        assert (row["responsible"], str(row["text"]).split()[0]) == ([name], name)
        assert queries.open_actions(connection, as_of=day, agencies=[other]) == []


def test_a_clock_that_goes_back_loses_nothing(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """What is replaced while the clock of the computer is wrong is kept too."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    ingest([minutes("may", "4 May 2015", ACTION.replace("10", "20"))], db=db, clock="2000-01-01T00:00:00+00:00")
    connection = open_to_read(db)
    assert connection.execute("SELECT count(*) FROM past_paths").fetchone()[0] == 1
    assert [row["deadline"] for row in opened(db)] == ["2015-06-20"]
    assert not list(verify(connection))


def test_everything_as_of_a_day(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """Exported as of a day, actions and mentions are those of the minutes up to then; as of today, those of today."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    connection = open_to_read(db)
    then = list(queries.actions(connection)), list(queries.mentions(connection))
    connection.close()
    ingest([minutes("june", "8 June 2015", f"{ACTION} – Done", "UNICEF to buy two tents")], db=db, clock=CLOCK)
    connection = open_to_read(db)
    day = date(2015, 5, 30)
    assert list(queries.actions_as_of(connection, day)) == then[0]
    assert list(queries.mentions(connection, as_of=day)) == then[1]
    now = list(queries.actions(connection))
    assert list(queries.actions_as_of(connection, DAY)) == now
    assert len(now) > len(then[0])


def test_each_transaction_has_its_own_time(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """In a run that lasts, what it learnt late is not known early, and what a person said meanwhile was known."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock=CLOCK)
    action = str(opened(db)[0]["action_id"])
    late = [minutes(f"{at}", f"{at} June 2015", ACTION) for at in (2, 9)]
    started = int(datetime.fromisoformat(LATER).timestamp())
    ticks = iter(range(started, started + 10_000, 10))
    asked: dict[int, object] = {}

    def clock() -> str:
        return datetime.fromtimestamp(next(ticks), UTC).isoformat()

    def meanwhile(path: str, outcome: str, reason: str) -> None:
        moment = next(ticks)
        if not asked:
            said = datetime.fromtimestamp(moment, UTC).isoformat()
            edit(db, action, {"status": "done"}, clock=said, who="Ana", what="close")
        asked[moment + 1] = (opened(db), [m["mention_id"] for m in queries.mentions(open_to_read(db))])

    ingest(late, db=db, clock=clock, progress=meanwhile)
    assert len(asked) == 2
    for moment, told in asked.items():
        known = open_to_read(db, known_at=moment)
        assert (opened(db, moment), [m["mention_id"] for m in queries.mentions(known)]) == told
    rows = open_to_read(db).execute("SELECT at FROM log ORDER BY entry")
    assert (times := [row[0] for row in rows]) == sorted(times)
