"""What a statement says beside its content and its source: acts, distance, addressees, relays, leftovers."""

from __future__ import annotations

import io

import pytest

from masdar.model import Article, Statement
from masdar.pages import read_stream
from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_article


def read(text: str, resources: Resources, title: str = "") -> Article:
    return read_article(make_article(text=text, title=title), resources)


def only(text: str, resources: Resources) -> Statement:
    statements = read(text, resources).statements
    assert len(statements) == 1
    return statements[0]


@pytest.mark.parametrize(
    ("text", "hedged", "negated"),
    [
        ("وقال الوزير إن الطريق آمن.", False, False),
        ("وزعم الوزير أن الطريق آمن.", True, False),
        ("وقال الوزير إن الطريق آمن، على حد زعمه.", True, False),
        ("وقال الوزير إن الطريق آمن، بحسب زعمه.", True, False),
        ("وقال الوزير إن الطريق آمن، وفق تعبيره.", False, False),
        ("ولم يستبعد الوزير إغلاق الطريق.", True, True),
        ("ولم يؤكد الوزير أن الطريق آمن.", False, True),
    ],
)
def test_distance_and_negation(text: str, hedged: bool, negated: bool, resources: Resources) -> None:  # noqa: FBT001
    statement = only(text, resources)
    assert (statement.hedged, statement.negated) == (hedged, negated)


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("وقال الوزير للصحافيين إن الطريق آمن.", "الصحافيين"),
        ("وأكد الوزير لنظيره كمال العياري أن الطريق آمن.", "كمال العياري"),
        ("وخلال حديث لقناة «النهر»، قال الوزير إن الطريق آمن.", "النهر"),
        ("وأفاد مصدر محلي صحيفة «النهر»، أن الطريق آمن.", "النهر"),
        ("وشددت الهيئة على الشركات بضرورة إصلاح الطريق.", "الشركات"),
        ("وقالت الوزيرة في ردها على المعارضة إن الطريق آمن.", "المعارضة"),
        ("وطلبت الهيئة من الشركات التوقف عن الحفر.", "الشركات"),
        ("وأهابت الهيئة بالسكان كافة باتخاذ الحيطة.", "السكان"),
        ("وقال الوزير عقب قمة للحكومة إن الطريق آمن.", None),
        ("وقال لي الوزير إن الطريق آمن.", None),
    ],
)
def test_addressees(text: str, addressee: str | None, resources: Resources) -> None:
    to = only(text, resources).to
    assert (to.name if to is not None else None) == addressee


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("وقال الراشدي حين عاد من رحلته دون أن يصاب بأذى «إنها رحلة لن تنسى».", "الراشدي", "إنها رحلة لن تنسى"),
        ("وقال كمال الراشدي، في مقابلة نشرت على موقع الوزارة، إن الجسر آمن.", "كمال الراشدي", "الجسر آمن"),
        ("وقالت الوزارة في بيان تلقت الصحيفة نسخة منه إن الجسر آمن.", "الوزارة", "الجسر آمن"),
        ("وأعلن الوزير بعد أن زار الموقع أن الجسر آمن.", "الوزير", "الجسر آمن"),
        ("واستنكرت نقابة الأطباء، التي تضم آلاف الأعضاء، القرار الحكومي.", "نقابة الأطباء", "القرار الحكومي"),
        ("واتهمت الحكومة، أمس (الأحد)، الشركة بالإهمال.", "الحكومة", "الشركة بالإهمال"),
        ("وتعهد الراشدي، الذي كان محاميا، في خطابه، بتغييرات كبيرة.", "الراشدي", "تغييرات كبيرة"),
        ("ودعا الوزيران كذلك إلى حوار شامل.", "الوزيران", "حوار شامل"),
        ("واختفى الطبيب الذي تتهمه الشرطة بالاحتيال.", "الشرطة", "الاحتيال"),
        ("وألقى الوزير كلمة أكد فيها ضرورة إصلاح الجسر.", "الوزير", "ضرورة إصلاح الجسر"),
        ("لكن محللين يرون أن الجسر آمن.", "محللين", "الجسر آمن"),
        ("في خطوة اعتبرها الصيادون محاولة لإرضائهم.", "الصيادون", "محاولة لإرضائهم"),
        ("وأفادت تقارير غير مؤكدة بانهيار الجسر.", "تقارير غير مؤكدة", "انهيار الجسر"),
        ("ويعتبر الصيادون هذه القوارب وسيلة مشروعة.", "الصيادون", "هذه القوارب وسيلة مشروعة"),
        ("وقال زعيم الحزب كيم جونغ أون إن الجسر آمن.", "كيم جونغ أون", "الجسر آمن"),
        ("وتشتبه الشرطة في أن السائق كان نائما.", "الشرطة", "السائق كان نائما"),
        ("وأوضح «سام كيد»، أستاذ الاقتصاد، أن الأسعار سترتفع.", "سام كيد", "الأسعار سترتفع"),
        ("وشكر المصرف زبائنه، واعتبرهم «شركاء في النجاح».", "المصرف", "شركاء في النجاح"),
        ("وأكد الوزير لشبكة «ان تي في» أن الجسر آمن.", "الوزير", "الجسر آمن"),
    ],
)
def test_what_stands_between_a_cue_and_its_content(text: str, name: str, content: str, resources: Resources) -> None:
    statement = only(text, resources)
    assert statement.source.name == name
    assert [text[start:stop] for start, stop in statement.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "وتعتبر المدينة الساحلية مركزا مهما للتجارة.",
        "وتعتبر ألمانيا الدولة الأولى في الصناعة.",
        "وتفكك الحزب المحظور الذي تتهمه بالضلوع في هجمات.",
    ],
)
def test_verbs_whose_subject_nobody_names(text: str, resources: Resources) -> None:
    assert not read(text, resources).statements


