"""When the meeting began and ended: labelled, else in the texts of the head, the end also in the last lines."""

import re
from collections.abc import Iterable, Sequence

from minutes_miner.dates import parse_times
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.heading.held import DATE_LIKE
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.words import Words, key


class Times:
    """Finds the hours at which a meeting began and ended."""

    def __init__(self, vocabulary: Words) -> None:
        self._ended = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['ended'])})")

    def find(
        self, layout: Layout, found: Findings, labels: Sequence[Label], head: Iterable[str]
    ) -> tuple[str | None, str | None]:
        """Begin and end as HH:MM, None where nothing tells; `labels` and `head` are the labels and texts of the head."""
        start = end = None
        for meaning in ("start_time", "end_time"):
            label = found.label(meaning)
            if label is not None and label.value:
                value = parse_times(DATE_LIKE.sub(" ", fold(label.value))[:80])[0]
                start, end = (value, end) if meaning == "start_time" else (start, value)
        end = end or self._spoken_end(layout)
        if start:
            return start, end
        texts = [label.value for label in labels if label.meaning in ("time", "date_time", "date_place", "date")]
        texts += [
            text
            for text in head
            if not self._ended.search(key(text))
            if re.search(r"\d\s?(?:[:.h]\s?\d\d|[ap]\.?m)", DATE_LIKE.sub(" ", text), re.IGNORECASE)
        ]
        for text in texts:
            found_times = parse_times(DATE_LIKE.sub(" ", fold(text))[:160])
            if found_times[0]:
                return found_times[0], found_times[1] or end
        return None, end

    def _spoken_end(self, layout: Layout) -> str | None:
        """ "The meeting was adjourned at 8.15 pm", among the last lines."""
        for passage in layout.passages[-8:]:
            text = layout.text_of(passage)
            if len(text) < 200 and self._ended.search(key(text)):
                return parse_times(DATE_LIKE.sub(" ", text))[0]
        return None
