"""Files damaged by chance, and files made to do harm: each gives text or a code, in time."""

import contextlib
import importlib
import io
import random
import re
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from minutes_miner.errors import CODES, FileError
from minutes_miner.readers import SUFFIXES, Limits
from tests.readers.golden import docx_samples as word

MADE = Path(__file__).parent / "golden" / "made"


def read(data: bytes, ending: str, limits: Limits = Limits()) -> object:
    module = importlib.import_module(f"minutes_miner.readers.{SUFFIXES[ending]}")
    return module.read(data, path=f"x{ending}", sha256="0", limits=limits)


def survives(data: bytes, ending: str) -> str | None:
    """A Document or an error with a code, and nothing else; the code."""
    try:
        document = read(data, ending)
    except FileError as error:
        assert error.code in CODES
        return error.code
    assert all(warning.code in CODES for warning in document.warnings)  # type: ignore[attr-defined]
    return None


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes cut, dropped, doubled, turned over, or swapped with others of the same file."""
    hurt = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not hurt:
            break
        start = chance.randrange(len(hurt))
        end = min(start + chance.choice((1, 2, 8, 64, 512)), len(hurt))
        way = chance.randrange(5)
        if way == 0:
            del hurt[start:end]
        elif way == 1:
            hurt[start:start] = hurt[start:end]
        elif way == 2:
            hurt[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif way == 3:
            other = chance.randrange(len(hurt))
            hurt[start:end] = hurt[other : other + end - start]
        elif chance.random() < 0.2:
            del hurt[start:]
    return bytes(hurt)


def damaged_word(data: bytes, chance: random.Random) -> bytes:
    """A package whose parts are whole as files, and damaged as XML: elements dropped, doubled, moved."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if chance.random() < 0.7:
                tags = re.split(rb"(?=<)", part)
                for _ in range(chance.randint(1, 4)):
                    at, other = chance.randrange(len(tags)), chance.randrange(len(tags))
                    way = chance.randrange(4)
                    if way == 0:
                        tags[at] = b""
                    elif way == 1:
                        tags[at], tags[other] = tags[other], tags[at]
                    elif way == 2:
                        tags[at] = tags[at] * chance.choice((2, 50))
                    else:
                        tags[at] = re.sub(
                            rb'"[^"]*"', chance.choice((b'""', b'"-1"', b'"99999999999"', b'"x"')), tags[at]
                        )
                part = b"".join(tags)
            with contextlib.suppress(UserWarning):
                new.writestr(info.filename, part)
    return stream.getvalue()


_ODD = (
    b"/Count 99999999", b"/Count -5", b"/MediaBox [0 0 0 0]", b"/MediaBox [0 0 1e30 1e30]", b"/MediaBox [a b]", b"/Rotate 45",
    b"/Rotate -90", b"/UserUnit 1000", b"/Kids [3 0 R 3 0 R]", b"/Kids [2 0 R]", b"/Parent 9999 0 R", b"/Length 0",
    b"/Length 99999999", b"/Filter [/FlateDecode /FlateDecode]", b"/Filter /LZWDecode", b"/Type /Foo", b"/Encrypt 1 0 R",
    b"/Contents [1 0 R 1 0 R]", b"/CropBox [100 100 50 50]", b"/Annots [1 0 R]", b"/Resources 1 0 R", b"/ToUnicode 1 0 R",
    b"/Font 1 0 R", b"/W [0 99999999 1]", b"/Prev 0", b"/FirstChar -5", b"/Widths [1e30 -1e30]",
)  # fmt: skip
_NUMBERS = (b"0", b"-1", b"1e38", b"999999999999", b"nan", b"2147483648", b"-0.00001")


def unpacked(data: bytes) -> bytes:
    """A PDF with its streams unpacked, so that a hurt reaches what they say."""

    def plain(found: "re.Match[bytes]") -> bytes:
        try:
            content = zlib.decompress(found[2])
        except zlib.error:
            return found[0]
        head = re.sub(rb"/Filter\s*(\[[^\]]*\]|/\w+)", b"", found[1])
        return re.sub(rb"/Length\s+\d+", b"/Length %d" % len(content), head) + b"stream\n" + content + b"\nendstream"

    return re.sub(rb"(<<(?:(?!stream).)*?>>\s*)stream\r?\n(.*?)\r?\nendstream", plain, data, flags=re.DOTALL)


