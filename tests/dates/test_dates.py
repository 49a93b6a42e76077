"""Deadlines and dates of meetings."""

import json
import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner import lexicon
from minutes_miner.dates import find_deadline, find_deadlines, parse_date, parse_times
from minutes_miner.dates.deadlines import find_candidates
from minutes_miner.dates.grammar import language

MEETING = date(2016, 7, 12)


@pytest.mark.parametrize(
    ("text", "day", "grain"),
    [
        pytest.param("to report by 21 st of July", "2016-07-21", "day", id="broken ordinal"),
        pytest.param("to report by end of April", "2017-04-30", "month", id="end of a month"),
        pytest.param("to finish in Q4, by Q4", "2016-12-31", "quarter", id="quarter"),
        pytest.param("to send it by Friday", "2016-07-15", "day", id="weekday"),
        pytest.param("to send it within 10 days", "2016-07-22", "day", id="counted days"),
        pytest.param("to send it before 5 August", "2016-08-04", "day", id="before"),
        pytest.param("by mid-September", "2016-09-15", "month", id="middle of a month"),
        pytest.param("by 8 June 2017", "2017-06-08", "day", id="with its year"),
        pytest.param("à partager avant le 20 août", "2016-08-19", "day", id="French"),
        pytest.param("enviar antes del 15 de agosto", "2016-08-14", "day", id="Spanish"),
        pytest.param("قبل 20 آب", "2016-08-19", "day", id="Arabic"),
    ],
)
def test_dated_deadlines(text: str, day: str, grain: str) -> None:
    """A deadline gives its last day and how coarse it is."""
    language = "fr" if "août" in text else "es" if "agosto" in text else "ar" if "آب" in text else "en"
    found = find_deadline(text, meeting_date=MEETING, languages=(language,))
    assert found is not None
    assert (found.deadline.date, found.deadline.grain) == (day, grain)
    assert text[found.start : found.end] == found.deadline.text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("before Easter", "2017-04-15", id="a movable feast"),
        pytest.param("before Christmas", "2016-12-24", id="a feast"),
        pytest.param("Thursday next week", "2016-07-21", id="a weekday of next week"),
        pytest.param("Friday week", "2016-07-22", id="a week after a weekday"),
        pytest.param("2 weeks starting 1 August", "2016-08-14", id="weeks from a day"),
        pytest.param("to be ready for the August meeting", "2016-08-09", id="the meeting of a month"),
        pytest.param("to be ready for the October meeting", "2016-10-31", id="a meeting whose day is not known"),
        pytest.param("for the next CRSA", "2016-08-09", id="the body by its acronym"),
        pytest.param("before the next meeting", "2016-08-08", id="the day before the next meeting"),
        pytest.param("22 July at the latest", "2016-07-22", id="bound from behind"),
        pytest.param("before the August meeting", "2016-08-08", id="the day before the meeting of a month"),
        pytest.param("two weeks before the next meeting", "2016-07-26", id="weeks before the next meeting"),
        pytest.param("by next telco", "2016-08-09", id="another name of a meeting"),
        pytest.param("by next MCM", "2016-08-09", id="letters of a body that the minutes do not name"),
        pytest.param("before the auditor comes on the 21st", "2016-07-20", id="before what comes on a day"),
        pytest.param("before the month is over", "2016-07-31", id="a month that is over"),
        pytest.param("by month end", "2016-07-31", id="month end"),
        pytest.param("NRC to count the tents from Monday 18 July", "2016-07-18", id="what begins on a day"),
        pytest.param("Visits to the port starting from 1st August", "2016-08-01", id="what starts on a day"),
        pytest.param(
            "session on the form this month (July 19th, 14:00)", "2016-07-19", id="the day of a period behind it"
        ),
        pytest.param("to meet next week, on 20 July", "2016-07-20", id="the day of a week behind it"),
        pytest.param("within a fortnight", "2016-07-26", id="a fortnight"),
        pytest.param("to sign the form the same afternoon", "2016-07-12", id="the same afternoon"),
        pytest.param("by the August 30 workshop", "2016-08-30", id="a day that is no year"),
        pytest.param("by 31-08", "2016-08-31", id="a hyphen"),
        pytest.param("by 16 October, 11:00", "2016-10-16", id="a clock that is no day"),
    ],
)
def test_days_that_hang_on_something(text: str, day: str) -> None:
    """Feasts, meetings, weekdays of a week and spans give their day."""
    found = find_deadline(text, meeting_date=MEETING, next_meeting=date(2016, 8, 9), body=("CRSA",))
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("within the next two to three weeks", "en", "2016-08-02"),
        ("in 1 or 2 weeks", "en", "2016-07-26"),
        ("within 24-48 hours", "en", "2016-07-14"),
        ("dans deux ou trois semaines", "fr", "2016-08-02"),
        ("in zwei bis drei Wochen", "de", "2016-08-02"),
    ],
)
def test_a_span_ends_with_its_later_count(text: str, language: str, day: str) -> None:
    """Of two counts the later one is the day by which something is due."""
    found = find_deadline(text, meeting_date=MEETING, languages=(language,))
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Ada chiama il Comune entro il 10.", "it", "2016-08-10"),
        ("Ada schickt es bis zum 10.", "de", "2016-08-10"),
        ("Ada schickt es bis zum 10. April.", "de", "2017-04-10"),
        ("Ada llama antes del 20, y avisa", "es", "2016-07-19"),
    ],
)
def test_a_day_without_its_month_may_end_a_sentence(text: str, language: str, day: str) -> None:
    found = find_deadline(text, meeting_date=MEETING, languages=(language,))
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize("text", ["share the list asap", "monthly", "once the budget is approved", "next meeting"])
def test_soft_deadlines_keep_their_text(text: str) -> None:
    """What depends on something has its text and no date."""
    found = find_deadline(text, meeting_date=MEETING)
    assert found is not None
    assert found.deadline.date is None


