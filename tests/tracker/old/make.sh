#!/usr/bin/env bash
# A tracker of an older schema, made by the code that wrote such ones: tests/tracker/old/make.sh COMMIT NAME, from the root.
# Three documents, and of a person a join, a correction and a closed action; small pages, so that the file is small.
set -euo pipefail
commit=$1 name=$2 here=$PWD/tests/tracker/old python=$PWD/.venv/bin/python
old=$(mktemp -d)
trap 'rm -rf "$old"' EXIT
git archive "$commit" | tar -x -C "$old"
cd "$old/corpus/documents"
export PYTHONPATH=$old MINUTES_MINER_DB=$old/$name.db
command=("$python" -m minutes_miner.cli.main)
"${command[@]}" ingest kyaka-cpswg/kyaka_2021-08-12.txt kyaka-cpswg/kyaka_2021-09-09.docx kyaka-cpswg/kyaka_2021-10-14.pdf
mapfile -t open < <("${command[@]}" open --as-of 2021-12-31 --format csv | tail -n +2 | cut -d, -f1 | tr -d '"\r' | grep ^A-)
"${command[@]}" link "${open[0]}" "${open[1]}" --who Ana --why "one thing"
"${command[@]}" edit "${open[2]}" --deadline 2022-03-01 --who Ana --why "by phone"
"${command[@]}" close "${open[3]}" --who Ana
"$python" - "$MINUTES_MINER_DB" "$here/$name.db" <<'PYTHON'
import sqlite3, sys
made = sqlite3.connect(sys.argv[1], isolation_level=None)
version, application = (made.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
made.execute("PRAGMA journal_mode = DELETE")
made.execute("PRAGMA page_size = 512")
made.execute("VACUUM INTO ?", (sys.argv[2],))
PYTHON
