"""The figures that the README and the model card quote: `python -m minutes_miner.training.metrics` writes models/metrics.json
and the tables between their marks.

Measured on the groups of the corpus that neither rules nor model were made on; by rules and model together, by rules alone
and by the model alone, and on the text that other programs pull out of the same files.
"""

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from minutes_miner.evaluation import Judged, added, quoted, reliability
from minutes_miner.training.blocks import write_blocks
from minutes_miner.training.corpus import CORPUS, sources
from minutes_miner.training.flat import DUMPS
from minutes_miner.training.judge import splits
from minutes_miner.training.modes import BOTH, MODEL, MODES, RULES, judged
from minutes_miner.training.naming import Naming, documents, judge

ROOT = CORPUS.parent
METRICS = ROOT / "models" / "metrics.json"
ALL, ODD = "all", "prose and odd layouts"
_ODD = (
    "prose", "mail", "flattened", "slides", "headless", "margin", "actionby", "acta",
)  # fmt: skip  # words of layouts no list knows
_ROWS = {
    "action points F1": "action points",
    "of these precision": "action points, precision",
    "of these recall": "action points, recall",
    "responsible F1": "responsible",
    "deadline right": "deadline",
    "false deadlines": "false deadlines",
    "status right": "status",
    "attendees F1": "attendees",
    "agenda F1": "agenda",
    "meeting date": "date",
    "kind": "kind",
    "whole action record right": "whole record",
}
_BY_LANGUAGE = ("action points F1", "responsible F1", "deadline right", "attendees F1")
_OF_DUMPS = (
    "action points F1",
    "responsible F1",
    "deadline right",
    "whole action record right",
    "attendees F1",
    "agenda F1",
)
Json = dict[str, Any]


def summary(documents: Sequence[Judged]) -> dict[str, float]:
    """By measure the number that is quoted of it, and precision and recall of action points."""
    scores = added(documents)
    made = {name: round(quoted(name, score), 3) for name, score in sorted(scores.items())}
    made["action points, precision"] = round(scores["action points"].precision, 3)
    made["action points, recall"] = round(scores["action points"].recall, 3)
    return made


def parts(documents: Sequence[Judged]) -> Json:
    """The summaries of all documents, of odd layouts, and of each language."""
    odd = [document for document in documents if any(word in document.facts["layout"] for word in _ODD)]
    languages = sorted({document.facts["language"] for document in documents})
    return {
        ALL: summary(documents),
        ODD: summary(odd),
        **{f"language {code}": summary([d for d in documents if d.facts["language"] == code]) for code in languages},
    }


def measure(split: str = "test") -> Json:
    """All figures of a part of the corpus."""
    part_of = splits()
    chosen = [source for source in sources(CORPUS) if part_of[source.folder] == split]
    with ProcessPoolExecutor(2) as pool:
        results = {mode: list(pool.map(partial(judged, mode=mode), chosen, chunksize=8)) for mode in MODES}
        both = results[BOTH]
        dumped = {}
        for form, ways in DUMPS.items():
            files = [source for source in chosen if source.format == form]
            dumped[f"{form}, the file itself"] = summary([one for one in both if one.facts["format"] == form])
            for way in ways:
                dumped[f"{form}, {way}"] = summary(list(pool.map(partial(judged, mode=BOTH, dump=way), files)))
    groups = len({document.facts["group"] for document in both})
    told = {mode: parts(documents) for mode, documents in results.items()}
    named = {"agencies in text": agencies_in_text(split)}
    return {
        "documents": len(both),
        "groups": groups,
        **told,
        **named,
        "dumps": dumped,
        "reliability": reliability(both),
    }


def agencies_in_text(split: str) -> Json:
    """How well agencies are found outside lists and columns, in the documents that mark them."""
    total = Naming()
    for source, document in documents(CORPUS, [split]):
        judge(source, document, total)
    return {
        "F1": round(total.all.f1, 3),
        "F1 of those that no list knows": round(total.unknown.f1, 3),
        "false ones in 100 acronyms of things": round(100 * total.taken / max(1, total.things), 1),
        "asked for": total.all.wanted,
    }


def tables(made: Json) -> dict[str, str]:
    """The tables that are quoted, by the name of their marks."""

    def table(heads: Sequence[str], rows: dict[str, list[float]]) -> str:
        lines = ["| | " + " | ".join(heads) + " |", "|" + " --- |" * (len(heads) + 1)]
        return "\n".join(
            lines + [f"| {name} | " + " | ".join(f"{v:.2f}" for v in row) + " |" for name, row in rows.items()]
        )

    def by(*columns: tuple[str, str]) -> dict[str, list[float]]:
        return {label: [made[mode][part].get(name, 0.0) for mode, part in columns] for label, name in _ROWS.items()}

    languages = [part for part in made[BOTH] if part.startswith("language ")]
    sure = made["reliability"]
    bins = sorted({row["from"] for field in sure.values() for row in field["rows"]})
    reliable = ["| confidence | " + " | ".join(sure) + " |", "|" + " --- |" * (len(sure) + 1)]
    for low in bins:
        rows = [next((row for row in field["rows"] if row["from"] == low), None) for field in sure.values()]
        cells = [f"{row['right']:.2f} of {row['count']}" if row else "" for row in rows]
        reliable.append(f"| from {low:.1f} | " + " | ".join(cells) + " |")
    reliable.append("| expected calibration error | " + " | ".join(f"{f['error']:.3f}" for f in sure.values()) + " |")
    return {
        "figures": table(
            ["all", "prose and odd layouts", "rules alone: all", "rules alone: prose"],
            by((BOTH, ALL), (BOTH, ODD), (RULES, ALL), (RULES, ODD)),
        ),
        "model alone": table(["model alone: all", "model alone: prose"], by((MODEL, ALL), (MODEL, ODD))),
        "languages": table(
            _BY_LANGUAGE,
            {part.split()[1]: [made[BOTH][part].get(_ROWS[name], 0.0) for name in _BY_LANGUAGE] for part in languages},
        ),
        "dumps": table(
            _OF_DUMPS, {way: [row[_ROWS[name]] for name in _OF_DUMPS] for way, row in made["dumps"].items()}
        ),
        "reliability": "\n".join(reliable),
    }


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--output", type=Path, default=METRICS, help="where the figures go; elsewhere no table is written"
    )
    output = options.parse_args().output
    made = measure()
    output.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    written = tables(made)
    if output == METRICS:
        write_blocks(ROOT / "README.md", {"figures": written["figures"]})
        write_blocks(ROOT / "models" / "README.md", written)
    print(f"Measured on {made['documents']} documents of {made['groups']} groups.")


if __name__ == "__main__":
    main()
