"""minutes-miner: what was promised in the minutes, by whom, by when, and whether it was done.

Importing this package loads nothing heavy; `minutes_miner.workflow` is the way in for programs.
"""

__version__ = "0.1.0"
SCHEMA = "minutes-miner/1"
