"""The figures that the README and the model card quote: `python -m minutes_miner.training.metrics` writes models/metrics.json.

Measured on the groups of the corpus that neither rules nor model were made on; by rules and model together, and by rules alone.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from minutes_miner.contract import to_json
from minutes_miner.evaluation import Judged, added, facts_of, judge, match
from minutes_miner.training.corpus import CORPUS, document_path, gold_path, sources
from minutes_miner.training.judge import splits
from minutes_miner.workflow import extract

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
_BINS = 5
Json = dict[str, Any]


def pairs(split: str, *, model: bool) -> Iterator[tuple[Judged, Json, Json]]:
    """Each document of a part of the corpus: how it was judged, its gold, what was extracted."""
    part_of = splits()
    for source in sources(CORPUS):
        if part_of[source.folder] == split:
            gold = json.loads(gold_path(CORPUS, source).read_text(encoding="utf-8"))
            found = json.loads(to_json(extract(document_path(CORPUS, source), model=model)))
            yield judge(gold, found, name=source.name, facts=facts_of(gold, source.folder)), gold, found


def summary(documents: Sequence[Judged]) -> dict[str, float]:
    """F1 by measure; of deadlines also the share of false ones, of whole records the share of those wanted."""
    scores = added(documents)
    made = {name: round(score.f1, 3) for name, score in sorted(scores.items()) if name != "false deadlines"}
    made["action points, precision"] = round(scores["action points"].precision, 3)
    made["action points, recall"] = round(scores["action points"].recall, 3)
    made["whole record"] = round(scores["whole record"].recall, 3)
    false = scores.get("false deadlines")
    made["false deadlines"] = round(false.right / max(false.found, 1), 3) if false else 0.0
    return made


def reliability(results: Sequence[tuple[Judged, Json, Json]]) -> list[dict[str, float]]:
    """Of the action points by confidence of their text: how many there are, how sure on average, how many are right."""
    told: list[tuple[float, bool]] = []
    for _, gold, found in results:
        right = {id(mine) for _, mine in match(gold["action_points"], found["action_points"])}
        told += [(a["confidence_by_field"]["text"], id(a) in right) for a in found["action_points"]]
    rows = []
    for at in range(_BINS):
        inside = [
            (sure, right)
            for sure, right in told
            if at / _BINS <= sure < (at + 1) / _BINS or (sure == 1 and at == _BINS - 1)
        ]
        if inside:
            rows.append(
                {
                    "from": at / _BINS, "count": len(inside), "confidence": round(sum(s for s, _ in inside) / len(inside), 3),
                    "right": round(sum(r for _, r in inside) / len(inside), 3),
                }
            )  # fmt: skip
    return rows


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--output", type=Path, default=METRICS)
    output = options.parse_args().output
    both, rules = list(pairs("test", model=True)), list(pairs("test", model=False))
    made: Json = {"documents": len(both), "groups": len({d.facts["group"] for d, _, _ in both})}
    for name, results in (("rules and model", both), ("rules alone", rules)):
        judged = [document for document, _, _ in results]
        odd = [document for document in judged if any(word in document.facts["layout"] for word in _ODD)]
        made[name] = {
            "all": summary(judged),
            "prose and odd layouts": summary(odd),
            **{
                f"language {code}": summary([d for d in judged if d.facts["language"] == code])
                for code in sorted({d.facts["language"] for d in judged})
            },
        }
    made["reliability"] = reliability(both)
    output.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Measured on {made['documents']} documents of {made['groups']} groups.")


if __name__ == "__main__":
    main()
