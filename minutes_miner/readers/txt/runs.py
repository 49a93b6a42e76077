"""From the characters of a line to runs and blocks: markup, emphasis and entities undone, markers taken off."""

import html
import re
from collections.abc import Iterator

from minutes_miner.document import Block, BlockKind, Line, Run, split_marker
from minutes_miner.readers.txt.source import Source, State

TAG = re.compile(
    r"</?(?:p|br|b|i|u|strong|em|span|div|ul|ol|li|td|tr|th|table|tbody|thead|sup|sub|a)\b[^<>]{0,2000}>", re.IGNORECASE
)
_BREAK_TAG = re.compile(
    r"</p>\s*<p[^<>]{0,2000}>|<br\s*/?>|</?p[^<>]{0,2000}>|</?li[^<>]{0,2000}>|</?div[^<>]{0,2000}>", re.IGNORECASE
)
_EMPHASIS = re.compile(
    r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1|(?<!\w)\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?!\w)|\[([^\[\]\n]{1,500})\]\(([^)\s]{1,2000})\)"
)


def cell_blocks(text: str, number: int) -> Iterator[Block]:
    """The paragraphs and list items of a cell; breaks written as markup or as line feeds."""
    broken = _BREAK_TAG.sub("\n", text)
    pieces: list[str] = []
    for piece in broken.split("\n"):
        clean = html.unescape(TAG.sub("", piece)).strip()
        if not clean:
            continue
        if pieces and clean[:1].islower() and split_marker(clean)[0] is None and "<" not in text:
            pieces[-1] += f"\n{clean}"
        else:
            pieces.append(clean)
    for piece in pieces:
        marker, rest = split_marker(piece)
        lines = tuple(Line(tuple(runs_of(part)), number=number) for part in (rest if marker else piece).split("\n"))
        yield Block("list_item" if marker else "paragraph", lines, level=1 if marker else 0, marker=marker)


def add_block(state: State, lines: list[Source], kind: BlockKind) -> None:
    """One block more, of the lines as they stand in the file."""
    indent = len(lines[0].text.expandtabs(4)) - len(lines[0].text.expandtabs(4).lstrip())
    made, marker = [], None
    for at, line in enumerate(lines):
        text = line.text.strip()
        if at == 0 and kind != "heading":
            marker, rest = split_marker(TAG.sub("", line.text))
            text = rest.strip() if marker else text
        elif at == 0:
            text = re.sub(r"^#{1,6}\s+", "", text)
        runs = tuple(runs_of(text))
        if runs or marker:
            made.append(Line(runs, number=line.number))
    level = 1 + indent // 2 if kind == "list_item" else 1 if kind == "heading" else 0
    if kind == "heading":
        found = re.match(r"(#{1,6})\s", lines[0].text.strip())
        level = len(found[1]) if found else 1
    if made:
        state.blocks.append(Block(kind, tuple(made), level=level, marker=marker, indent=float(indent)))


def plain(text: str) -> str:
    """A text without tags."""
    return TAG.sub("", text)


def runs_of(text: str) -> Iterator[Run]:
    """A line as runs: Markdown emphasis and links become looks, markup and entities are undone."""
    text = html.unescape(TAG.sub("", text))
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
