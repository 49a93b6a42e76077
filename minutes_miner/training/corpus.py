"""The corpus: from marked sources to documents and their gold. `python -m minutes_miner.training.corpus` makes all of it.

`corpus/sources/GROUP/NAME.md` is what people write; `corpus/documents/GROUP/NAME.pdf|docx|txt` and `corpus/gold/GROUP/NAME.json`
come out of it, the same bytes each time.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from minutes_miner.training.gold import gold_of
from minutes_miner.training.marked import Source, load_source
from minutes_miner.training.render import render

CORPUS = Path(__file__).parents[2] / "corpus"


def sources(corpus: Path) -> Iterator[Source]:
    """Every source of the corpus, in order of group and name."""
    for path in sorted((corpus / "sources").rglob("*.md")):
        yield load_source(path)


def document_path(corpus: Path, source: Source) -> Path:
    """Where the document of a source stands."""
    return corpus / "documents" / source.folder / f"{source.name}.{source.format}"


def gold_path(corpus: Path, source: Source) -> Path:
    """Where the gold of a source stands."""
    return corpus / "gold" / source.folder / f"{source.name}.json"


def build(corpus: Path, out: Path | None = None) -> list[Path]:
    """Make every document and its gold under `out` (the corpus itself by default); returns the documents in order."""
    made = []
    for source in sources(corpus):
        document, gold = document_path(out or corpus, source), gold_path(out or corpus, source)
        for path in (document, gold):
            path.parent.mkdir(parents=True, exist_ok=True)
        document.write_bytes(render(source))
        gold.write_text(json.dumps(gold_of(source), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        made.append(document)
    return made


def main() -> None:
    """Make the corpus of this checkout."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    made = build(options.parse_args().corpus)
    print(f"{len(made)} documents made.")


if __name__ == "__main__":
    main()
