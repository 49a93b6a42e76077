"""What a paragraph's style says: look, heading level, numbering, indent; each style is worked out once."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from minutes_miner.readers.docx.names import VAL, is_on, number, value, w

_HEADING = re.compile(r"(?:heading|titre|título|titulo|überschrift|ueberschrift|rubrik|kop|judul)\s*(\d)")
_LIST_STYLE = re.compile(r"List (?:Bullet|Number) (\d)")  # Word's own, called so in every language
_TITLES = ("title", "subtitle", "titre", "título")
_DEPTH = 12
_SWITCHES = {w("b"): 0, w("i"): 1, w("strike"): 2, w("dstrike"): 2, w("vanish"): 3, w("specVanish"): 3}


class Look(NamedTuple):
    """Bold, italic, struck through, hidden."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False


class Counted(NamedTuple):
    """The list that a style counts in, and the depth in it where that is said."""

    name: str
    depth: int | None

    @classmethod
    def of(cls, properties: Any, base: "Counted | None") -> "Counted | None":
        """What paragraph properties say; a depth alone is one in the list of the base."""
        own = properties.find(w("numPr")) if properties is not None else None
        if own is None:
            return base
        return cls(value(own, "numId") or (base.name if base is not None else ""), number(value(own, "ilvl")))


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits; `heading` is 0 for no heading, `indent` is in twips, `depth` the level from 1 of a list style of
    its own for each level ("List Bullet 2"), 0 for other styles.
    """

    identity: str
    look: Look = Look()
    heading: int = 0
    numbering: Counted | None = None
    indent: int = 0
    depth: int = 0


class Styles:
    """The styles of a document by their identity."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        for style in root.iterchildren(w("style")) if root is not None else ():
            identity = style.get(w("styleId"), "")
            self._elements[identity] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self._default = identity
        self.normal = self.of(self._default)

    def of_paragraph(self, properties: Any) -> Style:
        """The style of a paragraph by its properties."""
        named = value(properties, "pStyle")
        return self.of(named) if named is not None and named in self._elements else self.normal

    def of(self, identity: str) -> Style:
        """A style by its identity."""
        if identity not in self._resolved:
            self._resolved[identity] = self._resolve(identity)
        return self._resolved[identity]

    def _resolve(self, identity: str) -> Style:
        chain: list[Any] = []
        name: str | None = identity
        while name in self._elements and len(chain) < _DEPTH:
            chain.append(self._elements[name])
            name = value(chain[-1], "basedOn")
        look = Look()
        numbering: Counted | None = None
        indent = 0
        for style in reversed(chain):
            look = look_of(style.find(w("rPr")), look)
            form = style.find(w("pPr"))
            if form is not None:
                numbering = Counted.of(form, numbering)
                indent = indent_of(form) or indent
        return Style(identity, look, _heading_of(chain), numbering, indent, _depth_of(chain))


def look_of(properties: Any, base: Look) -> Look:
    """The look that run properties make of a base."""
    if properties is None:
        return base
    found: list[bool] | None = None
    for element in properties:
        at = _SWITCHES.get(element.tag)
        if at is not None:
            found = found or list(base)
            found[at] = is_on(element)
    return Look(*found) if found else base


def indent_of(properties: Any) -> int:
    """The left indent in twips that paragraph properties say; 0 where they say none."""
    indent = properties.find(w("ind")) if properties is not None else None
    if indent is None:
        return 0
    try:
        return max(int(float(indent.get(w("left")) or indent.get(w("start")) or 0)), 0)
    except (ValueError, OverflowError):
        return 0


def outline_of(properties: Any) -> int:
    """The heading level that an outline level makes, 0 for none."""
    level = number(value(properties, "outlineLvl"))
    return level + 1 if level is not None and 0 <= level < 9 else 0


def _depth_of(chain: list[Any]) -> int:
    """The level of the nearest list style that says it in its name."""
    named = (_LIST_STYLE.fullmatch(value(style, "name") or "") for style in chain)
    return next((int(level[1]) for level in named if level), 0)


def _heading_of(chain: list[Any]) -> int:
    for style in chain:
        name = style.find(w("name"))
        text = (name.get(VAL) or "").casefold() if name is not None else ""
        if found := _HEADING.match(text):
            return int(found[1])
        if text in _TITLES:
            return 1
        if level := outline_of(style.find(w("pPr"))):
            return level
    return 0
