"""Two texts beside each other on a part of a page are read one after the other."""

import io
import random

import pytest

from minutes_miner.document import Block
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read

pytest.importorskip("reportlab")
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph

_WORDS = [
    "partners",
    "agreed",
    "to",
    "share",
    "the",
    "revised",
    "map",
    "of",
    "all",
    "camps",
    "before",
    "month",
    "and",
    "report",
]


def paragraphs(chance: random.Random, count: int, least: int, most: int) -> list[str]:
    return [
        " ".join(chance.choice(_WORDS) for _ in range(chance.randint(least, most))).capitalize() + "."
        for _ in range(count)
    ]


@pytest.mark.parametrize("size", [8, 10])
def test_a_sidebar_is_read_after_the_text_beside_it(size: int) -> None:
    """No paragraph of either text has words of the other, and those of each stand in their order."""
    apart = 0
    for seed in range(12):
        chance = random.Random(seed)
        style = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=6)
        small = ParagraphStyle("small", parent=style, fontSize=size, leading=1.25 * size)
        texts = [paragraphs(chance, 5, 25, 60), paragraphs(chance, 6, 8, 24), paragraphs(chance, 3, 30, 60)]
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=A4)
        places = [(50, 350, 330, 450, style), (400, 350, 150, 450, small), (50, 60, 500, 250, style)]
        for text, (x, y, width, height, look) in zip(texts, places, strict=True):
            left = [Paragraph(words, look) for words in text]
            Frame(x, y, width, height).addFromList(left, canvas)
            assert not left
        canvas.showPage()
        canvas.save()
        document = read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())
        found = [" ".join(block.text.split()) for block in document.blocks if isinstance(block, Block)]
        apart += all([words for words in found if words in text] == text for text in texts)
    assert apart >= 10  # chance may set paragraphs of both level with each other
