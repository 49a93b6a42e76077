"""Text files: encodings, paragraphs, lists, headings, and tables as other programs print them.

The text of minutes mostly comes out of something else: a PDF, a Word table, a wiki, a mail. Each habit of those
programs is one small function: tab-separated rows, cells on lines of their own behind a tab, Markdown pipes, columns
held apart by blanks.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from minutes_miner.document import BULLETS, Block, Cell, Document, Line, Row, Run, Table, Warning, split_marker
from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.markup import blocks_of_markup

_ENCODINGS = ["cp1252", "cp1256", "mac_roman", "utf_16_le", "utf_16_be"]
_PAGE_NUMBER = re.compile(
    r"\s*(?:p\s?a\s?g\s?e\s*\|?\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?|\d+\s*\|\s*p\s?a\s?g\s?e|[-–]\s*\d+\s*[-–]|\d+\s*(?:of|/)\s*\d+|página \d+(?: de \d+)?)\s*",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|strong|em|span|div|ul|ol|li|td|tr|th|table|tbody|thead|sup|sub|a)\b[^>]*>", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b)", re.IGNORECASE | re.DOTALL)
_BREAK_TAG = re.compile(r"</p>\s*<p[^>]*>|<br\s*/?>|</?p[^>]*>|</?li[^>]*>|</?div[^>]*>", re.IGNORECASE)
_RULE = re.compile(r"^[\s|:+=_-]*(?:-{2,}|={2,}|_{3,})[\s|:+=_-]*$")
_LABEL = re.compile(r"^\s*[^\W\d][\w /&'’().-]{0,38}:(?:\s|$)")
_EMPHASIS = re.compile(
    r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<!\w)\*(?=\S)([^*\n]+?)(?<=\S)\*(?!\w)|\[([^\]\n]+)\]\(([^)\s]+)\)"
)
_MAIL_HEAD = re.compile(
    r"\s*(?:from|sent|to|cc|bcc|subject|date|reply-to|attachments?|importance|de|envoyé|à|objet|para|asunto|enviado|fecha|cci?)\s*:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\s*(?:subject|objet|asunto|assunto)\s*:\s*(?:(?:re|fw|fwd|tr|rv)\s*:\s*)*", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^\s*(?:(?:best|kind|warm|many)?\s*regards|sincerely|yours|thanks|many thanks|cordialement|bien à vous|saludos|atentamente|--\s*$)",
    re.IGNORECASE,
)
_BOXES = "☐☑☒✓✔"  # boxes to tick stand alone on forms
_GAP = re.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")


@dataclass(slots=True)
class _Source:
    """One line of the file: its text without the line end, its number from 1, blank lines that stand before it."""

    text: str
    number: int
    blank_before: int


@dataclass(slots=True)
class _State:
    blocks: list[Block | Table] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    tables: int = 0
    width: int = 0  # characters at which the text was wrapped


def read(data: bytes, *, path: str, sha256: str, limits: Limits) -> Document:
    """The Document of a text file; `pages` is empty. Raises `FileError` `not-text` or `empty-file`."""
    text, warnings = decode(data)
    if _PAGE.match(text):
        blocks, _ = blocks_of_markup(text, tables_before=0, limits=limits)
        return Document(path, sha256, "txt", tuple(blocks), warnings=warnings)
    state = _State(warnings=list(warnings))
    lines = _kept_lines(text, state)
    lines = _without_mail(lines, state)
    state.width = _wrap_width(lines)
    stranded = _strand_bullets(lines, state)
    if stranded:
        message = (
            f"{stranded} bullets stand apart from their text: the columns of a table were emptied one after another."
        )
        state.warnings.append(Warning("doubtful-columns", message))
    at = 0
    while at < len(lines):
        for find in _FINDERS:
            end = find(lines, at, state)
            if end > at:
                at = end
                break
        else:
            at = _paragraph(lines, at, state)
    return Document(
        path=path,
        sha256=sha256,
        format="txt",
        blocks=tuple(state.blocks),
        furniture=tuple(state.furniture),
        warnings=tuple(state.warnings),
    )


def decode(data: bytes) -> tuple[str, tuple[Warning, ...]]:
    """The text of a file whose encoding nobody states, and a warning where it is a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").lstrip("\ufeff"), ()
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        even = sample[::2].count(0) > sample[1::2].count(0)
        return data.decode("utf-16-be" if even else "utf-16-le", errors="replace"), ()
    try:
        text = data.decode("utf-8-sig")
        if not _is_binary(text):
            return text, ()
    except UnicodeDecodeError:
        pass
    for encoding in ("utf-16-le", "utf-16-be"):  # without a mark, and in a script without zeros
        text = data.decode(encoding, errors="replace")
        if (
            not _is_binary(text)
            and sum(ch.isspace() or ch.isalnum() for ch in text) > 0.9 * len(text)
            and len(data) % 2 == 0
        ):
            scripts = {unicodedata.name(ch, "?").split()[0] for ch in text if ch.isalpha()}
            if len(scripts) <= 3:
                return text, ()
    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, errors="replace")
    if _is_binary(text):
        raise FileError("not-text", "The file holds binary data, not text.")
    return text, (Warning("doubtful-encoding", f"Read as {encoding}; the file does not say which encoding it has."),)


