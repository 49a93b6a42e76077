"""The encoding of a text that does not say which one it has."""

import re
import unicodedata

from charset_normalizer import from_bytes

from minutes_miner.document import Warning
from minutes_miner.errors import FileError

_STRAY = re.compile("[\udc80-\udcff]")  # how Python keeps a byte that is no UTF-8
_SURE = 3  # letters of several bytes for each stray one
_ONE_SIDED = 4  # times as many zeros among the bytes in even places as in odd ones, or the other way round
_ENCODINGS = ["cp1252", "cp1256", "mac_roman", "utf_16_le", "utf_16_be"]


def decode(data: bytes) -> tuple[str, tuple[Warning, ...]]:
    """The text of a file whose encoding nobody states, and a warning where it is a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").lstrip("\ufeff"), ()
    sample = data[:4096].rstrip(b"\0")
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd > len(sample) // 4 and max(even, odd) > _ONE_SIDED * min(even, odd):
        return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace"), ()
    try:
        text = data.decode("utf-8-sig")
        if not _is_binary(text):
            return text, ()
    except UnicodeDecodeError:
        text, stray = _with_strays(data)
        if stray and not _is_binary(text):
            told = f"Read as UTF-8; bytes that are none ({stray}) were read as Windows-1252."
            return text, (Warning("doubtful-encoding", told),)
    for encoding in ("utf-16-le", "utf-16-be") if b"\0" in data else ():  # without a mark, in a script of few zeros
        text = data.decode(encoding, errors="replace")
        if (
            not _is_binary(text)
            and sum(ch.isspace() or ch.isalnum() for ch in text) > 0.9 * len(text)
            and len(data) % 2 == 0
        ):
            scripts = {unicodedata.name(ch, "?").split()[0] for ch in text if ch.isalpha()}
            if len(scripts) <= 3:
                return text, ()
    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, errors="replace")
    if _is_binary(text):
        raise FileError("not-text", "The file holds binary data, not text.")
    return text, (Warning("doubtful-encoding", f"Read as {encoding}; the file does not say which encoding it has."),)


def _with_strays(data: bytes) -> tuple[str, int]:
    """A text in UTF-8 into which other bytes were pasted, and how many; none where too little of it is UTF-8."""
    text = data.decode("utf-8-sig", "surrogateescape")
    stray = len(_STRAY.findall(text))
    if sum(ch > "\x7f" for ch in text) - stray < _SURE * stray:
        return "", 0
    return _STRAY.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), text), stray


def _is_binary(text: str) -> bool:
    sample = text[:8192].rstrip("\0")  # what fills up a block of a disk or a record
    odd = sum(1 for ch in sample if ch < " " and ch not in "\t\r\n\f\v\x1b\x02\x00")
    return odd > max(4, len(sample) // 50) or sample.count("\0") > len(sample) // 4
