"""Dates that name something, and dates that tell which day is meant."""

from datetime import date

import pytest

from minutes_miner.dates import find_candidates, find_deadline

MEETING = date(2022, 4, 6)  # a Wednesday


def due(language: str, text: str) -> str | None:
    found = find_deadline(text, meeting_date=MEETING, languages=(language,))
    return found.deadline.date if found else None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "bis spätestens nächsten Freitag (22.4.)", "2022-04-22"),
        ("de", "bis Freitag (8.4.)", "2022-04-08"),
        ("en", "by next Friday (22 April)", "2022-04-22"),
        ("en", "by Friday (25 August)", "2022-04-08"),  # no Friday: something else
        ("fr", "avant vendredi (22/4)", "2022-04-21"),
        ("pt", "enviar a lista até dia 25/4", "2022-04-25"),
        ("pt", "preparar a sala para o dia 25/4", "2022-04-25"),
        ("es", "enviar la lista hasta el día 25/4", "2022-04-25"),
        ("it", "inviare la lista entro il giorno 25/4", "2022-04-25"),
    ],
)
def test_which_day_is_meant(language: str, text: str, day: str) -> None:
    assert due(language, text) == day


@pytest.mark.parametrize(
    "text",
    [
        "oversee the stall at AgriFair 2023",
        "write the post: AgriFair 2023.",
        "AgriFair 2023",
        "set up an April meeting",
    ],
)
def test_a_date_that_names_an_event_is_no_candidate(text: str) -> None:
    assert not find_candidates(text, meeting_date=MEETING, languages=("en",))


@pytest.mark.parametrize(
    ("text", "day"),
    [("repair it by 2023", "2023-12-31"), ("During 2023", "2023-12-31"), ("bring it to the May meeting", "2022-05-31")],
)
def test_a_date_beside_others_is_one(text: str, day: str) -> None:
    assert [one.deadline.date for one in find_candidates(text, meeting_date=MEETING, languages=("en",))] == [day]
