"""Who speaks where the subject stands before its verb, or is that of another verb before it."""

from __future__ import annotations

import pytest

from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_article

_BEFORE = "وقال وزير المياه كمال العياري إن السدود آمنة. "


def last_source(text: str, resources: Resources) -> str | None:
    """Returns the source of the last statement of a text that somebody else speaks in before."""
    return read_article(make_article(text=_BEFORE + text), resources).statements[-1].source.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("لكن الكثير من الخبراء في علوم المياه يحذرون من أن السد قديم.", "الكثير من الخبراء في علوم المياه"),
        ("وانخفض المنسوب، فالحكومة المحلية أعلنت عن خفض الضخ.", "الحكومة المحلية"),
        ("وكان مصدر على صلة بالملف قد قال إن السد قديم.", "مصدر على صلة بالملف"),
        ("ولا تزال نقابة المزارعين تطالب الوزارة بإصلاح السد.", "نقابة المزارعين"),
        ("والسكان يشكون، وكل هذه اللجان كانت تؤكد أن السد قديم.", "كل هذه اللجان"),
        ("ومهندس السدود الذي زار الموقع مرتين أكد أن الجدار متصدع.", "مهندس السدود"),
        ("وانقسم الحاضرون، والبعض أكد أن الجدار متصدع.", "البعض"),
    ],
)
def test_whoever_opens_the_clause_of_a_verb_is_its_subject(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وشهدت المدينة مظاهرات حاشدة تطالب بإصلاح السد.", "مظاهرات حاشدة"),
        ("ووقعت مشادات بين الحراس وأنصار للنقابة يقولون إن السد قديم.", "أنصار للنقابة"),
        ("وظهر في اللقطات رجل يقول: «السد قديم».", "رجل"),
        ("ولم يعلق الوزير على تقارير صحافية أفادت بتصدع الجدار.", "تقارير صحافية"),
        ("ونشرت صحيفة «النهر» تغريدة على حسابها تقول إن الجدار متصدع.", "النهر"),
    ],
)
def test_an_indefinite_noun_that_a_verb_describes_speaks(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    "text",
    [
        "وفي خطاب إلى النقابة قال العياري إن السد قديم.",
        "ومن جانب آخر كشف العياري عن خطة لإصلاح السد.",
        "وعن سر نجاحه في الوزارة قال: «أعمل كل يوم».",
    ],
)
def test_what_opens_a_clause_in_an_adjunct_is_no_subject(text: str, resources: Resources) -> None:
    assert last_source(text, resources) == "كمال العياري"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وشكر مكتب رئاسة الحكومة المهندسين على عملهم، وقال إن السد باق.", "مكتب رئاسة الحكومة"),
        ("وحضر المدير سالم الراشدي إلى الموقع، وأضاف أن السد باق.", "سالم الراشدي"),
        ("وقد غادر العديد من قادة النقابة القاعة مشتكين من «التجاهل الرسمي».", "العديد من قادة النقابة"),
    ],
)
def test_the_subject_of_a_verb_that_is_also_a_noun_goes_on_speaking(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت خدمة الإسعاف المحلية في بيان: «الطريق مغلق».", "خدمة الإسعاف المحلية"),
        ("وذكرت خدمة «النهر» للمشتركين أن الطريق مغلق.", "خدمة «النهر»"),
        ("ويقول من قضى الشتاء في البلدة إن الطريق مغلق.", "من قضى الشتاء في البلدة"),
        ("وأوضح 30 في المائة ممن شملهم المسح أنهم بلا ماء.", "30 في المائة ممن شملهم المسح"),
        ("وكانت الـ«النهر» أشارت أمس إلى إغلاق الطريق.", "النهر"),
    ],
)
def test_the_place_after_the_verb_holds_the_subject(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    "text",
    ["ثم اقترب مني وقال إن الطريق مغلق.", "كما شدد علی أن الطريق مغلق.", "وقال نهاية الأسبوع الماضي: «الطريق مغلق»."],
)
def test_pronouns_prepositions_and_times_are_nobody(text: str, resources: Resources) -> None:
    assert last_source(text, resources) == "كمال العياري"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ويقول كلا الطرفين إن الطريق مغلق.", "كلا الطرفين"),
        ("وقال 40 في المئة منهم إن الطريق مغلق.", "40 في المئة"),
        ("ويقول تربويون محليون لـ«النهر» إن المدارس مغلقة.", "تربويون محليون"),
        ("وأعرب كثير من سكان البلدة عن قلقهم من إغلاق الطريق.", "كثير من سكان البلدة"),
        ("وأشارت خدمة الإطفاء إلى أن الطريق مغلق.", "خدمة الإطفاء"),
        ("وقالت سيدة في مخيم الساحل: «الطريق مغلق».", "سيدة في مخيم الساحل"),
        ("واتهمت جماعات حقوقية القوات المحلية بإغلاق الطريق.", "جماعات حقوقية"),
    ],
)
def test_people_told_of_by_their_share_or_their_kind_speak(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ويرأس جون سهم لجنة السدود. ويقول سهم إن الجدار متصدع.", "جون سهم"),
        ("وقال سهم إن الجدار متصدع.", "سهم"),
        ("وأشار سهم إلى أن الجدار متصدع.", "سهم"),
        ("ويضيف ويل درسون من شركة السدود أن الجدار متصدع.", "ويل درسون"),
        ("وأبلغ سالم الوزير الجديد بقلقه إزاء القرار.", "سالم"),
        ("ونقلت صحيفة «بيل أم» المحلية عن متحدث باسم النقابة، أن الجدار متصدع.", "متحدث باسم النقابة"),
    ],
)
def test_names_that_are_also_words_speak_in_the_place_of_the_subject(
    text: str, name: str, resources: Resources
) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    "text", ["وهدد عدة مرات بأنه سيغلق الطريق.", "وقال جملة: «شكرا لكم جميعا».", "وأضاف مبتسما: «السد آمن»."]
)
def test_how_often_and_how_it_was_said_is_nobody(text: str, resources: Resources) -> None:
    assert last_source(text, resources) == "كمال العياري"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ثم انتهى اللقاء.\nوألقت صحيفة «النهر» المحلية الضوء على تاريخ السد.\nوأضافت أن الجدار متصدع.", "النهر"),
        ("ثم انتهى اللقاء.\nوزار الشاعر سالم الراشدي البلدة.\nوقال إن الجدار متصدع.", "سالم الراشدي"),
        ("ثم انتهى اللقاء.\nوانهار الجدار القديم.\nوقال إن العمل قريب.", "كمال العياري"),
        ("ثم أشار إلى أن المهندس سالم الراشدي عاد.\nوأضاف أن العمل قريب.", "كمال العياري"),
    ],
)
def test_whom_the_paragraph_before_is_about_goes_on_where_nobody_spoke_in_it(
    text: str, name: str, resources: Resources
) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وشكر العياري سالم الراشدي، الذي وصفه بأنه صديق قديم.", ["كمال العياري", "كمال العياري"]),
        ("وزار المدينة مع الوزيرة السابقة التي وصفت السد بأنه خطر.", ["كمال العياري", "الوزيرة السابقة"]),
    ],
)
def test_whoever_a_pronoun_takes_up_is_described_and_does_not_describe(
    text: str, names: list[str], resources: Resources
) -> None:
    statements = read_article(make_article(text=_BEFORE + text), resources).statements
    assert [statement.source.name for statement in statements] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وشكرت المهندسة سلمى الراشدي النقابة على موقفها، ودعت السلطات إلى إصلاح السد.", "سلمى الراشدي"),
        ("وانتقد كمال العياري المقال، ودعا إدارة السد إلى الصمت.", "كمال العياري"),
        ("كما دعا دول الجوار إلى إصلاح السد.", "كمال العياري"),
        ("وتوقف العمل، ودعا مهندسون إلى إصلاح السد.", "مهندسون"),
        ("وفي المساء دعت النقابة إلى إصلاح السد.", "النقابة"),
    ],
)
def test_the_one_noun_after_a_verb_of_urging_that_goes_on_is_who_is_urged(
    text: str, name: str, resources: Resources
) -> None:
    assert last_source(text, resources) == name


