"""Older mails below today's minutes are other documents, where both record meetings."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

Read = Callable[[str], Extraction]

NEW = (
    "From: Ida Holm <ida@quay.example>\nSent: Tuesday, June 9, 2020\nTo: Quay Forum\nSubject: Quay Forum - minutes of 8 June 2020\n\n"
    "Present: NRC, IOM\n\nAction points\n- NRC to mend the crane by 20 June\n\nBest regards,\nIda\n"
)
OLD = "Present: NRC, WHO\n\nAction points\n- WHO to weigh the anchors by 31 May\n"


@pytest.mark.parametrize(
    "between",
    [
        "\n-----Original Message-----\nFrom: Ben\nSent: Tuesday, May 12, 2020\nTo: Ida\nSubject: Quay Forum - minutes of 11 May 2020\n\n",
        "________________\nVan: Ben\nVerzonden: dinsdag 12 mei 2020\nAan: Ida\nOnderwerp: RE: notulen van 11 mei\n\n",
        "\nDa: Ben\nInviato: martedì 12 maggio 2020\nA: Ida\nOggetto: R: verbale dell'11 maggio\n\n",
        "\nDe : Ben\nEnvoyé : mardi 12 mai 2020\nÀ : Ida\nObjet : RE: compte rendu du 11 mai\n\n",
        "\nOn Tue, May 12, 2020 at 3:00 PM, Ben <ben@quay.example> wrote:\n\n",
        "\nOp di 12 mei 2020 schreef Ben:\n\n",
    ],
)
def test_minutes_of_an_older_mail_are_another_document(read: Read, between: str) -> None:
    """What was agreed then is not raised again, who came then did not come now, and a warning says where it stands."""
    for old in (OLD, "".join(f"> {line}\n" for line in OLD.split("\n"))):
        found = read(NEW + between + old)
        assert [action.text for action in found.action_points] == ["NRC to mend the crane by 20 June"]
        assert [one.text for one in found.attendees] == ["NRC", "IOM"]
        assert found.meeting.date == "2020-06-08"
        assert "older-mail" in [warning.code for warning in found.warnings]
        assert not any("Ben" in warning.message for warning in found.warnings)


@pytest.mark.parametrize(
    ("above", "below", "actions"),
    [
        pytest.param("Dear all, see below.\n", OLD, 1, id="passed on"),
        pytest.param("Present: NRC\nAction points\n- NRC to mend the crane\n", "Thanks, the hall is free on Monday.\n", 1, id="talk below"),
        pytest.param("Thanks. NRC will mend the crane by Friday.\n", "Action points\n- WHO to weigh the anchors\n", 2, id="an answer above"),
    ],
)  # fmt: skip
def test_one_record_in_several_mails(read: Read, above: str, below: str, actions: int) -> None:
    """Where only one of the mails records the meeting nothing is left out."""
    head = "From: Ida\nSent: Tuesday, June 9, 2020\nTo: Forum\nSubject: Quay Forum - minutes of 8 June 2020\n\n"
    found = read(
        f"{head}{above}\n-----Original Message-----\nFrom: Ben\nSent: Monday, June 8, 2020\nTo: Ida\nSubject: Quay Forum\n\n{below}"
    )
    assert len(found.action_points) == actions
    assert "older-mail" not in [warning.code for warning in found.warnings]


def test_older_mails_in_word(tmp_path: Path) -> None:
    """A mail that was printed into a document of Word has its heads as text."""
    document = docx.Document()
    for line in f"{NEW}From: Ben\nSent: Tuesday, May 12, 2020\nTo: Ida\nSubject: minutes of 11 May\n{OLD}".split("\n"):
        if line:
            document.add_paragraph(line.removeprefix("- "), style="List Bullet" if line.startswith("- ") else None)
    document.save(str(tmp_path / "mail.docx"))
    found = extract(tmp_path / "mail.docx")
    assert [action.text for action in found.action_points] == ["NRC to mend the crane by 20 June"]


def test_the_subject_of_an_older_mail_ends_no_sentence(read: Read) -> None:
    """Without a blank line between, the subject is a line of its own."""
    found = read(
        f"{NEW.split('Best')[0].rstrip()}\n___________\nFrom: Ben\nSent: 12 May 2020\nTo: Ida\nSubject: RE: crane and anchors\n\nSee you.\n"
    )
    assert [action.text for action in found.action_points] == ["NRC to mend the crane by 20 June"]
