"""Text samples: what other programs and other machines make of minutes."""

from collections.abc import Callable

Maker = Callable[[], bytes]
SAMPLES: dict[str, tuple[Maker, str]] = {}


def sample(expected: str, name: str = "") -> Callable[[Maker], Maker]:
    """Registers a maker under its name with the outline that its document should have."""

    def register(maker: Maker) -> Maker:
        SAMPLES[name or maker.__name__.replace("_", "-") + ".txt"] = (maker, expected.strip("\n"))
        return maker

    return register


_FRENCH = "Procès-verbal de la réunion\n\nLa société civile a été invitée à présenter l’état des lieux.\n\n- UNICEF : partager l’étude avant le 5 février\n"
_FRENCH_OUTLINE = """
Procès-verbal de la réunion
La société civile a été invitée à présenter l’état des lieux.
- [-] UNICEF : partager l’étude avant le 5 février
"""
_ARABIC = "محضر الاجتماع\n\nتقوم اليونيسف بإرسال القائمة قبل نهاية أيار.\n\nتقوم المفوضية بزيارة المخيم.\n"
_ARABIC_OUTLINE = """
محضر الاجتماع
تقوم اليونيسف بإرسال القائمة قبل نهاية أيار.
تقوم المفوضية بزيارة المخيم.
"""
_GUESSED = "warning: doubtful-encoding\n"


@sample(_FRENCH_OUTLINE)
def utf_8() -> bytes:
    """UTF-8 as it is."""
    return _FRENCH.encode()


@sample(_FRENCH_OUTLINE)
def utf_8_with_mark() -> bytes:
    """UTF-8 behind a byte order mark, with the line ends of Windows."""
    return _FRENCH.replace("\n", "\r\n").encode("utf-8-sig")


@sample(_FRENCH_OUTLINE)
def utf_16() -> bytes:
    """UTF-16 as Windows saves "Unicode"."""
    return b"\xff\xfe" + _FRENCH.encode("utf-16-le")


@sample(_ARABIC_OUTLINE)
def utf_16_without_mark() -> bytes:
    """UTF-16 without a mark: no byte is 0 in Arabic but blanks and line ends."""
    return _ARABIC.encode("utf-16-le")


@sample(_FRENCH_OUTLINE.lstrip() + _GUESSED)
def cp1252() -> bytes:
    """The Western code page of Windows."""
    return _FRENCH.encode("cp1252")


@sample(_ARABIC_OUTLINE.lstrip() + _GUESSED)
def cp1256() -> bytes:
    """The Arabic code page of Windows."""
    return _ARABIC.encode("cp1256")


@sample(_FRENCH_OUTLINE.lstrip() + _GUESSED)
def mac_roman() -> bytes:
    """An old Mac, line ends too."""
    return _FRENCH.replace("\n", "\r").encode("mac_roman")


@sample("""
Minutes of the water group
Dear all, please find the points of yesterday:
- [-] UNICEF to repair the pump by Friday
- [-] NRC to count the tents
furniture: From: Secretary <secretary@example.org>
furniture: Sent: Tuesday, 4 May 2021 10:12
furniture: To: Water group
furniture: Best regards,
furniture: The secretary
furniture: +962 7 0000 0000
""")
def mail() -> bytes:
    """Minutes as a mail: head and signature are furniture, the subject is the title."""
    return (
        b"From: Secretary <secretary@example.org>\nSent: Tuesday, 4 May 2021 10:12\nTo: Water group\n"
        b"Subject: RE: Minutes of the water group\n\nDear all, please find the points of yesterday:\n\n"
        b"- UNICEF to repair the pump by Friday\n- NRC to count the tents\n\nBest regards,\nThe secretary\n+962 7 0000 0000\n"
    )


