"""Choosing a reader, and files that cannot be read."""

from pathlib import Path

import pytest

from minutes_miner.errors import CODES, FileError
from minutes_miner.readers import Limits, read


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("none.txt", None, "file-not-found", id="missing"),
        pytest.param("empty.txt", b"", "empty-file", id="no bytes"),
        pytest.param("blank.txt", b" \n\t\r\n", "empty-file", id="only blanks"),
        pytest.param("mark.txt", b"\xff\xfe", "empty-file", id="a mark of UTF-16 alone"),
        pytest.param("mark.txt", b"\xfe\xff", "empty-file", id="a mark of the other UTF-16 alone"),
        pytest.param("mark.txt", b"\xef\xbb\xbf", "empty-file", id="a mark of UTF-8 alone"),
        pytest.param("mark.txt", "\ufeff \r\n\u00a0".encode("utf-16"), "empty-file", id="blanks in UTF-16"),
        pytest.param("mark.txt", "\u200b\u2003\n".encode(), "empty-file", id="blanks of no width"),
        pytest.param("mark.md", b"\xff\xfe\r\x00\n\x00", "empty-file", id="line ends in UTF-16"),
        pytest.param("mark", b"\xff\xfe", "empty-file", id="a mark without an ending"),
        pytest.param("empty.pdf", b"", "empty-file", id="empty PDF"),
        pytest.param("text.pdf", b"Minutes of the meeting", "not-a-pdf", id="text called PDF"),
        pytest.param("text.docx", b"Minutes of the meeting", "not-a-docx", id="text called DOCX"),
        pytest.param("cut.pdf", b"%PDF-1.4\n1 0 obj <<", "corrupt-pdf", id="cut PDF"),
        pytest.param("cut.docx", b"PK\x03\x04 word/document.xml", "corrupt-docx", id="cut DOCX"),
        pytest.param(
            "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted-docx", id="password DOCX"
        ),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "not-text", id="picture called TXT"),
        pytest.param("binary.txt", bytes(range(1, 32)) * 40, "not-text", id="binary called TXT"),
    ],
)
def test_unreadable_files_have_a_code(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    """A file that cannot be read raises FileError with its stable code."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError) as raised:
        read(path)
    assert raised.value.code == code
    assert code in CODES


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder in the place of a file is refused."""
    with pytest.raises(FileError) as raised:
        read(tmp_path)
    assert raised.value.code == "file-unreadable"


def test_a_misnamed_file_is_read_by_its_content(corpus: Path, tmp_path: Path) -> None:
    """A PDF called .txt is read as a PDF, with a warning."""
    pdf = next((corpus / "documents").rglob("*.pdf"))
    path = tmp_path / "minutes.txt"
    path.write_bytes(pdf.read_bytes())
    document = read(path)
    assert document.format == "pdf"
    assert "misnamed" in [w.code for w in document.warnings]


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    """Limits are settable, and a file above one of them has its code."""
    path = tmp_path / "long.txt"
    path.write_text("Minutes\n" * 100)
    with pytest.raises(FileError) as raised:
        read(path, limits=Limits(file_bytes=100))
    assert raised.value.code == "file-too-large"


def test_odd_files_give_text_or_a_code(nasty: Path) -> None:
    """Every broken or odd file gives a Document or a known code, and nothing else."""
    for path in sorted(nasty.iterdir()):
        if path.suffix not in (".pdf", ".docx", ".docm"):
            continue
        try:
            document = read(path)
        except FileError as error:
            assert error.code in CODES, path.name
        else:
            assert all(w.code in CODES for w in document.warnings), path.name
            assert document.text.strip() or path.name.startswith("empty") or document.warnings, path.name


def test_rich_text_is_named(tmp_path: Path) -> None:
    """A file of RTF gives its code and no text full of its signs."""
    path = tmp_path / "minutes.txt"
    path.write_bytes(rb"{\rtf1\ansi Minutes of May\par}")
    with pytest.raises(FileError) as raised:
        read(path)
    assert raised.value.code == "unknown-format"
