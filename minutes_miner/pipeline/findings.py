"""What the components have found so far in one Doc: the working state that `run` turns into records."""

from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc

from minutes_miner.document import Warning
from minutes_miner.pipeline.layout import Layout
from minutes_miner.records import (
    AgendaItem,
    Attendee,
    Deadline,
    DocumentKind,
    Given,
    Meeting,
    MentionKind,
    NamedAgency,
    NearMiss,
    Report,
    Responsible,
    Status,
)


class Judgement(NamedTuple):
    """Half-open character offsets in the Doc, and the probability of a new action and of a report on an old one."""

    start: int
    end: int
    action: float
    status: float

    @property
    def either(self) -> float:
        """How likely it is an action point at all."""
        return self.action + self.status


@dataclass(slots=True)
class Label:
    """A passage that names what follows: `meaning` from the lexicon, the value that stands behind it, if any; `name` as it is written."""

    meaning: str
    passage: int
    value: str = ""
    value_start: int = 0
    heading: bool = False
    zone: str = "body"  # where the label stands
    name: str = ""


class Title(NamedTuple):
    """The title of a section: half-open offsets in the Doc, without its number. `whole`: the passage is nothing else."""

    passage: int
    start: int
    end: int
    number: str | None
    text: str
    whole: bool
    depth: int = 0


@dataclass(slots=True)
class TableReading:
    """What a table is about: `roles` by row and column (a head row changes them for the rows below it).

    `purpose` is "actions", "attendance", "agenda", "head" (label and value), "discussion", "register" (of risks or decisions) or "other". `marks` are the heads of the
    columns in which crosses stand, by column.
    """

    number: int
    purpose: str = "other"
    head_rows: set[int] = field(default_factory=set)
    roles: dict[int, dict[int, tuple[str, ...]]] = field(default_factory=dict)
    heads: dict[int, dict[int, str]] = field(default_factory=dict)
    review: bool = False
    marks: dict[int, str] = field(default_factory=dict)

    def roles_of(self, row: int, column: int) -> tuple[str, ...]:
        """The roles of a cell; empty where its column was not understood."""
        return self.roles.get(row, {}).get(column, ())

    @property
    def told(self) -> set[str]:
        """Every role that some cell of the table has."""
        return {role for by_column in self.roles.values() for roles in by_column.values() for role in roles}

    def is_plain(self, row: int) -> bool:
        """Whether the heads of a row name the actions and two things of them: who, when, how far."""
        roles = {role for told in self.roles.get(row, {}).values() for role in told}
        beside = roles & {"responsible", "deadline", "status"}
        return bool(self.head_rows) and bool(roles & {"action", "review"}) and len(beside) > 1

    def has_both(self, row: int) -> bool:
        """Whether a row has a column of new actions beside one of earlier actions."""
        told = [roles for roles in self.roles.get(row, {}).values() if set(roles) & {"action", "review"}]
        return len(told) > 1 and ("review",) in told

    def column_of(self, row: int, role: str) -> int | None:
        """The first column with a role in a row."""
        return next((c for c, roles in sorted(self.roles.get(row, {}).items()) if role in roles), None)


@dataclass(slots=True)
class Draft:
    """An action point in the making. Offsets are characters of the Doc; `source` says which rule took it."""

    start: int
    end: int
    text: str
    source: str
    passage: int
    kind: MentionKind = "new"
    certainty: float = 0.9
    agent: str = ""
    agenda_item: str | None = None
    reference: str | None = None
    responsible: tuple[Responsible, ...] = ()
    responsible_certainty: float = 0.9
    responsible_cell: str = ""
    deadline: Deadline | None = None
    deadline_cell: str = ""
    raised_cell: str = ""  # when it was raised: from that day the days of its row are counted
    deadline_certainty: float = 0.9
    status: Status = "open"
    status_text: str | None = None
    status_cell: str = ""
    status_certainty: float = 0.95
    responsible_reason: str = ""  # how each field was found, by which confidence is calibrated
    deadline_reason: str = ""
    status_reason: str = ""
    done: bool = False  # struck through or ticked
    boxed: Status | None = None  # what a sign in a box before it tells: "[~]"
    sure: bool = False  # the rules are sure of it, whatever a model says


class Part(NamedTuple):
    """A part of a list of actions: who is to do what stands in it ("" for nobody), how far that is ("" where it does not say), and
    the zone of the list.
    """

    owner: str
    state: str
    zone: str


@dataclass(slots=True)
class Findings:
    """The state that the components share; each fills its own part."""

    languages: tuple[str, ...] = ()
    day_first: bool | None = None
    zones: list[str] = field(default_factory=list)
    sections: list[str | None] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)  # of the sections, in reading order
    labels: list[Label] = field(default_factory=list)
    head: list[Label] = field(
        default_factory=list
    )  # labels above the discussion, values below them and in one run read too
    answered: set[int] = field(default_factory=set)  # passages of reviews that tell all of it: "Matters arising: none"
    headings: set[int] = field(default_factory=set)
    tasks: set[int] = field(default_factory=set)  # passages set apart like headings that hand out a task
    hanging: dict[int, bool] = field(default_factory=dict)  # passages of actions (true) and lines that hang on them
    parts: dict[int, Part] = field(default_factory=dict)  # of lists of actions, by the passage above each
    tables: dict[int, TableReading] = field(default_factory=dict)
    kind: DocumentKind = "minutes"
    doubtful: bool = False  # the reader could not put the columns of the text together
    version: str | None = None
    meeting: Meeting = Meeting()
    attendees: list[Attendee] = field(default_factory=list)
    attendance: set[int] = field(default_factory=set)
    named: list[NamedAgency] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    agenda_passages: set[int] = field(default_factory=set)
    next_agenda: set[int] = field(default_factory=set)  # passages of the agenda of the next meeting
    judged: dict[int, list[Judgement]] = field(default_factory=dict)  # by passage
    drafts: list[Draft] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    alone: Given | None = None  # what the text tells of the whole, where a person said something of it
    warnings: list[Warning] = field(default_factory=list)

    def warn(self, code: str, message: str, page: int | None = None) -> None:
        """Add a warning once."""
        warning = Warning(code, message, page)
        if warning not in self.warnings:
            self.warnings.append(warning)

    def label(self, *meanings: str) -> Label | None:
        """The first label with one of the meanings, in reading order."""
        return next((found for found in self.labels if found.meaning in meanings), None)


def findings_of(doc: Doc) -> Findings:
    """The findings of a Doc; made on first use."""
    if doc._.findings is None:
        doc._.findings = Findings()
    found: Findings = doc._.findings
    return found


def layout_of(doc: Doc) -> Layout:
    """The layout of a Doc."""
    layout: Layout = doc._.layout
    return layout
