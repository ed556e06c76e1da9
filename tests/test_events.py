from __future__ import annotations

import pytest

from masdar.model import Article, Event
from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_article

DATE = "2024-03-13"  # a Wednesday


def coded(text: str, resources: Resources, date: str | None = DATE) -> tuple[Article, tuple[Event, ...]]:
    article = read_article(make_article(text=text, date=date), resources)
    return article, article.events


def one(text: str, resources: Resources, date: str | None = DATE) -> Event:
    _, events = coded(text, resources, date)
    assert len(events) == 1, [(event.type, text[slice(*event.trigger)]) for event in events]
    return events[0]


def names(event: Event) -> tuple[list[str], list[str]]:
    return [actor.text for actor in event.actors], [actor.text for actor in event.recipients]


def codes(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [actor.code for actor in event.actors], [actor.code for actor in event.recipients]


def test_a_visit_has_the_visitor_and_the_host(resources: Resources) -> None:
    text = "زار وزير المياه التونسي سالم الراشدي أمس ليبيا."
    event = one(text, resources)
    assert (event.type, event.mode, event.quad, event.status) == ("CONSULT", "visit", 1, "occurred")
    assert text[slice(*event.trigger)] == "زار"
    assert names(event) == (["وزير المياه التونسي سالم الراشدي"], ["ليبيا"])
    assert codes(event) == (["TUN-GOV"], ["LBY"])
    assert event.actors[0].name == "سالم الراشدي"
    assert (event.date, event.claimant) == ("2024-03-12", None)


def test_who_is_received_is_the_visitor(resources: Resources) -> None:
    event = one("استقبل الرئيس التونسي كمال العياري وزير المياه الليبي.", resources)
    assert names(event) == (["وزير المياه الليبي"], ["الرئيس التونسي كمال العياري"])


def test_the_claimant_is_the_source_of_the_innermost_statement(resources: Resources) -> None:
    text = "وقال مسؤول تونسي إن الجيش السوري قصف مواقع للحوثيين."
    article, events = coded(text, resources)
    assert [(event.type, event.claimant) for event in events] == [("ASSAULT", "مسؤول تونسي")]
    assert events[0].statements == (article.statements[0].id,)


def test_a_cue_verb_stands_outside_its_own_statement(resources: Resources) -> None:
    event = one("اتهمت تونس ليبيا بإغلاق الطريق.", resources)
    assert (event.type, event.mode, event.rule) == ("ACCUSE", "allege", "event.statement")
    assert event.claimant is None
    assert codes(event) == (["TUN"], ["LBY"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("سيزور الرئيس التونسي كمال العياري ليبيا.", "planned"),
        ("ومن المقرر أن يزور الرئيس التونسي كمال العياري ليبيا.", "planned"),
        ("ولم يزر الرئيس التونسي كمال العياري ليبيا.", "denied"),
        ("وقد يزور الرئيس التونسي كمال العياري ليبيا.", "hypothetical"),
        ("وزار الرئيس التونسي كمال العياري ليبيا.", "occurred"),
        ("ويزور الرئيس التونسي كمال العياري ليبيا.", "ongoing"),
        ("وزار الرئيس التونسي كمال العياري ليبيا الشهر المقبل.", "planned"),
        ("وتستعد الحكومة التونسية لتوقيع اتفاقية مع ليبيا.", "planned"),
        ("وستعطي الحكومة التونسية موافقتها على خطة ليبيا.", "planned"),
        ("واستطاع الجيش التونسي أن يحتل الأراضي الليبية.", "occurred"),
        ("وعلى الحكومة أن تسحب تونس قواتها من ليبيا.", "hypothetical"),
        ("ومن المرجح أن يحصل اتفاق بين تونس وليبيا.", "hypothetical"),
        ("وقال إن انسحاب القوات التونسية سيتيح العودة.", "hypothetical"),
        ("وقد تعطي الحكومة التونسية موافقتها على خطة ليبيا.", "hypothetical"),
        ("ولا تزال القوات التونسية تحاصر المدينة الليبية.", "occurred"),
        ("واستراح الوفد قبل أن يلتقي الرئيس التونسي نظيره الليبي.", "occurred"),
    ],
)
def test_tense_and_mood_tell_how_real_an_event_is(text: str, status: str, resources: Resources) -> None:
    assert one(text, resources).status == status


def test_the_same_event_is_recorded_once(resources: Resources) -> None:
    text = (
        "وصل وزير المياه التونسي سالم الراشدي إلى طرابلس أمس.\n"
        "وتأتي زيارة وزير المياه التونسي إلى ليبيا بعد أيام من فتح الجسر.\n"
        "وقالت وزارة المياه إن زيارة الوزير إلى ليبيا مهمة."
    )
    assert one(text, resources).type == "CONSULT"


@pytest.mark.parametrize(
    "text",
    [
        "وبحث الوزيران وقف إطلاق النار في المدينة.",
        "التقى مدرب الفريق لاعبيه قبل المباراة.",
        "قتل رجل زوجته في حي السوق.",
        "وشن المدرب هجوما على الحكم.",
        "وشن الرئيس التونسي هجوما شديد اللهجة على ليبيا.",
        "وصل الأمر إلى حد القطيعة بين العائلتين.",
        "زار الأطفال حديقة الحيوان.",
        "وزار الملك التونسي ليبيا عام 1950.",
        "نوه وزير الخارجية الأردني إلى أن فرنسا أقرب الجيران.",
        "وتظاهر الوزير التونسي بأنه نائم.",
        "وتحول خلافات كثيرة دون التوصل إلى اتفاق بين ليبيا وتونس.",
        "وتسعى مصر إلى التوصل إلى اتفاق بين ليبيا وتونس.",
        "وسيطرت القوات المصرية على حريق في الميناء.",
        "هل تنسحب القوات المصرية من المدينة؟",
        "فهل سترضخ مصر لليبيا؟",
        "ودافع وزير المياه المصري عن اتفاق بلاده مع ليبيا.",
        "ولن يقبل المسلحون بسيطرة الجيش المصري على البلدة.",
        "نوه وزير المياه المصري بأن ثراء زعماء ليبيا ظاهر.",
        "ويسعى الوفد إلى لقاء ليحصل على موافقة مصرية على مهمة ليبيا.",
        "ويحاول الوزير المصري منع ليبيا من ملء السد.",
        "وأعلن الوزير المصري حالة الطوارئ لتفشي الكوليرا في ليبيا.",
        "ولا تعتزم مصر التخلي عن شروطها لليبيا.",
        "ولا تؤيد مصر ليبيا في مطالبها.",
        "وأطلع الرئيس المصري مجلس الوزراء المصري على المحادثات.",
        "وهو جسر كان الجيش الليبي يحتله.",
        "وتبعد ليبيا 12 كيلومترا عن مصر.",
        "واعتقلت الشرطة المصرية رجلا سرق سيارة.",
        "وأشاد كاتب مصري بالحكومة الليبية.",
        "ولا يعني هذا أن مصر سترفع العقوبات عن ليبيا.",
        "وتسيطر القوات المصرية على المدينة.",
        "وناقشت الصحيفة اتفاقية التبادل الحر بين مصر وليبيا.",
        "ويسعى الجيش المصري إلى اقتحام البلدة.",
        "وقالت الصحيفة إن التنظيم يهدد ليبيا منذ سنوات.",
        "وانسحب الرئيس المصري من القاعة.",
        "ودعا الرئيس المصري الحكومة المصرية إلى الإسراع في فتح الجسر.",
        "وعرض الوزير المصري على الرئيس التونسي صورا من المعرض.",
        "وأوقفت مصر ضخ المياه في القناة.",
        "وعادت الأسر إلى المدينة التي دمرها الجيش الليبي.",
        "وتوقفت القوافل عند مناطق انتشار القوات المصرية.",
        "وتنتشر القوات المصرية في المدينة.",
        "وانتقدت الصحيفة الصفقة التي أبرمتها مصر مع ليبيا.",
        "وكثر الحديث عن فرض مصر عقوبات على ليبيا.",
        "وعلق الوزير المصري على بيان لجنة العلاقات مع ليبيا.",
        "وطالبت المحكمة المصرية مواطنا مصريا بكشف أمواله.",
        "واجتمع الرئيس المصري مع وزير المياه المصري.",
        "وقصف الجيش الليبي البلدة المصرية عام 2022.",
        "ودمرت الميليشيات الليبية الاقتصاد في بلادها.",
        "وعادة ما يقصف الجيش الليبي قرى مصرية.",  # time and again
        "وتشن القوات المصرية باستمرار غارات على مواقع ليبية.",
        "وتتظاهر العاملات سنويا أمام السفارة المصرية.",
        "وشهدت البلدة في السابق اشتباكات بين الجيش المصري ومسلحين ليبيين.",
        "وأجرت مصر وليبيا تدريبات مشتركة من قبل، ولكن على ضفة واحدة.",
        "وكان القيادي الليبي المسؤول عن إطلاق الصواريخ في المدينة.",  # an office
        "وزرع المسلحون ألغاما في محافظتي لحج وأبين وعدن في جنوب اليمن.",  # a city, and no promise
        "وأشارت القاهرة إلى التهديدات التي تستهدف ليبيا.",
        "وتهدد السدود الليبية بالجفاف في مصر.",
        "وقال الكاتب إن صراع الأجيال يهدد ليبيا ومصر كلها.",
        "ونددت الصحيفة بالمعركة ضد الفساد في مصر.",
        "وأقر البرلمان الليبي القانون بدعم من الحكومة الليبية.",
        "وأثار القانون موجة من الاحتجاجات من الرئيس الليبي والحكومة المصرية.",
        "ونقل وزير الدفاع المصري تحيات الرئيس إلى القوات المصرية.",
        "وزار الكاتب المصري القنصلية الليبية.",
        "وأكدت مصر أنها ترفض أي سعي ليبي لتسييس السد.",
        "وألقت مصر باللوم على نقص التمويل الليبي.",
        "وتحدث السكان عن انتشار تنظيمات ليبية متشددة.",
        "وساق الرئيس المصري هجوما علنيا على ليبيا.",
        "وقالت مصر إنها لا مفاوضات مع ليبيا.",
        "وتحظى القوات الليبية بدعم الجيش المصري.",  # how things are
        "وأعربت مصر عن رفضها للحملة على ليبيا.",
        "ووافق المكتب المصري على طلب براءة الاختراع.",
        "وشاركت الكاتبة الليبية منذ طفولتها في مسيرات في مصر.",
        "ولا تقبل النقابة بأي اتفاق بين مصر وليبيا.",
        "ورفض الرئيس المصري أن يقول ما إذا كانت ليبيا فتحت السد.",
        "ورفض الرئيس المصري، سالم الراشدي، الأربعاء، أن يقول ما إذا كانت ليبيا فتحت السد.",
        "وأكد الرئيس الليبي أنه لا وجود لحرب أو مفاوضات مع مصر.",
        "وستحتاج الخطة إلى موافقة ليبية.",
        "وجاء ذلك في المدن المصرية التي صوتت لصالح الرئيس الليبي في انتخابات النقابة.",
        "ونقلت السفارة المصرية عن الوزير الليبي نفيه.",
        "وأعلنت مصر حالة الطوارئ إثر انهيار الجسر.",
        "وهي جولة من معركة مصر مع الإعلام.",
        "وأكدت مصر «بشكل قاطع» تقريرا من خبراء ليبيا.",
        "وأفرجت مصر عن مساعدة عسكرية لليبيا.",
        "وحررت القوات المصرية الرهينة الليبية.",
        "ومر جيش التحرير الليبي بالحدود المصرية.",
    ],
)
def test_what_is_no_event_between_political_actors(text: str, resources: Resources) -> None:
    assert coded(text, resources)[1] == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وفرضت ليبيا عقوبات تستهدف وزير المياه المصري.", ["SANCTION"]),
        ("وأعلن الرئيس المصري انسحاب بلاده من الاتفاق مع ليبيا.", ["REJECT"]),
        ("وهددت مصر ليبيا بقطع المياه.", ["THREATEN"]),
        ("ودعا الرئيس المصري نظيره الليبي إلى زيارة القاهرة.", ["AGREE"]),  # an invitation
        ("ودعا الرئيس المصري نظيره الليبي إلى فتح السد.", ["REQUEST"]),
        ("وشهدت مصر أمس احتجاجات.", ["PROTEST"]),
        ("وسيطر الجيش المصري على الجسر بدعم من ليبيا.", ["COERCE", "AID"]),
    ],
)
def test_what_only_goes_with_an_event_is_none(text: str, kinds: list[str], resources: Resources) -> None:
    assert [event.type for event in coded(text, resources)[1]] == kinds


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ووقعت مصر مع ليبيا اتفاقا ينسحب بموجبه الجيش المصري من البلدة.", "planned"),
        ("ولم تفرج السلطات المصرية عن الصيادين الليبيين إلا بعد شهر.", "occurred"),
        ("وكان الجيش المصري يريد أن يحصل على انسحاب القوات الليبية.", None),
    ],
)
def test_how_real_a_retreat_is(text: str, status: str | None, resources: Resources) -> None:
    found = [event.status for event in coded(text, resources)[1] if event.type == "RETREAT"]
    assert found == ([status] if status else [])


