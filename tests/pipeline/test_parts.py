"""Lists of actions that are divided among those who are to do them, by their names above each part."""

from pathlib import Path

import pytest
from docx import Document as Package

import minutes_miner
from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

HEAD = """Mill Society
Minutes of the meeting of 4 June 2025
Present: Ida Holm, Jon Ferro, Pia Lund

"""
HEADS = {
    "fr": "Comité du moulin\nCompte rendu de la réunion du 4 juin 2025\nPrésents : Mme Aubry, M. Tessier\n\n",
    "de": "Mühlenausschuss\nProtokoll der Sitzung vom 4. Juni 2025\nAnwesend: Fr. Adler, Hr. Busch\n\n",
    "es": "Comité del molino\nActa de la reunión del 4 de junio de 2025\nAsistentes: Luz Prado, Raúl Soto\n\n",
    "nl": "Molenbestuur\nNotulen van de vergadering van 4 juni 2025\nAanwezig: Anna Bos, Kees Vos\n\n",
    "it": "Comitato del mulino\nVerbale della riunione del 4 giugno 2025\nPresenti: Ugo Neri, Lia Fonti\n\n",
    "ar": "لجنة الطاحونة\nمحضر اجتماع 4 يونيو 2025\nالحضور: سامي خليل، هدى ناصر\n\n",
}


def owned(found: Extraction) -> list[tuple[str, list[str]]]:
    return [(action.text, [party.text for party in action.responsible]) for action in found.action_points]


def read(folder: Path, text: str, head: str = HEAD) -> list[tuple[str, list[str]]]:
    assert Path(minutes_miner.__file__).is_file()
    path = folder / "minutes.txt"
    path.write_text(head + text + "\n", encoding="utf-8")
    return owned(extract(path))


@pytest.mark.parametrize("title", ["Action items", "Actions by person", "Next steps:", "## Action items"])
@pytest.mark.parametrize("name", ["{}", "{}:", "**{}**", "{} will:", "{}'s actions", "{} (2)"])
def test_each_part_is_owned_by_the_name_above_it(title: str, name: str, tmp_path: Path) -> None:
    parts = [("Ida Holm", ["Oil the wheel", "Order two sacks"]), ("Jon Ferro", ["Paint the door"]), ("Pia Lund", ["Draft a poster"])]  # fmt: skip
    text = "\n\n".join("\n".join([name.format(who), *(f"- {task}" for task in tasks)]) for who, tasks in parts)
    assert read(tmp_path, f"{title}\n\n{text}") == [(task, [who]) for who, tasks in parts for task in tasks]


@pytest.mark.parametrize(
    ("language", "title", "first", "second", "tasks"),
    [
        ("fr", "Actions par personne", "Mme Aubry", "M. Tessier", ["Appeler la mairie", "Commander des sacs", "Repeindre la porte"]),
        ("de", "Aufgaben nach Person", "Fr. Adler", "Hr. Busch", ["Rathaus anrufen", "Säcke bestellen", "Tür streichen"]),
        ("es", "Tareas por persona", "Luz Prado:", "Raúl Soto:", ["Llamar a la alcaldía", "Pedir dos sacos", "Pintar la puerta"]),
        ("nl", "Actiepunten per persoon", "Anna Bos", "Kees Vos", ["Gemeente bellen", "Zakken bestellen", "Deur schilderen"]),
        ("it", "Azioni per persona", "Ugo Neri", "Lia Fonti", ["Chiamare il comune", "Ordinare due sacchi", "Verniciare la porta"]),
        ("ar", "الإجراءات", "سامي خليل", "هدى ناصر", ["الاتصال بالبلدية", "شراء كيسين", "طلاء الباب"]),
    ],
)  # fmt: skip
def test_in_other_languages(
    language: str, title: str, first: str, second: str, tasks: list[str], tmp_path: Path
) -> None:
    one, two, three = tasks
    text = f"{title}\n\n{first}\n- {one}\n- {two}\n\n{second}\n- {three}"
    owners = [first.strip(":")] * 2 + [second.strip(":")]
    assert read(tmp_path, text, HEADS[language]) == [(task, [who]) for task, who in zip(tasks, owners, strict=True)]


@pytest.mark.parametrize("nobody", ["Unassigned", "Nobody yet", "No owner", "Unassigned action items"])
def test_the_part_of_nobody(nobody: str, tmp_path: Path) -> None:
    text = f"Action items\n\nIda Holm\n- Oil the wheel\n\n{nobody}\n- Order two sacks\n- Find a miller"
    assert read(tmp_path, text) == [("Oil the wheel", ["Ida Holm"]), ("Order two sacks", []), ("Find a miller", [])]


