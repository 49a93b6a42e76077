"""Lists of tasks as programs write them that record a meeting, and people who write by chat: a matter, a deed, an owner in brackets; signs."""

from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

HEADS = {
    "en": "Harbour Forum\nMinutes of 3 May 2021\nPresent: Ann Lee (NRC), Ben Kow (IOM), Medair\n\n",
    "es": "Foro del Puerto\nActa de la reunión del 3 de mayo de 2021\nAsistentes: Ana Lira (NRC), OIM, Medair\n\n",
    "fr": "Forum du port\nCompte rendu du 3 mai 2021\nPrésents : Anne Lis (NRC), OIM, Medair\n\n",
}


def read(folder: Path, text: str, language: str = "en") -> Extraction:
    path = folder / "minutes.txt"
    path.write_text(HEADS[language] + text + "\n", encoding="utf-8")
    return extract(path)


def told(found: Extraction) -> list[tuple[str, list[str]]]:
    return [(a.text, [p.text for p in a.responsible]) for a in found.action_points]


@pytest.mark.parametrize(
    ("language", "head", "line", "expected"),
    [
        pytest.param("en", "Follow-up tasks:", "Old quay: Paint two lines on the stones. (Ann, Ben)", ("Paint two lines on the stones.", ["Ann", "Ben"]), id="two owners"),
        pytest.param("en", "Follow-up tasks:", "Ferry: Correct the number on the board. (UNASSIGNED)", ("Correct the number on the board.", []), id="nobody"),
        pytest.param("en", "Next steps", "- Gate keys: Buy three more. (Medair)", ("Buy three more.", ["Medair"]), id="bullets"),
        pytest.param("es", "Tareas de seguimiento:", "Muelle viejo: Pintar dos líneas. (Ana)", ("Pintar dos líneas.", ["Ana"]), id="es"),
        pytest.param("fr", "Tâches de suivi :", "Vieux quai : Peindre deux lignes. (Anne)", ("Peindre deux lignes.", ["Anne"]), id="fr"),
    ],
)  # fmt: skip
def test_a_matter_and_what_is_to_be_done_with_it(
    tmp_path: Path, language: str, head: str, line: str, expected: tuple[str, list[str]]
) -> None:
    assert told(read(tmp_path, f"{head}\n{line}", language)) == [expected]


def test_an_owner_before_the_colon_stays_the_owner(tmp_path: Path) -> None:
    assert told(read(tmp_path, "Next steps\n- Ben: Cut three more keys (Medair gate)"))[0][1] == ["Ben"]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("[00:05] Ann to call the yard by Friday", "Ann"),
        ("!! Medair to sign the letter", "Medair"),
        ("ACTION → Ben calls the yard", "Ben"),
        ("A/P Ann to call the yard", "Ann"),
        ("TODO Ben: inform the yard", "Ben"),
        ("@Ann Lee to call the yard", "Ann Lee"),
    ],
)
def test_signs_of_a_hurry_are_no_part_of_the_owner(tmp_path: Path, line: str, owner: str) -> None:
    """A stamp of the recording, a sign, a label before the name; and no such line is a title."""
    found = read(
        tmp_path, f"1. Quay\nThe stones are loose.\n{line}\n\n2. Ferry\nIt was late.\n\n3. Lamps\nTwo are out."
    )
    assert [who for _, who in told(found)] == [[owner]]
    assert [item.title for item in found.agenda] == ["Quay", "Ferry", "Lamps"]


@pytest.mark.parametrize("line", ["Action plan for the quay", "AP news", "UN to be told"])
def test_titles_and_names_are_no_labels(tmp_path: Path, line: str) -> None:
    found = read(
        tmp_path,
        f"1. Quay\nThe stones are loose. Ann to call the yard.\n\n2. {line}\nIt was late.\n\n3. Lamps\nTwo are out.",
    )
    assert [item.title for item in found.agenda] == ["Quay", line, "Lamps"]
    assert len(found.action_points) == 1


def test_many_are_named_with_their_noun(tmp_path: Path) -> None:
    found = read(tmp_path, "1. Muelle\nAcuerdo: Todas las organizaciones revisan el plano.", "es")
    assert [who for _, who in told(found)] == [["Todas las organizaciones"]]