def test_what_somebody_proposes_has_not_happened(resources: Resources) -> None:
    _, events = coded("وجاء ذلك غداة اقتراح الوزير المصري استقالة الوزير الليبي.", resources)
    assert "RETREAT" not in {event.type for event in events}


def test_the_passive_has_no_actor_unless_one_is_named(resources: Resources) -> None:
    bare = one("وقتل ثلاثة جنود سوريين أمس.", resources)
    assert names(bare) == ([], ["ثلاثة جنود سوريين"])
    named = one("وقتل ثلاثة جنود سوريين أمس على يد مسلحين من تنظيم داعش.", resources)
    assert codes(named) == (["IMG-REB"], ["SYR-MIL"])


def test_a_noun_goes_with_the_verb_that_carries_it(resources: Resources) -> None:
    text = "وشنت الطائرات التركية غارات على حزب العمال الكردستاني."
    event = one(text, resources)
    assert (event.type, event.mode) == ("ASSAULT", "aerial")
    assert text[slice(*event.trigger)] == "غارات"
    assert codes(event) == (["TUR-MIL"], ["TUR-REB"])


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("شن الجيش السوري هجوما على مواقع للحوثيين.", "ASSAULT", "هجوما"),
        ("عقد وزير المياه التونسي اجتماعا مع نظيره الليبي.", "CONSULT", "اجتماعا"),
    ],
)
def test_a_noun_that_is_an_object_names_an_event(text: str, kind: str, trigger: str, resources: Resources) -> None:
    event = one(text, resources)
    assert (event.type, text[slice(*event.trigger)]) == (kind, trigger)