def test_things_encourage_and_speakers_before_their_verb(resources: Resources) -> None:
    assert last_source("وانخفضت الأسعار، ما شجع السكان على العودة.", resources) == "كمال العياري"
    assert last_source("وقال المدير إن الوزير شجع السكان على العودة.", resources) == "كمال العياري"
    statements = read_article(make_article(text=_BEFORE + "ما شجع السكان على العودة."), resources).statements
    assert len(statements) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال د. سالم الراشدي إن الجدار متصدع.", "سالم الراشدي"),
        ("ويروي د.يوسف: «السد قديم جدا».", "يوسف"),
        ("وانتهى الاجتماع في مكتب د. الراشدي. وأضاف أن الجدار متصدع.", "كمال العياري"),
    ],
)
def test_the_point_of_a_title_that_is_cut_ends_no_sentence(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    "text",
    [
        "وشكر العياري الحكومة على هذا القرار الجديد الذي قال إنه سيفيد البلدة.",
        "ويعترض مهندسون كثيرون على الاتفاق الذي يقولون إنه سيضر البلدة.",
    ],
)
def test_a_decision_of_which_something_is_said_does_not_say_it(text: str, resources: Resources) -> None:
    assert last_source(text, resources) not in ("هذا القرار الجديد", "هذا القرار", "الاتفاق")


