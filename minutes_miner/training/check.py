"""Is the gold of the corpus of one piece? `python -m minutes_miner.training.check` lists what looks wrong in the sources.

A complaint is a question to a person, not a verdict: a rule says what careful minutes hardly ever have. Of groups kept for
testing only the numbers are told. `--fix` writes the corrections that need no reading: agencies that the registry knows get
their canonical name, and persons no name that the document does not have.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from minutes_miner import lexicon
from minutes_miner.dates import find_deadline
from minutes_miner.link.agencies import fold_name, read_organisation, registry
from minutes_miner.link.countries import countries
from minutes_miner.link.kinds import data, fold_words
from minutes_miner.training.corpus import CORPUS, sources
from minutes_miner.training.gold import Promise, opens_item, promises
from minutes_miner.training.judge import splits
from minutes_miner.training.marked import Mark, Marked, Part, Source, load_source

_AGENCY = re.compile(r"(<(?:who|att)\b[^>]*\bagency=\")([^\"]+)(\")")
_PERSON = re.compile(r"<att\b[^>]* person=\"(?P<person>[^\"]+)\"[^>]*>(?P<words>.*?)</att>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>|\*\*|~~")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w&/-]*[A-ZÀ-Þ]\w*\b")
_COMMITS = re.compile(r"\s+(?:to(?!\s+be\b)|will|shall|should)\b")
_SHORTEST, _LONGEST = 8, 420  # characters of an action point
_LIST = 3  # cells of a column from which its other cells should be marked too
_LOOKING_BACK = timedelta(days=300)  # a report on an old action names an old day
_MARKED = 0.6  # share of them that is
_APART = re.compile(r"[(\[]\s*$|\s[-–—]\s+$")  # before an owner that stands apart from the words of an action
_CLOSED = re.compile(r"[)\].;\s]*")  # and all that stands behind it
_UNTITLED = re.compile("A(x+)A")  # titles of an agenda before and behind actions, none of them an item


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that looks wrong: which rule says so, in which source and line, and the words."""

    rule: str
    source: str
    line: int
    words: str


def complaints(group: list[Source]) -> Iterator[Complaint]:
    """What looks wrong in the sources of one group."""
    for source in group:
        yield from _head(source)
        yield from _actions(source)
        yield from _attendance(source)
        yield from _columns(source)
        yield from _apart(source)
        yield from _titles(source)
    yield from _names(group)


def _head(source: Source) -> Iterator[Complaint]:
    """Chairs, place and group of the head stand in the text."""
    text = _text(source)
    for chair in source.head.get("chairs", []):
        names = [fold_name(name) for name in re.split(r"[,(/)]|\s[-–]\s", chair)]
        if not any(name and name in text for name in names):
            yield Complaint("chair nowhere in the text", source.name, 0, chair)
    for name in ("location", "group"):
        words = [fold_name(word) for word in re.findall(r"\w+", str(source.head.get(name) or ""))]
        lost = [word for word in words if word not in text]
        if len(lost) > len(words) / 2:
            yield Complaint(f"{name} nowhere in the text", source.name, 0, str(source.head[name]))


def _text(source: Source) -> str:
    """All words of a source, folded into one string."""
    return fold_name(" ".join(marked.text for part in source.parts for _, marked in part.texts()))


def _stands(name: str, text: str) -> bool:
    """Whether every word of a name stands in folded text."""
    return all(fold_name(word) in text for word in re.findall(r"\w+", name))


def _actions(source: Source) -> Iterator[Complaint]:
    seen: Counter[str] = Counter()
    for promise in promises(source):
        mark, text = promise.mark, promise.text
        status = mark.get("status", "open")
        if not _SHORTEST <= len(text) <= _LONGEST:
            yield Complaint("action of an odd length", source.name, 0, text)
        if mark.get("k") == "new" and status in ("done", "cancelled"):
            yield Complaint("new and yet over", source.name, 0, f"{status}: {text}")
        if mark.get("k") == "status" and not promise.state and status != "open":
            yield Complaint("a state that no words tell", source.name, 0, f"{status}: {text}")
        if not promise.who and (name := _begins_with_agency(source, text)):
            yield Complaint("a party that is not marked", source.name, 0, f"{name}: {text}")
        seen[text.casefold()] += 1
        if promise.due:
            yield from _deadline(source, promise, *promise.due)
    for text, times in seen.items():
        if times > 1 and not text.startswith("same"):
            yield Complaint("the same action twice", source.name, 0, text)