def test_offices_and_many(tmp_path: Path) -> None:
    text = "Actions\n\nFinance team\n- Sell the cart\n- Paint the door\n\nSecretariat\n- Test the pump\n\nAll members\n- Return the keys"
    owners = ["Finance team", "Finance team", "Secretariat", "All members"]
    assert [who for _, who in read(tmp_path, text)] == [[owner] for owner in owners]


@pytest.mark.parametrize("look", ["bold", "plain", "heading"])
def test_names_in_a_word_document_are_no_titles(look: str, tmp_path: Path) -> None:
    package = Package()
    for line in HEAD.strip().split("\n"):
        package.add_paragraph(line)
    package.add_heading("Action items", 1)
    for who, tasks in (("Ida Holm", ["Oil the wheel", "Call the bank"]), ("Jon Ferro", ["Order two sacks"])):
        if look == "heading":
            package.add_heading(who, 2)
        else:
            package.add_paragraph().add_run(who).bold = look == "bold"
        for task in tasks:
            package.add_paragraph(task, style="List Bullet")
    package.save(str(tmp_path / "minutes.docx"))
    found = extract(tmp_path / "minutes.docx")
    assert owned(found) == [("Oil the wheel", ["Ida Holm"]), ("Call the bank", ["Ida Holm"]), ("Order two sacks", ["Jon Ferro"])]  # fmt: skip
    assert not [item.title for item in found.agenda if item.title in ("Ida Holm", "Jon Ferro")]


def test_a_line_that_names_another_is_his(tmp_path: Path) -> None:
    text = "Action items\n\nIda Holm\n- Oil the wheel\n- Jon to call the bank\n\nPia Lund\n- No action items"
    assert read(tmp_path, text) == [("Oil the wheel", ["Ida Holm"]), ("Jon to call the bank", ["Jon"])]


@pytest.mark.parametrize("line", ["Training", "Next meeting", "Any other business", "Reports"])
def test_a_title_behind_the_list_ends_it(line: str, tmp_path: Path) -> None:
    text = f"Action items\n\nIda Holm\n- Oil the wheel\n\n{line}\n- The training was held in May."
    assert read(tmp_path, text) == [("Oil the wheel", ["Ida Holm"])]


def test_names_above_what_is_no_list_of_actions(tmp_path: Path) -> None:
    text = "Reports\n\nIda Holm\n- spoke about the fees\n- thanked everybody\n\nJon Ferro\n- showed the new wheel"
    assert read(tmp_path, text) == []


@pytest.mark.parametrize(
    ("labels", "statuses"),
    [
        (("Completed:", "Outstanding:"), ("done", "open")),
        (("Done", "Open"), ("done", "open")),
        (("In progress:", "Dropped:"), ("in_progress", "cancelled")),
        (("**Completed**", "**Not started**"), ("done", "open")),
        (("Completed actions", "Open actions"), ("done", "open")),
    ],
)
@pytest.mark.parametrize("title", ["Actions from last time", "Action items"])
def test_states_above_the_parts_of_a_list(
    title: str, labels: tuple[str, str], statuses: tuple[str, str], tmp_path: Path
) -> None:
    first, second = labels
    text = (
        f"{title}\n\n{first}\n- Ida to oil the wheel\n\n{second}\n- Jon to sell the cart\n- Pia to make a list of keys"
    )
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    told = [(action.text, action.status) for action in extract(path).action_points]
    before, after = statuses
    assert told == [("Ida to oil the wheel", before), ("Jon to sell the cart", after), ("Pia to make a list of keys", after)]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "title", "labels"),
    [
        ("fr", "Suivi des actions", ("Fait :", "À faire :")),
        ("de", "Aufgaben aus der letzten Sitzung", ("Erledigt:", "Offen:")),
        ("es", "Seguimiento de acuerdos", ("Hecho:", "Pendiente:")),
    ],
)
def test_states_above_parts_in_other_languages(
    language: str, title: str, labels: tuple[str, str], tmp_path: Path
) -> None:
    names = {"fr": ("Mme Aubry : appeler la mairie", "M. Tessier : commander des sacs"), "de": ("Fr. Adler: Rathaus anrufen", "Hr. Busch: Säcke bestellen"), "es": ("Luz Prado: llamar a la alcaldía", "Raúl Soto: pedir dos sacos")}  # fmt: skip
    done, owed = names[language]
    path = tmp_path / "minutes.txt"
    path.write_text(HEADS[language] + f"{title}\n{labels[0]}\n- {done}\n{labels[1]}\n- {owed}\n", encoding="utf-8")
    assert [action.status for action in extract(path).action_points] == ["done", "open"]


def test_a_state_below_an_item_is_of_that_item(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    text = "Actions from last time\n- Ida to oil the wheel\nDone\n- Jon to sell the cart\nNot started\n"
    path.write_text(HEAD + text, encoding="utf-8")
    assert [action.status for action in extract(path).action_points] == ["done", "open"]
