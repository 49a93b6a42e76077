"""Notes that hardly look like minutes: titles in other words and languages, the log of a chat."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    "title",
    [
        "Referat af bestyrelsesmøde den 3. marts 2022",
        "Anteckningar från styrelsemötet 3 mars 2022",
        "Protokół z zebrania 3 marca 2022",
        "Relevé de décisions du comité du bac, 3 mars 2022",
        "Apuntes de la reunión del 3 de marzo de 2022",
        "Registo do encontro de 3 de março de 2022",
    ],
)
def test_titles_of_minutes_in_other_words(read: Read, title: str) -> None:
    """What a title calls the record makes it one, though its sentences are not understood."""
    assert read(f"{title}\n\n1. Kasse\nGitta, Ole.\n\n2. Bro\nOle, Gitta.\n").kind == "minutes"


def test_the_log_of_a_chat_is_no_empty_form(read: Read) -> None:
    """Names in angle brackets tell who speaks."""
    said = (
        "hello all",
        "#topic the ferry rota",
        "nobody has it",
        "#action ole to mail the rota to the list",
        "fine",
        "#endmeeting",
    )
    log = "\n".join(
        f"19:0{at}:10 <{who}> {text}" for at, (who, text) in enumerate(zip(("gitta", "ole") * 3, said, strict=True))
    )
    assert read(f"Minutes of the Ferry Board, 3 March 2022\n\n{log}\n").kind == "minutes"


def test_places_to_fill_are_a_form(read: Read) -> None:
    """Angle brackets behind a label wait to be filled."""
    text = "Minutes of the <name of body>\nDate: <day of meeting>\nPresent: <all names>\nAgenda: <list of topics>\nActions: <what and who>\n"
    assert read(text).kind == "other"


def test_an_office_with_another_word_in_it_is_no_title(read: Read) -> None:
    """Who leads in a title that calls the text minutes makes it no newsletter."""
    text = "Ferry Board Meeting Notes, 3 March 2022\nLed by Gitta Moll (Newsletter Lead)\n\nNew faces\n- Ole sent a sheet round\n\nRota\n- Ole to mail the rota to all\n"
    assert read(text).kind == "minutes"
