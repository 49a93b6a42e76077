"""How well extractions agree with gold: one record of counts a document, added up over any part of the documents.

Four verbs, four modules: find the gold (`gold`), decide what is the same (`matching`, `identity`), `judge` a document, and
tell the `figures` of many.
"""

from minutes_miner.evaluation.figures import added, by_fact, changes, figures, quoted, reliability
from minutes_miner.evaluation.gold import facts_of, find_gold, groups_of
from minutes_miner.evaluation.judging import Judged, Score, judge
from minutes_miner.evaluation.matching import match

__all__ = [
    "Judged", "Score", "added", "by_fact", "changes", "facts_of", "figures", "find_gold", "groups_of", "judge", "match",
    "quoted", "reliability",
]  # fmt: skip
