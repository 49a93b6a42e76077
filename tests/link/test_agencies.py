"""The registry of organisations: its format, shared names, misspelt names, and how fast it is."""

import re
import time
from collections import Counter, defaultdict

import pytest

from minutes_miner import lexicon
from minutes_miner.link.agencies import EVERY, Agency, Organisation, Registry, fold_name, read_organisation, registry

KINDS = {"un", "red-cross", "ingo", "ngo", "government", "donor", "network", "company", "academic"}
ORGANISATIONS = [read_organisation(row) for row in lexicon.table("agencies")]


def test_there_are_many_each_with_its_source() -> None:
    """At least 450 organisations; each has a name, a kind, a country code or none, and where its names come from."""
    assert len(ORGANISATIONS) >= 450
    for organisation in ORGANISATIONS:
        assert organisation.name
        assert organisation.kind in KINDS, organisation
        assert re.fullmatch(r"[A-Z]{2}|\*|", organisation.country), organisation
        assert re.fullmatch(r"own knowledge|[\w-]+(\.[\w-]+)+", organisation.source), organisation


def test_names_are_unique_in_their_country() -> None:
    """A canonical name stands once in a country; an alias of one country or of none has one owner, a local one may have more."""
    keys = Counter((fold_name(o.name), o.country) for o in ORGANISATIONS)
    assert [key for key, count in keys.items() if count > 1] == []
    owners = defaultdict(set)
    for organisation in ORGANISATIONS:
        for name in (organisation.name, *organisation.aliases):
            assert fold_name(name), organisation
            owners[fold_name(name), organisation.country.replace(EVERY, "")].add(organisation.name)
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_aliases_stand_in_their_columns() -> None:
    """Arabic names are in Arabic letters, local names carry country codes."""
    for row in lexicon.table("agencies"):
        assert not row["arabic"] or re.search(r"[\u0600-\u06ff]", row["arabic"]), row
        assert all(
            re.fullmatch(r"[^@]+@[A-Z]{2}( [A-Z]{2})*", name.strip()) for name in row["local"].split(";") if name
        ), row


@pytest.mark.parametrize(
    ("name", "country", "agency"),
    [
        pytest.param("MoSD", "JO", Agency("MoSD", "JO"), id="of every country"),
        pytest.param("MoSD", "PS", Agency("MoSD", "PS"), id="the same in another country"),
        pytest.param("MoSD", None, Agency("MoSD"), id="undecided"),
        pytest.param("MoH", "LB", Agency("MoPH", "LB"), id="the country's own name for it"),
        pytest.param("Ministry of Health", "CM", Agency("MINSANTE"), id="in full"),
        pytest.param("NDMA", "KE", Agency("NDMA", "KE"), id="another body in one country"),
        pytest.param("NRCS", "NP", Agency("NRCS", "NP"), id="two national societies"),
        pytest.param("NRCS", None, Agency("NRCS"), id="either of them"),
        pytest.param("Nepal Red Cross", None, Agency("NRCS", "NP"), id="the full name decides"),
        pytest.param("SC", None, Agency("SCI"), id="works anywhere"),
        pytest.param("TDH", "EG", Agency("TDH-L"), id="local name"),
        pytest.param("TDH", "JO", None, id="two of them work there"),
        pytest.param("MoH Uganda", None, Agency("MoH", "UG"), id="country behind"),
        pytest.param("Ministry of Health of Uganda", "KE", Agency("MoH", "UG"), id="country in words"),
        pytest.param("Ugandan MoH", None, Agency("MoH", "UG"), id="people before"),
        pytest.param("UNICEF Jordan", "JO", Agency("UNICEF"), id="country office"),
        pytest.param("UNHCR (Amman)", None, Agency("UNHCR"), id="field office"),
        pytest.param("Lebanese Red Cross", "JO", Agency("LRC"), id="a full name is clear abroad"),
        pytest.param("JRF", "UG", None, id="an acronym of elsewhere"),
        pytest.param("Plan", None, Agency("Plan International"), id="an everyday word as a name"),
        pytest.param("plan", None, None, id="an everyday word"),
        pytest.param("Impact", None, None, id="an everyday word with a capital"),
        pytest.param("Ministry of Helth", "UG", Agency("MoH", "UG"), id="misspelt"),
        pytest.param("Interntional Rescue Comittee", None, Agency("IRC"), id="misspelt twice"),
        pytest.param("", None, None, id="empty"),
        pytest.param("?!", None, None, id="absurd"),
    ],
)
def test_country_decides(name: str, country: str | None, agency: Agency | None) -> None:
    """A shared name is decided by the country of the document, or is left alone."""
    assert registry().find(name, country=country) == agency


