"""What a reader returns: the text of one file, in reading order, each piece with its place.

    Document
    ├── pages       Page(number, size, how much text)
    ├── blocks      Block (paragraph, heading, list item) or Table, in reading order
    │                 Block → Line → Run          Table → Row → Cell → Block or Table
    ├── furniture   Block: running headers, footers, page numbers; kept apart, not dropped
    ├── comments    Comment: what reviewers wrote in the margin
    └── warnings    Warning: what the reader could not see or was unsure about

Readers know nothing of minutes: no word of this module speaks of actions or agencies. All records are
immutable. Coordinates are PDF points with the origin at the top left of the page as it is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Format = Literal["pdf", "docx", "txt"]
BY_LOOK = 9
"""The level of a heading that only its look tells, a bold line: below those that a style or a sign gives a level."""


class Box(NamedTuple):
    """A rectangle in PDF points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Warning:
    """A fault in a document: stable `code` (see `errors.CODES`), a sentence, the page where known."""

    code: str
    message: str
    page: int | None = None


class Run(NamedTuple):
    """A piece of one line with one look. `text` has no line break."""

    text: str
    box: Box | None = None
    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: str | None = None


class Line(NamedTuple):
    """One line as it stands on the page (PDF), between line breaks (DOCX) or in the file (TXT).

    `page` and `number` count from 1; `number` is the line of a TXT file, else None.
    """

    runs: tuple[Run, ...]
    page: int | None = None
    number: int | None = None

    @property
    def text(self) -> str:
        """The runs joined as they stand; blanks between runs belong to the runs."""
        return self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])

    @property
    def box(self) -> Box | None:
        """The rectangle around all runs that have one."""
        return enclosing(run.box for run in self.runs)


BlockKind = Literal["paragraph", "heading", "list_item"]


