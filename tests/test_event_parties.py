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
            "التقى وزير المياه التونسي سالم الراشدي، الذي كان في زيارة قصيرة، مع نظيره الليبي.",
            "CONSULT",
            ["وزير المياه التونسي سالم الراشدي"],
            ["نظيره الليبي"],
        ),
        (
            'وأضاف أن القوات التونسية "أطلقت قذائف عدة على معسكر للجيش الليبي قرب السد".',
            "ASSAULT",
            ["القوات التونسية"],
            ["للجيش الليبي"],
        ),
        (
            "وتحدث الوزير التونسي سالم الراشدي الذي كان أول مسؤول أجنبي يزور ليبيا.",
            "CONSULT",
            ["الوزير التونسي سالم الراشدي"],
            ["ليبيا"],
        ),
        ("وقال الجيش التونسي إنه اعتقل أحد مسلحي الفصيل.", "COERCE", ["الجيش التونسي"], ["أحد مسلحي الفصيل"]),
        (
            "وقالت الصحيفة إن «الجيش التونسي اعتقل عشرات المسلحين بعد هجوم».",
            "COERCE",
            ["الجيش التونسي"],
            ["عشرات المسلحين"],
        ),
        (
            "وندد الوزير التونسي أمام البرلمان التونسي بالأنشطة المؤذية لليبيا.",
            "ACCUSE",
            ["الوزير التونسي"],
            ["لليبيا"],
        ),
        (
            "وأشاد الوزير التونسي سالم الراشدي بالدور الإيجابي الذي تقوم به الحكومة الليبية.",
            "SUPPORT",
            ["الوزير التونسي سالم الراشدي"],
            ["الحكومة الليبية"],
        ),
        ("وأعلنت مصادر رسمية تونسية مقتل ثلاثة جنود تونسيين قرب السد.", "ASSAULT", [], ["ثلاثة جنود تونسيين"]),
        (
            "تعرضت مواقع الحوثيين لقصف من الطائرات التونسية.",
            "ASSAULT",
            ["الطائرات التونسية"],
            ["الحوثيين"],
        ),
        ("وتصدت القوات التونسية لغارات ليبية.", "ASSAULT", ["ليبية"], ["القوات التونسية"]),
        ("وقع هجوم للمسلحين على الجسر الليبي.", "ASSAULT", ["للمسلحين"], ["الجسر الليبي"]),
        ("هدد الحوثيون السعودية برد قاس.", "THREATEN", ["الحوثيون"], ["السعودية"]),
        ("استدعت تونس سفيرها لدى ليبيا.", "SANCTION", ["تونس"], ["ليبيا"]),
        (
            "وتحدث عن لقاء ضم وزير المياه التونسي مع نظيره الليبي.",
            "CONSULT",
            ["نظيره الليبي", "وزير المياه التونسي"],
            [],
        ),
        ("حمل الرئيس التونسي حماس المسؤولية عن التصعيد.", "ACCUSE", ["الرئيس التونسي"], ["حماس"]),
        ("هدد الجيش التونسي بضرب ليبيا.", "THREATEN", ["الجيش التونسي"], ["ليبيا"]),
        ("وشارك مقاتلو الفصيل في هجوم على قاعدة للجيش التونسي.", "ASSAULT", ["مقاتلو الفصيل"], ["للجيش التونسي"]),
        (
            "الرئيس التونسي سالم الراشدي، وهو وزير سابق، زار ليبيا أمس.",
            "CONSULT",
            ["الرئيس التونسي سالم الراشدي"],
            ["ليبيا"],
        ),
        ("سمحت تونس للجيش الليبي بشن غارات على الحوثيين.", "ASSAULT", ["للجيش الليبي"], ["الحوثيين"]),
        ("وأكد الجيش الليبي أنه أصبح يحاصر الحوثيين.", "COERCE", ["الجيش الليبي"], ["الحوثيين"]),
        (
            "قصف الجيش الليبي بالمدفعية مواقع للمسلحين قرب السد.",
            "ASSAULT",
            ["الجيش الليبي"],
            ["مواقع", "للمسلحين"],
        ),
        ("التقى الرئيس التونسي رئيس وزراء ليبيا.", "CONSULT", ["الرئيس التونسي"], ["رئيس وزراء ليبيا"]),
        ("وقررت تونس دعم الجيش الليبي بالسلاح.", "AID", ["تونس"], ["الجيش الليبي"]),
        (
            "إن الفصائل الليبية في مدينة السد بدأت تسليم أسلحتها للجيش الليبي.",
            "RETREAT",
            ["الفصائل الليبية"],
            ["للجيش الليبي"],
        ),
        ("وتدخلت قوات ليبية دربتها تونس.", "AID", ["تونس"], ["قوات ليبية"]),
        ("وأكد أن الجيش الليبي، بعد ليلة من الهدوء، سيطر على الجسر.", "COERCE", ["الجيش الليبي"], ["الجسر"]),
        ("ودعا الرئيس التونسي إلى تعاون أكبر مع ليبيا.", "REQUEST", ["الرئيس التونسي"], ["ليبيا"]),
        ("وهاجم المسلحين الجيش الليبي قرب السد.", "ASSAULT", ["الجيش الليبي"], ["المسلحين"]),
        ("قامت طائرات التحالف بدعم الجيش الليبي.", "AID", ["طائرات التحالف"], ["الجيش الليبي"]),
        ("حصلت تونس على أسلحة من ليبيا.", "AID", ["ليبيا"], ["تونس"]),
        ("نفت تونس الاتهامات الليبية.", "ACCUSE", ["الليبية"], ["تونس"]),
        (
            "وأكدت الصحيفة سيطرة قوات الجيش الليبي على الجسر التونسي.",
            "COERCE",
            ["قوات الجيش الليبي"],
            ["الجسر التونسي"],
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
    text: str, kind: str, actors: list[str], recipients: list[str], resources: Resources
) -> None:
    event = one(text, resources)
    assert (event.type, names(event)) == (kind, (actors, recipients))