def test_a_bare_head_means_the_one_group_named_whole(resources: Resources) -> None:
    text = "وزار الوفد مقر هيئة الطرق الوطنية. وقالت الهيئة إن الأعمال بدأت."
    assert only(text, resources).source.name == "هيئة الطرق الوطنية"


def test_two_groups_of_one_head_are_not_told_apart(resources: Resources) -> None:
    text = "واجتمعت هيئة الطرق الوطنية مع هيئة المياه الجوفية. وقالت الهيئة إن الأعمال بدأت."
    assert only(text, resources).source.name == "الهيئة"


def test_the_minister_of_the_speakers_country(resources: Resources) -> None:
    text = (
        "وقال وزير الخارجية التونسي كمال العياري إن الحوار مفيد. "
        "وقال وزير الخارجية المغربي سالم الراشدي إن الحوار طويل. "
        "وذكر مسؤول تونسي أن وزير الخارجية أكد أن الموعد قريب."
    )
    statement = read(text, resources).statements[-1]
    assert statement.source.name == "كمال العياري"
    assert [relay.name for relay in statement.via] == ["مسؤول تونسي"]


def test_blurbs_after_the_last_paragraph_are_left_out(resources: Resources) -> None:
    body = "قال وزير النقل كمال العياري إن الجسر جاهز.\nوأضاف أن الافتتاح قريب.\n"
    blurbs = "أعلنت هيئة الموانئ، الثلاثاء، أن السفينة وصلت\nأكد محافظ الساحل أن المدارس تفتح الأحد"
    assert len(read(body, resources).statements) == 2
    assert len(read(body + blurbs, resources).statements) == 2
    assert len(read(body + blurbs.replace("\n", "\nو"), resources).statements) == 4