def test_several_parties_are_a_list(resources: Resources) -> None:
    event = one("واتفقت تونس والجزائر وليبيا على تقاسم المياه.", resources)
    assert (event.type, codes(event)) == ("AGREE", (["TUN", "DZA", "LBY"], []))


def test_places_and_times_have_their_evidence(resources: Resources) -> None:
    text = "والتقى الرئيس التونسي كمال العياري في الدوحة أمس وزير المياه الليبي."
    event = one(text, resources)
    assert event.place is not None
    assert event.time is not None
    assert (text[slice(*event.place)], text[slice(*event.time)]) == ("الدوحة", "أمس")
    assert event.location is not None
    assert event.location.country == "QAT"
    assert event.date == "2024-03-12"


def test_without_a_date_relative_words_have_none_and_the_reason_is_told(resources: Resources) -> None:
    event = one("وزار الرئيس التونسي كمال العياري ليبيا أمس.", resources, date=None)
    assert event.date is None
    assert event.date_reason


def test_a_message_that_is_delivered_goes_from_whoever_sends_it(resources: Resources) -> None:
    text = "وأوضح الوزير التونسي أن الرسالة الخطية التي أوصلها من الرئيس التونسي، إلى الرئيس الليبي، تتعلق بالمياه."
    event = one(text, resources)
    assert (event.type, event.mode, codes(event)) == ("CONSULT", "message", (["TUN-GOV"], ["LBY-GOV"]))


