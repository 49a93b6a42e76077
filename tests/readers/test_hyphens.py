"""The hyphen of a line break goes, that of a word stays."""

import io
from pathlib import Path

import pytest

from minutes_miner.pipeline.layout import fold
from minutes_miner.readers import read

CASES = [
    pytest.param("The coordina-\ntion of the offices", "coordination", id="a word that is no other"),
    pytest.param("The ward level is new. A ward-\nlevel list is out", "ward-level", id="both halves are words"),
    pytest.param("A ward-level plan. Each ward-\nlevel list", "Each ward-level", id="the compound stands elsewhere"),
    pytest.param("The workshop of May. This work-\nshop, a work in each shop,", "This workshop", id="the word stands elsewhere"),
    pytest.param("The workshops of May. This work-\nshop, a work in each shop,", "This workshop", id="and in the plural"),
    pytest.param("An Inter-\nAgency meeting", "Inter-Agency", id="capitals"),
    pytest.param("A UNICEF-\nled survey", "UNICEF-led", id="an acronym before"),
    pytest.param("The COVID-\n19 cases", "COVID-19", id="figures"),
    pytest.param("For 2016-\n17 and on", "2016-17", id="years"),
    pytest.param("The UNHCR-\nWFP list", "UNHCR-WFP", id="two acronyms"),
    pytest.param("THE COORDINA-\nTION OF OFFICES", "COORDINATION", id="a line in capitals"),
    pytest.param("The sub-national clusters. The sub-\ncluster of clusters", "sub-cluster", id="a prefix of other compounds"),
    pytest.param("A rights-based plan of the community, a community-\nbased one", "a community-based", id="the tail of others"),
    pytest.param("A state-of-the-\nart pump and the art of pumping", "state-of-the-art", id="a long compound"),
    pytest.param("A non-govern-\nmental office", "non-governmental", id="a compound whose half is broken"),
    pytest.param("To share it with-\nout delay, with all out there", "without", id="short words make up others"),
    pytest.param("Des sous-groupes et des sous-\ngroupes", "des sous-groupes", id="French"),
    pytest.param("Informou-se e reuniu-se, decidiu-\nse a data", "decidiu-se", id="Portuguese"),
    pytest.param("See https://data.unhcr.org/sub-\ncluster for more", "org/sub-cluster", id="an address"),
    pytest.param("The list -\nand the map", "list - and", id="a dash"),
    pytest.param("The coordina\u00ad\ntion of coordina and tion", "The coordination", id="a soft hyphen says what it is"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), CASES)
def test_hyphens_of_a_text_are_told_apart(tmp_path: Path, text: str, part: str) -> None:
    """In a TXT whose lines are wrapped."""
    path = tmp_path / "x.txt"
    path.write_text(text)
    assert part in fold("\n".join(block.text for block in read(path).blocks))


@pytest.mark.parametrize(("text", "part"), CASES)
def test_hyphens_of_a_page_are_told_apart(tmp_path: Path, text: str, part: str) -> None:
    """In a PDF."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    if "\u00ad" in text:
        pytest.skip("the standard fonts have no soft hyphen")
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    right = max(page.stringWidth(line, "Helvetica", 10) for line in text.split("\n"))
    for at, line in enumerate(text.split("\n")):
        page.setFont("Helvetica", 10)
        page.drawString(60 + (right - page.stringWidth(line, "Helvetica", 10) if not at else 0), 700 - 12 * at, line)
    page.save()
    path = tmp_path / "x.pdf"
    path.write_bytes(stream.getvalue())
    assert part in fold("\n".join(block.text for block in read(path).blocks))


def test_where_hardly_a_line_ends_in_a_hyphen_it_belongs_to_the_word(tmp_path: Path) -> None:
    """One among many wrapped lines was no machine's."""
    lines = ["The members of the group spoke at length about the state of the shelters in the area"] * 40
    path = tmp_path / "x.txt"
    last = ["and asked for a gender focus and for a survey of all the places that is also gender-", "sensitive"]
    path.write_text("\n".join([*lines, *last]))
    assert fold(read(path).text).endswith("gender-sensitive")


def test_a_hyphen_in_a_cell_is_told_by_the_words_of_the_document(tmp_path: Path) -> None:
    """What a cell breaks is known from elsewhere."""
    path = tmp_path / "x.txt"
    path.write_text(
        "Who is responsible?\n\n+-------+-----+\n| Respon- | Who |\n| sible | UN |\n+-------+-----+\n| NRC | IRC |\n+-------+-----+\n"
    )
    assert "Responsible" in fold(read(path).text)
