"""People decide about agencies: which names are one, which never are, what they are called; each step can be undone."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from minutes_miner.errors import RequestError
from minutes_miner.link.agencies import fold_name, read_organisation, registry
from minutes_miner.link.countries import countries
from minutes_miner.link.kinds import is_thing, kind_of
from minutes_miner.tracker import agencies
from minutes_miner.tracker.agencies import Alias, Named
from minutes_miner.tracker.lists import PairIds, SuggestionRow, suggestion_rows
from minutes_miner.tracker.store import Clock, Store, open_to_write
from minutes_miner.workflow.linking import relink
from minutes_miner.workflow.naming import Names, divide, name_agencies
from minutes_miner.workflow.persons import is_everyday

_BY_PEOPLE = "people said so"
_LONGEST = 120  # characters of a name; the longest of the registry has 87


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation as a person adds it; `country` an ISO code, "" for many."""

    name: str
    acronym: str | None = None
    names: tuple[str, ...] = ()
    country: str = ""


def accept(db: Path, ids: Sequence[str], *, clock: Clock, who: str, why: str | None = None) -> list[str]:
    """Suggestions are right: the alias is the agency from now on. All are accepted or none. Returns what was joined."""
    with open_to_write(db, clock=clock, who=who) as store:
        names = name_agencies(store)
        chosen = _chosen(store, names, ids)
        aliases = [_joined(names, *pair, row.evidence) for pair, row in chosen.items()]
        _refuse_chain_of_two(names, aliases)
        for alias in aliases:
            agencies.state(store, "agency accept", alias.agency, aliases=[alias], why=why or alias.evidence)
        relink(store, why=_BY_PEOPLE)
        return [f"{alias.alias} is {alias.agency}" for alias in aliases]


def refuse(db: Path, ids: Sequence[str], *, clock: Clock, who: str, why: str | None = None) -> list[str]:
    """Suggestions are wrong, for ever: the two names are two agencies. Returns what was refused."""
    with open_to_write(db, clock=clock, who=who) as store:
        names = name_agencies(store)
        chosen = _chosen(store, names, ids)
        for pair in chosen:
            agencies.state(store, "agency refuse", pair[1], refuse=[pair], why=why)
        relink(store, why=_BY_PEOPLE)
        return [f"{row.alias} is never {row.agency}" for row in chosen.values()]


def merge(
    db: Path,
    aliases: Sequence[str],
    agency: str,
    *,
    clock: Clock,
    who: str,
    why: str | None = None,
    force: bool = False,
) -> list[str]:
    """Names, or agencies, are one agency, called as the last one. With `force` also where both are known for certain."""
    with open_to_write(db, clock=clock, who=who) as store:
        names = name_agencies(store)
        target = _key(store, names, agency)
        joined = [_joined(names, _key(store, names, alias, new=True), target, None, force=force) for alias in aliases]
        _refuse_chain_of_two(names, joined, force=force)
        agencies.state(store, "agency merge", target, aliases=joined, why=why)
        relink(store, why=_BY_PEOPLE)
        return [f"{alias.alias} is {target}" for alias in joined]


def split(db: Path, name: str, *, clock: Clock, who: str, why: str | None = None, country: str | None = None) -> str:
    """A name is an agency of its own (in a country, or anywhere) and is never suggested as the former one again.

    Undoes a wrong merge, and parts a name from an organisation of the registry. Returns the agency that it is now.
    """
    with open_to_write(db, clock=clock, who=who) as store:
        names = name_agencies(store)
        bare, scope = divide(_typed(store, name))
        scope = _code(country) if country else scope
        own = f"{bare} ({scope})" if scope else bare
        said = [
            a
            for a in names.said.aliases
            if (fold_name(divide(a.alias)[0]), divide(a.alias)[1]) == (fold_name(bare), scope)
        ]
        own = said[0].alias if said else own
        before = names.agency(bare, scope)
        if before == own or not _is_heard(store, bare):
            raise RequestError("nothing-to-undo", f"{name} is joined with no other agency in this tracker.")
        without, aliases = [a.alias for a in said], []
        rest = Names(
            agencies.Said(tuple(a for a in names.said.aliases if a not in said), names.said.named, names.said.refused)
        )
        if rest.agency(bare, scope) != own:  # the registry, or another alias, would join it still
            aliases = [Alias(own, own)]
        agencies.state(store, "agency split", own, without=without, aliases=aliases, refuse=[(own, before)], why=why)
        relink(store, why=_BY_PEOPLE)
        return own


