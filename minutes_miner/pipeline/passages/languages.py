"""The languages of a text, told by their commonest words, and in short ones by those that only one of them has for labels, heads and tasks."""

from collections.abc import Mapping, Sequence

from minutes_miner.pipeline.words import Words, key

_FEW = 60  # common words, fewer than which may stand in several languages


def find_languages(text: str, vocabulary: Words) -> tuple[str, ...]:
    """The languages of a text, the main one first: those whose words make up a fair part of it."""
    tokens = key(text).split()
    counts = _counted(tokens, vocabulary.stopwords)
    if sum(counts.values()) < _FEW:
        counts = _counted(tokens, vocabulary.telling)
    arabic = sum(1 for ch in text if "\u0600" <= ch <= "\u06ff")
    counts["ar"] = max(counts.get("ar", 0), arabic // 12)
    everything = sum(counts.values())
    counts = {  # what a text has of other languages by chance takes nothing from those that any text may mix in
        code: count for code, count in counts.items() if code in vocabulary.everywhere or count * 4 >= everything
    }
    total = sum(counts.values())
    if not total:
        return ("en",)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(language for language, count in ranked if count * 4 >= total) or (ranked[0][0],)


def _counted(tokens: Sequence[str], words: Mapping[str, frozenset[str]]) -> dict[str, int]:
    return {language: sum(token in known for token in tokens) for language, known in words.items()}
