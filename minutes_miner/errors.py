"""Errors and the stable codes of errors and warnings.

    MinutesMinerError(code, message)
    ├── FileError       a document that cannot be read; the other documents go on
    ├── TrackerError    a tracker file that cannot be used; it is left as it is
    └── RequestError    what a person asked for does not fit (unknown id, bad date); nothing is changed

Faults *inside* a document that was read are not exceptions but `Warning` records (see `records`).
"""


class MinutesMinerError(Exception):
    """Anything a person can act on: a stable `code` (a key of `CODES`) and a `message` that says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["MinutesMinerError"], tuple[str, str]]:
        """Survives the way back from a worker process."""
        return type(self), (self.code, self.message)


class FileError(MinutesMinerError):
    """A document that cannot be read."""


class TrackerError(MinutesMinerError):
    """A tracker file that cannot be used."""


class RequestError(MinutesMinerError):
    """A request that does not fit what is there."""


CODES: dict[str, str] = {
    # errors: a document that cannot be read
    "file-not-found": "No file at this path.",
    "file-unreadable": "The file is there but may not be read (rights, a folder, a device).",
    "unknown-format": "Neither PDF, DOCX nor TXT, by content and by ending.",
    "empty-file": "The file has no bytes, or only blanks.",
    "file-too-large": "The file is larger than the limit.",
    "not-a-pdf": "The file is called .pdf but is something else.",
    "corrupt-pdf": "A PDF that is cut off or damaged beyond reading.",
    "encrypted-pdf": "The PDF asks for a password.",
    "not-a-docx": "The file is called .docx but is something else.",
    "corrupt-docx": "A DOCX that is cut off or damaged beyond reading.",
    "encrypted-docx": "The DOCX asks for a password.",
    "not-text": "The file is called .txt but holds binary data.",
    "too-many-pages": "More pages than the limit.",
    "zip-bomb": "The DOCX unpacks to more than the limit.",
    "too-deep": "Tables or elements nested deeper than the limit.",
    "time-limit": "Reading took longer than the limit for one file.",
    "memory-limit": "Reading took more memory than the limit for one file.",
    "worker-died": "The process that read this file ended without an answer.",
    "internal-error": "A fault in minutes-miner itself; the other files are done.",
    # errors: the tracker, and requests
    "tracker-missing": "No tracker at this path yet; `ingest` makes one.",
    "tracker-foreign": "The file is a database, or another file, that minutes-miner did not make.",
    "tracker-newer": "The tracker was made by a newer minutes-miner.",
    "tracker-older": "The tracker is older than this minutes-miner, or was left in the middle of a change; the next `ingest` mends it.",
    "tracker-corrupt": "SQLite says the tracker file is damaged; nothing is written to it.",
    "unfinished-run": "A run of `ingest` was interrupted, or goes on now: answers do not hold all that was read.",
    "tracker-locked": "Another program has held the tracker for longer than we wait.",
    "tracker-readonly": "The tracker, its folder or its disk cannot be written.",
    "disk-full": "The disk is full, or your share of it; what was stored before is kept. With room again, run the command again.",
    "tracker-replaced": "Another program removed or replaced the tracker while it was written.",
    "tracker-changed": "The tracker holds rows that another tool changed.",
    "synchronised-folder": "The tracker lies in a folder that a program keeps in step with other computers.",
    "network-folder": "The tracker lies on a network drive.",
    "unknown-action": "No tracked action has this id.",
    "unknown-group": "No group has this name, or no suggestion this id.",
    "unknown-mention": "No mention has this id, or it is none of this action.",
    "other-group": "The two are of different groups, which are never joined.",
    "closed-action": "A person closed the action; reopen it before it is joined with another.",
    "contradiction": "It contradicts what people said before; nothing was changed.",
    "nothing-to-undo": "There is nothing to take back or to part.",
    "bad-text": "The text of an action has to say something; and what is typed has to be text.",
    "bad-status": "Not one of the four states of an action.",
    "unknown-agency": "No agency of this name in the tracker.",
    "ambiguous-agency": "Several agencies go by this name; name one of them, with its country.",
    "unknown-suggestion": "No suggestion has this id.",
    "unknown-country": "Neither the name nor the ISO code of a country.",
    "bad-name": "It cannot be the name of an agency: empty, too long, without letters, or the name of a role or thing.",
    "name-taken": "The name belongs to another agency already.",
    "alias-loop": "The names are one agency already; joined the other way round they would go in a circle.",
    "two-agencies": "Both are known for certain to be agencies, so an alias does not join them.",
    "bad-registry": "A file of organisations that cannot be understood; nothing of it was added.",
    "unknown-person": "The tracker holds no person of this name.",
    "unknown-document": "No document lies at this path or has this hash.",
    "ambiguous-document": "Several documents fit; name one of them by more of its path.",
    "bad-group": "It cannot be the name of a group: empty, too long, without letters, or a person's.",
    "no-such-page": "The document has fewer pages.",
    "bad-date": "Not a date in the form YYYY-MM-DD, or one on which no meeting can have been.",
    "cluster-lost": "The Dask cluster went away during a run; what was read is kept, and the same command goes on.",
    "no-cluster": "No Dask cluster answers, or `distributed` is not installed.",
    "output-unwritable": "The file to be written cannot be: no such folder, no right, no room on the disk, a folder, a tracker, or a file that is no list of this kind.",
    "output-needed": "This format is written to a file: give --output FILE.",
    # warnings inside a document
    "no-text-layer": "Pages without text, such as scans.",
    "no-text": "The document has no text at all.",
    "tracked-changes": "The document has tracked changes; they were read as accepted.",
    "comments": "The document has comments; they are kept apart from the text.",
    "hidden-text": "Text that a reader of the document does not see was left out.",
    "doubtful-columns": "Text whose columns could not be put together again with certainty.",
    "stacked-columns": "A passage in which the columns of a table may stand below each other; it was left as lines.",
    "doubtful-table": "A table whose columns were not understood.",
    "doubtful-encoding": "The character encoding is a guess.",
    "damaged-page": "A page that could be read only in part.",
    "damaged-part": "A part of the file is damaged; what could be read of it was read.",
    "unread-part": "The file holds something of another kind, or a link to another file, that is not read.",
    "older-mail": "Below the minutes an older mail records another meeting; what it says was left out.",
    "misnamed": "The ending of the file name does not fit its content.",
    "not-minutes": "The document is no record of a meeting; no action points were taken.",
    "no-date": "No meeting date was found.",
    "no-group": "No name of the group was found.",
    "date-conflict": "The document gives more than one meeting date.",
    "bad-calendar-date": "A date that does not exist, or a weekday that does not fit its date.",
    "ambiguous-date": "A date whose day and month could be exchanged, with no evidence either way.",
    "column-responsible": "A responsible cell that could not be divided over several actions.",
}
