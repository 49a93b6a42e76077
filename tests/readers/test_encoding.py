"""Encodings of texts that do not say which one they have."""

import pytest

from minutes_miner.readers.txt import decode

ARABIC = "محضر اجتماع مجموعة عمل المأوى\nالحضور: المفوضية، أوكسفام\n1. مشاركة التقرير قبل 15 آذار\n"
FRENCH = "Compte rendu de la réunion du comité à Abéché\nPrésents : élus, société civile – « tous »\n"
SPANISH = "Acta de la reunión\n¿Quién actualiza el directorio? Cáritas, en la próxima reunión (mañana)\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, form) for text in (ARABIC, FRENCH, SPANISH) for form in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
        (ARABIC, "cp1256"), (FRENCH, "cp1252"), (SPANISH, "cp1252"), (FRENCH, "mac_roman"), (SPANISH, "mac_roman"),
    ],
)  # fmt: skip
def test_every_encoding_is_told(text: str, encoding: str, end: str) -> None:
    """Unicode with marks and without, and the old encodings of Windows and of the Mac, with the line ends of each system."""
    assert decode(text.replace("\n", end).encode(encoding))[0] == text.replace("\n", end)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            b"Minutes of 5 May\nUNHCR to share\x00 the list\x00\nNRC to call\n" + b"\x00" * 20, id="filled up"
        ),
        pytest.param(b"Minutes of 5 May\nUNHCR to share\x00 the list\x00\nNRC to call\n" + b"\x00" * 900, id="a block"),
        pytest.param(b"\x00\x00UNHCR to share the list\n" * 5, id="between lines"),
    ],
)
def test_zeros_in_a_text_make_it_no_utf16(data: bytes) -> None:
    """Zeros that fill up a block or part records stand on both sides of the pairs of bytes."""
    assert "UNHCR to share" in decode(data)[0].replace("\x00", "")


@pytest.mark.parametrize("text", ["Réunion", "Señal ok", "Compte rendu: été", "Année 2019\nRéunion du comité\n"])
def test_short_texts_of_one_byte_a_letter(text: str) -> None:
    """Pairs of letters are no Chinese, however few there are."""
    assert decode(text.encode("cp1252"))[0].isprintable() or "\n" in text
    assert text[0] == decode(text.encode("cp1252"))[0][0]