@pytest.mark.parametrize(("text", "language"), [("buy a 3D printer", "en"), ("avisar a 3 o 4 personas", "es")])
def test_a_number_with_a_letter_is_no_day(text: str, language: str) -> None:
    """One letter behind a number makes no day of a month, not even one that others may decide on."""
    assert find_candidates(text, meeting_date=MEETING, languages=(language,)) == ()


def test_next_meeting_is_resolved_where_it_is_known() -> None:
    """ "Next meeting" gives the day of the next meeting."""
    found = find_deadline("to present it at the next meeting", meeting_date=MEETING, next_meeting=date(2016, 8, 9))
    assert found is not None
    assert found.deadline.date == "2016-08-09"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Convene the next session", "en"),
        ("Ana to schedule the August call", "en"),
        ("confirm the venue for the next meeting", "en"),
        ("book the August meeting room", "en"),
        ("Que la oficina convoque a la próxima sesión.", "es"),
        ("Organiser la prochaine réunion", "fr"),
    ],
)
def test_a_meeting_that_is_arranged_is_no_deadline(text: str, language: str) -> None:
    """What is arranged is the meeting; by when tells another day, where there is one."""
    meetings = {"meeting_date": MEETING, "next_meeting": date(2016, 8, 9), "languages": (language,)}
    assert find_deadline(text, **meetings) is None
    found = find_deadline(f"{text.rstrip('.')} (2016-08-01)", **meetings)
    assert found is not None
    assert found.deadline.date == "2016-08-01"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("quotes in time for the next meeting", "en"),
        ("put the budget on the next meeting agenda", "en"),
        ("to hold it over to the next meeting", "en"),
        ("to share the August plan at the next meeting and minutes of it", "en"),
        ("présenter la carte à la prochaine réunion", "fr"),
    ],
)
def test_what_is_due_at_a_meeting_keeps_its_deadline(text: str, language: str) -> None:
    """A meeting for which something else is arranged is a deadline."""
    found = find_deadline(text, meeting_date=MEETING, next_meeting=date(2016, 8, 9), languages=(language,))
    assert found is not None
    assert found.deadline.date == "2016-08-09"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("to send it by 30 November.", "30 November"),
        ("to send it by 5 Nov.", "5 Nov"),
        ("to send it a.s.a.p.", "a.s.a.p."),
        ("to send it one week after the visit.", "one week after the visit"),
    ],
)
def test_deadlines_end_before_the_stop_of_the_sentence(text: str, told: str) -> None:
    """The stop that closes a sentence is none of its deadline."""
    found = find_deadline(text, meeting_date=MEETING)
    assert found is not None
    assert found.deadline.text == text[found.start : found.end] == told


