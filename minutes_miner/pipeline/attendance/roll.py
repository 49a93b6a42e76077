"""The attendance while it is read: what was taken, and the stretch of names that is open."""

import re
from dataclasses import dataclass, replace

from minutes_miner.link.attendance import Part, promise, sentences, split_sentences
from minutes_miner.link.folding import leaves_bracket_open
from minutes_miner.link.listing import is_prose
from minutes_miner.link.opening import told as told_in_opening
from minutes_miner.link.sheets import attendance_columns, entries_of_lines
from minutes_miner.pipeline.attendance.entries import denies, is_unfinished
from minutes_miner.pipeline.findings import Findings

HEAD = 60  # passages: the head of a document has no more


@dataclass(slots=True)
class Stretch:
    """The label whose names go on; `valued` where it had names on its own line, `open` where the last line is not finished.

    `items` is how many of its lines had a bullet or a number.
    """

    part: Part
    valued: bool
    open: bool
    items: int = 0


class Roll:
    """The attendance as far as it is read: its parts in reading order, the label whose names go on, the rows of an open sheet."""

    def __init__(self, found: Findings) -> None:
        self.records = found.kind not in ("presentation", "workplan")  # these list many that are nobody who came
        self.parts: list[Part] = []
        self.stretch: Stretch | None = None
        self.begun = 0  # the parts before the open label
        self.sheet: list[str] = []
        self.run: list[str] = []  # the lines of a list of persons that has no label
        self.in_head = True
        self.headed = False  # whether the last passage was a heading
        self.asked = False  # whether a summary of actions has begun, whose owners are no list

    @property
    def waits(self) -> bool:
        """Whether a label is open that has no name on its own line."""
        return self.stretch is not None and not self.stretch.valued

    @property
    def is_near(self) -> bool:
        """Whether names are to be expected: in the head, and where a label is open."""
        return self.in_head or self.stretch is not None

    def open(self, part: Part) -> None:
        """Opens the stretch of a label whose names stand below it."""
        self.stretch = Stretch(part, valued=False, open=True)

    def close(self) -> None:
        """Ends the open stretch and its sheet."""
        self.end_sheet()
        self.stretch = None

    def parts_since_label(self) -> bool:
        """Whether the open label has entries already."""
        return bool(self.parts) and self.stretch is not None and self.parts[-1].text != "" and self._last_is_ours()

    def _last_is_ours(self) -> bool:
        stretch = self.stretch
        assert stretch is not None
        last = self.parts[-1]
        return (last.present, last.role, last.persons) == (
            stretch.part.present,
            stretch.part.role,
            stretch.part.persons,
        ) and (not stretch.valued and len(self.parts) > self.begun)

    def end_sheet(self) -> None:
        """Takes the rows of the open sheet, if there is one; what follows is begun anew."""
        if self.sheet:
            entries = entries_of_lines(self.sheet)
            present = self.stretch.part.present if self.stretch else True
            if entries is not None:
                self.parts.append(Part("", present, entries=tuple(entries)))
            else:
                self.parts += [Part(line, present) for line in self.sheet]
            self.sheet = []
        self.begun = len(self.parts)

    def take(self, part: Part, *, valued: bool) -> bool:
        """Takes a part, divided where its sentences tell of others, and leaves its stretch open; always true."""
        self.end_sheet()
        self.run = []
        for at, sentence in enumerate(split_sentences(part.text)):
            told = [own for own in sentences(sentence) if own.text != ":" and own.present != part.present]
            told = told or (told_in_opening(sentence, begun=True, plain=False) if at else [])
            if told:
                self.parts += told
            elif denies(sentence):
                continue
            elif at == 0 or (self.is_list(sentence) and not is_prose(sentence)):
                self.parts.append(replace(part, text=sentence))
        self.stretch = Stretch(part, valued=valued, open=is_unfinished(part.text))
        return True

    def go_on(self, text: str) -> bool:
        """Takes a line as the next of the open stretch; always true."""
        stretch = self.stretch
        assert stretch is not None
        if stretch.open and stretch.valued and self.parts:
            last = self.parts[-1]
            self.parts[-1] = replace(last, text=f"{last.text} {text}")
        elif not stretch.valued and (self.sheet or self.is_sheet_head(text)):
            self.sheet.append(text)
        else:
            self.parts.append(replace(stretch.part, text=text))
        stretch.open = is_unfinished(text) or leaves_bracket_open(text)
        if stretch.open:
            stretch.valued = True
        return True

    def tells_of_last(self, text: str) -> bool:
        """Whether a sentence tells more of the person of the last entry: "Ann is the owner of the proposal."."""
        last = self.parts[-1].text.split() if self.parts_since_label() else []
        return bool(last) and text.split()[0] == last[0] and len(last[0]) > 2 and is_prose(text)

    def is_like_last(self, count: int) -> bool:
        """Whether a line has one entry, as the line behind the label had: one person a line."""
        return count == 1 and bool(self.parts) and promise(self.parts[-1].text)[0] == 1

    def promises(self, text: str, least: int) -> bool:
        """Whether a text has at least so many entries that are likely somebody; outside the head they must be surely so."""
        count, sure, likely = promise(text)
        if self.is_near:
            return count >= least and 2 * likely >= count
        return count >= least > 1 and sure == count and not text.lstrip()[:1].islower()

    def is_list(self, text: str) -> bool:
        """Whether half of the entries of a text are somebody, likely in the head, surely elsewhere."""
        count, sure, likely = promise(text)
        return count > 0 and 2 * (likely if self.in_head else sure) >= count

    def is_sheet_head(self, text: str) -> bool:
        """Whether a line is a head of the columns of a sheet, with nothing taken below the label yet."""
        heads = [text, *re.split(r"\s*[/|\t;]\s*", text)]
        known = attendance_columns([text, "name"]) or attendance_columns(heads[1:])
        return bool(known) and (len(known or {}) > 1) and not self.parts_since_label()
