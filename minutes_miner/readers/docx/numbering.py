"""List numbers that Word prints but does not store, counted from the numbering definitions."""

import re
from dataclasses import dataclass, field
from typing import Any

from minutes_miner.readers.docx.names import is_on, number, symbol, value, w
from minutes_miner.readers.docx.styles import Counted, Style, Styles

_LEVELS = 10
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: int | None = None  # the level (from 1) after which it begins anew; 0 never; None after any higher one
    legal: bool = False
    style: str | None = None
    font: str = ""


@dataclass(slots=True)
class Numbering:
    """The list definitions of a document and how far each list has counted."""

    abstracts: dict[str, Any] = field(default_factory=dict)  # elements of definitions, many of which no list uses
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)  # number → abstract definition
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Any, styles: Styles) -> "Numbering":
        """From the numbering part, None where the document has none."""
        made = cls()
        if root is None:
            return made
        links: dict[str, str] = {}
        for abstract in root.iter(w("abstractNum")):
            identity = abstract.get(w("abstractNumId"), "")
            made.abstracts[identity] = abstract
            if linked := value(abstract, "numStyleLink"):
                links[identity] = linked
        for element in root.iter(w("num")):
            identity = element.get(w("numId"), "")
            made.lists[identity] = value(element, "abstractNumId") or ""
            for override in element.iter(w("lvlOverride")):
                start = number(value(override, "startOverride"))
                level = number(override.get(w("ilvl"))) or 0
                if start is not None:
                    made.overrides[identity, level] = start
                own = override.find(w("lvl"))
                if own is not None:
                    abstract = f"{made.lists[identity]}/{identity}"
                    made.levels[abstract] = {**made.definition(made.lists[identity]), level: _level(own)}
                    made.lists[identity] = abstract
        for identity, linked in links.items():
            counted = styles.of(linked).numbering
            target = counted.name if counted is not None else ""
            if target in made.lists and made.lists[target] != identity:
                made.levels[identity] = made.definition(made.lists[target])
        return made

    def definition(self, identity: str) -> dict[int, _Level]:
        """The levels of an abstract definition, worked out when they are asked for."""
        if identity not in self.levels:
            abstract = self.abstracts.get(identity)
            levels = abstract.iter(w("lvl")) if abstract is not None else ()
            self.levels[identity] = {number(level.get(w("ilvl"))) or 0: _level(level) for level in levels}
        return self.levels[identity]

    def marker(self, properties: Any, style: Style) -> tuple[str | None, int]:
        """The number or bullet that Word prints before a paragraph, and its level from 1; (None, 0) for no list item."""
        counted = Counted.of(properties, style.numbering)
        if counted is None or counted.name in ("", "0"):
            return None, 0
        name, depth = counted
        definition = self.definition(self.lists.get(name, ""))
        if depth is None:
            depth = next((at for at, level in definition.items() if level.style == style.identity), 0)
        deep = max(depth + 1, style.depth)
        if depth not in definition:
            return "•", deep
        level = definition[depth]
        if level.form == "bullet":
            drawn = "".join(symbol(f"{ord(glyph):x}", font=level.font) for glyph in level.text.strip())
            return drawn or "•", deep
        shown = self._count(name, depth, definition)
        return (shown, deep) if shown else (None, 0)

    def _count(self, name: str, depth: int, definition: dict[int, _Level]) -> str:
        abstract = self.lists[name]
        first = (name, depth) not in self.begun
        self.begun.add((name, depth))
        if first and (name, depth) in self.overrides:
            self.counters[abstract, depth] = self.overrides[name, depth]
        else:
            self.counters[abstract, depth] = self.counters.get((abstract, depth), definition[depth].start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            restarts = definition[deeper].restarts if deeper in definition else None
            if restarts is None or (restarts and depth + 1 <= restarts):
                self.counters.pop((abstract, deeper), None)
        legal = definition[depth].legal

        def shown(match: "re.Match[str]") -> str:
            at = int(match[1]) - 1
            level = definition.get(at, _Level())
            form = "decimal" if legal else level.form
            return formatted(self.counters.get((abstract, at), level.start), form)

        return re.sub(r"%(\d)", shown, definition[depth].text).strip()


def _level(element: Any) -> _Level:
    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    start = number(value(element, "start"))
    form = value(element, "numFmt") or "decimal"
    return _Level(
        form=form,
        text=(value(element, "lvlText") or "") if form != "none" else "",
        start=1 if start is None else start,
        restarts=number(value(element, "lvlRestart")),
        legal=is_on(element.find(w("isLgl"))),
        style=value(element, "pStyle"),
        font=(fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else "",
    )


_ALPHABETS = {
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
}


def formatted(count: int, form: str) -> str:
    """A number as a list prints it: 3, c, III, 03, 3rd."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9) if count > 0 else ""
        return letter if form == "lowerLetter" else letter.upper()
    if form in _ALPHABETS and 0 < count <= len(_ALPHABETS[form]):
        return _ALPHABETS[form][count - 1]
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10 if count % 100 not in (11, 12, 13) else 0, "th")
        return f"{count}{ending}"
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    found = ""
    for amount, text in _ROMAN if count < 5000 else ():
        while count >= amount:
            found, count = found + text, count - amount
    return found
