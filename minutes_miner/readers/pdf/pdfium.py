"""What stands on a PDF page, by pdfium: words with boxes, the rules of tables, links. The fast source of a page.

Boxes are asked for the first and the last character of a word only, and for every character only where a rule cuts a
word. pdfium's functions are called by address with plain buffers: wrapping each pointer costs more than the call.
Not safe in threads: one process reads one file at a time.
"""

import ctypes
import itertools
import math
import re
import struct
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from minutes_miner.document import Box
from minutes_miner.readers.pdf.annotations import add_fields, annotations, box_as_shown
from minutes_miner.readers.pdf.bidi import in_order
from minutes_miner.readers.pdf.fills import is_fill, ruling
from minutes_miner.readers.pdf.page import Edge, PageMaterial, Word, is_bold, is_right_to_left, word_text

_POINTER = ctypes.c_void_p


def _native(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


def _native_bare(function: Any, result: Any) -> Any:
    """A function that is called for each word: its arguments are not converted, so that they are integers of C or have been
    made ready by `from_param` or `byref`. Half the time."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_INT, _ULONG, _FLOAT = ctypes.c_int, ctypes.c_ulong, ctypes.c_float
_get_text = _native(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
_get_unicode = _native(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_loose_box = _native_bare(raw.FPDFText_GetLooseCharBox, _INT)
_text_object = _native_bare(raw.FPDFText_GetTextObject, _POINTER)
_font_info = _native(raw.FPDFText_GetFontInfo, _ULONG, _POINTER, _INT, _POINTER, _ULONG, _POINTER)
_font_size = _native_bare(raw.FPDFText_GetFontSize, ctypes.c_double)
_char_origin = _native(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_font_of = _native(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
_font_descent = _native(raw.FPDFFont_GetDescent, _INT, _POINTER, _FLOAT, _POINTER)
_char_matrix = _native_bare(raw.FPDFText_GetMatrix, _INT)
_object_count = _native(raw.FPDFPage_CountObjects, _INT, _POINTER)
_object_at = _native(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_object_type = _native(raw.FPDFPageObj_GetType, _INT, _POINTER)
_object_matrix = _native(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_object_bounds = _native(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_form_count = _native(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
_form_object = _native(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, _ULONG)
_draw_mode = _native(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
_segment_count = _native(raw.FPDFPath_CountSegments, _INT, _POINTER)
_segment_at = _native(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_segment_point = _native(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
_segment_type = _native(raw.FPDFPathSegment_GetType, _INT, _POINTER)
_segment_closes = _native(raw.FPDFPathSegment_GetClose, _INT, _POINTER)

_unpack = struct.Struct("4f").unpack
_new = tuple.__new__  # of a Box: a fourth of the time of a call
_WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")  # a hyphen at the line end ends its word
_WORD_OR_BRACKET = re.compile(r"[()\[\]{}«»]|[^\s\x00\x02\ufffe()\[\]{}«»]+[\x02\ufffe]?|[\x02\ufffe]")
_PARTED_LAM = re.compile("[\u0622\u0623\u0625\u0627]\u0644")  # alef before lam
_MOST_SEGMENTS = 200  # a path with more points is a drawing, no rule
_DEPTH = 6  # nesting of form objects
_ASCENT, _DESCENT = 0.9, 0.22  # of the size of a letter, where its font does not say
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Doubtful(Exception):
    """pdfium's view of this page is not to be trusted: turned pages, turned letters, letters without characters."""


class PdfiumFile:
    """An open PDF. Raises `pypdfium2.PdfiumError` where pdfium cannot open it."""

    def __init__(self, data: bytes) -> None:
        self._file = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._file)

    def close(self) -> None:
        """Free pdfium's memory."""
        self._file.close()

    def page(self, index: int) -> PageMaterial:
        """What stands on one page (from 0). Raises `Doubtful`."""
        page = self._file[index]
        try:
            width, height = page.get_size()
            media = page.get_mediabox()
            if page.get_rotation() or any(abs(x) > 0.01 for x in media[:2]) or _differs(media, page.get_cropbox()):
                raise Doubtful
            text_page = raw.FPDFText_LoadPage(page.raw)
            if not text_page:
                raise Doubtful
            try:
                text = _PageText(ctypes.cast(text_page, _POINTER).value or 0, height)
                words = text.words()
                fields, notes = annotations(page, index + 1)
                drawn, strikes = _rules(ctypes.cast(page.raw, _POINTER).value or 0, height)
                edges = ruling(drawn, words)
                material = PageMaterial(
                    number=index + 1,
                    width=width,
                    height=height,
                    words=_cut_by_rules(words, edges, text),
                    edges=edges,
                    strikes=strikes,
                    links=_links(self._file, page),
                    notes=notes,
                    right_to_left=is_right_to_left(text.text),
                )
                if fields:
                    add_fields(material, fields)
                if material.right_to_left:
                    material.drawn = _drawn(ctypes.cast(page.raw, _POINTER).value or 0, height)
                return material
            finally:
                raw.FPDFText_ClosePage(text_page)
        finally:
            page.close()

    def annotate(self, material: PageMaterial) -> None:
        """Adds fields, notes and links to a page that another source has read."""
        page = self._file[material.number - 1]
        try:
            fields, material.notes = annotations(page, material.number)
            add_fields(material, fields)
            material.links = _links(self._file, page)
        finally:
            page.close()


