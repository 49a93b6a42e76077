"""Who was in the chair: from a label of the head, else the attendance ("Ana Ruiz (chair)"), else a sentence ("X presided")."""

import re
from collections.abc import Iterable, Iterator

from minutes_miner import lexicon
from minutes_miner.link.fields import is_known, is_office
from minutes_miner.link.folding import leaves_bracket_open
from minutes_miner.link.kinds import ARABIC, TITLE, is_organisational
from minutes_miner.pipeline.findings import Label
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.words import Words, key
from minutes_miner.records import Attendee

_MOST, _LONGEST = 8, 90  # chairs of one meeting, characters of one name
_FIRST = 8  # passages in which a title before a name is enough
_TOP, _END = 30, 6  # passages in which a sentence may say who presided
_WHEN_AND_WHERE = ("date", "date_time", "date_place", "time", "start_time", "end_time", "place")
_OF_ACTIONS = ("actions", "review", "decisions")  # zones in which who leads is the owner of an action
_COLUMNS = re.compile(r"[ \t]{3,}|[|\n\t]")
_CUT = re.compile(
    r"\s[–—-]\s*(?=(?:absent|apolog|unwell|excus|on leave)).*$|(?<![A-Z])(?<!\b[\u0621-\u064a])(?<!\b[A-Z]r)(?<!\b[A-Z]rs)(?<!\b[A-Z]s)(?<!\b[A-Z]rof)\.\s+(?=[^\W\d_]).*$|\s{3,}.*$",
    re.IGNORECASE | re.DOTALL,
)
_STOP = re.compile(r"(?P<word>[^\s.]+)\.\s+(?=[\w(])")
_ABBREVIATED = 5  # letters that a word cut short by a stop has at most
_ORDINAL = re.compile(r"^\d{1,2}\.\s+(?=[^\W\d_])")  # "1. Bürgermeister Franz Huber"
_OF_OTHERS = re.compile(
    r"[(,;–]\s*(?!in\b|the\b|acting\b)[^\W\d_][^(),;–]*\s$"
)  # words before "President" in its brackets
_CO = re.compile(r"co(?:-|\s|chair|pr[eé]sid|facilit)", re.IGNORECASE)  # and no "convener", "coordinatrice"
_JOINT = re.compile(r"\s*(?:;|\n|\s&\s|\s\+\s|\band\b|\bet\b|\sy\s|\se\s|\sو(?=\S))\s*")
_LIST = re.compile(r"\s*(?:,(?![^()]*\))|(?<!\bA)/(?![^()]*\)))\s*")  # "A/Prof" is one title
_TITLE = r"(?:D(?:ª|\.ª|ña\.?|oña|on|\.)|[Tt]he|[Ll]a|[Ll]e|[Ee]l|M|Mme|Mr|Ms|Mrs|Miss|Dr|Eng|Prof(?:essor)?|Sra?|Cllr|Councillor|Revd?|Hon|President|Chair)\.?\s+"
_ARTICLE = re.compile(
    r"^(?:le|la|el|the)\s+(?=[A-ZÀ-Þ]{2,}\b|[A-ZÀ-Þ]\w*\.?(?:\s|$))|^(?:Le|La|El|The|Der|Die|De|O|A|Il)\s+(?=\w)"
)
_FROM = r"\s+(?:from|of|de|du|del|da|do)\s+(?:the\s+|la\s+|l['’])?[^,.:;]{2,50}?"
_SAID_OF = r"(?:,[^,.:;]{2,50}){1,4},"  # "Ann Lee, Director, Water Board, chaired ..."
_SENDER = r"(?:[A-Z][A-Za-z]*[A-Z]\s+[-–—]\s+)?"  # "chaired by UNICEF - Ann Lee"
_WORD = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Eng|Ing|Ir|Rev|Cllr|Sr|Sra)\.(?=\s[A-ZÀ-Þ])|[A-ZÀ-Þ](?:\.|(?=\s[A-ZÀ-Þ]))|[A-ZÀ-Þ\u0621-\u064a][\w'’-]+)"
_NAME = (
    rf"(?:{_TITLE})*{_WORD}(?:\s+(?:(?:de|da|do|dos|das|del|du|van|von|der|al|bin|el|la)\s+)?{_WORD}){{0,4}}"
    r"(?:\s*\([^)\n]{2,50}\)|,\s[A-Z][A-Z-]{1,9}\b|/[A-Z]\w+)?"
)
_AND = r"(?:\s+(?:and|&|et|y|e)\s+|\s+و(?=\S))"
_OFFICE = r"(?:(?:[a-zà-ÿ]+[ '’]){0,3}[a-zà-ÿ]+,\s+)?"  # "presidido pela diretora, Ana Ruiz"
_BARE_NAME = rf"(?:{_TITLE})*{_WORD}(?:\s+(?:(?:de|da|do|del|van|von|al|el)\s+)?{_WORD}){{0,4}}"

_OF_WHAT = re.compile(
    r"\s+(?:of|for|de|du|des|del|da|do|à|aux?)\s+(?:(?:the|la|las|los|les)\s+|[Ll]['’])?[A-ZÀ-Þ][\w’'-]+"
    r"(?:\s+(?:(?:and|et|y|e|&|de|of)\s+)?[A-ZÀ-Þ][\w’'-]+){0,6}|\s+à\s+l['’][A-ZÀ-Þ][\w’'-]+"
)  # behind an office or an organisation: "Ministry of Women Affairs"
_PERSON_BEHIND = re.compile(rf",\s+(?P<name>{_NAME})")


class Chairs:
    """Finds the chairs of one meeting."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        by, did, opened, opened_by, role = (
            "|".join(vocabulary.pattern.get(name, ())) or "(?!)"
            for name in ("chaired_by", "chaired", "opened", "opened_by", "chair_role")
        )
        office = (
            rf"(?:(?:{vocabulary.either('pattern', 'chair_title')}),?\s+)?"  # "called to order by the Chair, Ann Lee"
        )
        self._by = re.compile(
            rf"\b(?i:{by})\s*:?\s*(?:{office}|{_OFFICE})(?P<name>{_SENDER}{_NAME})(?:{_AND}(?P<other>{_NAME}))?"
        )
        who = rf"(?P<name>{_NAME}|^[a-z]+)(?:{_SAID_OF}|{_FROM})?\s+"
        self._acts = re.compile(rf"\s(?i:{did}|{opened})\b")  # whether anybody may have chaired or opened it
        self._did = re.compile(rf"{who}(?i:{did})\b", re.MULTILINE)
        self._opened = re.compile(rf"{who}(?i:{opened})\b", re.MULTILINE)
        self._opened_by = re.compile(rf"\b(?i:{opened_by})\s*:?\s*(?P<name>{_NAME})")
        self._role = re.compile(rf"\b(?:{role})\b(?!\s+(?:of|for|de|d[aou]s?|del)\b)", re.IGNORECASE)
        self._titled = re.compile(
            rf"\b(?i:{role})(?:\s*:?\s+|,\s+(?={_TITLE}))(?P<name>{_NAME})(?:{_AND}(?P<other>{_NAME}))?"
        )
        self._beside = re.compile(rf"(?P<name>{_BARE_NAME})\s*\((?i:acting\s+)?(?!(?i:co))(?i:{role})\)")
        self._with_others = re.compile(rf"\s+(?:{'|'.join(vocabulary.pattern['with_others'])})\b.*$")
        self._chair_is = re.compile(rf"\b(?i:{'|'.join(vocabulary.pattern['chair_is'])})\s+(?P<name>[\w-]+)\.(?=\s|$)")
        self._bodies = frozenset(("meeting", *vocabulary.cue["group_noun"], *vocabulary.cue.get("gathering", ())))
        self._unread = frozenset(lexicon.load("unread")["chair"]["labels"])
        self._here = re.compile(rf"\b(?:{vocabulary.either('pattern', 'chair_here')})", re.IGNORECASE)
        self._not = re.compile(rf"\b(?:{vocabulary.either('pattern', 'not_chair')})[\s-]*$", re.IGNORECASE)

    def find(self, layout: Layout, labels: list[Label], attendees: Iterable[Attendee]) -> tuple[str, ...]:
        """The names as the document gives them; `labels` are those of the head, `attendees` those that are listed."""
        attending = list(attendees)
        chairs = list(self._labelled(layout, labels))
        if not chairs:
            chairs = list(self._attending(attending))
            if not any(self._is_first(attendee) for attendee in attending):
                told = [
                    _in_full(name, attending) for name in self._told(layout)
                ]  # who has only "co-chair" beside the name did not chair alone
                told = [name for name in told if not _is_away(name, attending)]
                chairs = [*told, *(name for name in chairs if not any(_is_same(name, other) for other in told))]
        unique = {key(name): name for name in reversed(chairs) if key(name)}
        return tuple(reversed(list(unique.values())))[:_MOST]

    def _is_first(self, attendee: Attendee) -> bool:
        """Whether an attendee was in the chair, and not only beside it."""
        match = self._presiding(attendee)
        roles = self._role.finditer(match.string, match.start()) if match else ()
        return any(not _CO.match(role[0]) for role in roles)

    def _labelled(self, layout: Layout, labels: list[Label]) -> Iterator[str]:
        for label in self._of_this_meeting(layout, labels):
            if label.meaning in ("actions", "decisions", "review") and label.value.strip():
                return  # below, who leads is the owner of an action
            if label.zone in _OF_ACTIONS or self._owns(layout, label):
                continue
            if label.meaning != "chair" or not label.value.strip() or _is_bracketed(layout, label):
                continue
            typed = layout.document.format == "docx"  # elsewhere a line break was made by the page
            for part in self._parts(label.value if typed else fold(label.value)):
                name = self._named(part)
                if name:
                    yield name

    def _owns(self, layout: Layout, label: Label) -> bool:
        """Whether a deadline stands above or below a label, which then tells who leads an action: "Lead: Ana Ruiz", "Deadline: ..."."""
        if label.meaning != "chair":
            return False
        around = (label.passage - 1, label.passage + 1)
        texts = [layout.text_of(layout.passages[at]) for at in around if 0 <= at < len(layout.passages)]
        heads = [head for text in texts for head, colon, _ in [text.partition(":")] if colon]
        return any(
            self.words.column_names.find(head, fuzzy=False) == "deadline"
            and self.words.label.find(head, fuzzy=False) is None
            for head in heads
        )  # "Date" and "When" are labels of the head too

    def _of_this_meeting(self, layout: Layout, labels: list[Label]) -> Iterator[Label]:
        """The labels without those that tell who leads or hosts the next meeting."""
        told: Label | None = None  # the next meeting, while its day and place follow
        for label in labels:
            if label.meaning == "next_meeting":
                told = label
            elif label.meaning != "chair":
                told = told if label.meaning in _WHEN_AND_WHERE else None
            elif label.zone == "next_meeting":
                continue
            elif told and told.passage == label.passage:
                between = layout.text[told.value_start : label.value_start]
                if told.value_start < label.value_start and not _COLUMNS.search(between):
                    continue
            elif told and self._hosts(layout.text[layout.passages[label.passage].start : label.value_start]):
                continue
            yield label

    def _hosts(self, label: str) -> bool:
        return any(word in self.words.cue["host"] for word in key(label).split())

    def _parts(self, value: str) -> Iterator[str]:
        """The names of a value: joined by "and", ";" or lines; by commas and strokes where persons stand on both sides."""
        value = _ORDINAL.sub("", value.strip())
        first, *rest = re.split(r"[ \t]{3,}", _before_stop(self._before_others(value)))
        beside = [piece for piece in rest if (self.words.label.longest_prefix(piece) or ("", 0))[0] == "chair"]
        for part in [name for piece in (first, *beside) for name in _JOINT.split(piece)]:
            pieces = [piece for piece in _LIST.split(part) if piece.strip()]
            if (
                len(pieces) > 1
                and is_office(pieces[0])
                and _is_person(pieces[1])
                and not (is_office(pieces[1]) or TITLE.match(pieces[1]))
            ):
                yield pieces[1]  # "Cluster Coordinator, Ana Ruiz, UNICEF"
                continue
            if (len(pieces) > 1 and (all(map(_is_person, pieces)) or all(map(_is_whole, pieces)))) or (
                len(pieces) > 1 and all(_is_acronym(piece) for piece in pieces)
            ):
                yield from pieces
            else:
                yield part

    def _before_others(self, value: str) -> str:
        """What stands before another label in the same value: "Ana Ruiz; secretary: WHO"."""
        for match in re.finditer(r"(?:^|[;,.\n|]\s*|\s{2,}|\s[/–—-]\s+)(?P<name>[^\W\d_][^:;,.\n/]{2,30}?)\s*:", value):
            name = match["name"]
            unread = name.casefold() in self._unread  # "Chair: Ana Ruiz / Голова: ...": the same in another language
            if match.start() and (unread or self.words.label.find(name, fuzzy=False) not in (None, "chair")):
                return value[: match.start()]
        return value

    def _named(self, text: str) -> str:
        """A name without "co-chair" before it, what is told about it, and its stops."""
        name = fold(_CUT.sub("", text)).strip(" .,:;-–|/")
        if self.words.is_empty(name):
            return ""  # "tbc"
        prefix = self.words.label.longest_prefix(name)
        if prefix and prefix[0] == "chair":
            name = re.sub(rf"^(?:\W*[\w'’]+){{{prefix[1]}}}[\s:.,–-]*", "", name) or name
        last = name.split()[-1].strip("()[]") if name else ""
        agency = last.isupper() and is_known(last)  # "WHO", which is a label too
        if (
            (not agency and (self.words.label.find(name, fuzzy=False) or self.words.label.find(last, fuzzy=False)))
            or len(name) > _LONGEST
            or not re.search(r"[^\W\d_].*[^\W\d_]", name)
        ):
            return ""
        name = _ARTICLE.sub("", name)
        if " " not in name and is_office(name):
            return ""  # "Treasurer", in the row below
        return re.sub(r"\s*\(?on behalf of.*$|\s+(?:in place of|replacing|for the)\b.*$", "", name, flags=re.IGNORECASE)

    def _presides(self, name: str) -> bool:
        """Whether an office is told well enough to stand for who holds it: "Executive Director", not "The Warden"."""
        return " " in name and not self._is_label(name) and not self._is_body(name)

    def _is_label(self, name: str) -> bool:
        """Whether what stands where a name should be is itself a word of a form: "Chair Person", "Chair"."""
        if name.isupper() and is_known(name):
            return False  # "WHO"
        return (
            self.words.label.find(name, fuzzy=False) is not None
            or self.words.label.find(f"chair {name.split()[0]}", fuzzy=False) == "chair"
            or self.words.label.find(name.split()[0], fuzzy=False) == "minute_taker"
        )

    def _attending(self, attendees: Iterable[Attendee]) -> Iterator[str]:
        chairs = [(attendee, match) for attendee in attendees for match in [self._presiding(attendee)] if match]
        here = [(attendee, match) for attendee, match in chairs if self._here.search(match.string)]
        chairs = here or chairs  # who led this meeting, before whoever leads the body
        bare = [(attendee, match) for attendee, match in chairs if not _OF_OTHERS.search(match.string[: match.start()])]
        for attendee, _ in bare or chairs:  # "Students' Union President", where somebody is "in the Chair"
            name = attendee.person or self._role.sub("", attendee.text).strip(" ,;:()–-") or attendee.agency or ""
            if attendee.person and attendee.agency and key(attendee.agency) not in key(name):
                name = f"{name} ({attendee.agency})"
            if name and len(name) <= _LONGEST:
                yield fold(name)

    def _presiding(self, attendee: Attendee) -> "re.Match[str] | None":
        """The words by which a list says that one of those present was in the chair."""
        said = f"{attendee.text} {attendee.role or ''}"
        roles = self._role.finditer(said) if attendee.present else ()
        return next((match for match in roles if not self._not.search(said[: match.start()])), None)

    def _told(self, layout: Layout) -> list[str]:
        passages = [*layout.passages[:_TOP], *layout.passages[_TOP:][-_END:]]
        for passage in passages:
            text = layout.text_of(passage)
            if (self.words.label.longest_prefix(text) or ("", 0))[0] == "next_meeting":
                continue
            named = [name for match in self._by.finditer(text) for name in (_behind_office(match) or _both(match))]
            if named:
                co = (match for match in self._titled.finditer(text) if _CO.match(match[0]))
                named += [name for match in co for name in _both(match)]
            named += [match["name"] for match in self._did.finditer(text)]
            if not named and passage.index < _FIRST:  # "President Karen Voss called ...", "10 am, chair Ms Samar"
                titled = self._titled.finditer(text)
                named = [n for m in titled if not self._not.search(text[: m.start()]) for n in _both(m)]
                named = named or [m["name"] for m in self._chair_is.finditer(text)]
            if named:
                return list(self._names(named)) or [
                    name for name in map(_without_article, named) if self._presides(name)
                ]
        beside = (m["name"] for p in layout.passages[:_TOP] for m in self._beside.finditer(layout.text_of(p)))
        if first := next((name for name in beside if not self._is_label(name)), None):
            return [fold(first)]
        texts = (layout.text_of(passage) for passage in layout.passages[:_TOP])
        openings = (
            (self._acts.search(text) and self._opened.search(text)) or self._opened_by.search(text) for text in texts
        )
        return next((names for m in openings if m and (names := list(self._names([m["name"]])))), [])

    def _names(self, told: Iterable[str]) -> Iterator[str]:
        """The names among what stands where a sentence has its subject: no office, no word of a form."""
        bare = (_before_office(self._with_others.sub("", _without_article(name))) for name in told)
        named = (name for name in bare if not self._is_label(name) and not is_office(name.split("(")[0]))
        yield from (name for name in named if not self._is_body(name))

    def _is_body(self, name: str) -> bool:
        """Whether what stands behind the office ends in a word for a body or its meeting: "Chair Group Meeting"."""
        return bool(name) and key(name.split()[-1]) in self._bodies


def _without_article(name: str) -> str:
    return _ARTICLE.sub("", re.sub(r"^(?:President|Chair)\s+", "", name)).strip(" ,.")


def _before_stop(value: str) -> str:
    """A value up to the stop that ends its sentence, not one of a title or of an initial: "Dr. Ana Ruiz (WHO). Notes by Carl"."""
    for match in _STOP.finditer(value):
        word = match["word"].strip("([")
        ended = word.endswith((")", "]")) or len(word) > _ABBREVIATED or (_is_acronym(word) and len(word) > 1)
        if ended and not TITLE.match(f"{word} X"):
            return value[: match.start() + len(match["word"])]
    return value


def _behind_office(match: "re.Match[str]") -> list[str]:
    """The person whom a title and a comma put behind an office: "chaired by Camp Commandant, Mr. J. Komba", "la Matrona, Sra. Ruiz"."""
    behind = _PERSON_BEHIND.match(match.string, match.end())
    articled = bool(_ARTICLE.match(match["name"])) and behind is not None and TITLE.match(behind["name"]) is not None
    return [behind["name"]] if behind and (articled or is_office(match["name"])) else []


def _both(match: "re.Match[str]") -> Iterator[str]:
    """The one or two whom a sentence says to have chaired; the second by a whole name or with an agency: "Ann Lee and Ben Oh (WHO)"."""
    other = match["other"]
    of_what = None if other else _OF_WHAT.match(match.string, match.end())
    bare = _without_article(f"{match['name']} ")
    if of_what and " " not in bare and (is_organisational(bare) or is_office(bare)):
        yield f"{bare}{of_what[0]}"
    else:
        yield match["name"]
    if other and (_is_person(other) or _is_whole(other) or _is_acronym(_without_article(other))):
        yield other


def _is_bracketed(layout: Layout, label: Label) -> bool:
    """Whether a label stands in brackets behind something else, whose lead it tells: "Access (lead: OCHA)"."""
    before = layout.text[layout.passages[label.passage].start : label.value_start]
    return leaves_bracket_open(before) and not before.lstrip().startswith("(")


def _before_office(name: str) -> str:
    """A name in a script without capitals, without the office that stands behind it: "أحمد الجبوري مدير المديرية"."""
    words = name.split()
    if not ARABIC.match(name):
        return name
    ends = (n for n in range(2, len(words)) if is_office(words[n]))
    return " ".join(words[: next(ends, len(words))])


def _in_full(name: str, attending: Iterable[Attendee]) -> str:
    """A family name with its title, or a given name, as the attendance gives the whole name, where only one person has it."""
    bare = TITLE.sub("", name)
    if len(bare.split()) != 1:
        return name
    at = 0 if bare == name else -1
    whole = {a.person for a in attending if a.present and a.person and key(a.person).split()[at:][:1] == [key(bare)]}
    whole = {person for person in whole if len(TITLE.sub("", person).split()) > 1}
    return whole.pop() if len(whole) == 1 else name


def _is_away(name: str, attending: Iterable[Attendee]) -> bool:
    """Whether somebody of this family name sent apologies, and nobody of that name came."""
    same = {a.present for a in attending if a.person and _is_same(name, a.person)}
    return same == {False}


def _is_same(one: str, other: str) -> bool:
    """Whether two names of chairs end in the same family name."""
    first, second = (re.sub(r"\([^)]*\)", "", name).split() for name in (one, other))
    return bool(first and second) and key(first[-1]) == key(second[-1])


def _is_person(text: str) -> bool:
    words = [word for word in re.sub(r"\([^)]*\)", "", text).split() if word[:1].isalpha()]
    return (
        len(words) >= 2
        and not is_office(text)
        and all(word[:1].isupper() for word in words)
        and not any(_is_acronym(w) for w in words[1:])
    )


def _is_whole(text: str) -> bool:
    """Whether a piece has its agency with it: "Ana Ruiz (UNICEF)"."""
    return bool(re.fullmatch(r"\s*[^()]+\([^()]+\)\s*", text))


def _is_acronym(text: str) -> bool:
    return bool(re.fullmatch(r"\s*[A-Z][A-Za-z]?[A-Z-]+[A-Za-z]?\s*", text))
