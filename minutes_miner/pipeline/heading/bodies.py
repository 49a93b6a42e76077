"""The name of a body in a line: what is left of a title without "minutes of", its days, times and numbers."""

import re

from minutes_miner.pipeline.heading.held import DATE_LIKE
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.words import Words, key

_KINDS = ("SWG", "TWG", "CLUSTER", "BOARD", "COUNCIL", "COMMITTEE", "PANEL", "TEAM", "SENATE", "HUB", "GROUP", "SECTOR")
DAY = "¤"  # stands for a day or an hour in a line that was marked
_MOST_COMMAS = 3  # in the name of one body
_MOST_WORDS, _LONGEST = 10, 160  # words of a name that no noun tells, characters of a title
_PROPERTY = 2  # words before a colon that may be no name
_TELLING = 6  # words of a line that is a sentence where a stop ends it
_MARKS = re.compile(r"^[\s#*_>=\\-]+|[\s#*_=-]+$")  # of Markdown around a title
_IN_BRACKETS = re.compile(r"\s\([^()]*\s[^()]*\b(?:19|20)\d\d\b[^()]*\)")  # "(July meeting held on 2 August 2022)"
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,}|(?:[A-Z]\.){2,}|[a-z][A-Z]")
_ADDRESS = re.compile(r"\bhttps?://\S+")
_MEETING_OF = re.compile(
    r"^(?:(?:regular|monthly|weekly|ordinary|special|extraordinary|annual|general) )*(?:[\w-]+ )?(?:meeting of the|meeting of|sitting of the)\s+"
    r"|^(?:réunion|reunion|reunión|meeting)\s+(?=(?-i:[A-ZÀ-Þ]{2}))|^(?:la )?réunion (?:du|de la|des|de l['’])\s*|^(?:la )?reunión (?:del|de la)\s+",
    re.IGNORECASE,
)


