"""How varied the written corpus is, and how it is mixed: `python -m minutes_miner.training.diversity` writes the figures into
corpus/README.md.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz, process

from minutes_miner.training.blocks import write_blocks
from minutes_miner.training.corpus import CORPUS, sources
from minutes_miner.training.crossvalidate import families
from minutes_miner.training.gold import promises
from minutes_miner.training.judge import splits
from minutes_miner.training.marked import Mark, Source
from minutes_miner.training.render.dress import Dress

_LENGTH = 4
_NEAR = 90.0  # likeness of the sorted words from which two actions of different groups read the same


def main() -> None:
    """Count, print and write."""
    told, mixed = "\n".join(diversity()), mixture()
    print(f"{told}\n\n{mixed}")
    write_blocks(CORPUS / "README.md", {"diversity": f"```\n{told}\n```", "mixture": mixed})


def diversity() -> Iterator[str]:
    """Lines of figures: documents, languages, formats, repeated words."""
    part_of = splits()
    documents: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    actions: dict[str, list[str]] = {}
    for source in sources(CORPUS):
        documents[part_of[source.folder]] += 1
        languages[str(source.head.get("language", "en"))] += 1
        formats[source.format] += 1
        actions.setdefault(source.folder, []).extend(promise.text for promise in promises(source))
    texts = [text for group in actions.values() for text in group]
    grams = [gram for text in texts for gram in _grams(text)]
    once = sum(1 for count in Counter(grams).values() if count == 1)
    frames = Counter(_frame(text) for text in texts)
    shared = sum(count for count in frames.values() if count >= 5)
    yield f"{sum(documents.values())} documents of {len(actions)} groups, {len(texts)} action points"
    yield "parts: " + ", ".join(f"{name} {count}" for name, count in sorted(documents.items()))
    yield "languages: " + ", ".join(f"{name} {count}" for name, count in languages.most_common())
    yield "formats: " + ", ".join(f"{name} {count}" for name, count in formats.most_common())
    share = 100 * len(set(grams)) / len(grams)
    yield f"distinct word {_LENGTH}-grams of the actions: {share:.1f} % ({once} stand once)"
    yield f"actions whose first four words open at least five: {100 * shared / len(texts):.1f} %"
    yield f"actions nearly the same as one of another group: {_near_others(actions)}"


def mixture() -> str:
    """A table: how often the forms stand in the documents that record meetings, learned from and kept for testing."""
    part_of = splits()
    listed = [source for source in sources(CORPUS) if source.head.get("kind", "minutes") != "other"]
    parts = [[s for s in listed if (part_of[s.folder] == "test") is test] for test in (False, True)]
    lines = ["| form | learned from | kept for testing |", "| --- | --- | --- |"]
    for name, has in _FORMS.items():
        shares = (sum(has(source) for source in part) / max(len(part), 1) for part in parts)
        lines.append(f"| {name} | " + " | ".join(f"{100 * share:.0f} %" for share in shares) + " |")
    return "\n".join(lines)


def _marks(source: Source, tag: str, kind: str | None = None) -> list[Mark]:
    return [
        mark
        for part in source.parts
        if kind is None or (part.kind == "table") is (kind == "table")
        for _, text in part.texts()
        for mark in text.marks
        if mark.tag == tag
    ]


def _family(*names: str) -> Callable[[Source], bool]:
    return lambda source: families()[source.head["look"]] in names


def _rows(low: int, high: int) -> Callable[[Source], bool]:
    """Tables with actions of so many columns."""

    def has(source: Source) -> bool:
        widths = [
            max(map(len, part.rows))
            for part in source.parts
            if part.kind == "table" and any(m.tag == "action" for _, text in part.texts() for m in text.marks)
        ]
        return any(low <= width <= high for width in widths)

    return has


_FORMS: dict[str, Callable[[Source], bool]] = {
    "actions in tables": lambda source: bool(_marks(source, "action", "table")),
    "of two columns": _rows(2, 2),
    "of three": _rows(3, 3),
    "of four": _rows(4, 4),
    "of five or more": _rows(5, 99),
    "actions in lists and sentences": lambda source: bool(_marks(source, "action", "other")),
    "prose": _family("prose"),
    "mails": _family("mails"),
    "flattened columns": _family("flattened"),
    "summaries at the top": _family("summaries"),
    "slides": _family("slides"),
    "trackers and work plans": _family("trackers and plans"),
    "reports on earlier actions": lambda source: any(m.get("k") == "status" for m in _marks(source, "action")),
    "an attendance list": lambda source: bool(_marks(source, "att")),
    "of agencies alone": lambda source: bool(a := _marks(source, "att")) and not any(m.get("person") for m in a),
    "an agenda": lambda source: bool(_marks(source, "agenda")),
    "decisions marked": lambda source: bool(_marks(source, "decision")),
    "running head or foot (PDF)": lambda source: source.format == "pdf" and Dress.of(source).furniture != "none",
    "PDF": lambda source: source.format == "pdf",
}


def _grams(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return [tuple(words[at : at + _LENGTH]) for at in range(len(words) - _LENGTH + 1)]


def _frame(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())[:4])


def _near_others(actions: dict[str, list[str]]) -> int:
    in_order = {
        group: [" ".join(sorted(text.casefold().split())) for text in texts] for group, texts in actions.items()
    }
    names = sorted(in_order)
    found = 0
    for one, group in enumerate(names):
        others = [text for other in names[one + 1 :] for text in in_order[other]]
        if others:
            scores = process.cdist(in_order[group], others, scorer=fuzz.ratio, score_cutoff=_NEAR)
            found += int((scores.max(axis=1) >= _NEAR).sum())
    return found


if __name__ == "__main__":
    main()
