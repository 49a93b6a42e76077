"""One entry of an attendance list, divided into its fields.

An entry is read twice: here alone, then in the company of its list (`link.company`), which decides what its words leave open.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from minutes_miner import lexicon
from minutes_miner.link.agencies import registry
from minutes_miner.link.countries import countries
from minutes_miner.link.kinds import (
    ACRONYM,
    ARABIC,
    BRACKETED_TITLE,
    TITLE,
    data,
    fold_words,
    is_organisational,
    is_thing,
    kind_of,
    known,
)
from minutes_miner.link.scripts import in_latin, in_two_scripts

Kind = Literal[
    "agency", "acronym", "person", "given", "initials", "role", "thing", "mail", "phone", "note", "away", "text"
]
AFFILIATION: tuple[Kind, ...] = ("agency", "acronym", "thing", "given", "text")  # what may say where a person is from

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PUBLIC_MAIL = frozenset(
    {
        "gmail.com",
        "yahoo.com",
        "yahoo.fr",
        "hotmail.com",
        "hotmail.fr",
        "outlook.com",
        "live.com",
        "icloud.com",
        "ymail.com",
        "aol.com",
        "googlemail.com",
        "msn.com",
        "protonmail.com",
    }
)
PHONE = re.compile(r"(?:\+|00)?\d[\d\s()/-]{6,}\d")
_HANDLE = re.compile(r"\s*[(\[]?(?<![\w.])@[\w-]+[)\]]?")  # "Ann Lee @annl"
_TEAM = re.compile(r"@[\w.-]+/[\w.-]+")  # of a forge: "@maps/outreach"
_COUNT = re.compile(
    r"\s*[(\[]\s*\d{1,3}\s*(?:pax|persons?|people|participants?)?\s*[)\]]|\s*[x×]\s?\d{1,2}\b|\s*[-–:]\s*\d{1,3}$|\s*\+\s*\d{1,2}\b"
)
_AND_COUNT = re.compile(
    r"\s+(?:and|plus|et|y|e)\s+(?:(?:approximately|about|some|environ|unos)\s+)?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|deux|trois|dos|tres)\s+[a-zà-ÿ].*$",
    re.IGNORECASE,
)
_BARE_COUNT = re.compile(r"\s+\d{1,2}$")
_SHORTEST_ACRONYM = 3  # letters from which an acronym before other words is an agency
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
DASH = r"\s+[-–—]+\s*|\s*[-–—]+\s+|(?<=[a-zà-ÿ])[-–—](?=[A-Z][A-Za-z]?[A-Z])"  # between a person and an agency
_BETWEEN = re.compile(rf"{DASH}|\s*(?:[\t|]|(?<!\d)/|/(?!\d))\s*|\s*:\s+|\s*[,،]\s*|(?<=[^\W\d_])—(?=[^\W\d_])")
_IN_BRACKETS = re.compile(r"\s*[,،;/]\s*|\s+[-–—]\s+|\s+(?:and|&|et|y)\s+")
_FIRM = re.compile(
    r"^[A-ZÀ-Þ][\w'’.-]+(?:,\s[A-ZÀ-Þ]\w+)*\s+&\s+[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w.]*){0,2}$"
)  # "Marsh & Bell Accounting"
_INITIALLED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+\s[A-ZÀ-Þ]\.?")
_COINED = re.compile(
    r"^[A-Z]\w+\.(?:lu|org|com|net|io)$|\b(?!Ma?c[A-Z]|De[A-Z]|La[A-Z]|Le[A-Z]|Van[A-Z]|Di[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]{2,}"
)  # "Emergency.lu", "TacOps"
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.?){2,4}")
_OF_SOMEBODY = re.compile(
    r"^\s*(?:a\s+)?rep(?:resentative)?s?\.?\s+(?:of|from)\s+(?:the\s+)?(?=[A-ZÀ-Þ])"
    r"|^\s*(?:une?\s+|la\s+|le\s+|el\s+)?(?:représentante?s?|representantes?|delegad[oa]s?)\s+(?:(?:titular|suplente|suppléante?)\s+)?"
    r"(?:de\s+la\s+|de\s+l['’]\s*|del?\s+|du\s+|des\s+|d[ao]s?\s+)(?=[A-ZÀ-Þ])"
    r"|^\s*(?:ممثلة?|ممثلون?|ممثلين|ممثلي|مندوبة?|مندوبو|مندوبي)\s+(?:عن\s+)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:and|with|plus|also|the|et|y|e|und|و)\s+", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    r"^(?:(?:le|la|el|les|los|las|l['’]|don|doña|señora?|señorita|guest|later|young)\s*)+(?=\b[A-ZÀ-Þ])"
)
_QUOTED = re.compile(r"\"[^\"]*\"|\[[^\]]*\]")  # a key of front matter, a place left open in a template
_SOME_ONE = re.compile(r"(?:one|un|une|uno|una|um|uma)(?:\s+[a-zà-ÿ-]+){1,4}")  # nobody by name
_OF_YEAR = re.compile(r"[A-ZÀ-Þ]+\s+(?:19|20)\d\d")  # a law: "ACT 1982"
_TOTAL = re.compile(r"\s*[-–—(:]\s*(?:a\s+)?(?:total|in total|soit|en tout|en total)\b.*$", re.IGNORECASE)
_FROM = re.compile(
    r"\s+(?:(?:from|of|representing)(?:\s+the\b)?|de l['’]|de la\b|de|du|del|من)\s*(?=[A-ZÀ-Þ\u0600-\u06ff])"
)
_REMARK = re.compile(r"^(?P<name>(?:[A-ZÀ-Þ][\w.'’-]*\s+){1,4})(?P<remark>[a-zà-ÿ]{2,}(?:\s+[a-zà-ÿ]+)*)$")
_AFTER_NAME = re.compile(
    rf"^(?P<name>(?:[A-ZÀ-Þ][\w.'’-]*\s+){{1,4}})(?P<remark>(?:{'|'.join(data('attendance', 'remarks'))})\b.*)$"
)
_OF_PLACE = re.compile(
    r"(?P<body>(?![A-Z]*[AEIOU][A-Z]*[AEIOU])[A-Z]{3,6})\s+(?:de|do|da|dos|du|del|of)\s+[A-ZÀ-Þ].{2,40}"
)  # "SMS de Teresópolis"
_OF_AGENCY = re.compile(r"\s+(?:of|for|at|du|de la|de l['’]|de|des|del|من|في)\s*(?:the\s+)?(?=\S+$)", re.IGNORECASE)
_NO_MARKS = str.maketrans("", "", ".'’-")
_OF = known("of", "words")
_DAYTIME = re.compile(r"^\d{1,2}[.:h]\d\d|^\d")
_LONGEST_OFFICE = 8  # words
_LONGEST_NAME = 5  # words
_UNIT = 2  # words behind an acronym that name a unit of it whatever they are: "UNICEF Country Office"


@dataclass(frozen=True, slots=True)
class Field:
    """A part of an entry and what it is; "given" is one capitalised word, a given name or an agency of no list."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as written, with its fields in order; `stretch` numbers the stretch between hard separators it stands in."""

    text: str
    fields: tuple[Field, ...]
    stretch: int = 0

    def has(self, *kinds: Kind) -> bool:
        """Whether one of the fields is of one of the kinds."""
        return any(field.kind in kinds for field in self.fields)

    def told(self) -> tuple[Field, ...]:
        """The fields that name somebody or an office, notes and addresses left out."""
        return tuple(f for f in self.fields if f.kind not in ("note", "away", "mail", "phone", "initials"))

    def lone(self) -> Kind | None:
        """The kind of the only field beside notes; None where there are more."""
        kinds = [field.kind for field in self.fields if field.kind not in ("note", "away", "initials")]
        return kinds[0] if len(kinds) == 1 else "note" if not kinds else None


