"""Mails as they travel."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.document import Document
from minutes_miner.errors import FileError
from minutes_miner.readers import Limits
from minutes_miner.readers.txt import read

HEAD = "From: Anna <anna@x.org>\nTo: list@x.org,\n  other@x.org\nDate: Tue, 05 May 2020 10:12:00 +0200\nSubject: =?utf-8?Q?Compte_rendu_de_la_r=C3=A9union?=\nMIME-Version: 1.0\n"
QUOTED = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nL=E2=80=99UNICEF partage le rapport d=E2=80=99=C3=A9valuation avant le 15 ma=\nrs.\n"
PACKED = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\nTJJVTklDRUYgcGFydGFnZSBsZSByYXBwb3J0IGQnZXZhbHVhdGlvbiBhdmFudCBsZSAxNSBtYXJzLgo=\n"
PARTS = (
    'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: multipart/alternative; boundary="c"\n\n--c\n'
    + QUOTED
    + "\n--c\nContent-Type: text/html\n\n<p>the same</p>\n--c--\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nxx\n--b--\n"
)


def reading(text: str) -> Document:
    return read(text.encode(), path="x.txt", sha256="0", limits=Limits())


@pytest.mark.parametrize(("body", "told"), [(QUOTED, []), (PARTS, ["unread-part"])], ids=["quoted", "parts"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mail_is_read_as_it_is_shown(body: str, told: list[str], end: str) -> None:
    """Subject and text in their letters, its head among the furniture, its attachments told."""
    document = reading((HEAD + body).replace("\n", end))
    assert [block.text for block in document.blocks] == ["Compte rendu de la réunion", "L’UNICEF partage le rapport d’évaluation avant le 15 mars."]  # fmt: skip
    assert "MIME" not in str(document.furniture)
    assert [warning.code for warning in document.warnings] == told


def test_a_mail_in_base64() -> None:
    """In the encoding that it states."""
    assert "UNICEF partage le rapport" in reading(HEAD + PACKED).text


def test_a_page_in_a_mail() -> None:
    """A mail that has no text but a page is read as one."""
    document = reading(
        HEAD + "Content-Type: text/html; charset=utf-8\n\n<html><body><p>IOM to <b>print</b></p></body></html>\n"
    )
    assert [block.text.splitlines()[-1] for block in document.blocks] == [
        "Subject: Compte rendu de la réunion",
        "IOM to print",
    ]


@given(st.text(alphabet=st.sampled_from("=-:;bc \n\"'/<>CTEat"), max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_mail_gives_a_document(rest: str) -> None:
    """Whatever its parts say of themselves."""
    with contextlib.suppress(FileError):
        reading(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n{rest}\n\n--b\n{rest}")