def test_help_is_for_whoever_acts_with_it(resources: Resources) -> None:
    _, events = coded("سيطر الجيش التونسي على الجسر بدعم من ليبيا.", resources)
    assert [(event.type, names(event)) for event in events] == [
        ("COERCE", (["الجيش التونسي"], ["الجسر"])),
        ("AID", (["ليبيا"], ["الجيش التونسي"])),
    ]


def test_what_a_denier_is_charged_with_goes_back_to_what_was_told(resources: Resources) -> None:
    text = "قصف الجيش التونسي مواقع للحوثيين. ونفى متحدث باسم الحكومة الليبية علاقة ليبيا بالقصف."
    _, events = coded(text, resources)
    assert [(event.status, names(event)) for event in events] == [
        ("occurred", (["الجيش التونسي"], ["للحوثيين"])),
        ("denied", (["ليبيا"], ["للحوثيين"])),
    ]


def test_ground_is_taken_from_the_other_side(resources: Resources) -> None:
    text = "هاجم المسلحون الليبيون الجسر. وسيطر الجيش الليبي على ثلاثة أرباع الوادي، بعد أن قصف الجسر."
    _, events = coded(text, resources)
    seized = next(event for event in events if event.type == "COERCE")
    assert names(seized) == (["الجيش الليبي"], ["ثلاثة أرباع الوادي", "المسلحون الليبيون"])


def test_a_fight_that_names_nobody_is_between_the_sides_of_the_war(resources: Resources) -> None:
    _, events = coded("أعلن الجيش الليبي حظر التجول. واندلعت مواجهات عنيفة. وانسحب المسلحون الليبيون.", resources)
    fight = next(event for event in events if event.type == "ASSAULT")
    assert names(fight) == (["الجيش الليبي", "المسلحون الليبيون"], [])


def test_an_army_named_with_rebels_is_not_against_them(resources: Resources) -> None:
    _, events = coded("انسحب الحوثيون وقوات الرئيس اليمني السابق. واندلعت مواجهات عنيفة.", resources)
    assert not [event for event in events if event.type == "ASSAULT" and event.actors]


def test_control_that_is_held_is_no_event(resources: Resources) -> None:
    _, events = coded("ودخل التجار مناطق سيطرة الجيش الليبي على النهر.", resources)
    assert not events


def test_two_measures_in_a_sentence_are_two_events(resources: Resources) -> None:
    _, events = coded("استدعت تونس سفيرها من ليبيا وطردت السفير الليبي.", resources)
    assert [event.type for event in events] == ["SANCTION", "SANCTION"]


