"""Pages of wikis as their users typed them: headings, lists, links and tables in the signs that all later steps know.

MediaWiki, Confluence and DokuWiki each have signs of their own for what Markdown writes "## Agenda", "1. Budget" and
"[front page](address)"; their tables become HTML or pipes. Only a text that has headings or tables of a wiki is one, for in
others a "#" opens a heading.
"""

import re
from collections.abc import Sequence

from minutes_miner.readers.txt.source import Source

_HEADING = re.compile(r"\s*(?P<signs>={1,6})\s*(?P<text>[^\s=](?:.*[^\s=])?)\s*(?P=signs)\s*")
_OPEN_HEADING = re.compile(r"(?P<signs>={2,6})\s(?P<text>[^\s=].*[^\s=])\s*")  # AsciiDoc does not close them
_NUMBERED_HEADING = re.compile(r"\s*h(?P<level>[1-6])\.\s+(?P<text>\S.*)")
_HEADINGS = (_HEADING, _OPEN_HEADING, _NUMBERED_HEADING)
_BEGIN, _END = re.compile(r"\s*:*\{\|(?P<facts>.*)"), re.compile(r"\s*\|\}.*")
_LIST = re.compile(r"(?P<signs>[*#:;]+)(?P<gap>\s*)(?P<text>\S.*)")
_INLINE = (
    (re.compile(r"\[\[(?:[^\]|\[]{0,300}\|)?([^\]|\[]{1,300})\]\]"), r"\1"),  # a page, by the words that are shown
    (re.compile(r"\[(https?://[^\s\]|]{1,2000})\s([^\]\[]{1,500})\]"), r"[\2](\1)"),
    (re.compile(r"\[([^\]|\[]{1,500})\|(https?://[^\s\]|]{1,2000})\]"), r"[\1](\2)"),
    (re.compile(r"'''(.{1,2000}?)'''"), r"**\1**"),
    (re.compile(r"''(.{1,2000}?)''"), r"*\1*"),
    (re.compile(r"(?<=\S) ?\\\\(?= |$)"), "<br>"),
)
_AS_HTML = (
    (re.compile(r"\*\*(.{1,2000}?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<!\w)\*(\S[^*]{0,2000})\*(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"\[([^\]\[]{1,500})\]\((https?://[^\s)]{1,2000})\)"), r'<a href="\2">\1</a>'),
)
_FACTS = re.compile(r"\s*(?:[\w-]+\s?=\s?(?:\"[^\"]*\"|'[^']*'|[^\s|\"']+)(?:\s+|$))+")
_ROW_OF_HEADS = re.compile(r"\s*\^.*[\^|]\s*")
_OPENS_CELL = re.compile(r"\s*(?P<sign>\|[-+]?|!)(?P<rest>.*)", re.DOTALL)


def plain_signs(lines: list[Source]) -> list[Source]:
    """The lines of a page of a wiki in the signs of Markdown and HTML; those of any other text as they are."""
    marks = [line for line in lines if any(pattern.fullmatch(line.text) for pattern in _HEADINGS)]
    if not marks and not any(_BEGIN.match(line.text) or _ROW_OF_HEADS.fullmatch(line.text) for line in lines):
        return lines
    longest_first = any(line.text.strip().startswith("======") for line in marks)  # DokuWiki
    made: list[Source] = []
    ends = _tables(lines)
    counts: list[int] = []  # of the items of the lists that are open, by their depth
    at = 0
    while at < len(lines):
        end = ends.get(at, 0)
        if end:
            made.append(Source(_as_html(lines[at:end]), lines[at].number, max(lines[at].blank_before, 1)))
            if end < len(lines):
                lines[end].blank_before = max(lines[end].blank_before, 1)
            at = end
            continue
        made += _line(lines[at], counts, longest_first=longest_first)
        at += 1
    return made


def _line(line: Source, counts: list[int], *, longest_first: bool) -> list[Source]:
    text = _inline(line.text)
    item = _LIST.match(text)
    if item and (item["gap"] or item["signs"][-1] != "*" or "*" not in item["text"]):  # else a word in bold
        return [_item(line, item["signs"], item["text"], counts)]
    counts.clear()
    if heading := _HEADING.fullmatch(line.text) or _OPEN_HEADING.fullmatch(line.text):
        level = 7 - len(heading["signs"]) if longest_first else len(heading["signs"])
        text = f"{'#' * level} {_inline(heading['text'])}"
    elif heading := _NUMBERED_HEADING.match(line.text):
        text = f"{'#' * int(heading['level'])} {_inline(heading['text'])}"
    elif _ROW_OF_HEADS.fullmatch(line.text):
        text = re.sub(r"\s*[\^|]\s*", " | ", text).strip()
        return [Source(text, line.number, line.blank_before), Source("|---|---|", line.number, 0)]
    return [Source(text, line.number, line.blank_before)]


def _item(line: Source, signs: str, text: str, counts: list[int]) -> Source:
    """An item of a list, set in by its depth; numbered ones are counted, and what is only set in is a paragraph."""
    depth = len(signs)
    counts[:] = [*counts[:depth], *[0] * (depth - len(counts))]
    if signs[-1] not in "#*":
        return Source(text, line.number, max(line.blank_before, 1))
    counts[-1] += signs[-1] == "#"
    marker = f"{counts[-1]}." if signs[-1] == "#" else "*"
    return Source(f"{'  ' * (depth - 1)}{marker} {text}", line.number, line.blank_before)


def _inline(text: str) -> str:
    for pattern, plain in _INLINE:
        text = pattern.sub(plain, text)
    return text


def _tables(lines: Sequence[Source]) -> dict[int, int]:
    """Where tables begin, and where each of them ends; tables inside others are part of those."""
    ends: dict[int, int] = {}
    begun: list[int] = []
    for at, line in enumerate(lines):
        if _BEGIN.match(line.text):
            begun.append(at)
        elif begun and _END.fullmatch(line.text):
            ends[begun.pop()] = at + 1
    return ends


def _as_html(lines: Sequence[Source]) -> str:
    """A table as HTML: `|-` begins a row, `|` and `!` a cell, `||` and `!!` one more in the same line."""
    parts: list[str] = []
    in_row = False
    for line in lines:
        text = _inline(line.text)
        for pattern, tags in _AS_HTML:
            text = pattern.sub(tags, text)
        begun, cell = _BEGIN.match(text), _OPENS_CELL.fullmatch(text)
        if begun:
            parts.append("<table>")
            in_row = False
        elif _END.fullmatch(text):
            parts.append("</table>")
        elif cell is None:
            parts.append(f"<br>{text}")
        elif cell["sign"] == "|-":
            in_row = False
        elif cell["sign"] == "|+":
            parts.append(f"<caption>{_of_cell(cell['rest'])[1]}</caption>")
        else:
            kind = "th" if cell["sign"] == "!" else "td"
            parts += [] if in_row else ["<tr>"]
            in_row = True
            for piece in re.split(r"\|\||!!" if kind == "th" else r"\|\|", cell["rest"]):
                facts, words = _of_cell(piece)
                parts.append(f"<{kind} {facts}>{words}")
    return "".join(parts)


def _of_cell(text: str) -> tuple[str, str]:
    """What a cell says of itself before a stroke, and its words."""
    facts, stroke, words = text.partition("|")
    return (facts.strip(), words.strip()) if stroke and _FACTS.fullmatch(facts) else ("", text.strip())