def _is_binary(text: str) -> bool:
    sample = text[:8192]
    odd = sum(1 for ch in sample if ch < " " and ch not in "\t\r\n\f\v\x1b\x02")
    return odd > max(4, len(sample) // 50)


def _kept_lines(text: str, state: _State) -> list[_Source]:
    """The lines with text; page numbers go to the furniture, rules of dashes are left out."""
    lines: list[_Source] = []
    blank = 0
    for number, raw in enumerate(re.split(r"\r\n|\r|\n|\x0b|\x0c|\u2028|\u2029|\x85", text), 1):
        clean = raw.replace("\x00", "").rstrip()
        if not clean.strip() and "\t" not in raw:
            blank += 1
            continue
        if _PAGE_NUMBER.fullmatch(clean) and clean.strip():
            state.furniture.append(Block("paragraph", (Line((Run(clean.strip()),), number=number),)))
            continue
        lines.append(_Source(raw.replace("\x00", ""), number, blank))
        blank = 0
    return lines


def _without_mail(lines: list[_Source], state: _State) -> list[_Source]:
    """The lines without the head and the signature of a mail, which go to the furniture; the subject stays.

    Quoting marks before most lines are taken off; before a few they are bullets.
    """
    head = 0
    while head < len(lines) and head < 12 and _MAIL_HEAD.match(lines[head].text):
        head += 1
    kept = lines
    if head >= 3:
        kept = [line for line in lines[:head] if _SUBJECT.match(line.text)] + lines[head:]
        _put_aside([line for line in lines[:head] if not _SUBJECT.match(line.text)], state)
        for line in kept[:1]:
            line.text = _SUBJECT.sub("", line.text)
        end = next(
            (at for at, line in enumerate(kept) if _SIGNATURE.match(line.text) and len(kept) - at <= 14), len(kept)
        )
        _put_aside(kept[end:], state)
        kept = kept[:end]
    quoted = [line for line in kept if line.text.lstrip().startswith(">")]
    if len(quoted) * 2 > len(kept):
        for line in quoted:
            line.text = re.sub(r"^\s*(?:>\s?)+", "", line.text)
        kept = [line for line in kept if line.text.strip()]
    return kept


def _put_aside(lines: list[_Source], state: _State) -> None:
    for line in lines:
        state.furniture.append(Block("paragraph", (Line((Run(line.text.strip()),), number=line.number),)))


def _wrap_width(lines: Sequence[_Source]) -> int:
    lengths = sorted(len(line.text.rstrip()) for line in lines if "\t" not in line.text)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _strand_bullets(lines: list[_Source], state: _State) -> int:
    """Takes out bullets that stand alone, as a table leaves them whose columns were emptied one after another.

    A single glyph with its text on the next line is joined with it instead. Returns how many were stranded.
    """
    lone = [at for at, line in enumerate(lines) if _is_lone(line.text)]
    joined = {
        at
        for at in lone
        if at + 1 < len(lines) and at + 1 not in lone and lines[at + 1].blank_before == 0 and at - 1 not in lone
    }
    stranded = [at for at in lone if at not in joined]
    many = len(stranded) >= 5
    for at in joined:
        lines[at + 1].text = f"{lines[at].text.rstrip()} {lines[at + 1].text.lstrip()}"
    for at in stranded:
        state.furniture.append(Block("paragraph", (Line((Run(lines[at].text.strip()),), number=lines[at].number),)))
    gone = set(lone)
    for at in sorted(gone, reverse=True):
        if at + 1 < len(lines):
            lines[at + 1].blank_before += lines[at].blank_before + 1 if at not in joined else lines[at].blank_before
        del lines[at]
    return len(stranded) if many else 0


def _is_lone(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and len(bare) <= 2 and all(ch in BULLETS and ch not in _BOXES for ch in bare) and "\t" not in text


# tables


def _tab_rows(lines: list[_Source], at: int, state: _State) -> int:
    """Rows with tabs between cells; rows cut by a page go on after blank lines with the same number of cells."""
    width = _cells_in(lines[at])
    if width < 2 or _is_dump_cell(lines[at].text):
        return at
    end = at
    rows: list[_Source] = []
    while end < len(lines):
        line = lines[end]
        cells = _cells_in(line)
        if _RULE.match(line.text.replace("\t", "|")) and (rows or cells > 1):
            end += 1
            continue
        if cells < 2 or (cells != width and line.blank_before and not _near(cells, width)):
            break
        width = max(width, cells)
        rows.append(line)
        end += 1
    if len(rows) < 2 and width < 3:
        return at
    _add_table(state, [_Cells(row.number, row.text.split("\t"), row.blank_before) for row in rows], width, header=1)
    return end


def _near(cells: int, width: int) -> bool:
    return abs(cells - width) <= 1


def _cells_in(line: _Source) -> int:
    return line.text.count("\t") + 1 if "\t" in line.text else 1


def _is_dump_cell(text: str) -> bool:
    return bool(re.match(r"^\s?\t", text)) and "\t" not in text.lstrip(" ").removeprefix("\t").rstrip()


def _tab_cells(lines: list[_Source], at: int, state: _State) -> int:
    """A table printed cell by cell: each cell begins on a new line behind a tab; the first run of cells is the head."""
    start = at
    titles = []
    while at < len(lines) and _is_dump_cell(lines[at].text):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is not None and following.blank_before == 0:
            break
        titles.append(lines[at])
        at += 1
        if len(titles) > 2:
            return start
    head = at
    while at < len(lines) and _is_dump_cell(lines[at].text) and (at == head or lines[at].blank_before == 0):
        at += 1
    width = at - head
    if width < 3:
        return start
    cells, at = _dump_cells(lines, head, width)
    for line in titles:
        _add_block(state, [_Source(line.text.strip(), line.number, line.blank_before)], "paragraph")
    rows = [cells[i : i + width] for i in range(0, len(cells), width)]
    numbers = [row[0][0] for row in rows]
    _add_table(
        state,
        [
            _Cells(number, ["\n".join(part for _, part in [cell]) for cell in row], 1)
            for number, row in zip(numbers, rows, strict=True)
        ],
        width,
        header=1,
    )
    return at


def _dump_cells(lines: list[_Source], at: int, width: int) -> tuple[list[tuple[int, str]], int]:
    cells: list[tuple[int, str]] = []
    while at < len(lines):
        line = lines[at]
        if _is_dump_cell(line.text) or re.match(r"^\s?\t", line.text):
            cells.append((line.number, line.text.strip()))
        elif split_marker(line.text)[0] is not None or line.blank_before == 0 or len(cells) % width:
            number, text = cells[-1]
            cells[-1] = (number, f"{text}\n{line.text.strip()}" if text else line.text.strip())
        else:
            break
        at += 1
    return cells, at


def _pipe_rows(lines: list[_Source], at: int, state: _State) -> int:
    """Markdown: cells between pipes, a row of dashes below the head."""
    end, rows, ruled = at, [], False
    while end < len(lines) and "|" in lines[end].text and (end == at or lines[end].blank_before == 0):
        if _RULE.match(lines[end].text):
            ruled = True
        else:
            rows.append(lines[end])
        end += 1
    cells = [re.split(r"(?<!\\)\|", row.text.strip().strip("|")) for row in rows]
    even = len({len(c) for c in cells}) == 1 and len(cells[0]) > 2 if cells else False
    if len(rows) < 2 or min(len(c) for c in cells) < 2 or not (ruled or even or lines[at].text.strip().startswith("|")):
        return at
    width = max(len(c) for c in cells)
    _add_table(
        state, [_Cells(r.number, c, 0) for r, c in zip(rows, cells, strict=True)], width, header=1 if ruled else 0
    )
    return end


def _spaced_rows(lines: list[_Source], at: int, state: _State) -> int:
    """Columns held apart by blanks, as a PDF printer with layout writes them."""
    end = at
    while end < len(lines) and (end == at or lines[end].blank_before <= 1) and _spaced(lines[end].text, lines, end, at):
        end += 1
    region = lines[at:end]
    if len(region) < 3 or sum(1 for line in region if _GAP.search(line.text.strip())) < 3:
        return at
    edges = _column_edges([line.text.expandtabs(8) for line in region])
    if len(edges) < 2 or len(edges) > 8:
        return at
    rows = _spaced_cells(region, edges)
    if len(rows) < 2 or not any(sum(1 for c in row.texts if c.strip()) >= 2 for row in rows[:1]):
        return at
    _add_table(state, rows, len(edges), header=0, ruled=False)
    return end


def _spaced(text: str, lines: list[_Source], at: int, start: int) -> bool:
    if _GAP.search(text.strip()):
        return split_marker(text)[0] is None or bool(_GAP.search(split_marker(text)[1]))
    return at > start and len(text) - len(text.lstrip()) >= 8


def _column_edges(texts: list[str]) -> list[int]:
    """Where columns begin: a blank strip of two characters or more in nearly all lines ends a column."""
    width = max(len(t) for t in texts)
    allowed = len(texts) // 20
    filled = [sum(1 for t in texts if i < len(t) and t[i] != " ") > allowed for i in range(width)]
    edges = []
    for i in range(width):
        if filled[i] and not any(filled[max(i - 2, 0) : i]):
            edges.append(i)
    return edges


def _spaced_cells(region: list[_Source], edges: list[int]) -> "list[_Cells]":
    rows: list[_Cells] = []
    bounds = [*edges[1:], 10_000]
    for line in region:
        text = line.text.expandtabs(8)
        cells = [text[start:end].strip() for start, end in zip([0, *edges[1:]], bounds, strict=True)]
        new = (
            not rows
            or line.blank_before > 0
            or (cells[0] and sum(1 for c in cells if c) >= 2 and not cells[0][:1].islower())
        )
        if new:
            rows.append(_Cells(line.number, cells, line.blank_before))
        else:
            rows[-1].texts = [
                f"{old}\n{cell}".strip() if cell else old for old, cell in zip(rows[-1].texts, cells, strict=True)
            ]
    return rows


@dataclass(slots=True)
class _Cells:
    """One row of a table in the making: the number of its first line and the raw text of its cells."""

    number: int
    texts: list[str]
    blank_before: int


def _add_table(state: _State, rows: list[_Cells], width: int, *, header: int, ruled: bool = True) -> None:
    state.tables += 1
    merged: list[_Cells] = []
    for row in rows:
        row.texts += [""] * (width - len(row.texts))
        if len(merged) > header and _goes_on(row, merged[-1]):
            merged[-1].texts = [
                f"{a}\n{b}" if a.strip() and b.strip() else a or b
                for a, b in zip(merged[-1].texts, row.texts, strict=True)
            ]
        else:
            merged.append(row)
    made = []
    for at, row in enumerate(merged, 1):
        cells = tuple(
            Cell(at, column, tuple(_cell_blocks(text, row.number)), page=None)
            for column, text in enumerate(row.texts, 1)
        )
        made.append(Row(cells))
    plain_head = header and all(len(cell.text) < 80 for cell in made[0].cells)
    state.blocks.append(Table(state.tables, tuple(made), width, header_rows=header if plain_head else 0, ruled=ruled))


def _goes_on(row: _Cells, before: _Cells) -> bool:
    """Whether a page break cut a row in two: it comes after blank lines, its first cell is empty, and text goes on."""
    if not row.blank_before or row.texts[0].strip():
        return False
    filled = [(a, b) for a, b in zip(before.texts, row.texts, strict=True) if b.strip()]
    return bool(filled) and all(a.strip() for a, _ in filled)


def _cell_blocks(text: str, number: int) -> Iterator[Block]:
    """The paragraphs and list items of a cell; breaks written as markup or as line feeds."""
    broken = _BREAK_TAG.sub("\n", text)
    pieces: list[str] = []
    for piece in broken.split("\n"):
        clean = html.unescape(_TAG.sub("", piece)).strip()
        if not clean:
            continue
        if pieces and clean[:1].islower() and split_marker(clean)[0] is None and "<" not in text:
            pieces[-1] += f"\n{clean}"
        else:
            pieces.append(clean)
    for piece in pieces:
        marker, rest = split_marker(piece)
        lines = tuple(Line(tuple(_runs(part)), number=number) for part in (rest if marker else piece).split("\n"))
        yield Block("list_item" if marker else "paragraph", lines, level=1 if marker else 0, marker=marker)


# running text


def _paragraph(lines: list[_Source], at: int, state: _State) -> int:
    """One heading, list item or paragraph with the lines that wrap into it."""
    first = lines[at]
    text = _plain(first.text)
    marker, _ = split_marker(text)
    end = at + 1
    while end < len(lines) and _wraps(lines[end - 1], lines[end], marker is not None, state):
        if any(find(lines, end, _State(width=state.width)) > end for find in _FINDERS):
            break
        end += 1
    kind = "list_item" if marker else "heading" if _is_heading(lines, at, end) else "paragraph"
    _add_block(state, lines[at:end], kind)
    return end


def _wraps(before: _Source, line: _Source, listed: bool, state: _State) -> bool:
    if (
        line.blank_before
        or split_marker(_plain(line.text))[0] is not None
        or _LABEL.match(line.text)
        or "\t" in line.text
    ):
        return False
    ended = before.text.rstrip()
    text = line.text.strip()
    if text[:1].islower():
        return True
    if _LABEL.match(before.text) and len(ended) < state.width * 0.75 and not ended.endswith(","):
        return False
    full = len(ended) >= max(state.width * 0.75, 45)
    if listed and len(line.text) - len(line.text.lstrip()) > len(before.text) - len(before.text.lstrip()):
        return True
    if _is_title(before.text) and _is_title(line.text) and len(text.split()) <= 5 and before.blank_before >= 2:
        return True
    return full


def _is_title(text: str) -> bool:
    bare = text.strip()
    return (
        bool(bare) and len(bare.split()) <= 12 and bare[-1] not in ".;,:" and not bare[0].islower() and "\t" not in text
    )


def _is_heading(lines: list[_Source], at: int, end: int) -> bool:
    """A Markdown heading; a line all bold or in capitals; a short line that stands apart, as slides print titles."""
    raw = lines[at].text.strip()
    if raw.startswith("#") and re.match(r"#{1,6}\s+\S", raw):
        return True
    if end - at > 2:
        return False
    text = _plain(" ".join(line.text for line in lines[at:end])).strip()
    if not text or len(text.split()) > 14 or text[-1] in ".;,":
        return False
    if re.fullmatch(r"(\*\*|__).+\1:?", raw):
        return True
    letters = [ch for ch in text if ch.isalpha()]
    if len(letters) > 4 and all(ch.isupper() for ch in letters) and any(ch.lower() != ch for ch in letters):
        return True
    return lines[at].blank_before >= 2 and _is_title(text) and len(text.split()) <= 10 and "," not in text


def _add_block(state: _State, lines: list[_Source], kind: str) -> None:
    indent = len(lines[0].text.expandtabs(4)) - len(lines[0].text.expandtabs(4).lstrip())
    made, marker = [], None
    for at, line in enumerate(lines):
        text = line.text.strip()
        if at == 0 and kind != "heading":
            marker, rest = split_marker(_TAG.sub("", line.text))
            text = rest.strip() if marker else text
        elif at == 0:
            text = re.sub(r"^#{1,6}\s+", "", text)
        runs = tuple(_runs(text))
        if runs or marker:
            made.append(Line(runs, number=line.number))
    level = 1 + indent // 2 if kind == "list_item" else 1 if kind == "heading" else 0
    if kind == "heading":
        found = re.match(r"(#{1,6})\s", lines[0].text.strip())
        level = len(found[1]) if found else 1
    if made:
        state.blocks.append(Block(kind, tuple(made), level=level, marker=marker, indent=float(indent)))  # type: ignore[arg-type]


def _plain(text: str) -> str:
    return _TAG.sub("", text)


def _runs(text: str) -> Iterator[Run]:
    """A line as runs: Markdown emphasis and links become looks, markup and entities are undone."""
    text = html.unescape(_TAG.sub("", text))
    position = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        if match[2] is not None:
            yield Run(match[2], bold=True)
        elif match[3] is not None:
            yield Run(match[3], italic=True)
        else:
            yield Run(match[4], link=match[5])
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


_FINDERS: tuple[Callable[[list[_Source], int, _State], int], ...] = (_tab_cells, _tab_rows, _pipe_rows, _spaced_rows)
