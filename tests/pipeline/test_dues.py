"""Days beside the words of an action: in the rest of the sentence, in the next one, before it."""

from datetime import date

from spacy.lang.xx import MultiLanguage

from minutes_miner.document import Block, Document
from minutes_miner.pipeline.deadlines import Deadlines, bags_of, options_of
from minutes_miner.pipeline.findings import Draft, Findings, findings_of, layout_of
from minutes_miner.pipeline.words import words
from minutes_miner.records import Meeting
