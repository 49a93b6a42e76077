"""The text of one paragraph: runs with their look, insertions in, deletions out, fields by what they show."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from minutes_miner.document import Line, Run
from minutes_miner.readers.docx.names import MC, VAL, A, R, clean, is_on, local, number, symbol, value, w
from minutes_miner.readers.docx.package import Package
from minutes_miner.readers.docx.styles import Look, Styles, look_of

_RUN, _TEXT, _RUN_FORM, _RUN_STYLE = w("r"), w("t"), w("rPr"), w("rStyle")
_WRAPPERS = frozenset(("sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo", "ruby", "rubyBase"))
_INSERTED = frozenset(("ins", "moveTo"))
Piece = tuple[str, Look, str | None]  # text, look, link
_VML = "{urn:schemas-microsoft-com:vml}"
DELETED = frozenset(("del", "moveFrom"))
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"', re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """What was met on the way: changes, hidden characters, pictures, and parts that are not read."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    pictures: int = 0
    unread: list[str] = field(default_factory=list)

    @property
    def tracked(self) -> bool:
        """Whether the document has tracked changes."""
        return bool(self.insertions or self.deletions)


@dataclass(slots=True)
class _Field:
    """A field that is open: whether its result has begun, its instruction, the address that its result links to."""

    shown: bool = False
    instruction: str = ""
    link: str | None = None


