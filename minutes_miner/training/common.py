"""The common words: those that stand in small letters in the sources of enough groups. `python -m minutes_miner.training.common` writes them.

They tell a name at the begin of a sentence from a word that has its capital there only; groups that are kept for testing have no part in them.
"""

import re
from collections import defaultdict
from pathlib import Path

from minutes_miner.evaluation import groups_of
from minutes_miner.pipeline.words import key
from minutes_miner.training.corpus import CORPUS, sources

COMMON = Path(__file__).parents[1] / "lexicon" / "common.txt"
_GROUPS = 3  # in which a word must stand: less, and misspelt names are common
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


def common_words(corpus: Path) -> list[str]:
    """The common words of a corpus, sorted."""
    seen: dict[str, set[str]] = defaultdict(set)
    groups = groups_of(corpus / "splits.csv", "train")
    for source in sources(corpus):
        if source.folder in groups:
            for part in source.parts:
                for _, text in part.texts():
                    for word in _WORD.findall(text.text):
                        if word.islower():
                            seen[key(word)].add(source.folder)
    return sorted(word for word, where in seen.items() if len(where) >= _GROUPS)


def main() -> None:
    """Write them into the package."""
    words = common_words(CORPUS)
    COMMON.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words.")


if __name__ == "__main__":
    main()
