from __future__ import annotations

import pytest

from masdar.pipeline import Resources
from tests.test_events import coded, codes, names, one


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "وشنت القوات التونسية، بعد ليلة من الهدوء على ضفة الوادي، هجوما واسعا على المسلحين.",
            "ASSAULT",
            ["القوات التونسية"],
            ["المسلحين"],
        ),
        ("وأعربت تونس عن إدانتها للغارات الليبية.", "ACCUSE", ["تونس"], ["الليبية"]),
        ("وكان المتظاهرون قرب السد حين هاجمهم الجيش التونسي.", "ASSAULT", ["الجيش التونسي"], ["المتظاهرون"]),
        ("وقال الوزير التونسي إن ليبيا أغلقت السد، واتهمها بالتقصير.", "ACCUSE", ["الوزير التونسي"], ["ليبيا"]),
        (
            "وقال الوزير التونسي بعد لقائه نظيره الليبي إن السد ممتلئ.",
            "CONSULT",
            ["الوزير التونسي", "نظيره الليبي"],
            [],
        ),
        ("اتهمت تونس من قبل ليبيا بإغلاق السد.", "ACCUSE", ["ليبيا"], ["تونس"]),
        ("وأصيب ثلاثة جنود تونسيين برصاص مسلحين ليبيين.", "ASSAULT", ["مسلحين ليبيين"], ["ثلاثة جنود تونسيين"]),
        ("إن 7 ليبيين على الأقل قتلوا برصاص الجيش التونسي.", "ASSAULT", ["الجيش التونسي"], ["7 ليبيين"]),
        ("وأعلن الرئيس التونسي انسحاب بلاده من المعاهدة الليبية.", "REJECT", ["الرئيس التونسي"], ["الليبية"]),
        ("وصل وزير المياه التونسي إلى العاصمة الليبية.", "CONSULT", ["وزير المياه التونسي"], ["العاصمة الليبية"]),
        (
            "والزيارة التي سوف يقوم بها وزير المياه التونسي إلى ليبيا مهمة.",
            "CONSULT",
            ["وزير المياه التونسي"],
            ["ليبيا"],
        ),
        (
            "وحمل اللقاء الذي جمع وزير المياه التونسي بنظيره الليبي رسائل.",
            "CONSULT",
            ["وزير المياه التونسي", "نظيره الليبي"],
            [],
        ),
    ],
)
def test_parties_stand_farther_off(
    text: str, kind: str, actors: list[str], recipients: list[str], shipped: Resources
) -> None:
    event = one(text, shipped)
    assert (event.type, names(event)) == (kind, (actors, recipients))


def test_help_is_for_whoever_acts_with_it(shipped: Resources) -> None:
    _, events = coded("سيطر الجيش التونسي على الجسر بدعم من ليبيا.", shipped)
    assert [(event.type, names(event)) for event in events] == [
        ("COERCE", (["الجيش التونسي"], ["الجسر"])),
        ("AID", (["ليبيا"], ["الجيش التونسي"])),
    ]


def test_what_a_denier_is_charged_with_goes_back_to_what_was_told(shipped: Resources) -> None:
    text = "قصف الجيش التونسي مواقع للحوثيين. ونفى متحدث باسم الحكومة الليبية علاقة ليبيا بالقصف."
    _, events = coded(text, shipped)
    assert [(event.status, names(event)) for event in events] == [
        ("occurred", (["الجيش التونسي"], ["للحوثيين"])),
        ("denied", (["ليبيا"], ["للحوثيين"])),
    ]


def test_a_thing_is_of_the_country_of_its_place(shipped: Resources) -> None:
    _, events = coded("وأعرب الرئيس التونسي عن أسفه بعد الغارات الليبية على غزة.", shipped)
    assert [codes(event)[1] for event in events if event.type == "ASSAULT"] == [["PSE-UNK"]]


def test_what_happens_at_a_meeting_has_its_day(shipped: Resources) -> None:
    text = (
        "التقى الوزير التونسي أمس نظيره الليبي. والماء قليل. والسد ممتلئ. "
        "وطلب الوزير التونسي خلال اللقاء من ليبيا فتح السد."
    )
    _, events = coded(text, shipped)
    assert [event.date for event in events if event.type == "REQUEST"] == ["2024-03-12"]


def test_what_others_say_when_is_no_day_of_the_event(shipped: Resources) -> None:
    text = "وانتقد الوزير التونسي الحكومة الليبية، وقال إن السد امتلأ يوم الاثنين."
    assert one(text, shipped).date is None


def test_a_promise_of_a_definite_act_is_that_act(shipped: Resources) -> None:
    event = one("تعهدت تونس بفرض عقوبات على ليبيا.", shipped)
    assert (event.type, event.status) == ("SANCTION", "planned")


def test_what_is_freed_is_freed_out_of_hands(shipped: Resources) -> None:
    event = one("وحرر الجيش التونسي البلدة من أيدي مسلحين ليبيين.", shipped)
    assert names(event)[0] == ["الجيش التونسي"]
    assert "مسلحين ليبيين" in names(event)[1]


def test_the_host_is_whoever_the_visitor_meets(shipped: Resources) -> None:
    text = (
        "قام وزير المياه التونسي سالم الراشدي بزيارة إلى طرابلس أمس، "
        "أجرى خلالها مباحثات مع نظيره الليبي كمال العياري تناولت السد."
    )
    event = one(text, shipped)
    assert names(event) == (["وزير المياه التونسي سالم الراشدي"], ["نظيره الليبي كمال العياري"])


def test_who_leans_on_a_state_is_not_of_it(shipped: Resources) -> None:
    event = one("شن الجيش الليبي غارات على متمردين مدعومين من تونس.", shipped)
    assert codes(event) == (["LBY-MIL"], ["LBY-REB"])


def test_a_day_may_be_told_by_its_month_alone(shipped: Resources) -> None:
    _, events = coded("وفي وقت سابق من الشهر زار وزير المياه التونسي ليبيا.", shipped)
    assert [event.date for event in events] == ["2024-03"]


def test_weapons_are_given_up_to_somebody(shipped: Resources) -> None:
    event = one("سلم المسلحون أسلحتهم إلى الجيش التونسي.", shipped)
    assert names(event) == (["المسلحون"], ["الجيش التونسي"])
