"""Words that are written short with a stop: no sentence and no title ends behind them."""

from collections.abc import Callable

import pytest

from minutes_miner.pipeline.sentences import sentences
from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ben will ask Messrs. Lark for a price.", 1),
        ("Hr. Kern bestellt die Leiter bei der Fa. Lark.", 1),
        ("Es gilt die Ordnung i. d. F. vom Mai.", 1),
        ("The talk is held by a M.Sc. Ecology student.", 1),
        ("Se pide presupuesto a los Sres. Lark y a la Cía. Naviera.", 1),
        ("We begin at 8 p.m. Ann brings the keys.", 2),
        ("Se empieza a las 8 p. m. Ana trae las llaves.", 2),
        ("The price is 20 per box. Ben will order it.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    """Behind hours a sentence may end."""
    assert len(list(sentences(text))) == count


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2. Talk by Dr. Lark", "Talk by Dr. Lark"),
        ("2. Organ of St. Brigid's", "Organ of St. Brigid's"),
        ("2. Angebot der Fa. Lark", "Angebot der Fa. Lark"),
        ("2. Ordnung i. d. F. vom Mai", "Ordnung i. d. F. vom Mai"),
        ("2. Studiengang B.Sc. Forst", "Studiengang B.Sc. Forst"),
        ("2. Fence. It leans to the road and the posts are rotten.", "Fence"),
    ],
)
def test_titles(read: Read, line: str, title: str) -> None:
    """A title goes on behind them; behind another stop its text begins."""
    found = read(
        "Orchard Committee\nMinutes of 6 April 2023\nPresent: Ann Lowe, Ben Kerr\n\n1. Hedge\nAnn will cut the hedge.\n\n"
        f"{line}\nBen will call the smith.\n\n3. Funds\nAnn will pay the bill.\n"
    )
    assert [entry.title for entry in found.agenda] == ["Hedge", title, "Funds"]