def _begins_with_agency(source: Source, text: str) -> str | None:
    match = _NAME.match(text)
    if match is None or not _COMMITS.match(text, match.end()):
        return None
    found = registry().find(match[0], country=_country(source), nearly=False)
    return found.name if found else None


def _country(source: Source) -> str | None:
    return countries().code(str(source.head.get("country") or ""))


def _deadline(source: Source, promise: Promise, mark: Mark, words: str) -> Iterator[Complaint]:
    """The date of a deadline is the one that its words tell."""
    meeting, following = source.head.get("date"), source.head.get("next_meeting") or {}
    language = source.head.get("language", "en")
    days = [meeting] if promise.mark.get("k", "new") == "new" else [meeting, meeting and meeting - _LOOKING_BACK]
    readings = [
        find_deadline(
            words,
            meeting_date=day,
            next_meeting=following.get("date"),
            languages=[language] if isinstance(language, str) else language,
            day_first=None,
            cell=True,
        )
        for day in days
    ]
    wanted, read = mark.get("date"), [found.deadline.date if found else None for found in readings]
    if wanted not in read:
        told = f"{words!r} is {wanted}, reads {read[-1]}; meeting {meeting}, next {following.get('date')}: {promise.text[:60]}"
        yield Complaint("a date that its words do not tell", source.name, 0, told)
    elif wanted and meeting and promise.mark.get("k", "new") == "new" and date.fromisoformat(wanted) < meeting:
        yield Complaint(
            "a new action due before the meeting", source.name, 0, f"{words!r} {wanted}: {promise.text[:60]}"
        )


def _attendance(source: Source) -> Iterator[Complaint]:
    """An entry that names a known agency in brackets or behind a dash has it."""
    country, everything = _country(source), _text(source)
    for part, text, mark in _marks(source, "att"):
        words = text.covered(mark)
        if (person := mark.get("person")) and not _stands(person, everything):
            yield Complaint("a person nowhere in the text", source.name, part.line, f"{person}: {words}")
        if mark.get("agency") is None:
            for inner in re.findall(r"\(([^()]+)\)|\s[-–]\s*([^,;()]+)$|,\s*([A-Z][^,;()]+)$", words):
                name = next(filter(None, inner)).strip()
                if registry().find(name, country=country, nearly=False):
                    yield Complaint("an attendee's agency is not marked", source.name, part.line, words)


def _columns(source: Source) -> Iterator[Complaint]:
    """Where most cells of a column hold actions, the others do too."""
    for part in source.parts:
        if part.kind != "table":
            continue
        for column in range(max(map(len, part.rows))):
            cells = [row[column] for row in part.rows[1:] if column < len(row) and len(row[column].text.split()) > 3]
            bare = [cell for cell in cells if not any(mark.tag == "action" for mark in cell.marks)]
            if len(cells) - len(bare) >= _LIST and len(cells) - len(bare) >= _MARKED * len(cells):
                for cell in bare:
                    yield Complaint("a cell without an action among others", source.name, part.line, cell.text[:120])


def _apart(source: Source) -> Iterator[Complaint]:
    """An owner in brackets or behind a dash at the end is no part of an action's words."""
    for part, text, action in _marks(source, "action"):
        inside = [m for m in text.marks if m.tag == "who" and action.start < m.start and m.end <= action.end]
        ends = [m for m in inside if _CLOSED.fullmatch(text.text, m.end, action.end)]
        if any(_APART.search(text.text[action.start : m.start]) for m in ends):
            yield Complaint("an owner apart among the words", source.name, part.line, text.covered(action))


def _titles(source: Source) -> Iterator[Complaint]:
    """Titles between which actions stand are items, as their headings are."""
    order = "".join(
        "I" if opens_item(mark, part) else {"agenda": "A", "action": "x"}.get(mark.tag, "")
        for part in source.parts
        for _, text in part.texts()
        for mark in text.marks
    )
    for match in _UNTITLED.finditer(order):
        yield Complaint("titles that are no items", source.name, 0, f"{len(match[1])} actions between two")


