"""The registry of organisations: any name, in any spelling, to the one organisation meant.

Exact on the folded name first, then without the name of a country ("UNICEF Jordan"), then with a typing error forgiven in
long names. A name that several organisations share is decided by the country and by who else is there, or left alone.
Importing this module loads no fuzzy matching; it is loaded when a name needs it.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from minutes_miner import lexicon
from minutes_miner.link.countries import countries
from minutes_miner.link.folding import fold_name as fold_name  # who asks for names has the registry at hand
from minutes_miner.link.kinds import ARABIC, TITLE, data, fold_words

if TYPE_CHECKING:
    from minutes_miner.link.nearly import Nearly

EVERY = "*"  # the country of an office that every country has its own of
_LONG = 9  # letters from which a typing error is forgiven
_SHORTEST_DOMAIN = 3  # letters of a domain that may be an acronym
_ACRONYM = 6  # letters up to which a name of one country's body means nothing in another country
_SHORTEST_TURNED = 5  # letters from which an acronym with two letters changed over is not another acronym
_ARTICLE = re.compile(r"^(?:the\s+|l['’]\s*|la\s+|les?\s+|el\s+)", re.IGNORECASE)
_BRACKET = re.compile(r"(?P<outer>.{3,}?)\s*\((?P<inner>[^()]{2,60})\)")
_INTERNATIONAL = re.compile(r"\bInt(?:ernat|ern|['’]?l)?\.?$")
_EDGE = " \t\n.,;:*•"
_KEPT = 1 << 14  # names that are remembered: the same ones come again in every document
_SHORTEST_ARABIC = 3  # letters that are left of a name without what is grown together with it
_COLUMNS = ("english", "french", "spanish", "arabic", "other")


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation as it was recognised. `country` (ISO code) is set where the name alone would not tell whose it is."""

    name: str
    country: str | None = None

    @property
    def label(self) -> str:
        """The name under which two agencies of one acronym stay two: "MoSD (JO)"."""
        return f"{self.name} ({self.country})" if self.country else self.name


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row of the registry: `country` an ISO code, "" for many, "*" for every; `local` names by their countries."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    kind: str = ""
    source: str = ""
    local: tuple[tuple[str, str], ...] = ()

    def names(self) -> "list[tuple[str, str]]":
        """Every name with the country in which it means this organisation; the canonical one first."""
        return [(name, self.country) for name in (self.name, *self.aliases)] + list(self.local)


class _Reading(NamedTuple):
    """A name folded, in the form that is known where one is; whether a bracket or a country in it may tell another."""

    folded: str
    parted: bool


