"""The parts of a Word package, found by the names that python-docx gives them, unpacked and parsed when they are asked for.

Names are the same in capitals and small letters, with strokes of either kind, and below a folder that was packed as a whole.

Parts that nobody asks for (pictures, fonts, a template that is named but lies elsewhere) are never touched; entities and
addresses are never resolved.
"""

import html.entities
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits

_REFERENCE = re.compile(rb"&(#(?:\d{1,7}|[xX][\dA-Fa-f]{1,6})|[A-Za-z]\w{1,31});")
_OF_XML = ("amp", "lt", "gt", "quot", "apos")
_MAIN = ("/word/document.xml", "/word/document2.xml")
_STRICT = (  # the strict form of the standard names the same elements in other namespaces
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
_OTHER_OFFICE = ("/xl/workbook", "/ppt/presentation")
_DRESS = (  # elements that say how text is dressed, and nothing that a reader of the text asks for
    rb"<w:(?:tcW|shd|vAlign|rFonts|sz|szCs|lang|color|spacing|jc|kern|noProof|bCs|iCs|noWrap|keepNext|keepLines|widowControl"
    rb"|contextualSpacing|snapToGrid|cantSplit|w|u|highlight|vertAlign|rtl|cs|bidi|autoSpaceDE|autoSpaceDN|adjustRightInd)\b[^<>]*/>"
)
_OF_RUN = rb"<w:rPr>(?:" + _DRESS + rb")*</w:rPr>"
_DRESSES = re.compile(
    rb"<w:tcPr>(?:" + _DRESS + rb")+</w:tcPr>|" + _OF_RUN + rb"|<w:pPr>(?:" + _DRESS + rb"|" + _OF_RUN + rb")+</w:pPr>"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: `kind` is the last word of its type, `target` a part name or, where `external`, an address."""

    name: str
    kind: str
    target: str
    external: bool


class Package:
    """One Word file. Raises `FileError` where it is none, is protected, or unpacks to more than the limit."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._zip = _opened(data, limits)
        self._names = _names(self._zip)
        self._relations: dict[str, dict[str, Relation]] = {}
        self.damaged: set[str] = set()
        self._last: tuple[str, bytes] = "", b""  # the part unpacked last: it is often asked for twice
        self.main = self._main_part()

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their names; empty where it has none or they are damaged."""
        if part not in self._relations:
            found = {}
            root = self._parsed(f"rels of {part}", self.blob(PackURI(part).rels_uri))
            for element in root if root is not None else ():
                kind = str(element.get("Type", "")).rstrip("/").rpartition("/")[2]
                target, external = element.get("Target", ""), element.get("TargetMode") == "External"
                if not external:
                    target = _part_name(part, target)
                found[element.get("Id", "")] = Relation(element.get("Id", ""), kind, target, external)
            self._relations[part] = found
        return self._relations[part]

    def related(self, part: str, *kinds: str) -> Iterator[str]:
        """The names of the parts that a part refers to in these ways, in their order."""
        for relation in self.relations(part).values():
            if relation.kind in kinds and not relation.external:
                yield relation.target

    def root(self, part: str, *, trim: Callable[[bytes], bytes] | None = None) -> Any:
        """The element tree of a part, None where it is not there; `trim` may shorten the bytes before they are parsed."""
        blob = self.blob(part)
        if blob and trim is not None:
            blob = trim(blob)
        if blob and b"purl.oclc.org" in blob[:20_000]:
            for strict, usual in _STRICT:
                blob = blob.replace(strict, usual)
        return self._parsed(part, blob)

    def blob(self, part: str) -> bytes | None:
        """The bytes of a part, None where it is not there."""
        if self._last[0] == part:
            return self._last[1]
        name = self._names.get(_plain_name(part))
        if name is None:
            return None
        try:
            self._last = part, self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError):
            self.damaged.add(part)
            return None
        return self._last[1]

    def title(self) -> str | None:
        """The title among the properties of the file."""
        for part in self.related(PACKAGE_URI, "core-properties"):
            root = self.root(part)
            found = root.find("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
            if found is not None and found.text:
                return str(found.text)
        return None

    def _main_part(self) -> str:
        for part in (*self.related(PACKAGE_URI, "officeDocument"), *_MAIN):
            if part.startswith(_OTHER_OFFICE):
                raise FileError("not-a-docx", "The package holds another kind of Office document.")
            if self.blob(part):
                return part
        if not self.damaged and not any(name.startswith("word/") for name in self._names):
            raise FileError("not-a-docx", "The package holds no Word document.")
        raise FileError("corrupt-docx", "The Word document in this package is missing or damaged.")

    def _parsed(self, name: str, blob: bytes | None) -> Any:
        """A tree; where the XML is damaged, what can be read of it, and the part is noted in `damaged`."""
        if not blob or not blob.strip():
            return None
        try:
            return etree.fromstring(blob, _parser())
        except etree.XMLSyntaxError as error:
            if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError(f"{name} has no room in memory") from error
            self.damaged.add(name)
        try:
            return etree.fromstring(_REFERENCE.sub(_of_reference, blob), _parser(recover=True))
        except etree.XMLSyntaxError:
            return None


def undressed(blob: bytes) -> bytes:
    """A part without the properties of cells, runs and paragraphs that only dress them: half of most tables."""
    return blob if b"<![CDATA[" in blob else _DRESSES.sub(b"", blob)


def _of_reference(found: "re.Match[bytes]") -> bytes:
    """What a reference stands for that XML does not know: names of HTML by their characters, and none for what is no character."""
    name = found[1].decode("ascii")
    if not name.startswith("#"):
        named = html.entities.html5.get(f"{name};", "")
        return found[0] if name in _OF_XML or not named else named.encode("ascii", "xmlcharrefreplace")
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    is_one = (
        number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF
    )
    return found[0] if is_one else b""


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def _part_name(source: str, target: str) -> str:
    """The absolute name of a part that is named from another one."""
    folder = source.rpartition("/")[0] or "/"
    try:
        return str(PackURI.from_rel_ref(folder, target.replace("\\", "/")))
    except ValueError:
        return "/"


def _plain_name(name: str) -> str:
    """The name of a part as all ways to write it have it."""
    return name.replace("\\", "/").removeprefix("./").lstrip("/").casefold()


def _names(package: zipfile.ZipFile) -> dict[str, str]:
    """The names in the package by their plain form; those below the folder that holds the document, where it is not at the top."""
    plain = {_plain_name(name): name for name in package.namelist()}
    top = _plain_name(_MAIN[0])
    folder = next((name.removesuffix(top) for name in plain if name.endswith(f"/{top}")), "")
    if top in plain or "_rels/.rels" in plain:
        folder = ""
    return {name.removeprefix(folder): real for name, real in plain.items()}


def _opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The package, by the sizes that it states for its parts no larger than allowed; nothing is unpacked yet."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise FileError("corrupt-docx", f"The file is cut off or damaged: {error}") from error
    infos = package.infolist()
    if any(info.flag_bits & 1 for info in infos):
        raise FileError("encrypted-docx", "The file is protected with a password.")
    total = sum(info.file_size for info in infos)
    if total > limits.unpacked_bytes:
        raise FileError("zip-bomb", f"Unpacks to {total:,} bytes, more than the limit of {limits.unpacked_bytes:,}.")
    return package
