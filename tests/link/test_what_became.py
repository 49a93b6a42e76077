"""What became of an action: slips, reopening, contradiction, loss."""

from dataclasses import replace

from minutes_miner.link.history import Slip, tell
from minutes_miner.records import Mention, Status


def told(day: str, text: str, status: Status = "open", deadline: str | None = None, row: int = 1) -> Mention:
    """A mention in the minutes of a day."""
    return Mention(
        id=f"{day}-{row}",
        document=day,
        row=row,
        group="g",
        meeting_date=day,
        text=text,
        status=status,
        deadline=deadline,
    )


RAISED = told("2019-01-10", "Clerk to order the sign", deadline="2019-02-01")
MOVED = told("2019-02-14", "Sign: supplier late", "in_progress", deadline="2019-03-03")
DONE = told("2019-03-14", "Sign put up", "done")


def test_each_slip_in_days() -> None:
    """A deadline that moved is told with both days, the days between, and who moved it."""
    history = tell([RAISED, MOVED, DONE])
    assert history.moves == (Slip("2019-02-01", "2019-03-03", 30, MOVED.id),)
    assert (history.slips, history.days_slipped, history.carried_over) == (1, 30, 2)
    assert (history.status, history.told_by) == ("done", DONE.id)


def test_reopened_after_done() -> None:
    """What was done and is raised again is reopened, not contradicted."""
    again = told("2019-06-13", "Sign broken again, Clerk to replace it")
    assert tell([RAISED, DONE, again]).reopened == (again.id,)
    assert tell([RAISED, DONE, again]).contradicted == ()


def test_contradicted() -> None:
    """Done and then still pending, or done here and pending there on one day, is a contradiction."""
    pending = told("2019-06-13", "Sign still on order", "in_progress")
    assert tell([RAISED, DONE, pending]).contradicted == ((DONE.id, pending.id),)
    there = told("2019-03-14", "Sign pending", "in_progress", row=2)
    assert tell([RAISED, DONE, there]).contradicted == ((DONE.id, there.id),)


def test_born_overdue() -> None:
    """A first deadline before the meeting."""
    assert tell([told("2019-01-10", "Clerk to pay the bill", deadline="2018-12-31")]).born_overdue
    assert not tell([RAISED]).born_overdue


def test_one_document_names_one_deadline() -> None:
    """The text and the table of one document, a day apart, are no slip; the next meeting's later day is."""
    twice = told("2019-01-10", "Order the sign", deadline="2019-02-02", row=2)
    assert tell([RAISED, twice]).moves == ()
    assert tell([RAISED, twice, MOVED]).moves == (Slip("2019-02-02", "2019-03-03", 29, MOVED.id),)


def test_a_report_says_that_it_comes_back() -> None:
    """Closed, then open in a register with the reason that it is reopened, is raised again and no contradiction."""
    again = replace(told("2019-06-13", "Sign", "open"), kind="status", status_text="Reopened: sign stolen")
    assert tell([RAISED, DONE, again]).reopened == (again.id,)
    assert tell([RAISED, DONE, replace(again, status_text="Open")]).contradicted == ((DONE.id, again.id),)