def test_what_a_verb_takes_is_no_event_of_its_own(resources: Resources) -> None:
    assert len(coded("وتم التوصل إلى اتفاق بين روسيا وتركيا.", resources)[1]) == 1
    signed = coded("ووقعت مصر في فبراير اتفاقية للتعاون مع فرنسا.", resources)[1]
    assert [event.type for event in signed] == ["SUPPORT"]


def test_what_an_agreement_is_of_is_nobody(resources: Resources) -> None:
    _, events = coded("وتجري محادثات سلام بين كابل وطالبان.", resources)
    assert [actor.text for actor in events[0].actors] == ["كابل", "طالبان"]


def test_who_plans_a_visit_is_no_host_of_it(resources: Resources) -> None:
    _, (event,) = coded("يعتزم الرئيس الليبي زيارة مصر الأسبوع المقبل.", resources)
    assert ([a.text for a in event.actors], [r.text for r in event.recipients]) == (["الرئيس الليبي"], ["مصر"])
    assert event.status == "planned"


def test_a_decision_is_of_a_noun(resources: Resources) -> None:
    _, (event,) = coded("قررت تونس قصف البلدة الليبية.", resources)
    assert (event.status, [actor.text for actor in event.actors]) == ("planned", ["تونس"])
    assert [party.text for party in event.recipients] == ["البلدة الليبية"]


