"""Reference numbers: which identify an action for good, and which are given anew at each meeting."""

from dataclasses import replace

import pytest

from minutes_miner.link.chains import chain
from minutes_miner.link.reference import reference_of
from minutes_miner.records import Mention


@pytest.mark.parametrize(
    ("told", "name", "lasts"),
    [
        pytest.param("2019/03-4", "2019-3-4", True, id="with its year"),
        pytest.param("A-0123", "a-123", True, id="counted on"),
        pytest.param("#41", "41", True, id="number of a list kept for good"),
        pytest.param("ACTION 21/05", "21-5", True, id="year in two digits, behind a label"),
        pytest.param("PS20/03", "ps-20-3", True, id="letters and last year"),
        pytest.param("AP1", "1", False, id="first of its meeting"),
        pytest.param("AP 12", "12", False, id="twelfth of its meeting"),
        pytest.param("1.2", "1-2", False, id="item of an agenda"),
        pytest.param("7.21", "7-21", False, id="item that looks like a year"),
        pytest.param("#3", "3", False, id="third of a list"),
        pytest.param("A3", "a-3", False, id="letter and digit"),
    ],
)
def test_what_a_number_says(told: str, name: str, lasts: bool) -> None:
    """A number has one form however it is written, and lasts where it is counted on or bears the year."""
    assert reference_of(told, "2021-08-26") == (name, lasts)


def test_letters_are_no_number() -> None:
    """A label without a digit is no reference."""
    assert reference_of("AOB", "2021-08-26") is None


def action(day: str, number: str, text: str, who: str, status: str = "open") -> Mention:
    return Mention(
        id=f"{day}-{number}", document=day, row=1, group="Logistics Working Group", meeting_date=day, text=text,
        reference=number, responsible=(who,), status=status,  # type: ignore[arg-type]
    )  # fmt: skip


SERIES = [
    action("2021-01-12", "AP1", "share the road access map", "WFP"),
    action("2021-01-12", "AP3", "circulate the customs note", "IFRC"),
    action("2021-02-09", "AP1", "nominate a focal point for the fuel survey", "ACF"),
    action("2021-02-09", "AP3", "send the list of trucks", "MSF"),
    action("2021-02-09", "AP4", "customs note to be circulated", "IFRC"),
    action("2021-03-09", "AP1", "negotiate warehouse space in Bor", "WFP"),
]


def test_numbers_that_begin_anew_join_nothing() -> None:
    """Each meeting counts its actions from AP1: what is alike is joined, under whatever number, and nothing else."""
    found = chain(SERIES)
    assert [c for c in found.clusters if len(c) > 1] == [("2021-01-12-AP3", "2021-02-09-AP4")]
    assert not found.questions


def test_a_report_names_what_it_reports_on() -> None:
    """A review row that says little and bears the number of an action is that action."""
    row = action("2021-02-09", "AP3", "note", "IFRC", status="done")
    later = [m for m in SERIES if m.meeting_date != "2021-02-09"]
    assert ("2021-01-12-AP3", "2021-02-09-AP3") in chain([*later, row]).clusters


def test_one_number_in_two_forms() -> None:
    """ "ACTION 21/05" is what "21/5" is in the next minutes, whatever the words."""
    a, b = SERIES[0], SERIES[3]
    pair = [replace(a, reference="ACTION 21/05"), replace(b, reference="21/5")]
    assert len(chain(pair).clusters) == 1