def test_who_owns_up_to_an_attack_made_it(resources: Resources) -> None:
    _, events = coded("أعلن حزب العمال الكردستاني مسؤوليته عن الهجوم على الجيش التونسي.", resources)
    assert [names(event) for event in events] == [(["حزب العمال الكردستاني"], ["الجيش التونسي"])]


def test_a_noun_after_a_verb_is_no_verb(resources: Resources) -> None:
    _, events = coded("أسفر قصف تونسي على مواقع للحوثيين عن حريق.", resources)
    assert [(event.type, codes(event)[0]) for event in events] == [("ASSAULT", ["TUN"])]


def test_what_somebody_denies_is_denied_whatever_its_word(resources: Resources) -> None:
    _, events = coded("ونفى الرئيس التونسي الاتهامات بأن تونس تساعد الحوثيين.", resources)
    assert [event.status for event in events if event.type == "AID"] == ["denied"]


def test_help_that_somebody_is_accused_of_is_theirs(resources: Resources) -> None:
    _, events = coded("وتتهم ليبيا تونس بدعم الحوثيين.", resources)
    assert [names(event) for event in events] == [(["ليبيا"], ["تونس"]), (["تونس"], ["الحوثيين"])]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("وتزايدت الاتهامات لتونس بدعم الحوثيين.", [(["تونس"], ["الحوثيين"])]),
        ("وجرى ذلك وسط اتهامات لليبيا بدعم الحوثيين.", [(["لليبيا"], ["الحوثيين"])]),
        ("وتراجعت حدة الاتهامات بدعم الحوثيين في ليبيا.", []),
        ("وسيطر الجيش المصري على الجسر بدعم الحوثيين.", [(["الحوثيين"], ["الجيش المصري"])]),
    ],
)
def test_who_helps_by_a_noun_that_charges_them(
    text: str, parties: list[tuple[list[str], list[str]]], resources: Resources
) -> None:
    _, events = coded(text, resources)
    assert [names(event) for event in events if event.type == "AID"] == parties


def test_who_is_helped_does_not_help_himself(resources: Resources) -> None:
    _, events = coded("وأعلنت تونس أنها ستدرب القوات الليبية وتزودها بالأسلحة.", resources)
    assert {tuple(names(event)[0]) for event in events} == {("تونس",)}


def test_who_speaks_is_not_who_was_killed(resources: Resources) -> None:
    _, events = coded("وقالت مصادر عسكرية تونسية إن عشرة من حراس السد قتلوا في معارك مع الحوثيين.", resources)
    assert not [event for event in events if "مصادر عسكرية تونسية" in names(event)[1]]


def test_another_clause_does_not_act(resources: Resources) -> None:
    _, events = coded("سيطر الجيش الليبي على معقل المسلحين الليبيين، في حين قتل عدد من الحوثيين.", resources)
    assert not [event for event in events if "المسلحين الليبيين" in names(event)[0]]


def test_what_a_verb_tells_of_an_attack_is_the_attack(resources: Resources) -> None:
    _, events = coded("وقال الوزير التونسي إن الوادي يشهد هجمات تستهدف الجيش الليبي.", resources)
    assert {tuple(names(event)[1]) for event in events if event.type == "ASSAULT"} == {("الجيش الليبي",)}
    assert not [event for event in events if names(event)[0]]


def test_each_verb_has_its_own_object(resources: Resources) -> None:
    _, events = coded("وقالت الصحيفة إن «الجيش التونسي اعتقل عشرات المسلحين وقتل آخرين».", resources)
    assert [names(event) for event in events] == [
        (["الجيش التونسي"], ["عشرات المسلحين"]),
        (["الجيش التونسي"], ["آخرين"]),
    ]


def test_of_three_sides_none_is_the_other(resources: Resources) -> None:
    text = "هاجم المسلحون الليبيون والحوثيون الجسر. وسيطر الجيش الليبي على الوادي."
    _, events = coded(text, resources)
    assert [names(event)[1] for event in events if event.type == "COERCE"] == [["الوادي"]]


def test_a_noun_of_force_goes_back_to_whom_its_actor_struck(resources: Resources) -> None:
    text = "قصف الجيش التونسي مواقع للحوثيين. ودانت ليبيا الغارات التونسية."
    _, events = coded(text, resources)
    assert [names(event)[1] for event in events if event.type == "ASSAULT"] == [["للحوثيين"]] * 2


