"""How well and how fast linking is: `python tests/link/benchmark_linking.py CHAINS.jsonl [--score SCORE.py]`, or `--speed N`.

CHAINS holds one mention a line with its gold `chain`; pairs are counted inside each group. With `--score` the export is
scored by that program as well. Questions: the share of gold links not made that are asked about.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

from minutes_miner.link.chains import chain
from minutes_miner.records import Mention


def load(path: Path) -> list[tuple[Mention, dict[str, object]]]:
    """The mentions of a file with their gold lines, each meeting its own document."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        mention = Mention(
            id=gold["id"], document=f"{gold['group']} {gold['meeting_date']}", row=gold["row"], group=gold["group"],
            meeting_date=gold["meeting_date"], text=gold["text"], agenda_item=gold["agenda_item"],
            responsible=tuple(gold["responsible"]), deadline=gold["deadline"], status=gold["status"],
        )  # fmt: skip
        found.append((mention, gold))
    return found


def measure(path: Path, score: Path | None) -> None:
    """Print links right and wrong, questions asked of gold links not made, and what the scorer says."""
    rows = load(path)
    groups = sorted({mention.group for mention, _ in rows})
    export, right, wrong, missed, asked, questions = [], 0, 0, 0, 0, 0
    for group in groups:
        mine = {mention.id: (mention, gold) for mention, gold in rows if mention.group == group}
        chains = chain([mention for mention, _ in mine.values()])
        home = {id_: at for at, cluster in enumerate(chains.clusters) for id_ in cluster}
        doubts = {frozenset((home[q.a], home[q.b])) for q in chains.questions}
        questions += len(chains.questions)
        export += [{"id": id_, "text": mine[id_][0].text, "action_id": f"{group} {at}"} for id_, at in home.items()]
        sure = [id_ for id_, (_, gold) in mine.items() if not gold.get("ambiguous")]
        for a, b in combinations(sure, 2):
            same, joined = mine[a][1]["chain"] == mine[b][1]["chain"], home[a] == home[b]
            right += same and joined
            wrong += joined and not same
            missed += same and not joined
            asked += same and not joined and frozenset((home[a], home[b])) in doubts
    print(f"links {right + wrong}, wrong {wrong / max(right + wrong, 1):.3f}; gold links not made {missed}, ")
    print(f"of which asked {asked / max(missed, 1):.3f}; questions {questions}")
    if score:
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
            json.dump(export, out)
            out.flush()
            subprocess.run([sys.executable, str(score), str(path), out.name], check=True)


def speed(size: int) -> None:
    """Print the CPU seconds of clustering one invented group of `size` mentions."""
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
    start = time.process_time()
    chain(mentions)
    print(f"{size} mentions: {time.process_time() - start:.2f} CPU s")


def main() -> None:
    """Measure a file of chains, or the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chains", type=Path, nargs="?")
    parser.add_argument("--score", type=Path)
    parser.add_argument("--speed", type=int)
    options = parser.parse_args()
    if options.chains:
        measure(options.chains, options.score)
    if options.speed:
        speed(options.speed)


if __name__ == "__main__":
    main()
