"""Words that look like a cue and attribute nothing, and those beside them that do."""

from __future__ import annotations

import pytest

from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_article

Said = list[tuple[str, str | None, str]]


def said(text: str, resources: Resources, title: str = "") -> Said:
    """Returns cue, source and content of each statement, those of the title first."""
    article = read_article(make_article(text=text, title=title), resources)
    found = []
    for statement in article.statements:
        field = article.title if statement.field == "title" else article.text
        content = " ".join(field[start:stop] for start, stop in statement.content)
        found.append((field[slice(*statement.cue)], statement.source.name, content))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "وأعرب الملك عن أصدق التهاني وأطيب التمنيات للرئيس التونسي.",
        "وعبر كمال العياري عن بالغ شكره للحكومة على حسن الاستقبال.",
        "وأبدى كمال العياري شكره للطبيب.",
        "وجدد كمال العياري تعازيه لأهل الضحايا.",
        "ورحب الرئيس بالأمير سالم الراشدي في مطار العاصمة.",
        "واعترفت الأمم المتحدة بإيران دولة عضوا.",
        "وأعلنت جزيرة النهر استقلالها قبل ثلاثين عاما.",
        "وأعلن التنظيم ولاءه لحركة النهر.",
    ],
)
def test_what_is_conveyed_is_not_said(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "وأكد الملك أن الجسر آمن، معربا عن شكره للعمال.",
            [("أكد", "الملك", "الجسر آمن")],
        ),
        (
            "ورحب كمال العياري بانتخاب الرئيس.",
            [("رحب", "كمال العياري", "انتخاب الرئيس")],
        ),
        (
            "وأعرب كمال العياري عن قلقه من التأخير.",
            [("أعرب", "كمال العياري", "قلقه من التأخير")],
        ),
        (
            "واعترف كمال العياري بوجود أخطاء.",
            [("اعترف", "كمال العياري", "وجود أخطاء")],
        ),
        (
            "وقال كمال العياري متحدثا عن خطته الجديدة في الوزارة «لن نغلق الجسر».",
            [("متحدثا", "كمال العياري", "لن نغلق الجسر")],
        ),
        (
            "وتحدث كمال العياري عن مقتل خمسة عمال.",
            [("تحدث", "كمال العياري", "مقتل خمسة عمال")],
        ),
        ("وتحدث كمال العياري عن تجربته في السجن.", []),
        ("وتحدث كمال العياري عن هذه المرحلة.", []),
    ],
)
def test_what_is_said_beside_it(text: str, statements: Said, resources: Resources) -> None:
    assert said(text, resources) == statements


@pytest.mark.parametrize(
    "text",
    [
        "وأقر برلمان النهر تعديلا دستوريا للسماح بإنشاء محكمة.",
        "وأقر اتحاد الكرة الاستعانة بمدير أجنبي.",
        "وتبرر الشركة أفعالها بالدفاع عن نفسها.",
        "وفسر المراقبون موقفه بـ«التأييد الحذر».",
        "وتضيف الشركة أجهزة جديدة إلى «قائمة النهر».",
        "ويواصل الشاعر التقاط صور المدينة في «كتاب النهر».",
        "ويعتبر كمال العياري من المدافعين عن القرية إذ أنجز عنها فيلما بعنوان «ماء النهر».",
    ],
)
def test_a_verb_with_an_object_of_its_own(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("وأقر الوزير، أمس، في مقابلة بوجود أخطاء.", [("أقر", "الوزير", "وجود أخطاء")]),
        ("وتبرر الوزارة ذلك بأنها تحمي الجسر.", [("تبرر", "الوزارة", "أنها تحمي الجسر")]),
        ("وناشدها كمال العياري العودة إلى الحوار.", [("ناشدها", "كمال العياري", "العودة إلى الحوار")]),
        ("ودعا كمال العياري الوزير بـ«العودة إلى الحوار».", [("دعا", "كمال العياري", "العودة إلى الحوار")]),
        (
            "وتقول سلمى الراشدي، المتحدثة باسم «السند» العالمية التي تنشط في المنطقة: «لن نغلق الجسر».",
            [("تقول", "سلمى الراشدي", "لن نغلق الجسر")],
        ),
    ],
)
def test_what_such_a_verb_attributes(text: str, statements: Said, resources: Resources) -> None:
    assert said(text, resources) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("وزادت أعداد اللاجئين في الجزيرة حتى إنها باتت تضيق بهم.", []),
        ("ورفع العمال لافتات كتب عليها «الجسر لنا».", []),
        ("وبقي البيت كما كان، وكتب على الجدران «الجسر لنا».", []),
        ("وتجدد الخلاف بين البلدين، ومن المؤكد أن الجسر سيغلق.", []),
        ("ونشر الموقع مقطعا يبدو أنه يظهر الجسر.", []),
        ("ويروي الفيلم قصة عمال ينتظرون أن يفتح الجسر.", []),
        ("وكانت حجتها التي تذرعت بها هي أن الجسر قديم.", []),
        (
            "وبرر كمال العياري، مدير الميناء، هذه الأسعار، إذ أكد أن الكلفة ارتفعت.",
            [("أكد", "كمال العياري", "الكلفة ارتفعت")],
        ),
        (
            "ولم تعلن الوزارة أرقاما جديدة، لكنها قالت إن الجسر آمن.",
            [("قالت", "الوزارة", "الجسر آمن")],
        ),
        (
            "وقال المسؤولون الذين حضروا إن الجسر آمن.",
            [("قال", "المسؤولون", "الجسر آمن")],
        ),
    ],
)
def test_whose_the_complementizer_is(text: str, statements: Said, resources: Resources) -> None:
    assert said(text, resources) == statements


