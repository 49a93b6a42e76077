"""The figures that the README and the model card quote: `python -m minutes_miner.training.metrics` writes models/metrics.json.

Measured on the groups of the corpus that neither rules nor model were made on; by rules and model together, and by rules alone.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from minutes_miner.evaluation import Judged, added, quoted, reliability
from minutes_miner.training.corpus import CORPUS
from minutes_miner.workflow.evaluating import evaluate

METRICS = CORPUS.parent / "models" / "metrics.json"
_ODD = (
    "prose",
    "mail",
    "flattened",
    "slides",
    "headless",
    "margin",
    "actionby",
    "acta",
)  # words of layouts no list knows
Json = dict[str, Any]


def judged(split: str, *, model: bool) -> list[Judged]:
    """Each document of a part of the corpus, judged."""
    return list(evaluate(CORPUS / "gold", split=split, model=model))


def summary(documents: Sequence[Judged]) -> dict[str, float]:
    """By measure the number that is quoted of it, and precision and recall of action points."""
    scores = added(documents)
    made = {name: round(quoted(name, score), 3) for name, score in sorted(scores.items())}
    made["action points, precision"] = round(scores["action points"].precision, 3)
    made["action points, recall"] = round(scores["action points"].recall, 3)
    return made


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--output", type=Path, default=METRICS)
    output = options.parse_args().output
    both, rules = judged("test", model=True), judged("test", model=False)
    made: Json = {"documents": len(both), "groups": len({document.facts["group"] for document in both})}
    for name, documents in (("rules and model", both), ("rules alone", rules)):
        odd = [document for document in documents if any(word in document.facts["layout"] for word in _ODD)]
        made[name] = {
            "all": summary(documents),
            "prose and odd layouts": summary(odd),
            **{
                f"language {code}": summary([d for d in documents if d.facts["language"] == code])
                for code in sorted({d.facts["language"] for d in documents})
            },
        }
    made["reliability"] = reliability(both)
    output.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Measured on {made['documents']} documents of {made['groups']} groups.")


if __name__ == "__main__":
    main()