def is_known(text: str, *, lower: bool = False) -> bool:
    """Whether the registry knows a name; `lower` for lists in small letters throughout ("hcr, unicef, sc")."""
    return registry().knows(text) or (lower and registry().find(text, any_case=True, nearly=False) is not None)


_TOLD: tuple[tuple[Kind, str], ...] = (("away", "away"), ("role", "offices"), ("note", "notes"))


@lru_cache(maxsize=1 << 14)
def classify(text: str, *, lower: bool = False) -> Field:
    """What one part of an entry is."""
    text = text.strip(" \t.,،;:*•<>")
    return Field(_kind(text, fold_words(text), lower), text)


def _kind(text: str, folded: str, lower: bool) -> Kind:
    if MAIL.fullmatch(text):
        return "mail"
    if PHONE.fullmatch(text):
        return "phone"
    for kind, name in _TOLD:
        if folded in known("attendance", name):
            return kind
    if is_known(text, lower=lower):
        return "agency"
    if TITLE.match(text):
        named = is_name(TITLE.sub("", text)) or not (is_organisational(text) or _AFTER_NAME.match(text))
        return "person" if named else "text"
    if (folded in data("person", "titles") and len(folded) > 1 and not _is_shouted(text)) or text in _honours():
        return "note"
    starts = folded.split(" ")[0] in data("attendance", "note_starts") and not text.split(" ")[0].isupper()
    if _DAYTIME.match(text) or starts or not folded:
        return "note"
    if folded in data("office", "acronyms"):
        return "acronym"
    if agency_of_unit(text):
        return "agency"
    if is_office(text) and not (ACRONYM.match(text) and folded not in data("role", "words")):
        return "role"
    if folded in data("theme", "words") or is_thing(text):
        return "thing"
    if ACRONYM.match(text):
        return "acronym"
    of_place = _OF_PLACE.fullmatch(text)
    if of_place and not is_office(of_place["body"]) and fold_words(of_place["body"]) not in data("office", "acronyms"):
        return "agency"
    if any(is_known(part) for part in parts_of_name(text)):
        return "agency"
    words = text.split()
    if _INITIALLED.fullmatch(text):
        return "person"  # "Peace A."
    if _COINED.search(text):
        return "agency"
    organised = is_organisational(text) or any(word in data("strong", "words") for word in folded.split())
    whole = organised and (len(words) > 1 or folded in known("alone", "words"))
    if is_name(text.title() if lower else text) and not whole:
        return "person" if len(words) > 1 else "given"
    return "agency" if organised or agency_of_unit(text) else "text"