@pytest.mark.parametrize(("text", "day"), [("email it tmrw", "2016-07-06"), ("pay the fee by y/e.", "2016-12-31")])
def test_short_forms_of_days(text: str, day: str) -> None:
    """Days are told in short forms too."""
    found = find_deadline(text, meeting_date=date(2016, 7, 5))
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize("text", ["prepare the year-end accounts", "audit of the accounts for y/e 31 March 2014"])
def test_what_is_of_the_end_of_a_year_is_not_due_then(text: str) -> None:
    """Papers of the end of a year name no day by which to make them."""
    assert find_deadlines(text, meeting_date=MEETING) == ()


def test_a_moved_deadline_gives_the_new_one() -> None:
    """The new date counts, the old one is kept."""
    found = find_deadline("by 17 November, will be by 30 November instead", meeting_date=date(2015, 11, 20))
    assert found is not None
    assert found.deadline.date == "2015-11-30"
    assert found.deadline.previous == "17 November"


@pytest.mark.parametrize(
    "text",
    [
        "share the data since 2014",
        "meet in room 3/4",
        "2/3 of members",
        "open 24/7",
        "start phase 2",
        "call 079 555 1234",
        "apply Standard 15",
        "a list with the prices of today's market",
        "children of 10-12 years",
        "a course on Saturday mornings",
        pytest.param("to share the price list from 5 March", id="what began long ago"),
        pytest.param("to share the calendar updated 5 July 2016.", id="when a paper was made"),
        pytest.param("Kim will post the notes unless she hears of objections before 20 July", id="a condition"),
        pytest.param("to write to all who can attend the meeting in August", id="the month of an event"),
        pytest.param("The chair once again asked them for the list", id="once again"),
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    """Numbers and dates that bind nobody give nothing."""
    assert find_deadlines(text, meeting_date=MEETING) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("CP SWG Meeting minutes 12.07.2016", "2016-07-12", id="dots"),
        pytest.param("Tuesday 27 May 2014", "2014-05-27", id="weekday"),
        pytest.param("Wednesday 2ndApril, 2014", "2014-04-02", id="grown together"),
        pytest.param("April 22, 2015", "2015-04-22", id="month first"),
        pytest.param("18.02.14", "2014-02-18", id="short year"),
        pytest.param("20 /11/2015", "2015-11-20", id="odd blank"),
        pytest.param("12 May and 14 May 2015", "2015-05-12", id="two days"),
        pytest.param("23th - February, 2016", "2016-02-23", id="wrong ordinal"),
    ],
)
def test_dates_of_meetings(text: str, day: str) -> None:
    """The first day of the meeting, however it is written."""
    found = parse_date(text, reference=None)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("10:00 - 12:00", ("10:00", "12:00"), id="plain"),
        pytest.param("2:10pm-4:05pm", ("14:10", "16:05"), id="twelve hours"),
        pytest.param("10am", ("10:00", None), id="start only"),
        pytest.param("13h00-14h00 Geneva time", ("13:00", "14:00"), id="with h"),
        pytest.param("0900=1100", ("09:00", "11:00"), id="no colon"),
        pytest.param("15.00 Hours (CET)", ("15:00", None), id="dot"),
        pytest.param("10:00 A.M, 2 hours", ("10:00", "12:00"), id="duration"),
    ],
)
def test_times_of_meetings(text: str, times: tuple[str | None, str | None]) -> None:
    """Start and end, however they are written."""
    assert parse_times(text) == times


@pytest.mark.parametrize(
    ("meeting", "day"),
    [
        pytest.param(date(2016, 7, 12), "2016-07-15", id="Tuesday"),
        pytest.param(date(2016, 7, 15), "2016-07-17", id="Friday"),
    ],
)
def test_the_end_of_the_week(meeting: date, day: str) -> None:
    """The week ends on its Friday, for a meeting on that day on the Sunday behind it."""
    found = find_deadline("to send it by the end of the week", meeting_date=meeting)
    assert found is not None
    assert found.deadline.date == day