def test_verbs_that_are_joined_are_as_real_as_the_first(resources: Resources) -> None:
    _, events = coded("سيزور الوزير التونسي ليبيا، ويوقع اتفاقا مع الحكومة الليبية.", resources)
    assert [event.status for event in events] == ["planned", "planned"]


def test_what_comes_right_after_a_year_long_gone_is_background(resources: Resources) -> None:
    _, events = coded("وفي عام 1974 بدأت القطيعة بين البلدين. وزار الوزير التونسي ليبيا بعد ذلك.", resources)
    assert events == ()


def test_the_police_that_takes_protesters_acts_in_politics(resources: Resources) -> None:
    assert one("واعتقلت الشرطة التونسية رجلا بعد مظاهرات في العاصمة.", resources).mode == "arrest"


def test_the_day_beside_what_is_said_is_that_of_what_it_is_about(resources: Resources) -> None:
    event = one("طالبت تونس ليبيا بفتح السد الشهر المقبل.", resources)
    assert (event.status, event.date) == ("occurred", None)


def test_a_truce_that_is_agreed_to_is_conceded(resources: Resources) -> None:
    assert one("وافقت تونس على هدنة مع ليبيا.", resources).type == "CONCEDE"
    assert one("وافقت تونس على خطة ليبيا لملء السد.", resources).type == "AGREE"


def test_the_two_koreas_are_told_apart(resources: Resources) -> None:
    assert codes(one("وزار وزير المياه التونسي وزارة المياه الكورية الجنوبية.", resources)) == (
        ["TUN-GOV"],
        ["KOR-GOV"],
    )


def test_who_receives_support_is_supported(resources: Resources) -> None:
    _, (event,) = coded("وحظي الوزير الفلبيني بدعم من نظيره الياباني.", resources)
    assert [actor.text for actor in event.actors] == ["نظيره الياباني"]


def test_a_round_of_talks_needs_no_parties(resources: Resources) -> None:
    event = one("ويُفترض أن تنطلق في العاصمة التونسية تونس، غداً، جولة جديدة من المفاوضات المرتبطة بالمياه.", resources)
    assert (event.type, event.status, codes(event)) == ("CONSULT", "planned", ([], []))
    assert event.location is not None
    assert event.location.country == "TUN"


def test_a_movement_is_named_in_full_once(resources: Resources) -> None:
    text = "وأكد قيادي في «حماس» أن الحركة توافق على خطة أعدتها مصر."
    event = one(text, resources)
    assert (event.type, codes(event)[0], event.claimant) == ("AGREE", ["PSE-REB"], "قيادي في «حماس»")


def test_a_dual_is_two_parties(resources: Resources) -> None:
    event = one("واتفق الجانبان التونسي والليبي على تقاسم المياه.", resources)
    assert (event.type, codes(event)) == ("AGREE", (["TUN", "LBY"], []))


def test_whoever_is_killed_in_a_strike_is_its_target(resources: Resources) -> None:
    event = one("وقتل 17 مدنيا في قصف للجيش السوري على أحياء سكنية في حلب.", resources)
    assert (event.type, codes(event)) == ("ASSAULT", (["SYR-MIL"], ["SYR-CVL"]))


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("وحررت القوات اليمنية مدينة عدن أمس.", "حررت", "مدينة عدن"),
        ("حرر الجيش اليمني عدن من الحوثيين.", "حرر", "عدن"),
        ("ويزور الرئيس التونسي ليبيا غدا.", "يزور", "ليبيا"),
        ("ومن جهة أخرى، شهدت محافظة تعز أمس مواجهات بين الجيش اليمني والحوثيين.", "مواجهات", "محافظة تعز"),
        ("قصفت إسرائيل القوات السورية قرب دمشق.", "قصفت", "قرب دمشق"),
        ("واعتقلت تركيا ضابطا سوريا.", "اعتقلت", None),
    ],
)
def test_what_is_acted_upon_or_sees_it_is_the_place(
    text: str, trigger: str, place: str | None, resources: Resources
) -> None:
    places = {text[slice(*event.trigger)]: event.place for event in coded(text, resources)[1]}
    assert trigger in places
    found = places[trigger]
    assert (text[slice(*found)] if found is not None else None) == place