def _is_shouted(text: str) -> bool:
    """ "MAD", "SIS": letters of an organisation, although a title is written with them too."""
    return text.isupper() and len(text) >= _SHORTEST_ACRONYM


@lru_cache(maxsize=1 << 14)
def is_office(text: str) -> bool:
    """Whether words name an office: by their last noun ("University Librarian") or their first ("délégué départemental"); or two
    of them ("Councillor/Chairman").
    """
    if kind_of(text) == "role":
        return True
    if "/" in text:
        sides = [part.strip() for part in text.split("/")]
        return all(side and (is_office(side) or fold_words(side) in data("attendance", "offices")) for side in sides)
    words = fold_words(text).split()
    words = words[1:] if len(words) > 1 and words[0] in data("article", "words") else words
    nouns = data("office", "nouns")
    if _is_body(text):
        return False
    if len(words) <= _LONGEST_OFFICE and set(words[1:-1]) & _OF:
        before = words[: next(n for n, word in enumerate(words) if word in _OF)]
        if before[-1:] and kind_of(before[-1]) == "role":
            return True  # "County Director of Health"
    return bool(words) and len(words) <= 8 and (words[-1] in nouns or words[0] in nouns)


def _is_body(text: str) -> bool:
    """ "Secretaría de Salud", "Comisaría" are bodies, where a secretária and a comisaria are persons: the accent tells, or "of" behind it."""
    first, _, rest = text.casefold().partition(" ")
    office = lexicon.load("attendance")["office"]
    return first in office["bodies"] or (
        first in office["bodies_of"] and rest.partition(" ")[0] in data("of", "joining")
    )