class Registry:
    """Names of organisations. `aliases` are a user's own: alias to canonical name; they come first."""

    def __init__(self, organisations: Iterable[Organisation], *, aliases: Mapping[str, str] | None = None) -> None:
        self._own = {fold_name(alias): name for alias, name in sorted((aliases or {}).items())}
        self._found: dict[str, list[tuple[Organisation, str]]] = {}
        self._shared: dict[str, set[str]] = {}
        self._asked = lru_cache(maxsize=_KEPT)(self._knows)
        self._read = lru_cache(maxsize=_KEPT)(self._reading)
        for organisation in organisations:
            self._shared.setdefault(organisation.name, set()).add(organisation.country)
            for name, country in organisation.names():
                self._found.setdefault(fold_name(name), []).append((organisation, country))

    def find(
        self,
        text: str,
        *,
        country: str | None = None,
        among: Collection[str] = (),
        any_case: bool = False,
        nearly: bool = True,
    ) -> Agency | None:
        """The organisation meant by a name in a document of `country`; None where it is unknown or undecided.

        `among` are canonical names that the document has already; one of them wins over others of the same acronym.
        `any_case` takes "wvi" and "plan" for names, as people type them who look for an agency; without `nearly` no
        typing error is forgiven, nor otherwise in words that all begin small, which most often are no name at all.
        """
        name = _ARTICLE.sub("", text.strip(_EDGE))
        reading = self._read(name, any_case)
        if reading is None:
            return None
        if reading.folded in self._own or reading.folded in self._found:
            return self._choose(reading.folded, country, among)
        found = (self._bracketed(name, country, among) or self._of_a_country(name, among)) if reading.parted else None
        nearly = nearly and (any_case or not name.islower())
        return found or (self._nearly(reading.folded, country) if nearly else None)

    def _reading(self, name: str, any_case: bool) -> "_Reading | None":
        """What can be told of a name without knowing of what document; None where it is written like no name."""
        folded = fold_name(name)
        if not folded or not (any_case or self._written_as_name(name, folded)):
            return None
        spelled = (_INTERNATIONAL.sub("International", name),) if "Int" in name else ()
        for known in (folded, *map(fold_name, (*spelled, *_arabic_forms(name)))):
            if known in self._own or known in self._found:
                return _Reading(known, parted=False)
        beside = any(fold_name(bare) in self._found for bare, _ in countries().without(name))
        return _Reading(folded, parted=beside or ("(" in name and _BRACKET.fullmatch(name) is not None))

    def resolve(
        self, text: str, *, country: str | None = None, among: Collection[str] = (), any_case: bool = False
    ) -> str | None:
        """The canonical name of the organisation meant; see `find`."""
        found = self.find(text, country=country, among=among, any_case=any_case)
        return found.name if found else None

    def knows(self, text: str) -> bool:
        """Whether a name means an organisation, also one that only the country would decide."""
        return self._asked(text)

    def _knows(self, text: str) -> bool:
        name = text.strip(_EDGE)
        folded = fold_name(name)
        return (folded in self._found and self._written_as_name(name, folded)) or self.find(text) is not None

    def spells(self, name: str) -> bool:
        """Whether the registry has a name in just these letters."""
        return any(name == written for found, _ in self._found.get(fold_name(name), ()) for written, _ in found.names())

    def may_begin(self, word: str) -> bool:
        """Whether a name of an organisation can begin with a word, also one with a country or an article before it.

        An acronym with letters changed over counts too, other typing errors do not.
        """
        folded = fold_name(word)
        return (
            self._begins(folded)
            or countries().may_begin(word)
            or any(self._begins(fold_name(form)) for form in _arabic_forms(word))
            or _ARTICLE.match(f"{word} ") is not None
            or self._turned(folded) is not None
        )

    def _begins(self, folded: str) -> bool:
        at = bisect_left(self._sorted, folded)
        return at < len(self._sorted) and self._sorted[at].startswith(folded)

    def depends(self, name: str) -> bool:
        """Whether only the country says which organisation a name means: "MoSD", "NDMA", "TDH"."""
        owners = {(o.name, o.country) for o, _ in self._found.get(fold_name(name), ())}
        return len(owners) > 1 or any(country == EVERY or len(self._shared[name]) > 1 for name, country in owners)

    def owns(self, name: str) -> bool:
        """Whether this is the canonical name of an organisation."""
        return name in self._shared

    def of_mail(self, address: str) -> str | None:
        """The organisation that an e-mail address belongs to, by the site named as its source; None for a shared site."""
        domain = address.rpartition("@")[2].casefold()
        while "." in domain:
            if domain in self._sites:
                return self._sites[domain]
            domain, last = domain.partition(".")[2], domain.partition(".")[0]
            named = (
                self.find(last.upper(), nearly=False) if len(last) >= _SHORTEST_DOMAIN and "." not in domain else None
            )
            if named:
                return named.name  # "wfp.org", which several organisations share
        return None

    def country_of(self, name: str) -> str | None:
        """The country of the national body that a name means, None for others."""
        owners = {o.country for o, _ in self._found.get(fold_name(name), ()) if o.country != EVERY}
        return owners.pop() or None if len(owners) == 1 else None

    def of_country(self, country: str, *, like: Collection[str]) -> str | None:
        """The only body of a country that has one of some words in a name ("red cross"); None for none or several."""
        bodies = {id(o): o for found in self._found.values() for o, _ in found if o.country == country}
        named = {
            o.name for o in bodies.values() if any(word in name.casefold() for name, _ in o.names() for word in like)
        }
        return named.pop() if len(named) == 1 else None

    def national(self, name: str, country: str | None) -> str | None:
        """The one body of a kind that a country has, named by the kind alone: "Red Cross", "Police"."""
        folded = fold_words(name).removeprefix("the ")
        kind = next((kind for kind in ("red_cross", "police") if folded in data("national", kind)), None)
        return self.of_country(country, like=data("national", kind)) if kind and country else None

    @cached_property
    def _sites(self) -> dict[str, str]:
        sites: dict[str, set[str]] = {}
        for organisation in {id(o): o for found in self._found.values() for o, _ in found}.values():
            sites.setdefault(organisation.source, set()).add(organisation.name)
        return {site: names.pop() for site, names in sites.items() if "." in site and len(names) == 1}

    def _written_as_name(self, name: str, folded: str) -> bool:
        """Everyday words ("plan", "Impact") are names only as the registry writes them, short ones not in small letters, and what opens
        with a title never ("Ms F", whose surname stands on the next line).
        """
        title = TITLE.match(name)
        if title and not title[0].isupper() and len(name[title.end() :].strip(".")) == 1:
            return False
        if folded in _everyday():
            spellings = {spelling for found, _ in self._found.get(folded, ()) for spelling, _ in found.names()}
            return name in spellings or (name.isupper() and len(name) > 3)
        return len(folded) > 5 or not name.islower()

    def _choose(self, folded: str, country: str | None, among: Collection[str]) -> Agency | None:
        if folded in self._own:
            return Agency(self._own[folded])
        found = self._found[folded]
        present = [o for o, _ in found if o.name in among]
        here = [o for o, where in found if country and where == country]
        anywhere = [o for o, where in found if where in (EVERY, "")]
        for candidates in (present, here, anywhere):
            if len({o.name for o in candidates}) == 1:
                return self._agency(candidates, country)
            if candidates:
                return None
        abroad = country and len(folded) <= _ACRONYM  # an acronym of another country's body means something else here
        return None if abroad or len({o.name for o, _ in found}) > 1 else self._agency([o for o, _ in found], country)

    def _agency(self, candidates: list[Organisation], country: str | None) -> Agency:
        """One name, maybe of several: the country is told where two organisations, or an office of every country, share it."""
        name = candidates[0].name
        if candidates[0].country != EVERY and len(self._shared[name]) == 1:
            return Agency(name)
        codes = {country if o.country in (EVERY, "") else o.country for o in candidates}
        return Agency(name, country if country in codes else codes.pop() if len(codes) == 1 else None)

    def _bracketed(self, name: str, country: str | None, among: Collection[str]) -> Agency | None:
        """ "World Vision International (WVI)", "UNHCR (Amman)"; not "Mariann (UNICEF)" or "UNICEF (Mariann)"."""
        match = _BRACKET.fullmatch(name)
        if match is None:
            return None
        outer, inner = fold_name(match["outer"]), fold_name(match["inner"])
        place = countries().code(match["inner"])
        initials = "".join(word[0] for word in re.findall(r"\w+", match["outer"].casefold()))
        main, other = (self._choose(n, place or country, among) if n in self._found else None for n in (outer, inner))
        if main is not None and (place or inner == initials or (other is not None and other.name == main.name)):
            return main
        return other if inner == initials else None

    def _of_a_country(self, name: str, among: Collection[str]) -> Agency | None:
        """ "UNICEF Jordan", "Ministry of Health of Uganda", "Ugandan MoH": the organisation, in that country."""
        for bare, code in countries().without(name):
            folded = fold_name(bare)
            if folded in self._found and self._written_as_name(bare, folded):
                return self._choose(folded, code, among)
        return None

    def _nearly(self, folded: str, country: str | None) -> Agency | None:
        if "/" in folded:
            return None
        best = self._index.best(folded) if len(folded) >= _LONG else self._turned(folded)
        return self._choose(best, country, ()) if best else None

    def _turned(self, folded: str) -> str | None:
        """An acronym with two neighbouring letters changed over ("UNICFE")."""
        if len(folded) < _SHORTEST_TURNED or not folded.isalpha():
            return None
        turned = (folded[:n] + folded[n + 1] + folded[n] + folded[n + 2 :] for n in range(len(folded) - 1))
        found = {name for name in turned if name in self._found and name not in _everyday()}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted({**self._own, **self._found})

    @cached_property
    def _index(self) -> "Nearly":
        from minutes_miner.link.nearly import Nearly

        return Nearly(name for name in {**self._own, **self._found} if len(name) >= _LONG)