def _differs(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return any(abs(x - y) > 0.5 for x, y in zip(a, b, strict=True))


class _PageText:
    """The characters of a page in pdfium's order, which is the order of reading also from right to left."""

    def __init__(self, handle: int, height: float) -> None:
        self._handle = handle
        self._height = height
        self._page = ctypes.c_void_p.from_param(handle)
        self._rectangle = bytearray(16)
        self._rectangle_at = ctypes.byref((ctypes.c_float * 4).from_buffer(self._rectangle))
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.byref(self._matrix)
        self._looks: dict[int | None, tuple[bool, float, bool]] = {}
        self._fonts: dict[int | None, tuple[bool, bool]] = {}
        self.text = self._read()
        self._is_turned = is_right_to_left(self.text)
        self._is_odd = self._is_turned or "(cid:" in self.text
        self._ranges: list[tuple[int, int]] = []  # first and last character of each word of `words()`

    def _read(self) -> str:
        count = raw.FPDFText_CountChars(ctypes.cast(self._handle, raw.FPDF_TEXTPAGE))
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = _get_text(self._handle, 0, count, ctypes.addressof(buffer))
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) != count:  # characters without text, or beyond the basic plane: one by one
            codes = [_get_unicode(self._handle, at) for at in range(count)]
            text = "".join(
                chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x00" for code in codes
            )
        if text.count("\x00") + text.count("\ufffd") > 0.02 * count:
            raise Doubtful
        return text

    def words(self) -> list[Word]:
        """All words in pdfium's order."""
        found: list[Word] = []
        self._ranges = []
        for match in (_WORD_OR_BRACKET if self._is_turned else _WORD).finditer(self.text):
            self._add(*match.span(), found)
        return found

    def _add(self, start: int, end: int, found: list[Word]) -> None:
        """The word between two characters; where they stand at different heights, each character by itself."""
        page, rectangle_at = self._page, self._rectangle_at
        if not _loose_box(page, start, rectangle_at):
            return
        bold, size, tight = self._looks.get(_text_object(page, start)) or self._look(start)
        x0, upper, x1, lower = self._full(start, size) if tight else _unpack(self._rectangle)
        if end - start > 1 and _loose_box(page, end - 1, rectangle_at):
            left, high, right, low = self._full(end - 1, size) if tight else _unpack(self._rectangle)
            if high != upper or low != lower:
                if abs(upper - high) > 0.6 * max(upper - lower, 1.0) and self._are_apart(start, end - 1, size):
                    for at in range(start, end):
                        self._add(at, at + 1, found)
                    return
                upper, lower = max(upper, high), min(lower, low)
            x0, x1 = (left, x1) if left < x0 else (x0, right)
        text = self.text[start:end]
        if self._is_odd or not (text.isascii() and text.isprintable()):
            text = self._as_read(text, start)
        if text:
            height = self._height
            self._ranges.append((start, end))
            found.append(Word(text, _new(Box, (x0, height - upper, x1, height - lower)), bold, size))

    def _as_read(self, text: str, start: int) -> str:
        """The text of a word whose letters are not all plain ones from left to right."""
        if not text.isascii() and _PARTED_LAM.search(text):
            text = self._with_lam_alef(text, start)
        if self._is_turned and len(text) > 1 and not text.isalpha():
            text = in_order(text, lambda at: self._middle(start + at))
        return word_text(text)

    def box(self, at: int) -> Box:
        """The box of one character, from its font's ascent to its descent."""
        if not _loose_box(self._page, at, self._rectangle_at):
            return Box(0.0, 0.0, 0.0, 0.0)
        left, top, right, bottom = _unpack(self._rectangle)
        return Box(left, self._height - top, right, self._height - bottom)

    def _middle(self, at: int) -> float:
        box = self.box(at)
        return (box.x0 + box.x1) / 2

    def _with_lam_alef(self, text: str, start: int) -> str:
        """Lam and alef that are one glyph in their order: pdfium turns the letters of a glyph around with the line."""
        letters = list(text)
        for found in _PARTED_LAM.finditer(text):
            at = found.start()
            if self.box(start + at)[::2] == self.box(start + at + 1)[::2]:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
        return "".join(letters)

    def _full(self, at: int, size: float) -> tuple[float, float, float, float]:
        """The box just asked for, from ascent to descent: without a word of its font it is that of the ink alone."""
        left, top, right, bottom = _unpack(self._rectangle)
        base = self._base(at)
        return (
            (left, top, right, bottom) if base is None else (left, base + _ASCENT * size, right, base - _DESCENT * size)
        )

    def _base(self, at: int) -> float | None:
        """The height of the line on which a character stands."""
        x, y = ctypes.c_double(), ctypes.c_double()
        return y.value if _char_origin(self._handle, at, ctypes.addressof(x), ctypes.addressof(y)) else None

    def _are_apart(self, first: int, last: int, size: float) -> bool:
        """Whether two characters stand on different lines, and not only reach up to different heights."""
        a, b = self._base(first), self._base(last)
        return a is None or b is None or abs(a - b) > 0.6 * size

    def _look(self, at: int) -> tuple[bool, float, bool]:
        """Whether a character is bold, its size in points as shown, and whether its font does not say how deep letters reach.

        Raises `Doubtful` for turned letters.
        """
        a, b, c, d, _e, _f = self._matrix if _char_matrix(self._page, at, self._matrix_at) else (0.0,) * 6
        if (abs(b) > 0.01 * max(abs(a), 1e-6) and abs(b) > 1e-6) or (a < 0 and d < 0):
            raise Doubtful
        scale = math.hypot(c, d) or 1.0
        thing = _text_object(self._page, at)
        font = _font_of(thing) if thing else None
        if font not in self._fonts:
            self._fonts[font] = is_bold(self._font_name(at)), _is_flat(font)
        bold, flat = self._fonts[font]
        known = self._looks[thing] = (bold, _font_size(self._page, at) * scale, flat)
        return known

    def _font_name(self, at: int) -> str:
        name = ctypes.create_string_buffer(128)
        length = _font_info(self._handle, at, ctypes.addressof(name), 128, None)
        return name.raw[: max(min(length, 128) - 1, 0)].decode("utf-8", "replace")

    def cut(self, number: int, edges: list[float]) -> list[Word]:
        """A word (by its number in `words()`) that rules cut, as the words between them: its characters by their middle."""
        parts: list[Word] = []
        start, end = self._ranges[number]
        boxes = [self.box(at) for at in range(start, end)]
        sides = [sum(edge <= (box.x0 + box.x1) / 2 for edge in edges) for box in boxes]
        at = start
        while at < end:
            stop = at
            while stop < end and sides[stop - start] == sides[at - start]:
                stop += 1
            self._add(at, stop, parts)
            at = stop
        return parts