def _names(group: list[Source]) -> Iterator[Complaint]:
    """One name means one agency in a group; an agency that the registry knows has its canonical name."""
    meant: dict[str, dict[str, Source]] = defaultdict(dict)
    for source in group:
        country = _country(source)
        for tag in ("att", "who"):
            for _, text, mark in _marks(source, tag):
                agency = mark.get("agency")
                if agency is None:
                    continue
                if (name := canonical(agency, country)) and name != agency:
                    yield Complaint("not the canonical name", source.name, 0, f"{agency}: {name}")
                if not mark.get("person") and mark.get("kind") not in ("role", "person", "group"):
                    meant[text.covered(mark).casefold()].setdefault(agency, source)
    for words, agencies in meant.items():
        if len(agencies) > 1:
            yield Complaint(
                "one name for two agencies",
                max(s.name for s in agencies.values()),
                0,
                f"{words}: {', '.join(agencies)}",
            )


def _marks(source: Source, tag: str) -> Iterator[tuple[Part, Marked, Mark]]:
    for part in source.parts:
        for _, text in part.texts():
            for mark in text.marks:
                if mark.tag == tag:
                    yield part, text, mark


@cache
def _registered() -> frozenset[str]:
    organisations = map(read_organisation, lexicon.table("agencies"))
    return frozenset(fold_name(name) for organisation in organisations for name, _ in organisation.names())


def canonical(agency: str, country: str | None) -> str | None:
    """The canonical name of an agency that the registry has under just this name; None where it is not sure."""
    if fold_name(agency) not in _registered():
        return None
    found = registry().find(agency, country=country, nearly=False)
    return found.name if found else None


def fix(path: Path) -> int:
    """Write the canonical names, and persons as the document has them, into one source; returns how many were changed."""
    source = load_source(path)
    country, text = _country(source), _text(source)

    def better(match: re.Match[str]) -> str:
        return match[1] + (canonical(match[2], country) or match[2]) + match[3]

    def person(match: re.Match[str]) -> str:
        if _stands(match["person"], text):
            return match[0]
        said = re.split(r"\s*[(,]", _TAG.sub("", match["words"]))[0].strip()
        article = fold_words(said.split()[0]) in data("article", "words")  # "the Rector" is an office
        name = "" if article else f' person="{said}"'
        return match[0].replace(f' person="{match["person"]}"', name, 1)

    written = path.read_text(encoding="utf-8")
    mended = _PERSON.sub(person, _AGENCY.sub(better, written))
    if mended != written:
        path.write_text(mended, encoding="utf-8")
    pairs = zip(written.split("<"), mended.split("<"), strict=True)
    return sum(before != after for before, after in pairs)


def by_group(corpus: Path) -> dict[str, list[Source]]:
    """The sources of each group."""
    groups: dict[str, list[Source]] = {}
    for source in sources(corpus):
        groups.setdefault(source.folder, []).append(source)
    return groups


def main() -> None:
    """List the complaints, or fix what can be fixed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--group", help="only this group")
    options.add_argument("--rule", help="only the rules that have these words")
    options.add_argument("--fix", action="store_true", help="write these corrections into the sources")
    chosen = options.parse_args()
    part_of = splits()
    if chosen.fix:
        paths = sorted((CORPUS / "sources").glob(f"{chosen.group or '*'}/*.md"))
        changed = sum(map(fix, paths))
        print(f"{changed} names changed.")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, group in by_group(CORPUS).items():
        part = part_of.get(name, "train")
        for complaint in complaints(group):
            counts[complaint.rule]["test" if part == "test" else "other"] += 1
            if part != "test" and chosen.group in (None, name) and (chosen.rule or "") in complaint.rule:
                print(f"{complaint.source}:{complaint.line} {complaint.rule}: {complaint.words}")
    for rule, of in sorted(counts.items()):
        print(f"{of['other']:5} (and {of['test']} in groups kept for testing) {rule}")


if __name__ == "__main__":
    main()