def is_name(text: str) -> bool:
    """Whether words can be the name of a person: capitalised, initials and small particles among them."""
    bare = TITLE.sub("", text)
    words = bare.split()
    if not 1 <= len(words) <= _LONGEST_NAME:
        return False
    spelled = 0
    if bare == text and len(words) > 1 and re.fullmatch(r"[A-Z]{3,}", words[0]) and not words[-1].isupper():
        return len(words[0]) > 4  # "DHO Moroto" is an office; "MORISSET Nadège" a person
    for word in words:
        letters = word.translate(_NO_MARKS)
        folded = letters.casefold()
        never = folded in known("person", "never") and not (folded in known("person", "months") and len(words) > 1)
        if never and bare == text:
            return False
        if not letters.isalpha() or not (word[0].isupper() or folded in known("person", "particles")):
            return False
        if word[0].isupper() and len(letters) > 1 and not (letters.isupper() and len(letters) < 3):
            spelled += 1
    shouted = [w for w in words if len(w) > 3 and w.isupper()]
    return spelled > 0 and (len(shouted) < spelled or (len(words) > 1 and not shouted) or bare != text)


@lru_cache(maxsize=1 << 14)
def read_entry(text: str, *, lower: bool = False) -> Entry | None:
    """An entry divided into its fields; None where it names nobody."""
    state, _, rest = text.partition(":")
    text = rest if rest.startswith(" ") and countries().is_state(state) else text  # "Kenya: Jane Mwangi (KMD)"
    if text.strip().startswith("و") and is_known(text.strip()[1:]):
        text = text.strip()[1:]  # "and" grown together with the name
    sent = _OF_SOMEBODY.sub("", text)
    if sent != text and classify(sent, lower=lower).kind in ("given", "text", "person"):
        return Entry(text, (Field("agency", sent.strip(" .,;")),))
    written = text = sent
    text = _hour().sub("", in_latin(text))
    text = BRACKETED_TITLE.sub(" ", _proxy().sub("", _TOTAL.sub("", _as_guest().sub("", text))))
    text = _COUNT.sub("", _and_others().sub("", _AND_COUNT.sub("", text))).strip(" \t.,،;:*•–—-")
    text = _BEFORE_NAME.sub("", _ARTICLE.sub("", text)) if not is_known(text, lower=lower) else text
    counted = _BARE_COUNT.sub("", text)
    if counted != text and classify(counted, lower=lower).kind in ("agency", "acronym"):
        text = counted
    if not re.search(r"[^\W\d]", text) or _is_nobody(text):
        return None
    if is_known(text, lower=lower) and not _is_initialled(text):
        return Entry(text, (Field("agency", text),))
    if _HANDLE.fullmatch(text):
        return Entry(text, (Field("given", text),))  # "@annl", who is there under no other name
    addresses = [Field("mail", address) for address in MAIL.findall(text)]
    rest = PHONE.sub(" ", _HANDLE.sub("", MAIL.sub(" ", text)))
    outside = _BRACKET.sub(" , ", rest) if re.search(r"[)\]]\s*[-–,]?\s*\w", rest) else _BRACKET.sub(" ", rest)
    outside = re.sub(r"^\s*,|,\s*$", " ", re.sub(r"(?:\s*,\s*)*(?:\s[-–]\s*)?(?:,\s*)+", ", ", outside))
    outside = outside.strip(" \t.,،;:*•-–/<>")
    parts = [*parts_of(outside, lower=lower)]
    fields = [*parts, *_inside(_BRACKET.findall(rest), outside, lower), *addresses]
    if len(parts) == 1 and _hosts(fields):
        fields[0] = Field("agency", fields[0].text)
    if fields and fields[0].kind == "role" and any(f.kind == "initials" for f in fields):
        fields[0] = Field("person", fields[0].text)  # "Gus Dean (GD)"
    return Entry(written if in_two_scripts(written) else text, tuple(fields)) if fields else None


