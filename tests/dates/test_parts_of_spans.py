"""Months that run into a part of another, weekends that are over, and meetings that come after this one, in more languages."""

from datetime import date

import pytest

from minutes_miner.dates import find_deadline

TOLD = {
    ("de", "März-Mitte April"): "2018-04-15",
    ("it", "marzo-inizio aprile"): "2018-04-10",
    ("nl", "voor het weekend voorbij is"): "2018-03-11",
    ("it", "alla riunione successiva"): None,
    ("de", "zur nächsten Sitzung"): None,
}


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_what_is_told(language: str, text: str) -> None:
    found = find_deadline(text, meeting_date=date(2018, 3, 7), languages=(language,))
    assert found is not None
    assert found.deadline.date == TOLD[language, text]
