"""What ends a sentence, by how a document is written."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.layout import plain_layout
from minutes_miner.pipeline.sentences import PLAIN, Writing, sentences, writing_of
from minutes_miner.workflow import extract

TYPED, WRAPPED, SMALL = Writing(0), Writing(60), Writing(None, small=True)


@pytest.mark.parametrize(
    ("text", "writing", "wanted"),
    [
        pytest.param("The list is out. Partners send theirs.", PLAIN, 2, id="a stop and a capital"),
        pytest.param("Dr. Haddad sends it.", PLAIN, 1, id="an abbreviation"),
        pytest.param("التصميم جاهز. مي سوف توافي المجموعة برسالة", PLAIN, 2, id="letters without capitals"),
        pytest.param("one-pager: printed, out. calls to schools: half done.", SMALL, 2, id="notes in small letters"),
        pytest.param("The price is 5.5 approx. as before.", PLAIN, 1, id="small behind a stop in other documents"),
        pytest.param("Mend the rail – ON – 22.02.\n→ Log for the showers", PLAIN, 2, id="an arrow opens a line"),
        pytest.param("so far 121, → NRC finishes the north, → IRC the rest", PLAIN, 3, id="arrows behind commas"),
        pytest.param("she hopes so -> ministry clears it", PLAIN, 1, id="an arrow inside"),
        pytest.param("Share the protocol\nVisit the church group", TYPED, 2, id="lines that were typed"),
        pytest.param("Share the protocol\nVisit the church group", PLAIN, 1, id="lines of which nothing is known"),
        pytest.param("Share the protocol\nVisit the church group", WRAPPED, 2, id="a line with room for more"),
        pytest.param("The letter that was drafted last week goes to the district\nOffice", WRAPPED, 1, id="a full line"),
        pytest.param("Field updates: o The plan is done. o NRC to share it", PLAIN, 3, id="bullets that ran on as letters"),
        pytest.param("From the hub: • check the store • call the port", PLAIN, 3, id="bullets that ran on"),
        pytest.param("decidir. o que fazer", PLAIN, 1, id="an article and no bullet"),
        pytest.param("meet again (the 27th?) Reports are late", PLAIN, 2, id="a bracket behind the mark"),
        pytest.param("Bro. Hale asks Sis. Ray. Dist. Cllr. Ives knows it.", PLAIN, 2, id="titles and offices that are shortened"),
        pytest.param("Not all, it seems. → A letter to the parents", PLAIN, 2, id="an arrow behind a stop"),
        pytest.param("She had not seen it. *Action: pass it on.*", PLAIN, 2, id="a sign of emphasis"),
        pytest.param("ACTION: Dr Umeh drafts it\nACTION: the secretary asks", PLAIN, 2, id="a label opens a line"),
    ],
)  # fmt: skip
def test_sentences_end_as_the_document_is_written(text: str, writing: Writing, wanted: int) -> None:
    """Each piece stands in the text at its offset, and there are as many as a reader would say."""
    found = list(sentences(text, writing))
    assert len(found) == wanted
    assert all(text[at : at + len(piece)] == piece for piece, at in found)


def test_width_is_learned_from_lines_that_surely_wrap() -> None:
    """Lines that go on with a small letter tell how wide a text is; typed lines have none that do."""
    typed = plain_layout("Share the protocol\nVisit the church group\nCall the mayor")
    assert writing_of(typed).width == 0
    assert not writing_of(typed).small
    assert writing_of(plain_layout("shelter paper printed\ncalls half done, go on\nguidance too long")).small


@pytest.mark.parametrize(
    ("head", "sentence", "found"),
    [
        (
            "en",
            "It was agreed that NRC brings the tables and that IRC carries them.",
            ["NRC brings the tables", "IRC carries them."],
        ),
        (
            "fr",
            "Il a été décidé que NRC loue les chaises et que IRC les transporte.",
            ["NRC loue les chaises", "IRC les transporte."],
        ),
        (
            "es",
            "Se acordó que NRC entrega las mesas y que IRC las transporta.",
            ["NRC entrega las mesas", "IRC las transporta."],
        ),
        ("en", "It was noted that the chairs came and that IRC carries them.", []),
        ("en", "It was agreed that the chairs are old and that the hall is closed.", []),
    ],
)
def test_two_clauses_that_hang_on_one_agreement(head: str, sentence: str, found: list[str], tmp_path: Path) -> None:
    """What was agreed binds whoever stands behind "that", and behind "and that" too; what was only noted binds nobody."""
    heads = {
        "en": "Shelter Group\nMinutes, 4 May 2022\nPresent: NRC, IRC\n\n1. Hall\n",
        "fr": "Groupe de travail Abris\nCompte rendu, 4 mai 2022\nPrésents : NRC, IRC\n\n1. Salle\n",
        "es": "Grupo de trabajo de albergues\nActa, 4 de mayo de 2022\nPresentes: NRC, IRC\n\n1. Sala\n",
    }
    path = tmp_path / "agreed.txt"
    path.write_text(f"{heads[head]}{sentence}\n", encoding="utf-8")
    assert [action.text for action in extract(path).action_points] == found