def damaged_pdf(data: bytes, chance: random.Random) -> bytes:
    """A PDF whose entries, numbers, objects, operators or references are exchanged for others."""
    data = unpacked(data) if chance.random() < 0.6 else data
    for _ in range(chance.randint(1, 5)):
        pattern, others = chance.choice(
            [
                (rb"/[A-Z]\w+\s*(\[[^\]]{0,200}\]|-?[\d.]+(?: \d+ R)?|/\w+|)", _ODD),
                (rb"-?\d+\.?\d*", _NUMBERS),
                (rb"(?s)\d+ 0 obj.*?endobj", None),
                (rb"\b(?:Tj|TJ|Tm|cm|re|l|m|q|Q|BT|ET|Td|Tf|Do|S|f)\b", None),
                (rb"\d+ 0 R", None),
            ]
        )
        places = [found.span() for found in re.finditer(pattern, data)]
        if not places:
            continue
        begun, ended = chance.choice(places)
        other = chance.choice(places)
        new = chance.choice(others) if others else data[slice(*other)] * chance.choice((0, 1, 1, 500))
        data = data[:begun] + new + data[ended:]
    return data


def damaged_package(data: bytes, chance: random.Random) -> bytes:
    """A package whose parts are exchanged, missing, doubled under another name, or full of absurd numbers."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for _ in range(chance.randint(1, 3)):
        one, other = chance.choice(list(parts)), chance.choice(list(parts))
        way = chance.randrange(4)
        if way == 0:
            parts[one], parts[other] = parts[other], parts[one]
        elif way == 1 and len(parts) > 1:
            del parts[one]
        elif way == 2:
            parts[one] = parts[other]
        else:
            absurd = chance.choice([b"-1", b"9" * 20, b"\xff", b"1e9", b""])
            parts[one] = re.sub(
                rb'(w:(?:val|numId|ilvl|id|w)=")[^"]*', lambda found, a=absurd: found[1] + a, parts[one]
            )  # type: ignore[misc]
    with zipfile.ZipFile(stream, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def hurt(name: str, rounds: int, seed: str) -> None:
    data, chance = (MADE / name).read_bytes(), random.Random(f"{seed}{name}")
    ways = {".pdf": (damaged, damaged_pdf), ".txt": (damaged,)}.get(
        Path(name).suffix, (damaged, damaged_word, damaged_package)
    )
    for _ in range(rounds):
        for way in ways:
            survives(way(data, chance), Path(name).suffix)


@pytest.mark.parametrize("name", sorted(path.name for path in MADE.iterdir()))
def test_damaged_files_give_text_or_a_code(name: str) -> None:
    """A few hurts to every golden file."""
    hurt(name, 2, "")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in MADE.iterdir()))
def test_badly_damaged_files_give_text_or_a_code(name: str) -> None:
    """Many hurts to every golden file."""
    hurt(name, 100, "more of ")


@pytest.mark.slow
def test_damaged_odd_files_give_text_or_a_code(nasty: Path) -> None:
    """Hurts to files that were odd before."""
    for path in sorted(nasty.iterdir()):
        if path.suffix == ".pdf" and path.stat().st_size < 300_000:
            chance = random.Random(path.name)
            for _ in range(10):
                survives(damaged_pdf(path.read_bytes(), chance), ".pdf")


# files made to do harm


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first of them its catalog; without a table of places, which the readers make anew."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (at, content) for at, content in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_HELLO = b"BT /F 12 Tf 50 50 Td (Hello) Tj ET"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def page_of(entries: bytes, content: bytes = _HELLO, kids: bytes = b"[3 0 R]") -> bytes:
    return pdf_of(
        _CATALOG,
        b"<< /Type /Pages /Count 1 /Kids " + kids + b" >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> " + entries + b" >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        _FONT,
    )


_HARM = {
    "a tree of pages that is its own branch": page_of(b"/MediaBox [0 0 200 200]", kids=b"[2 0 R 3 0 R]"),
    "a page of no size": page_of(b"/MediaBox [0 0 0 0]"),
    "a page larger than a country": page_of(b"/MediaBox [-1e30 -1e30 1e30 1e30]"),
    "a box of words": page_of(b"/MediaBox [a b c d]"),
    "pages promised without end": pdf_of(_CATALOG, b"<< /Type /Pages /Count 99999999 /Kids [] >>"),
    "a page turned by half a right angle": page_of(b"/MediaBox [0 0 200 200] /Rotate 45"),
    "states saved without end": page_of(b"/MediaBox [0 0 200 200]", b"q " * 200_000 + _HELLO),
    "arrays in arrays": page_of(b"/MediaBox [0 0 200 200] /Odd " + b"[" * 20_000 + b"]" * 20_000),
    "strokes without end": page_of(b"/MediaBox [0 0 200 200]", b"".join(b"%d 0 m %d 200 l S " % (x % 200, x % 199) for x in range(20_000))),
    "a letter of no size": page_of(b"/MediaBox [0 0 200 200]", b"BT /F 0 Tf 50 50 Td (Hello) Tj ET"),
    "a letter larger than its page": page_of(b"/MediaBox [0 0 200 200]", b"BT /F 1e30 Tf 1e30 50 Td (Hello) Tj ET"),
}  # fmt: skip


@pytest.mark.parametrize("data", _HARM.values(), ids=_HARM)
def test_absurd_pdfs_give_text_or_a_code_in_time(data: bytes) -> None:
    """Cycles, absurd sizes and endless content take no more than seconds."""
    begun = time.process_time()
    survives(data, ".pdf")
    assert time.process_time() - begun < 20


_CYCLE = """<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
_LINKED = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="B"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def test_styles_that_rest_on_each_other_end() -> None:
    """A cycle of styles, and a list that is defined by itself."""
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Hello</w:t></w:r></w:p>'
    assert survives(word.package(body, styles=_CYCLE, numbering=_LINKED), ".docx") is None


