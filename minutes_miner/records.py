"""What was found in one document: immutable records, field for field the JSON of the contract.

Dates are ISO strings ("2016-07-12"), times "HH:MM", scores 0..1, pages, tables, rows and lines count from 1.
`contract` turns them into JSON and back.
"""

from dataclasses import dataclass
from typing import Literal

from minutes_miner import SCHEMA
from minutes_miner.document import Format, Warning

__all__ = [
    "Abbreviation", "ActionPoint", "AgendaItem", "Attendee", "Confidence", "Deadline", "DocumentKind", "Extraction", "Grain", "Meeting",
    "Mention", "MentionKind", "NamedAgency", "NearMiss", "NextMeeting", "PartyKind", "Provenance", "Report", "Responsible", "Source", "Span", "Status", "Warning",
]  # fmt: skip

DocumentKind = Literal["minutes", "presentation", "workplan", "other"]
MentionKind = Literal["new", "repeat", "status"]
PartyKind = Literal["agency", "role", "group", "person"]
Status = Literal["open", "in_progress", "done", "cancelled"]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "none"]


@dataclass(frozen=True, slots=True)
class Source:
    """The file: where it was, what it is. `sha256` in lower-case hex; `pages` None for DOCX and TXT.

    `pages_read` are those that have text; `tables_used` are the `tables` whose columns were understood.
    """

    path: str
    sha256: str
    format: Format
    pages: int | None = None
    version: Literal["draft", "final", "corrected"] | None = None
    tracked_changes: bool = False
    pages_read: int | None = None
    tables: int = 0
    tables_used: int = 0


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """What the document says of the next meeting; `date` None where it gives none."""

    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the document records; `country` is the ISO code of the country it is of, where it says so."""

    title: str | None = None
    group: str | None = None
    number: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    location: str | None = None
    chairs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    next_meeting: NextMeeting | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """One entry of the attendance list; `text` as written, `agency` canonical, `country` as in `Responsible`.

    `initials` are those that the list gives for the person ("TM"), by which the rest of the document speaks of it.
    """

    text: str
    agency: str | None = None
    person: str | None = None
    role: str | None = None
    email: str | None = None
    present: bool = True
    country: str | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency that the text of a document names: as written there first, and its canonical name."""

    text: str
    agency: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One agenda item, with those nested under it."""

    number: str | None
    title: str
    items: "tuple[AgendaItem, ...]" = ()


@dataclass(frozen=True, slots=True)
class Responsible:
    """One responsible party: `text` as written, `agency` the canonical name where the party is one or has one.

    `country` is the ISO code of the agency's country where the name alone would not tell: "MoH" is another in each.
    """

    text: str
    kind: PartyKind
    agency: str | None = None
    person: str | None = None
    part: Literal["lead", "support"] | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When it is due: `date` is the last day on which the action is still on time, `start` the first day of a period.

    `previous` is the text of a deadline that this one replaces, `previous_date` its day; `recurring` marks "monthly", "every Friday".
    """

    text: str
    date: str | None = None
    start: str | None = None
    grain: Grain = "none"
    previous: str | None = None
    previous_date: str | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle on a page, in PDF points from the top left: x0, top, x1, bottom."""

    page: int
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where it stands. `quote` is the passage as it is in the file; `spans` is empty for DOCX and TXT."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    line: int | None = None
    spans: tuple[Span, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure we are of each field, 0..1."""

    text: float = 1.0
    responsible: float = 1.0
    deadline: float = 1.0
    status: float = 1.0


@dataclass(frozen=True, slots=True)
class ActionPoint:
    """One mention of a commitment in one document."""

    text: str
    kind: MentionKind = "new"
    reference: str | None = None
    agenda_item: str | None = None
    responsible: tuple[Responsible, ...] = ()
    deadline: Deadline | None = None
    status: Status = "open"
    status_text: str | None = None
    confidence: float = 1.0
    confidence_by_field: Confidence = Confidence()
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage that looks like a commitment but was not taken, and why; `author` of one that stands in the margin."""

    text: str
    page: int | None
    reason: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that tells that something is done or dropped, and was taken for no action point: earlier minutes may have one of
    which it tells.
    """

    text: str
    page: int | None
    status: Status


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """ "Name (ACRONYM)" in the text: that the two are one is said by the document itself."""

    acronym: str
    name: str
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What is told of a document as a whole: kind, day of the meeting (ISO), group; None where nothing is."""

    kind: DocumentKind | None = None
    date: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of a document, which counts whatever its text says. Said of another version of the file, it counts as
    long as the text tells none but the `days` and `groups` that are known of that one; empty where nothing limits it."""

    given: Given
    days: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document."""

    source: Source
    kind: DocumentKind
    meeting: Meeting
    attendees: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    action_points: tuple[ActionPoint, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    warnings: tuple[Warning, ...] = ()
    agencies: tuple[NamedAgency, ...] = ()  # named outside the attendance list, each once, in order
    abbreviations: tuple[Abbreviation, ...] = ()
    reports: tuple[Report, ...] = ()
    found: Given | None = None  # what the text tells, where a person said something of the document
    schema: str = SCHEMA


@dataclass(frozen=True, slots=True)
class Mention:
    """One action point of one document as linking and the tracker see it: what counts, apart from its document.

    `id` is made from the document's hash and the place; `document` is that hash; `row` the position among the
    action points of the document, from 1. `deadline_before` is the day from which this mention moved it. `responsible` holds agencies (canonical), else roles and groups as written.
    `persons` are those responsible, to tell one from another when mentions are linked; they are neither shown nor stored with chains.
    """

    id: str
    document: str
    row: int
    group: str
    meeting_date: str | None
    text: str
    kind: MentionKind = "new"
    reference: str | None = None
    agenda_item: str | None = None
    responsible: tuple[str, ...] = ()
    deadline: str | None = None
    deadline_before: str | None = None
    status: Status = "open"
    status_text: str | None = None
    persons: tuple[str, ...] = ()
    in_table: bool = False
