"""Who is to do it where the verb stands before its subject."""

import pytest

from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.responsible import parties_of
from minutes_miner.pipeline.words import words
from minutes_miner.records import Attendee

KNOWN = Known([Attendee("نبيل العمر – مديرية الزراعة", "MoA", "نبيل العمر")])
CASES = [
    pytest.param("على اليونيسف إرسال خارطة الخدمات قبل 22 نيسان.", ["UNICEF"], id="on"),
    pytest.param("يقوم المجلس الدنماركي للاجئين بتحديث قائمة المستفيدين.", ["DRC"], id="does"),
    pytest.param(
        "ستقوم جمعية التآلف الخيرية وكير بتنظيم الجلسات.", ["جمعية التآلف الخيرية", "CARE"], id="unknown and known"
    ),
    pytest.param("تكليف مديرية صحة الرمثا بإعداد تقرير", ["MoH"], id="a directorate stands for its ministry"),
    pytest.param("تطبع اليونيسف 300 نسخة قبل رمضان", ["UNICEF"], id="a verb that no list has"),
    pytest.param("اتفق الحاضرون على أن تقوم أوكسفام بتوزيع المياه", ["Oxfam"], id="agreed that"),
    pytest.param(
        "على كل من المفوضية وأوكسفام، واليونيسف تزويد المجموعة", ["UNHCR", "Oxfam", "UNICEF"], id="each of three"
    ),
    pytest.param("يرسل نبيل العمر القائمة", ["MoA"], id="a person of the list"),
    pytest.param("كلف رئيس الجلسة مديرية الصحة بإعداد كشف بالأسماء", ["MoH"], id="charged by the chair"),
    pytest.param("وعدت كير بتوفير الحقائب", ["CARE"], id="promised"),
    pytest.param("تم توزيع القائمة على الشركاء", [], id="a report"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_doers(sentence: str, expected: list[str]) -> None:
    """The subjects behind the verb are those who are to do it, and nobody is where a report is given."""
    found = KNOWN.grammar(words(), ("ar",)).find(sentence)
    parties = parties_of(found.agent, KNOWN, None) if found else ()
    assert [party.agency for party in parties] == expected
