"""How well and how fast linking is.

`python tests/link/benchmark_linking.py` learns on our own groups and tries each left out; then measures what is shipped on
`--held CHAINS.jsonl` (by default ../shared/linking/chains.jsonl, where present, with the score.py and make_minutes.py beside
it): mentions as they are, and through `ingest` of rendered minutes. `--speed` prints the cost against size instead.

Figures: pairs and B-cubed, traps joined, links made and how many of them are wrong, the share of gold links not made that
are asked about, questions, and pair F1 after a person has answered them (and those that follow from the answers).
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from minutes_miner.link.chains import Chains, chain
from minutes_miner.link.pairs import score_pairs
from minutes_miner.link.score import WEIGHTS
from minutes_miner.records import Mention
from minutes_miner.training.linking import Gold, counts, learn, pairs_of, read_chains

HELD = Path("../shared/linking/chains.jsonl")
ROUNDS = 9  # of answers at most: what follows from the first ones is asked in turn


@dataclass
class Tally:
    """Counts over groups."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    asked: int = 0
    questions: int = 0
    by_mention: list[tuple[float, float]] = field(default_factory=list)
    traps: set[str] = field(default_factory=set)
    joined_traps: set[str] = field(default_factory=set)

    def add(self, group: Sequence[Gold], found: Chains) -> None:
        """Count one group."""
        home = {id_: at for at, cluster in enumerate(found.clusters) for id_ in cluster}
        doubts = {frozenset((home[q.a], home[q.b])) for q in found.questions}
        self.questions += len(found.questions)
        for a, b in combinations(group, 2):
            if not counts(a, b):
                continue
            at = home[a.mention.id], home[b.mention.id]
            same, joined = a.chain == b.chain, at[0] == at[1]
            self.right += same and joined
            self.wrong += joined and not same
            self.missed += same and not joined
            self.asked += same and not joined and frozenset(at) in doubts
            if a.trap and a.trap == b.trap and not same:
                self.traps.add(a.trap)
                self.joined_traps.update({a.trap} if joined else ())
        self._by_mention([gold for gold in group if not gold.ambiguous], home)

    def _by_mention(self, group: Sequence[Gold], home: Mapping[str, int]) -> None:
        for gold in group:
            chained = {other.mention.id for other in group if other.chain == gold.chain}
            joined = {o.mention.id for o in group if home[o.mention.id] == home[gold.mention.id] and counts(gold, o)}
            self.by_mention.append((len(chained & joined) / len(joined), len(chained & joined) / len(chained)))

    @property
    def f1(self) -> float:
        """Pair F1."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __str__(self) -> str:
        links, gold = max(self.right + self.wrong, 1), max(self.right + self.missed, 1)
        p, r = (sum(values) / max(len(self.by_mention), 1) for values in zip(*self.by_mention, strict=True))
        return (
            f"pairs P {self.right / links:.3f} R {self.right / gold:.3f} F1 {self.f1:.3f}  B-cubed {2 * p * r / (p + r):.3f}"
            f"  traps {len(self.joined_traps)} of {len(self.traps)}  wrong of links made {self.wrong / links:.3f}"
            f"  asked of missed {self.asked / max(self.missed, 1):.2f}  questions {self.questions}"
        )


def measure(groups: Mapping[str, Sequence[Gold]], weights: Mapping[str, Mapping[str, float]]) -> tuple[Tally, Tally]:
    """The tally of the groups, each with its weights, before and after a person answers."""
    before, after = Tally(), Tally()
    for name, group in groups.items():
        mentions = [gold.mention for gold in group]
        scores = score_pairs(mentions, weights=weights[name])
        found = chain(mentions, scores=scores, weights=weights[name])
        before.add(group, found)
        by_id = {gold.mention.id: gold.chain for gold in group}
        answers: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
        for _ in range(ROUNDS):
            if not found.questions:
                break
            for question in found.questions:
                answers[by_id[question.a] == by_id[question.b]].append((question.a, question.b))
            found = chain(mentions, scores=scores, weights=weights[name], must=answers[True], cannot=answers[False])
        after.add(group, found)
    return before, after


def by_group(golds: Sequence[Gold]) -> dict[str, list[Gold]]:
    """The mentions of a file by group."""
    groups: dict[str, list[Gold]] = defaultdict(list)
    for gold in golds:
        groups[gold.mention.group].append(gold)
    return groups


def quality(corpus: Path, held: Path) -> None:
    """Print the figures of our own groups, each left out in turn, of those kept apart (`held`), and of the held-out groups."""
    own = {path.stem: read_chains(path) for path in sorted(corpus.glob("*.jsonl"))}
    tables = {name: pairs_of(group) for name, group in own.items()}
    weights = {name: learn([table for other, table in tables.items() if other != name]) for name in own}
    before, after = measure(own, weights)
    print(f"own groups, each left out   {before}\n  answered {after.f1:.3f}")
    seldom = {path.stem: read_chains(path) for path in sorted((corpus / "held").glob("*.jsonl"))}
    before, after = measure(seldom, dict.fromkeys(seldom, WEIGHTS))
    print(f"bodies that meet seldom     {before}\n  answered {after.f1:.3f}")
    if not held.exists():
        return
    groups = by_group(read_chains(held))
    before, after = measure(groups, dict.fromkeys(groups, WEIGHTS))
    print(f"held-out groups             {before}\n  answered {after.f1:.3f}")
    for kind in ("docx", "txt"):
        through_ingest(held, kind)


def through_ingest(held: Path, kind: str) -> None:
    """Print what the scorer beside the held-out groups says of rendered minutes in one format."""
    command = Path(sys.executable).with_name("minutes-miner")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        render = [
            sys.executable,
            str(held.with_name("make_minutes.py")),
            str(out),
            "--format",
            kind,
            "--gold",
            str(held),
        ]
        subprocess.run(render, check=True, capture_output=True)
        db = ["--db", str(out / "tracker.db")]
        subprocess.run([command, "ingest", str(out / kind), *db], check=True, capture_output=True)
        found = subprocess.run(
            [command, "export", "mentions", "--format", "json", *db], check=True, capture_output=True
        ).stdout
        (out / "export.json").write_bytes(found)
        score = [sys.executable, str(held.with_name("score.py")), str(held), str(out / "export.json"), "--json"]
        told = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
    print(
        f"through ingest of {kind:9s} pairs P {told['pair']['p']:.3f} R {told['pair']['r']:.3f} F1 {told['pair']['f1']:.3f}"
        f"  B-cubed {told['bcubed']['f1']:.3f}  traps {told['traps']['fallen']} of {told['traps']['sets']}"
        f"  mentions found {told['coverage']:.3f}"
    )


def speed(size: int) -> None:
    """Print the CPU seconds of ten new mentions in one invented group of `size`, and of the whole group anew."""
    draw = random.Random(7)
    verbs = ["share", "revise", "print", "circulate", "repair", "map", "review", "present", "translate", "submit"]
    things = ["pump", "report", "budget", "training plan", "referral form", "survey", "leaflet", "contract", "roof"]
    mentions = [
        Mention(
            id=f"m{at:06}", document=f"d{at // 10}", row=at % 10 + 1, group="g",
            meeting_date=f"{2000 + at // 1000:04}-{at // 100 % 10 + 1:02}-{at // 10 % 10 + 1:02}",
            text=f"{draw.choice(verbs)} the {draw.choice(things)} of Site{draw.randrange(max(size // 30, 1))}",
        )
        for at in range(size)
    ]  # fmt: skip
    new = {mention.id for mention in mentions[-10:]}
    start = time.process_time()
    scores = score_pairs(mentions)
    chain(mentions, scores=scores)
    whole = time.process_time() - start
    kept = {pair: p for pair, p in scores.items() if not new & set(pair)}
    start = time.process_time()
    chain(mentions, scores=score_pairs(mentions, known=kept, fresh=new))
    print(f"{size} mentions: ten new {time.process_time() - start:.2f} CPU s, all anew {whole:.2f} CPU s")


def main() -> None:
    """Measure quality, or speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/linking"))
    parser.add_argument("--held", type=Path, default=HELD)
    parser.add_argument("--speed", type=int, nargs="*", help="sizes of the group, e.g. 1000 5000")
    options = parser.parse_args()
    if options.speed is None:
        quality(options.corpus, options.held)
    for size in options.speed or ():
        speed(size)


if __name__ == "__main__":
    main()
