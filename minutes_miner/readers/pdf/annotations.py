"""What lies on a PDF page without being part of its text: filled form fields, text typed over it, notes of its readers."""

import ctypes
from typing import Any

import pypdfium2.raw as raw

from minutes_miner.document import Box, Comment
from minutes_miner.readers.pdf.page import Word, word_text

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


def annotations(page: Any, height: float, number: int) -> tuple[list[Word], list[Comment]]:
    """The words that fields and typed boxes show, and the notes with their authors; `height` of the page in points."""
    words: list[Word] = []
    notes: list[Comment] = []
    for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind in _TYPED and not raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                text = _string(annotation, b"V" if kind == raw.FPDF_ANNOT_WIDGET else b"Contents")
                words += _words(text, _box(annotation, height))
            elif kind in _NOTES:
                text = _string(annotation, b"Contents")
                if text.strip():
                    notes.append(Comment(_string(annotation, b"T") or None, text.strip(), page=number))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return words, notes


def _string(annotation: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")


def _box(annotation: Any, height: float) -> Box:
    rectangle = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rectangle)
    return Box(rectangle.left, height - rectangle.top, rectangle.right, height - rectangle.bottom)


def _words(text: str, box: Box) -> list[Word]:
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
