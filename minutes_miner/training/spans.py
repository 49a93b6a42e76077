"""Gold by character offset: `python -m minutes_miner.training.spans` writes `corpus/spans/GROUP.jsonl` from the marked sources.

One line a document, in the form that doccano and other annotation tools read: `text`, the text of the document as the readers
give it, and `label`, triples of start, end and label, half-open. The sources stay the master; the words of a mark are
looked up in the part of the document that its paragraph or cell became.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutes_miner.pipeline.layout import build_layout
from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.gold import numbered
from minutes_miner.training.marked import Mark, Marked, Source

_NEAR = (
    3000  # squeezed characters around the last find in which a mark is looked up whose paragraph was not found whole
)
_LABELS = {
    "action": "action", "due": "deadline", "state": "status", "att": "attendee", "agenda": "agenda item", "item": "section",
    "decision": "decision", "org": "agency", "per": "person",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aligned:
    """A mark with its place in the text of the read document; `start` is None where its words were not found."""

    mark: Mark
    words: str
    start: int | None
    end: int

    @property
    def label(self) -> str:
        """What the span is: agency, person, role, group, deadline, action, status, ..."""
        if self.mark.tag == "who":
            return self.mark.get("kind", "agency") or "agency"
        return _LABELS[self.mark.tag]


def squeezed(text: str) -> tuple[str, list[int]]:
    """Letters and figures in lower case, with their places in the text."""
    kept = [(ch.casefold()[:1], at) for at, ch in enumerate(text) if ch.isalnum()]
    return "".join(ch for ch, _ in kept), [at for _, at in kept]


def align(source: Source, text: str) -> Iterator[Aligned]:
    """Every mark of a source that covers words, in order, with its place in a text of its document."""
    letters, places = squeezed(text)
    used: set[int] = set()
    cursor = 0
    for part in source.parts:
        for _, marked in part.texts():
            whole, inner = squeezed(_plain(marked))
            at = _free(letters, whole, cursor, used)
            if at is not None:
                used.add(at)
                cursor = at + len(whole)
            for mark in marked.marks:
                words = _plain(marked)[mark.start : mark.end]
                wanted = squeezed(words)[0]
                if not wanted:
                    continue
                if at is not None:
                    place: int | None = at + sum(offset < mark.start for offset in inner)
                else:
                    place = _near(letters, wanted, cursor)
                if place is None:  # its number became the marker of a list
                    wanted = squeezed(numbered(words)[1])[0]
                    place = _near(letters, wanted, cursor) if wanted else None
                if place is None:
                    yield Aligned(mark, marked.covered(mark), None, 0)
                else:
                    yield Aligned(mark, marked.covered(mark), places[place], places[place + len(wanted) - 1] + 1)


def _plain(marked: Marked) -> str:
    """The text with its emphasis blanked out, so that offsets stay."""
    return marked.text.replace("**", "  ").replace("~~", "  ")


def _free(letters: str, whole: str, cursor: int, used: set[int]) -> int | None:
    """Where a paragraph or cell stands: behind the last one if it can be, and not where another one was found."""
    for start in (cursor, 0):
        at = letters.find(whole, start) if whole else -1
        while at in used:
            at = letters.find(whole, at + 1)
        if at >= 0:
            return at
    return None


def _near(letters: str, wanted: str, cursor: int) -> int | None:
    for start, end in ((cursor, cursor + _NEAR), (max(cursor - _NEAR, 0), cursor + _NEAR), (0, len(letters))):
        at = letters.find(wanted, start, end)
        if at >= 0:
            return at
    return None


def read_text(source: Source, corpus: Path = CORPUS) -> str:
    """The text of a source's document as the readers give it."""
    return build_layout(read(document_path(corpus, source))).text


def line_of(source: Source, text: str) -> dict[str, Any]:
    """One line of the JSONL: the text and the labelled spans in it."""
    found = [a for a in align(source, text) if a.start is not None]
    return {"id": source.name, "text": text, "label": [[a.start, a.end, a.label] for a in found]}


def main() -> None:
    """Write the spans of the corpus and tell how many marks were found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--output", type=Path, default=CORPUS / "spans")
    output = options.parse_args().output
    output.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {}
    lost: Counter[str] = Counter()
    marks = 0
    for source in sources(CORPUS):
        text = read_text(source)
        for aligned in align(source, text):
            marks += 1
            lost[source.name] += aligned.start is None
        lines.setdefault(source.folder, []).append(json.dumps(line_of(source, text), ensure_ascii=False))
    for folder, listed in lines.items():
        (output / f"{folder}.jsonl").write_text("\n".join(listed) + "\n", encoding="utf-8")
    missing = sum(lost.values())
    print(f"{marks} marks, {marks - missing} found in the read documents ({100 * (marks - missing) / marks:.2f} %).")
    for name, count in lost.most_common(10):
        if count:
            print(f"{count} not found in {name}")


if __name__ == "__main__":
    main()