@sample("""
The minutes as they were sent:
1 June, present: UNICEF, NRC
- [*] UNICEF to repair the pump
- [*] NRC to count the tents
""")
def quoted_mail() -> bytes:
    """Every line quoted."""
    return b"> The minutes as they were sent:\n>\n> 1 June, present: UNICEF, NRC\n>\n> * UNICEF to repair the pump\n> * NRC to count the tents\n"


@sample("""
# Minutes
| Action | Who |
| Count the tents // and the poles | NRC |
| Repair the pump | UNICEF |
- [-] see [the form](https://example.org/form)
""")
def markdown() -> bytes:
    """Headings, a table with pipes, a break inside a cell, a link."""
    return (
        b"# Minutes\n\n| Action | Who |\n|---|---|\n| Count the tents<br>and the poles | NRC |\n| Repair the pump | UNICEF |\n\n"
        b"- see [the form](https://example.org/form)\n"
    )


@sample("""
# Minutes
| Action | Who |
| Count the tents | NRC |
- [1.] Repair the pump
""")
def html_page() -> bytes:
    """A page saved from a browser under the name of a text."""
    return (
        b"<!DOCTYPE html>\n<html><head><title>x</title><style>p {color: red}</style></head><body><h1>Minutes</h1>\n"
        b"<table><tr><th>Action</th><th>Who</th></tr>\n<tr><td>Count the tents</td><td>NRC</td></tr></table>\n"
        b"<ol><li>Repair the pump</li></ol></body></html>\n"
    )


@sample("""
| Item | Action point | Who | By when |
| Tents | Count the tents | NRC | 5 May |
| Roads | Ask the district | DRC | |
""")
def tabs() -> bytes:
    """Cells parted by tabs, an empty one at the end."""
    return b"Item\tAction point\tWho\tBy when\nTents\tCount the tents\tNRC\t5 May\nRoads\tAsk the district\tDRC\t\n"


@sample("""
The committee met on 4 May.
| Item | Action point | Who |
| Tents | Count the tents in stock and tell the warehouse | NRC |
| Roads | Ask the district about the road to the second site | DRC |
| Water | Repair the pump | UNICEF |
Nothing else was raised.
""")
def columns_by_blanks() -> bytes:
    """A table as a PDF printer with layout writes it; cells wrap."""
    return (
        b"The committee met on 4 May.\n\n"
        b"Item          Action point                             Who\n"
        b"Tents         Count the tents in stock and             NRC\n"
        b"              tell the warehouse\n"
        b"Roads         Ask the district about the road          DRC\n"
        b"              to the second site\n"
        b"Water         Repair the pump                          UNICEF\n\n"
        b"Nothing else was raised.\n"
    )


@sample("""
Line one of the text ends here and goes on without a blank line between the two, for the lines are wrapped at one width.
- [1)] First point
- [2)] Second point, which is wrapped as well and goes on in the line below it, set in by three blanks
""")
def wrapped_lines() -> bytes:
    """Paragraphs wrapped at a width."""
    return (
        b"Line one of the text ends here and goes on without a blank line between the\ntwo, for the lines are wrapped at one width.\n\n"
        b"1) First point\n2) Second point, which is wrapped as well and goes on in the line below it,\n   set in by three blanks\n"
    )


@sample("""
- [•] Count the tents
- [•] Order poles
The end.
""")
def glyph_on_its_own_line() -> bytes:
    """A bullet alone on its line, its text on the next."""
    return "•\nCount the tents\n\n•\nOrder poles\n\nThe end.\n".encode()


@sample("""
Action points of the meeting
Count the tents that are left.
Order poles
Ask the district
Repair the pump
Send the list
Who
NRC
furniture: •
furniture: •
furniture: •
furniture: •
furniture: •
warning: doubtful-columns
""")
def emptied_columns() -> bytes:
    """The cells of a table, one column after the other, all bullets before their texts."""
    return (
        "Action points of the meeting\n\n•\n•\n•\n•\n•\n\nCount the tents that are left.\n\nOrder poles\n\nAsk the district\n\nRepair the pump\n\n"
        "Send the list\n\nWho\n\nNRC\n"
    ).encode()