@pytest.mark.parametrize(
    "text",
    [
        "وشهد المعرض حضورا لافتا من الشباب انتقل بعدها إلى الساحة.",
        "وبدأ فريق النهر المباراة مهاجما في غياب هدافه سالم.",
        "ولا يسهل الاختيار، بين أن تقبل البلاد الشروط، وبين أن ترفض العرض كله.",
        "وأثار اللاعب قدرا كبيرا من الارتياح.",
        "ويدين النادي بالفضل في فوزه إلى حارسه.",
        "وشاهد الصياد أشخاصا يعبرون البحر بحثا عن العمل.",
        "ولا يعرف إذا ما كان يشير إلى الخطة.",
        "وهناك من يرى أن الجسر قديم.",
        "ويعرف السكان أن ثمنها مرتفع.",
        "وربما ظنت سلمى الراشدي أن الجسر مغلق.",
        "وتوزع المياه وفق الاستراتيجية المتفق عليها.",
        "وتوزع المياه على القرى بحسب ما تراه اللجنة.",
        "ويضبط الجهاز أو يغسل حسب النظام المعمول به.",
        "وكانت المدينة شبه خالية، والسوق مزدحما بالناس.",
        "وفيما تردد أيضا أن اللاعب سيغادر، بقي الفريق هادئا.",
        "ودفع العمال أحيانا مبلغا كبيرا من المال بشروط صعبة.",
        "وامتد الطريق من محافظة تعز باتجاه الشمال الشرقي.",
        "ولا يتعلق الأمر بالسكان فحسب الوزارة معنية أيضا.",
        "ويدرس في البلاد مئة ألف طالب تونسي جاءوا بمنح من الوزارة.",
    ],
)
def test_words_written_like_a_cue(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("وحذر كمال العياري من أن رفض الخطة يهدد الجسر.", [("حذر", "كمال العياري", "رفض الخطة يهدد الجسر")]),
        ("وسبق أن رفض كمال العياري الخطة.", [("رفض", "كمال العياري", "الخطة")]),
        ("وتحسنت المياه، بحسب ما تراه اللجنة.", [("بحسب ما تراه", "اللجنة", "تحسنت المياه")]),
        ("وخرج كمال العياري من القاعة منتقدا الخطة.", [("منتقدا", "كمال العياري", "الخطة")]),
        ("وشبه الوزير القرار بالكارثة.", [("شبه", "الوزير", "القرار بالكارثة")]),
    ],
)
def test_cues_beside_them(text: str, statements: Said, resources: Resources) -> None:
    assert said(text, resources) == statements


@pytest.mark.parametrize(
    "title",
    [
        "سالم الراشدي: قصة صعود وزير",
        "كمال العياري: الوزارة ترحل مهندسا",
        "بروفايل: كمال العياري",
        "مفكرة: خبز من القمح",
    ],
)
def test_a_label_before_a_colon_says_nothing(title: str, resources: Resources) -> None:
    text = "ولد سالم الراشدي في القرية نفسها التي ولد فيها كمال العياري. وقالت الوزارة إن الجسر آمن."
    assert said(text, resources, title) == [("قالت", "الوزارة", "الجسر آمن")]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("سالم الراشدي: الوزارة ترحل مهندسا", "وقال سالم الراشدي إن الجسر آمن."),
        ("سالم الراشدي: الوزارة ترحل مهندسا", "وصل الوزير إلى الجسر."),
        ("سالم الراشدي: علاقتي بالمدينة قديمة", "وصل سالم الراشدي إلى الجسر."),
        ("سالم الراشدي: تعرضت لضغوط كثيرة", "وصل سالم الراشدي إلى الجسر."),
        ("سالم الراشدي: لن نغلق الجسر", "وصل سالم الراشدي إلى الجسر."),
        ("سالم الراشدي عن الجسر: الوزارة أخطأت", "وصل سالم الراشدي إلى الجسر."),
    ],
)
def test_a_speaker_before_a_colon(title: str, text: str, resources: Resources) -> None:
    first = said(text, resources, title)[0]
    assert first[:2] == (":", "سالم الراشدي")