def test_a_cell_over_a_million_columns_is_a_cell() -> None:
    """Absurd spans do not become absurd tables."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:tc>'
    body = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr>{cell}</w:tr></w:tbl>'
    document = read(word.package(body), ".docx")
    assert document.blocks[0].columns <= 2_001  # type: ignore[attr-defined]


def test_tables_in_tables_have_a_limit() -> None:
    """Deep nesting gives its code."""
    body = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    assert survives(word.package(body), ".docx") == "too-deep"


def test_nothing_outside_the_file_is_fetched(tmp_path: Path) -> None:
    """Entities of the file system and of the net stay unresolved, in the text and in its relations."""
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read me")
    good = word.package("<w:p><w:r><w:t>Hello &secret;</w:t></w:r></w:p>".replace("&secret;", "ENTITY"))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                kind = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY n SYSTEM "http://127.0.0.1:9/x">]>'
                part = kind.encode() + part.replace(b"ENTITY", b"&s;&n;")
            new.writestr(name, part)
    document = read(stream.getvalue(), ".docx")
    assert document.text.startswith("Hello")  # type: ignore[attr-defined]
    assert "do not read" not in document.text  # type: ignore[attr-defined]


_MANY = 40_000
_ENDLESS = {
    "comments": "<!-- -->" * 40 + "x", "brackets": "[" * _MANY, "links": "[a](" * (_MANY // 4), "tags": "<b" * (_MANY // 2),
    "stars": "** a" * (_MANY // 4), "strokes": "+---+\n" * (_MANY // 6), "columns": "a          b          c\n" * (_MANY // 24),
    "bullets": "•\n" * (_MANY // 2), "tables never closed": "<table>\n" * (_MANY // 8), "tabs": "\t\n" * (_MANY // 2),
    "quotes": '\t"a\n' * (_MANY // 4), "wide cells": "<html><table>" + "<tr><td rowspan=99 colspan=99>a" * (_MANY // 33),
    "pipes": "| a | b |\n" * (_MANY // 10), "one endless line": "a          b          c\n" * 1_600 + "a          b          " + "c" * 500_000,
    "kinds in turns": "5 May\nUNHCR\n" * (_MANY // 12), "dates": "5 May\n" * (_MANY // 6), "heads": "Who\n" * (_MANY // 4),
    "endless gaps": ("   a" * 25_000 + "\nb\n" + "  " + "   a" * 25_000 + "\n") * 20,
}  # fmt: skip


@pytest.mark.parametrize("text", _ENDLESS.values(), ids=_ENDLESS)
def test_endless_texts_are_read_in_time(text: str) -> None:
    """What repeats thousands of times takes seconds, not hours."""
    begun = time.process_time()
    survives(text.encode(), ".txt")
    assert time.process_time() - begun < 15


_IN_LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from minutes_miner.readers import read
resource.setrlimit(resource.RLIMIT_AS, (400 * 1024 * 1024,) * 2)
try:
    read(Path(sys.argv[1]))
except MemoryError:
    print("no memory")
"""


@pytest.mark.slow
def test_a_part_without_room_in_memory_is_not_called_damaged(tmp_path: Path) -> None:
    """What the parser could not hold is a matter of memory, and says so."""
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>text</w:t></w:r></w:p></w:tc>" * 4 + "</w:tr>"
    path = tmp_path / "large.docx"
    path.write_bytes(word.package(f"<w:tbl>{row * 400_000}</w:tbl>"))
    done = subprocess.run(
        [sys.executable, "-c", _IN_LITTLE_MEMORY, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "no memory"