def test_the_line_of_the_place_is_no_subject(resources: Resources) -> None:
    event = one("تونس، الجمهورية التونسية – أيد رئيس الوزراء الليبي قرار الحكومة المصرية.", resources)
    assert codes(event) == (["LBY-GOV"], ["EGY-GOV"])


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "recipients"),
    [
        ("وقال الوزير التونسي: «ندعو الحكومة الليبية مجددا إلى فتح السد».", "REQUEST", "ندعو", ["الحكومة الليبية"]),
        ("وقال الوزير التونسي إنه يجب على ليبيا فتح السد.", "REQUEST", "يجب", ["ليبيا"]),
        ("وقال الوزير التونسي: «نعبر عن تضامننا مع ليبيا».", "SUPPORT", "تضامننا", ["ليبيا"]),
    ],
)
def test_whoever_speaks_acts_in_the_first_person(
    text: str, kind: str, trigger: str, recipients: list[str], resources: Resources
) -> None:
    event = one(text, resources)
    assert (event.type, text[slice(*event.trigger)], event.claimant) == (kind, trigger, "الوزير التونسي")
    assert names(event) == (["الوزير التونسي"], recipients)


def test_the_first_person_of_nobody_is_no_event(resources: Resources) -> None:
    assert not coded("ندعو الحكومة الليبية إلى فتح السد.", resources)[1]


def test_what_will_not_be_is_refused(resources: Resources) -> None:
    event = one("وقال الوزير التونسي إن تونس لن تقبل بخطة ليبيا.", resources)
    assert (event.type, event.status) == ("REJECT", "occurred")


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("طالبت تونس بأن تفتح ليبيا السد.", ["ليبيا"]),
        ("دانت تونس التصريحات التي أدلى بها وزير المياه الليبي.", ["وزير المياه الليبي"]),
        ("انتقد سالم الراشدي، وزير المياه التونسي، أمس، الحكومة الليبية.", ["الحكومة الليبية"]),
    ],
)
def test_a_verbal_act_finds_whom_it_is_toward(text: str, recipients: list[str], resources: Resources) -> None:
    assert names(one(text, resources))[1] == recipients


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("واعتبر الوزير التونسي القرار الليبي انتهاكا للمعاهدة.", "ACCUSE", ["الليبي"]),
        ("ووصف الوزير التونسي القرار الليبي بأنه غير مقبول.", "ACCUSE", ["الليبي"]),
        ("وأصر الوزير التونسي على خروج القوات الليبية من الوادي.", "REQUEST", ["القوات الليبية"]),
        ("وشدد الوزير التونسي على ضرورة خروج القوات الليبية من الوادي.", "REQUEST", ["القوات الليبية"]),
        ("وقال الوزير التونسي إن على ليبيا أن تبني السد.", "REQUEST", ["ليبيا"]),
    ],
)
def test_what_is_said_can_be_an_act(text: str, kind: str, recipients: list[str], resources: Resources) -> None:
    event = one(text, resources)
    assert event.type == kind
    assert names(event) == (["الوزير التونسي"], recipients)


def test_a_judgement_that_condemns_nothing_is_no_event(resources: Resources) -> None:
    assert not coded("واعتبر الوزير التونسي القرار الليبي خطوة أولى.", resources)[1]


def test_speakers_name_their_country_as_theirs(resources: Resources) -> None:
    event = one("وقال الوزير التونسي إن بلاده لن تقبل بشروط الجزائر.", resources)
    assert (names(event)[0], codes(event)[0]) == (["بلاده"], ["TUN"])


def test_a_sentence_goes_on_at_the_day_that_the_one_before_begins_with(resources: Resources) -> None:
    text = "وأمس قال الوزير التونسي إن السد ممتلئ. كما اتهم ليبيا بإغلاق الطريق."
    assert one(text, resources).date == "2024-03-12"


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("لم تبن ليبيا السد. ودانت تونس القرار.", "ACCUSE", 1),
        ("وأعربت تونس عن استنكارها للاعتداء على المسجد في ليبيا.", "ACCUSE", 1),
        ("ورفضت تونس التعليق على القرار الذي أعلنته ليبيا.", "REJECT", 0),
        ("وقضت المحكمة العسكرية في تونس، الخميس، بعد جلسة مغلقة بسجن سبعة متطرفين.", "SANCTION", 1),
    ],
)
def test_whose_deed_is_condemned_may_go_without_saying(text: str, kind: str, count: int, resources: Resources) -> None:
    assert [event.type for event in coded(text, resources)[1]] == [kind] * count


