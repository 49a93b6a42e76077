"""What lies on a PDF page without being part of its text: filled form fields, text typed over it, notes of its readers."""

import ctypes
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2.raw as raw

from minutes_miner.document import Box, Comment
from minutes_miner.readers.pdf.page import PageMaterial, Turn, Word, word_text

_TYPED = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET)
_NOTES = (
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_SQUIGGLY,
    raw.FPDF_ANNOT_CARET,
)
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_SIZE = 10.0  # points, where a field does not say how large its letters are


Field = tuple[str, Box]  # what it shows, and where


def annotations(page: Any, number: int) -> tuple[list[Field], list[Comment]]:
    """What fields and typed boxes show on a page of pdfium, and the notes with their authors."""
    fields: list[Field] = []
    notes: list[Comment] = []
    for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind in _TYPED and not raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                text = _string(annotation, b"V" if kind == raw.FPDF_ANNOT_WIDGET else b"Contents")
                if text.strip():
                    fields.append((text, _box(annotation, page)))
            elif kind in _NOTES:
                text = _string(annotation, b"Contents")
                if text.strip():
                    notes.append(Comment(_string(annotation, b"T") or None, text.strip(), page=number))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return fields, notes


def add_fields(material: PageMaterial, fields: Sequence[Field]) -> None:
    """Adds the words of fields to a page; they run as most of its text does."""
    ways = {0: material.words, **material.turned}
    way = max(ways, key=lambda way: sum(len(word.text) for word in ways[way]))
    turn = Turn(way, material.width, material.height)
    for text, box in fields:
        made = words_of_field(text, turn.straight(box))
        ways[way] += [replace(word, box=turn.back(word.box)) for word in made]


def _string(annotation: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")


def _box(annotation: Any, page: Any) -> Box:
    rectangle = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rectangle)
    return box_as_shown(rectangle, page)


def box_as_shown(rectangle: Any, page: Any) -> Box:
    """Where a rectangle of pdfium stands on its page as that is shown."""
    left, bottom, right, top = page.get_mediabox()
    x0, x1, y0, y1 = rectangle.left, rectangle.right, rectangle.bottom, rectangle.top
    return {
        90: Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: Box(right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: Box(top - y1, right - x1, top - y0, right - x0),
    }.get(page.get_rotation(), Box(x0 - left, top - y1, x1 - left, top - y0))


def words_of_field(text: str, box: Box) -> list[Word]:
    """The words of a box, its lines one below the other, each word with its share of the width."""
    made: list[Word] = []
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    for at, line in enumerate(lines):
        high = (box.bottom - box.top) / len(lines)
        top = box.top + at * high
        share = (box.x1 - box.x0) / max(len(line), 1)
        begun = 0
        for word in line.split():
            begun = line.index(word, begun)
            place = Box(box.x0 + begun * share, top, box.x0 + (begun + len(word)) * share, top + high)
            shown = word_text(word)
            if shown:
                made.append(Word(shown, place, False, min(_SIZE, high)))
            begun += len(word)
    return made
