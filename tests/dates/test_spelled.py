"""Dates that are spelled out."""

from datetime import date

import pytest

from minutes_miner.dates import find_dates

CASES = [
    pytest.param("the second of February 2021", "en", date(2021, 2, 2), id="en day"),
    pytest.param("on the 2nd day of February, 2021", "en", date(2021, 2, 2), id="en day of"),
    pytest.param("the twenty-third of April, two thousand and nineteen", "en", date(2019, 4, 23), id="en all"),
    pytest.param("le vingt-trois avril deux mille dix-neuf", "fr", date(2019, 4, 23), id="fr all"),
    pytest.param("L'an deux mille vingt-deux et le 14 mars", "fr", date(2022, 3, 14), id="fr year first"),
    pytest.param("a los doce días del mes de marzo de 2021", "es", date(2021, 3, 12), id="es day of the month of"),
    pytest.param("el 12 de marzo de dos mil veintiuno", "es", date(2021, 3, 12), id="es year"),
    pytest.param(
        "aos dez e onze dias do mês de agosto de dois mil e dezessete", "pt", date(2017, 8, 10), id="pt two days"
    ),
    pytest.param("aos doze dias do mês de Março de dois mil e vinte e um", "pt", date(2021, 3, 12), id="pt all"),
    pytest.param(
        "siendo las 9:00 a. m. del día catorce (14) de junio de 2023", "es", date(2023, 6, 14), id="es word and figures"
    ),
    pytest.param("el 14 (catorce) de junio de 2023", "es", date(2023, 6, 14), id="es figures and word"),
    pytest.param(
        "aos sete (7) dias do mês de maio do ano de dois mil e vinte e três",
        "pt",
        date(2023, 5, 7),
        id="pt word and figures",
    ),
    pytest.param(
        "L’an deux mille vingt-trois, le septième jour du mois de juin", "fr", date(2023, 6, 7), id="fr which day"
    ),
    pytest.param(
        "L'an deux mil vingt-trois et le jeudi vingt-deux du mois d'avril",
        "fr",
        date(2023, 4, 22),
        id="fr of the month",
    ),
    pytest.param("L'anno 2023, il giorno 7 del mese di giugno", "it", date(2023, 6, 7), id="it year first"),
    pytest.param("15 مارس/آذار 2021", "ar", date(2021, 3, 15), id="ar month under two names"),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_spelled(text: str, language: str, expected: date) -> None:
    """A day in words is the day it names."""
    assert find_dates(text, reference=None, languages=(language,)) == (expected,)
