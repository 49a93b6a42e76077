"""Hours of the day: "7.30pm", "0930 hrs", "14h-16h", "10-12 Uhr", "dezoito horas e trinta minutos", "10am to noon".

The words stand in `[clock]` of `lexicon/dates`, the numbers in words in `[spelled]`.
"""

import re
from collections.abc import Sequence
from functools import cache

from minutes_miner import lexicon
from minutes_miner.dates.grammar import plain
from minutes_miner.lexicon import alternatives

_TIME = re.compile(
    r"(?<![\d.:])(?<!\d/)(?P<h>2[0-4]|[01]?\d)\s?(?:[:.h]\s?(?P<m>[0-5]\d)(?!\d)|(?P<hs>h(?:rs?|ours?|eures?)?\b)|(?P<mil>[0-5]\d)(?=\s?(?:h|hrs?|hours?|=|-|–|to|\b)))?\s*(?P<half>[ap]\.?\s?m\b\.?)?(?:\s?(?:h(?:rs?|ours?)?)\b)?",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?<![:.h\d])(\d{1,2}(?:\.\d+)?)\s?(?:hours?|hrs?|heures?|horas?)\b(?:\s*(?:and)?\s*(\d{1,2})\s?min)?",
    re.IGNORECASE,
)

_DOTTED = re.compile(r"(?<![\d.:/])(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d:/]|\.\d\d)")
_PLAIN = re.compile(r"\d\s?(?:[:.h]\s?\d\d|[ap]\.?m)|\d\s?h(?:rs?|ours)?\b", re.IGNORECASE)


def parse_times(text: str) -> tuple[str | None, str | None]:
    """Start and end as "HH:MM"; the end None where only a start is given, or counted from a duration."""
    text = _in_figures(text)
    times = []
    for match in _TIME.finditer(text):
        if not (match["m"] or match["half"] or match["hs"] or match["mil"]):
            continue
        times.append(match)
    duration = _DURATION.search(text)
    if duration and times and times[-1].start() == duration.start():
        if times[-1]["m"] is None:
            times.pop()
        else:
            duration = None
    if not times:
        return None, None
    end = _clock(times[1], times[1]["half"]) if len(times) > 1 else None
    if end and times[0]["half"] and not times[1]["half"] and int(end[:2]) < 12:  # "2pm-3.20"
        later = f"{int(end[:2]) + 12:02d}{end[2:]}"
        end = later if end < (_clock(times[0], times[0]["half"]) or "") < later else end
    half = times[0]["half"] or (
        times[1]["half"]
        if len(times) > 1 and int(times[0]["h"]) <= int(times[1]["h"]) and int(times[0]["h"]) != 12
        else None
    )
    start = _clock(times[0], half)
    if start and end is None and duration and len(times) == 1:
        minutes = int(start[:2]) * 60 + int(start[3:]) + round(float(duration[1]) * 60) + int(duration[2] or 0)
        end = f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes < 24 * 60 else None
    return start, end


def tells_hours(text: str) -> bool:
    """Whether something in a text is plainly an hour, and no number alone."""
    return _PLAIN.search(_in_figures(text)) is not None


def without_due_hours(text: str, languages: Sequence[str]) -> str:
    """A text up to the hour by which something is due, where that is the first it tells: "Ana to send it by noon on Friday"."""
    due = _due_hour(tuple(languages)).search(plain(text))
    return text if due is None or tells_hours(text[: due.start()]) else text[: due.start()]


def without_bare_figures(text: str) -> str:
    """A text without figures around a dot that nothing makes an hour: "bis 12.04.", "14.00 tonnes"; not "19.30 Uhr", "10.00-12.30"."""
    before, behind = _around_hour()
    folded = plain(text)

    def kept(match: "re.Match[str]") -> str:
        marked = before.search(folded[: match.start()]) or behind.match(folded, match.end())
        return match[0] if marked else " "

    return _DOTTED.sub(kept, text)


@cache
def _around_hour() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """What makes two figures an hour: a word of the clock or the begin of a range before it, such a mark or its end behind it."""
    clocks = [lexicon.load(f"dates/{code}").get("clock", {}) for code in lexicon.names("dates")]

    def either(*names: str) -> str:
        return "|".join(sorted({word for clock in clocks for name in names for word in clock.get(name, ())}))

    to = rf"(?:\s?[-–—]\s?|\s(?:{either('to')})\s)"
    return (
        re.compile(rf"(?:(?<!\w)(?:{either('at', 'before')})\s|\d(?:\s?(?:{either('only')}|h|[ap]\.?m\.?))?{to})$"),
        re.compile(rf"\s?(?:[ap]\.?\s?m\b|h(?:rs?)?\b|(?:{either('only', 'hour')})(?!\w))|{to}\d"),
    )