class Block(NamedTuple):
    """A paragraph, heading or list item: one or more lines that belong together.

    `level` is the depth of a heading or list item from 1, and 0 for a paragraph. `marker` is the bullet or
    number of a list item ("•", "1.", "a)") or a numbered heading; it is not repeated in the lines. `indent` is
    the left edge in points from the left of the column of text, where known. `counted` says that the file itself knows the
    block as an item of a list, and its marker is no guess at typed characters.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    marker: str | None = None
    indent: float | None = None
    counted: bool = False

    @property
    def text(self) -> str:
        """The lines joined by line feeds, marker not included."""
        return "\n".join(line.text for line in self.lines)

    @property
    def page(self) -> int | None:
        """The page on which the block begins."""
        return self.lines[0].page if self.lines else None

    @property
    def bold(self) -> bool:
        """Whether all its visible text is bold."""
        runs = [run for line in self.lines for run in line.runs if run.text.strip()]
        return bool(runs) and all(run.bold for run in runs)


class Cell(NamedTuple):
    """One cell of a table. `row` and `column` count from 1 in the grid; spans are at least 1.

    `blocks` may be empty, and may hold nested tables. A cell that goes over a page break is one cell whose lines
    stand on several pages. `empty` tells for each empty paragraph how many blocks stand before it, where the file has paragraphs.
    """

    row: int
    column: int
    blocks: "tuple[Block | Table, ...]" = ()
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    page: int | None = None
    empty: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """All text of the cell, blocks joined by line feeds; of a cell that holds nothing but a tick or a dot, that one."""
        text = "\n".join(block.text for block in self.blocks)
        marks = (block.marker for block in self.blocks if isinstance(block, Block) and block.marker)
        return text or next((mark for mark in marks if mark in TICKS), "")


class Row(NamedTuple):
    """One row: its cells from left to right; a cell merged downwards stands only in its first row.

    `continued` says that the row goes on from one that a page break cut and could not be joined with certainty.
    """

    cells: tuple[Cell, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `number` counts from 1 through the document, nested tables included.

    `header_rows` is how many rows at the top are heads (0 when unknown); heads repeated after page breaks are
    left out of `rows` and kept in `Document.furniture`. `ruled` is False where columns were found by alignment.
    """

    number: int
    rows: tuple[Row, ...]
    columns: int
    header_rows: int = 0
    ruled: bool = True

    @property
    def text(self) -> str:
        """Cells joined by tabs, rows by line feeds; for people and near misses, not for parsing."""
        return "\n".join("\t".join(cell.text for cell in row.cells) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: number from 1, size in points as shown, and how many visible characters its text layer has."""

    number: int
    width: float
    height: float
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """A margin comment: its author, what it says, and the text it hangs on."""

    author: str | None
    text: str
    anchor: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file as text with its place. `pages` is empty for DOCX and TXT, which have no fixed pages.

    `mails` tells at which blocks older mails begin that stand below a newer one.
    """

    path: str
    sha256: str
    format: Format
    blocks: tuple[Block | Table, ...]
    pages: tuple[Page, ...] = ()
    furniture: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
    warnings: tuple[Warning, ...] = ()
    tracked_changes: bool = False
    title: str | None = None
    mails: tuple[int, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All text in reading order, blocks and rows joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)


def enclosing(boxes: "Iterator[Box | None]") -> Box | None:
    """The smallest box around all given boxes; None when there is none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return Box(
        min(b.x0 for b in known), min(b.top for b in known), max(b.x1 for b in known), max(b.bottom for b in known)
    )


TICKS = (
    "✓",
    "✔",
    "☑",
    "☒",
    "☐",
    "✗",
    "✘",
    "✅",
    "⬜",
    "❌",
    "●",
    "•",
    "■",
    "*",
)  # that tell something where they stand alone in a cell
BULLETS = "•●○◦▪▫■□◆◇♦➢➤►▶▸‣⁃∙·–—*-\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u2b9a\u27a2\u2794→⇒✓✔☐☑☒❖★☆✦✗✘>"
TRACKED = re.compile(r"(?:[A-Z]{1,8}-|#|(?:\d\d){1,2}(?:/\d\d-|-\d\d/))\d{1,5}")
"""For `fullmatch`: a marker that is the id of a task in a tracker, "ACTION-12", "#41" or "2024/05-3"."""
_OPEN_LABEL = re.compile(r"[^\W\d_]{3}[.;)]\s+[^\W\d_][^.,:;()]{2,22}:$")
PICTURES = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f300-\U0001faff"
"""The ranges of arrows, signs and emoji with which chats and notes open their lines, "👉", "📌", "🔹"."""
_PICTURE = rf"[{PICTURES}][\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
_KEY = "\u20e3"
_MARKER = re.compile(
    rf"""\s*(?P<marker>
        [0-9]\ufe0f?{_KEY} (?=\s*[^\W\d]) |               # a number on a key: 1️⃣
        (?:{_PICTURE}){{1,2}} (?=\s*[^\W\d]|\s*[“"'(*@]) |  # an arrow or an emoji
        \[[ xX✓✔]?\] (?=\s) |                             # a box to tick
        [{re.escape(BULLETS)}]{{1,2}} (?=\s|\w|[“"'(]) |  # a bullet glyph
        \+ (?=\s+[^\W\d]) |                               # "+ point", no telephone number
        !{{1,3}} (?=\s+[^\W\d]) |                          # what is urgent
        \[(?:\d{{1,2}}:)?\d{{1,2}}:\d\d\] (?=\s+[^\W\d]) |   # where in a recording it was said
        o (?=\s+\S) | [üØ§ð¨] (?=\s+[^\W\d_]) |            # Word's bullets of symbol fonts as letters
        \d{{1,2}}(?:\.[ºª°]|[ºª°][.)–-]?) (?=\s+[A-ZÀ-Þ¿“"«]) |  # 1.º  2º  3ª)
        \(?\d{{1,3}}(?:\.\d{{1,2}}){{0,3}} (?:[.)][-–](?=\s) | [.)\]:] | \s?[-–] | \.\)) (?=\s|[^\W\d]) |  # 1.  1)  1.2.  1-  1.-  (1)
        \d{{1,2}}(?:\.\d{{1,2}}){{1,3}} (?=\s) |           # 1.2
        \(?(?:[ivx]{{1,5}}|[IVX]{{1,5}}|[a-hA-H])[.)] (?=\s+\S) |  # i.  IV)  a.  (b)
        \(?[i-zI-Z]\) (?=\s+\S)                           # k)  (m)
    )\s*""",
    re.VERBOSE,
)


_LETTERED = re.compile(r"[ivxIVX]{2,5}[.)]")
_QUANTITY = re.compile(r"\d+\.\d+")
_UNIT = re.compile(
    r"[%‰°€$£]|(?:[mk]?g|[mcd]?l|k?m|m[23²³]|ha|t|kw|[mg]b|hrs?|hours|per|(?:to|à|a)(?=\s+\d)|milli?on(?:s|es)?|billions?|milliards?|mil)\b",
)
_DAY_OF_MONTH = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.|(?:1[3-9]|2\d|3[01])\.(?:0[1-9]|1[0-2])")
_MONTHS = "april|apr|august|aug|september|sept|sep|november|nov"  # as German and English write them alike
_GERMAN_MONTHS = r"januar|jänner|jan(?!\s*[:(,])|februar|feb|märz|mrz|mai|juni|jun|juli|jul|oktober|okt|dezember|dez"
_IN_ITS_MONTH = re.compile(
    rf"(?:{_MONTHS}|{_GERMAN_MONTHS}|january|february|march|may|june|july|october|december)\.?,?\s+(?:19|20)\d\d\b(?!\s+[^\W\d_])"
    rf"|(?:{_GERMAN_MONTHS})\b\.?(?!\s*-?[^\W\d_])|(?:{_MONTHS})\.?\s*$",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"[^\W\d_]+-\d{2,4}\b|(?:minute|hour|day|night|week|month|year|page|point|member|person|seat|bed|room|litre|liter|metre|meter|"
    r"foot|inch|kilo|ton|tonne|part|step|storey|star|digit|fold|way|time)\b"
)
_CLOCK = re.compile(r"\d{1,2}\.\d\d\s?[-–]?")
_AFTER_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|h\b|hrs|hours|\d|[-–])", re.IGNORECASE)


def is_initial(marker: str | None) -> bool:
    """Whether a list marker is one capital letter with a dot, as the initials of names are."""
    return marker is not None and len(marker) == 2 and marker[1] == "." and marker[0] in "ABCDEFGHIVX"


def is_open_label(line: str) -> bool:
    """Whether a line ends with a label whose value comes on the next one: "Mend the gate. Owner:"."""
    return _OPEN_LABEL.search(line.rstrip()) is not None


def split_marker(text: str) -> tuple[str | None, str]:
    """A line divided into its list marker and the rest: ("1.", "Welcome"); marker None where there is none.

    A hyphen before a letter counts only when a blank stands between ("- Welcome", not "-5 degrees"), and a
    glyph alone on its line is a marker with an empty rest.
    """
    first = text[:2]
    if len(text) > 2 and first.isalpha() and (first[0] not in "ivxIVX" or not _LETTERED.match(text)):
        return None, text  # most lines: a word
    stripped = text.strip()
    if stripped and len(stripped) <= 2 and all(ch in BULLETS or ch == "o" for ch in stripped):
        return stripped, ""
    found = _MARKER.match(text)
    if not found:
        return None, text
    marker = found["marker"].strip()
    rest = text[found.end() :]
    if marker[-1] == _KEY:
        return f"{marker[0]}.", rest
    if all(ch in "-–—*>" for ch in marker) and not text[found.end("marker") :][:1].isspace():
        return None, text
    if _CLOCK.fullmatch(marker) and _AFTER_CLOCK.match(rest):
        return None, text  # "10.30 - 12.00" is a time, no section number
    if _QUANTITY.fullmatch(marker) and _UNIT.match(rest):
        return None, text  # "97.2 % of forms", "0.8 mg/l", "1.5 million"
    if _DAY_OF_MONTH.fullmatch(marker) or (marker[-1] in "-–" and _COMPOUND.match(text, found.end("marker"))):
        return None, text  # "01.04. is a holiday", "72-hour notice", "10-February-2021"
    if marker[-1] == "." and marker[:-1].isdigit() and int(marker[:-1]) <= 31 and _IN_ITS_MONTH.match(rest):
        return None, text  # "15. April 2024", "3. Mai"
    return marker, rest


_OPEN_WORDS = frozenset(  # articles, prepositions, conjunctions
    re.findall(
        r"\S+",
        "a after an and as at before between by each every for from his in into its of on or our per that the their to until upon via "
        "which whose with within your "
        "au aux avec chez dans de des dont du d en entre et l la le les leur leurs ou par pour qu que qui sans sous sur un une vers à "
        "al con cuyo del desde e el hasta las los para por sin su sus una y "
        "ao aos até com da das dos em os pela pelo pelos seu sua um uma às "
        "agli ai alla alle allo dagli dai dal dalla dalle degli dei dello della delle di entro fra gli il lo nel nella nelle sul sulla tra "
        "bis dem den der die durch eine einem einen einer für im oder ohne seit sowie und vom von zum zur zwischen "
        "bij een het naar tot tussen van voor "
        "و أو في من إلى على عن مع حتى قبل بعد أن بين التي الذي",
    )
)
_LAST_WORD = re.compile(r"(?<![\w/.-])[^\W\d_]+$")
_INITIALS = 2  # letters
_OPEN_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_CLOSES_IT = re.compile(r"[^()\[\]]*[)\]]")


def ends_open(text: str) -> bool:
    """Whether a line cannot end where it does, since its last word needs another behind it: "Letter to the", "la liste avant le".

    Words with which sentences end as well are none of them ("to do", "ruft an", "10 am"); short ones in capitals are names ("UN", "AT").
    """
    bare = text.rstrip()
    last = _LAST_WORD.search(bare)
    if last is None:
        return False
    return last[0] in _OPEN_WORDS or (bare.isupper() and len(last[0]) > _INITIALS and last[0].lower() in _OPEN_WORDS)


def goes_on(above: str, below: str) -> bool:
    """Whether a line goes on in the one below it: it ends open, or the bracket that it opens is closed there."""
    return ends_open(above) or (_OPEN_BRACKET.search(above) is not None and _CLOSES_IT.match(below) is not None)


def begins_anew(above: str, below: str) -> bool:
    """Whether a line may begin a text of its own: a sentence ends in the one above, and it does not begin with a small letter."""
    return above.rstrip().endswith((".", "!", "?", "؟", "…")) and not below[:1].islower()
