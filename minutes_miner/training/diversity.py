"""How varied the written corpus is: `python -m minutes_miner.training.diversity` prints the figures of corpus/README.md."""

import re
from collections import Counter

from rapidfuzz import fuzz, process

from minutes_miner.training.corpus import CORPUS, sources
from minutes_miner.training.gold import promises
from minutes_miner.training.judge import splits

_LENGTH = 4
_NEAR = 90.0  # token_sort_ratio from which two actions of different groups read the same


def main() -> None:
    """Count and print."""
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
    print(f"{sum(documents.values())} documents of {len(actions)} groups, {len(texts)} action points")
    print("parts: " + ", ".join(f"{name} {count}" for name, count in sorted(documents.items())))
    print("languages: " + ", ".join(f"{name} {count}" for name, count in languages.most_common()))
    print("formats: " + ", ".join(f"{name} {count}" for name, count in formats.most_common()))
    print(
        f"distinct word {_LENGTH}-grams of the actions: {100 * len(set(grams)) / len(grams):.1f} % ({once} stand once)"
    )
    print(f"actions whose first four words open at least five: {100 * shared / len(texts):.1f} %")
    print(f"actions nearly the same as one of another group: {_near_others(actions)}")


def _grams(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return [tuple(words[at : at + _LENGTH]) for at in range(len(words) - _LENGTH + 1)]


def _frame(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())[:4])


def _near_others(actions: dict[str, list[str]]) -> int:
    names = sorted(actions)
    found = 0
    for one, group in enumerate(names):
        others = [text.casefold() for other in names[one + 1 :] for text in actions[other]]
        if others:
            scores = process.cdist(
                [text.casefold() for text in actions[group]], others, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR
            )
            found += int((scores.max(axis=1) >= _NEAR).sum())
    return found


if __name__ == "__main__":
    main()