@dataclass(slots=True)
class Texts:
    """Reads the paragraphs of one part."""

    package: Package
    part: str
    styles: Styles
    tally: Tally
    drawings: list[Any] = field(default_factory=list)  # met in the paragraph just read, to be looked into for text
    fields: list[_Field] = field(default_factory=list)
    _lines: list[list[Piece]] = field(default_factory=list)

    def lines(self, children: list[Any], look: Look) -> list[Line]:
        """The lines that the parts of a paragraph make, as line breaks divide it; lines without runs are left out."""
        if self.drawings:
            self.drawings = []
        if self.fields:
            self.fields = []
        plain = self.plain(children, look)
        if plain is not None:
            return [Line(tuple(map(self.made, plain)))] if plain else []
        self._lines = [[]]
        self._walk(children, None, look)
        return [Line(tuple(map(self.made, pieces))) for pieces in self._lines if pieces]

    def plain(self, runs: Iterable[Any], base: Look) -> list[Piece] | None:
        """The pieces of a line of runs that hold nothing but text; None where anything else stands among them."""
        pieces: list[Piece] = []
        before: Look | None = None
        for run in runs:
            if run.tag != _RUN or not len(run):
                return None
            look, inner = base, run[0]
            if len(run) == 2 and inner.tag == _RUN_FORM:
                look, inner = self._look(inner, base), run[1]
                if look.hidden:
                    return None
            elif len(run) > 1:
                return None
            text = inner.text
            if inner.tag != _TEXT or not text:
                return None
            if look == before:
                pieces[-1] = (pieces[-1][0] + text, look, None)
            else:
                pieces.append((text, look, None))
            before = look
        return pieces

    @staticmethod
    def made(piece: Piece) -> Run:
        """The run of a piece of a line."""
        text, look, link = piece
        return Run(clean(text), None, look.bold, look.italic, look.struck, link)

    def _walk(self, element: Any, link: str | None, base: Look) -> None:
        for child in element:
            if child.tag != _RUN:
                self._wrapped(child, local(child), link, base)
            elif self.fields or not (text := plain_text(child)):
                self._run(child, link, base)
            else:
                self._add(text, base, link)

    def _add(self, text: str, look: Look, link: str | None) -> None:
        """Text to the line that is open; with the run before it where the two look the same."""
        for field_ in self.fields:
            link = link or field_.link
        line = self._lines[-1]
        if line:
            before, its_look, its_link = line[-1]
            if its_look == look and its_link == link:
                line[-1] = (before + text, look, link)
                return
        line.append((text, look, link))

    def _wrapped(self, child: Any, name: str, link: str | None, base: Look) -> None:
        """What stands around runs: changes, links, content controls, alternatives, formulas."""
        if name in DELETED:
            self.tally.deletions += 1
        elif name in _INSERTED:
            self.tally.insertions += 1
            self._walk(child, link, base)
        elif name == "hyperlink":
            relation = self.package.relations(self.part).get(child.get(f"{R}id", ""))
            address = relation.target if relation is not None and relation.external else None
            self._walk(child, address or link, base)
        elif name in _WRAPPERS:
            self._walk(child, link, base)
        elif name == "AlternateContent":
            self._walk(_chosen(child), link, base)
        elif name in ("oMath", "oMathPara"):
            text = "".join(t.text or "" for t in child.iter("{*}t"))
            if text:
                self._add(text, base, link)
        elif name == "subDoc":
            self.tally.unread.append("a document that is linked in")
        elif next(child.iter(_RUN), None) is not None:  # of a later standard, or of another program
            self._walk(child, link, base)

    def _run(self, run: Any, link: str | None, base: Look) -> None:
        look, text = base, ""
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                if not self.fields or self.fields[-1].shown:
                    text += child.text or ""
            elif tag == _RUN_FORM:
                look = self._look(child, base)
                if look.hidden:
                    self.tally.hidden += sum(len(t.text or "") for t in run.iter(_TEXT))
                    return
            elif (name := local(child)) in ("br", "cr", "fldChar"):
                if text:
                    self._add(text, look, link)
                    text = ""
                if name == "fldChar":
                    text = self._field(child)
                else:
                    self._lines.append([])
            else:
                text += self._other(child, name)
        if text:
            self._add(text, look, link)

    def _other(self, child: Any, name: str) -> str:
        """The text of the rarer things in a run; drawings are noted."""
        if name == "instrText":
            if self.fields:
                self.fields[-1].instruction += child.text or ""
        elif (
            name == "AlternateContent"
            and (chosen := _chosen(child)) is not None
            and any(t.tag == _TEXT for t in chosen)
        ):
            return "".join(t.text or "" for t in chosen if t.tag == _TEXT)
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self.drawings.append(child)
        elif self.fields and not self.fields[-1].shown:
            return ""
        elif name in ("tab", "ptab"):
            return "\t"
        elif name == "noBreakHyphen":
            return "-"
        elif name == "sym":
            return symbol(child.get(w("char"), "20"), font=child.get(w("font"), ""))
        elif name == "ruby":
            return "".join(t.text or "" for base in child.iter(w("rubyBase")) for t in base.iter(_TEXT))
        return ""

    def _field(self, mark: Any) -> str:
        """Begin, middle and end of a field; returns what a form field shows."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self.fields.append(_Field(instruction=""))
            return _form_field(mark.find(w("ffData")))
        if not self.fields:
            return ""
        if kind == "separate":
            found = _ADDRESS.match(self.fields[-1].instruction)
            self.fields[-1].link = found[1] if found else None
            self.fields[-1].shown = all(outer.shown for outer in self.fields[:-1])
        elif kind == "end":
            self.fields.pop()
        return ""

    def _look(self, form: Any, base: Look) -> Look:
        if len(form) and form[0].tag == _RUN_STYLE:  # it stands first
            own = self.styles.of(form[0].get(VAL, "")).look
            base = Look(*(a or b for a, b in zip(base, own, strict=True)))
        return look_of(form, base)


def plain_text(run: Any) -> str:
    """The text of a run that holds nothing else; most paragraphs of a table are one such run."""
    if run.tag != _RUN or len(run) != 1:
        return ""
    inner = run[0]
    return inner.text or "" if inner.tag == _TEXT else ""


def _form_field(data: Any) -> str:
    """What an old form field shows that keeps its value beside the text: a box to tick, a list to choose from."""
    if data is None:
        return ""
    box = data.find(w("checkBox"))
    if box is not None:
        checked = box.find(w("checked"))
        return "☑" if is_on(checked if checked is not None else box.find(w("default"))) else "☐"
    choice = data.find(w("ddList"))
    if choice is not None:
        entries = [entry.get(VAL, "") for entry in choice.iter(w("listEntry"))]
        at = number(value(choice, "result")) or number(value(choice, "default")) or 0
        return entries[at] if 0 <= at < len(entries) else ""
    return ""


def _chosen(alternatives: Any) -> Any:
    """The form that Word shows; an older one where that holds nothing."""
    choice, fallback = alternatives.find(f"{MC}Choice"), alternatives.find(f"{MC}Fallback")
    if choice is not None and len(choice):
        return choice
    return fallback if fallback is not None else ()


def boxes_in(drawing: Any) -> Iterator[Any]:
    """The text boxes of a drawing, once each: the form that Word shows, not the older one beside it; not boxes in boxes."""
    wanted = w("txbxContent")
    for box in drawing.iter(wanted):
        outer = False
        for parent in box.iterancestors():
            name = local(parent)
            if parent.tag == wanted or (name == "Fallback" and _shown_elsewhere(parent)):
                outer = True
                break
            if parent is drawing:
                break
        if not outer:
            yield box


def texts_in(drawing: Any) -> Iterator[str]:
    """What a drawing says outside of text boxes: paragraphs of shapes, and words drawn as a picture, such as "DRAFT"."""
    for element in drawing.iter(f"{A}p", f"{_VML}textpath"):
        if any(local(parent) == "Fallback" and _shown_elsewhere(parent) for parent in element.iterancestors()):
            continue
        text = element.get("string") or "".join(t.text or "" for t in element.iter(f"{A}t"))
        if text.strip():
            yield text


def _shown_elsewhere(fallback: Any) -> bool:
    choice = fallback.getparent().find(f"{MC}Choice")
    return choice is not None and next(choice.iter(w("txbxContent")), None) is not None