def _hosts(fields: Sequence[Field]) -> bool:
    """Whether a bracket behind one name tells who came from there: "The Wide Circle (Ann Lee, president, and Ben Oh, director)"."""
    if fields[0].kind not in ("text", "given", "person", "acronym"):
        return False
    inside = [field for field in fields[1:] if field.kind == "person" and len(field.text.split()) > 1]
    return len(inside) > 1 or (len(inside) == 1 and fields[0].kind in ("text", "acronym") and fields[1] == inside[0])


def _is_initialled(text: str) -> bool:
    """ "Sheila Crabtree (SC)": a person with initials, though the letters are an agency's too."""
    outer = _BRACKET.sub("", text).strip()
    return outer != text and is_name(outer) and not is_known(outer) and not is_organisational(outer)


def _is_nobody(text: str) -> bool:
    """ "12 persons", "others", "approximately 35 visitors", "TBD", "[Name]", "one independent consultant", "@maps/team"."""
    if _TEAM.fullmatch(text) or _QUOTED.fullmatch(text) or _SOME_ONE.fullmatch(text) or _OF_YEAR.fullmatch(text):
        return True
    folded = re.sub(
        r"^(?:(?:approximately|about|around|some|one|two|environ|unos)\s+)?(?:\d+\s+)?", "", fold_words(text)
    )
    return (
        folded in data("attendance", "counts")
        or (not text.isupper() and all(word.isdigit() or word in data("person", "never") for word in folded.split()))
        or folded in data("nobody", "words")
        or bool(_AND_COUNT.fullmatch(f" and {text}"))
        or bool(re.match(r"\d+\s", fold_words(text)) and folded.split(" ")[0] in data("attendance", "counts"))
    )


def parts_of(text: str, *, lower: bool = False) -> Iterator[Field]:
    """The fields of a text without brackets, divided at what stands between them."""
    text = re.sub(r"\s+", " ", text)
    if not text:
        return
    parts = [part for part in _BETWEEN.split(text) if part and re.search(r"\w", part)]
    if is_known(text, lower=lower) or len(parts) == 1:
        yield from _unmarked(text, lower)
        return
    for part in _rejoined(parts, text, lower):
        yield from _unmarked(part, lower)


def _rejoined(parts: list[str], text: str, lower: bool) -> Iterator[str]:
    """Neighbours that the registry knows as one name ("Women, Peace and Security Network")."""
    at = start = 0
    while at < len(parts):
        start = text.find(parts[at], start)
        for last in range(len(parts) - 1, at, -1):
            whole = text[start : text.find(parts[last], start) + len(parts[last])]
            if is_known(whole, lower=lower):
                yield whole
                at = last
                break
        else:
            yield parts[at]
        at += 1


