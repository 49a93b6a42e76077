"""Attendance lists in every form that people write them, as attendees."""

import re
from collections.abc import Mapping, Sequence

from minutes_miner.link.agencies import registry
from minutes_miner.link.parties import _ACRONYM, _data, _looks_personal, fold_words, is_thing, kind_of
from minutes_miner.records import Attendee

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+|00)?\d[\d\s()/-]{6,}\d")
_COUNT = re.compile(r"\s*[(\[]\s*\d{1,3}\s*[)\]]|\s*[x×]\s?\d{1,2}\b")
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.)-]\s*|[•●▪*–-]\s+)")
_AND = re.compile(r"\s+(?:and|et|y|e|&)\s+|\s*(?<=\s)و(?=\s)\s*")
_NAME_AGENCY = re.compile(
    r"^(?P<name>[^,()/–—-]{3,50}?)\s*(?:\((?P<a>[^()]{2,60})\)|\s[-–—]\s*(?P<b>.{2,60})|\s?/\s?(?P<c>[^/]{2,60}))$"
)
_GROUPED = re.compile(r"(?P<agency>[^(),;:]{2,50}?)\s*\((?P<names>[^()]*,[^()]*)\)")
_LEADING = re.compile(r"^(?P<agency>[^,;:()]{2,45}?)\s*(?::|\s[-–—])\s+(?P<names>.+)$")
_INTRO = re.compile(
    r"^\s*\d{1,3}\s+(?:participants?|persons|people|attendees|agencies|organi[sz]ations|members|partners|personnes|personas|asistentes)\b(?:\s+(?:from|representing|de|des)\s*:?\s*)?",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^(?P<label>[^\W\d][\w /]{2,25}?)\s*:\s+(?=\S)(?=.*[,(]|\S+\s+\S+$|\S+$)")
_AWAY = (
    "apologies",
    "absent",
    "excused",
    "regrets",
    "excuses",
    "excuse",
    "absents",
    "ausentes",
    "excusas",
    "apologies for absence",
)
_HEADS = {
    "name": ("name", "names", "full name", "participant", "participants", "nom", "nom et prenom", "noms et prenoms", "nombre", "nombres", "nombre y apellido", "nombres y apellidos", "attendee", "representative", "name and surname", "first name", "participant name", "member", "name of participant", "الاسم", "nome", "nombre completo", "contact person", "surname"),
    "agency": ("organization", "organisation", "agency", "org", "institution", "ngo", "company", "affiliation", "structure", "organisme", "entidad", "organizacion", "institucion", "agencia", "representing", "agency organization", "organization agency", "name of organization", "name of organisation", "department", "المنظمة", "الجهة", "المؤسسة", "organização", "association", "employer", "agency name"),
    "role": ("title", "position", "designation", "function", "role", "job title", "fonction", "cargo", "poste", "puesto", "المنصب", "الوظيفة", "post", "capacity", "qualite", "position title"),
    "email": ("email", "e mail", "mail", "email address", "e mail address", "courriel", "correo", "correo electronico", "البريد الالكتروني", "contact email", "adresse mail", "contact"),
    "phone": ("phone", "telephone", "tel", "mobile", "phone number", "contact number", "telefono", "cell", "الهاتف", "tel no", "phone no", "contacts", "celular", "mobile number", "telephone number", "contact details"),
    "signature": ("signature", "sign", "firma", "emargement", "التوقيع", "initials"),
    "number": ("no", "nr", "s n", "#", "n", "sn", "num", "numero", "s no", "sl", "م", "الرقم"),
    "present": ("present", "attended", "attendance", "present absent", "status"),
}  # fmt: skip
_HEAD_NAMES = {fold_words(word): role for role, words in _HEADS.items() for word in words}


def parse_attendance(text: str, *, present: bool = True, country: str | None = None) -> tuple[Attendee, ...]:
    """The attendees of a running list, in order, each once; () where it only counts them or points elsewhere."""
    body = _INTRO.sub("", text.strip())
    if (
        not body
        or fold_words(body) in _data("attendance", "attached")
        or any(fold_words(body).startswith(word) and len(body) < 80 for word in _data("attendance", "attached"))
    ):
        return ()
    if body != text.strip() and not re.search(r"[,;\n:]|\sand\s", body) and re.match(r"\d", body):
        return ()
    attendees: list[Attendee] = []
    for line in body.split("\n"):
        attendees += _line(line.strip(), present, country)
    return _once(attendees)


def attendance_columns(heads: Sequence[str]) -> dict[int, str] | None:
    """Roles of columns ("name", "agency", "role", "email", "phone") by position from 0; None for no row of heads."""
    found = {at: _HEAD_NAMES[fold_words(head)] for at, head in enumerate(heads) if fold_words(head) in _HEAD_NAMES}
    useful = set(found.values()) & {"name", "agency", "email", "role", "phone"}
    return found if len(useful) >= 2 or (useful and len(found) >= 2) else None


def attendee_from_cells(cells: Mapping[str, str]) -> Attendee | None:
    """One row of a sign-in sheet."""
    name = cells.get("name", "").strip()
    agency = cells.get("agency", "").strip()
    if not name and not agency:
        return None
    mail = _MAIL.search(cells.get("email", "") + " " + cells.get("phone", ""))
    away = fold_words(cells.get("present", "")) in ("absent", "apologies", "no", "excused", "a")
    return Attendee(
        text=" - ".join(part for part in (name, agency) if part),
        agency=_agency(agency, None) if agency else None,
        person=name or None,
        role=cells.get("role", "").strip() or None,
        email=mail[0] if mail else None,
        present=not away,
    )


def _line(line: str, present: bool, country: str | None) -> list[Attendee]:
    line = _NUMBERING.sub("", line).strip(" .;,")
    label = _LABELLED.match(line)
    if label:
        present = present and fold_words(label["label"]) not in _AWAY
        line = line[label.end() :]
    if "\t" in line:
        return _cells(line, present, country)
    if not line:
        return []
    grouped = list(_GROUPED.finditer(line))
    if grouped:
        return _grouped(line, grouped, present, country)
    if ";" in line:
        offices = [_person_with_office(piece.strip(" .,"), present) for piece in line.split(";") if piece.strip(" .,")]
        if offices and all(offices):
            return [attendee for attendee in offices if attendee]
    leading = _LEADING.match(line)
    if (
        leading
        and _is_agency(leading["agency"])
        and "," in leading["names"]
        and all(_looks_personal(n.strip()) for n in re.split(r"[,;&]| and ", leading["names"]) if n.strip())
    ):
        names = [n.strip() for n in re.split(r"\s*(?:,|;|&|\band\b)\s*", leading["names"]) if n.strip()]
        return [
            Attendee(f"{name} ({leading['agency']})", _agency(leading["agency"], country), name, present=present)
            for name in names
        ]
    entries = _entries(line)
    if (
        len(entries) == 2
        and _looks_personal(entries[0])
        and len(entries[0].split()) >= 2
        and not _looks_personal(entries[1])
    ):
        return [Attendee(line, _agency(entries[1], country), entries[0], present=present)]
    if (
        len(entries) >= 3
        and _looks_personal(entries[0])
        and len(entries[0].split()) >= 2
        and kind_of(entries[1]) == "role"
    ):
        agency = next((e for e in entries[2:] if _is_agency(e)), None)
        return [Attendee(line, _agency(agency, country) if agency else None, entries[0], entries[1], present=present)]
    return [found for entry in entries for found in [_entry(entry, present, country)] if found]


def _cells(line: str, present: bool, country: str | None) -> list[Attendee]:
    """A row of a list whose cells are held apart by tabs: a person, then the agency and the office."""
    cells = [cell.strip() for cell in line.split("\t") if cell.strip() and not cell.strip().isdigit()]
    if len(cells) < 2 or not _looks_personal(cells[0]):
        return [found for cell in cells for found in [_entry(cell, present, country)] if found]
    mail = _MAIL.search(line)
    others = [cell for cell in cells[1:] if not _MAIL.search(cell) and not _PHONE.search(cell)]
    agency = next((cell for cell in others if _is_agency(cell)), None) or next(
        (c for c in others if kind_of(c) != "role"), None
    )
    role = next((cell for cell in others if cell != agency), None)
    return [
        Attendee(
            " - ".join(cells[:2]),
            _agency(agency, country) if agency else None,
            cells[0],
            role,
            mail[0] if mail else None,
            present,
        )
    ]


def _person_with_office(piece: str, present: bool) -> Attendee | None:
    """ "Dr J Brown (JB), Chair": a person with initials, and the office behind a comma."""
    name, _, office = piece.partition(",")
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip()
    if not _looks_personal(bare) or registry().resolve(bare):
        return None
    office = office.strip()
    agency = office if office and _is_agency(office) else None
    return Attendee(
        piece, _agency(agency, None) if agency else None, bare, (office or None) if not agency else None, None, present
    )


def _grouped(line: str, grouped: "list[re.Match[str]]", present: bool, country: str | None) -> list[Attendee]:
    """ "UNHCR (Ann, Ben), Oxfam (Carl)": persons behind their agency."""
    attendees: list[Attendee] = []
    rest = 0
    for match in grouped:
        attendees += [
            found
            for entry in _entries(line[rest : match.start()])
            for found in [_entry(entry, present, country)]
            if found
        ]
        agency = match["agency"].strip(" ,;.").removeprefix("and ").strip()
        for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", match["names"]):
            if name.strip():
                attendees.append(
                    Attendee(f"{name.strip()} ({agency})", _agency(agency, country), name.strip(), present=present)
                )
        rest = match.end()
    return attendees + [
        found for entry in _entries(line[rest:]) for found in [_entry(entry, present, country)] if found
    ]


def _entries(line: str) -> list[str]:
    """A line divided at separators outside brackets; "A and B" at the end of a list too."""
    pieces, depth, start = [], 0, 0
    for at, ch in enumerate(line):
        depth += (ch == "(") - (ch == ")" and depth > 0)
        if depth == 0 and (
            ch in ",;،؛•|\t"
            or (ch == "." and re.match(r"\.\s+[A-Z]{2,}", line[at:]) and re.search(r"[A-Z]{2,}$", line[start:at]))
        ):
            pieces.append(line[start:at])
            start = at + 1
    pieces.append(line[start:])
    divided: list[str] = []
    for piece in pieces:
        parts = _AND.split(piece.strip())
        whole = registry().resolve(piece.strip())
        divided += [piece] if whole or len(parts) == 1 else parts
    cleaned = (re.sub(r"^(?:and|et|y|&)\s+", "", _NUMBERING.sub("", piece.strip())).strip(" .;,:") for piece in divided)
    return [piece for piece in cleaned if piece]


def _entry(entry: str, present: bool, country: str | None) -> Attendee | None:
    text = _COUNT.sub("", entry).strip(" .;,:*")
    mail = _MAIL.search(text)
    bare = _PHONE.sub(" ", _MAIL.sub(" ", text)).strip(" ,;-–<>").removesuffix("()").strip()
    if not bare or not re.search(r"[^\W\d]", bare) or fold_words(bare) in _data("attendance", "counts"):
        return None
    address = mail[0] if mail else None
    note = re.search(r"\s*\((?P<note>[^()]+)\)$", bare)
    role = None
    if note and fold_words(note["note"]) in _data("attendance", "role_notes"):
        role, bare = note["note"], bare[: note.start()].strip()
        text = text
    if registry().resolve(bare, country=country):
        return Attendee(text if role is None else bare, _agency(bare, country), None, role, address, present)
    pair = _NAME_AGENCY.match(bare)
    if pair:
        name, other = pair["name"].strip(), (pair["a"] or pair["b"] or pair["c"]).strip()
        found = _paired(text, name, other, role, address, present, country)
        if found:
            return found
    if _looks_personal(bare) and len(bare.split()) >= 2 and not _is_agency(bare):
        return Attendee(text, None, bare, role, address, present)
    if kind_of(bare) == "role" and not _ACRONYM.match(bare):
        return Attendee(text, None, None, bare, address, present)
    return Attendee(bare if role else text, _agency(bare, country), None, role, address, present)


def _paired(
    text: str, name: str, other: str, role: str | None, mail: str | None, present: bool, country: str | None
) -> Attendee | None:
    if _is_agency(other) and not _is_agency(name):
        return Attendee(text, _agency(other, country), name, role, mail, present)
    if _is_agency(name) and (_looks_personal(other) or kind_of(other) == "role"):
        person = other if _looks_personal(other) and kind_of(other) != "role" else None
        return Attendee(text, _agency(name, country), person, role or (None if person else other), mail, present)
    if _looks_personal(name) and len(name.split()) >= 2 and kind_of(other) == "role":
        return Attendee(text, None, name, role or other, mail, present)
    if _looks_personal(name) and len(name.split()) >= 2 and not _looks_personal(other):
        return Attendee(text, _agency(other, country), name, role, mail, present)
    return None


def _is_agency(name: str) -> bool:
    if registry().resolve(name) is not None:
        return True
    if kind_of(name) == "role":
        return False
    return bool(_ACRONYM.match(name.strip())) and not is_thing(name)


def _agency(name: str, country: str | None) -> str:
    return registry().resolve(name, country=country) or name.strip()


def _once(attendees: list[Attendee]) -> tuple[Attendee, ...]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for attendee in attendees:
        mark = (fold_words(attendee.agency or ""), fold_words(attendee.person or attendee.text))
        if mark not in seen:
            seen.add(mark)
            kept.append(attendee)
    return tuple(kept)
