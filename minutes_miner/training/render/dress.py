"""How a document looks: choices that have nothing to do with what it says."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutes_miner.training.marked import Source

_LOOK = re.compile(r"\*\*(.+?)\*\*|~~(.+?)~~", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dress:
    """The choices for one document."""

    table: str  # grid, lines (flat rules only), bare (no rules)
    bullet: str  # the glyph of bullets
    numbers: str  # word (list numbers by definition) or typed
    titles: str  # style or bold
    furniture: str  # none, foot, both
    font: str  # sans or serif
    size: int  # points
    columns: str  # how a text holds its tables: tabs, pipes, blanks

    @classmethod
    def of(cls, source: Source) -> "Dress":
        """The dress of a source, by its name."""
        digest = hashlib.sha256(source.name.encode()).digest()

        def pick(at: int, *choices: str) -> str:
            return choices[digest[at] % len(choices)]

        return cls(
            table=pick(0, "grid", "grid", "grid", "grid", "lines", "bare"),
            bullet=pick(1, "•", "•", "-", "–", "▪", "o", "*"),
            numbers=pick(2, "word", "typed"),
            titles=pick(3, "style", "bold"),
            furniture=pick(4, "none", "foot", "both"),
            font=pick(5, "sans", "serif"),
            size=9 + digest[6] % 4,
            columns=pick(7, "tabs", "pipes", "blanks"),
        )


def looks(text: str) -> Iterator[tuple[str, bool, bool]]:
    """A text in pieces of one look: the words, whether they are bold, whether they are struck through."""
    at = 0
    for match in _LOOK.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False, False
        yield match[1] or match[2], match[1] is not None, match[2] is not None
        at = match.end()
    if at < len(text):
        yield text[at:], False, False


def bare(text: str) -> str:
    """A text without marks of its look."""
    return "".join(piece for piece, _, _ in looks(text))


def running_title(source: Source) -> str:
    """What a running head says: the group, or the title."""
    return str(source.head.get("group") or source.head.get("title") or "")