def test_who_greets_a_guest_supports_nobody(resources: Resources) -> None:
    assert not coded("ورحب الوزير التونسي بنظيره الليبي.", resources)[1]


def test_a_written_statement_is_of_whoever_spoke_before(resources: Resources) -> None:
    text = "أكدت وزارة المياه التونسية موقفها من السد. ودعا البيان الحكومة الليبية إلى فتح السد."
    assert names(one(text, resources)) == (["وزارة المياه التونسية"], ["الحكومة الليبية"])


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("وقال الوزير التونسي إن المسؤولية عن نقص المياه تقع على عاتق ليبيا.", "ACCUSE", "الوزير التونسي", "ليبيا"),
        ("وقال الوزير التونسي إن بلاده لن تستثني ليبيا من الرسوم.", "REJECT", "بلاده", "ليبيا"),
        ("وقدمت تونس طلبا إلى ليبيا لبناء السد.", "REQUEST", "تونس", "ليبيا"),
        ("وتعرضت ليبيا لانتقادات من تونس.", "ACCUSE", "تونس", "ليبيا"),
        ("ووجه الوزير التونسي انتقادات حادة إلى ليبيا.", "ACCUSE", "الوزير التونسي", "ليبيا"),
        ("وأكدت تونس دعمها الكامل للجزائر.", "SUPPORT", "تونس", "للجزائر"),
        ("وأعلنت تونس رفضها المقترحات الجزائرية.", "REJECT", "تونس", "الجزائرية"),
        ("وهددت تونس الجزائر برد قاس.", "THREATEN", "تونس", "الجزائر"),
    ],
)
def test_acts_of_words_between_two_countries(
    text: str, kind: str, actor: str, recipient: str, resources: Resources
) -> None:
    event = one(text, resources)
    assert (event.type, *names(event)) == (kind, [actor], [recipient])


@pytest.mark.parametrize(
    "text",
    [
        "ونشر موقع الصحيفة صور الوزير الليبي. وقال الوزير التونسي إن السد ممتلئ، داعيا الله أن يحفظ ليبيا.",
        "وتمسك الوزير التونسي بالقرار الليبي.",
    ],
)
def test_who_prays_or_stands_by_something_asks_nobody(text: str, resources: Resources) -> None:
    assert not coded(text, resources)[1]


