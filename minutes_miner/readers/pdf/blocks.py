"""From lines to paragraphs, list items and headings."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple, TypeVar

from minutes_miner.document import Block, Box, Line, Run, Table, ends_open, goes_on, is_open_label, split_marker
from minutes_miner.readers.pdf.page import PageRead, TextLine, Turn, Word, within

_Any = TypeVar("_Any", bound=Block | Table)
_TELLING_GAPS = 5  # fewer gaps between lines do not tell how a page is leaded
_PADDING = 8.0  # points between the text of a cell and its edge, at most
_TIGHT = 0.2  # of the size of letters: more room between two lines than usual parts bold ones
_SAME_INDENT = 5.0  # points within which two list items stand at one level
_AMOUNT = re.compile(r"\d+\.\d+")  # in the middle of a sentence no number of a section
_STOPPED = re.compile(r"(?:[^\W\d_]\.\s?){2,}")  # "A.O.B.": its last stop ends no sentence
_ITEM = re.compile(r"(\d{1,4})[.)]")
_LETTERS = re.compile(r"[a-zß-ÿœ]+")
_BEGINNING = re.compile(  # of a word in a language of Latin letters
    r"(?:[bcfgkpv]?[lr]|[dtw]r|[mn][bdgjkpwyz]|mch|ntch|s(?:[hcklmnpqtwv]|ch|[ckpt][lr]|hr|quh?)|th[rw]?|[cpgr]h[rl]?|[gk]n|ps|wh|[dtgkbs][wy]|qu|[a-zß-ÿ])?"
    r"[aeiouyà-æè-öø-ýœ]"
)
_ADDRESS_PART = re.compile(r"[<(]?(?:[\w.+%-]+@?[\w.-]*|(?:https?:|www\.)\S+)", re.ASCII)
_ADDRESS = re.compile(
    r"[<(]?(?:[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|(?:https?://|www\.)[^\s,;]+)[>).,;]?", re.ASCII
)
_GOING_ON = "./-_=&?%#"  # with which no address ends
_MOST_PARTS = 6  # lines of an address
_SHORT = 3  # letters of words that do not tell
_VOWEL = re.compile(r"[aeiouyà-æè-öø-ýœ]")
_ENDING = re.compile(r"(?:[lmnrw]|ng)?(?:c[hk]|ct|[gst]h|tch|s[kpt]|[fpx]t|[bdfgkpt]|[flsz]{2}|[lmn])?s?")
_LABEL = re.compile(r"^[^\W\d][\w /&'’().-]{0,38}:(?:\s|$)")
_SENTENCE_END = re.compile(r"^[^:]*\w{4}\. [^:]*:")  # before a colon: "office. Present:", not "Dr. Deng:"


def body_size(pages: list[PageRead]) -> float:
    """The usual size of letters outside tables, in points."""
    sizes = [w.size for page in pages for line in page.lines for w in line.words]
    return median(sizes) if sizes else 10.0


class Words(NamedTuple):
    """The longer words of a document in small letters; `whole` are those that no cell can have broken, `letters` those of one."""

    all: frozenset[str]
    whole: frozenset[str]
    letters: frozenset[str]


def words_of(pages: list[PageRead]) -> Words:
    """The words of a document that tell which ones a cell breaks: one that begins or ends a line of a cell may be broken."""
    whole = {word.text for page in pages for line in page.lines for word in line.words}
    ends: set[str] = set()
    for line in (line for page in pages for t in page.tables for row in t.rows for cell in row for line in cell.lines):
        first, *others = line.words
        ends.add(first.text)
        if others:
            ends.add(others.pop().text)
            whole.update([word.text for word in others])
    return Words(_longer(whole | ends), _longer(whole), frozenset(text for text in whole if len(text) == 1))


def _longer(texts: Iterable[str]) -> frozenset[str]:
    return frozenset([_bare(text) for text in texts if len(text) > _SHORT])


def blocks_of(page: PageRead, body: float) -> Iterator[tuple[Box, Block]]:
    """The blocks of a page outside tables, each with the box of its first line; `body` is the usual size of letters."""
    if not page.lines:
        return
    left = min(line.box.x0 for line in page.lines)
    groups = _grouped(page.lines)
    for group in groups:
        block = _block(group, left, body, page.links)
        if block is not None:
            yield group[0].box, as_shown(block, page.turn)


def as_shown(block: Block, turn: Turn | None) -> Block:
    """A block of a page that was turned for reading, its boxes on the page as it is shown."""
    if turn is None:
        return block
    lines = [line._replace(runs=tuple(_shown(run, turn) for run in line.runs)) for line in block.lines]
    return block._replace(lines=tuple(lines))


def _shown(run: Run, turn: Turn) -> Run:
    return run._replace(box=turn.back(run.box)) if run.box else run


def leading(cells: Iterable[Sequence[TextLine]]) -> float | None:
    """The usual gap between the lines of a cell over all cells of a table; None where there are too few lines to tell."""
    gaps = sorted(gap for lines in cells for gap in _gaps(lines))
    return gaps[len(gaps) // 3] if len(gaps) >= _TELLING_GAPS else None


def _gaps(lines: Sequence[TextLine]) -> list[float]:
    found = (below.box.top - above.box.bottom for above, below in itertools.pairwise(lines))
    return [gap for gap in found if 0 <= gap < 40]


def _grouped(lines: Sequence[TextLine], least_right: float = 0.0, known: float | None = None) -> list[list[TextLine]]:
    """Lines that belong to one paragraph: close below each other, alike, and not opened by a marker or a label.

    Lines may reach as far to the right as the longest of them, and to `least_right`; `known` is the usual gap between
    them where they are too few to tell.
    """
    gaps = _gaps(lines)
    usual = sorted(gaps)[len(gaps) // 3] if gaps else 3.0
    if len(gaps) < _TELLING_GAPS and lines:
        usual = min(usual, 0.7 * lines[0].size if known is None else known)
    right = max([least_right, *(line.box.x1 for line in lines)])
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _belongs(groups[-1], line, usual, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _belongs(group: list[TextLine], line: TextLine, usual: float, right: float) -> bool:
    before = group[-1]
    gap = line.box.top - before.box.bottom
    marker, rest = split_marker(line.text)
    if (
        marker
        and rest[:1].islower()
        and _AMOUNT.fullmatch(marker)
        and len(before.words) > 3
        and _is_full(before, line, right)
    ):
        marker = None
    broken = _is_full(before, line, right) or ends_open(before.text)
    if marker and broken and _is_end_of_sentence(marker, group, before):
        marker = None
    if marker is None and len(group) == 1 and abs(gap) < 14:
        lone, lone_rest = split_marker(before.text)
        if lone and not lone_rest.strip():
            return True
    if marker is not None or gap > usual + 0.45 * line.size or gap < -line.size * 2:
        return False
    if is_open_label(before.text):
        return True
    full, ends = _is_full(before, line, right), before.text.rstrip()[-1:] in ".!?:;"
    in_sentence = full and not ends and (line.text[:1].islower() or _SENTENCE_END.match(line.text) is not None)
    is_open = goes_on(before.text, line.text)
    if _LABEL.match(line.text) and not in_sentence:
        return False
    if _LABEL.match(before.text) and before.box.x1 < right - 60 and not is_open:
        return False
    if abs(before.size - line.size) > 1.5 or (
        before.bold != line.bold and (ends or not full or line.text[:1].isupper())
    ):
        return False  # words in bold may fill one line of a paragraph
    if is_open:
        return True
    if split_marker(group[0].text)[0] is not None:
        return line.box.x0 >= group[0].box.x0 + 3 or line.text[:1].islower() or before.box.x1 > right - 80
    if before.text.rstrip()[-1:] in ",/&-":
        return True
    if full or not (ends or line.text[:1].isupper()):
        return True
    return (
        line.bold and gap <= usual + _TIGHT * line.size
    )  # two lines of one title, rather than a title below a bold line


def _is_end_of_sentence(marker: str, group: list[TextLine], before: TextLine) -> bool:
    """Whether a number at the begin of a line ends the sentence before it ("... on July / 3. The list"), rather than opening an item: the
    line before is not at an end, and what it belongs to is not the item before.
    """
    number = _ITEM.fullmatch(marker.strip())
    if number is None or int(number[1]) < 2 or before.text.rstrip()[-1:] in ".!?:;" or len(before.words) <= 3:
        return False
    opened = _ITEM.match(split_marker(group[0].text)[0] or "")
    return opened is None or int(opened[1]) != int(number[1]) - 1


def _is_full(before: TextLine, line: TextLine, right: float) -> bool:
    """Whether the first word of a line had no room on the line before."""
    first = line.words[0].box
    return before.box.x1 + (first.x1 - first.x0) + 0.3 * line.size >= right


def _block(group: list[TextLine], left: float, body: float, links: Sequence[tuple[Box, str]]) -> Block | None:
    lines = [line_of(line, links) for line in group]
    marker, rest = split_marker(group[0].text)
    indent = group[0].box.x0 - left
    if marker is not None:
        lines[0] = _without(lines[0], len(group[0].text) - len(rest))
        lines = [line for line in lines if line.text.strip()]
        if not lines:
            lines = [line_of(group[0], links)]
            return Block("paragraph", tuple(lines), indent=indent)
        return Block("list_item", tuple(lines), level=1, marker=marker, indent=round(indent, 1))
    text = " ".join(line.text for line in group)
    short = len(text.split()) <= 14 and (text.strip()[-1:] not in ".,;:" or _STOPPED.fullmatch(text.strip()))
    if short and (group[0].size > body * 1.15 or (group[0].bold and len(group) <= 2)):
        return Block("heading", tuple(lines), level=1 if group[0].size > body * 1.15 else 2, indent=round(indent, 1))
    return Block("paragraph", tuple(lines), indent=round(indent, 1))


def cell_blocks(lines: list[TextLine], cell: Box, known: Words, usual_gap: float | None = None) -> list[Block]:
    """The blocks of a cell; none of them is a heading. `known` are words of the document, to mend those that the cell breaks;
    `usual_gap` is that between the lines of its table."""
    if not lines:
        return []
    left, right = min(line.box.x0 for line in lines), cell.x1 - _PADDING
    made = []
    for group in _grouped(_mended(lines, right, known), right, usual_gap):
        block = _block(group, left, 1000.0, ())
        if block is not None:
            made.append(block._replace(kind="paragraph", level=0) if block.kind == "heading" else block)
    return levelled(made) if len(made) > 1 else made


def _mended(lines: list[TextLine], right: float, known: Words) -> list[TextLine]:
    """The lines of a cell; a word that is wider than the cell, and goes on in the next line, is one word where it is known,
    or where what goes on is none."""
    mended: list[TextLine] = []
    at, has_address = 0, any("@" in line.text or "://" in line.text or "www." in line.text for line in lines)
    while at < len(lines):
        line, at = lines[at], at + 1
        count = _parts_of_address(lines, at - 1, right) if has_address else 0
        for more in lines[at : at + count]:
            line = _as_one(line, more)
        at += count
        before = mended[-1] if mended else None
        if (
            before is not None
            and len(before.words) == 1
            and before.box.x1 + line.size > right
            and (_bare(before.text + line.words[0].text) in known.all or _is_rest(before.text, line, known))
        ):
            mended[-1] = _as_one(before, line)
        else:
            mended.append(line)
    return mended


def _as_one(before: TextLine, line: TextLine) -> TextLine:
    """Two lines as one, the last word of the one and the first of the other as one word."""
    *others, first = before.words
    second, *more = line.words
    box = Box(first.box.x0, first.box.top, max(first.box.x1, second.box.x1), second.box.bottom)
    whole = Word(first.text + second.text, box, first.bold, first.size, first.struck)
    return TextLine([*others, whole, *more], line.page)


def _parts_of_address(lines: Sequence[TextLine], at: int, right: float) -> int:
    """How many lines below one go on with an address of the mail or the web that is wider than the cell."""
    text, found = lines[at].words[-1].text, 0
    if not _ADDRESS_PART.fullmatch(text):
        return 0
    for count, (above, line) in enumerate(itertools.pairwise(lines[at : at + _MOST_PARTS]), 1):
        if count > 1 and len(above.words) > 1:
            break
        if (
            _ADDRESS.fullmatch(text) and text[-1] not in _GOING_ON
        ):  # whole, unless the line is full and a rest stands below
            rest = line.words[0].text
            is_rest = len(line.words) == 1 and (len(rest) < _SHORT or not rest.isalpha())
            if above.box.x1 + line.size < right or not is_rest:
                break
        text += line.words[0].text
        if _ADDRESS.fullmatch(text):
            found = count
    return found


def _is_rest(before: str, line: TextLine, known: Words) -> bool:
    """Whether a line begins with the rest of a word: a letter that stands alone, what closes a bracket that the
    word opened, or letters with which no word begins.

    Letters without a vowel may be a word cut short ("tbc"): they end a word only where they sound like the end of one, and
    the word before is not whole by itself.
    """
    rest = line.words[0].text
    begun = _LETTERS.match(rest)
    if begun is None or not before[-1:].islower() or not begun[0].islower():
        return False
    if before.count("(") > before.count(")") and rest.count(")") > rest.count("("):
        return True
    if len(begun[0]) == 1:
        return len(line.words) == 1 or begun[0] not in known.letters
    if _VOWEL.search(begun[0]) is None:
        return _ENDING.fullmatch(begun[0]) is not None and _bare(before) not in known.whole
    return not _BEGINNING.match(begun[0])


def _bare(word: str) -> str:
    return word.strip(",.;:()").casefold()


def levelled(blocks: Iterable[_Any]) -> list[_Any]:
    """List items with their levels, told by their indents beside those of the items before; tables are left as they are."""
    made: list[_Any] = []
    indents: list[float] = []
    for block in blocks:
        if isinstance(block, Block) and block.kind == "list_item":
            indent = block.indent or 0.0
            while indents and indent < indents[-1] - _SAME_INDENT:
                indents.pop()
            if not indents or indent > indents[-1] + _SAME_INDENT:
                indents.append(indent)
            block = block._replace(level=len(indents))
        elif not isinstance(block, Block) or block.kind == "heading" or (block.indent or 0.0) <= _SAME_INDENT:
            indents = []
        made.append(block)
    return made


def line_of(line: TextLine, links: Sequence[tuple[Box, str]]) -> Line:
    """A line as the Document keeps it: a run for each change of look or link."""
    looks = {(word.bold, word.struck) for word in line.words}
    if not links and len(looks) == 1:
        ((bold, struck),) = looks
        return Line((Run(line.text, line.box, bold, False, struck),), line.page)
    runs: list[Run] = []
    held: list[Word] = []
    look: tuple[bool, bool, str | None] | None = None
    for word in line.words:
        link = next((uri for box, uri in links if within(word.box, box)), None) if links else None
        here = (word.bold, word.struck, link)
        if here != look and held:
            runs.append(_run(held, link=look[2] if look else None, last=False))
            held = []
        look = here
        held.append(word)
    runs.append(_run(held, link=look[2] if look else None, last=True))
    return Line(tuple(runs), page=line.page)


def _run(words: list[Word], *, link: str | None, last: bool) -> Run:
    text = " ".join([word.text for word in words])
    boxes = [word.box for word in words]
    box = Box(
        min([b.x0 for b in boxes]),
        min([b.top for b in boxes]),
        max([b.x1 for b in boxes]),
        max([b.bottom for b in boxes]),
    )
    return Run(text if last else text + " ", box, words[0].bold, False, words[0].struck, link)


def _without(line: Line, characters: int) -> Line:
    runs = []
    for run in line.runs:
        if characters >= len(run.text):
            characters -= len(run.text)
        else:
            runs.append(run._replace(text=run.text[characters:]))
            characters = 0
    return line._replace(runs=tuple(runs))


def _is_open(text: str) -> bool:
    """Whether a text ends in the middle of a sentence."""
    ended = text.rstrip()
    return ended[-1:] in (",", "-") or ends_open(ended)


def joined_paragraphs(blocks: Iterable[Block | Table]) -> list[Block | Table]:
    """A paragraph that the end of a page or a column cut in the middle of a sentence is one paragraph again."""
    joined: list[Block | Table] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            isinstance(block, Block)
            and isinstance(last, Block)
            and block.kind == "paragraph"
            and last.kind in ("paragraph", "list_item")
            and _breaks(last, block)
            and (block.text[:1].islower() or _is_open(last.text))
            and last.text.rstrip()[-1:] not in ".!?:"
        ):
            joined[-1] = last._replace(lines=last.lines + block.lines)
        else:
            joined.append(block)
    return joined


def _breaks(last: Block, block: Block) -> bool:
    """Whether a page or a column ends between two blocks."""
    above, below = last.lines[-1], block.lines[0]
    if above.page != below.page:
        return True
    return above.box is not None and below.box is not None and below.box.bottom < above.box.top