def test_a_numbered_list_belongs_to_what_opens_it(resources: Resources) -> None:
    text = "وأوضح الوزير أن الخطة تقوم على ما يلي:\n1- توسيع الطريق.\n2- بناء جسر.\nوانتهى الاجتماع مساء."
    start, end = only(text, resources).content[-1]
    assert text[start:end].endswith("بناء جسر")


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("القاهرة (رويترز) - قال وزير النقل كمال العياري إن الجسر جاهز للافتتاح أمام السيارات.", ["رويترز"]),
        ("القاهرة (رويترز) - قالت رويترز إن الجسر جاهز للافتتاح أمام السيارات يوم الأحد.", []),
    ],
)
def test_the_agency_of_the_article_is_the_outermost_relay(text: str, relays: list[str], resources: Resources) -> None:
    (article,) = read_stream(io.BytesIO(text.encode()), "in.txt")
    assert isinstance(article, Article)
    (statement,) = read_article(article, resources).statements
    assert [relay.name for relay in statement.via] == relays


def test_what_a_quoted_speaker_says_a_state_wants_is_no_statement_of_the_state(resources: Resources) -> None:
    text = "وقال الوزير كمال العياري: «تعارض تونس أي تدخل في شؤونها»."
    assert only(text, resources).source.name == "كمال العياري"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال التونسي نبيل الراشدي المدير الفني للفريق إن المباراة صعبة.", "نبيل الراشدي"),
        ("وحذر محمد علي درغاوي التهديدات من أن الحرب قريبة.", "محمد علي درغاوي"),
        ("وقال درغاوي متهكما إن الطريق آمن.", "درغاوي"),
        ("وبحسب صحيفة «النهر»، قال المدير العام للشركة، فريد بن فان دورن: «الطريق آمن».", "فريد بن فان دورن"),
        ("واطلعت الصحيفة على شهادات لسكان أكدوا أن الطريق مغلق.", "سكان"),
        ("ووفقا لتقرير أعدته الهيئة، بعد شهر من البحث، فإن الطريق مغلق.", "الهيئة"),
        ("وقال «السند» في تقريره السنوي عن الأسعار، إن الطلب ارتفع.", "السند"),
        ("وقال الوزراء الخمسة إن الطريق آمن.", "الوزراء"),
        ("وأخبره الأمير سالم بأن الطريق آمن.", "سالم"),
    ],
)
def test_who_speaks(text: str, name: str, resources: Resources) -> None:
    assert only(text, resources).source.name == name