@pytest.mark.parametrize(
    "text",
    [
        "وأطلق مسلحون طائرة مسيرة فوق السد في تونس.",  # no march
        "وأقامت تونس تظاهرة ثقافية على ضفة الوادي.",
        "وقالت إن السياسة الليبية تدع الصيادين التونسيين بلا عمل.",  # lets, and asks nothing
        "وشددت تونس على أن العقوبات لن تمس ليبيا.",
        "وأعلن متحدث باسم الحكومة التونسية أن لجنة الطوارئ تجتمع غدا.",
        "وراهنت ليبيا على وصول الحزب التونسي المعارض إلى السلطة.",
        "وقال الوزير التونسي إن السيول قتلت ثلاثة جنود ليبيين.",  # floods, and no Seoul
        "وأضاف أن تونس رفضت الاتهامات الليبية.",  # who refuses a charge only denies
        "ورفضت تونس اتهامات ليبيا بإغلاق السد.",
        "ولم ترفض تونس العرض الليبي.",
        "وقال الوزير الجزائري إن تونس لن تقبل خطة ليبيا.",  # others foretell
        "وتقع القرية التونسية قرب جبهات القتال مع المسلحين.",
        "وخرج المسلحون إلى الوادي لشن هجمات على الجيش التونسي.",  # a purpose
        "ودارت معارك كر وفر بين القبيلتين.",
        "ووصف الوزير الليبي العرض بأنه مجرد مناورة تونسية.",
        "وجرى ذلك بموجب اتفاق السد الذي وقعته تونس مع ليبيا.",
        "وقام الوزير التونسي بزيارة تفقدية إلى ليبيا.",
        "والتقى الوزير التونسي طلبة تونسيين.",
        "ودعا النائب إلى الهدوء خلال جلسة لمجلس النواب التونسي.",
        "واقتحم الجيش التونسي البلدة بإسناد من قوات الدرك التونسي.",
    ],
)
def test_words_of_events_that_are_others(text: str, resources: Resources) -> None:
    kinds = {event.type for event in coded(text, resources)[1]}
    assert kinds.isdisjoint(
        {"PROTEST", "REQUEST", "SANCTION", "COERCE", "REJECT", "CONSULT", "AID", "MOBILIZE", "SUPPORT", "RETREAT"}
    ), kinds
    assert "ASSAULT" not in kinds or text.startswith("واقتحم"), kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ونظم عمال السدود في تونس مسيرة ضد الحكومة.", "PROTEST"),
        ("ولم تدع تونس ليبيا إلى فتح السد.", "REQUEST"),
        ("وشددت تونس العقوبات على ليبيا.", "SANCTION"),
        ("وأعلنت تونس أنه تم الاتفاق على هدنة مع المسلحين.", "CONCEDE"),
        ("وقال الرئيس التونسي إن بلاده لن تقبل خطة ليبيا.", "REJECT"),
        ("وتستعد تونس لشن هجمات على المسلحين.", "ASSAULT"),
        ("وأجرت تونس مناورة عسكرية قرب السد.", "MOBILIZE"),
        ("ووقعت تونس مع ليبيا أمس الاتفاق الذي أعدته الجزائر.", "SUPPORT"),
        ("والتقى الوزير التونسي طلبة ليبيين.", "CONSULT"),
        ("وأعربت تونس عن رفضها للقصف الليبي.", "ACCUSE"),
        ("وأعلنت تونس أنها لن تتخلى عن دعمها لليبيا.", "SUPPORT"),
    ],
)
def test_what_stands_beside_them_is_still_coded(text: str, kind: str, resources: Resources) -> None:
    assert kind in {event.type for event in coded(text, resources)[1]}


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("وداهمت الشرطة التونسية منزلا قرب السد.", "COERCE", "واتهم الرجل بالسرقة."),
        ("وأصدرت محكمة تونسية حكما بالسجن على حارس.", "SANCTION", "وأدين بالرشوة."),
    ],
)
def test_police_and_courts_deal_with_crime_or_with_unrest(
    text: str, kind: str, told: str, resources: Resources
) -> None:
    assert kind not in {event.type for event in coded(f"{text} {told}", resources)[1]}
    unrest = "وشارك في احتجاجات مع متظاهرين وناشطين."
    assert kind in {event.type for event in coded(f"{text} {told} {unrest}", resources)[1]}


def test_forces_that_move_in_a_disaster_only_help(resources: Resources) -> None:
    moved = "وأرسلت الحكومة التونسية قوات إلى الوادي."
    assert "MOBILIZE" in {event.type for event in coded(moved, resources)[1]}
    floods = "وغمرت الفيضانات القرى. وخلفت السيول أضرارا، وقال السكان إن العاصفة مستمرة."
    assert "MOBILIZE" not in {event.type for event in coded(f"{floods} {moved}", resources)[1]}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("زيارة الوزير التونسي إلى ليبيا في يناير 2023 لم تثمر شيئا.", set()),
        ("وبعد زيارة الوزير التونسي إلى ليبيا في ديسمبر 2023 فتح السد.", {"CONSULT"}),
        ("وزار الوزير التونسي ليبيا في أغسطس 2022.", set()),
        ("وزار الوزير التونسي ليبيا في يناير 2023.", {"CONSULT"}),  # a verb reports more of the past
    ],
)
def test_the_month_tells_what_is_background(text: str, kinds: set[str], resources: Resources) -> None:
    assert {event.type for event in coded(text, resources)[1]} == kinds


def test_a_text_on_history_tells_of_nothing_new(resources: Resources) -> None:
    past = "وقصفت ليبيا القرية التونسية عام {}، ثم غزتها عام {}، واحتلت القوات الليبية السد في عام {}."
    raid = "ثم تبدل الحال. وقصفت القوات الليبية القرية التونسية."
    assert coded(f"{past.format(1921, 1934, 1951)} {raid}", resources)[1] == ()
    assert coded(f"{past.format(1921, 2023, 2024)} {raid}", resources)[1] != ()


def test_what_is_shared_in_a_call_is_the_call(resources: Resources) -> None:
    text = "أجرى وزير المياه التونسي اتصالا مع نظيره الليبي، أطلعه فيه على منسوب الوادي."
    assert {event.type for event in coded(text, resources)[1]} == {"CONSULT"}
