"""Days that hang on a feast or on what happens, the first weeks of a month, and days of remarks, which are no deadlines."""

from datetime import date

import pytest

from minutes_miner.dates import find_candidates, find_deadline

MEETING, NEXT = date(2025, 3, 3), date(2025, 4, 7)  # Mondays

DATED = {
    "en": {
        "by Whit Sunday": "2025-06-08",
        "by Remembrance Sunday": "2025-11-09",
        "by Advent Sunday": "2025-11-30",
        "before Memorial Day": "2025-05-25",
        "by Thanksgiving": "2025-11-27",
        "before Holy Week": "2025-04-12",
        "by the Friday before Easter": "2025-04-18",
        "the Tuesday before the next meeting": "2025-04-01",
        "in the first two weeks of April": "2025-04-14",
        "before we meet again": "2025-04-06",
        "by quarter end": "2025-03-31",
        "before the regatta (1 November)": "2025-10-31",
        "mend it before the fair of 9 May": "2025-05-08",
        "mend it before the fair, 9 May": "2025-05-09",
        "by Sunday": "2025-03-09",
    },
    "fr": {"avant l'assemblée du 18 mai": "2025-05-17", "les deux premières semaines d'avril": "2025-04-14"},
    "es": {
        "antes de la Semana Santa": "2025-04-12",
        "en Semana Santa": "2025-04-20",
        "en las dos primeras semanas de abril": "2025-04-14",
        "a primeros de mayo": "2025-05-10",
    },
    "de": {
        "bis zum 1. Advent": "2025-11-30",
        "am Freitag vor Ostern": "2025-04-18",
        "bis Quartalsende": "2025-03-31",
        "holt sie bis Mo.": "2025-03-10",
    },
    "nl": {
        "voor 14 maart": "2025-03-13",
        "vóór Pasen": "2025-04-19",
        "uiterlijk 14 maart": "2025-03-14",
        "verf kopen (Nel, 14-3)": "2025-03-14",
    },
    "it": {"prima della Settimana Santa": "2025-04-12"},
    "pt": {"antes da Semana Santa": "2025-04-12"},
}

NO_DAY = {
    "en": [
        "ask the vicar (she travels on Monday)",
        "ask the vicar, who is out until the 23rd",
        "ask the school, closed until Monday",
        "the permit expires on 31 May",
        "before answering the letter of 9 May",
        "play the 3-4 pieces",
    ],
    "fr": ["demander au maire, en congé jusqu'au 20 mars"],
    "es": ["preguntar al alcalde, de vacaciones hasta el 20 de marzo"],
    "de": ["die Pfarrerin fragen, sie ist bis zum 23. März verreist"],
    "nl": ["de dominee vragen, die weg is tot 23 maart"],
}


@pytest.mark.parametrize(
    ("language", "text", "day"), [(code, text, day) for code, told in DATED.items() for text, day in told.items()]
)
def test_days_that_hang_on_something(language: str, text: str, day: str) -> None:
    """A feast, what happens on a day, the next meeting or a month tells the day."""
    found = find_deadline(text, meeting_date=MEETING, next_meeting=NEXT, languages=(language,))
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NO_DAY.items() for text in texts])
def test_days_of_remarks_are_no_deadlines(language: str, text: str) -> None:
    """How long somebody is away, when a permit ends and what a letter is of say nothing of when it is to be done."""
    found = find_candidates(text, meeting_date=MEETING, languages=(language,))
    assert not [one for one in found if one.by_rule and one.deadline.date]


def test_a_bracket_that_binds_is_a_deadline() -> None:
    """ "(she sends it by Friday)" binds."""
    found = find_deadline("the letter (she sends it by Friday)", meeting_date=MEETING)
    assert found is not None
    assert found.deadline.date == "2025-03-07"


@pytest.mark.parametrize(
    "text", ["send the letters out by 1 April", "post it off by 1 April", "close the shed by 1 April"]
)
def test_what_goes_out_by_a_day_is_due_then(text: str) -> None:
    """Only "until" tells how long somebody is away."""
    found = find_deadline(text, meeting_date=MEETING)
    assert found is not None
    assert found.deadline.date == "2025-04-01"


@pytest.mark.parametrize(("text", "count"), [("وليد شعبان", 0), ("قبل شعبان", 1), ("10 شعبان", 1)])
def test_names_of_months_that_are_names_of_persons(text: str, count: int) -> None:
    """A month of the Islamic year alone is somebody's name; with a day or a word that binds it is a time."""
    assert len(find_candidates(text, meeting_date=MEETING, languages=("ar",))) == count