@pytest.mark.parametrize(
    "text",
    [
        "ورفض الوزير أن يعلق على الأمر.",
        "ودعا الوزير نظيره إلى المجيء إلى العاصمة.",
        "ونشرت الصحيفة تقريرا مماثلا نقلا عن مصادر محلية.",
        "وسجلت الجمعية نفسها لدى الوزارة كما ينص القانون.",
    ],
)
def test_what_is_no_statement(text: str, resources: Resources) -> None:
    assert read(text, resources).statements == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وانتقد الوزير شركة الطرق في كلمة ألقاها مساء الأحد.", "شركة الطرق"),
        ("وفاز النائب الذي نفى هذه التهم، على منافسيه بفارق كبير.", "هذه التهم"),
        ("وهاجم سالم مدير الفريق في كلمة ألقاها أمس.", "مدير الفريق"),
        ("وقال الوزير إن الطريق مغلق بينما لم يصدر عن البلدية شيء.", "الطريق مغلق"),
        ("وكشف التقرير الصادر عن المصرف عن تراجع الأسعار.", "تراجع الأسعار"),
        ("وتعهد الوزيران عقب القمة بنزع السلاح.", "نزع السلاح"),
        ("وأفادت تقارير غير مؤكدة بمقتل سائق.", "مقتل سائق"),
        ("ويشتبه المحققون في أن الحريق متعمد.", "الحريق متعمد"),
        ("وطلب المحامي تأجيل الجلسة.", "تأجيل الجلسة"),
        ("وتوقفت الأعمال في خطوة وصفها الوزير بأنها تاريخية.", "بأنها تاريخية"),
        (
            "وأكد الجيش أنه «لا يشارك في القتال» ولكنه «سيحمي الحدود».",
            "أنه «لا يشارك في القتال» ولكنه «سيحمي الحدود»",
        ),
        ("وقال الوزير إن الطريق صعب لكنه آمن.", "الطريق صعب لكنه آمن"),
        ("وقال الوزير إن الطريق آمن، لكنه لم يحدد موعد فتحه.", "الطريق آمن"),
        ("وقال الوزير إن الطريق آمن، لكن السكان يتجنبونه.", "الطريق آمن"),
        ("وقال الوزير إن الطريق آمن، بينما لم يكشف عن تكلفته.", "الطريق آمن"),
        ("وقال الوزير إن الطريق آمن، وذلك بعد شكاوى من السكان.", "الطريق آمن"),
        ("وقال الوزير إن الطريق سيغلق، وذلك من أجل إصلاحه.", "الطريق سيغلق، وذلك من أجل إصلاحه"),
        ("وقال الوزير إن الطريق آمن، ويأتي ذلك بعد حوادث كثيرة.", "الطريق آمن"),
        ("وقال الوزير إن الطريق سيغلق، في خطوة تثير غضب السكان.", "الطريق سيغلق"),
        (
            "وقال الوزير إن الطريق سيغلق، في الوقت الذي يحتاج إليه السكان.",
            "الطريق سيغلق، في الوقت الذي يحتاج إليه السكان",
        ),
        ("وقال الوزير إن السائقين، وهم عشرة، يعرفون الطريق.", "السائقين، وهم عشرة، يعرفون الطريق"),
        ("وقال الوزير إن الطريق يصل إلى الجزيرة، وهي موطن طيور نادرة.", "الطريق يصل إلى الجزيرة"),
        ("وقال الوزير إن الطريق آمن، لكنه رفض التعليق على الحادث.", "الطريق آمن"),
        ("ورحب الوزير بفتح الطريق، لكنه مشى عليه ساعة.", "فتح الطريق"),
        ("وقال الوزير إن الطريق (وهو قديم لكنه آمن) سيغلق.", "الطريق (وهو قديم لكنه آمن) سيغلق"),
        ("وقال الوزير إن الطريق مغلق والسيارات عالقة فيه.", "الطريق مغلق والسيارات عالقة فيه"),
        ("وأعلن الوزير إطلاق مشروع جديد، يهدف إلى إصلاح الطرق.", "إطلاق مشروع جديد، يهدف إلى إصلاح الطرق"),
        ("وعبر الوزير عن «قلق» شديد من حال الطريق.", "«قلق» شديد من حال الطريق"),
        ("وتحدث الوزير عن «خطة كبيرة للمدينة»، تهدف إلى إصلاح الطرق.", "«خطة كبيرة للمدينة»، تهدف إلى إصلاح الطرق"),
        ("وقال الوزير: «الطريق آمن» و«لن يغلق».", "الطريق آمن» و«لن يغلق"),
        ("والحكومة التي طالبت بخفض الأسعار هي من رفعها.", "خفض الأسعار"),
        ("وانتقد الوزير القرار الذي أغلق الطريق وعزل القرى.", "القرار الذي أغلق الطريق وعزل القرى"),
        ("وبينما يعتقد السكان أن الطريق آمن، تستعد البلدية لإغلاقه.", "الطريق آمن"),
        ("ووفقا لشهود، صعد الرجل إلى الحافلة، ورفض النزول منها.", "صعد الرجل إلى الحافلة، ورفض النزول منها"),
    ],
)
def test_where_content_ends(text: str, content: str, resources: Resources) -> None:
    (span,) = only(text, resources).content
    assert text[slice(*span)] == content


