"""Who acts and toward whom, where the words around a party belong to the event or to another one."""

from __future__ import annotations

import pytest

from masdar.pipeline import Resources
from tests.test_events import coded, codes, names


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # what belongs to the event is no part of a phrase
        ("وأسفرت الغارات التي شنتها الطائرات التونسية عن خسائر.", "ASSAULT", ["الطائرات التونسية"], []),
        ("وقتل الجيش التونسي ثلاثة ليبيين وجرح آخرين.", "ASSAULT", ["الجيش التونسي"], ["ثلاثة ليبيين"]),
        (
            "وقضت المحكمة التونسية بمعاقبة ناشطين اثنين بالسجن لمدة عامين.",
            "SANCTION",
            ["المحكمة التونسية"],
            ["ناشطين اثنين"],
        ),
        ("واعتقلت الشرطة التونسية ثلاثة ليبيين للاشتباه بهم.", "COERCE", ["الشرطة التونسية"], ["ثلاثة ليبيين"]),
        (
            "وهاجم المسلحون القوات التونسية الموالية للحكومة.",
            "ASSAULT",
            ["المسلحون"],
            ["القوات التونسية الموالية للحكومة"],
        ),
        ("ودان الوزير التونسي استهداف حزب الله لجنود ليبيين.", "ASSAULT", ["حزب الله"], ["جنود ليبيين"]),
        # each of several is a party of its own
        (
            "ودارت اشتباكات بين المقاومة الشعبية من جهة، والميليشيات الحوثية من جهة أخرى.",
            "ASSAULT",
            ["المقاومة الشعبية", "الميليشيات الحوثية"],
            [],
        ),
        ("ودعت تونس والجزائر ومصر ليبيا إلى فتح السد.", "REQUEST", ["تونس", "الجزائر", "مصر"], ["ليبيا"]),
        # weapons, places and those who only tell of it do nothing
        ("وضربت القوات التونسية مواقع للحوثيين بقذائف مدفعية.", "ASSAULT", ["القوات التونسية"], ["للحوثيين"]),
        ("وجاءت الغارات بعد إطلاق صواريخ من الوادي على بلدات تونسية.", "ASSAULT", [], ["بلدات تونسية"]),
        (
            "وعقد الرئيس التونسي اجتماعا مع الوزير الليبي بشرق البلاد.",
            "CONSULT",
            ["الرئيس التونسي", "الوزير الليبي"],
            [],
        ),
        # who is killed is no actor, whoever's bullet it is
        ("وقتل ليبيان برصاص قناصة الجيش التونسي.", "ASSAULT", ["الجيش التونسي"], ["ليبيان"]),
        ("قتل 20 مسلحا وجرح 12 من الجنود الليبيين قرب السد.", "ASSAULT", [], ["20 مسلحا"]),
        # who follows a noun of force acts, where that is told
        ("وقال السكان إن رجلا قتل جراء قصف القوات الليبية للبلدة.", "ASSAULT", ["القوات الليبية"], ["للبلدة"]),
        ("وقتل رجل جراء قصف القوات الليبية وسط المدينة.", "ASSAULT", ["القوات الليبية"], ["رجل"]),
        ("وسقط ضحايا بسبب قصف الطيران الليبي وسط المدينة.", "ASSAULT", ["الطيران الليبي"], []),
        # the other side is named once
        ("وبحث الوزير التونسي مع نظيره الليبي التعاون بين البلدين.", "CONSULT", ["الوزير التونسي", "نظيره الليبي"], []),
        ("ووجه الوزير التونسي رسالة إلى لبنان بعد استقبال بيروت لوفد ليبي.", "CONSULT", ["الوزير التونسي"], ["لبنان"]),
        # an accusative after إن begins a phrase too
        ("وقال السكان إن جنودا تونسيين هاجموا قرية ليبية.", "ASSAULT", ["جنودا تونسيين"], ["قرية ليبية"]),
        # a verb with its subject and object has no other agent
        ("واتهمت تونس ليبيا بقصف موقع عسكري تابع لها.", "ACCUSE", ["تونس"], ["ليبيا"]),
        # a town falls into hands
        ("وجاء ذلك بعد سقوط مدينة صفاقس بيد مسلحين ليبيين.", "COERCE", ["مسلحين ليبيين"], ["مدينة صفاقس"]),
        # whoever has to do with something is called on
        ("ودعت تونس جميع الأطراف إلى احترام الهدنة.", "REQUEST", ["تونس"], ["جميع الأطراف"]),
    ],
)
def test_roles(text: str, kind: str, actors: list[str], recipients: list[str], resources: Resources) -> None:
    _, events = coded(text, resources)
    assert (actors, recipients) in [names(event) for event in events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("وفرضت تونس عقوبات على وزيري الداخلية والعدل الليبيين.", "SANCTION", ["TUN"], ["LBY-GOV", "LBY-GOV"]),
        ("وجرت محادثات بين تونس والقوى الست في جنيف.", "CONSULT", ["TUN", "IMG-GOV"], []),
        ("وقصفت قوات المعارضة مواقع الجيش السوري.", "ASSAULT", ["SYR-REB"], ["SYR-MIL"]),
        ("وزار رئيس مجلس النواب التونسي ليبيا.", "CONSULT", ["TUN-LEG"], ["LBY"]),
        ("وشنت المقاتلات التونسية غارات على الحوثيين.", "ASSAULT", ["TUN-MIL"], ["YEM-REB"]),
        ("واتهمت جماعات حقوق الإنسان تونس بالتقصير.", "ACCUSE", ["NGO"], ["TUN"]),
    ],
)
def test_codes(
    text: str, kind: str, actors: list[str | None], recipients: list[str | None], resources: Resources
) -> None:
    _, events = coded(text, resources)
    assert [codes(event) for event in events if event.type == kind] == [(actors, recipients)]


def test_different_things_are_taken_in_different_events(resources: Resources) -> None:
    text = "وسيطرت القوات التونسية على الجسر. وقالت تونس إن القوات التونسية سيطرت على المطار."
    _, events = coded(text, resources)
    assert [names(event)[1] for event in events if event.type == "COERCE"] == [["الجسر"], ["المطار"]]


def test_a_visit_that_is_put_off_is_no_visit(resources: Resources) -> None:
    _, events = coded("وأعلنت تونس تأجيل زيارة وزير المياه التونسي إلى ليبيا.", resources)
    assert [event.type for event in events] == ["REJECT"]
