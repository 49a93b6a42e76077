"""Looking a name up among 100,000 aliases: `python tests/link/benchmark_names.py` prints the median of each kind of name, beside
that of a scan over all names with `rapidfuzz.process.extractOne`, in one run.

The names are made of the words that organisations are named with, so that thousands begin alike ("International ...").
"""

import random
import statistics
import time
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from minutes_miner.link.agencies import Organisation, Registry, fold_name

FIRST = "International National Norwegian Danish Association Ministry Department Community Women Youth Children Federation Union Society Foundation United Islamic Catholic Rural Humanitarian"
MIDDLE = "Relief Development Health Education Refugee Rights Peace Water Agriculture Protection Social Legal Medical Aid Support Rehabilitation Nutrition Shelter Emergency Empowerment Training Environment Disability"
LAST = "Committee Council Organization Initiative Network Association Programme Agency Society Centre Service Trust Forum Alliance Group Mission Union Action"
PLACES = "Kitgum Bidibidi Mafraq Zahle Kabul Mopti Diffa Goma Juba Kassala Taiz Ibb Sylhet Jumla Palawan Tanna Labasa Jacmel Arauca Donetsk Lesvos Gedeo Turkana Dadaab Bama Maroua Pemba Zomba Mutare Kachin"


def make_names(count: int, *, seed: int = 1) -> list[str]:
    """So many different names of organisations."""
    chosen = random.Random(seed)
    first, middle, last, places = (words.split() for words in (FIRST, MIDDLE, LAST, PLACES))
    names: dict[str, None] = {}
    while len(names) < count:
        words = [chosen.choice(first), *chosen.sample(middle, chosen.randint(1, 3)), chosen.choice(last)]
        words += [chosen.choice(places)] if chosen.random() < 0.7 else []
        names[" ".join(words)] = None
    return list(names)


def misspell(name: str, *, chosen: random.Random) -> str:
    """A name with one typing error behind its first word: a letter left out, doubled, changed, or two changed over."""
    at = chosen.randrange(name.index(" ") + 1, len(name) - 1)
    a, b = name[at], name[at + 1]
    return name[:at] + chosen.choice((b, a + a + b, "x" + b, b + a)) + name[at + 2 :]


def measure(count: int = 100_000, *, queries: int = 400, scans: int = 10) -> dict[str, float]:
    """Milliseconds of processor time: "load", "index" (at the first misspelt name), and the median of "exact", "misspelt",
    "common" (misspelt, of words that thousands share), "unknown", and of a "scan" for a misspelt name."""
    chosen = random.Random(2)
    names = make_names(count)
    started = time.process_time()
    registry = Registry([Organisation(names[at], tuple(names[at + 1 : at + 4])) for at in range(0, count, 4)])
    loaded = time.process_time()
    registry.resolve("International Releif Comittee Nowhere")
    figures = {"load": 1000 * (loaded - started), "index": 1000 * (time.process_time() - loaded)}
    some = chosen.sample(names, queries)
    kinds = {
        "exact": some,
        "misspelt": [misspell(name, chosen=chosen) for name in some],
        "common": [misspell(name, chosen=chosen) for name in names if name.startswith("International ")][:queries],
        "unknown": [f"International {name.split()[-1]} Zentrum {name.split()[1]}" for name in some],
    }
    for kind, wanted in kinds.items():
        times = []
        for name in wanted:
            begun = time.process_time()
            registry.resolve(name)
            times.append(1000 * (time.process_time() - begun))
        figures[kind] = statistics.median(times)
    figures["scan"] = statistics.median(_scan(kinds["misspelt"][:scans], [fold_name(name) for name in names]))
    return figures


def _scan(wanted: list[str], folded: list[str]) -> Iterator[float]:
    """Milliseconds for each name that is looked for by comparing it with all."""
    for name in wanted:
        begun = time.process_time()
        process.extractOne(fold_name(name), folded, scorer=fuzz.ratio, score_cutoff=91)
        yield 1000 * (time.process_time() - begun)


if __name__ == "__main__":
    found = measure()
    for kind, milliseconds in found.items():
        print(f"{kind:10} {milliseconds:9.3f} ms")
    print(f"a scan takes {found['scan'] / found['misspelt']:.0f} times as long as the index")