@pytest.mark.parametrize(
    ("text", "published", "time"),
    [
        ("وقال الوزير أمس إن الطريق آمن.", "2018-07-24", "2018-07-23"),
        ("وقال الوزير، الاثنين، في مؤتمر صحافي، إن الطريق آمن.", "2018-07-24", "2018-07-23"),
        ("وكان الوزير أعلن في 12 تموز/يوليو 2018 أن الطريق آمن.", None, "2018-07-12"),
        ("والطريق آمن، بحسب ما أعلنت الوزارة الاثنين.", "2018-07-24", "2018-07-23"),
        ("وقال الوزير أمس إن الطريق آمن.", None, None),
        ("وقال الوزير إن الطريق أغلق أمس.", "2018-07-24", None),
        ("وقال الوزير الذي وصل أمس إن الطريق آمن.", "2018-07-24", None),
    ],
)
def test_when_it_was_said(text: str, published: str | None, time: str | None, resources: Resources) -> None:
    (statement,) = read_article(make_article(text=text, date=published), resources).statements
    assert statement.time == time


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال وزير الدفاع الأسبق فريد الراشدي إن الطريق آمن.", "فريد الراشدي"),
        ("وأكد لـ«النهر» الدكتور خالد الراشدي أن الطريق آمن.", "خالد الراشدي"),
        ("وسبق لخبراء محليين أن حذروا من إغلاق الطريق.", "خبراء محليين"),
        ("وذكرت منظمة «أنقذوا النهر»، أن الماء قليل.", "منظمة «أنقذوا النهر»"),
        ("وكتب حزب «السند» على حسابه أنه يرفض القرار.", "حزب «السند»"),
        ("والطريق مغلق، بحسب ما نقلت صحيفة «النهر» عن وزير النقل.", "وزير النقل"),
        ("وقال #فريد_الراشدي إن الطريق آمن.", "فريد الراشدي"),
        ("وقالت تيريزا ماي إن الطريق آمن.", "تيريزا ماي"),
        ("ورأى فريد باخ أن الطريق آمن.", "فريد باخ"),
        ("وتطرق اللواء إلى المناورات، قائلا: «الطريق آمن».", "اللواء"),
    ],
)
def test_names_and_what_stands_around_them(text: str, name: str, resources: Resources) -> None:
    assert only(text, resources).source.name == name


def test_whoever_a_trailing_cue_names_goes_on(resources: Resources) -> None:
    text = "«الطريق مغلق»، كما يقول الضابط خالد الراشدي.\nويضيف: «الجسر مفتوح»."
    assert [s.source.name for s in read(text, resources).statements] == ["خالد الراشدي", "خالد الراشدي"]


def test_nobody_inside_a_quotation_goes_on(resources: Resources) -> None:
    text = "وكتب سالم على حسابه: «سيزور الوزير كمال العياري المدينة غدا». وأضاف: «الطريق مفتوح»."
    assert [s.source.name for s in read(text, resources).statements] == ["سالم", "سالم"]


def test_a_feminine_verb_goes_back_to_no_group_of_men(resources: Resources) -> None:
    text = "وقالت خديجة العياري إن مسؤولين محليين أكدوا الخبر. وأوضحت أن الطريق مغلق."
    assert read(text, resources).statements[-1].source.name == "خديجة العياري"


@pytest.mark.parametrize(
    "text",
    [
        "ولفتت الشركة أنظار المستثمرين إلى السوق.",
        "والتزم الوفد الصمت بشأن الموعد.",
        "وتبين من التحقيقات أن الطريق مغلق.",
        "واتفق الوزيران على تبادل الزيارات.",
        "وكتب الشبان على لافتة رفعوها أن الماء للجميع.",
        "وقد أخبرتُ الوزير بأن الطريق مغلق.",
        "ودعا الرئيس نظيره إلى بيروت.",
        "وليس ثمة دليل يؤكد أن الطريق مغلق.",
        "وعبروا عن أنفسهم بطرق كثيرة.",
        "وتوصل الوزيران إلى اتفاق يقضي بفتح الطريق.",
        "وتبنى الوزير سياسة تقوم على الحوار.",
        "ولقي طالب من المدينة مصرعه أمس.",
    ],
)
def test_another_sense_of_a_cue(text: str, resources: Resources) -> None:
    assert read(text, resources).statements == ()
