"""A day without its year in a row of a tracker is counted from the day on which the row was raised."""

from pathlib import Path

import pytest

from tests.pipeline.word_tables import read_table

HEADS = {
    "en": ("River Working Group", "Action tracker", "Date: 15 December 2021"),
    "fr": ("Groupe de travail Eau", "Suivi des actions", "Date : 15 décembre 2021"),
    "es": ("Mesa de trabajo del agua", "Seguimiento de compromisos", "Fecha: 15 de diciembre de 2021"),
    "de": ("Arbeitsgruppe Wasser", "Maßnahmenliste", "Datum: 15. Dezember 2021"),
}


def days(folder: Path, language: str, *rows: tuple[str, ...]) -> list[str | None]:
    found = read_table(folder, HEADS[language], rows)
    assert found.meeting.date == "2021-12-15"
    return [action.deadline.date if action.deadline else None for action in found.action_points]


@pytest.mark.parametrize(
    ("language", "heads", "raised", "due", "state"),
    [
        ("en", ("Raised", "Action", "Owner", "Due", "Status"), "4 May 2021", "30 January", "Open"),
        ("en", ("Meeting", "Action", "Owner", "Due", "Status"), "04/05/21", "30 January", "In progress"),
        ("fr", ("Réunion du", "Action", "Responsable", "Échéance", "Statut"), "4 mai 2021", "30 janvier", "En cours"),
        ("es", ("Fecha del acta", "Compromiso", "Responsable", "Plazo", "Estado"), "4 de mayo de 2021", "30 de enero", "Pendiente"),
        ("de", ("Sitzung vom", "Maßnahme", "Zuständig", "Frist", "Stand"), "4.5.2021", "30. Januar", "offen"),
    ],
)  # fmt: skip
def test_counted_from_where_it_was_raised(
    language: str, heads: tuple[str, ...], raised: str, due: str, state: str, tmp_path: Path
) -> None:
    """In May "30 January" is that of next year, and so it is in December; raised in February 2020 it was that of 2021."""
    task = {"en": "Paint the boats", "fr": "Peindre les barques", "es": "Pintar las lanchas", "de": "Boote streichen"}
    assert days(
        tmp_path,
        language,
        heads,
        (raised, task[language], "UNICEF", due, state),
        (raised.replace("21", "20"), task[language] + " (2)", "IRC", due, state),
    ) == ["2022-01-30", "2021-01-30"]


@pytest.mark.parametrize(
    ("raised", "due", "day"),
    [
        ("12 May", "3 June", "2021-06-03"),  # the last May
        ("12 May 2021", "3 June 2022", "2022-06-03"),
        ("12 May 2021", "end of June", "2021-06-30"),
        ("12 May 2021", "Q3", "2021-09-30"),
        ("", "3 March", "2022-03-03"),
        ("Board", "3 March", "2022-03-03"),
        ("12 May 2022", "3 March", "2022-03-03"),  # no day on which this tracker could have raised it
    ],
)
def test_what_a_row_tells_of_its_day(raised: str, due: str, day: str, tmp_path: Path) -> None:
    """A row that has no day of its own is counted from that of the tracker."""
    heads = ("Raised", "Action", "Owner", "Due", "Status")
    rows = ((raised, "Paint the boats", "UNICEF", due, "Open"), ("1 December 2021", "Mend the nets", "IRC", "", "Open"))
    assert days(tmp_path, "en", heads, *rows) == [day, None]


@pytest.mark.parametrize(
    ("language", "due", "state", "day"),
    [
        ("en", "3 March", "Overdue", "2021-03-03"),
        ("fr", "3 mars", "En retard", "2021-03-03"),
        ("es", "3 de marzo", "Vencido", "2021-03-03"),
        ("de", "3. März", "überfällig", "2021-03-03"),
        ("en", "3 March", "Open", "2022-03-03"),
        ("en", "3 March", "Delayed", "2022-03-03"),  # to that day
        ("en", "3 March 2022", "Overdue", "2022-03-03"),
        ("en", "3 December", "Overdue", "2021-12-03"),
    ],
)
def test_what_is_overdue_lies_behind(language: str, due: str, state: str, day: str, tmp_path: Path) -> None:
    heads = {
        "en": ("Action", "Owner", "Due", "Status"),
        "fr": ("Action", "Responsable", "Échéance", "Statut"),
        "es": ("Compromiso", "Responsable", "Plazo", "Estado"),
        "de": ("Maßnahme", "Zuständig", "Frist", "Stand"),
    }
    rows = (("Boote / lanchas / boats", "UNICEF", due, state), ("Nets / redes / Netze", "IRC", "", ""))
    assert days(tmp_path, language, heads[language], *rows)[0] == day
