"""The parts of a Word package: python-docx's package layer opens it, parts are unpacked and parsed when they are asked for.

Parts that nobody asks for (pictures, fonts, a template that is named but lies elsewhere) are never touched; entities and
addresses are never resolved.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.phys_pkg import PhysPkgReader
from lxml import etree

from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits

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
        _check(data, limits)
        self._zip: Any = PhysPkgReader(io.BytesIO(data))  # type: ignore[no-untyped-call]
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
        if self._last[0] != part:
            try:
                self._last = part, self._zip.blob_for(PackURI(part))
            except (
                KeyError,
                ValueError,
                zipfile.BadZipFile,
                zlib.error,
                lzma.LZMAError,
                EOFError,
                OSError,
                NotImplementedError,
            ):
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
        raise FileError("corrupt-docx", "No Word document is in this package.")

    def _parsed(self, name: str, blob: bytes | None) -> Any:
        """A tree; where the XML is damaged, what can be read of it, and the part is noted in `damaged`."""
        if not blob or not blob.strip():
            return None
        try:
            return etree.fromstring(blob, _parser())
        except etree.XMLSyntaxError:
            self.damaged.add(name)
        try:
            return etree.fromstring(blob, _parser(recover=True))
        except etree.XMLSyntaxError:
            return None


def undressed(blob: bytes) -> bytes:
    """A part without the properties of cells, runs and paragraphs that only dress them: half of most tables."""
    return blob if b"<![CDATA[" in blob else _DRESSES.sub(b"", blob)


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=recover, remove_comments=True, remove_pis=True
    )


def _part_name(source: str, target: str) -> str:
    """The absolute name of a part that is named from another one."""
    folder = source.rpartition("/")[0] or "/"
    try:
        return str(PackURI.from_rel_ref(folder, target.replace("\\", "/")))
    except ValueError:
        return "/"


def _check(data: bytes, limits: Limits) -> None:
    """The sizes that the package states for its parts, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise FileError("corrupt-docx", f"The file is cut off or damaged: {error}") from error
    if any(info.flag_bits & 1 for info in infos):
        raise FileError("encrypted-docx", "The file is protected with a password.")
    total = sum(info.file_size for info in infos)
    if total > limits.unpacked_bytes:
        raise FileError("zip-bomb", f"Unpacks to {total:,} bytes, more than the limit of {limits.unpacked_bytes:,}.")
