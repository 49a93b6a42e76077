"""Hours of the day, as minutes write them."""

import pytest

from minutes_miner.dates import find_dates, parse_times

HOURS = {
    "at 09:15 hrs": ("09:15", None),
    "1430hrs to 1600hrs": ("14:30", "16:00"),
    "from 8 to 10.30 am": ("08:00", "10:30"),
    "11am – midday": ("11:00", "12:00"),
    "20:40": ("20:40", None),
    "at 9pm": ("21:00", None),
    "à dix-neuf heures quarante-cinq": ("19:45", None),
    "à dix-huit heures et demie": ("18:30", None),
    "9h-11h45": ("09:00", "11:45"),
    "à 20 heures 15": ("20:15", None),
    "às vinte e uma horas": ("21:00", None),
    "às 19 horas e 15 minutos": ("19:15", None),
    "siendo las diecisiete horas y treinta minutos": ("17:30", None),
    "19 bis 21 Uhr": ("19:00", "21:00"),
    "um 19.05 Uhr": ("19:05", None),
    "om 19.30 uur": ("19:30", None),
    "alle ore venti": ("20:00", None),
    "alle ore 18.45": ("18:45", None),
    "for 3 hours": (None, None),
    "14:00, 1.5 hours": ("14:00", "15:30"),
    "4 March 10-12 boats": (None, None),
    "in 24 places": (None, None),
}


@pytest.mark.parametrize("text", HOURS)
def test_hours(text: str) -> None:
    """In figures and in words, with the marks of their language; what is counted in hours is none."""
    assert parse_times(text) == HOURS[text]


SPANS = {
    "2022-11-08/09": "2022-11-08",
    "2022-11-30/12-01": "2022-11-30",
    "8./9.11.2022": "2022-11-08",
    "8–9.11.2022": "2022-11-08",
    "08/11/2022 - 09/11/2022": "2022-11-08",
    "30.11. – 01.12.2022": "2022-11-30",
    "11/28/2022-11/29/2022": "2022-11-28",
    "28.12.2022–03.01.2023": "2022-12-28",
}


@pytest.mark.parametrize("text", SPANS)
def test_days_from_to_in_figures(text: str) -> None:
    """Of a meeting over several days the first counts, and none of them is read as a month."""
    assert find_dates(text, reference=None)[0].isoformat() == SPANS[text]


OF_SOMETHING_ELSE = [
    "by 30 March 2021",
    "due on 30 March 2021",
    "no later than Friday, 30 March 2021",
    "before the 30th of March 2021",
    "approved on 30 March 2021",
    "d'ici au 30 mars 2021",
    "approuvé le 30 mars 2021",
    "hasta el 30 de marzo de 2021",
    "aprobada el 30 de marzo de 2021",
    "até 30 de março de 2021",
    "bis spätestens 30.03.2021",
    "genehmigt am 30.03.2021",
    "entro il 30 marzo 2021",
    "uiterlijk 30 maart 2021",
    "senast 30.03.2021",
    "do dnia 30.03.2021",
    "до 30.03.2021",
    "paling lambat 30.03.2021",
    "30.03.2021 tarihine kadar",
]


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
def test_days_on_which_nobody_met(text: str) -> None:
    """A deadline and the day of an approval are no days of a meeting, in any language."""
    spoken = ("en", "fr", "es", "pt", "de", "it", "nl")
    assert find_dates(text, reference=None, languages=spoken)
    assert not find_dates(text, reference=None, languages=spoken, held=True)


@pytest.mark.parametrize("text", ["Orden del día para el 4 de marzo de 2021", "Ordre du jour pour le 4 mars 2021"])
def test_an_agenda_for_a_day(text: str) -> None:
    found = find_dates(text, reference=None, languages=("es", "fr"), held=True)
    assert [day.isoformat() for day in found] == ["2021-03-04"]
