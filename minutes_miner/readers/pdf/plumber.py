"""What stands on a PDF page, by pdfplumber: the careful source, for pages that pdfium does not read with certainty."""

import io
import logging
import re
from typing import Any

import pdfplumber

from minutes_miner.document import Box
from minutes_miner.readers.pdf.page import Edge, PageMaterial, Word, is_bold, is_right_to_left, word_text

_FIGURES = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/-]*")
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
        words = _words(page.filter(_is_upright))
        turned = [word for way in ("up", "down") for word in _turned(page, way)]
        strikes = [_box(r) for r in page.rects if r["height"] < 2 and r["width"] > 4]
        strikes += [_box(r) for r in page.lines if abs(r["height"]) < 1]
        material = PageMaterial(
            number=index + 1,
            width=float(page.width),
            height=float(page.height),
            words=words,
            turned=turned,
            edges=[Edge(_box(e), e["orientation"] == "h") for e in page.edges if e["orientation"] in ("h", "v")],
            strikes=strikes,
            links=[(_box(a), a["uri"]) for a in page.hyperlinks if a.get("uri")],
            right_to_left=any(is_right_to_left(word.text) for word in words),
        )
        page.close()
        return material


def _is_upright(thing: dict[str, Any]) -> bool:
    return thing["object_type"] != "char" or bool(thing["upright"])


def _turned(page: Any, way: str) -> list[Word]:
    """The words that run up or down the page."""

    def runs(thing: dict[str, Any]) -> bool:
        if thing["object_type"] != "char" or thing["upright"]:
            return False
        return bool(thing["matrix"][1] > 0) == (way == "up")

    part = page.filter(runs)
    return (
        _words(part, char_dir_rotated="btt" if way == "up" else "ttb", line_dir_rotated="ltr" if way == "up" else "rtl")
        if part.chars
        else []
    )


def _words(page: Any, **ways: str) -> list[Word]:
    attributes = ["fontname"] if ways else ["fontname", "size"]  # the size of turned letters is told wrongly
    found = page.extract_words(extra_attrs=attributes, use_text_flow=False, x_tolerance_ratio=0.15, **ways)
    return [word for word in map(_word, found) if word.text]


def _word(raw: dict[str, Any]) -> Word:
    text = raw["text"]
    if is_right_to_left(text):  # pdfplumber gives the letters as they stand, from left to right
        text = _FIGURES.sub(lambda figures: figures[0][::-1], text[::-1])
    return Word(
        word_text(text),
        _box(raw),
        is_bold(str(raw.get("fontname", ""))),
        float(raw.get("size") or min(raw["x1"] - raw["x0"], raw["bottom"] - raw["top"])),
    )


def _box(shape: dict[str, Any]) -> Box:
    return Box(float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))
