"""From the characters of a line to runs and blocks: markup, emphasis and entities undone, markers taken off."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from minutes_miner.document import BY_LOOK, Block, BlockKind, Line, Run, goes_on, split_marker
from minutes_miner.readers.txt.source import Source, State

_VALUE = r"""\s{0,9}=\s{0,9}(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>=]{1,2000})"""
_FACTS = rf"(?:\s{{1,99}}(?:[a-z][\w:.-]{{0,40}}{_VALUE}|nowrap|compact|reversed|hidden)){{0,40}}\s{{0,99}}/?>"
TAG = re.compile(  # and neither an address, "<a.khan@x.org>", nor a comparison, "<b and >c"
    rf"</?(?:p|br|b|i|u|strong|em|span|div|ul|ol|li|td|tr|th|table|tbody|thead|sup|sub|a){_FACTS}", re.IGNORECASE
)
_STRUCK = re.compile(  # pads of notes write so what is done
    rf"<(?P<tag>s|strike|del){_FACTS}(?P<struck>(?:(?!</?(?:s|strike|del)\b)[^~])+?)</(?P=tag)\s{{0,9}}>", re.IGNORECASE
)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_BREAK_TAG = re.compile(rf"</p>\s*<p{_FACTS}|<br{_FACTS}|</?(?:p|li|div){_FACTS}", re.IGNORECASE)
_LINK = r"\b(?:https?://|www\.)\S+"
_EMPHASIS = re.compile(
    r"(?:(?P<strong>\*\*)|(?<!\w)__)(?=[^\s_*])(?P<bold>.{1,2000}?)(?<=\S)(?(strong)\*\*|__(?!\w))"
    r"|~~(?=[^\s~])(?P<struck>[^~\n]{1,2000})(?<=\S)~~"
    r"|(?<![\w~])~(?=[^\s~])(?P<crossed>[^~\n]{1,2000})(?<=\S)~(?![\w~])"  # as chats write it
    r"|(?<!\w)\*(?=\S)(?P<italic>[^*\n]{1,2000}?)(?<=\S)\*(?!\w)"
    r"|(?<!\w)_(?=[^\s_])(?P<slanted>[^_\n]{1,2000}?)(?<=\S)_(?!\w)"
    r"|\[(?P<words>[^\[\]\n]{1,500})\]\((?P<target>[^)\s]{1,2000})\)"
    rf"|{_LINK}"
)
_ENTITY = re.compile(rf"&(?:#\d{{1,7}}|#x[\da-f]{{1,6}}|[a-z]\w{{1,31}});|{_LINK}", re.IGNORECASE)
_IN_LINKS = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{1,7});")  # what markup must write so; "&copy=1" asks for a copy


def cell_blocks(text: str, number: int) -> Iterator[Block]:
    """The paragraphs and list items of a cell; breaks written as markup or as line feeds."""
    broken, is_markup = _BREAK_TAG.sub("\n", _tilded(text)), TAG.search(text) is not None
    pieces: list[str] = []
    for piece in broken.split("\n"):
        clean = _unescaped(plain(piece)).strip()
        if not clean:
            continue
        wraps = bool(pieces) and not is_markup and split_marker(clean)[0] is None
        if wraps and (clean[:1].islower() or goes_on(pieces[-1], clean)):
            pieces[-1] += f"\n{clean}"
        else:
            pieces.append(clean)
    for piece in pieces:
        marker, rest = _marked(piece)
        lines = tuple(Line(tuple(runs_of(part)), number=number) for part in (rest if marker else piece).split("\n"))
        yield Block("list_item" if marker else "paragraph", lines, level=1 if marker else 0, marker=marker)


def add_block(state: State, lines: list[Source], kind: BlockKind) -> None:
    """One block more, of the lines as they stand in the file."""
    indent = len(lines[0].text.expandtabs(4)) - len(lines[0].text.expandtabs(4).lstrip())
    made, marker = [], None
    texts = _tilded("\n".join(line.text for line in lines)).split("\n")
    for at, (line, written) in enumerate(zip(lines, texts, strict=True)):
        text = written.strip()
        if at == 0 and kind != "heading":
            marker, rest = _marked(TAG.sub("", written))
            text = rest.strip() if marker else text
        elif at == 0:
            text = re.sub(r"^#{1,6}\s+(?P<title>.*?)(?:\s+#{1,6})?$", r"\g<title>", text)  # "## Present ##"
        runs = tuple(runs_of(text))
        if marker or any(run.text.strip() for run in runs):  # "&nbsp;" is a blank
            made.append(Line(runs, number=line.number))
    level = 1 + indent // 2 if kind == "list_item" else 1 if kind == "heading" else 0
    if kind == "heading":
        found = re.match(r"(#{1,6})\s", lines[0].text.strip())
        level = len(found[1]) if found else BY_LOOK if _is_bold(made) else 1
    if made:
        state.blocks.append(Block(kind, tuple(made), level=level, marker=marker, indent=float(indent)))


def _is_bold(lines: list[Line]) -> bool:
    return all(run.bold for line in lines for run in line.runs if run.text.strip())


def _marked(text: str) -> tuple[str | None, str]:
    """A line divided into its marker and the rest; a box to tick behind a bullet is the marker of the item."""
    marker, rest = split_marker(text)
    if marker in ("-", "*", "+"):
        box, behind = split_marker(rest)
        if box is not None and box.startswith("["):
            return box, behind
    return marker, rest


def heading(line: Source, text: str, level: int) -> Block:
    """A heading of one line."""
    return Block("heading", (Line(tuple(runs_of(text.strip())), number=line.number),), level=level, indent=0.0)


def plain(text: str) -> str:
    """A text without tags."""
    return TAG.sub("", text)


def runs_of(text: str) -> Iterator[Run]:
    """A line as runs: Markdown emphasis and links become looks, markup and entities are undone."""
    text = _unescaped(plain(_tilded(text)))
    position = 0
    for match in _EMPHASIS.finditer(text):
        bold, words, target = match.group("bold", "words", "target")
        italic = match["italic"] or match["slanted"]
        struck = match["struck"] or match["crossed"]
        if not (bold or italic or words or struck):
            continue  # a link, whose strokes and stars are its own
        if match.start() > position:
            yield Run(text[position : match.start()])
        if bold:
            yield Run(bold, bold=True)
        elif italic:
            yield Run(italic, italic=True)
        elif struck:
            yield Run(struck, struck=True)
        else:
            yield Run(words, link=target)
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


def _tilded(text: str) -> str:
    """A text whose struck words stand between tildes line by line; a tag without its other half stays as it is written."""
    return _STRUCK.sub(lambda pair: _LINE.sub(r"~~\g<0>~~", pair["struck"]), text) if "</" in text else text


def _unescaped(text: str) -> str:
    """A text whose entities are characters; those that end with their semicolon, for "AT&T" and "?a=1&copy=2" hold none."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: "re.Match[str]") -> str:
    found = match[0]
    if not found.startswith("&"):
        return _IN_LINKS.sub(lambda inner: html.unescape(inner[0]), found)
    return html.unescape(found) if found[1] == "#" or found[1:] in html5 else found
