"""The name of a body in a line: what is left of a title without "minutes of", its days, times and numbers."""

import re

from minutes_miner.link.fields import is_known
from minutes_miner.link.folding import leaves_bracket_open
from minutes_miner.pipeline.heading.held import DATE_LIKE
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.words import Words, key

_KINDS = ("SWG", "TWG", "CLUSTER", "BOARD", "COUNCIL", "COMMITTEE", "PANEL", "TEAM", "SENATE", "HUB", "GROUP", "SECTOR")
DAY = "¤"  # stands for a day or an hour in a line that was marked
_DASH = re.compile(r"\s[-–—]\s")
_MOST_COMMAS = 3  # in the name of one body
_MOST_WORDS, _LONGEST = 10, 160  # words of a name that no noun tells, characters of a title
_PROPERTY = 2  # words before a colon that may be no name
_TELLING = 6  # words of a line that is a sentence where a stop ends it
_MARKS = re.compile(r"^[\s#*_>=\\-]+|[\s#*_=-]+$")  # of Markdown around a title
_IN_BRACKETS = re.compile(r"\s\([^()]*\s[^()]*\b(?:19|20)\d\d\b[^()]*\)")  # "(July meeting held on 2 August 2022)"
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,}|(?:[A-Z]\.){2,}|[a-z][A-Z]")
_ADDRESS = re.compile(r"\bhttps?://\S+|[\w.+-]{1,64}@\S+")
_MEETING_OF = re.compile(
    r"^(?:(?:regular|monthly|weekly|ordinary|special|extraordinary|annual|general) )*(?:[\w-]+ )?(?:meeting of the|meeting of|sitting of the)\s+"
    r"|^(?:réunion|reunion|reunión|meeting)\s+(?=(?-i:[A-ZÀ-Þ]{2}))|^(?:la )?réunion (?:du|de la|des|de l['’])\s*|^(?:la )?reunión (?:del|de la)\s+",
    re.IGNORECASE,
)

