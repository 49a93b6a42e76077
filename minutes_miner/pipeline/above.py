"""What stands above a list or an entry and owns it, or says by when: "UNHCR and NRC", "Actions for the Secretariat:", "By 5 May:"."""

import re
from collections import Counter
from functools import cached_property

from minutes_miner.link.kinds import data, kind_of, looks_personal
from minutes_miner.pipeline.findings import Draft, Findings
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.teller import Teller

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+")
_HEAD_PARTS = re.compile(r"[(),/&]|\b(?:and|et|y)\b")
_LONGEST_HEAD = 7  # words of a head that is nothing but parties
_LED = re.compile(r"\(\s*(?P<role>[^\W\d][^:()]{1,30}?)\s*[:–-]\s*(?P<who>[^()]{2,60})\)\s*$")  # at the end of a head
_LONGEST_LIST, _LONGEST_ANNOUNCEMENT = 20, 12  # entries above an entry, words of the line above them all


class Above:
    """Tells what stands above the actions of one Doc."""

    def __init__(self, layout: Layout, found: Findings, teller: Teller) -> None:
        self.layout, self.found, self.teller = layout, found, teller
        due = teller.words.either("pattern", "due_by")
        self._due_by = re.compile(rf"(?:{due})(?!\w)", re.IGNORECASE)

    @cached_property
    def owners(self) -> dict[int, str]:
        """The heads that are nothing but parties, by their passage and by each entry of the lists below them; {} where only
        one is. A stretch of lists must begin with one and not end with one: else they stand below what they own.
        """
        owners: dict[int, str] = {}
        stretch: dict[int, str] = {}  # by passage the head that it stands below
        head = ""
        sections = self.found.headings | {title.passage for title in self.found.titles}
        open_list = False  # entries that no head stands above
        for passage in self.layout.passages:
            text = self.layout.text_of(passage)
            if passage.cell is None and passage.marker is None and not open_list and self._is_head_of_list(text):
                head = text.strip(" :")
                stretch[passage.index] = head
            elif passage.cell is None and passage.marker is not None and head and passage.index not in sections:
                stretch[passage.index] = head
            else:
                owners |= self._whole(stretch)
                stretch, head = {}, ""
                open_list = passage.marker is not None
        owners |= self._whole(stretch)
        return owners | self._of_rounds()

    def _of_rounds(self) -> dict[int, str]:
        """The same where a meeting goes round: lines of nothing but parties, each with what they told below it. The first one does
        not stand below an action, and none without a text: else they stand below what they own.
        """
        drafted = {draft.passage for draft in self.found.drafts if self.layout.passages[draft.passage].cell is None}
        sections = self.found.headings | {title.passage for title in self.found.titles}
        owners: dict[int, str] = {}
        turns: dict[int, str] = {}
        head = ""
        for passage in self.layout.passages:
            text = self.layout.text_of(passage)
            if passage.cell is None and passage.marker is None and self._is_plain_head(text):
                head = text.strip(" :") if turns or passage.index - 1 not in drafted else ""
            elif passage.cell is not None or passage.index in sections:
                owners |= self._whole(turns)
                turns, head = {}, ""
            if head:
                turns[passage.index] = head
        return owners | self._whole(turns)

    def _is_plain_head(self, text: str) -> bool:
        return self._is_head_of_list(text) and self._is_known_head(text.strip(" :"))

    @staticmethod
    def _whole(stretch: dict[int, str]) -> dict[int, str]:
        """A stretch of two heads or more, each with something below it; else {}."""
        counts = Counter(stretch.values())
        return stretch if len(counts) > 1 and all(count > 1 for count in counts.values()) else {}

    @cached_property
    def _sections(self) -> dict[int, str]:
        """By each entry of a list the heading above it that is nothing but parties, where two such headings have lists."""
        owned: dict[int, str] = {}
        sure: set[str] = set()
        head = ""
        for passage in self.layout.passages:
            text = self.layout.text_of(passage).strip(" :")
            if passage.cell is not None or passage.kind == "heading" or passage.index in self.found.headings:
                surely = passage.cell is None and self._is_head_of_list(text) and self._is_known_head(text)
                may_be = passage.cell is None and (looks_personal(text) or kind_of(text) is not None)
                head = text if surely or may_be else ""
                sure |= {text} if surely else set()
            elif passage.marker is not None and head:
                owned[passage.index] = head
        return owned if len(sure & set(owned.values())) > 1 else {}

    def _is_known_head(self, text: str) -> bool:
        """Whether one of the names of a head is known; "ROADS" is a theme in capitals."""
        return any(self.teller.known.means(part.strip()) for part in _HEAD_PARTS.split(text) if part.strip())

    def _is_head_of_list(self, text: str) -> bool:
        """Whether a line is nothing but parties, maybe with what they work on: "UNHCR and NRC", "WASH (UNICEF):"."""
        line = text.strip(" :*_")
        if not 0 < len(line.split()) <= _LONGEST_HEAD or line.endswith("."):
            return False
        bracket = re.fullmatch(r"[^()]+\(([^()]+)\)", line)
        return self.teller.is_surely_who(line) or bool(bracket and self.teller.is_surely_who(bracket[1]))

    def give_owner(self, draft: Draft) -> None:
        """The head above a list is the owner of its entries, where the entry names nobody itself."""
        if draft.responsible_cell.strip() or draft.agent:
            return
        owner = (
            self.owners.get(draft.passage)
            or self._sections.get(draft.passage)
            or self._announced(draft)
            or self._of_row(draft)
        )
        if not owner:
            return
        text = fold(draft.text)
        commitment = self.teller.grammar.find(text)
        first = re.split(r":|\s[-–—]\s", text)[0]
        if (commitment is None or not commitment.agent) and not (first != text and self.teller.is_surely_who(first)):
            draft.responsible_cell = owner

    def _of_row(self, draft: Draft) -> str:
        """Whose update the row of a table is: the party in its first cell, below a head that says so ("Agency | Update"); "" for none."""
        cell = self.layout.passages[draft.passage].cell
        reading = self.found.tables.get(cell.table) if cell else None
        if cell is None or reading is None or reading.purpose not in ("other", "discussion") or cell.column == 1:
            return ""
        if not {"responsible", "agency", "name"} & set(reading.roles_of(cell.row, 1)):
            return ""
        first = fold(" ".join(self.layout.text_of(p) for p in self.layout.in_cell(cell.table, cell.row, 1)))
        return first if self.teller.is_surely_who(first) else ""

    def _announced(self, draft: Draft) -> str:
        """Whom the line that announces a list gives it to: "Actions for the Secretariat:", "Access (Lead: OCHA)"; "" for nobody."""
        line = self._announcement(draft)
        return self.teller.grammar.left_open(line) or self._owner_in(line.partition(":")[0])

    def _announcement(self, draft: Draft) -> str:
        """The words before an action on its own line, else the line above the list that it stands in; "" for none."""
        own = self.layout.passages[draft.passage]
        if own.cell is not None:
            return ""
        opening = self.layout.text[own.start : max(draft.start, own.start)]
        if own.marker is None and opening.strip():
            return opening
        for passage in reversed(self.layout.passages[max(0, own.index - _LONGEST_LIST) : own.index]):
            text = self.layout.text_of(passage)
            if passage.cell is not None or (passage.marker is None and len(text.split()) > _LONGEST_ANNOUNCEMENT):
                return ""
            if passage.marker is None:
                return "" if text.partition(":")[2].strip() else text  # "Action 1 (HB): draft it" announces no list
        return ""

    def give_day(self, draft: Draft) -> None:
        """The day for which such words call: "For the next meeting: agencies to review it", "Actions by 5 May:" above a list."""
        own = self.layout.passages[draft.passage]
        opening = self.layout.text[own.start : max(draft.start, own.start)].rstrip()
        above = opening if opening.endswith(":") and own.cell is None else self._announcement(draft)
        head = _SENTENCE_END.split(fold(above.rpartition("\n")[2]))[-1]
        alone = above is not opening and head == fold(above) and self.is_bound_day(head)  # "By 5 May" alone on its line
        open_line = head.endswith(":") or alone
        if draft.deadline_cell.strip() or draft.kind == "status" or not open_line:
            return
        head = head.strip(" :*_")
        label = self.teller.words.label.longest_prefix(head)
        if label and label[0] == "actions":
            head = re.sub(rf"^(?:\W*[\w'’]+){{{label[1]}}}\W*", "", head)
        told = self._due_by.match(head) and self.teller.is_when(head)
        if told and not any(found.by_rule for found in self.teller.candidates(draft.text)):
            draft.deadline_cell = head

    def is_bound_day(self, text: str) -> bool:
        """Whether a line is nothing but a day with the word that binds it."""
        return any(
            one.bound in ("until", "before") and one.opener == 0 and one.end == len(text)
            for one in self.teller.candidates(text)
        )

    def _owner_in(self, head: str) -> str:
        """The party that the words of a head name as the owner of what stands below it."""
        words, text = self.teller.words, fold(head).strip(" :.*_")
        led = _LED.search(text)
        if led and words.column_names.find(led["role"], fuzzy=False) == "responsible":
            return led["who"].strip() if self.teller.is_surely_who(led["who"].strip()) else ""
        prefix = words.label.longest_prefix(text)
        if prefix is None or prefix[0] != "actions":
            return ""
        rest = re.sub(rf"^(?:\W*[\w'’]+){{{prefix[1]}}}[\s:.,–-]*", "", text)
        whose = "|".join(words.pattern.get("whose", ()))
        who = re.sub(rf"^(?:{whose})\s+|^(?:[^\d]*\d)+\s+", "", rest, flags=re.IGNORECASE)
        who = re.sub(rf"^(?:{'|'.join(data('article', 'words'))})\s+", "", who, flags=re.IGNORECASE)
        return who if who != rest and self.teller.is_surely_who(who) else ""
