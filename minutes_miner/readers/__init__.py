"""Readers: one module for each file format, chosen by what the file holds, not by its name.

A new format is one module with `read(data, *, path, sha256, limits) -> Document`, one line in `_READERS` and its tests.
"""

import dataclasses
import hashlib
import importlib
import stat
from pathlib import Path

from minutes_miner.document import Document, Format, Warning
from minutes_miner.errors import FileError
from minutes_miner.readers.hyphens import with_hyphens
from minutes_miner.readers.ids import with_ids
from minutes_miner.readers.initials import with_initials
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.mails import mails_in
from minutes_miner.rest import collector_at_rest

__all__ = ["SUFFIXES", "Limits", "read", "spelled"]

_READERS: dict[Format, str] = {
    "pdf": "minutes_miner.readers.pdf",
    "docx": "minutes_miner.readers.docx",
    "txt": "minutes_miner.readers.txt",
}
SUFFIXES: dict[str, Format] = {
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".txt": "txt", ".text": "txt", ".md": "txt",
}  # fmt: skip
_BLANK = b" \t\r\n\f\v\x00\xef\xbb\xbf\xff\xfe"  # bytes of blanks and of marks of byte order
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
)


def read(path: Path, *, limits: Limits = Limits()) -> Document:
    """The Document of one file. Raises `FileError` with a code of `errors.CODES` where it cannot be read."""
    data = _load(path, limits)
    named = SUFFIXES.get(path.suffix.lower())
    found = sniff(data, named)
    module = importlib.import_module(_READERS[found])
    with collector_at_rest():
        document: Document = module.read(
            data, path=spelled(path), sha256=hashlib.sha256(data).hexdigest(), limits=limits
        )
    document = dataclasses.replace(document, blocks=with_ids(with_hyphens(with_initials(document.blocks))))
    if found != "txt":  # where the heads of mails are text
        document = dataclasses.replace(document, mails=mails_in(document.blocks))
    if named is not None and named != found:
        warning = Warning(
            "misnamed", f"The file is called {path.suffix} but holds {found.upper()}; it was read as that."
        )
        document = dataclasses.replace(document, warnings=(warning, *document.warnings))
    return document


def spelled(path: Path) -> str:
    """A path as text that can be kept: bytes of a name that are no UTF-8 stand as "\\udce9"."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def sniff(data: bytes, named: Format | None) -> Format:
    """The format of a file by its first bytes; raises `FileError` where it is none of ours."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if named == "docx" or b"word/" in data:
            return "docx"
        raise FileError("unknown-format", "A ZIP file that holds no Word document.")
    if data.startswith(_OLE):
        if named == "docx":
            raise FileError(
                "encrypted-docx", "Protected with a password, or an old .doc file; save it as .docx without a password."
            )
        raise FileError("unknown-format", "An old Office file; save it as .docx.")
    if named == "pdf":
        raise FileError("not-a-pdf", "Called .pdf, but no PDF begins like this.")
    if named == "docx":
        raise FileError("not-a-docx", "Called .docx, but no Word document begins like this.")
    if data[:200].lstrip(_BLANK).startswith(b"{\\rtf"):
        raise FileError("unknown-format", "A file of rich text (RTF); save it as .docx.")
    if data.startswith(_OTHER):
        raise FileError(
            "not-text" if named == "txt" else "unknown-format", "Neither PDF, DOCX nor TXT, but binary data."
        )
    return "txt"


def _load(path: Path, limits: Limits) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FileError("file-unreadable", f"{path} is a folder or a device, not a file.")
        if found.st_size > limits.file_bytes:
            raise FileError("file-too-large", f"{found.st_size:,} bytes, more than the limit of {limits.file_bytes:,}.")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileError("file-not-found", f"No file at {path}.") from error
    except OSError as error:
        raise FileError("file-unreadable", f"{path}: {error.strerror or error}.") from error
    except ValueError as error:
        raise FileError("file-not-found", f"Not a path: {error}.") from error
    if not data.strip(_BLANK):
        raise FileError("empty-file", "The file is empty.")
    return data