_MOST_PLACE, _MOST_ORGANISATION = 5, 8  # words of the place that a body is for, and of an organisation
_PLACE_BEHIND = re.compile(
    r"[\s¦]*(?:(?:[Nn](?:o|r|[°º])\.?|#)\s?\d+\s*)?(?P<joint>[–—-](?=\s)|,)\s+(?P<place>[^¦¤|–—,;:()]+?)\s*(?=\.?\s*(?:[¦|,;]|\s[–—-]\s|$)|(?<=[^\W\d_]{3})\.\s)"
)
_PLACE_BEFORE = re.compile(r"(?:^|[¦|])\s*(?P<place>[^¦¤|–—;:()]+?)\s+[–—-]\s[\s¦\w-]{0,30}$")
_BODY_BEHIND = re.compile(r"(?P<joint>\s[–—-]\s|\s?[:,]\s)\s*(?P<body>[^¦¤|–—,;:()]+?)\s*(?=[¦¤|,;.]|\s[–—-]\s|$)")
_BODY_BEFORE = re.compile(r"(?:^|[¦|])\s*(?P<body>[^¦¤|–—,;:()]+?)\s+[–—-]\s\s*$")
_GENITIVE = re.compile(r"\b(?:des|eines)\s", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[-–—.]\s*(?=[^\W\d_]{2})")  # of the minutes: "3 - Mesa de Protección"
_COORDINATED = re.compile(r"(\bcoordination)\s+meeting\s*$", re.IGNORECASE)


class Bodies:
    """Finds the names of bodies in lines of titles."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self._learn_names()
        self._learn_cues()
        self._learn_gatherings()
        self._learn_endings()
        self._learn_days()

    def _learn_names(self) -> None:
        """Nouns for bodies, the small words inside of names, and what is no part of one."""
        vocabulary = self.words
        self._nouns = "|".join(re.escape(noun).replace(r"\ ", r"[\s-]+") for noun in vocabulary.cue["group_noun"])
        self._joints = "|".join((*vocabulary.said("cue", "of_body"), *vocabulary.said("cue", "the_body")))
        self._small = re.compile(rf"(?:{self._joints})\s+")
        self._article = re.compile(rf"(?:{vocabulary.either('cue', 'the_body')}|the)\s", re.IGNORECASE)
        self._with_article = re.compile(rf"\s(?:{self._joints})\s+\S+$")
        self._any_case = re.compile(self._small.pattern, re.IGNORECASE)
        grown = vocabulary.either("cue", "group_noun_grown")
        self.noun = re.compile(rf"\b(?:{self._nouns}|[a-z]{{1,6}}(?:wg|tf)|\w{{3,}}(?:{grown}))\b")
        self._clause = re.compile(rf"(?<!\S)(?:{'|'.join(vocabulary.said('cue', 'clause'))})(?!\S)")
        states = "|".join(map(re.escape, vocabulary.cue["unapproved"]))
        self._draft = re.compile(rf"\b(?:{states})\b(?:\s+by\s+the\s+\w+)?", re.IGNORECASE)
        self._beside = re.compile(
            rf"¦\s*(?:{vocabulary.either('cue', 'and')}|&)\s[^¦]{{3,40}}?\s(?:of|de|del|du|da|do)\s", re.IGNORECASE
        )  # "Minutes and decisions of"
        self._remark = re.compile(
            rf"\s*\((?:[^()]*\s)?(?:{vocabulary.either('cue', 'remark')})\b[^()]*\)", re.IGNORECASE
        )  # "Harbour WG (pls read)"
        self._our = re.compile(rf"^(?:(?:{self._joints})\s+)?(?:{'|'.join(vocabulary.said('cue', 'our_body'))})\s+")
        self._legal_form = re.compile(rf"(?:\s(?:1[89]|20)\d\d)?\s(?:{vocabulary.either('cue', 'legal_form')})$")
        self._by = re.compile("|".join(vocabulary.pattern["chaired_by"]))
        self._telling = {
            name: frozenset(vocabulary.cue.get(name, ()))
            for name in ("generic", "occasion_alone", "venue", "not_place", "place_noun")
        }
        self._names_of = frozenset(
            key(word) for word in (*vocabulary.said("cue", "of_body"), *vocabulary.said("cue", "the_body"))
        )
        self._adjective = re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary.cue['adjective_noun']))})$")
        self._listed = re.compile(rf",\s(?!\w+\s+(?:{vocabulary.either('cue', 'and')}|&)\s)(?=\w+\s\w+)")

    def _learn_cues(self) -> None:
        """What a title calls the minutes."""
        vocabulary = self.words
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
        self._met = re.compile(
            rf"\b(?:{vocabulary.either('cue', 'minutes', 'gathering')})\b", re.IGNORECASE
        )  # a word for the minutes or the meeting
        said = (re.escape(entry).replace(r"\ ", r"[\s:–-]+") for entry in vocabulary.said("cue", "minutes"))
        self._cue = re.compile(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)  # whether any of them stands there

    def _learn_gatherings(self) -> None:
        """What a title says of the meeting before and behind the name of the body."""
        vocabulary = self.words
        small = self._joints
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
        self._urgent = re.compile(
            rf"^(?i:{vocabulary.either('cue', 'urgent')})(?=$|\s[^\WA-ZÀ-Þ])"
        )  # "Emergency meeting on the flood", but no "Emergency Kitchen"
        self._meeting, self._call = (
            re.compile(
                rf"(?<=\w)(?:['’]s)?(?:\s+[–—-])?\s+(?:{'|'.join(vocabulary.pattern[name])})\b(?!\s+(?:room|house|place|(?:for|of)\s+[^\W\d_]))",
                re.IGNORECASE,
            )
            for name in ("meeting", "call")
        )

    def _learn_endings(self) -> None:
        """What has grown together with the noun for a body."""
        vocabulary = self.words
        ordinal = f"(?:{vocabulary.either('cue', 'ordinal')})"
        grown = vocabulary.beside("cue", "group_noun", "to_body")
        self._to_body = re.compile(
            rf"(?<!\w)(?:{ordinal}\s+)?(?:"
            + ("|".join(f"(?:{'|'.join(before)})(?={re.escape(noun)}\\b)" for noun, before in grown.items() if before))
            + ")"
        )  # "محضر الاجتماع الثامن للجنة": a preposition grown together with the noun
        self._grown = self._behind_noun("gathering_end")
        self._genitive = self._behind_noun("genitive")  # "Sitzung des Umweltausschusses"

    def _behind_noun(self, name: str) -> "re.Pattern[str]":
        """What has grown together with the end of a noun of its language."""
        ending = self.words.beside("cue", "group_noun", name)
        behind = "|".join(rf"(?<={re.escape(noun)})(?:{'|'.join(ends)})\b" for noun, ends in ending.items() if ends)
        return re.compile(behind or "(?!)", re.IGNORECASE)

    def _learn_days(self) -> None:
        """Days and hours in a title."""
        vocabulary = self.words
        month, weekday = vocabulary.month.pattern, vocabulary.weekday.pattern
        self._weekday = re.compile(rf"^(?:{weekday})", re.IGNORECASE)
        day = r"(?<![\d/.])\d{1,2}\s?(?:st|nd|rd|th|er|º)?\b"
        self._day = re.compile(
            rf"(?:(?:{weekday})[,.]?\s+(?:the\s+|le\s+)?)?(?:{day}\s*(?:of\s+|de\s+)?\b{month}|\b{month}\.?\s+{day})"
            rf"|(?:{weekday})[,.]?\s+(?:the\s+)?{day}(?:[./-]\d{{1,2}}(?!\d))?|(?=\w{{6}}){weekday}(?:['’]s\b)?"
            r"|(?<![\d/.])\d{1,2}[./]\d{1,2}(?![\d/.])|\b\d{1,2}\s?h\b|\b\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\b\.?|\b)|\b\d{1,2}\s?[ap]\.?m\b\.?",
            re.IGNORECASE,
        )
        self._before_day = re.compile(rf"(?:{weekday})\.?,?\s*(?={DAY})", re.IGNORECASE)  # "mon 2 feb 26"
        self._date = re.compile(
            rf"\b\d{{1,3}}[/-](?=(?:19|20)\d\d\b)|{DATE_LIKE.pattern}(?!\s+(?:{self._nouns})\b)", re.IGNORECASE
        )  # "Census 2021 Committee"
        day = rf"(?:{weekday})"
        self._at_weekday = re.compile(
            rf"(?:\s*[,–—-]\s*|\s+)(?:(?:{vocabulary.either('cue', 'before_day', 'the_body', 'on_day')})\s+)?(?=\w{{5}}){day}\.?$|\s*[,–—-]\s*{day}\.?$",
            re.IGNORECASE,
        )

    def named_in(self, text: str) -> tuple[str | None, bool]:
        """The name of a group in a title line: what is left without "minutes of", dates and numbers; whether these stood there."""
        line = self._whole(self._remark.sub(" ", _IN_BRACKETS.sub(" ", _ADDRESS.sub(" ¦ ", text))))
        if len(line) > _LONGEST or line.endswith("?"):
            return None, False
        line = self._without_label(line)
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
        first, *rest = re.split(rf"\s-\s(?=\d)|[:;]\s|,\s*(?=\d)|{self._listed.pattern}", line, flags=re.IGNORECASE)
        if rest and named and self.names_body(first):
            line = first
        name = self.name(line)
        count = len(name.split())
        generic = key(name) in self.words.cue.get("group_noun", ()) and not _is_own_acronym(name)
        if not name or count > 14 or generic or self._clause.search(name) or name.count(",") > _MOST_COMMAS:
            return None, cue
        if self._is_sentence(text, name):
            return None, cue
        acronym = _ACRONYM.search(name)
        of = re.match(r"[A-Z]{3,6}\s+(?:of|for|de|du|del)\s", name)  # "PCC of St Mary, Wick Underhill"
        if (
            not named
            and not of
            and not _spells_out(name)
            and (count > 4 or not acronym or re.search(r"(?<![A-Z])\d", name) or self.is_venue(name))
        ):
            return (
                None,
                cue,
            )  # without a word for a group only an acronym beside "minutes" names one: "PCC", "CRSA Kaya"
        return name, cue

    def _without_label(self, line: str) -> str:
        """A line without the label of its list before or behind a dash: "Follow up - Harbour Board", "Harbour Board – action points"."""
        parts = _DASH.split(line)
        told = [part for part in parts if self.words.label.find(part, fuzzy=False) not in ("actions", "review")]
        return line if len(told) == len(parts) or not any(map(self.names_body, told)) else " – ".join(told)

    def titled(self, text: str) -> str | None:
        """What a title calls the minutes or the gathering of, whatever the kind of body: "Staff Town Hall"; "" where that is nobody.

        None for a line that is no title of minutes.
        """
        line = self._whole(_ADDRESS.sub(" ¦ ", _MARKS.sub("", text)))
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
        name = self._urgent.sub("", name).strip()
        about = name[:1].islower() and self._is_small(name.split()[0])
        if not re.search(r"[^\W\d_]{2}", name) or (name.islower() and " " not in name) or self._is_small(name) or about:
            return ""  # "approved", "These", "on the new pier"
        fits = len(name.split()) <= _MOST_WORDS and name.count(",") <= _MOST_COMMAS and not self._clause.search(name)
        telling = len(line.split()) > _TELLING and line[-1] in ":.!?" and not _is_capitalised(name)
        return name if fits and not telling and not name[:1].isdigit() else None

    def labelled(self, text: str) -> str | None:
        """The name behind a noun for its kind: "SIG: Harbour Lights SIG", "Working group: DOCS"; None in other lines."""
        kind, colon, name = fold(text).partition(":")
        told = bool(colon) and self.noun.fullmatch(key(kind)) and len(name.split()) <= _MOST_WORDS
        return self.name(name) if told and (self.ends_with_noun(name) or _ACRONYM.fullmatch(name.strip())) else None

    def _whole(self, text: str) -> str:
        """A line in which nouns for bodies stand by themselves: not grown together with "sitzung", not in the genitive."""
        line = self._to_body.sub("", self._grown.sub("", fold(text.replace("_", " "))))
        article = _GENITIVE.search(line)
        if (
            article is None
            or not self._met.search(line[: article.start()])
            or self.noun.search(key(line[: article.start()]))
        ):
            return line  # "Beschlussfähigkeit des Vorstands", "Vorstand des Turnvereins"
        return self._genitive.sub("", line, count=1)

    def _is_sentence(self, line: str, name: str) -> bool:
        """Whether a line is a sentence about a body and not its name: "Herr Lang löst die Kommission auf."."""
        if line.rstrip()[-1:] not in tuple(".!?") or _is_capitalised(name):
            return False
        if self.noun.match(key(name)):  # "Il Consiglio approva il bilancio."
            return self._article.match(line) is not None
        return not self.ends_with_noun(name) or self._with_article.search(name) is not None

    def _is_small(self, name: str) -> bool:
        return set(key(name).split()) <= self.words.small

    def _is_body(self, text: str) -> bool:
        """Whether a name ends with a noun for a body, which a coordination has not to be a part of."""
        return self.ends_with_noun(text) and not self._adjective.search(key(text))

    def is_venue(self, text: str) -> bool:
        """Whether the first or last word is that of a place where a group meets: "MHA Office", "Salle 2"."""
        words = re.findall(r"[\w-]+", key(text))
        return bool(words) and not self._telling["venue"].isdisjoint((words[0], words[-1]))

    def is_generic(self, name: str) -> bool:
        """Whether each organisation of its kind has a body of that name: "City Council", "Board of Trustees"."""
        words = [word for word in key(name).split() if word not in self._names_of]
        return bool(words) and self._telling["generic"].issuperset(words)

    def is_occasion(self, name: str) -> bool:
        """Whether a name only says that the whole organisation met: "General"."""
        return key(name) in self._telling["occasion_alone"]

    def placed(self, name: str, text: str) -> str:
        """A name with the place that a title gives behind it, "Harbour Cluster – Varna", or before it where the name is generic."""
        marked = self._marked(self._whole(text))[0]
        at = marked.find(name)
        generic = self.is_generic(name) or key(name) in self.words.cue["group_noun"]
        if at < 0 or (" " not in name and not generic):
            return name
        if (whole := self._with_body(name, marked, at)) != name:
            return whole
        behind = _PLACE_BEHIND.match(marked, at + len(name))
        if behind and self._is_place(behind["place"]):
            joint = "," if behind["joint"] == "," else f" {behind['joint']}"
            return f"{name}{joint} {behind['place'].strip()}"
        before = _PLACE_BEFORE.search(marked[:at])
        if before and generic and self.is_organisation(before["place"].strip()):
            return f"{before['place'].strip()} – {name}"
        return name

    def _with_body(self, name: str, marked: str, at: int) -> str:
        """A body with the one that it is a part of, "Harbour Cluster – Core Group", for many a body has a group of that name."""
        behind = _BODY_BEHIND.match(marked, at + len(name))
        if behind and self._is_part(behind["body"]) and not _is_short_for(name, behind["body"]):
            return f"{name}{behind['joint']}{behind['body']}"
        before = _BODY_BEFORE.search(marked[:at])
        if before and self._is_part(name):
            body = self.name(before["body"])
            own = self.names_body(body) and not self._clause.search(body) and not _is_short_for(body, name)
            return f"{body} – {name}" if own else name
        return name

    def _is_part(self, text: str) -> bool:
        """Whether a few words are a kind of body with what it is for: "Core Group", "Sous-groupe Abris"."""
        words = key(text).split()
        return (
            1 < len(words) <= _MOST_PLACE
            and (self.ends_with_noun(text) or self.noun.match(key(text)) is not None)
            and text[:1].isupper()
            and not re.search(r"[\d@]", text)
            and self._telling["not_place"].isdisjoint(words)
            and self.words.label.find(text, fuzzy=False) is None
        )

    def _is_place(self, text: str) -> bool:
        """Whether a few capitalised words are a place or a field of work, not a venue and no word of a document."""
        words = key(text).split()
        spelled = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", text) if key(word) not in self._small_words()]
        return (
            0 < len(words) <= _MOST_PLACE
            and bool(spelled)
            and all(
                word[:1].isupper() or "\u0600" <= word[0] <= "\u06ff" or word in self._telling["place_noun"]
                for word in spelled
            )
            and not re.search(r"[\d@]", text)
            and not self.is_venue(text)
            and self._telling["not_place"].isdisjoint(words)
            and (not self.ends_with_noun(text) or words[-1] in self._telling["place_noun"])
            and self.words.label.find(text, fuzzy=False) is None
            and not self.words.month.fullmatch(words[0])
            and not self._weekday.fullmatch(words[0])
            and not is_known(text)
        )

    def _small_words(self) -> frozenset[str]:
        return self.words.small | self._names_of

    def organisations_in(self, line: str) -> list[str]:
        """The organisation that a line names, else those of its pieces: "Harbour Club – Boat House, Varna"."""
        for pieces in ([line], re.split(r"\s[|–—·•]\s", line)):
            named = [self.name(piece) for piece in pieces if self.is_organisation(self._legal_form.sub("", piece))]
            if named:
                return named
        return []

    def is_organisation(self, line: str) -> bool:
        """Whether a line may be the name of an organisation and nothing else."""
        words = key(line).split()
        spelled = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", line) if key(word) not in self._small_words()]
        return (
            0 < len(words) <= _MOST_ORGANISATION
            and bool(spelled)
            and all(word[:1].isupper() for word in spelled)
            and not re.search(r"[\d@:¤¦]|[.?!]$|,", line)
            and not self.is_generic(line)
            and self._telling["not_place"].isdisjoint(words)
            and self.words.label.find(line, fuzzy=False) is None
            and not self._cue.search(line)
            and not self.is_marked_draft(line)
            and not self.is_day(line)
        )

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
        coordinated = _COORDINATED.search(line)
        if coordinated and not self._is_body(line[: coordinated.start()]):
            line = line[: coordinated.end(1)]
        text = self._our.sub("", _edges_off(_NUMBERED.sub("", line)))
        while (less := self._occasion.sub("", self._gathering.sub("", text)).strip(" .,:;–-—_|/")) != text:
            text = less
        return _edges_off(self._at_weekday.sub("", text))

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

    def before_cues(self, line: str) -> str:
        """What stands before "minutes of" and the first day of a line."""
        return re.split(f"[¦{DAY}]", self._marked(line)[0], maxsplit=1)[0].strip(" –—-|")

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
        line = self._before_day.sub("", self._day.sub(f" {DAY} ", self._date.sub(f" {DAY} ", line)))
        return self._beside.sub("¦ ", line), cue

    def _pieces(self, line: str) -> list[str]:
        return [piece for piece in re.split(rf"[¦{DAY}]|\s[|–—·•](?:\s|$)", line) if self._bare(piece)]

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


def _is_short_for(short: str, name: str) -> bool:
    """Whether letters stand for a name beside them: "HWG – Harbour Working Group"."""
    initials = iter([word[0].casefold() for word in re.findall(r"[^\W\d_]+", name)])
    return short.isupper() and " " not in short and all(letter.casefold() in initials for letter in short)


def _is_own_acronym(name: str) -> bool:
    """Whether letters name one body ("CPWG", "HCT") and no kind of body ("WG")."""
    return name.isupper() and len(name) >= 3 and name not in _KINDS


def _is_capitalised(name: str) -> bool:
    return all(word[:1].isupper() for word in re.findall(r"[\w'’-]{4,}", name))


def _edges_off(line: str) -> str:
    """A line without the words for a meeting, articles and marks at its edges."""
    line = re.sub(
        r"\b(?:(?:meeting|session|réunion|reunión)\s+(?:held|on|in|from|dated|convened)|held\s+(?:at|in|on|their|its|a|an|the|our))\b.*$",
        " ",
        line,
        flags=re.IGNORECASE,
    )
    text = _MEETING_OF.sub(
        "", re.sub(r"^\W*ad[ -]?hoc\b", " ", fold(line), flags=re.IGNORECASE).strip(" .,:;–-—_|/()\"'`!")
    )
    text = re.sub(
        r"(?<![\w-])(?:coordination meeting|meeting|réunion|reunión|held on|dated?|on|at|in|(?-i:n[°ºor]?\.?))\s*$",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s\d{1,2}[./-]\d{1,2}$", "", fold(text))
    text = re.sub(r"(?:\s(?:du|de|del|do|da|of|the|le|el))+\s*$", "", fold(text), flags=re.IGNORECASE)
    text = re.sub(r"^(?:of|for|the)\s+", "", fold(text), flags=re.IGNORECASE)
    text = text.strip(" .,:;–-—_|/")
    if len(re.findall(r"[\"“”«»]", text)) % 2:
        text = f"{text}”" if "“" in text else f'{text}"' if '"' in text else text  # a title in quotation marks
    if re.search(r"(?:^|\s)(?:[^\W\d_]\.\s?)+[^\W\d_]$", text):
        text += "."  # "e.V."
    return text + ")" if leaves_bracket_open(text) else text