def rename(db: Path, agency: str, name: str, *, clock: Clock, who: str, why: str | None = None) -> str:
    """An agency is called by another name; it is still found by all names that it had. Returns the new name."""
    with open_to_write(db, clock=clock, who=who) as store:
        names = name_agencies(store)
        key, new = _key(store, names, agency), _clean(name)
        country = divide(key)[1]
        owner = names.typed(new, country)
        if owner != key and (names.is_confirmed(owner) or _is_heard(store, new)):
            raise RequestError(
                "name-taken", f"{new} is the name of another agency, {owner}; merge the two if they are one."
            )
        row = next((n for n in names.said.named if n.agency == key), Named(key, divide(key)[0], country))
        if row.shown == new:
            raise RequestError("nothing-to-undo", f"{key} is called {new} already.")
        others = tuple(dict.fromkeys((*row.names, row.shown)))
        agencies.state(store, "agency rename", key, named=[Named(key, new, country, others)], why=why)
        relink(store, why=_BY_PEOPLE)
        return new


def add(
    db: Path, organisations: Sequence[Organisation], *, clock: Clock, who: str, why: str | None = None
) -> list[str]:
    """Organisations of the user's own, with all their names; all are added or none. Returns what they are called."""
    with open_to_write(db, clock=clock, who=who) as store:
        names = name_agencies(store)
        taken: dict[tuple[str, str], str] = {}
        named = []
        for one in organisations:
            new = _named(names, one)
            for name in (new.shown, *new.names):
                other = taken.setdefault((fold_name(name), new.country), new.agency)
                if other != new.agency:
                    raise RequestError("name-taken", f"{name} is a name of both {other} and {new.agency}.")
            named.append(new)
        if not named:
            raise RequestError("bad-name", "There is no organisation to add.")
        subject = named[0].agency if len(named) == 1 else f"{len(named)} organisations"
        agencies.state(store, "agency add", subject, named=named, why=why)
        relink(store, why=_BY_PEOPLE)
        return [n.shown for n in named]


