"""The group that met: labelled, else the best name in the lines of the head, else told, spoken of or in the name of the file."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePath

from minutes_miner.link.fields import is_office
from minutes_miner.link.kinds import is_organisational
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.heading.bodies import Bodies
from minutes_miner.pipeline.heading.held import PROPERTY, is_mail_line
from minutes_miner.pipeline.heading.lines import FARTHEST
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.words import Words, key

_TOLD, _TELLING = 600, 3  # characters of the passages at the top that may tell who met, and how many these are
_LONGEST = 90  # characters of a name in the margin
_TITLES = 8  # lines at the top of which one may be the title
_PAGE = re.compile(r"\s*(?:[Pp]age|[Ss]eite|[Pp]ágina|[Pp]agina)?\s*\d+(?:\s*(?:/|of|de|von|sur|van|di)\s*\d+)?\s*$")
_WORD, _LEAD = r"[A-ZÀ-Þ][\w’'/-]+", r"[A-ZÀ-Þ][a-zà-ÿ][\w’'/-]+"
_MARGIN = 6  # texts around the pages
_APART = re.compile(r"\t\s*|\s{3,}|\s[|]\s")  # between what stands left, in the middle and right
_MAIL_ADDRESS = re.compile(r"[\w.+-]{1,64}@\S+")
_SEVERAL = re.compile(r"[;,]")  # between those to whom a mail goes
_SETTING = re.compile(rf"{PROPERTY.pattern}|[-•–]\s")  # above the text of a site, with the lists of its tags
_MENTIONED = 3  # times that a text names its group


class Group:
    """Finds the group that met."""

    def __init__(self, vocabulary: Words, bodies: Bodies) -> None:
        self.words, self.bodies = vocabulary, bodies
        self._list = re.compile(rf"\b(?:{vocabulary.either('cue', 'mail_list')})\b", re.IGNORECASE)
        self._met = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['met'])})\b")

    @cached_property
    def _body(self) -> "re.Pattern[str]":
        """A kind of body with what it is for behind it, as sentences name it."""
        joint = rf"(?i:{self.words.either('cue', 'in_body')})"
        return re.compile(
            rf"\b(?:{_LEAD}\s+){{0,4}}(?:{self._kind})\b(?:\s+(?:{joint}\s+){{0,2}}{_WORD}){{1,8}}(?:\s*\([^()]{{2,20}}\))?"
        )

    @cached_property
    def _named(self) -> "re.Pattern[str]":
        """A kind of body with names before it."""
        both = rf"(?:{self.words.either('cue', 'and')}|&)"
        return re.compile(rf"(?<![\w-])(?:{_WORD}\s+(?:{both}\s+)?){{1,4}}(?:{self._kind})\b")

    @cached_property
    def _kind(self) -> str:
        kinds = [noun for noun in self.words.said("cue", "group_noun") if len(noun) > 3 and noun[0] != noun[0].upper()]
        return "|".join(re.escape(form) for noun in kinds for form in (noun.capitalize(), noun.title(), noun.upper()))

    def find(self, head: list[str], layout: Layout, found: Findings) -> str | None:
        """The name of the group, or None; `head` are the lines of titles."""
        label = found.label("group")
        # "Research Committee: minutes"
        said = label is not None and self.bodies.named_in(fold(label.value)) == (None, True)
        if label is not None and label.passage < self._opening(found) and 2 < len(fold(label.value)) < 120 and not said:
            return self.bodies.name(fold(label.value))
        texts = [
            *_joined(head, self.bodies.noun),
            *_margin(layout),
        ]
        if label is not None and said:
            texts.insert(0, layout.text_of(layout.passages[label.passage]))
        title = found.label("title")
        if title is not None and title.value:
            texts.insert(0, fold(title.value))
        candidates = [
            (self.bodies.score(name, at, cue), -at, name)
            for at, text in enumerate(texts)
            for name, cue in [self.bodies.named_in(text)]
            if name and (cue or not self.bodies.is_day(text))
        ]
        labelled = next(filter(None, map(self.bodies.labelled, texts)), None)
        if labelled:
            return labelled
        best = max(candidates, default=None)
        if best:
            whole = self._in_full(self.bodies.placed(best[2], texts[-best[1]]), layout)
            return self._of_whom(whole, texts[-best[1]], head)
        named = (
            self._of_an_organisation(head)
            or self._alone(head)
            or self._placed(head)
            or self._told(layout)
            or self._titled(head, layout)
        )
        named = named or next(filter(None, (self.bodies.named_in(text)[0] for text in head)), None)
        if named:
            line = next((line for line in head if named in line), "")
            return self._of_whom(self.bodies.placed(named, line), line, head)
        stem = re.sub(r"[_\-.]+", " ", PurePath(layout.document.path).stem)
        return (
            self.bodies.named_in(stem)[0]
            or self._of_the_chair(found.head)
            or self._mentioned(layout)
            or self._addressed(layout)
        )

    def _addressed(self, layout: Layout) -> str | None:
        """The body to whose list a mail goes: "To: Harbour Cluster mailing list"."""
        texts = (block.text for block in layout.document.furniture if is_mail_line(block.text))
        lists = (
            self._list.sub(" ", fold(_MAIL_ADDRESS.sub(" ", text.partition(":")[2]))).strip(" <>()") for text in texts
        )
        names = (self.bodies.named_in(one)[0] for one in lists if not _SEVERAL.search(one))
        return next((name for name in names if name and self.bodies.names_body(name) and " " in name), None)

    def _placed(self, head: list[str]) -> str | None:
        """A bare noun for a body with what it is for: "Steering Group – Coastal Path Volunteers"."""
        for line in head[:_TITLES]:
            names = (self.bodies.name(piece) for piece in self.bodies.without_cues(line)[0])
            placed = (self.bodies.placed(name, line) for name in names if key(name) in self.words.cue["group_noun"])
            if found := next((name for name in placed if " " in name), None):
                return found
        return None

    def _of_whom(self, name: str, line: str, head: list[str]) -> str:
        """A name that many organisations have a body of, with the organisation that a line beside its own gives."""
        alone = self.bodies.is_occasion(name)
        if not (alone or self.bodies.is_generic(name)) or line not in head:
            return name
        at = head.index(line)
        lines = head[max(at - 2, 0) : at][::-1]
        above = [one for line in lines for one in self.bodies.organisations_in(line)]
        above.sort(key=lambda one: not is_organisational(one))
        if alone:  # "Site meeting": of whatever works the line above names
            above = [one for line in lines if _is_short_title(one := re.split(r"\s[|–—·•]\s", line)[0])] + above
        below = [one for one in head[at + 1 : at + 2] if self.bodies.is_organisation(one) and is_organisational(one)]
        whose = next(
            (self.bodies.name(one) for one in (*above, *below) if alone or not self.bodies.is_venue(one)), None
        )
        if whose is None or key(name) in key(whose):
            return whose or name
        return whose if alone else f"{whose} {name}"

    def _told(self, layout: Layout) -> str | None:
        """The body that a paragraph at the top tells of: "... se reuniu a Comissão Intergestores Bipartite (CIB)"."""
        for passage in layout.passages[:_TELLING]:
            told = layout.text_of(passage)[:_TOLD]
            if not self._met.search(key(told)):
                continue
            for cue in self.bodies.cues:
                told = cue.sub(" ¦ ", told)
            bodies = [self.bodies.name(match[0]) for match in self._body.finditer(told)]
            if bodies := [name for name in bodies if not self.bodies.is_venue(name)]:
                return max(bodies, key=len)
        return None

    def _of_the_chair(self, labels: Iterable[Label]) -> str | None:
        """The body that a chair's office is of: "Chair: Ana Ruiz, Harbour Cluster Coordinator"."""
        values = (fold(label.value) for label in labels if label.meaning == "chair")
        named = ((match[0], value[match.end() :].split()) for value in values for match in self._named.finditer(value))
        return next(
            (self.bodies.name(name) for name, behind in named if behind and is_office(behind[0].strip(".,;()"))), None
        )

    def _mentioned(self, layout: Layout) -> str | None:
        """The one body that the text names most, where no title does: "the Harbour Cluster coordinator", "the Harbour Cluster will"."""
        text = " ¦ ".join(layout.text_of(passage) for passage in layout.passages[:FARTHEST])
        counts = Counter(self.bodies.name(match[0]) for match in self._named.finditer(text))
        most = counts.most_common(2)
        if not most or most[0][1] < _MENTIONED or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return most[0][0]

    def _in_full(self, name: str, layout: Layout) -> str:
        """A name that a title broke off at the end of a line, as the margin has it."""
        fuller = (self.bodies.name(self.bodies.before_cues(line)) for line in _margin(layout) if line.startswith(name))
        return next((line for line in fuller if line.startswith(name) and len(name) < len(line) <= _LONGEST), name)

    def _titled(self, head: list[str], layout: Layout) -> str | None:
        """What the title calls the gathering, or the short line above it or the margin where it names none: "Annual General Meeting"."""
        names = [self.bodies.titled(line) for line in head[:_TITLES]]
        named = next(filter(None, names), None)
        if named:
            return named
        above = [line for line, name in zip(head, names[1:], strict=False) if name == ""]
        return next((self.bodies.name(line) for line in (*above, *_margin(layout)) if _is_short_title(line)), None)

    def _alone(self, head: list[str]) -> str | None:
        """A first line that is nothing but a short name with an acronym: "CRSA Kaya"."""
        line = self.bodies.name(head[0]) if head else ""
        short = 0 < len(line.split()) <= 3 and re.search(r"\b[A-Z]{3,}\b", line) and not re.search(r"[\d:]", line)
        words = line.split()
        shouted = len(words) > 1 and line.isupper()
        return line if short and words[0].isupper() and not shouted and not self.bodies.is_marked_draft(line) else None

    def _of_an_organisation(self, head: list[str]) -> str | None:
        """ "Horizon Relief" above "Minutes of the meeting of the Board": the organisation with the noun for the body."""
        for before, line in zip(["", *head], head, strict=False):
            body, cue = self.bodies.without_cues(line)
            name = self.bodies.name(max(body, key=len)) if body else ""
            if cue and key(name) in self.words.cue["group_noun"]:
                whose = 0 < len(before.split()) <= 6 and not re.search(r"\d", before)
                return f"{self.bodies.name(before)} {name}" if whose else name
        return None

    @staticmethod
    def _opening(found: Findings) -> int:
        """Where the head ends: at the agenda, or after a dozen passages."""
        agenda = found.label("agenda")
        return agenda.passage if agenda else 12


def _joined(lines: list[str], nouns: "re.Pattern[str]") -> list[str]:
    """Lines of a title that goes over two lines: "Child Protection" and "Sub-Working Group" become one."""
    joined: list[str] = []
    for line in lines:
        if joined and nouns.fullmatch(line.casefold().strip(" .:")) and len(joined[-1].split()) <= 8:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _is_short_title(line: str) -> bool:
    """Whether a line may be the name of a body and nothing else: a few words, the first with a capital, no number among them."""
    return 0 < len(line.split()) <= 7 and line[:1].isupper() and not re.search(r"[\d:@]|[.?!]$", line)


def _margin(layout: Layout) -> list[str]:
    """The first texts around the pages, without the numbers of pages and addresses; what stands around a mail is none of them."""
    texts = [block.text for block in layout.document.furniture[:_MARGIN] if not _SETTING.match(block.text)]
    head = [at for at, text in enumerate(texts) if is_mail_line(text)]
    texts = texts[: head[0]] if len(head) > 1 else [text for text in texts if not is_mail_line(text)]
    pieces = (piece for text in texts for piece in _APART.split(_MAIL_ADDRESS.sub("", text)))
    return [margin for piece in pieces if (margin := fold(_PAGE.sub("", fold(piece))))]