@cache
def _due_hour(languages: tuple[str, ...]) -> "re.Pattern[str]":
    files = [lexicon.load(f"dates/{code}") for code in languages if code in lexicon.names("dates")]
    bound = [phrase for data in files for phrase in (*data["bound"]["until"], *data["bound"]["before"])]
    hours = [phrase for data in files for phrase in data["parts"]["late_hour"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(bound)})\s+(?:{'|'.join(hours)})(?!\w)" if files else "(?!)")


def _clock(match: "re.Match[str]", half: str | None) -> str | None:
    hour, minute = int(match["h"]), int(match["m"] or match["mil"] or 0)
    if half:
        afternoon = half.lower().startswith("p")
        hour = hour % 12 + 12 * afternoon if hour <= 12 else hour
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


def _in_figures(text: str) -> str:
    """A text with its hours in figures and colons, those before a dash too: "10-12 Uhr" becomes "10:00-12:00"."""
    spelled, figures, only, noon, first, ahead, numbers = _patterns()

    def value(words: str | None) -> int:
        parts = [numbers[word] for word in re.split(r"[-\s]+", words or "") if word in numbers]
        whole = numbers.get(words or "")
        return int(words) if words and words.isdigit() else sum(parts) if whole is None else whole

    def written(match: "re.Match[str]") -> str:
        hour, minute = value(match["h"]), 30 if match["half"] else value(match["m"])
        return f"{hour}:{minute:02d}" if 0 < hour <= 24 and minute < 60 else match[0]

    text = ahead.sub(written, spelled.sub(written, plain(text)))
    text = figures.sub(lambda m: f"{m['at']} {m['h']}:{30 if m['half'] else int(m['m'] or 0):02d}", text)
    text = only.sub(lambda m: f"{m['h']}:{m['m'] or '00'}", text)
    text = noon.sub("12:00", text)
    return first.sub(lambda m: f"{m[0]}:00", text)


@cache
def _patterns() -> tuple[
    "re.Pattern[str]",
    "re.Pattern[str]",
    "re.Pattern[str]",
    "re.Pattern[str]",
    "re.Pattern[str]",
    "re.Pattern[str]",
    dict[str, int],
]:
    """The words of all languages: a head does not tell in which language its hours are, and none of them means another."""
    files = [lexicon.load(f"dates/{code}") for code in lexicon.names("dates")]
    numbers = {name: number for data in files for name, number in data.get("spelled", {}).get("numbers", {}).items()}

    def either(name: str) -> str:
        entries = {entry for data in files for entry in data.get("clock", {}).get(name, ())}
        return "(?:" + ("|".join(sorted(entries, key=lambda entry: (-len(entry), entry))) or "(?!)") + ")"

    one = alternatives.either(numbers)
    both = either("and")
    below = rf"(?:{one})(?:(?:-|\s+(?:{both}\s+)?)(?:{one}))?"
    behind = rf"(?:\s+(?:{both}\s+)?(?:(?P<half>{either('half')})|(?P<m>%s)(?:\s+{either('minute')})?)(?!\w))?"
    mark = rf"(?:[:.h]\d\d|\s?(?:[ap]\.?m\b|h(?:rs?)?\b|{either('only')}(?!\w)))"
    return (
        re.compile(rf"(?<!\w)(?P<h>{below})\s+{either('hour')}(?!\w){behind % below}"),
        re.compile(
            rf"(?<!\w)(?P<at>{either('at')})\s+(?P<h>\d{{1,2}})\s?{either('hour')}(?!\w){behind % '[0-5]?[0-9]'}"
        ),
        re.compile(rf"(?<![\d.:])(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d))?\s?{either('only')}(?!\w)"),
        re.compile(rf"(?<![\w:])(?:12\s?)?{either('noon')}(?!\w)"),
        re.compile(rf"(?<![\d/.:,-])(?<![\d/.] )\b(?:[01]?\d|2[0-4])(?=\s?(?:[-–—]|{either('to')})\s?\d{{1,2}}{mark})"),
        re.compile(rf"(?<!\w){either('before')}\s+(?P<h>{below}|\d{{1,2}})(?![\w:.,])(?![:.h]\d){behind % below}"),
        numbers,
    )
