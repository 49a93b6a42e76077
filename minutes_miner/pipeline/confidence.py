"""How often a field found in such a way is right: the certainty of each field, as measured on groups left out of training.

Each component notes how it found a field ("cell", "judged", "tail done") and how sure it was of it. For each of these
reasons a small table of steps, learned on left-out groups and shipped with the weights, says how many in a hundred were right.
"""

import itertools
import json
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.findings import Draft, findings_of

FIELDS = ("responsible", "deadline", "status")
Steps = list[tuple[float, float]]  # the least raw certainty from which a value counts, and that value; rising in both
Told = tuple[str, float, bool]  # reason, raw certainty, whether it was right
_PRIOR = 10.0  # a reason seen less often than that leans on all of its field
_SMALLEST_BIN = 40


class Confidence:
    """Sets the certainties of each draft by the shipped tables; without them the components' own stand."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Steps]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        for draft in findings_of(doc).drafts:
            for field in self.tables:
                setattr(draft, f"{field}_certainty", self.value(field, *told(draft, field)))
        return doc

    def value(self, field: str, reason: str, raw: float) -> float:
        """How likely a field is right that was found for a reason with some raw certainty, 0..1."""
        table = self.tables[field]
        return _value(table.get(reason) or table[""], raw)

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The tables, where there are any."""
        if self.tables:
            path.mkdir(parents=True, exist_ok=True)
            (path / "tables.json").write_text(
                json.dumps(self.tables, indent=1, sort_keys=True) + "\n", encoding="utf-8"
            )

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Confidence":
        """The tables, where there are any."""
        file = path / "tables.json"
        if file.is_file():
            self.tables = json.loads(file.read_text(encoding="utf-8"))
        return self


def told(draft: Draft, field: str) -> tuple[str, float]:
    """How a field of a draft was found, and how sure its component was, 0..1."""
    return getattr(draft, f"{field}_reason"), getattr(draft, f"{field}_certainty")


def learn(cases: Sequence[Told]) -> dict[str, Steps]:
    """The tables of one field from cases of left-out groups; the empty reason stands for all that was never seen."""
    share = sum(right for _, _, right in cases) / max(len(cases), 1)
    tables = {"": [(0.0, round(share, 3))]}
    for reason in sorted({reason for reason, _, _ in cases}):
        seen = sorted((raw, right) for name, raw, right in cases if name == reason)
        tables[reason] = _steps(seen, share)
    return tables


def _steps(seen: Sequence[tuple[float, bool]], share: float) -> Steps:
    """Bins of equal size by raw certainty, neighbours pooled until they rise."""
    count = max(1, min(4, len(seen) // _SMALLEST_BIN))
    cuts = [len(seen) * n // count for n in range(count + 1)]
    bins: list[tuple[float, float, int]] = []
    for start, end in itertools.pairwise(cuts):
        right = sum(ok for _, ok in seen[start:end])
        bins.append((seen[start][0], float(right), end - start))
        while len(bins) > 1 and (bins[-2][0] == bins[-1][0] or bins[-2][1] / bins[-2][2] >= bins[-1][1] / bins[-1][2]):
            last = bins.pop()
            bins[-1] = (bins[-1][0], bins[-1][1] + last[1], bins[-1][2] + last[2])
    return [
        (round(least if at else 0.0, 3), round((right + _PRIOR * share) / (size + _PRIOR), 3))
        for at, (least, right, size) in enumerate(bins)
    ]


def _value(steps: Steps, raw: float) -> float:
    return next(value for least, value in reversed(steps) if raw >= least or least == 0.0)


def create_confidence(nlp: Language, name: str) -> Confidence:
    """The component, made by spaCy from the config."""
    return Confidence()


Language.factory("minutes_confidence", func=create_confidence)
