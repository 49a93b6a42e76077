"""How well agencies in running text are found: `python -m minutes_miner.training.naming CORPUS SPLIT...`.

Gold are the `<org>` tags of the sources that mark them; agencies that are responsible or attend are right where they are found, and
not asked for. An acronym of a source that stands under no tag is that of a thing.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from minutes_miner.evaluation import Score
from minutes_miner.link.agencies import fold_name, registry
from minutes_miner.link.countries import countries
from minutes_miner.training.agencies import MARKS_ALL, bare
from minutes_miner.training.marked import Marked, Source, load_source
from minutes_miner.workflow import extract

_ACRONYM = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z0-9][A-Za-z0-9]{1,8}\b")


@dataclass(slots=True)
class Naming:
    """The agencies of some documents, those that no list knows alone, and the acronyms of things taken for agencies."""

    all: Score = field(default_factory=Score)
    unknown: Score = field(default_factory=Score)
    things: int = 0
    taken: int = 0

    def told(self) -> str:
        """One line."""
        share = 100 * self.taken / self.things if self.things else 0.0
        return (
            f"agencies in text F1 {self.all.f1:.3f} (P {self.all.precision:.3f} R {self.all.recall:.3f}, {self.all.wanted}), "
            f"unknown alone F1 {self.unknown.f1:.3f} (P {self.unknown.precision:.3f} R {self.unknown.recall:.3f}, "
            f"{self.unknown.wanted}), acronyms of things taken {share:.1f} in 100 ({self.things})"
        )


def judge(source: Source, document: Path, total: Naming) -> list[tuple[str, str]]:
    """Add one document to the total; returns what was missed and made up, as pairs of a word and a name."""
    country = countries().code(str(source.head.get("country", "")))
    wanted: dict[str, set[str]] = {}
    allowed, written = set(), set()
    for text in _texts(source):
        for mark in text.marks:
            if mark.tag in ("org", "who", "att"):
                names = {
                    *map(fold_name, bare(text.covered(mark))),
                    _canonical(mark.get("name") or mark.get("agency") or text.covered(mark), country),
                }
                allowed |= names
                written |= set(_ACRONYM.findall(text.covered(mark)))
                if mark.tag == "org":
                    name = _canonical(mark.get("name") or text.covered(mark), country)
                    wanted.setdefault(name, {name}).add(fold_name(text.covered(mark)))
    found = {_canonical(named.agency, country): named.text for named in extract(document).agencies}
    false = {name: text for name, text in found.items() if name not in allowed and fold_name(text) not in allowed}
    told = {*found, *map(fold_name, found.values())}
    missed = {name for name, names in wanted.items() if not names & told}
    right = wanted.keys() - missed
    total.all += Score(len(right), len(right) + len(false), len(wanted))
    new = {name for name in wanted if not registry().knows(name.upper()) and not _is_known(name)}
    unknown_false = {name for name, text in false.items() if not registry().knows(text)}
    total.unknown += Score(len(new - missed), len(new - missed) + len(unknown_false), len(new))
    things = {a for text in _texts(source) for a in _ACRONYM.findall(text.text)} - written
    things = {a for a in things if fold_name(a) not in allowed and _canonical(a, country) not in allowed}
    total.things += len(things)
    total.taken += len(things & set(false.values()))
    return [*(("missed", name) for name in sorted(missed)), *(("made up", text) for text in sorted(false.values()))]


def _texts(source: Source) -> Iterator[Marked]:
    for part in source.parts:
        for _, text in part.texts():
            yield text


def _canonical(name: str, country: str | None) -> str:
    return fold_name(registry().resolve(name, country=country, any_case=True) or name)


def _is_known(folded: str) -> bool:
    return registry().find(folded, any_case=True, nearly=False) is not None


def documents(corpus: Path, splits: Iterable[str]) -> Iterator[tuple[Source, Path]]:
    """The sources that mark their agencies, of some splits, each with its document."""
    with (corpus / "splits.csv").open(encoding="utf-8") as rows:
        groups = {row["group"] for row in csv.DictReader(rows) if row["split"] in set(splits)}
    for path in sorted((corpus / "sources").glob("*/*.md")):
        source = load_source(path) if path.parent.name in groups else None
        if source is not None and source.head.get(MARKS_ALL):
            yield source, corpus / "documents" / path.parent.name / f"{source.name}.{source.format}"


def main() -> None:
    """Prints the figures of each split named; of splits that are not kept for testing also each fault."""
    corpus, *splits = sys.argv[1:]
    for split in splits or ("development",):
        total = Naming()
        for source, document in documents(Path(corpus), [split]):
            faults = judge(source, document, total)
            if split != "test":
                for what, name in faults:
                    print(f"{source.name}: {what}: {name}")
        print(f"{split}: {total.told()}")


if __name__ == "__main__":
    main()