def _is_flat(font: int | None) -> bool:
    """Whether a font does not say how far its letters reach below the line."""
    depth = ctypes.c_float()
    return bool(font) and bool(_font_descent(font, 1000.0, ctypes.addressof(depth))) and not depth.value


def _cut_by_rules(words: list[Word], edges: list[Edge], text: _PageText) -> list[Word]:
    """Words with those that an upright rule crosses taken apart there."""
    upright = sorted((edge.box for edge in edges if not edge.flat), key=itemgetter(0))
    if not upright:
        return words
    places = [box.x0 for box in upright]
    places.append(math.inf)
    made: list[Word] = []
    copied = 0  # how many words are in `made` already
    for number, word in enumerate(words):
        x0, top, x1, bottom = word.box
        first = bisect_right(places, x0 + 0.5)
        if places[first] < x1 - 0.5 and len(word.text) > 1:
            last, middle = bisect_left(places, x1 - 0.5), (top + bottom) / 2
            crossing = [box.x0 for box in upright[first:last] if box.top - 1 <= middle <= box.bottom + 1]
            if crossing:
                made += words[copied:number]
                made += text.cut(number, crossing)
                copied = number + 1
    return made + words[copied:]


# rules: the edges of lines and rectangles


def _rules(page: int, height: float) -> tuple[list[Edge], list[Box]]:
    """The flat and upright edges of all drawn paths, and the thin flat ones among them that may strike a text out."""
    edges: list[Edge] = []
    strikes: list[Box] = []
    objects = [(_object_at(page, at), _IDENTITY, 0) for at in range(_object_count(page))]
    matrix_buffer = (ctypes.c_float * 6)()
    matrix_at = ctypes.addressof(matrix_buffer)
    point = (ctypes.c_float * 2)()
    x_at = ctypes.addressof(point)
    y_at = x_at + 4
    mode = (ctypes.c_int * 2)()
    fill_at = ctypes.addressof(mode)
    stroke_at = fill_at + 4
    for handle, outer, depth in objects:
        kind = _object_type(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            _object_matrix(handle, matrix_at)
            inner = _times(tuple(matrix_buffer), outer)
            objects += [(_form_object(handle, at), inner, depth + 1) for at in range(_form_count(handle))]
        if kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        count = _segment_count(handle)
        if not 2 <= count <= _MOST_SEGMENTS:
            continue
        _draw_mode(handle, fill_at, stroke_at)
        if not mode[0] and not mode[1]:
            continue
        _object_matrix(handle, matrix_at)
        a, b, c, d, e, f = _times(tuple(matrix_buffer), outer)
        points: list[tuple[float, float]] = []
        begun = 0
        for at in range(count):
            segment = _segment_at(handle, at)
            _segment_point(segment, x_at, y_at)
            x, y = point
            here = (a * x + c * y + e, height - (b * x + d * y + f))
            if _segment_type(segment) == raw.FPDF_SEGMENT_MOVETO:
                _add_edges(points[begun:], edges, strikes, filled=not mode[1])
                begun = len(points)
            points.append(here)
            if _segment_closes(segment):
                points.append(points[begun])
        _add_edges(points[begun:], edges, strikes, filled=not mode[1])
    return edges, strikes


def _drawn(page: int, height: float) -> list[tuple[float, float]]:
    """The middles of all texts of a page in the order in which they are drawn; those in forms are left out."""
    bounds = (ctypes.c_float * 4)()
    places = [ctypes.addressof(bounds) + 4 * at for at in range(4)]
    found: list[tuple[float, float]] = []
    for handle in (_object_at(page, at) for at in range(_object_count(page))):
        if _object_type(handle) == raw.FPDF_PAGEOBJ_TEXT and _object_bounds(handle, *places):
            left, bottom, right, top = bounds
            found.append(((left + right) / 2, height - (bottom + top) / 2))
    return found


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _add_edges(points: list[tuple[float, float]], edges: list[Edge], strikes: list[Box], *, filled: bool) -> None:
    """The edges between the points of one stroke of the pen, or of one shape that is but `filled`; slanting ones are no rules."""
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    whole = Box(min(xs), min(ys), max(xs), max(ys))
    if whole.bottom - whole.top < 2 and whole.x1 - whole.x0 > 4:
        strikes.append(whole)
    fill = whole if filled and is_fill(whole) else None
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if abs(y0 - y1) < 0.01:
            if abs(x0 - x1) >= 1:
                edges.append(Edge(Box(min(x0, x1), y0, max(x0, x1), y0), True, fill))
        elif abs(x0 - x1) < 0.01 and abs(y0 - y1) >= 1:
            edges.append(Edge(Box(x0, min(y0, y1), x0, max(y0, y1)), False, fill))


def _links(file: Any, page: Any) -> list[tuple[Box, str]]:
    found: list[tuple[Box, str]] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    rectangle = raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(file.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(file.raw, action, buffer, length)
        if raw.FPDFLink_GetAnnotRect(link, rectangle):
            found.append((box_as_shown(rectangle, page), buffer.value.decode("utf-8", "replace")))
    return found
