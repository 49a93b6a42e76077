"""By when, as people say it: feasts, parts of months and days, so much before something, and what has no date."""

from datetime import date

import pytest

from minutes_miner.dates import find_candidates, find_deadline

MEETING = date(2022, 4, 6)  # a Wednesday
NEXT = date(2022, 5, 4)

DATED = {
    "en": {
        "Send it by Friday 15.": "2022-04-15",
        "on Monday 2022-04-25": "2022-04-25",
        "before Saturday evening": "2022-04-09",
        "before noon on Tuesday": "2022-04-12",
        "before Tuesday": "2022-04-11",
        "by close of play Thursday": "2022-04-07",
        "by Good Friday": "2022-04-15",
        "by Whit Monday": "2022-06-06",
        "before New Year's Eve": "2022-12-30",
        "on New Year's Day": "2023-01-01",
        "by the first half of June": "2022-06-15",
        "in the latter half of June": "2022-06-30",
        "in the third week of next month": "2022-05-21",
        "report within the month": "2022-04-30",
        "three weeks before 20 May": "2022-04-29",
        "at least 3 days before the 20th": "2022-04-17",
        "bring it to the next.": "2022-05-04",
        "by Q4/22": "2022-12-31",
        "in the first half": "2022-06-30",
        "second half of 2022": "2022-12-31",
        "Friday 29 April 11 hours": "2022-04-29",
        "by the middle of this month": "2022-04-15",
    },
    "fr": {
        "d'ici le mardi 19.": "2022-04-19",
        "avant lundi midi": "2022-04-11",
        "dans un délai maximum de dix jours": "2022-04-16",
        "au cours de la semaine": "2022-04-10",
        "avant la Pentecôte": "2022-06-04",
        "la seconde quinzaine de mai": "2022-05-31",
        "avant la prochaine.": "2022-05-03",
    },
    "es": {
        "lo entrega el martes 19.": "2022-04-19",
        "en un plazo máximo de tres días hábiles": "2022-04-11",
        "antes del lunes a la noche": "2022-04-11",
        "la primera quincena de mayo": "2022-05-15",
        "antes de Nochebuena": "2022-12-23",
    },
    "pt": {"até o fim desta semana": "2022-04-08", "no prazo máximo de 5 dias": "2022-04-11", "até o Natal": "2022-12-25"},
    "de": {
        "bis Freitag, den 22.": "2022-04-22",
        "noch diese Woche": "2022-04-10",
        "im Laufe der Woche": "2022-04-10",
        "bis Pfingsten": "2022-06-05",
        "bis Fr": "2022-04-08",
        "bis Mi.": "2022-04-13",
        "vor Silvester": "2022-12-30",
    },
    "it": {"questa settimana": "2022-04-10", "entro Ferragosto": "2022-08-15"},
    "nl": {"deze maand": "2022-04-30", "voor Sinterklaas": "2022-12-04", "vóór 1 mei": "2022-04-30", "voor 1 mei": "2022-04-30"},
}  # fmt: skip

SOFT = {
    "en": ["over the summer", "until further notice", "two weeks before the exam", "before the start of term", "by the AGM",
           "in the next few weeks", "on receipt of the letter", "every second Tuesday", "5th of month"],
    "fr": ["au printemps", "dans les prochains jours", "jusqu'à nouvel ordre", "avant la rentrée", "chaque fin de mois"],
    "es": ["en los próximos días", "hasta nuevo aviso", "en verano", "cada quincena"],
    "pt": ["nos próximos dias", "no verão", "toda a gente: todas as semanas"],
    "de": ["im Herbst", "bis auf Weiteres", "in den nächsten Tagen", "zwei Wochen vor der Wahl"],
    "it": ["nei prossimi giorni", "fino a nuovo avviso"],
    "nl": ["in het voorjaar", "tot nader order"],
    "ar": ["حتى إشعار آخر", "كل أسبوع"],
}  # fmt: skip

NONE = {
    "en": [
        "show every resident how it works",
        "invite them for half an hour",
        "a new rota, first half",
        "a copy in every room",
        "the leak to be fixed",
    ],
    "fr": ["apporter tous les papiers", "chaque membre signe"],
    "es": ["que lo firmen todas las entidades", "cada nodo regional"],
    "de": ["jede Familie anrufen"],
}


def said(language: str, text: str) -> str | None:
    """The day of the deadline, "" where it has none, None where there is no deadline."""
    found = find_deadline(text, meeting_date=MEETING, next_meeting=NEXT, languages=(language,))
    return None if found is None else found.deadline.date or ""


@pytest.mark.parametrize(
    ("language", "text", "day"), [(code, text, day) for code, told in DATED.items() for text, day in told.items()]
)
def test_days_as_they_are_said(language: str, text: str, day: str) -> None:
    """The day is read, whatever stands for it."""
    assert said(language, text) == day


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in SOFT.items() for text in texts])
def test_deadlines_without_a_day(language: str, text: str) -> None:
    """What tells by when without a calendar date keeps its words and no day."""
    assert said(language, text) == ""


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NONE.items() for text in texts])
def test_what_tells_no_time(language: str, text: str) -> None:
    """All of something, lengths and tasks are no deadlines."""
    assert not [c for c in find_candidates(text, meeting_date=MEETING, languages=(language,)) if c.by_rule]