def test_a_body_that_passes_a_law_says_nothing(resources: Resources) -> None:
    text = "وأقر البرلمان المحلي هذا القانون الخميس بأغلبية كبيرة."
    assert len(read_article(make_article(text=_BEFORE + text), resources).statements) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأغلق الجسر، كما قال سالم الراشدي لصحيفة «النهر»، مشيرا إلى أن الأعمال ستستمر.", "سالم الراشدي"),
        ("وسأله الصحافي: «هل السد آمن؟».", "الصحافي"),
        ("وتدخلت على الفور مديرية الدفاع المدني وذكرت في بيان أن الحريق أخمد.", "مديرية الدفاع المدني"),
        ("وقال أحدهما إن التقرير ناقص، مضيفا أن الأمور قد تتغير.", "أحدهما"),
        ("واستشهدت النقابة بتقرير لوكالة «النهر» قال إن السد قديم.", "وكالة «النهر»"),
        ("وكان سالم الراشدي تحدث في اليوم الأول من المؤتمر، وقال إن السد قديم.", "سالم الراشدي"),
        ("ورفع المحتجون لافتات تقول: «نريد الماء».", "المحتجون"),
        ("ورد عليه سالم الراشدي بالقول إن السد قديم.", "سالم الراشدي"),
        ("وتراجع المنسوب مما جعل بعض الخبراء يقولون إن السد قديم.", "بعض الخبراء"),
        ("وحث سالم الراشدي، السبت، «جميع السكان على ترشيد الماء».", "سالم الراشدي"),
        ("وبحث العياري الخطة مع سالم الراشدي، حيث أكدا أن السد قديم.", None),
    ],
)
def test_who_goes_on_is_whoever_the_words_between_show(text: str, name: str | None, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال لاعب الوسط السابق سالم الراشدي إن الملعب جاهز.", "سالم الراشدي"),
        ("ويرى قلب الدفاع السابق سالم الراشدي أن الملعب جاهز.", "سالم الراشدي"),
        ("وقال جامع التحف سالم الراشدي إن المتحف جاهز.", "سالم الراشدي"),
        ("وقالت خطيبة الصحافي سالم الراشدي إنه لم يعد.", "خطيبة الصحافي سالم الراشدي"),
        ("وقالت مديرة البحوث في مكتب الوزير سالم الراشدي إن السد قديم.", "مديرة البحوث في مكتب الوزير سالم الراشدي"),
        ("وقالت رئيسة اللجنة ليلى حسن إن السد قديم.", "ليلى حسن"),
        ("وقال المتحدث باسم الجيش العقيد سالم الراشدي إن السد قديم.", "سالم الراشدي"),
    ],
)
def test_a_name_after_a_construct_is_of_its_head_where_it_can_be(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("لكنه أكد كامل ثقته في المهندسين.", "كمال العياري"),
        ("وقال كامل الراشدي إن السد قديم.", "كامل الراشدي"),
        ("وقال على المرموري أمين الجمعية إن السد قديم.", "على المرموري"),
        ("وأكد وزير الري من جانبه أن السد قديم.", "وزير الري"),
    ],
)
def test_words_written_like_names_and_names_written_like_words(text: str, name: str, resources: Resources) -> None:
    assert last_source(text, resources) == name
