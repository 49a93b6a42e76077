"""The day of the meeting among other days of a document, and its hours among other hours."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.heading.told import Told
from minutes_miner.pipeline.words import words
from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

BODY = "\n\n1. Dredging\nThe manager reported that the channel is free again and the boats can enter at low tide.\nAction: Peter to send the list.\n"


def read(text: str, tmp_path: Path) -> Extraction:
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    found = extract(path)
    assert isinstance(found, Extraction)
    return found


DAYS = {
    "Harbour Board minutes, June 2021\nPresent: Ana Ruiz, Peter Lado\nNRC will mend the quay by 30 June.": None,
    "Harbour Board minutes\nPresent: Ana Ruiz, Peter Lado\nThe list is due 30 June 2021.": None,
    "Harbour Board minutes\nPresent: Ana Ruiz, Peter Lado\nPeter will report on 30 June 2021.": None,
    "Harbour Board minutes\nTuesday 1 June\nPresent: Ana Ruiz, Peter Lado\nThe survey of 11 May 2021 was shared.\nNext meeting: 6 July 2021": "2021-06-01",
    "Harbour Board, 1 June 2021\nThe minutes, adopted on 6 July 2021": "2021-06-01",
    "Minutes adopted on 6 July 2021, of the Harbour Board held on 1 June 2021": "2021-06-01",
    "Comité du port\nLe HCR enverra la carte avant le 30 juin 2021.": None,
    "Comité du port\nProchaine réunion : 6 juillet 2021": None,
    "Comité del puerto\nPróxima sesión: 6 de julio de 2021\nAna enviará el mapa antes del 30 de junio de 2021.": None,
    "Vorstand\nPeter schickt die Liste bis zum 30. Juni 2021.\nNächste Sitzung: 6. Juli 2021": None,
    "Ref. HB/7     Dt. 04.06.2021\nHarbour Board\nProceedings of the meeting held in the Customs House on 01.06.2021": "2021-06-01",
    "Harbour Board\nDate: 4 June 2021\nMinutes of the meeting held on 1 June 2021": "2021-06-01",
    "Harbour Board\nDate: 1 June 2021\nPresent: Ana Ruiz\nMinutes of the meeting held on 4 May 2021 were approved.": "2021-06-01",
    "Hafenbeirat\nDatum: 04.06.2021\nNiederschrift der Sitzung am 01.06.2021": "2021-06-01",
    "Comité du port\nDate : 4 juin 2021\nProcès-verbal de la séance tenue le 1 juin 2021": "2021-06-01",
    "Comité du port\nDate : 1 juin 2021\nApprobation du procès-verbal de la séance du 4 mai 2021": "2021-06-01",
    "Comité del puerto\nEn Vigo, a 1 de junio de 2021, siendo las siete de la tarde, se reúnen los patrones de los barcos grandes y pequeños, "
    "los dueños de las casetas del muelle viejo, los vecinos de la calle de abajo y cuantos han querido venir a oír los planes de la lonja nueva.": "2021-06-01",
    "Comité del puerto\nSe cierra el acto, quedando convocada la próxima para el 6 de julio de 2021, a la misma hora.": None,
    "Comissão do porto\nFicou marcada a próxima para 6 de julho de 2021, à mesma hora.": None,
    "Comitato del porto\nSi chiude, fissando la prossima per il 6 luglio 2021, alla stessa ora.": None,
    "harbour_board_minutes_01.06.2021": "2021-06-01",
    "Harbour Board minutes 2021-06-01/02": "2021-06-01",
    "Ao primeiro dia do mês de junho do ano de dois mil e vinte e um, reuniram-se os membros do Conselho do Porto.\nA próxima reunião será em 6 de julho de 2021.": "2021-06-01",
    "Hamnstyrelsen\nNärvarande: Anna Berg\nNästa styrelsemöte: 6 juli 2021": None,
    "Havnestyret\nNeste møte: 6 juli 2021\nFrist: 30.06.2021": None,
    "Zebranie zarządu portu\nObecni: Jan Kowal\nNastępne spotkanie: 06.07.2021": None,
    "Протокол правления\nДата: 1 июня 2021\nПрисутствовали: Иван\nСледующее заседание: 06.07.2021": "2021-06-01",
    "Liman kurulu\nTarih: 1 Haziran 2021\nSonraki toplantı: 06.07.2021": "2021-06-01",
    "Rapat dewan pelabuhan\nPeserta: PMI\nRapat berikutnya: 06.07.2021": None,
    "Mkutano wa bandari\nWaliohudhuria: Juma\nMkutano ujao: 06.07.2021": None,
}


@pytest.mark.parametrize("head", DAYS)
def test_the_day_is_no_deadline_and_not_that_of_the_next_meeting(head: str, tmp_path: Path) -> None:
    """Nothing is better than the day by which somebody is to do something, in languages that are not read too."""
    assert read(head + BODY, tmp_path).meeting.date == DAYS[head]


ENDS = {
    "Next meeting 13 July at 7pm. There being nothing else the meeting ended at 8.40pm.": "20:40",
    "Motion to adjourn at 8:55 pm, carried.": "20:55",
    "At 21:10 the Chair closed the meeting.": "21:10",
    "Fête le 5 juillet à 18h30. La séance est levée à 22h10.": "22:10",
    "Fin de la réunion à vingt et une heures trente.": "21:30",
    "Se cierra la sesión a las 20:25 horas.": "20:25",
    "Foi encerrada a reunião às vinte horas e dez minutos.": "20:10",
    "Ana Ruiz schließt die Sitzung um 21.05 Uhr.": "21:05",
    "De voorzitter sluit de vergadering om 22.00 uur.": "22:00",
    "La seduta è tolta alle ore 20.20.": "20:20",
    "The next tide is at 21:30.": None,
}


@pytest.mark.parametrize("line", ENDS)
def test_when_it_ended(line: str, tmp_path: Path) -> None:
    """The hour beside the words that close the meeting, not that of something else in the same lines."""
    text = f"Minutes of the Harbour Board\n1 June 2021, 19:00{BODY}\n{line}\n"
    meeting = read(text, tmp_path).meeting
    assert (meeting.start_time, meeting.end_time) == ("19:00", ENDS[line])


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("Held at the customs house at 09:30 hrs", ("09:30", None)),
        ("Réunion du 01/06/2021 – 9h-11h – salle 2", ("09:00", "11:00")),
        ("1 June 2021, from 10am to 12 noon", ("10:00", "12:00")),
        ("The ratio of boats to men went from 1:45 to 1:30.", (None, None)),
        ("date: 2021-06-03T13:12:21.220Z", (None, None)),
        ("Ana to send the list by noon on Friday.", (None, None)),
        ("1 June 2021, from 10 am until noon", ("10:00", "12:00")),
        ("Tuesday 1 June 2021, 19.30, customs house", ("19:30", None)),
        ("Customs house, 19.30", ("19:30", None)),
        ("Beginn um 19.30", ("19:30", None)),
        ("10.00 to 12.30 in the customs house", ("10:00", "12:30")),
        ("Store 12.30 is shut. 14.00 tonnes of grain arrived for 9.45 a sack.", (None, None)),
        ("Peter Lado prüft die Rechnung bis 12.04.", (None, None)),
        ("12.04.", (None, None)),
    ],
)
def test_hours_of_the_head(line: str, hours: tuple[str | None, str | None], tmp_path: Path) -> None:
    """A ratio and the second at which a page was made are no hours of a meeting, "09:30 hrs" is no duration."""
    meeting = read(f"{line}\nMinutes of the Harbour Board\nPresent: Ana Ruiz, Peter Lado{BODY}", tmp_path).meeting
    assert (meeting.start_time, meeting.end_time) == hours


def test_words_bind_in_the_languages_of_a_document_alone() -> None:
    """ "extra" is no French verb in the future where nobody writes French; "partagera" is one where somebody does."""
    extra, shared = "Harbour Board extra meeting, 1 June 2021", "Le HCR partagera la liste le 1 juin 2021"
    told = Told(words())
    assert told.sorted([extra], ("en",)) == ([extra], [])
    assert told.sorted([shared], ("fr",)) == ([], ["Le HCR "])


def test_hours_of_something_else_are_not_those_of_the_meeting(tmp_path: Path) -> None:
    """What opens and closes in the sentences of the talk is no meeting; one that tells of the meeting counts."""
    path = tmp_path / "minutes.txt"
    head = "Riverside Residents\nMinutes of 14 March 2023\nPresent: Ann Lee, Bob Ray\n\n1. Fair\n"
    gates = "The gates open at 2pm and the stalls close at 5pm on both days."
    path.write_text(f"{head}{gates}\n", encoding="utf-8")
    assert extract(path).meeting.start_time is None
    path.write_text(f"{head}{gates} The meeting was opened by the chair at 7.30 pm.\n", encoding="utf-8")
    assert extract(path).meeting.start_time == "19:30"
