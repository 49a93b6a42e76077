"""Names of elements, and the small questions that every module of this reader puts to them."""

from typing import Any

from minutes_miner.readers.glyphs import SEEN, SYMBOLS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
_OFF = ("0", "false", "off", "none")

_CLEANED = SEEN | str.maketrans("\n\r", "  ")


def w(name: str) -> str:
    """The full name of an element of Word's main namespace."""
    return _W + name


VAL = w("val")


def local(element: Any) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(parent: Any, name: str) -> str | None:
    """The `val` of a child; None where there is no child or it has none."""
    child = parent.find(_W + name) if parent is not None else None
    found: str | None = child.get(VAL) if child is not None else None
    return found


def is_on(element: Any) -> bool:
    """Whether a switch is there and not switched off."""
    return element is not None and element.get(VAL, "true") not in _OFF


def number(text: str | None) -> int | None:
    """A whole number, None where it is none."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def symbol(code: str, *, font: str, default: str = "•") -> str:
    """The character that a font draws for a code: private places, and those of symbol fonts, by what is drawn there; `default`
    where that is not known."""
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if char in SYMBOLS or "\ue000" <= char <= "\uf8ff":
        return SYMBOLS.get(char, default)
    drawn = ord(char) < 0x100 and font.casefold().startswith(_SYMBOL_FONTS)
    return SYMBOLS.get(chr(0xF000 + ord(char)), char) if drawn else char


def clean(text: str) -> str:
    """Text as it is seen: soft hyphens out, private bullets as plain ones, no line feeds."""
    return text if text.isascii() and "\n" not in text and "\r" not in text else text.translate(_CLEANED)