@pytest.mark.parametrize(
    "text",
    [
        "ودانت محكمة سالم الراشدي بتهم الحث على الانضمام إلى «حركة النهر».",
        "ورفضت إحدى المحاكم الجنائية طلب الدفاع.",
        "ولم يدخر السكان جهدا للتعبير عنها في الساحة.",
        "وزار الوفد القرية التي تشبه الجزيرة ببيوتها البيضاء.",
        "وطلبت الصحيفة التعليق على الخبر من الوزارة.",
        "وأظهر تسجيل مصور حجم الدمار في القرية.",
    ],
)
def test_what_is_done_and_not_said(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    "text",
    [
        "ولم يقل الوزير إنه سيغلق الجسر.",
        "ولم تعلن الوزارة أن الجسر سيغلق.",
        "ولم يتوقع أحد أن يغلق الجسر.",
        "واتفق الوزيران على أن يفتح الجسر في الصيف.",
        "وبكل أسف «لم يفتح الجسر بعد».",
        "وحان الوقت للقول إن الجسر قديم.",
        "وانتهت الجلسة بالإعلان عن فتح الجسر.",
        "وقد يقول بعض السكان إن الجسر قديم.",
        "دعوة إلى",
    ],
)
def test_what_nobody_said(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ولا ينفي الوزير أن الجسر قديم.", "الوزير"),
        ("ولم يستبعد الوزير أن يغلق الجسر.", "الوزير"),
        ("ولا يعتقد الوزير أن الجسر سيغلق.", "الوزير"),
    ],
)
def test_a_denial_denied_is_a_position(text: str, source: str, resources: Resources) -> None:
    assert [name for _, name, _ in said(text, resources)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "وقال كمال العياري إنه أبلغ سالم الراشدي بأن الجسر آمن.",
        "وقالت وزارة المياه إنها حثت البلدية على فتح الجسر.",
        "وأكدت النقابة أنها قد أخبرت الوزير بأن الجسر مغلق.",
    ],
)
def test_a_pronoun_before_the_verb_is_its_subject(text: str, resources: Resources) -> None:
    assert len(said(text, resources)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "وقال كمال العياري إن الجسر آمن. ويشير سلوك الإدارة إلى أن الجسر قديم.",
        "وقال كمال العياري إن الجسر آمن. وتؤكد زيارة الوفد أن العلاقات تحسنت.",
    ],
)
def test_a_thing_after_the_verb_is_its_subject(text: str, resources: Resources) -> None:
    assert said(text, resources) == [("قال", "كمال العياري", "الجسر آمن")]


PARAGRAPHS = [
    "وقال كمال العياري إن الجسر آمن.",
    "وزار الوفد المصنع في الجنوب.",
    "وأضاف أن الأعمال انتهت.",
    "وبدأت الأعمال في الربيع الماضي.",
]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("نقابة الأطباء تطالب بفتح ثلاثة مستشفيات جديدة في العاصمة", 2),
        ("نقابة الأطباء تطالب بفتح ثلاثة مستشفيات جديدة في العاصمة.", 3),
        ("نقابة الأطباء تطالب بفتح ثلاثة مستشفيات", 3),
        ("نقابة المصنع تطالب بزيارة الوفد إلى الجنوب في الربيع", 3),
        ("ونقابة الأطباء تطالب بفتح ثلاثة مستشفيات جديدة في العاصمة", 3),
        ("\nنقابة الأطباء تطالب بفتح ثلاثة مستشفيات جديدة في العاصمة", 3),
    ],
)
def test_a_headline_between_paragraphs(line: str, found: int, resources: Resources) -> None:
    """It is of another article, unless it is joined, ended, short, set apart, or heads the paragraph under it."""
    text = "\n".join([PARAGRAPHS[0], line, *PARAGRAPHS[1:]])
    assert len(said(text, resources)) == found