class Bodies:
    """Finds the names of bodies in lines of titles."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        nouns = "|".join(re.escape(noun).replace(r"\ ", r"[\s-]+") for noun in vocabulary.cue["group_noun"])
        behind = vocabulary.beside(
            "cue", "minutes", "of_body"
        )  # of its own language: "Minutes Des Moines City Council"
        self.cues = [
            re.compile(
                r"(?:\b(?:of|for|de|du|del|des)\s+the\s+)?\b"
                + re.escape(entry).replace(r"\ ", r"[\s:–-]+")
                + rf"\b(?:\s+(?:{'|'.join(behind[entry]) or '(?!)'})\b)?(?:\s+the\b)?",
                re.IGNORECASE,
            )
            for entry in vocabulary.said("cue", "minutes")
        ]
        small = "|".join((*vocabulary.said("cue", "of_body"), *vocabulary.said("cue", "the_body")))
        self._small = re.compile(rf"(?:{small})\s+")
        self._any_case = re.compile(self._small.pattern, re.IGNORECASE)
        gathering, occasion, ordinal = (
            rf"(?:{vocabulary.either('cue', name)})" for name in ("gathering", "occasion", "ordinal")
        )
        which = rf"(?:{occasion}|{ordinal})"
        self._gathering = re.compile(
            rf"^(?:(?:{small})\s+)*(?:\d{{1,3}}\s?(?:[.ªº]|[a-zè]{{1,4}}\b)?\s+)?(?:{which}\s+)*{gathering}(?:\s+{which})*(?:\s+(?:{small}))*(?:\s+|$)",
            re.IGNORECASE,
        )  # "Réunion mensuelle du", "Erste Sitzung des"
        self._occasion = re.compile(
            rf"^(?:{occasion}\s+)+|^(?:{which}(?:\s+|$))+$|(?:\s+{which})+$|(?:\s+{gathering}(?:\s+{which})*)$"
            rf"|(?:(?:^|\s+)(?:{vocabulary.either('cue', 'before_day', 'and')}))+$",
            re.IGNORECASE,
        )
        said = (re.escape(entry).replace(r"\ ", r"[\s:–-]+") for entry in vocabulary.said("cue", "minutes"))
        self._cue = re.compile(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)  # whether any of them stands there
        self.noun = re.compile(rf"\b(?:{nouns}|[a-z]{{1,6}}(?:wg|tf))\b")
        month, weekday = vocabulary.month.pattern, vocabulary.weekday.pattern
        self._weekday = re.compile(rf"^(?:{weekday})", re.IGNORECASE)
        day = r"(?<![\d/.])\d{1,2}\s?(?:st|nd|rd|th|er|º)?\b"
        self._day = re.compile(
            rf"(?:(?:{weekday})[,.]?\s+(?:the\s+|le\s+)?)?(?:{day}\s*(?:of\s+|de\s+)?\b{month}|\b{month}\.?\s+{day})"
            rf"|(?:{weekday})[,.]?\s+(?:the\s+)?{day}(?:[./-]\d{{1,2}}(?!\d))?|(?=\w{{6}}){weekday}"
            r"|(?<![\d/.])\d{1,2}[./]\d{1,2}(?![\d/.])|\b\d{1,2}\s?h\b|\b\d{1,2}[:.h]\d\d\b(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
            re.IGNORECASE,
        )
        self._date = re.compile(rf"{DATE_LIKE.pattern}(?!\s+(?:{nouns})\b)", re.IGNORECASE)  # "Census 2021 Committee"
        self._meeting, self._call = (
            re.compile(
                rf"(?<=\w)(?:['’]s)?(?:\s+[–—-])?\s+(?:{'|'.join(vocabulary.pattern[name])})\b(?!\s+(?:room|house|place|(?:for|of)\s+[^\W\d_]))",
                re.IGNORECASE,
            )
            for name in ("meeting", "call")
        )
        self._clause = re.compile(rf"(?<!\S)(?:{'|'.join(vocabulary.said('cue', 'clause'))})(?!\S)")
        states = "|".join(map(re.escape, vocabulary.cue["unapproved"]))
        self._draft = re.compile(rf"\b(?:{states})\b(?:\s+by\s+the\s+\w+)?", re.IGNORECASE)
        self._beside = re.compile(
            rf"¦\s*(?:{vocabulary.either('cue', 'and')}|&)\s[^¦]{{3,40}}?\s(?:of|de|del|du|da|do)\s", re.IGNORECASE
        )  # "Minutes and decisions of"
        self._by = re.compile("|".join(vocabulary.pattern["chaired_by"]))

    def named_in(self, text: str) -> tuple[str | None, bool]:
        """The name of a group in a title line: what is left without "minutes of", dates and numbers; whether these stood there."""
        line = fold(_IN_BRACKETS.sub(" ", _ADDRESS.sub(" ¦ ", text.replace("_", " "))))
        if len(line) > _LONGEST:
            return None, False
        pieces, cue = self.without_cues(line)
        named = [piece for piece in pieces if self.names_body(piece)]
        met = (
            not cue
            and len(pieces) > 0
            and not named
            and any(pattern.match(line, len(pieces[0].rstrip())) for pattern in (self._meeting, self._call))
        )
        if not named and not (cue and pieces) and not met:
            return None, cue
        line = max(named, key=lambda piece: (self.ends_with_noun(piece), len(piece))) if named else pieces[0]
        line = re.sub(r"\b\d{1,3}\s?(?:st|nd|rd|th|e|ème)\b|#\s*\d+|\bn[o°º]\.?\s*\d+", " ", line, flags=re.IGNORECASE)
        first, *rest = re.split(r"\s-\s(?=\d)|[:;]\s|,\s*(?=\d)|,\s(?=\w+\s\w+)", line)
        if rest and named and self.names_body(first):
            line = first
        name = self.name(line)
        count = len(name.split())
        generic = key(name) in self.words.cue.get("group_noun", ()) and not _is_own_acronym(name)
        if not name or count > 14 or generic or self._clause.search(name) or name.count(",") > _MOST_COMMAS:
            return None, cue
        acronym = _ACRONYM.search(name)
        of = re.match(r"[A-Z]{3,6}\s+(?:of|for|de|du|del)\s", name)  # "PCC of St Mary, Wick Underhill"
        if (
            not named
            and not of
            and not _spells_out(name)
            and (count > 4 or not acronym or re.search(r"(?<![A-Z])\d", name))
        ):
            return (
                None,
                cue,
            )  # without a word for a group only an acronym beside "minutes" names one: "PCC", "CRSA Kaya"
        return name, cue

    def titled(self, text: str) -> str | None:
        """What a title calls the minutes or the gathering of, whatever the kind of body: "Staff Town Hall"; "" where that is nobody.

        None for a line that is no title of minutes.
        """
        line = fold(_ADDRESS.sub(" ¦ ", _MARKS.sub("", text.replace("_", " "))))
        pieces, cue = self.without_cues(line)
        met = self._gathering.match(line) or self._meeting.search(line) or self._call.search(line)
        if len(line) > _LONGEST or not (cue or met) or (self.is_day(line) and not cue):
            return None
        pieces = [piece for piece in pieces if not piece.lstrip().startswith("(")]
        pieces = [piece for piece in pieces if self.words.label.find(self._bare(piece), fuzzy=False) in (None, "group")]
        if not pieces:
            return ""
        if self._is_property(pieces[0]) and len(pieces) == 1:
            return None
        name = self.name(re.split(r"[:;]\s|\s(?:no|nr|n[°º])\.?\s?\d", pieces[0], maxsplit=1, flags=re.IGNORECASE)[0])
        fits = len(name.split()) <= _MOST_WORDS and name.count(",") <= _MOST_COMMAS and not self._clause.search(name)
        telling = len(line.split()) > _TELLING and line[-1] in ":.!?" and not _is_capitalised(name)
        return name if fits and not telling and not name[:1].isdigit() else None

    def labelled(self, text: str) -> str | None:
        """The name behind a noun for its kind: "SIG: Harbour Lights SIG", "Working group: DOCS"; None in other lines."""
        kind, colon, name = fold(text).partition(":")
        told = bool(colon) and self.noun.fullmatch(key(kind)) and len(name.split()) <= _MOST_WORDS
        return self.name(name) if told and (self.ends_with_noun(name) or _ACRONYM.fullmatch(name.strip())) else None

    def _is_property(self, piece: str) -> bool:
        """Whether a piece only says of what kind the document is: "Document type:"."""
        return piece.rstrip().endswith(":") and len(piece.split()) <= _PROPERTY and not _ACRONYM.search(piece)

    def is_day(self, text: str) -> bool:
        """Whether a line begins with a day or an hour, behind which stands where the group met."""
        line = self._marked(_MARKS.sub("", fold(text)))[0]
        return self._weekday.sub("", line.lstrip(" ¦"), count=1).lstrip(" ,.¦").startswith(DAY)

    def name(self, line: str) -> str:
        """A name without the article before it, but with one of its own: "Des Moines City Council", "La Mesa City Council"."""
        name = self._bare(line)
        article = self._small.match(name) or self._any_case.match(name)
        if article is None:
            return name
        body = name[article.end() :]
        noun = self.noun.match(key(body)) and (
            key(body) in self.words.cue["group_noun"] or not self.ends_with_noun(body)
        )
        return body if article[0].islower() or noun or (_ACRONYM.match(body) and not name.isupper()) else name

    def _bare(self, line: str) -> str:
        """A line without the words for a gathering and for which of a series it is: "Réunion mensuelle du", "First"."""
        text = _edges_off(line)
        while (less := self._occasion.sub("", self._gathering.sub("", text)).strip(" .,:;–-—_|/")) != text:
            text = less
        return _edges_off(text)

    def without_cues(self, line: str) -> tuple[list[str], bool]:
        """What is left of a line without "minutes of", dates and times, in pieces; whether "minutes" stood there.

        Behind a day that a title ends with, only its place is left: "Minutes of the Harbour Forum, 4 May 2021, Town Council".
        """
        marked, cue = self._marked(line)
        before, _, behind = marked.partition(DAY)
        title = self._pieces(before) if "¦" in before else []
        return (
            title if title and not any(map(self.ends_with_noun, self._pieces(behind))) else self._pieces(marked)
        ), cue

    def without_days(self, line: str) -> str:
        """A line with a mark in place of each of its days and hours."""
        return self._weekday.sub("", self._day.sub(f" {DAY} ", self._date.sub(f" {DAY} ", line)))

    def is_clause(self, text: str) -> bool:
        """Whether words of sentences stand in a text, or a weekday is all of it."""
        return bool(self._clause.search(text) or self._weekday.fullmatch(text.strip(".")))

    def _marked(self, line: str) -> tuple[str, bool]:
        """A line with marks in place of "minutes of" and of its days; whether "minutes" stood there."""
        whole = line
        for pattern in self.cues if self._cue.search(line) else ():
            line = pattern.sub(" ¦ ", line)
        cue = line != whole
        line = self._call.sub(self._cut_call, self._meeting.sub(" ¦ ", line))
        line = self._draft.sub(" ¦ ", line)
        line = self._day.sub(f" {DAY} ", self._date.sub(f" {DAY} ", line))
        return self._beside.sub("¦ ", line), cue

    def _pieces(self, line: str) -> list[str]:
        return [piece for piece in re.split(rf"[¦{DAY}]|\s[|–—]\s", line) if self._bare(piece)]

    def _cut_call(self, match: "re.Match[str]") -> str:
        """A cut where a word for a call ends the name of a body, "Ferry Working Group notes"; else what stood there."""
        before, after = (
            match.string[: match.start()],
            re.split(r"[¦|:;,(–—]", match.string[match.end() :], maxsplit=1)[0],
        )
        body = self.ends_with_noun(before) or bool(_ACRONYM.search(before.split()[-1]))
        return " ¦ " if body and not self.names_body(after) else match[0]

    def is_marked_draft(self, line: str) -> bool:
        """Whether a line says that the record is not approved: "Unconfirmed", "Draft"."""
        return self._draft.search(line) is not None

    def names_body(self, text: str) -> bool:
        """Whether a noun for a body stands in a text that does not tell who was in the chair."""
        return bool(self.noun.search(key(text))) and not self._by.match(key(text))

    def ends_with_noun(self, name: str) -> bool:
        """Whether the last word, but for an acronym in brackets, says what kind of body this is."""
        return bool(re.search(rf"{self.noun.pattern}$", key(re.sub(r"\s*\([A-Z][^()]*\)\s*$", "", name))))

    def score(self, name: str, at: int, cue: bool) -> float:
        """How likely a name in the text number `at` is that of the group; `cue` where "minutes" stood beside it."""
        tokens = name.split()
        spelled = sum(1 for token in tokens if len(token) > 3)
        whole_noun = self.ends_with_noun(name)
        small = sum(token[:1].islower() and len(token) > 3 for token in tokens)
        noun = self.names_body(name)
        listed = (
            self.words.label.find(tokens[0], fuzzy=False) in ("discussion", "actions", "review") and len(tokens) > 1
        )
        return (
            min(spelled, 4) + 2 * whole_noun + 2 * cue + 3 * noun - at * 0.5
            - 3 * listed - 3 * (len(tokens) > 9) - 2 * (small > len(tokens) / 2)
        )  # fmt: skip


def _spells_out(name: str) -> bool:
    """Whether a name has its own letters in brackets behind it: "Harbour Watch and Coordination (HWC)"."""
    spelled = re.fullmatch(r"(?P<words>[^()]+)\((?P<letters>[A-ZÀ-Þ]{2,8})\)", name)
    if spelled is None:
        return False
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", spelled["words"]) if word[0].isupper())
    return initials == spelled["letters"]


def _is_own_acronym(name: str) -> bool:
    """Whether letters name one body ("CPWG", "HCT") and no kind of body ("WG")."""
    return name.isupper() and len(name) >= 3 and name not in _KINDS


def _is_capitalised(name: str) -> bool:
    return all(word[:1].isupper() for word in re.findall(r"[\w'’-]{4,}", name))


def _edges_off(line: str) -> str:
    """A line without the words for a meeting, articles and marks at its edges."""
    line = re.sub(
        r"\b(?:(?:meeting|session|réunion|reunión)\s+(?:held|on|in|from|dated|convened)|held\s+(?:at|in|on))\b.*$",
        " ",
        line,
        flags=re.IGNORECASE,
    )
    text = _MEETING_OF.sub(
        "", re.sub(r"^\W*ad[ -]?hoc\b", " ", fold(line), flags=re.IGNORECASE).strip(" .,:;–-—_|/()\"'`!")
    )
    text = re.sub(
        r"\b(?:coordination meeting|meeting|réunion|reunión|held on|dated?|on|at|in)\s*$",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s\d{1,2}[./-]\d{1,2}$", "", fold(text))
    text = re.sub(r"(?:\s(?:du|de|del|do|da|of|the|le|el))+\s*$", "", fold(text), flags=re.IGNORECASE)
    text = re.sub(r"^(?:of|for|the)\s+", "", fold(text), flags=re.IGNORECASE)
    text = text.strip(" .,:;–-—_|/")
    return text + ")" if text.count("(") > text.count(")") else text
