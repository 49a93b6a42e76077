"""The lines of a text file, with what is not its text put aside: page furniture, bullets without text."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from minutes_miner.document import BULLETS, Block, Line, Run, Table, Warning, ends_open, split_marker
from minutes_miner.readers.glyphs import SEEN
from minutes_miner.readers.hyphens import SOFT
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.paging import counts_pages, page_totals

_PAGE_NUMBER = re.compile(
    r"\s*(?:p\s?a\s?g\s?e\s*\|?\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?|\d+\s*\|\s*p\s?a\s?g\s?e|[-–]\s*\d+\s*[-–]|\d+\s*(?:of|/)\s*\d+|página \d+(?: de \d+)?)\s*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
_STRETCHES = (
    (1, 0),
    (2, 0),
    (1, 1),
    (2, 1),
    (3, 0),
    (1, 2),
)  # lines from the number back to what it interrupts, and on to its end
_LONGEST_RUNNING = 12  # words
RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,}|(?:\*\s*){3,}|(?:~\s*){3,}|[─━═]{3,})")
"""For `fullmatch`: a line drawn across the page."""
ROW_RULE = re.compile(r"^[\s|:+=_-]*(?:-{2,}|={2,}|_{3,})[\s|:+=_-]*$")
"""For `match`: a line between the rows of a table."""
_LINE_END = re.compile(r"\r{1,2}\n|\r|\n|\x0b|\x0c|\u2028|\u2029|\x85")
_SOFT_END = re.compile("[\u00ad\x02](?=[ \t]*[\r\n])")  # the second as pdfium prints it
_OF_TERMINALS = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]|[^\n\r]\x08")  # colours, and a letter struck over another
_ESCAPE = re.compile(
    r"(?<![\\:])\\(?=[-.)*+_\[\](#>$~<!])|(?<=[^\s\\])\\$"
)  # Markdown's, before a sign or at a line end
_PATH = re.compile(r"\\[^\W_]|\b[A-Za-z]:\\")  # of a file; a letter or a digit is escaped by nobody
_DEFINED = re.compile(r"^(\s*):(?=\s{2,}\S)")
_BREAK, _MARKUP_TABLE = (
    re.compile(r"<br\s?/?>(?=\s*[-*•]\s)", re.IGNORECASE),
    re.compile(r"<t(?:able|[drh])\b", re.IGNORECASE),
)
_TAB = "    "
_FEWEST_CELLS, _CELLS = 3, 0.2  # lines with a tab before them that are no items, and their share of those with one
_COUNTED = re.compile(r"^(\s*)(?P<number>\d{1,2})\s+(?=[^\W\d_])(?!.*(?:\t|\S  ))")
_LOST_GLYPH = re.compile(r"^(\s*)(?:\(cid:\d{1,4}\)|\ufffd)\s*(?=\S)|^(\s*)\(cid:\d{1,4}\)$")
_LETTER_GLYPH = re.compile(r"^(\s*)([lnqvwz])\s+(?=\S)")  # as which those of Wingdings are printed
_LONE_LETTER = re.compile(r"(?<![\w'’.-])[lnqvwz](?![\w'’.-])")
_DASHED = re.compile(r"^(\s*[-–—])(?=[^\W\d_])")
_FEWEST_DASHED = 3  # lines
_FEWEST_COUNTED, _COUNTED_WORDS = 3, 4  # lines, and words of one on average, its number among them
_NEAR = 2  # lines from one definition to the next
_SEEN = SEEN | dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F], "")
_OPENED, _CLOSED = re.compile(r'(?:^|\t)"[^\t"]*$'), re.compile(r'[^\t"]*"(?:\t|$)')
_LEAST_GOING_ON, _NEARLY_ALL = 3, 0.9  # lines that go on in small letters behind a blank one, share of lines behind one
_MOST_QUOTED = 30  # lines of one quoted cell
LABEL = re.compile(r"^\s*[^\W\d][\w /&'’().-]{0,38}:(?:\s|$)")
SENTENCE_END = re.compile(r"^[^:]*\w{4}\. [^:]*:")  # before a colon: "office. Present:", not "Dr. Deng:"
UNWRAPPED = 1_000_000  # a width that no line reaches
_FULL, _SHORTEST_FULL = 0.75, 45  # share of the width, characters
_FEWEST_LONG, _ENDED = 3, 0.75  # long lines, the share of them that ends a sentence
_INSIDE = 0.2  # share of the numbers of lines that stand before a small letter
_LONE_NUMBER = re.compile(r"(?<!\S)\d{1,3}(?!\S)")
_SHORTEST_NUMBERED, _LONGEST_NUMBERED, _FEWEST_NUMBERED = (
    400,
    200,
    8,
)  # characters of a line, and between numbers; numbers
STOPS = (".", "!", "?", ":", ";", ")", "”", '"', "؟", "…")
_LETTERS = ("o", "ü", "Ø", "§", "ð", "¨")  # as which bullets of symbol fonts are printed
_DASHES = ("-", "–", "—")
_BOXES = "☐☑☒✓✔"  # boxes to tick stand alone on forms


Found = tuple[int, list[tuple[int, list[str]]]]
"""Where a table ends, and its rows: the number of the first line and the cells; no rows where none was found."""


@dataclass(slots=True)
class Source:
    """One line of the file: its text without the line end, its number from 1, blank lines that stand before it."""

    text: str
    number: int
    blank_before: int


@dataclass(slots=True)
class State:
    """What has been read so far; `width` is in characters that at which the text was wrapped.

    `barren` says for each way of finding tables up to which line it looked in vain, and how often.
    """

    blocks: list[Block | Table] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    tables: int = 0
    barren: dict[int, tuple[int, int]] = field(default_factory=dict)
    width: int = 0  # characters at which the text was wrapped
    longest: int = 0  # characters of its longest line that was
    emptied: dict[int, Found] = field(default_factory=dict)  # tables put together again, by their first line
    edges: list[int] = field(default_factory=list)  # where the columns of the last table in print begin
    narrow: frozenset[int] = frozenset()  # the numbers of the lines that go on in narrow cells
    numbered: frozenset[str] = frozenset()  # the shapes of the numbers of its minutes
    entries: frozenset[str] = frozenset()  # what the items of its lists say
    margin: list[int] = field(default_factory=list)  # where names stand at the right edge
    ids: frozenset[str] = frozenset()  # the kinds of ids that open its lines
    mails: list[int] = field(default_factory=list)  # the numbers of the lines at which older mails begin
    limits: Limits = Limits()


def kept_lines(text: str, state: State) -> list[Source]:
    """The lines with text; page numbers and lines that the pages repeat go to the furniture, rules of dashes are left out."""
    text = _without_line_numbers(_OF_TERMINALS.sub("", text))
    text = SOFT.join(part.translate(_SEEN) for part in _SOFT_END.split(text))
    raw_lines, ends = _LINE_END.split(text), _LINE_END.findall(text)
    inside, totals = _between_words(raw_lines), page_totals(raw_lines)
    running = _running(raw_lines, ends) | inside
    lines: list[Source] = []
    blank = 0
    turned = broken = False
    typed = _MARKUP_TABLE.search(text) is None  # breaks in cells of tables are those of cells
    for number, raw in enumerate(raw_lines, 1):
        turned = turned or (number > 1 and ends[number - 2] == "\f")
        clean = raw.rstrip()
        if not clean.strip() and "\t" not in raw:
            blank += 1
            continue
        if number - 1 in running or (_PAGE_NUMBER.fullmatch(clean) and clean.strip() and counts_pages(clean, totals)):
            state.furniture.append(Block("paragraph", (Line((Run(clean.strip()),), number=number),)))
            broken = broken or number - 1 in inside
            continue
        blank, broken = 0 if broken else blank, False  # the sentence goes on
        for part in _between_breaks(raw) if typed else (raw,):
            plain = part if _PATH.search(part) else _ESCAPE.sub("", part)
            lines.append(Source(plain, number, min(blank, 1) if turned and lines else blank))
            blank, turned = 0, False
    _mark_glyphs(lines)
    _mark_definitions(lines)
    _mark_numbers(lines)
    _mark_dashes(lines)
    _indent_items(lines)
    return _with_open_quotes(lines)


def _between_breaks(raw: str) -> list[str]:
    """The lines of one line of markup, which "<br>" breaks before items; breaks in cells of a table in signs are left to these."""
    if "|" in raw or "\t" in raw:
        return [raw]
    return [part.rstrip() for part in _BREAK.split(raw) if part.strip()] or [raw]


def _mark_glyphs(lines: list[Source]) -> None:
    """Sets a bullet where the glyph of one was lost: "(cid:127) Ann to call", or the letter of a symbol font that opens several lines
    and stands alone nowhere else, "n Welcome", "n Budget".
    """
    letters = Counter(match[2] for line in lines if (match := _LETTER_GLYPH.match(line.text)))
    words = {word for line in lines for word in _LONE_LETTER.findall(line.text.strip()[1:])} if letters else set()
    bullets = {letter for letter, count in letters.items() if count >= _FEWEST_DASHED and letter not in words}
    for line in lines:
        line.text = _LOST_GLYPH.sub(r"\1• ", line.text)
        letter = _LETTER_GLYPH.match(line.text) if bullets else None
        if letter and letter[2] in bullets:
            line.text = f"{letter[1]}• {line.text[letter.end() :]}"


def _mark_definitions(lines: list[Source]) -> None:
    """Gives each of several lines behind a colon (":   Present: Ann, Ben") the mark of a list: they define what stands above."""
    defined = [at for at, line in enumerate(lines) if _DEFINED.match(line.text)]
    for at in defined:
        if any(0 < abs(other - at) <= _NEAR for other in defined):
            lines[at].text = _DEFINED.sub(r"\1-", lines[at].text)


def _mark_numbers(lines: list[Source]) -> None:
    """Gives lines that count from one right below each other ("1 NRC to call the bank", "2 ...") the stop that makes their numbers
    those of a list; short ones, names and topics, stay.
    """
    run: list[Source] = []
    for line in [*lines, None]:
        told = _COUNTED.match(line.text) if line is not None else None
        follows = bool(run) and line is not None and not line.blank_before
        if line is not None and told and int(told["number"]) == len(run) + 1 and (follows or not run):
            run.append(line)
            continue
        if len(run) >= _FEWEST_COUNTED and sum(len(one.text.split()) for one in run) > _COUNTED_WORDS * len(run):
            for one in run:
                one.text = _COUNTED.sub(r"\1\2. ", one.text)
        run = [line] if line is not None and told and int(told["number"]) == 1 else []


def _mark_dashes(lines: list[Source]) -> None:
    """Sets the dash apart from its text where several lines open with one and no blank behind it: "-Welcome", "-Budget"."""
    dashed = [line for line in lines if _DASHED.match(line.text)]
    for line in dashed if len(dashed) >= _FEWEST_DASHED else ():
        line.text = _DASHED.sub(r"\1 ", line.text)


def _indent_items(lines: list[Source]) -> None:
    """Indents with blanks the items under an item that were indented with tabs, which else look like cells; not in a text whose tabs
    begin cells, as they do where several stand before other lines.
    """
    tabbed = [line.text.lstrip("\t") for line in lines if line.text.startswith("\t") and line.text.strip()]
    plain = sum(split_marker(text)[0] is None for text in tabbed)
    if plain >= _FEWEST_CELLS and plain > _CELLS * len(tabbed):
        return
    for before, line in itertools.pairwise(lines):
        bare = line.text.lstrip("\t")
        if bare == line.text or "\t" in bare or line.blank_before:
            continue
        if split_marker(bare)[0] is not None and split_marker(before.text)[0] is not None and "\t" not in before.text:
            line.text = _TAB * (len(line.text) - len(bare)) + bare


def _without_line_numbers(text: str) -> str:
    """A text without the numbers of its lines, where it lost the lines and the numbers stand between its words."""
    return "\n".join(_unnumbered(line) if len(line) > _SHORTEST_NUMBERED else line for line in text.split("\n"))


def _unnumbered(line: str) -> str:
    """A long line without the numbers that count through it, one every few words; most of them stand inside of sentences."""
    if "\t" in line:
        return line
    counted: list[re.Match[str]] = []
    for number in _LONE_NUMBER.finditer(line):
        value = int(number[0])
        last = int(counted[-1][0]) if counted else None
        near = not counted or number.start() - counted[-1].end() < _LONGEST_NUMBERED
        if near and (value == 1 if last is None else value in (1, last, last + 1) if last == 1 else value == last + 1):
            counted.append(number)
    inside = sum(line[number.end() :].lstrip()[:1].islower() for number in counted)
    if len(counted) < _FEWEST_NUMBERED or inside < _INSIDE * len(counted):
        return line  # "1 Welcome 2 Minutes of the last meeting" is a list
    starts, ends = [0, *(m.end() for m in counted)], [*(m.start() for m in counted), len(line)]
    return " ".join(line[a:b].strip() for a, b in zip(starts, ends, strict=True)).strip()


def _running(lines: Sequence[str], ends: Sequence[str]) -> set[int]:
    """The lines at the head and the foot of pages that repeat from page to page, and bare numbers at the foot."""
    pages: list[list[int]] = [[]]
    for at, line in enumerate(lines):
        if line.strip():
            pages[-1].append(at)
        if at < len(ends) and ends[at] == "\f":
            pages.append([])
    pages = [page for page in pages if page]
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(lines[at]) for at in (*page[:2], *page[-2:])})
    found: set[int] = set()
    for number, page in enumerate(pages):
        edges = (*page[:2], *page[-2:]) if number else page[-2:]  # what heads the first page is its title
        found.update(at for at in edges if seen[_pattern(lines[at])] >= max(2, len(pages) // 2))
        if lines[page[-1]].strip().isdecimal():
            found.add(page[-1])
    return found


def _between_words(lines: Sequence[str]) -> set[int]:
    """The number of a page and the running lines beside it where they stand inside of a sentence:

    "We need the list of / River Group, minutes / Page 2 / tents by Friday"; what goes on behind them tells that they are no text.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    found: set[int] = set()
    for place, at in enumerate(filled):
        page = lines[at].strip()
        apart = any(not lines[beside].strip() for beside in (at - 1, at + 1) if 0 <= beside < len(lines))
        if not (_PAGE_NUMBER.fullmatch(page) or (apart and _BARE_NUMBER.fullmatch(page) and "\t" not in lines[at])):
            continue
        for first, last in _STRETCHES:
            if place < first or place + last >= len(filled) - 1:
                continue
            inside = filled[place - first + 1 : place + last + 1]
            before, after = lines[filled[place - first]], lines[filled[place + last + 1]]
            if _goes_on(before, after) and all(i == at or _may_run(lines[i]) for i in inside):
                found.update(inside)
                break
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence breaks off in one line and goes on in another: "the list of / tents", "by 20 / March"."""
    bare = before.rstrip()
    undated = bare.rstrip("0123456789").rstrip()
    if undated != bare and ends_open(undated):
        return after.lstrip()[:1].isalpha()
    return ends_open(bare) and after.lstrip()[:1].islower()


def _may_run(line: str) -> bool:
    """Whether a line may be a running head or foot: a short one without the end of a sentence or the mark of a list."""
    text = line.strip()
    begins = not text[:1].islower() and len(text.split()) <= _LONGEST_RUNNING
    return begins and not text.endswith(STOPS) and split_marker(text)[0] is None


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()).casefold())


def _with_open_quotes(lines: list[Source]) -> list[Source]:
    """A cell that a spreadsheet quoted for its line breaks is one cell of one line again."""
    joined: list[Source] = []
    at = 0
    while at < len(lines):
        line, at = lines[at], at + 1
        joined.append(line)
        while _OPENED.search(line.text) and (end := _quote_end(lines, at, tabbed="\t" in line.text)):
            cell = "<br>".join(part.text for part in [line, *lines[at:end]])
            line.text = re.sub(r'(^|\t)"([^"]*<br>[^"]*)"(?=\t|$)', r"\1\2", cell)
            at = end
    return joined


def _quote_end(lines: list[Source], at: int, *, tabbed: bool) -> int:
    """Behind which line a quoted cell closes that was open before one; 0 where none of the next ones closes it."""
    for end in range(at, min(at + _MOST_QUOTED, len(lines))):
        if '"' in lines[end].text:
            closes = _CLOSED.match(lines[end].text) and (tabbed or "\t" in lines[end].text)
            return end + 1 if closes else 0
    return 0


def close_up(lines: list[Source]) -> None:
    """Takes one blank line from between all lines of a text that is set double-spaced: its sentences go on behind them."""
    gaps = [(above.text.rstrip(), below) for above, below in itertools.pairwise(lines)]
    spaced = sum(below.blank_before > 0 for _, below in gaps)
    going_on = sum(
        below.blank_before > 0 and below.text.lstrip()[:1].islower() and above[-1:].isalnum() for above, below in gaps
    )
    if going_on >= _LEAST_GOING_ON and spaced >= _NEARLY_ALL * len(gaps):
        for line in lines:
            line.blank_before = max(line.blank_before - 1, 0)


def put_aside(lines: list[Source], state: State) -> None:
    """Lines that are no text of the minutes, to the furniture."""
    for line in lines:
        state.furniture.append(Block("paragraph", (Line((Run(line.text.strip()),), number=line.number),)))


def wrap_width(lines: Sequence[Source]) -> int:
    """The length in characters that nine of ten lines do not pass; `UNWRAPPED` where each paragraph is one line.

    Lines that were wrapped end anywhere in a sentence, lines that are paragraphs end with one.
    """
    texts = [line.text.rstrip() for line in lines if "\t" not in line.text]
    lengths = sorted(map(len, texts))
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    long = [text for text in texts if len(text) >= max(_FULL * width, _SHORTEST_FULL)]
    ended = sum(text.endswith(STOPS) for text in long)
    if len(long) >= _FEWEST_LONG and ended >= _ENDED * len(long):
        return width if ended < len(long) and _ends_at(lengths[-1], lines) else UNWRAPPED
    return width


def _ends_at(width: int, lines: Sequence[Source]) -> bool:
    """Whether each long line ends where the first word of the next one had no room: so does no line that is a paragraph."""
    pairs = [
        (above.text.rstrip(), below.text)
        for above, below in itertools.pairwise(lines)
        if not below.blank_before and is_full(above.text.rstrip(), width)
    ]
    return len(pairs) >= _FEWEST_LONG - 1 and not any(has_room(above, below, width) for above, below in pairs)


def has_room(before: str, text: str, width: int) -> bool:
    """Whether the first word of a line had room at the end of the line before."""
    return len(before.rstrip()) + 1 + len(text.split(maxsplit=1)[0]) <= width


def is_full(text: str, width: int) -> bool:
    """Whether a line is so long that the next one may go on with it."""
    return len(text) >= max(_FULL * width, _SHORTEST_FULL)


def strand_bullets(lines: list[Source], state: State) -> int:
    """Takes out bullets that stand alone, as a table leaves them whose columns were emptied one after another.

    A single glyph with its text on the next line is joined with it instead. Returns how many were stranded.
    """
    lone = {at for at, line in enumerate(lines) if _is_lone(line.text)}
    joined = {
        at
        for at in lone
        if at + 1 < len(lines) and at + 1 not in lone and lines[at + 1].blank_before == 0 and at - 1 not in lone
    }
    single = {at for at in lone - joined if _has_one_text(lines, at, lone)}
    if 2 * len(single) >= len(lone - joined):
        joined |= single
    stranded = sorted(lone - joined)
    many = len(stranded) >= 5
    for at in joined:
        lines[at + 1].text = f"{lines[at].text.rstrip()} {lines[at + 1].text.lstrip()}"
    for at in stranded:
        state.furniture.append(Block("paragraph", (Line((Run(lines[at].text.strip()),), number=lines[at].number),)))
    for at in sorted(lone, reverse=True):
        if at + 1 < len(lines):
            below = 0 if at in joined else lines[at + 1].blank_before + 1
            lines[at + 1].blank_before = lines[at].blank_before + below
    lines[:] = [line for at, line in enumerate(lines) if at not in lone]
    return len(stranded) if many else 0


def _has_one_text(lines: Sequence[Source], at: int, lone: Set[int]) -> bool:
    """Whether blank lines stand around a bullet and the text behind it, and no other bullet beside it; a dash alone may be an empty item."""
    if at + 1 >= len(lines) or lines[at].text.strip() in _DASHES or not lone.isdisjoint((at - 1, at + 1)):
        return False
    apart = lines[at].blank_before == lines[at + 1].blank_before == 1
    return apart and split_marker(lines[at + 1].text)[0] is None


def _is_lone(text: str) -> bool:
    bare = text.strip()
    if bare in _LETTERS:
        return True
    return bool(bare) and len(bare) <= 2 and all(ch in BULLETS and ch not in _BOXES for ch in bare) and "\t" not in text