def _unmarked(text: str, lower: bool) -> Iterator[Field]:
    """ "UNICEF Ann Lee", "Ann Lee Concern WW", "Board Secretary Ann Lee", "Helen Yip from Rents": nothing between two parts."""
    sent = _sent(text)
    if sent:
        yield from sent
        return
    whole = classify(text, lower=lower)
    words = text.split()
    if whole.kind in ("note", "mail", "phone") or (whole.kind == "agency" and is_known(text)):
        yield whole
        return
    office = _OF_AGENCY.search(text)
    if office and is_office(text[: office.start()]) and is_known(text[office.end() :]):
        yield from (Field("role", text[: office.start()]), Field("agency", text[office.end() :]))
        return
    for count in range(min(3, len(words) - 1), 0, -1):
        for agency, person in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            name, who = " ".join(agency), " ".join(person)
            personal = (len(person) > 1 or TITLE.match(who)) and is_name(who) and not TITLE.match(name + " X")
            personal = personal and not any(fold_words(word) in data("theme", "words") for word in person)
            personal = personal and fold_words(person[-1]) not in known("unit", "bodies")  # "Wales Informatics Service"
            if personal and name[0].isupper() and (count > 1 or ACRONYM.match(name)) and is_known(name):
                yield from (Field("agency", name), Field("person", who))
                return
    seat = _seat_behind(words)
    if seat:
        yield from seat
        return
    sender = _body_behind(words)
    if sender:
        yield from (Field("person", " ".join(words[:sender])), Field("agency", " ".join(words[sender:])))
        return
    from_ = _FROM.search(text)
    if from_ and is_name(text[: from_.start()]) and not is_office(text[: from_.start()]):
        affiliation = classify(text[from_.end() :], lower=lower)
        whose = text[: from_.start()]
        joint = from_[0].split()[0]
        full = len(whose.split()) > 1 and not is_organisational(whose) and (joint == "of" or bool(TITLE.match(whose)))
        if is_known(affiliation.text) or full or joint in ("from", "representing"):
            yield from (Field("person", text[: from_.start()]), affiliation)
            return
    for count in range(len(words) - 1, 0, -1):
        before, name = " ".join(words[:count]), " ".join(words[count:])
        named = _is_full_name(name) or (len(words) == 2 and _is_surname(name) and _is_title(before))
        mixed = before[:1].islower() and not before.islower()  # "la vicepresidenta Reina": the name has begun
        if named and not mixed and not before.endswith((" of", " de", " du", " des")) and _leads_names(before):
            yield from (Field("role", before), Field("person", name))
            return
    behind = _office_behind(words)
    if behind:
        yield from (Field("person", " ".join(words[:behind])), Field("role", " ".join(words[behind:])))
        return
    remark = _REMARK.match(text) or _AFTER_NAME.match(text)
    if remark and is_name(remark["name"]) and not is_organisational(text):
        yield from (classify(remark["name"], lower=lower), Field("note", remark["remark"]))
        return
    yield whole


def _sent(text: str) -> list[Field]:
    """Who sent somebody, with the person before it or without: "Ana Ruiz representante titular da Secretaria da Educação"; [] for others."""
    starts = [0, *(blank.end() for blank in re.finditer(r"\s+", text))]
    for start in starts[: _LONGEST_NAME + 1]:
        agency = _OF_SOMEBODY.sub("", text[start:])
        if agency != text[start:]:
            person = text[:start].strip()
            named = [Field("person", person)] if person and is_name(person) else []
            return [*named, Field("agency", agency)] if named or not person else []
    return []


def _seat_behind(words: Sequence[str]) -> list[Field]:
    """Person, agency and seat with nothing between them: "Ann Lee UNESCO Member", "Ben Oh EC Deputy Chair"; [] for other words."""
    for count in (2, 1):
        seat = " ".join(words[-count:])
        if len(words) > count + 2 and (fold_words(seat) in data("attendance", "offices") or is_office(seat)):
            agency, person = words[-count - 1], " ".join(words[: -count - 1])
            short = ACRONYM.match(agency) and (is_known(agency) or len(agency) == 2)
            if short and is_name(person) and not is_office(person):
                return [Field("person", person), Field("agency", agency), Field("role", seat)]
    return []


def _body_behind(words: Sequence[str]) -> int:
    """Where a body of several words begins behind a whole name with nothing between: 2 in "Ana Ruiz OPD San Pedro"; 0 for none."""
    small = sum(word[0].islower() for word in words)
    if small > 2 or is_organisational(words[-1]) or fold_words(words[-1]) in known("strong", "words"):
        return 0  # a sentence; "Marl Valley NHS Trust", whose noun stands last
    for count in range(2, min(_LONGEST_NAME, len(words) - 1)):
        first, rest = words[count], words[count:]
        letters = first.isupper() and len(first) >= _SHORTEST_ACRONYM and bool(ACRONYM.match(first))
        named = (letters and ("/" in first or not all(map(str.isupper, rest)))) or fold_words(first) in known(
            "strong", "words"
        )
        name = " ".join(words[:count])
        if (
            named
            and is_name(name)
            and all(word[1:].islower() for word in words[:count])
            and not is_organisational(name)
        ):
            return 0 if is_office(name) or is_office(" ".join(rest)) else count
    return 0


def _is_title(word: str) -> bool:
    """An office that stands before a surname alone: "Provost Gale"."""
    folded = fold_words(word)
    return folded in data("office", "nouns") or (
        folded in data("role", "words") and not is_organisational(word) and len(folded) > 4
    )


