"""A list of names divided into its entries, by whatever the writer put between them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from minutes_miner.link.agencies import registry
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import (
    MAIL,
    Entry,
    Field,
    abbreviates,
    classify,
    is_known,
    is_name,
    is_office,
    parts_of_name,
    read_entry,
)
from minutes_miner.link.kinds import ACRONYM, ARABIC, TITLE, data, fold_words, known
from minutes_miner.link.seamless import set_apart

_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.)-]\s*|[•●▪*–-]\s+)")
_INNER_NUMBER = re.compile(r"\s+\d{1,3}[.)]\s+(?=\S)")
_AFTER_CONTACT = re.compile(rf"(?P<contact>{MAIL.pattern}|\d{{5,}})\s+(?=[A-ZÀ-Þ][^\W\d]+\s+\S)")
_AFTER_BRACKET = re.compile(
    r"(?<=[)\]])\s+(?=[A-ZÀ-Þ][\w'’.-]+(?:\s+[\w'’.-]+){0,4}\s*[(\[])"
)  # "Ann Lee (WHO) Ben Oh (FAO)"
_GROWN = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-Z]{2,})|(?<=[A-Z]{2})(?=[A-Z][a-z]{2,})")  # "Dan ThakurCIDAMember"
_FIRST_ITEM = re.compile(r"(?<=[^\W\d_]{3})\.\s+1\s*[.)]\s+(?=[A-ZÀ-Þ]{3})")  # "..., WVI. 1. REVIEW OF ACTIONS"
_GLUED_NAME = re.compile(r"(?<=[a-zà-ÿ]{2})(?<!\bMac)(?=[A-ZÀ-Þ][a-zà-ÿ-]+\s*\()")  # "BenOhara(FAO)"
_DASHED = re.compile(r"\s+[-–•]\s+")
_LONGEST_ENTRY = 9  # words
_BODY_NOUN = 2  # words of an organisation among which its noun stands
_SEAM = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_STOP = re.compile(r"\.\s+(?=[A-ZÀ-Þ])")
_BEFORE_STOP = re.compile(r"(?:\b[A-Z]{2,}|[^\W\d_]{4,}|\)|\]|\d)$")  # no abbreviation ("Dr.", "Plan Int.", "P.")
_AND_WORDS = "|".join(
    sorted({form for word in data("opening", "and") for form in (word, word.upper(), word.capitalize())})
)
_AND = re.compile(rf"\s+(?:{_AND_WORDS}|&|\+)\s+|\s+و\s*(?=[\u0600-\u06ffA-Z])")
_SLASH = re.compile(r"\s+/\s+|(?<=\))\s*/\s*")
_BEHIND_HANDLE = re.compile(r"(?<![\w.(,])(@[\w-]+) +(?=@|[A-ZÀ-Þ]\w)")
_GAP = re.compile(r"\t|(?<=\S) {3,}(?=\S)")
_INITIALLED = re.compile(
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ'’-]+\s[A-ZÀ-Þ][\w'’-]+)\s(?P<initials>[A-Z]{2,3})(?P<note>\s*\([^()]*\))?(?=\s*(?:[,;\n]|$|[A-ZÀ-Þ][a-zà-ÿ]))"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_TABBED_DASH = re.compile(r"(?: *\t)+ *([-–—])(?: *\t)+ *")  # the gap of one row, whatever its width
_BLANKS = re.compile(r"\t|(?<=\S) {2,}(?=\S)")  # in a list that has wide gaps elsewhere
_TURNED = re.compile(
    r"(?P<last>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?),\s+(?P<first>[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w.]*)?)"
    r"(?P<rest>\s*[(\[<].*|\s+[–-]\s.*)"
)
_DASH = re.compile(r"\s+[–—-]\s+")
_TOGETHER = 4  # pieces that one name may have ("Ministry of Gender, Labour and Social Development" has three)
_ABBREVIATED = re.compile(r"\s*\(([A-Z]{3,8})\)\s*$")
_PARTICLE = re.compile(rf"\s*(?:{'|'.join(data('of', 'joining'))})\s")  # "Secretaria General y de Gobierno" is one
_NO = re.compile(r"^(?:no|not|sans|sin|without|minus)\s+(?=\S)", re.IGNORECASE)
_MOST_FIELDS = 4  # of one person on a line
_OFFICE_AND_NAME = 8  # words
_ACTS = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)?\s(?:"
    + "|".join(word for word in data("acting", "words") if len(word) > 1 and word not in ("to", "may"))
    + r"|may|might)\s+[a-z]"
)
_MANY = 3  # separators from which a slash or a dash may stand between entries


@lru_cache(maxsize=1 << 12)
def entries_of(text: str) -> tuple[Entry, ...]:
    """The entries of a list in order, not yet settled in their company; what is a sentence is left out."""
    text = _by_initials(_TABBED_DASH.sub(r" \1 ", text))
    text = _BEHIND_HANDLE.sub(r"\1, ", text)  # "@annl @ben_o Cleo"
    text = "\n".join(map(set_apart, _grown_apart(_without_agenda(text)).split("\n")))
    lower = _in_small_letters(text)
    found: list[Entry] = []
    wide = sum(_GAP.search(line) is not None for line in text.split("\n")) > 1
    segments = [segment for segment in _segments(text) if segment.strip()]
    if _by_person(segments, lower):
        segments = _joined_by_person(segments, lower)
    segments = _in_order(segments)
    own = _one_each(segments, lower) or _in_pairs(text)
    for number, segment in enumerate(segments):
        cells = [
            cell for cell in (_BLANKS if wide else _GAP).split(segment) if cell.strip() and not cell.strip().isdigit()
        ]
        if len(cells) > 1 and _is_row(cells, lower):
            first = read_entry(cells[0], lower=lower)
            told = first.fields if first else (classify(cells[0], lower=lower),)
            entries = [Entry(" - ".join(cells[:2]), (*told, *(classify(cell, lower=lower) for cell in cells[1:])))]
        else:
            entries = _merged([e for cell in cells for e in _entries(cell, lower)])
            entries = [_together(entries)] if own and _is_one(entries, segment) else entries
        found += [replace(entry, stretch=number) for entry in entries if not is_prose(entry.text)]
    return tuple(found)


def _by_initials(text: str) -> str:
    """Names run together, each with its initials behind: "Ann Lee AL (chair) Ben Oh BO Cy Moss CM" as a list."""
    found = [match for match in _INITIALLED.finditer(text) if abbreviates(match["initials"], match["name"])]
    if len(found) < _MANY:
        return text
    for match in reversed(found):
        text = f"{text[: match.start('initials')]}({match['initials']}){match['note'] or ''};{text[match.end() :]}"
    return text


def in_dashes(text: str) -> list[str]:
    """The entries of a list that begins a longer text, each behind a dash: "- Ann Lee (WHO) - Ben Oh(FAO) UPDATES Ann said ..."."""
    taken: list[str] = []
    for piece in _DASHED.split(f" {text}")[1:]:
        bracket = piece.find(")") + 1
        entry = piece[:bracket] if bracket else piece
        if len(entry.split()) > _LONGEST_ENTRY or is_prose(entry) or not any(e.told() for e in entries_of(entry)):
            break
        taken.append(_GLUED_NAME.sub(" ", entry.strip(), count=1))
        if piece[bracket:].strip() and bracket:
            break  # the text goes on
    return taken if len(taken) >= _MANY else []


def _without_agenda(text: str) -> str:
    """A list without the agenda that stands behind it on the same line: "..., WVI Agenda 1. Review of action points"."""
    found = _agenda().search(text) or _FIRST_ITEM.search(text)
    return text[: found.start()] if found else text


@cache
def _agenda() -> "re.Pattern[str]":
    words = "|".join(map(re.escape, data("attendance", "agendas")))
    drafts = "|".join(map(re.escape, data("attendance", "drafts")))
    return re.compile(rf"[\s.;]+(?:(?:{drafts})\s+)?(?:{words})\s*[.:]?\s+1\s*[.)](?=\s)", re.IGNORECASE)


def _grown_apart(text: str) -> str:
    """A list with gaps where columns have grown together, in most of its lines: "Tanya ZebroffDFIDChair"."""
    lines = [line for line in text.split("\n") if line.strip()]
    grown = sum(_GROWN.search(line) is not None or _known_apart(line) != line for line in lines)
    if grown < _MANY or 2 * grown <= len(lines):
        return text
    return "\n".join(_known_apart(line) for line in _GROWN.sub(" - ", text).split("\n"))


def _known_apart(line: str) -> str:
    """A line with a gap before what is known and has grown to the word before: "Ben OhWorld BankMember"."""
    start = 0
    for seam in list(_SEAM.finditer(line)):
        at = seam.start() + start
        behind = _SEAM.split(line[at:])[0].split(" - ")[0]
        if is_known(behind) or fold_words(behind) in data("attendance", "offices"):
            line, start = f"{line[:at]} - {line[at:]}", start + 3
    return line


def _is_row(cells: list[str], lower: bool) -> bool:
    """Whether cells with wide gaps between them tell of one person; else they stand in columns of one list."""
    kinds = [classify(_BRACKETS.sub("", cell), lower=lower).kind for cell in cells]
    if kinds[0] == "agency":
        return kinds.count("person") == 1 and kinds[1] == "person"
    return kinds[0] in ("person", "given") and kinds.count(kinds[0]) == 1


def _in_small_letters(text: str) -> bool:
    """Whether a list is written without capitals, all of it or most of its names ("addison, felix, JcK")."""
    pieces = [text[a:b].strip() for a, b in outside_brackets(text, ",;،\n")]
    handles = sum(piece.isalnum() and piece.islower() and piece.isascii() for piece in pieces)
    return text.islower() or (len(pieces) >= _MANY and 2 * handles > len(pieces))


def _one_each(segments: list[str], lower: bool) -> bool:
    """Whether each line is about one person, so that its commas stand between name, office and agency."""
    pieces = [[segment[a:b] for a, b in outside_brackets(segment, ",،")] for segment in segments]
    several = [p for p in pieces if len(p) > 1]
    if len(segments) < _MANY or not several:
        return False
    first, second = ([read_entry(p[at], lower=lower) for p in several] for at in (0, 1))
    persons = sum(e is not None and (e.has("person", "given")) for e in first)
    namesakes = sum(e is not None and e.lone() == "person" and len(e.text.split()) > 1 for e in second)
    return persons * 2 > len(several) and namesakes * 2 < len(several)


def _in_order(segments: list[str]) -> list[str]:
    """ "Lee, Ann (WHO); Oh, Ben (FAO)" in the order of speech, where all stand so."""
    turned = [_TURNED.fullmatch(segment.strip()) for segment in segments]
    if len(segments) < _MANY or any(t is None or is_known(t["last"]) or is_known(t["first"]) for t in turned):
        return segments
    return [f"{t['first']} {t['last']}{t['rest']}" for t in turned if t is not None]


def _by_person(segments: list[str], lower: bool) -> bool:
    """Whether lines tell of persons by turns: a name, below it the office, the agency or both."""
    kinds = [classify(segment, lower=lower).kind for segment in segments]
    names = [at for at, kind in enumerate(kinds) if kind == "person"]
    if len(names) < 2 or names[0] != 0 or any(re.search(r"[,;:،]|\s[–-]\s", segment) for segment in segments):
        return False
    gaps = {end - start for start, end in zip(names, [*names[1:], len(kinds)], strict=True)}
    return gaps <= {2, 3} and "role" in kinds


def _joined_by_person(segments: list[str], lower: bool) -> list[str]:
    joined: list[str] = []
    for segment in segments:
        if classify(segment, lower=lower).kind == "person":
            joined.append(segment)
        else:
            joined[-1] += f" - {segment}"
    return joined


def _in_pairs(text: str) -> bool:
    """Whether semicolons divide a list of which most entries have one comma ("Ann Lee, Acme; Ben Oh, Example Networks")."""
    pairs = [len(outside_brackets(text[a:b], ",،")) == 2 for a, b in outside_brackets(text, ";؛")]
    return len(pairs) >= _MANY and 2 * sum(pairs) > len(pairs)


def _is_one(entries: list[Entry], segment: str) -> bool:
    if _of_many(segment):
        return False
    if len(entries) == 2 and entries[0].lone() == "role" and entries[1].lone() in ("agency", "acronym"):
        return True  # "Representative, UNICEF"
    if not 1 < len(entries) <= _MOST_FIELDS or not entries[0].has("person", "given", "text", "initials"):
        return False
    if entries[0].lone() == "given" and any(e.lone() == "given" for e in entries[1:]):
        return False
    titled = sum(bool(TITLE.match(e.text)) or e.has("initials") for e in entries)
    return titled < 2 and not entries[0].has("agency")


def _together(entries: list[Entry]) -> Entry:
    """The pieces of one line as one entry: only the first is a person."""
    rest = [
        replace(f, kind="text") if f.kind == "person" and not TITLE.match(f.text) else f
        for e in entries[1:]
        for f in e.fields
    ]
    return Entry(", ".join(e.text for e in entries), (*entries[0].fields, *rest))


def is_prose(text: str) -> bool:
    """Whether words are a sentence or a remark and no name: most of many begin small."""
    first = re.split(r"[,;(:]|\s[-–]\s", text)[0]
    if _ACTS.match(TITLE.sub("", first)):
        return True  # "Ben is chair of the panel"
    if " " in first.strip() and is_name(first):
        return False  # "Ann Lee, in charge of the human resources of the region"
    if _is_body_of(first):
        return False
    words = [word for word in re.sub(r"\([^()]*\)", " ", text).split() if word[:1].isalpha()]
    if len(words) <= _OFFICE_AND_NAME and words and is_name(" ".join(words[-2:])) and is_office(" ".join(words[:-2])):
        return False  # "la secretaria de hacienda Nancy Terrazas"
    if ARABIC.match(text.strip()) and text.rstrip().endswith(".") and "،" not in text:
        return len(words) >= 5 and not is_known(text)  # no capitals tell, but a list has no full stop
    small = sum(word[0].islower() for word in words)
    return len(words) >= 5 and small > 0.6 * len(words) and not text.islower()


def _is_body_of(text: str) -> bool:
    """Whether words are an organisation and what it is for, in small letters: "Provincial directorate of social affairs"."""
    words = fold_words(text).split()
    if not text[:1].isupper() or len(words) > _LONGEST_ENTRY:
        return False
    nouns, joining = known("organisation", "words"), data("of", "joining")
    particles = (*data("of", "words"), *joining)
    behind = ([*words[at + 1 : at + 3], "", ""] for at, word in enumerate(words[:_BODY_NOUN]) if word in nouns)
    return any(first in particles or second in joining for first, second, *_ in behind)


def _segments(text: str) -> Iterator[str]:
    """A text divided at separators that never stand inside an entry."""
    numbered = _INNER_NUMBER.sub(lambda m: ";" if depth(text, m.start()) == 0 else m[0], text)
    text = _AFTER_CONTACT.sub(r"\g<contact>;", numbered)
    if len(_AFTER_BRACKET.findall(text)) > 1:
        text = _AFTER_BRACKET.sub(";", text)
    for first, last in outside_brackets(text, ";؛•●▪|\n"):
        segment, start = text[first:last], 0
        for stop in _STOP.finditer(segment):  # a full stop ends a sentence, or was typed for a comma
            before = segment[start : stop.start()]
            if (
                _BEFORE_STOP.search(before)
                and before.count("(") == before.count(")")
                and not TITLE.match(before[-8:].split()[-1] + " X")
                and fold_words(before[-8:].split()[-1]) not in data("attendance", "abbreviations")
            ):
                yield _NUMBERING.sub("", before)
                start = stop.end()
        yield _NUMBERING.sub("", segment[start:])


def _entries(segment: str, lower: bool) -> Iterator[Entry]:
    """A segment divided at its separator and at "and" outside brackets; pieces that are one known name stay together."""
    stretches = _divided(segment)
    known = sum(is_known(segment[a:b].strip(), lower=lower) for a, b in stretches)
    agencies = known >= _MANY and 2 * known >= len(stretches)
    pieces = [piece for start, end in stretches for piece in _at_and(segment, start, end, lower, agencies=agencies)]
    at = 0
    many = ""
    while at < len(pieces):
        start, end = pieces[at]
        for last in range(min(len(pieces), at + _TOGETHER) - 1, at, -1):
            alone = any(registry().knows(segment[a:b]) for a, b in pieces[at : last + 1])
            if registry().find(segment[start : pieces[last][1]], nearly=not alone) is not None:
                end, at = pieces[last][1], last
                break
        at += 1
        piece = segment[start:end].strip()
        missing = _NO.match(piece)
        if missing and is_known(piece[missing.end() :], lower=lower):
            named = piece[missing.end() :]
            yield Entry(named, (Field("agency", named), Field("away", missing[0].strip())))
            continue
        plural = _of_many(piece)
        if plural:
            many, piece = piece[:plural], piece[plural:]  # "Cllrs A, B and C" are each a councillor
        entry = read_entry(piece, lower=lower)
        if entry:
            yield _titled(entry) if many else entry


def _of_many(piece: str) -> int:
    """Where the first name begins behind a title or an office of several: "Cllrs A, B and C", "Board members Lee, Cruz"; else 0."""
    title = TITLE.match(piece.lstrip())
    if title:
        return title.end() if fold_words(title[0].split()[-1]) in data("person", "titles_of_many") else 0
    words = list(re.finditer(r"\S+", piece))
    for count in range(1, min(3, len(words))):
        before, behind = piece[: words[count].start()].strip(), words[count][0]
        if count > 1 and ACRONYM.match(words[0][0]):
            before = before[len(words[0][0]) :].strip()  # "HOA members"
        if fold_words(before) in data("office", "of_many") and behind[0].isupper() and before.endswith("s"):
            return words[count].start()
    return 0


def _titled(entry: Entry) -> Entry:
    """A name that a title of several stands before is a person, whatever it looks like."""
    first = entry.fields[0]
    person = first.kind in ("given", "text", "acronym") or (first.kind == "agency" and not is_known(first.text))
    return replace(entry, fields=(replace(first, kind="person"), *entry.fields[1:])) if person else entry


def _divided(segment: str) -> list[tuple[int, int]]:
    """The stretches between commas; between slashes or dashes where these stand between the entries."""
    commas = outside_brackets(segment, ",،")
    for mark in (_SLASH, _DASH):
        places = [m for m in mark.finditer(segment) if depth(segment, m.start()) == 0]
        if len(places) < _MANY or len(commas) - 1 > len(places) + 1:
            continue
        starts, ends = [0, *(m.end() for m in places)], [*(m.start() for m in places), len(segment)]
        stretches = list(zip(starts, ends, strict=True))
        paired = len(commas) == len(places)  # "Ann - A, Ben - B": a dash in every piece
        if (
            not paired
            and len(commas) - 1 in (0, 1, 2, len(stretches), len(stretches) - 1)
            and _all_short(segment, stretches)
        ):
            return stretches
    return commas


def _all_short(text: str, stretches: list[tuple[int, int]]) -> bool:
    return all(len(text[a:b].split()) <= 7 for a, b in stretches)


def depth(text: str, at: int) -> int:
    """How many brackets are open at a place of a text."""
    return text.count("(", 0, at) - text.count(")", 0, at)


def outside_brackets(text: str, marks: str) -> list[tuple[int, int]]:
    """The stretches of a text between marks that stand outside brackets."""
    if not any(mark in text for mark in marks):
        return [(0, len(text))] if text.strip() else []
    spans, depth, start = [], 0, 0
    for at, ch in enumerate(text):
        depth += (ch in "([") - (ch in ")]" and depth > 0)
        if depth == 0 and ch in marks and not _in_figure(text, at):
            spans.append((start, at))
            start = at + 1
    return [(a, b) for a, b in [*spans, (start, len(text))] if text[a:b].strip()]


def _in_figure(text: str, at: int) -> bool:
    """Whether a comma stands inside a figure: "10,288"."""
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()


def _at_and(text: str, start: int, end: int, lower: bool, *, agencies: bool) -> Iterator[tuple[int, int]]:
    """A piece divided at each "and" that has a name of its own on both sides."""
    marks = [mark for mark in _AND.finditer(text, start, end) if depth(text, mark.start()) == depth(text, start)]
    starts, ends = [start, *(m.end() for m in marks)], [*(m.start() for m in marks), end]
    kept = starts[0]
    for at, mark_end in enumerate(ends):
        left, right = text[kept:mark_end], text[starts[at + 1] : ends[at + 1]] if at + 1 < len(ends) else ""
        left = left[_of_many(left) :]  # "Board members Susan and Joel Mott"
        named = TITLE.sub("", left.strip())
        given = len(named.split()) == 1 and (at >= len(marks) or "&" not in marks[at][0])
        given = given and (named != left.strip() or not agencies)
        if not right or (
            not _goes_on_inside(left, right)
            and _stands_alone(left, lower, given=given)
            and _stands_alone(right, lower, given=given)
            and not _is_whole(text[kept : ends[at + 1]].strip(), right.strip())
        ):
            yield kept, mark_end
            kept = starts[at + 1] if right else end


def _goes_on_inside(left: str, right: str) -> bool:
    """Whether a name goes on behind "and", with "of" before its next part: "Secretaria General y de Gobierno", and no "HCR et du PAM"."""
    particle = _PARTICLE.match(right)
    sides = (left.strip().rsplit(" ", 1)[-1], right[particle.end() :].strip()) if particle else ()
    return particle is not None and not any(is_known(side) or ACRONYM.match(side) for side in sides)


def _is_whole(joined: str, right: str) -> bool:
    """Whether "and" stands inside a name: the registry knows it so, or a ministry goes on ("Ministry of Gender and Social Welfare")."""
    name = re.split(r":|\(|\s[–—-]\s", joined)[0].strip()
    if len(name) > len(joined) - len(right) and is_known(name):
        return True  # "منظمة الأغذية والزراعة: ...": the name goes on behind "and"
    short = _ABBREVIATED.search(joined)
    if short and _abbreviates_all(short[1], joined[: short.start()], right[: right.rfind("(")]):
        return True
    if is_known(joined) or any(is_known(part) for part in parts_of_name(joined) if part.endswith(right)):
        return True
    head = joined[: -len(right)] if right else joined
    if (
        head.rstrip().endswith("&")
        and fold_words(right.strip(" .")).split()[-1:]
        and (fold_words(right.strip(" .")).split()[-1] in data("unit", "firms"))
    ):
        return True  # "Penn & Daughters Architects"
    fields = any(f" {word} " in f" {fold_words(head)} " for word in data("unit", "of_fields"))
    capital = right[:1].isupper() and not ACRONYM.match(right) and len(right.split()) <= _TOGETHER
    return fields and capital and not registry().knows(right) and not _has_body_noun(right)


def _abbreviates_all(letters: str, joined: str, right: str) -> bool:
    """Whether the letters in brackets are those of a name with "and" inside: "... Transport and Safety Authority (NTSA)"."""
    capitals = "".join(word[0] for word in re.findall(r"[^\W\d_]+", joined) if word[0].isupper())
    own = "".join(word[0] for word in re.findall(r"[^\W\d_]+", right) if word[0].isupper())
    return len(letters) > len(own) and capitals.endswith(letters)


def _has_body_noun(name: str) -> bool:
    """Whether a name has a noun of organisations of its own: "Department of Health", "Water Board"."""
    words = fold_words(name).split()
    return any(
        word in data("strong", "words") or word in data("unit", "of_fields") or word in ("board", "office")
        for word in words
    )


def _stands_alone(piece: str, lower: bool, *, given: bool) -> bool:
    entry = read_entry(piece, lower=lower)
    if entry is None:
        return not piece.strip()
    if countries().is_state(piece):
        return True
    lone = given or lower or bool(TITLE.match(piece.strip()))
    return entry.has("agency", "acronym", "person", "role") or (entry.has("given") and lone)


def _merged(entries: list[Entry]) -> list[Entry]:
    """Neighbours that tell of one person as one: "Ann Lee, Officer, UNICEF"; persons behind their agency: "UNICEF: Ann, Ben"."""
    alternating = bool(entries) and entries[0].has("person") and _agencies_follow_persons(entries)
    initialled = sum(e.has("person") and e.has("initials") for e in entries) > 1
    officed = _agencies_follow_offices(entries)
    merged: list[Entry] = []
    for entry in entries:
        last = merged[-1] if merged else None
        kind = entry.lone()
        attaches = last is not None and (
            kind in ("mail", "phone", "note")
            or (kind == "role" and last.has("person") and (not last.has("role") or entry.text[:1].islower()))
            or (
                alternating
                and kind in ("agency", "acronym", "text", "thing")
                and last.has("person")
                and not last.has("agency", "acronym")
            )
            or (officed and last.lone() == "role" and kind in ("agency", "acronym"))
            or (
                initialled
                and last.has("initials")
                and not entry.has("person", "given", "initials")
                and not last.has("agency")
            )
            or (":" in last.text and last.fields[0].kind == "agency" and _is_uncased_name(entry))
            or (_is_person_only(entry) and last.fields[0].kind == "agency" and last.has("person", "given"))
        )
        if last is not None and _is_office_of(entry, last):
            office, letters = entry.fields
            merged[-1] = Entry(f"{last.text}, {entry.text}", (*last.fields, office, Field("initials", letters.text)))
        elif last is not None and attaches and _is_uncased_name(entry) and kind == "text":
            named = tuple(Field("person", f.text) if f.kind == "text" else f for f in last.fields + entry.fields)
            merged[-1] = Entry(f"{last.text}, {entry.text}", named)
        elif last is not None and attaches:
            merged[-1] = Entry(f"{last.text}, {entry.text}", last.fields + entry.fields)
        else:
            merged.append(entry)
    return merged


def _is_office_of(entry: Entry, last: Entry) -> bool:
    """ "Gail Hobbs, Practice Manager (GH)": an office with the initials of the person before it."""
    told = [field.kind for field in entry.fields] == ["role", "acronym"] and [f.kind for f in last.fields] == ["person"]
    return told and abbreviates(entry.fields[1].text, last.fields[0].text)


def _is_uncased_name(entry: Entry) -> bool:
    """Whether an entry in a script without capitals can be somebody's name: a few words, none of organisations."""
    text = entry.fields[0].text if entry.fields else ""
    uncased = entry.fields and entry.fields[0].kind == "text" and ARABIC.match(text)
    return bool(uncased) and len(text.split()) <= _TOGETHER and not _has_body_noun(text)


def _is_person_only(entry: Entry) -> bool:
    return entry.has("person", "given") and not entry.has("agency", "acronym", "text", "thing")


def _agencies_follow_offices(entries: list[Entry]) -> bool:
    """Whether every office that stands alone has an agency behind it: "Education Officer, CAR, Clerk, BISE"."""
    behind = [after.lone() for entry, after in pairwise(entries) if entry.lone() == "role"]
    return len(behind) > 1 and all(kind in ("agency", "acronym") for kind in behind)


def _agencies_follow_persons(entries: list[Entry]) -> bool:
    """Whether a comma list is of persons, each with an agency behind it: they take turns, mostly."""
    persons = sum(entry.lone() == "person" for entry in entries)
    agencies = sum(entry.lone() in ("agency", "acronym", "text", "thing") for entry in entries)
    return 0 < agencies <= persons <= agencies + max(1, agencies // 2)
