"""What can be told of many pairs of mentions at once, without their words: which of them could be one commitment at all.

All that a score knows of two mentions but their words (days, deadlines, status, who is responsible) is in arrays, one place
for each mention of a group; with them come the words as an index. So a new mention is held against all others in a few
steps, and only pairs that could reach the floor are looked at closely: none that would is left out, but for pairs that have
nothing in common except a word with a typing error.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from minutes_miner.link.signature import Parties, is_review, parties_of
from minutes_miner.link.parts import parties_alike
from minutes_miner.link.signature import day_number
from minutes_miner.records import Mention

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What words may add to the log-odds where none is in common, and what they may add beside these where some are.
_APART = ("topic", "shorter")
_SHARED = (
    "covered", "weight shared", "item named in text", "covered with item", "names agree", "numbers agree",
)  # fmt: skip