@sample("""
The text of page one
and of page two.
furniture: Page 1 of 2
furniture: - 2 -
""")
def page_numbers() -> bytes:
    """Page numbers between the lines, form feeds between the pages."""
    return b"The text of page one\n\nPage 1 of 2\n\x0c\nand of page two.\n\n- 2 -\n"


@sample("""
# MINUTES OF THE MEETING
Date: 4 May 2021
Venue: Amman
- [1.] WELCOME
The chair opened the meeting.
""")
def headings() -> bytes:
    """Capitals as headings, labels on their lines."""
    return b"MINUTES OF THE MEETING\nDate: 4 May 2021\nVenue: Amman\n\n1. WELCOME\nThe chair opened the meeting.\n"


@sample("""
| No | Action | Who |
| 1 | Share the list with partners | UNICEF |
| 2 | Call the mayor | IRC |
""")
def drawn_frame() -> bytes:
    """A table whose frame is drawn with characters; a cell goes on in the next line."""
    return (
        b"+----+----------------+--------+\n| No | Action         | Who    |\n+====+================+========+\n"
        b"| 1  | Share the list | UNICEF |\n|    | with partners  |        |\n+----+----------------+--------+\n"
        b"| 2  | Call the mayor | IRC    |\n+----+----------------+--------+\n"
    )


@sample("""
Minutes of the meeting
| Action | Who |
| Share the list | UNICEF |
AOB & more
""")
def piece_of_html() -> bytes:
    """Tags without a page around them."""
    return (
        b"<p>Minutes of the meeting</p>\n<table border=1><tr><th>Action</th><th>Who</th></tr>\n"
        b"<tr><td>Share the list</td><td>UNICEF</td></tr></table>\n<p>AOB &amp; more</p>\n"
    )


@sample("""
- [•] Share the list
- [▪] Call the mayor
- [1.] Print the final leaflet
""")
def bullets_before_tabs() -> bytes:
    """A list as word processors export it: private glyphs and tabs, a ligature."""
    return "\uf0b7\tShare the list\n\uf0a7\tCall the mayor\n1.\tPrint the ﬁnal leaf\u00adlet\n".encode()


@sample("""
| No | Action | Who |
| 1 | Call // the mayor | IRC |
| 2 | Share the list | UNICEF |
""")
def quoted_cells() -> bytes:
    """Rows copied from a spreadsheet: a cell with a line break stands in quotes."""
    return b'No\tAction\tWho\n1\t"Call\nthe mayor"\tIRC\n2\tShare the list\tUNICEF\n'


@sample("""
Shelter Cluster
| Item | Action points | Who |
| Tents | Count the tents | NRC |
| Roads | Ask the district | DRC |
| AOB | None | - [-]  |
The next meeting is on 19 May in the same room.
furniture: 1
furniture: Shelter Cluster
""")
def columns_over_pages() -> bytes:
    """Columns by blanks go on behind a page number and a running head; the title of the first page stays."""
    return (
        b"                 Shelter Cluster\n\n  Item         Action points           Who\n  Tents        Count the tents         NRC\n"
        b"  Roads        Ask the district        DRC\n\n                        1\n\x0c                 Shelter Cluster\n"
        b"  AOB          None                    -\n\n  The next meeting is on 19 May in the same room.\n"
    )


@sample("""
Minutes of 4 May
Dear all, find the minutes.
- [1.] Update
UNICEF to share the list.
furniture: From: A <a@example.org>
furniture: Sent: Monday, 5 May 2015
furniture: To: all
furniture: Kind regards,
furniture: Ann
""")
def quoted_mail_with_head() -> bytes:
    """A mail passed on: its head is not quoted, its text is, its signature too."""
    return (
        b"From: A <a@example.org>\nSent: Monday, 5 May 2015\nTo: all\nSubject: FW: Minutes of 4 May\n\n> Dear all,\n"
        b"> find the minutes.\n>\n> 1. Update\n>> UNICEF to share the list.\n>\n> Kind regards,\n> Ann\n"
    )