def read_organisations(path: Path) -> list[Organisation]:
    """Organisations of a file: CSV with the heads of the registry of the package, or TOML with `[[agency]]` tables of
    `name`, `acronym`, `names`, `country`. Raises `RequestError` `bad-registry`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".toml":
            return [_from_toml(entry) for entry in tomllib.loads(text).get("agency", [])]
        return _from_csv(text)
    except (
        OSError,
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        TypeError,
        KeyError,
        ValueError,
        AttributeError,
    ) as error:
        raise RequestError("bad-registry", f"{path} is no table of organisations: {error}") from error


def _from_toml(entry: dict[str, object]) -> Organisation:
    names = entry.get("names", [])
    if not isinstance(names, list):
        raise ValueError("names must be a list")
    return Organisation(
        str(entry["name"]),
        str(entry["acronym"]) if "acronym" in entry else None,
        tuple(map(str, names)),
        str(entry.get("country", "")),
    )


def _from_csv(text: str) -> list[Organisation]:
    import csv
    import io

    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)  # a spreadsheet writes what its language puts between the items of a list
    rows = [
        row
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        if any(str(cell or "").strip() for cell in row.values())
    ]
    if rows and "name" not in rows[0]:
        raise ValueError("it has no column 'name'")
    found = []
    for row in rows:
        read = read_organisation(row)
        found.append(Organisation(read.name, row.get("acronym") or None, read.aliases, read.country.strip("*")))
    return found


def _named(names: Names, one: Organisation) -> Named:
    country = _code(one.country) if one.country else ""
    full = _clean(one.name)
    shown = _clean(one.acronym) if one.acronym else full
    others = tuple(dict.fromkeys(_clean(name) for name in (full, *one.names) if name.strip() and name != shown))
    for name in (shown, *others):
        owner = names.typed(name, country)
        if names.is_confirmed(owner) and (not country or divide(owner)[1] in (country, "")):
            if country and not divide(owner)[1] and names.known.country_of(owner) not in (None, country):
                continue
            raise RequestError("name-taken", f"{name} is a name of {owner} already.")
    elsewhere = country and (names.known.depends(shown) or names.is_confirmed(names.agency(shown)))
    return Named(f"{shown} ({country})" if elsewhere else shown, shown, country, others)


def _joined(names: Names, alias: str, agency: str, evidence: str | None, *, force: bool = False) -> Alias:
    """The alias to be kept. Raises `alias-loop`, `two-agencies`, `contradiction`."""
    typed = (alias, agency)
    alias, agency = names.root(alias), names.root(agency)
    if alias == agency:
        told = " and ".join(dict.fromkeys(typed))
        raise RequestError(
            "alias-loop", f"{told}: one agency already, called {agency}; the other way round they would go in a circle."
        )
    if not force and names.is_confirmed(alias) and names.is_confirmed(agency):
        raise RequestError(
            "two-agencies",
            f"{alias} and {agency} are both known for certain to be agencies, so they are not joined;"
            f" where one took over the other: minutes-miner agencies merge {_quoted(alias)} {_quoted(agency)} --force",
        )
    if {(alias, agency), (agency, alias)} & names.said.refused:
        raise RequestError(
            "contradiction", f"People said that {alias} is not {agency}; undo that first ('minutes-miner log', 'undo')."
        )
    return Alias(alias, agency, evidence)


def _refuse_chain_of_two(names: Names, joined: Sequence[Alias], *, force: bool = False) -> None:
    """Several joins at once that lead in a circle, or join two confirmed agencies over a third name."""
    home: dict[str, str] = {}

    def root(key: str) -> str:
        while key in home:
            key = home[key]
        return key

    for alias in joined:
        one, other = root(alias.alias), root(alias.agency)
        if one == other:
            raise RequestError("alias-loop", f"{alias.alias} and {alias.agency} would go in a circle.")
        if one != alias.alias:
            raise RequestError("two-agencies", f"{alias.alias} cannot be both {one} and {alias.agency}.")
        if not force and names.is_confirmed(one) and names.is_confirmed(other):
            raise RequestError(
                "two-agencies",
                f"{one} and {other} are both known for certain to be agencies; 'agencies merge --force' joins them.",
            )
        home[one] = other
    for a, b in names.said.refused:
        before = {names.root(a), names.root(b)}
        if len(before) == 2 and len({root(key) for key in before}) == 1:
            raise RequestError(
                "contradiction", f"People said that {a} is not {b}; undo that first ('minutes-miner log', 'undo')."
            )


def _key(store: Store, names: Names, text: str, *, new: bool = False) -> str:
    """The agency that a person means. Raises `unknown-agency`, or `ambiguous-agency` where only the country would tell."""
    text = _typed(store, text)
    bare, country = divide(text)
    found = {
        row.agency
        for row in agencies.name_rows(store.connection).values()
        if row.folded in (fold_name(text), fold_name(bare))
        and (not country or row.country == country or divide(row.agency)[1] == country or row.name == text)
    }
    if not found:
        known = names.known.find(text, any_case=True)
        if known is None and not new:
            raise RequestError(
                "unknown-agency", f"No agency {text} in this tracker; 'minutes-miner agencies list' shows them."
            )
        return names.agency(known.label if known else text)
    if len(found) > 1:
        raise RequestError("ambiguous-agency", f"{text} may be {', '.join(sorted(found))}; name one of them.")
    return found.pop()


def _quoted(name: str) -> str:
    """A name as it is typed in a shell."""
    return f'"{name}"' if " " in name else name


def _is_heard(store: Store, name: str) -> bool:
    folded = fold_name(name)
    row = store.connection.execute("SELECT 1 FROM agency_names WHERE folded = ?", (folded,)).fetchone()
    written = store.connection.execute(
        "SELECT 1 FROM machine_responsible WHERE written = ? COLLATE NOCASE LIMIT 1", (name,)
    ).fetchone()
    return bool(row or written)


def _typed(store: Store, name: str) -> str:
    """A name as a person typed it: what the tracker lists as an agency is one, whatever it looks like ("WCC"); else it has to
    be able to be one. Raises `bad-name`."""
    return name if _is_heard(store, name) else _clean(name)


def _clean(name: str) -> str:
    """A name that can be one: in one line, with letters, no longer than names are. Raises `bad-name`."""
    plain = " ".join(name.split())
    letters = sum(ch.isalpha() for ch in plain)
    if letters < 2 or len(plain) > _LONGEST or not plain.isprintable() or letters * 2 < len(plain.replace(" ", "")):
        raise RequestError("bad-name", f"{name[:_LONGEST]!r} cannot be the name of an agency.")
    if is_thing(plain) or (kind_of(plain) is not None and is_everyday(plain) and not registry().knows(plain)):
        raise RequestError("bad-name", f"{plain!r} is the name of a thing, a role or a group, not of an agency.")
    return plain


def _code(country: str) -> str:
    """The ISO code of a country by code or name. Raises `unknown-country`."""
    code = countries().code(country) or country.strip().upper()
    if not countries().knows(code):
        raise RequestError("unknown-country", f"No country {country!r}; give its name or its ISO code, like JO.")
    return code


def _chosen(store: Store, names: Names, ids: Iterable[str]) -> dict[tuple[str, str], SuggestionRow]:
    """The suggestions with some ids by the two agencies that they are of, of one pair of names those of all groups.
    Raises `unknown-suggestion`."""
    rows = suggestion_rows(store.connection)
    pairs = PairIds("S", {(row.alias, row.agency) for row in rows})
    wanted = [pairs.find(name, code="unknown-suggestion", of="agencies") for name in ids]
    return {
        (row.alias_key(names.agency), row.agency_key(names.agency)): row
        for pair in wanted
        for row in rows
        if (row.alias, row.agency) == pair
    }
