"""Hyphens at the ends of lines: those of the line break, and those of the word.

A line that ends in "coordina-" goes on with "tion" and loses its hyphen, one that ends in "ward-" goes on with "level" and
keeps it. The document itself tells most cases: the word stands elsewhere with its hyphen or without, its halves are
words or parts of other compounds, or hardly any line ends in a hyphen, as where nothing breaks words. The hyphen of a break
becomes a soft hyphen, which is what Unicode calls it; that of a word stays.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from minutes_miner.document import Block, Cell, Line, Row, Table

SOFT = "\u00ad"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:-[^\W_]+)*")
_LEFT, _RIGHT = re.compile(r"([^\W_]+(?:-[^\W_]+)*)[-\u00ad]$"), re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ADDRESS = re.compile(r"(?:@|://|www\.)\S*$|\S/\S+$")  # whatever hyphens an address has are its own
_ENDS = ("-", SOFT, " ")
_LONG = 4  # letters of a half that is a word by itself in a document whose words are broken
_ENOUGH_LINES, _BROKEN_SHARE = (
    30,
    0.02,
)  # lines that go on, and the share of them that ends in a hyphen where words are broken


def with_hyphens(blocks: tuple[Block | Table, ...]) -> tuple[Block | Table, ...]:
    """The blocks with the hyphens of line breaks told from those of words."""
    if not _have_hyphens(blocks):
        return blocks
    words = _Words.of(blocks)
    return tuple(_told(block, words) for block in blocks)


def _have_hyphens(blocks: Sequence[Block | Table]) -> bool:
    """Plain loops: this is asked of each cell of each document."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    for inner in cell.blocks:
                        if (isinstance(inner, Table) or len(inner.lines) > 1) and _have_hyphens((inner,)):
                            return True
        elif len(block.lines) > 1:
            for line in block.lines:
                if line.runs and line.runs[-1].text[-1:] in _ENDS and _ends_in_hyphen(line):
                    return True
    return False


def _ends_in_hyphen(line: Line) -> bool:
    return bool(line.runs) and line.runs[-1].text.rstrip()[-1:] in ("-", SOFT)


def _leaves(blocks: Sequence[Block | Table]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Block):
            yield block
            continue
        for row in block.rows:
            for cell in row.cells:
                yield from _leaves(cell.blocks)


@dataclass(slots=True)
class _Words:
    """What the document says of words: how often each stands in a line, and which parts its compounds have."""

    whole: Counter[str] = field(default_factory=Counter)
    heads: Counter[str] = field(default_factory=Counter)
    tails: Counter[str] = field(default_factory=Counter)
    breaks_words: bool = True

    @classmethod
    def of(cls, blocks: Sequence[Block | Table]) -> "_Words":
        words = cls()
        going_on = hyphens = 0
        for block in _leaves(blocks):
            for at, line in enumerate(block.lines):
                text = line.text.rstrip()
                goes_on = at + 1 < len(block.lines)
                going_on += goes_on
                begun = _RIGHT.match(text) if at and _ends_in_hyphen(block.lines[at - 1]) else None
                ended = _LEFT.search(text) if goes_on else None
                hyphens += ended is not None
                words._add(text[begun.end() if begun else 0 : ended.start() if ended else len(text)])
        words.breaks_words = going_on < _ENOUGH_LINES or hyphens > max(_BROKEN_SHARE * going_on, 1)
        return words

    def _add(self, text: str) -> None:
        for found in _WORD.findall(text.casefold()):
            self.whole[found] += 1
            parts = found.split("-")
            if len(parts) > 1:
                self.heads.update(parts[:-1])
                self.tails.update(parts[1:])

    def keeps(self, left: str, right: str, *, in_capitals: bool) -> bool:
        """Whether a hyphen between two halves belongs to the word; all words around may be written `in_capitals`."""
        if left[-1].isdigit() or (not right[0].islower() and not in_capitals):
            return True
        if len(left) > 1 and left.isupper() and not in_capitals:
            return True
        whole, compound = self._count(left + right), self._count(f"{left}-{right}")
        if whole or compound:
            return compound > whole
        head, tail = left.casefold().rpartition("-")[2], right.casefold().partition("-")[0]
        both, one = self._count(head) and self._count(tail), self._count(head) or self._count(tail)
        if both and (min(len(head), len(tail)) >= _LONG or "-" in left or not self.breaks_words):
            return True
        if (self.heads[head] and self._count(tail)) or (self.tails[tail] and self._count(head)):
            return True
        return self.tails[tail] > 1 or bool(one and not self.breaks_words)

    def _count(self, word: str) -> int:
        """How often a word stands in the document, also in its other forms in number."""
        word = word.casefold()
        forms = {word, word + "s", word.removesuffix("s")}
        return sum(self.whole[form] for form in forms)


def _told(block: Block | Table, words: _Words) -> Block | Table:
    if isinstance(block, Table):
        return replace(block, rows=tuple(Row(tuple(_cell(c, words) for c in r.cells), r.continued) for r in block.rows))
    if not any(map(_ends_in_hyphen, block.lines[:-1])):
        return block
    lines = [_line(line, below, words) for line, below in zip(block.lines, block.lines[1:], strict=False)]
    return block._replace(lines=(*lines, block.lines[-1]))


def _cell(cell: Cell, words: _Words) -> Cell:
    return cell._replace(blocks=tuple(_told(block, words) for block in cell.blocks)) if cell.blocks else cell


def _line(line: Line, below: Line, words: _Words) -> Line:
    left, right = _LEFT.search(line.text.rstrip()), _RIGHT.match(below.text.lstrip())
    if left is None or right is None:
        return line
    last = line.runs[-1]
    bare = last.text.rstrip()
    if _ADDRESS.search(line.text.rstrip()):
        return line
    in_capitals = line.text.isupper() and below.text.isupper()
    soft = bare.endswith(SOFT) or not words.keeps(left[1], right[0], in_capitals=in_capitals)
    return line._replace(runs=(*line.runs[:-1], last._replace(text=bare[:-1] + (SOFT if soft else "-"))))
