"""What was left open and comes again under another owner, or after years, is joined or asked: one thing, whoever is to do it."""

from dataclasses import replace

import pytest

from minutes_miner.link.chains import chain
from minutes_miner.link.signature import object_of
from minutes_miner.records import Mention


def said(day: str, text: str, owner: str, status: str = "open", document: str | None = None) -> Mention:
    return Mention(
        id=f"{day} {owner}", document=document or day, row=1, group="Well Cluster", meeting_date=day, text=text, kind="new",
        responsible=(owner,), status=status,
    )  # fmt: skip


FIRST = said("2019-02-04", "IRC to complete the survey of hand pumps in Block 3", "IRC")


@pytest.mark.parametrize(
    ("later", "one"),
    [
        pytest.param(said("2019-04-01", "NRC to finish the survey of hand pumps in Block 3", "NRC"), True, id="soon"),
        pytest.param(said("2021-11-01", "NRC to finish the survey of hand pumps in Block 3", "NRC"), True, id="years"),
        pytest.param(said("2021-11-01", "Survey of hand pumps in Block 3", "NRC"), True, id="no verb"),
        pytest.param(said("2021-11-01", "NRC to finish the survey of hand pumps in Block 5", "NRC"), False, id="place"),
        pytest.param(said("2021-11-01", "NRC to finish the survey of kiosks in Block 3", "NRC"), False, id="thing"),
        pytest.param(
            said("2019-02-04", "NRC to finish the survey of hand pumps in Block 3", "NRC", document="2019-02-04"),
            False,
            id="beside it in one document",
        ),
    ],
)
def test_what_was_left_open_is_one_or_asked_when_another_takes_it_up(later: Mention, one: bool) -> None:
    """At any distance; never of another thing or place, nor of what two have to do beside each other."""
    found = chain([FIRST, later])
    assert (bool(found.questions) or len(found.clusters) == 1) is one


def test_what_was_closed_begins_anew_and_what_was_parted_is_not_asked() -> None:
    """Once it was done it is another action, which may be asked about; not where people said that the two are two."""
    later = said("2021-11-01", "NRC to finish the survey of hand pumps in Block 3", "NRC")
    done = said("2019-03-04", "IRC to complete the survey of hand pumps in Block 3", "IRC", status="done")
    assert len(chain([FIRST, done, later]).clusters) == 2
    assert not chain([FIRST, later], cannot=[(FIRST.id, later.id)]).questions


@pytest.mark.parametrize("text", ["NRC to share the minutes", "All to note", ""])
def test_what_says_little_is_about_nothing(text: str) -> None:
    """One word that says something is none that tells one thing from another."""
    assert object_of(said("2019-02-04", text, "NRC")) is None


def test_what_both_meetings_tell_of_both_is_not_asked() -> None:
    """Two actions of one owner, each told at both meetings: neither is in want of the other."""
    paint, mend = (
        said("2021-01-14", text, "NRC") for text in ("Paint the gate of the depot", "Mend the pump at the depot")
    )
    painted, mended = (
        replace(one, id=f"{one.id} {at}", meeting_date="2021-03-11", document="march", row=at, kind="status", status="in_progress")
        for at, one in enumerate((paint, mend), 1)
    )  # fmt: skip
    paint, mend = replace(paint, id="paint"), replace(mend, id="mend", row=2)
    assert not chain([paint, mend, painted, mended]).questions
    assert sorted(map(len, chain([paint, mend, painted, mended]).clusters)) == [2, 2]