def _is_surname(text: str) -> bool:
    """One capitalised word that is no theme, office or word of organisations."""
    folded = fold_words(text)
    return (
        is_name(text)
        and text[1:].islower()
        and not is_organisational(text)
        and not is_office(text)
        and kind_of(text) is None
        and folded not in data("theme", "words")
    )


def _leads_names(before: str) -> bool:
    """Whether words before a name are an office, or the plural of one: "Council Members Ann Lee and Ben Oh"."""
    return is_office(before) or fold_words(before.split()[-1]) in data("office", "of_many")


def _office_behind(words: Sequence[str]) -> int:
    """Where the office begins behind a titled name with nothing between: 3 in "Dr S. Mbatha Medical Director"; 0 for none."""
    if not TITLE.match(" ".join(words)):
        return 0
    cuts = [n for n in range(2, len(words)) if is_name(" ".join(words[:n])) and is_office(" ".join(words[n:]))]
    full = [n for n in cuts if len(TITLE.sub("", " ".join(words[:n])).split()) > 1 and len(words[n - 1].strip(".")) > 1]
    return min(full) if full else max(cuts, default=0)


@cache
def _honours() -> frozenset[str]:
    return frozenset(lexicon.load("attendance")["person"]["honours"])


@cache
def _proxy() -> "re.Pattern[str]":
    return re.compile("|".join(lexicon.load("attendance")["sentence"]["proxy"]), re.IGNORECASE)


@cache
def _as_guest() -> "re.Pattern[str]":
    """The words before a name that came as a guest: "Como convidados Sr. Rui Dias"."""
    guests = "|".join(map(re.escape, lexicon.load("attendance")["attendance"]["visitors"]))
    return re.compile(rf"^\s*(?:as|como|comme|als)\s+(?:{guests})\s*:?\s+(?=\S)", re.IGNORECASE)


@cache
def _hour() -> "re.Pattern[str]":
    """From when somebody was there, before the name: "ab 19.55 Katja", "from 10:30 Ann Lee"."""
    since = "|".join(map(re.escape, lexicon.load("attendance")["attendance"]["since"]))
    hours = "|".join(map(re.escape, lexicon.load("attendance")["attendance"]["hours"]))
    return re.compile(rf"^\s*(?:{since})\s+\d{{1,2}}[.:h]\d\d\s*(?:(?:{hours})\b)?[\s:]*(?=[^\W\d])", re.IGNORECASE)


@cache
def _and_others() -> "re.Pattern[str]":
    """How many more there were, with nothing between: "Miss A Muir 1 member of the public"."""
    counts = "|".join(data("attendance", "counts"))
    return re.compile(rf"(?<=[\w.)])\s+\d{{1,3}}\s+(?:{counts})$", re.IGNORECASE)


def _is_full_name(text: str) -> bool:
    bare = TITLE.sub("", text)
    named = not bare[:1].islower() and is_name(text) and (bare != text or len(bare.split()) > 1)
    return named and not is_office(bare) and not (is_organisational(bare) and bare == text)


def abbreviates(short: str, name: str) -> bool:
    """Whether letters are the initials of a name: "(TM)" of "T. Masamba", "(RH)" of "Hallam", "(ALo)" of "Angella Longora", "(DHO)" of
    "Dave Horkan".
    """
    letters = "".join(ch for ch in short if ch.isalpha()).casefold()
    words = [w.casefold() for w in re.findall(r"[^\W\d_]+", TITLE.sub("", name))]
    initials = "".join(word[0] for word in words)
    if not 2 <= len(letters) <= 4 or not initials or not short[:1].isupper():
        return False
    if len(words) == 1:
        return len(letters) == 2 and letters[-1] == initials
    if len(letters) > 2 and letters[0] == words[0][0] and words[-1].startswith(letters[1:]) and not is_known(short):
        return True
    capitals = "".join(ch for ch in short if ch.isupper()).casefold()
    return letters in initials or sorted(letters) == sorted(initials) or (len(capitals) > 1 and capitals in initials)


