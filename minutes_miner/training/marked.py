"""Marked minutes: a written document with its gold inside, as people edit it (`corpus/sources/GROUP/NAME.md`).

A source is a TOML head between two lines `+++` and a body in a small Markdown: headings, paragraphs, list items, pipe
tables, `---` for a new page. What a perfect reader would find stands in tags (`<action>`, `<who>`, `<due>`, ...), which
vanish when the document is made. `corpus/README.md` says what each tag means.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ATTRIBUTES = {
    "action": {"k", "kind", "status", "ref", "id"},
    "who": {"kind", "agency", "of"},
    "due": {"date", "start", "grain", "of"},
    "state": {"of"},
    "att": {"agency", "person", "role", "absent"},
    "agenda": {"n"},
    "item": {"n"},
    "org": {"name"},
    "per": set(),
    "decision": set(),
}
_TAG = re.compile(r"<(/?)({})((?:\s+\w+\s*=\s*\"[^\"]*\")*)\s*(/?)>".format("|".join(ATTRIBUTES)))
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*\"([^\"]*)\"")
_LIST_ITEM = re.compile(r"^( *)([-*•–o✓▪➢]|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]) +(?=\S)")
_HEADING = re.compile(r"^(#{1,4}) +")


class MarkError(ValueError):
    """A source that cannot be read; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One tag: `start` and `end` are character offsets in the clean text that it stands in."""

    tag: str
    start: int
    end: int
    attributes: dict[str, str]

    def get(self, name: str, default: str | None = None) -> str | None:
        """An attribute, `default` where it is not given or empty."""
        return self.attributes.get(name) or default


@dataclass(frozen=True, slots=True)
class Marked:
    """Clean text and the marks in it, outer marks before inner ones."""

    text: str
    marks: tuple[Mark, ...] = ()

    def covered(self, mark: Mark) -> str:
        """The words under a mark, white space folded."""
        return " ".join(self.text[mark.start : mark.end].replace("**", "").replace("~~", "").split())


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the body: `kind` is heading, paragraph, item, table or break."""

    kind: str
    line: int
    text: Marked = Marked("")
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[Marked, ...], ...] = ()
    headless: bool = False

    def texts(self) -> Iterator[tuple[int | None, Marked]]:
        """Every marked text with its row (None outside tables)."""
        if self.kind != "table":
            yield None, self.text
        for number, row in enumerate(self.rows):
            for cell in row:
                yield number, cell


@dataclass(frozen=True, slots=True)
class Source:
    """One written document."""

    name: str
    folder: str
    head: dict[str, Any]
    parts: tuple[Part, ...] = field(default=())
    body: str = ""  # all behind the head, with its tags

    @property
    def format(self) -> str:
        """The format of its document; what runs from right to left cannot be set as PDF and is made as DOCX."""
        form = str(self.head.get("format", "txt"))
        return "docx" if form == "pdf" and self.head.get("language") == "ar" else form

    @property
    def as_written(self) -> bool:
        """Whether its document is the text letter for letter, with the marks of headings, lists and tables that people type."""
        return self.head.get("look") == "as-written"


def load_source(path: Path) -> Source:
    """Read one source. Raises MarkError."""
    return read_source(path.read_text(encoding="utf-8"), path.stem, path.parent.name)


def read_source(written: str, name: str, folder: str = "") -> Source:
    """The source that is written in a text. Raises MarkError."""
    match = re.match(r"\s*\+\+\+\n(.*?)\n\+\+\+[ ]*\n", written, re.DOTALL)
    if match is None:
        raise MarkError(f"{name}: no head between two lines +++")
    try:
        head = tomllib.loads(match[1])
    except tomllib.TOMLDecodeError as error:
        raise MarkError(f"{name}: {error}") from error
    first_line = written[: match.end()].count("\n") + 1
    body = written[match.end() :]
    parts = tuple(_parts(body.split("\n"), name, first_line, plain=head.get("format") == "txt"))
    return Source(name, folder, head, parts, body)


def read_marks(written: str, where: str = "") -> Marked:
    """Take the tags out of a text. Raises MarkError on tags that do not close or are not known."""
    clean: list[str] = []
    length = at = 0
    opened: list[tuple[str, int, dict[str, str], int]] = []
    marks: list[tuple[int, Mark]] = []
    for order, tag in enumerate(_TAG.finditer(written)):
        clean.append(written[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        closing, name, given, empty = tag.groups()
        if closing:
            if not opened or opened[-1][0] != name:
                raise MarkError(f"{where}: </{name}> closes nothing")
            _, start, attributes, place = opened.pop()
            marks.append((place, Mark(name, start, length, attributes)))
            continue
        attributes = dict(_ATTRIBUTE.findall(given))
        if unknown := attributes.keys() - ATTRIBUTES[name]:
            raise MarkError(f"{where}: <{name}> has no {', '.join(sorted(unknown))}")
        if empty:
            marks.append((order, Mark(name, length, length, attributes)))
        else:
            opened.append((name, length, attributes, order))
    if opened:
        raise MarkError(f"{where}: <{opened[-1][0]}> is not closed in its paragraph or cell")
    clean.append(written[at:])
    return Marked("".join(clean), tuple(mark for _, mark in sorted(marks, key=lambda pair: pair[0])))


def _is_open(lines: list[str]) -> bool:
    """Whether a tag is open at the end of some lines."""
    tags = [match.groups() for line in lines for match in _TAG.finditer(line)]
    return sum(-1 if closing else not empty for closing, _, _, empty in tags) > 0


def _parts(lines: list[str], name: str, first_line: int, *, plain: bool) -> Iterator[Part]:
    """Blocks of a body; in plain text (`plain`) every line stands for itself, but for what a tag holds together."""
    held: list[str] = []
    begun = 0
    rows: list[tuple[Marked, ...]] = []
    headless = False

    def paragraph() -> Iterator[Part]:
        if held:
            yield Part("paragraph", begun, read_marks("\n".join(held), f"{name}:{begun}"))
            held.clear()

    for number, line in enumerate([*lines, ""], first_line):
        where = f"{name}:{number}"
        stripped = line.strip()
        is_row = stripped.startswith("|") and stripped.count("|") > 1
        if rows and not is_row:
            yield Part("table", begun, rows=tuple(rows), headless=headless)
            rows, headless = [], False
        if is_row:
            yield from paragraph()
            if not rows:
                begun = number
            if not re.fullmatch(r"[|\s:-]+", stripped) or "-" not in stripped:
                cells = stripped.strip("|").split("|")
                rows.append(tuple(read_marks(re.sub(r"<br ?/?>", "\n", cell.strip()), where) for cell in cells))
        elif not stripped:
            yield from paragraph()
        elif stripped == "<!-- headless -->":
            yield from paragraph()
            headless = True
        elif stripped == "---" and not plain:
            yield from paragraph()
            yield Part("break", number)
        elif (heading := _HEADING.match(line)) and not (plain and held):
            yield from paragraph()
            yield Part("heading", number, read_marks(line[heading.end() :].strip(), where), level=len(heading[1]))
        elif item := _LIST_ITEM.match(line):
            yield from paragraph()
            yield Part(
                "item", number, read_marks(line[item.end() :].strip(), where), level=len(item[1]) // 2, marker=item[2]
            )
        else:
            if not held:
                begun = number
            held.append(stripped)
            if plain and not _is_open(held):
                yield from paragraph()