@pytest.mark.parametrize(
    "text",
    [
        "وكان كمال العياري يشير إلى السد القديم في الشمال.",
        "وقصفت الطائرات الموقع القديم استنادا إلى معلومات خاطئة.",
        "وأثبتت شركة المياه أنها الأقوى في السوق.",
    ],
)
def test_what_is_meant_or_shown_by_deeds_or_grounds_is_not_said(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وكانت التقارير تشير إلى تراجع المخزون.", "التقارير"),
        ("وانخفض مخزون السدود، استنادا إلى مصادر مقربة من الوزارة.", "مصادر مقربة من الوزارة"),
        ("واستنادا إلى نتائج البحث فإن السدود قديمة وتحتاج إلى إصلاح.", "نتائج البحث"),
        ("وأثبتت الدراسة أن السدود قديمة.", "الدراسة"),
    ],
)
def test_what_documents_and_people_bear_out_is_said(text: str, name: str, resources: Resources) -> None:
    assert [source for _, source, _ in said(text, resources)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "وارتفعت الأسعار، الأمر الذي يؤكد أن السوق ضيقة.",
        "لكن الواقع يؤكد أن السوق ضيقة.",
        "وفتح السوق مع تخوف كبير من انهيار الجسر.",
        "لكن أحد لا يستبعد أن يعود المطر.",
        "وعاشت سلمى العياري هنا بحسب ادعائها منذ أن كانت صغيرة.",
    ],
)
def test_what_shows_or_nobody_does_is_not_said(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    "text",
    [
        "وحصلت الصحيفة على صور تشير إلى ضرر كبير في الجسر.",
        "لكن أشرطة مصورة في بلدات كثيرة تؤكد أن الجسر سقط.",
        "ورفع الطالب لافتة طويلة مع رفاقه كتب عليها: «افتحوا الجسر».",
        "ورفعوا لافتات كتبت عليها عبارات منها «افتحوا الجسر».",
        "ضرر «جديد»، ضحايا أبرياء «جدد»، شاب ارتضى لنفسه أن يكون كبش فداء.",
        "وكشف مصدر مطلع تفاصيل اللقاء الذي دار بين الوزيرين.",
        "واعتذرت الشركة عن تسليم الوثائق للمحققين.",
        "وتدافع المنظمة عن حقوق العمال منذ سنوات.",
        "ويتهم العياري وعدد من معاونيه القدامى بتبديد أموال البلدية.",
    ],
)
def test_what_only_shows_tells_of_or_is_done_to_somebody_says_nothing(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


def test_what_pictures_show_stands_on_their_word_where_the_text_says_so(resources: Resources) -> None:
    text = "وسقط الجسر القديم، بحسب لقطات مصورة."
    assert said(text, resources) == [("بحسب", "لقطات مصورة", "سقط الجسر القديم")]


def test_pictures_are_nobody_to_go_back_to(resources: Resources) -> None:
    text = "قال كمال العياري إن الجسر سقط. ونشر فيديو عبر حسابه، معلقا: «هذا هو الجسر»."
    assert said(text, resources)[-1] == ("معلقا", "كمال العياري", "هذا هو الجسر")


def test_a_headline_that_tells_what_somebody_speaks_about_says_nothing(resources: Resources) -> None:
    text = "قالت نورة العياري إن الجسر سقط."
    assert len(said(text, resources, title="نورة العياري تتحدث عن رحلتها إلى الشمال")) == 1
    assert said("وتحدثت نورة العياري عن مقتل شخصين.", resources)[0][2] == "مقتل شخصين"


def test_those_accused_before_the_verb_accuse_nobody(resources: Resources) -> None:
    text = "وأضاف المتحدث أن حارسي السد السابقين اتهما «بالمشاركة في السرقة»."
    assert [cue for cue, _, _ in said(text, resources)] == ["أضاف"]


@pytest.mark.parametrize(
    "text",
    [
        "وتحدث كمال العياري عن المحادثات مع الشركة.",
        "وتحدث كمال العياري عن جهود الوزارة لبناء السد.",
        "وتحدث كمال العياري عن زيارته إلى الشمال.",
        "ودخل كمال العياري البيت. ولاحظ أن الباب مفتوح.",
        "وظهر كمال العياري وكأنه يقول إن الوقت انتهى.",
        "وأكدت محكمة الاستئناف هذا الحكم.",
        "وأصدرت هيئة الأرصاد تحذيرات جديدة للمناطق الساحلية.",
        "ويتطلع فريق النهر إلى حسم اللقب اليوم.",
    ],
)
def test_topics_perceptions_rulings_and_aims_are_not_said(text: str, resources: Resources) -> None:
    assert said(text, resources) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وتحدث كمال العياري عن ثغرات كبيرة في السد.", "ثغرات كبيرة في السد"),
        ("وتحدث كمال العياري عن العثور على قتيل قرب السد.", "العثور على قتيل قرب السد"),
        ("ولاحظ كمال العياري أن الأسعار ارتفعت.", "الأسعار ارتفعت"),
        ("وأصدرت هيئة الأرصاد تحذيرا من السيول.", "السيول"),
    ],
)
def test_news_observations_and_warnings_are(text: str, content: str, resources: Resources) -> None:
    assert [found for _, _, found in said(text, resources)] == [content]


def test_who_is_meant_by_what_was_said_is_no_second_statement(resources: Resources) -> None:
    text = "وقال كمال العياري: «كان عليه أن يستقيل»، مشيرا إلى كبير موظفيه."
    assert [cue for cue, _, _ in said(text, resources)] == ["قال"]