def test_who_is_there_decides() -> None:
    """Of several organisations of one acronym it is the one that the document has already."""
    assert registry().resolve("TDH", country="JO", among=["UNICEF", "TDH-It"]) == "TDH-It"
    assert registry().resolve("TDH", country="EG", among=["TDH-It"]) == "TDH-It"
    assert registry().resolve("TDH", country="JO", among=["TDH-It", "TDH-L"]) is None


def test_two_of_one_acronym_stay_two() -> None:
    """Labels hold apart what names do not."""
    labels = {found.label for code in ("JO", "PS") if (found := registry().find("MoSD", country=code))}
    assert labels == {"MoSD (JO)", "MoSD (PS)"}


def test_undecided_names_are_known() -> None:
    """A name that only the country would decide is still the name of an agency; a thing's is not."""
    assert registry().knows("TDH")
    assert registry().knows("Ministry of Public Health")
    assert not registry().knows("Ministry of Silly Walks")


def test_people_type_in_any_case() -> None:
    """Whoever looks for an agency need not know how it is written."""
    assert registry().resolve("wvi") is None
    assert [registry().resolve(name, any_case=True) for name in ("wvi", "plan", "unhcr")] == [
        "WVI",
        "Plan International",
        "UNHCR",
    ]


def test_words_in_small_letters_are_forgiven_no_typing_error() -> None:
    """They are a name as the registry has it; nearly one they are only for somebody who asks for it."""
    assert registry().resolve("international rescue committee") == "IRC"
    assert registry().resolve("interntional rescue committee") is None
    assert registry().resolve("interntional rescue committee", any_case=True) == "IRC"


def test_own_aliases_come_first() -> None:
    """A user's alias wins over the registry's."""
    own = Registry(ORGANISATIONS, aliases={"SC": "Shelter Cluster"})
    assert own.resolve("SC") == "Shelter Cluster"
    assert own.resolve("SCI") == "SCI"


def test_the_nearest_of_many_is_found() -> None:
    """A misspelt name finds its own organisation among those that begin alike, quickly; an unknown one finds none."""
    from tests.link.benchmark_names import make_names

    names = make_names(3000)
    many = Registry([Organisation(name) for name in names])
    misspelt = [(name, name.replace("e", "", 1)) for name in names[::50] if name.count("e")]
    begun = time.perf_counter()
    assert all(many.resolve(wrong) == name for name, wrong in misspelt)
    assert many.resolve("International Zentrum Zahnweh") is None
    assert time.perf_counter() - begun < 2


def test_the_registry_loads_fast() -> None:
    """Loading it costs a query command little; the bound is generous, the figure is some 20 ms."""
    begun = time.process_time()
    Registry(map(read_organisation, lexicon.table("agencies")))
    assert time.process_time() - begun < 0.3


@pytest.mark.parametrize(
    ("name", "known"),
    [("Ms F", False), ("Dr C", False), ("MSF", True), ("M S F", True), ("Dr. C.", False), ("DRC", True)],
)
def test_a_title_opens_no_organisation(name: str, known: bool) -> None:
    """A title and an initial at the end of a line are somebody, whatever letters they make together."""
    assert registry().knows(name) is known
