"""What stands on a PDF page, by pdfplumber: the careful source, for pages that pdfium does not read with certainty."""

import gc
import io
import logging
import math
import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pdfplumber
from pdfplumber.utils.text import extract_words

from minutes_miner.document import Box
from minutes_miner.readers.pdf.brackets import PAIRS
from minutes_miner.readers.pdf.fills import is_fill, ruling
from minutes_miner.readers.pdf.page import Edge, PageMaterial, Turn, Word, is_bold, is_right_to_left, word_text

_FIGURES = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/-]*")
_PLAY = 12.0  # degrees that text may slant, as on a page that was scanned askew
_THIN, _LONG = 2.0, 4.0  # points of a stroke that may strike a text out
_DESCENT, _NEAR = 0.22, 0.01  # of the size of a letter that reaches below its line; points
_SLANTING = 4  # beside the four ways of `Turn`
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

    def links(self, index: int) -> list[tuple[Box, str]]:
        """The places of a page that lead to an address."""
        return [(_box(link), link["uri"]) for link in self._file.pages[index].hyperlinks if link.get("uri")]

    def page(self, index: int) -> PageMaterial:
        """What stands on one page (from 0)."""
        try:
            return self._page(index)
        finally:
            gc.collect(1)  # what is left of the page, all of it cycles and young

    def _page(self, index: int) -> PageMaterial:
        page = self._file.pages[index]
        once = page.dedupe_chars(extra_attrs=("fontname",))  # old printers make bold by setting each letter twice
        width, height = float(page.width), float(page.height)
        words = {way: _words(chars, Turn(way, width, height)) for way, chars in _by_way(once.chars).items()}
        upright = words.pop(0, [])
        slanting = words.pop(_SLANTING, [])
        material = PageMaterial(
            number=index + 1,
            width=width,
            height=height,
            words=upright,
            turned={way: found for way, found in words.items() if found},
            aside=slanting,
            native=-round(page.rotation / 90) % 4,
            edges=ruling(list(map(_edge, (e for e in page.edges if e["orientation"] in ("h", "v")))), upright),
            strikes=[box for shape in (*page.rects, *page.lines, *page.curves) if _is_thin(box := _box(shape))],
            right_to_left=any(is_right_to_left(word.text) for found in (upright, *words.values()) for word in found),
        )
        if material.right_to_left:
            boxes = map(_box, once.chars)
            material.drawn = [((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for box in boxes]
        once.close()
        page.close()
        return material


def _by_way(chars: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """The letters of a page by the way in which they run (see `Turn`); those that slant apart."""
    ways: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for char in chars:
        a, b = char["matrix"][:2]
        angle = math.degrees(math.atan2(b, a)) % 360
        way = round(angle / 90)
        ways[way % 4 if abs(angle - 90 * way) < _PLAY else _SLANTING].append(char)
    return ways


def _words(chars: list[dict[str, Any]], turn: Turn) -> list[Word]:
    """The words of letters that run in one way, with their boxes on the page as it is shown."""
    if turn.way == _SLANTING:
        return _slanting(chars)
    found = extract_words(
        [_upright(char, turn) for char in chars],
        split_at_punctuation="".join(PAIRS) if any(is_right_to_left(char["text"]) for char in chars) else False,
        extra_attrs=["fontname", "size"],
        use_text_flow=False,
        x_tolerance_ratio=0.15,
        return_chars=True,
    )
    return [replace(word, box=turn.back(word.box)) for word in map(_word, found) if word.text]


def _upright(char: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """A letter as it stands on the page when that is turned for reading.

    A font that does not say how deep its letters reach has boxes that end at the line on which they stand.
    """
    x0, top, x1, bottom = turn.straight(_box(char))
    side = ("y0", "x1", "y1", "x0")[turn.way]
    base = char["matrix"][4 if side[0] == "x" else 5]
    depth = _DESCENT * (bottom - top) if abs(char[side] - base) < _NEAR else 0.0
    size = bottom - top if turn.way else char["size"]
    place = {"x0": x0, "top": top + depth, "x1": x1, "bottom": bottom + depth, "doctop": top + depth}
    return {**char, **place, "upright": True, "size": size}


def _slanting(chars: list[dict[str, Any]]) -> list[Word]:
    """The words of slanting letters in the order in which they are drawn."""
    words: list[Word] = []
    fresh = True
    for char in chars:
        if not char["text"].strip():
            fresh = True
            continue
        box = _box(char)
        if fresh or math.dist(box[:2], words[-1].box[2:]) > 4 * (box.bottom - box.top):
            words.append(Word(word_text(char["text"]), box, is_bold(str(char["fontname"])), box.bottom - box.top))
        else:
            words[-1].text += word_text(char["text"])
            words[-1].box = box
        fresh = False
    return words


def _word(raw: dict[str, Any]) -> Word:
    text = raw["text"]
    if is_right_to_left(text):  # pdfplumber gives the glyphs as they stand, from left to right
        text = "".join(char["text"] for char in reversed(raw["chars"]))
        text = _FIGURES.sub(lambda figures: figures[0][::-1], text)
    return Word(word_text(text), _box(raw), is_bold(str(raw.get("fontname", ""))), float(raw["size"]))


def _is_thin(box: Box) -> bool:
    """Whether a shape may strike a text out, that runs upright or is turned."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) < _THIN and max(width, height) > _LONG


def _edge(edge: dict[str, Any]) -> Edge:
    """An edge; that of a shape keeps the points around the shape."""
    box, points = _box(edge), edge.get("pts") or ()
    if points and edge.get("fill") and not edge.get("stroke"):
        xs, ys = zip(*points, strict=True)
        whole = Box(min(xs), min(ys), max(xs), max(ys))
        return Edge(box, edge["orientation"] == "h", whole if is_fill(whole) else None)
    return Edge(box, edge["orientation"] == "h")


def _box(shape: dict[str, Any]) -> Box:
    return Box(float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))
