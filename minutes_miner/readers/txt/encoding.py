"""The encoding of a text that does not say which one it has."""

import unicodedata

from charset_normalizer import from_bytes

from minutes_miner.document import Warning
from minutes_miner.errors import FileError

_ENCODINGS = ["cp1252", "cp1256", "mac_roman", "utf_16_le", "utf_16_be"]


def decode(data: bytes) -> tuple[str, tuple[Warning, ...]]:
    """The text of a file whose encoding nobody states, and a warning where it is a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").lstrip("\ufeff"), ()
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        even = sample[::2].count(0) > sample[1::2].count(0)
        return data.decode("utf-16-be" if even else "utf-16-le", errors="replace"), ()
    try:
        text = data.decode("utf-8-sig")
        if not _is_binary(text):
            return text, ()
    except UnicodeDecodeError:
        pass
    for encoding in ("utf-16-le", "utf-16-be"):  # without a mark, and in a script without zeros
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


def _is_binary(text: str) -> bool:
    sample = text[:8192]
    odd = sum(1 for ch in sample if ch < " " and ch not in "\t\r\n\f\v\x1b\x02")
    return odd > max(4, len(sample) // 50)
