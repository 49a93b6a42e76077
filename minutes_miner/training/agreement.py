"""How far do two careful readers agree? `python -m minutes_miner.training.agreement` compares the gold with a second marking.

`corpus/second` holds documents of training and development groups, marked again by the labelling guide by somebody who had seen
neither the sources nor the gold. What two readers make of the same page is the most that a program can be held to.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from minutes_miner.evaluation import Judged, judge
from minutes_miner.evaluation.figures import added, quoted
from minutes_miner.training.corpus import CORPUS
from minutes_miner.training.gold import gold_of
from minutes_miner.training.marked import load_source

MEASURES = (
    "action points", "action points, strict", "responsible", "deadline", "status", "agenda item", "whole record", "agenda",
)  # fmt: skip


def compared(corpus: Path = CORPUS) -> Iterator[Judged]:
    """The second marking of each document, judged by the first."""
    for path in sorted((corpus / "second").glob("*.md")):
        (first,) = (corpus / "sources").glob(f"*/{path.name}")
        yield judge(gold_of(load_source(first)), gold_of(load_source(path)), name=path.stem, facts={})


def main() -> None:
    """Print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    documents = list(compared(parser.parse_args().corpus))
    scores = added(documents)
    print(f"{len(documents)} documents marked twice")
    for measure in MEASURES:
        print(f"{measure:24} {quoted(measure, scores[measure]):.3f}")


if __name__ == "__main__":
    main()
