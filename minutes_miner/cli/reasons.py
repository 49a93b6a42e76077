"""The parts of the likeness of two mentions, said to people as sentences."""

from collections.abc import Iterable

# By part of the score what it says of two mentions; nothing of how many words there are to compare
# ("shorter"), nor of a gap that is short.
SAID = {
    "same responsible": "the same parties are to do it",
    "responsible overlap": "the same parties are to do it",
    "like responsible": "the parties have like names",
    "other responsible": "other parties are to do it",
    "one document": "both stand in one document",
    "gap": "much time lies between them",
    "gap after it was due": "much time lies between them",
    "closed before": "the earlier one was closed",
    "closed before, comes again": "the earlier one was closed, the later says that it comes again",
    "closed before, closed now": "both say that it is closed",
    "open before, under way now": "the earlier one is open, and the later tells how far it is",
    "both say what to do": "both say what is to be done, as if it were new",
    "later says what to do": "the later one says what is to be done, as if it were new",
    "later reports": "the later one stands where earlier actions are gone through",
    "same deadline": "both have the same deadline",
    "deadline moved": "the later one moves the deadline of the earlier",
    "due before": "the earlier one was due before the later meeting",
    "topic": "they have the same topic",
    "covered": "most words of the shorter one are in the other",
    "weight shared": "they share words that say much",
    "word exchanged": "they are the same but for a word or two",
    "word exchanged in one document": "they are the same but for a word or two",
    "name exchanged": "they are the same but for a name",
    "item named in text": "one names the agenda item of the other",
    "covered with item": "most words of the shorter one are in the other or in its agenda item",
    "other item": "they stand under different agenda items",
    "names agree": "both name the same places or things",
    "names conflict": "they name different places or things",
    "numbers agree": "both have the same number",
    "numbers conflict": "they have different numbers",
    "periods conflict": "they are of different periods or parts",
    "period in one": "only one names a period",
    "comes each year": "it comes each year, and this is another year's",
    "reference": "both bear the same reference",
    "other reference": "they bear different references",
}  # fmt: skip
_COVERED = {  # parts that say no more beside another, or little
    "covered with item": "covered",
    "gap": "gap below 3 months",
    "gap after it was due": "gap below 3 months",
}


def in_words(reasons: str) -> tuple[list[str], list[str]]:
    """What speaks for and against, each said once: "for: covered, gap; against: nothing" gives two lists of sentences."""
    pro, _, contra = reasons.removeprefix("for: ").partition("; against: ")
    return _sentences(_parts(pro)), _sentences(_parts(contra))


def _parts(named: str) -> list[str]:
    """The parts that a list names; some have a comma in their name."""
    found: list[str] = []
    for piece in named.split(", "):
        whole = f"{found[-1]}, {piece}" if found else piece
        if whole in SAID:
            found[-1:] = [whole]
        else:
            found.append(piece)
    return found


def _sentences(parts: Iterable[str]) -> list[str]:
    named = list(parts)
    return list(dict.fromkeys(SAID[part] for part in named if part in SAID and _COVERED.get(part) not in named))
