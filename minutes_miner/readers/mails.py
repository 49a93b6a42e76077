"""Where older mails begin in a document of Word or a PDF that was printed from a mail: their heads stand there as text."""

from collections.abc import Sequence

from minutes_miner.document import Block, Table
from minutes_miner.readers.txt.mail import older_mails
from minutes_miner.readers.txt.source import Source


def mails_in(blocks: Sequence[Block | Table]) -> tuple[int, ...]:
    """The blocks at which older mails begin below a newer one."""
    lines: list[Source] = []
    blocks_of: list[int] = []
    for at, block in enumerate(blocks):
        for line in () if isinstance(block, Table) else block.lines:
            lines.append(Source(line.text, len(lines), 0))
            blocks_of.append(at)
    return tuple(dict.fromkeys(blocks_of[number] for number in older_mails(lines)))