def _arabic_forms(name: str) -> Iterator[str]:
    """An Arabic name without what is grown together with it or stands before it: "واليونيسف", "لليونيسف", "منظمة اليونيسف"."""
    if not ARABIC.match(name):
        return
    words = lexicon.load("parties")["arabic"]
    grown = [name[len(part) :] for part in words["grown"] if name.startswith(part)]
    forms = [name, *(bare for bare in grown if len(bare) >= _SHORTEST_ARABIC)]
    if name.lstrip("و").startswith("لل"):
        forms.append("ال" + name.lstrip("و")[2:])
    for form in tuple(forms):
        forms += [form[len(kind) :] for kind in words["kinds"] if form.startswith(kind)]
        forms += [form.removesuffix(tail) for tail in words["tails"] if form.endswith(tail)]
    for form in forms:
        yield from (form, form.removeprefix("ال"), f"ال{form}")


@cache
def _everyday() -> frozenset[str]:
    return frozenset(fold_name(word) for word in lexicon.load("parties")["everyday"]["words"])


def read_organisation(row: Mapping[str, str]) -> Organisation:
    """A row of `agencies.csv`, or of a user's own table with the same heads; see `minutes_miner.lexicon`."""
    listed = {column: [name.strip() for name in (row.get(column) or "").split(";")] for column in (*_COLUMNS, "local")}
    local = [name.partition("@") for name in listed["local"] if name]
    return Organisation(
        name=row["name"],
        aliases=tuple(name for column in _COLUMNS for name in listed[column] if name),
        country=row.get("country") or "",
        kind=row.get("kind") or "",
        source=row.get("source") or "",
        local=tuple((name, code) for name, _, codes in local for code in codes.split()),
    )


@cache
def registry() -> Registry:
    """The organisations of the package, loaded once."""
    return Registry(map(read_organisation, lexicon.table("agencies")))