def test_a_city_is_not_who_frees_it(resources: Resources) -> None:
    _, events = coded("وقال الوزير إن مدينة عدن باتت، بعد تحريرها من الحوثيين، تستقبل الزوار.", resources)
    assert not [event for event in events if "عدن" in names(event)[0]]


def test_a_surname_is_not_a_state(resources: Resources) -> None:
    event = one("زار الوزير التونسي الكاميرون أمس.", resources)
    assert codes(event) == (["TUN-GOV"], ["CMR"])


def test_a_party_that_is_banned_condemns_its_state(resources: Resources) -> None:
    _, events = coded("وانتقد حزب العمال الكردستاني الغارات التركية على الوادي.", resources)
    assert [(names(event)) for event in events if event.type == "ACCUSE"] == [(["حزب العمال الكردستاني"], ["التركية"])]


def test_what_happened_before_keeps_its_day(resources: Resources) -> None:
    _, events = coded("وزار الوزير التونسي ليبيا للمرة الأولى منذ توقيع المعاهدة في 14 يوليو.", resources)
    assert [event.date for event in events if event.type == "CONSULT"] == [None]


def test_those_who_met_agree_there(resources: Resources) -> None:
    text = "التقى الوزير التونسي أمس نظيره الليبي. والماء قليل. والسد ممتلئ. والوادي طويل. واتفق الجانبان على فتح السد."
    _, events = coded(text, resources)
    dates = {event.type: event.date for event in events}
    assert dates["AGREE"] == dates["CONSULT"] is not None


def test_a_thing_is_of_the_country_of_its_place(resources: Resources) -> None:
    _, events = coded("وأعرب الرئيس التونسي عن أسفه بعد الغارات الليبية على غزة.", resources)
    assert [codes(event)[1] for event in events if event.type == "ASSAULT"] == [["PSE-UNK"]]


def test_what_happens_at_a_meeting_has_its_day(resources: Resources) -> None:
    text = (
        "التقى الوزير التونسي أمس نظيره الليبي. والماء قليل. والسد ممتلئ. "
        "وطلب الوزير التونسي خلال اللقاء من ليبيا فتح السد."
    )
    _, events = coded(text, resources)
    assert [event.date for event in events if event.type == "REQUEST"] == ["2024-03-12"]


def test_what_others_say_when_is_no_day_of_the_event(resources: Resources) -> None:
    text = "وانتقد الوزير التونسي الحكومة الليبية، وقال إن السد امتلأ يوم الاثنين."
    assert one(text, resources).date is None


def test_a_promise_of_a_definite_act_is_that_act(resources: Resources) -> None:
    event = one("تعهدت تونس بفرض عقوبات على ليبيا.", resources)
    assert (event.type, event.status) == ("SANCTION", "planned")


def test_what_is_freed_is_freed_out_of_hands(resources: Resources) -> None:
    event = one("وحرر الجيش التونسي البلدة من أيدي مسلحين ليبيين.", resources)
    assert names(event)[0] == ["الجيش التونسي"]
    assert "مسلحين ليبيين" in names(event)[1]


def test_the_host_is_whoever_the_visitor_meets(resources: Resources) -> None:
    text = (
        "قام وزير المياه التونسي سالم الراشدي بزيارة إلى طرابلس أمس، "
        "أجرى خلالها مباحثات مع نظيره الليبي كمال العياري تناولت السد."
    )
    event = one(text, resources)
    assert names(event) == (["وزير المياه التونسي سالم الراشدي"], ["نظيره الليبي كمال العياري"])


def test_who_leans_on_a_state_is_not_of_it(resources: Resources) -> None:
    event = one("شن الجيش الليبي غارات على متمردين مدعومين من تونس.", resources)
    assert codes(event) == (["LBY-MIL"], ["LBY-REB"])


def test_a_day_may_be_told_by_its_month_alone(resources: Resources) -> None:
    _, events = coded("وفي وقت سابق من الشهر زار وزير المياه التونسي ليبيا.", resources)
    assert [event.date for event in events] == ["2024-03"]


def test_weapons_are_given_up_to_somebody(resources: Resources) -> None:
    event = one("سلم المسلحون أسلحتهم إلى الجيش التونسي.", resources)
    assert names(event) == (["المسلحون"], ["الجيش التونسي"])
