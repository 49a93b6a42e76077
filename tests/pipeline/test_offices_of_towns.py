"""Offices of a town or a state that minutes name by their field, in full or cut short: bodies, where who heads them is a person."""

from pathlib import Path

import pytest

from minutes_miner.link.attendance import parse_attendance
from minutes_miner.workflow import extract

HEAD = "Mesa Municipal de Cultura\nActa 02\nFecha: 4 de marzo de 2021\nAsistentes: Secretaría de Cultura, Personería, UNICEF\n\nCompromisos\n"


@pytest.mark.parametrize(
    ("entry", "agency", "person"),
    [
        ("Comisaría de Familia", "Comisaría de Familia", None),
        ("Comisaría Primera de Familia", "Comisaría Primera de Familia", None),
        ("Personería", "Personería", None),
        ("Sec. de Deportes", "Sec. de Deportes", None),
        ("Min. da Cultura", "Min. da Cultura", None),
        ("Ana Ruiz (Sec. de Deportes)", "Sec. de Deportes", "Ana Ruiz"),
        ("Pedro Gil - Comisario de Familia", None, "Pedro Gil"),
        ("Rosa Paz, secretária", None, "Rosa Paz"),
        ("Ana Ruiz", None, "Ana Ruiz"),
        ("Mira Holm - brook.works", "brook.works", "Mira Holm"),
    ],
)
def test_in_an_attendance_list(entry: str, agency: str | None, person: str | None) -> None:
    """An office comes as a body; who holds one is a person."""
    first = parse_attendance(f"{entry}, Luis Mora (UNICEF), Eva Sosa (UNICEF)")[0]
    assert (first.agency, first.person) == (agency, person)


@pytest.mark.parametrize(
    ("action", "text", "agency"),
    [
        ("Sec. de Cultura: revisar el plan, 20 de marzo", "Sec. de Cultura", "Secretaría de Cultura"),
        ("UNICEF y Sec. de Deportes: organizar una jornada", "Sec. de Deportes", "Sec. de Deportes"),
        ("Secretaría de Cultura a entregar los libros", "Secretaría de Cultura", "Secretaría de Cultura"),
        ("La Personería enviará el informe", "La Personería", "Personería"),
        ("Comisaría: abrir una línea", "Comisaría", "Comisaría"),
    ],
)
def test_who_is_to_act(tmp_path: Path, action: str, text: str, agency: str) -> None:
    """Such a body acts, under the name that the list has where it is cut short, and the items below it have owners of their own."""
    file = tmp_path / "acta.txt"
    file.write_text(f"{HEAD}- {action}\n- UNICEF a entregar las sillas\n", encoding="utf-8")
    first, second = extract(file).action_points
    assert [(p.text, p.kind, p.agency) for p in first.responsible][-1] == (text, "agency", agency)
    assert [p.agency for p in second.responsible] == ["UNICEF"]


def test_a_name_in_two_scripts_acts_under_one(tmp_path: Path) -> None:
    """The Arabic name in brackets of the list is the agency wherever it stands."""
    file = tmp_path / "minutes.txt"
    head = "Water Group\nMinutes 4 March 2021\nAttendance: UNICEF, Dar as Salam (دار السلام), NRC\n\nAction points\n"
    file.write_text(
        f"{head}- Dar as Salam to send the list\n- دار السلام to open the well by 25 March\n", encoding="utf-8"
    )
    parties = [party for action in extract(file).action_points for party in action.responsible]
    assert [(p.kind, p.agency) for p in parties] == [("agency", "Dar as Salam")] * 2
