"""Marked sources to documents: PDF, DOCX and TXT in the dresses that minutes wear, byte for byte the same on every run.

A dress is chosen by the name of the source alone, so that a group wears several and every dress is worn by several groups.
"""

from minutes_miner.training.marked import Source
from minutes_miner.training.render.docx import to_docx
from minutes_miner.training.render.dress import Dress
from minutes_miner.training.render.pdf import to_pdf
from minutes_miner.training.render.txt import to_txt

_WRITERS = {"txt": to_txt, "docx": to_docx, "pdf": to_pdf}


def render(source: Source) -> bytes:
    """The document of a source in its format."""
    return _WRITERS[source.format](source, Dress.of(source))
