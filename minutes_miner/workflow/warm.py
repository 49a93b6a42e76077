"""Imported by the process from which workers are forked, before there are any: the pipeline loaded and used once, for all of them.

What it loads the workers share, also in memory. What goes wrong here goes wrong again in a worker, which tells it.
"""

import contextlib
import gc

from minutes_miner.workflow.sample import read_sample

with contextlib.suppress(Exception):
    read_sample()
gc.collect()
gc.freeze()  # what is not looked at stays in pages that are shared
