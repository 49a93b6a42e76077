"""The minutes of a mail without those that it quotes: an older mail below them that records a meeting is another document.

Whoever answers all with today's minutes leaves the last ones below, and what was to be done then would be raised again. Below a
mail that records nothing ("Dear all, please see below") the older one is what the file is kept for, and talk below minutes belongs to them.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from minutes_miner.document import Block, Document, Line, Run, Table, Warning
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.words import Words

_RECORDS = frozenset(("actions", "attendance", "decisions", "review"))  # labels that only records of meetings have
_ENOUGH = 2  # lines that hand out tasks


def newest_mail(document: Document, words: Words) -> Document:
    """The document down to the first older mail that records a meeting as what stands above it does; the rest is kept apart."""
    told = cache(lambda at: _tells(document.blocks[at], words))
    for at in document.mails:
        above, below = document.blocks[:at], document.blocks[at:]
        if all(sum(map(told, part)) >= _ENOUGH for part in (range(at), range(at, len(document.blocks)))):
            return replace(
                document,
                blocks=above,
                furniture=(*document.furniture, *map(_kept, below)),
                warnings=(*document.warnings, _warning(below)),
                mails=(),
            )
    return document


def _tells(block: Block | Table, words: Words) -> int:
    """How much of a block records a meeting: lines that say who is to do what, or a label, which is enough by itself."""
    lines = [line.text for line in block.lines] if isinstance(block, Block) else block.text.split("\n")
    if any(words.meaning_of(line.partition(":")[0].strip(" *#")) in _RECORDS for line in lines):
        return _ENOUGH
    phrases = phrases_of(words, None)
    return sum(phrases.hands_out(line) for line in lines)


def _kept(block: Block | Table) -> Block:
    """A block as it is kept apart; of a table its text."""
    if isinstance(block, Block):
        return block
    return Block("paragraph", tuple(Line((Run(line),)) for line in block.text.split("\n")))


def _warning(blocks: Iterable[Block | Table]) -> Warning:
    """Where the older mail begins; nothing of its words, which name persons."""
    first = next((line for block in blocks if isinstance(block, Block) for line in block.lines), Line(()))
    where = f"From line {first.number} on an" if first.number else "An"
    return Warning("older-mail", f"{where} older mail records another meeting; it was left out.", first.page)