def _inside(brackets: Iterable[str], outside: str, lower: bool) -> Iterator[Field]:
    """The fields in brackets; the initials of the name before them are only initials."""
    name = re.split(r"[,–/]|\s-\s", outside)[0]
    for inside in brackets:
        personal = is_name(name) or bool(TITLE.match(name))
        if personal and len(inside) > 2 and inside.isalpha() and name.startswith(inside) and name != inside:
            yield Field("note", inside)  # "Stephanie (Steph)"
            continue
        whole = classify(inside, lower=lower)
        if _INITIALS.fullmatch(inside) and abbreviates(inside, name):
            yield Field("initials" if personal and not name.isupper() else "note", inside)
            continue
        if whole.kind == "agency" and is_known(inside, lower=lower):
            yield whole
            continue
        if _FIRM.search(inside) and not any(is_known(part) for part in inside.split("&")):
            yield Field("agency", inside)
            continue
        parts = [part for part in _IN_BRACKETS.split(inside) if re.search(r"[^\W\d]", part)]
        for at, part in enumerate(parts):
            if at and personal and ACRONYM.match(part.strip()) and classify(parts[at - 1]).kind == "role":
                yield Field("acronym", part.strip())  # "(observer/CTC)"
                continue
            if personal and _INITIALS.fullmatch(part) and abbreviates(part, name):
                yield Field("initials", part)
            elif personal and not lower and _is_small_word(part.strip()):
                yield Field("role", part.strip())  # "Petra (office)"
            elif personal and "/" in inside and not TITLE.match(part) and classify(part, lower=lower).kind == "person":
                yield Field("note", part)  # "Ann Lee (Feedbooks / De Marque)"
            elif fold_words(part).replace(" ", "") != "".join(w[0] for w in fold_words(outside).split()):
                yield from _unmarked(part, lower)


def _is_small_word(text: str) -> bool:
    """One word in small letters that names no body by itself: "office", not "mairie"."""
    if not text.islower() or " " in text or is_known(text) or fold_words(text) in data("strong", "words"):
        return False
    return classify(text).kind in ("agency", "text")


def agency_of_unit(name: str) -> tuple[str, str] | None:
    """ "UNHCR Site Planning" as the acronym of the registry that it begins with and the rest; None for other names, and for a
    body of its own ("NHS Wales Informatics Service").
    """
    first, _, rest = name.strip().partition(" ")
    listed = len(first) >= _SHORTEST_ACRONYM and ACRONYM.match(first) and registry().knows(first)
    words = rest.split()
    own = len(words) > _UNIT and words[-1][0].isupper() and fold_words(words[-1]) in known("unit", "bodies")
    return (first, rest) if listed and rest[:1].isalpha() and "(" not in rest and not own else None


def parts_of_name(name: str) -> Iterator[str]:
    """The names of the body that a name may be a part of: "UNHCR Site Planning", "délégation régionale du MINSANTE".

    A directorate is one of the ministry of that name ("Directorate of Health"); so may a bare field be ("Social Development").
    """
    unit = agency_of_unit(name)
    if unit:
        yield unit[0]
    folded = fold_words(name)
    for head in data("unit", "heads"):
        if folded.startswith(head + " "):
            rest = " ".join(name.split()[len(head.split()) :]).removeprefix("l'").removeprefix("l’")
            yield rest
            if head in data("unit", "of_ministry"):
                yield from _ministries(rest)
            break
    if ARABIC.match(name):
        yield from _ministries(name)


def _ministries(field: str) -> Iterator[str]:
    """The ministry of a field of work, also where a place stands behind the field."""
    words = field.split()
    for count in range(len(words), max(0, len(words) - 2), -1):
        for ministry in data("unit", "ministries"):
            if bool(ARABIC.match(ministry)) != bool(ARABIC.match(field)):
                continue  # no name is written in two scripts
            yield f"{ministry} {' '.join(words[:count])}"
            if ARABIC.match(field) and not field.startswith("ال"):
                yield f"{ministry} ال{' '.join(words[:count])}"  # "مديرية عمل إربد"