@cache
def _vocabulary(language: str) -> list[str]:
    """All words and signs of the lexicon of a language, its patterns in pieces, and numbers of days, months and years."""
    written = json.dumps(lexicon.load(f"dates/{language}"), ensure_ascii=False)
    return [
        *sorted(set(re.findall(r"[^\W\d_]+", written))),
        "1",
        "2.",
        "12",
        "31",
        "2024",
        "24",
        "/",
        "-",
        ",",
        "(",
        ":",
    ]


@pytest.mark.parametrize("language", ("ar", "de", "en", "es", "fr", "it", "nl", "pt"))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_words_of_a_language_raise(language: str, data: st.DataObject) -> None:
    """Words of dates in any order, as deadlines, as cells and as the day of a meeting."""
    text = " ".join(data.draw(st.lists(st.sampled_from(_vocabulary(language)), max_size=5)))
    for cell in (True, False):
        for found in find_deadlines(text, meeting_date=date(2024, 2, 29), languages=(language,), cell=cell):
            assert text[found.start : found.end] == found.deadline.text
    parse_date(text, reference=None, languages=(language,))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_no_text_raises(text: str, meeting: date) -> None:
    """Any text gives deadlines whose text stands where they say, start before end, or none."""
    for found in find_deadlines(text, meeting_date=meeting, languages=("en", "fr", "es", "pt", "ar"), cell=True):
        assert text[found.start : found.end] == found.deadline.text
        assert (
            found.deadline.start is None or found.deadline.date is None or found.deadline.start <= found.deadline.date
        )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("by summer 2026", "en"),
        ("au printemps 2026", "fr"),
        ("en el verano de 2026", "es"),
        ("im Sommersemester 2026", "de"),
    ],
)
def test_seasons_are_deadlines_without_a_day(text: str, language: str) -> None:
    """Which months a season has is told by the half of the earth; the year of one is not its end."""
    found = find_deadline(text, meeting_date=date(2026, 1, 10), languages=[language])
    assert found is not None
    assert found.deadline.date is None


def test_shapes_find_the_same_however_often_they_are_asked() -> None:
    """Each is tried by itself at first, later only where one of all may fit: what is found stays the same."""
    told = "from 5 to 7.8.2016, or by mid-September; 12/07/2016 and 12/7, Friday next week, Q4"
    spoken = language("nl").shapes
    asked = [[(shape.name, match.span()) for shape, match in spoken.find(told)] for _ in range(400)]
    assert asked[0]
    assert asked[-1] == asked[0]


RECURRING = {
    "avant le 5 de chaque mois": "fr",
    "avant le 5 mai de chaque année": "fr",
    "antes del 5 de cada mes": "es",
    "até o dia 5 de cada mês": "pt",
    "bis zum 5. jeden Monats": "de",
    "entro il 5 di ogni mese": "it",
    "vóór de 5e van elke maand": "nl",
}


@pytest.mark.parametrize("text", RECURRING)
def test_a_day_of_every_month_has_no_date(text: str) -> None:
    found = find_deadline(text, meeting_date=date(2024, 4, 10), languages=(RECURRING[text],))
    assert found is not None
    assert found.deadline.recurring
    assert found.deadline.date is None


@pytest.mark.parametrize(("text", "day"), [("avant le 5 de ce mois", "2024-04-04"), ("avant le 5 mai", "2024-05-04")])
def test_a_day_of_one_month_has_a_date(text: str, day: str) -> None:
    found = find_deadline(text, meeting_date=date(2024, 4, 10), languages=("fr",))
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize("language", ("ar", "de", "en", "es", "fr", "it", "nl", "pt"))
def test_units_stand_whole_in_any_phrase(language: str) -> None:
    """The words for a day, week, month or year are one group or one word: "within 2 (?:jaar|jaren)", else the second would be a
    phrase by itself, without its number."""
    for name in ("hour", "day", "working_day", "week", "month", "year"):
        written = str(lexicon.load(f"dates/{language}")["units"].get(name, ""))
        while (bare := re.sub(r"\([^()]*\)|\[[^\]]*\]", "", written)) != written:
            written = bare
        assert "|" not in written, name
