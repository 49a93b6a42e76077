"""What stands on a PDF page, by pdfplumber: the careful source, for pages that pdfium does not read with certainty."""

import io
import logging
from typing import Any

import pdfplumber

from minutes_miner.document import Box
from minutes_miner.readers.pdf.page import Edge, PageMaterial, Word, is_bold, word_text

logging.getLogger("pdfminer").setLevel(logging.ERROR)


class PlumberFile:
    """An open PDF. Raises what pdfplumber raises where it cannot be opened."""

    def __init__(self, data: bytes) -> None:
        self._file = pdfplumber.open(io.BytesIO(data))

    def __len__(self) -> int:
        return len(self._file.pages)

    def close(self) -> None:
        """Free what the pages hold."""
        self._file.close()

    def page(self, index: int) -> PageMaterial:
        """What stands on one page (from 0)."""
        page = self._file.pages[index]
        words = page.extract_words(extra_attrs=["fontname", "size"], use_text_flow=False, x_tolerance_ratio=0.15)
        strikes = [_box(r) for r in page.rects if r["height"] < 2 and r["width"] > 4]
        strikes += [_box(r) for r in page.lines if abs(r["height"]) < 1]
        material = PageMaterial(
            number=index + 1,
            width=float(page.width),
            height=float(page.height),
            words=[word for word in map(_word, words) if word.text],
            edges=[Edge(_box(e), e["orientation"] == "h") for e in page.edges if e["orientation"] in ("h", "v")],
            strikes=strikes,
            links=[(_box(a), a["uri"]) for a in page.hyperlinks if a.get("uri")],
        )
        page.close()
        return material


def _word(raw: dict[str, Any]) -> Word:
    return Word(
        word_text(raw["text"]),
        _box(raw),
        is_bold(str(raw.get("fontname", ""))),
        float(raw["size"]),
    )


def _box(shape: dict[str, Any]) -> Box:
    return Box(float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))