@sample("""
Date: 5 May 2015
Nothing else.
""")
def bold_label() -> bytes:
    """Stars around a label are no bullet."""
    return b"**Date:** 5 May 2015\n\nNothing else.\n"


@sample("""
Shelter Working Group - Minutes of Meeting
Date: 12 May 2016 Venue: Town hall, Irbid
| Agenda item | Discussion | Action points | Responsible // Agency(ies) |
| - [1.] Food // Security | The district sent a list of shelters in need of repair before the winter. Two of them are double. | - [•] Share the revised list // - [•] Call the district | IRC // NRC |
| - [2.] Water | The pump in the north is broken since May. | Repair the pump by 5 June | UNICEF |
| - [3.] AOB | No other business was raised by the members of the group. | Circulate the minutes | Secretariat |
Next meeting: 9 June
""")
def print_with_layout() -> bytes:
    """Labels beside each other above a table of four columns, a first column that wraps, a centred line below."""
    return """                         Shelter Working Group - Minutes of Meeting

Date: 12 May 2016                                     Venue: Town hall, Irbid

 Agenda item        Discussion                                     Action points                  Responsible
                                                                                                  Agency(ies)

 1. Food            The district sent a list of shelters in        • Share the revised list       IRC
 Security           need of repair before the winter. Two of       • Call the district            NRC
                    them are double.

 2. Water           The pump in the north is broken since May.     Repair the pump by 5 June      UNICEF

 3. AOB             No other business was raised by the members    Circulate the minutes          Secretariat
                    of the group.

                                     Next meeting: 9 June
""".encode()


@sample("""
Notes of the water group
The first column tells of the shelters in the north of the country and of the many people who have come to the town since the beginning of the winter and need stoves.
The second column tells of the water pumps which are broken since the month of May and which nobody has repaired until now although the district has promised an engineer.
Both were closed.
""")
def columns_of_text() -> bytes:
    """Running text in two columns is read one column after the other."""
    return b"""Notes of the water group

The first column tells of the shelters        The second column tells of the water
in the north of the country and of the        pumps which are broken since the month
many people who have come to the town         of May and which nobody has repaired
since the beginning of the winter and         until now although the district has
need stoves.                                  promised an engineer.

Both were closed.
"""


@sample("""
Minutes of the water group
Thanks,
the points of yesterday:
- [-] UNICEF to repair the pump
Thanks to NRC for counting the tents; NRC to send the list.
furniture: From: Secretary <secretary@example.org>
furniture: Sent: Tuesday, 4 May 2021 10:12
furniture: To: Water group
furniture: Many thanks and best regards,
furniture: Ann
""")
def mail_full_of_thanks() -> bytes:
    """Thanks that are no greeting at the end leave the points where they are."""
    return (
        b"From: Secretary <secretary@example.org>\nSent: Tuesday, 4 May 2021 10:12\nTo: Water group\n"
        b"Subject: Minutes of the water group\n\nThanks,\nthe points of yesterday:\n\n- UNICEF to repair the pump\n\n"
        b"Thanks to NRC for counting the tents; NRC to send the list.\n\nMany thanks and best regards,\nAnn\n"
    )


@sample("""
| Discussion | Action points |
| Shelter // - [-] the list was discussed // - [-] two are double | IRC to share the list // NRC to call the mayor |
| Water // - [-] the pump is broken | UNICEF to repair the pump |
Closed at noon.
""")
def print_with_longer_first_column() -> bytes:
    """A stroke below the head, and lines that fill the first of two columns alone."""
    return b"""Discussion                                 Action points
------------------------------------------------------------------
Shelter                                    IRC to share the list
- the list was discussed                   NRC to call the mayor
- two are double

Water                                      UNICEF to repair the pump
- the pump is broken

Closed at noon.
"""
