from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.trace import Tracer
from masdar.archive.trace.canonical import Canonical
from masdar.archive.trace.quotations import Quotations
from masdar.archive.trace.records import Voice
from masdar.archive.trace.senses import Senses
from masdar.archive.trace.voices import Voices, called, folded
from masdar.archive.trace.wording import Wording
from masdar.engine import Options, build
from masdar.lexicon import Lexicon
from masdar.pages import read_inputs
from masdar.pipeline import load_resources

VACCINE = "وصلت اللقاحات الجديدة إلى مخازن مدينة الرمال ويبدأ توزيعها على المستوصفات الريفية مطلع الأسبوع"
TRAIN = "القطار السريع بين مدينة الرمال ومرفأ السفن ينقل أول ركابه المسجلين مجانا يوم"
BRIDGE = "الجسر المعلق فوق نهر الزيتون يحمل شاحنات الإغاثة الثقيلة من غير أي خطر على أعمدته القديمة"
WELL = "البئر الارتوازية في قرية الصنوبر جفت بعد شهرين من حفرها بسبب تلوث الطبقة الجوفية العميقة"
FIRE = "صهاريج الدفاع المدني أخمدت حريقا كبيرا اندلع في مستودع للأخشاب غربي بلدة الصنوبر من غير إصابات"
DRILL = "هذا التمرين يثبت جاهزية فرق الإنقاذ البحري في مرفأ السفن وقدرتها على إخلاء المراكب المحترقة"
TAX = "ضريبة المراكب الصغيرة في مرفأ السفن تلغى عن صيادي الإسفنج المسجلين لدى النقابة"
FLOOD = "السيول جرفت مضخات الري الحديثة في وادي الأرجوان وأتلفت بساتين الرمان"
MARKET = "السوق المسقوف في بلدة الصنوبر يفتح أبوابه أمام باعة التوابل والأقمشة من غير رسوم ولا ضرائب"
SHIP = "السفينة الشراعية القديمة تبحر من مرفأ السفن محملة بأخشاب الأرز نحو جزر الإسفنج البعيدة"
ROAD = "الطريق الجبلي بين وادي الأرجوان وقرية الصنوبر رصف بحجارة بركانية سوداء تحتمل الصقيع"
SUMMIT = "صيد الإسفنج وتهريب الأخشاب وحماية بساتين الرمان من الجفاف في وادي الأرجوان"
DAM = "السد الترابي فوق وادي الأرجوان يمتلئ بمياه الثلوج الذائبة ويفيض على بساتين الرمان القريبة من القرية"
QUARRY = "مقلع الحجارة البركانية فوق قرية الصنوبر ينهار على طريق الشاحنات ويقطع الكهرباء عن معاصر الزيتون"
KILN = "فرن الفخار في بلدة الصنوبر يحرق حطب الزيتون اليابس ولا يلوث هواء الوادي بأي دخان"
WORKSHOP = (
    "الورشة تعمل ليلا ونهارا في كل أيام الأسبوع وفي أيام العطل الرسمية أيضا منذ أن وصلت الآليات الجديدة من مرفأ السفن "
    "قبل أسابيع، وإن العمال فيها راضون عن أجورهم"
)
STORIES = {
    "source-named": [
        ("sahil", "2024-05-01", f"قال مسؤول في وزارة الصحة: «{VACCINE}»."),
        ("nahr", "2024-05-02", f"قال مدير التحصين في وزارة الصحة فريد الزهراني: «{VACCINE}»."),
        ("jabal", "2024-05-03", f"قال نقيب الأطباء نبيل المنصوري: «{VACCINE}»."),
    ],
    "date-changed": [
        ("sahil", "2024-05-05", f"قال وزير النقل كريم الفارسي إن {TRAIN} 20 مايو."),
        ("nahr", "2024-05-06", f"قال وزير النقل كريم الفارسي إن {TRAIN} 27 مايو."),
    ],
    "relay-dropped": [
        ("sahil", "2024-05-08", f"نقلت وكالة الأرجوان للأنباء عن المهندس وليد الحداد قوله إن {BRIDGE}."),
        ("nahr", "2024-05-09", f"قال المهندس وليد الحداد إن {BRIDGE}."),
        ("jabal", "2024-05-09", f"قال المهندس وليد الحداد لوكالة الأرجوان إن {BRIDGE}."),
    ],
    "hardened": [
        ("sahil", "2024-05-11", f"ألمح الخبير عادل النجار إلى أن {WELL}."),
        ("nahr", "2024-05-12", f"أكد الخبير عادل النجار أن {WELL}."),
        ("jabal", "2024-05-12", f"كرر الخبير عادل النجار أن {WELL}."),
    ],
    "attribution-dropped": [
        ("sahil", "2024-05-14", f"قال رئيس النقابة ماهر البحري إن {TAX}."),
        ("nahr", "2024-05-15", f"{TAX}."),
        ("jabal", "2024-05-15", f"يقول متهم بالتهريب إن {TAX}."),
    ],
    "told in the lead": [
        ("sahil", "2024-06-11", f"ألمح المحافظ سامي الرملي إلى أن {MARKET}.\nقال سامي الرملي إن {MARKET}."),
        ("nahr", "2024-06-12", f"قال المحافظ سامي الرملي إن {MARKET}."),
        ("jabal", "2024-06-12", f"أكد المحافظ سامي الرملي أن {MARKET}."),
    ],
    "quoted further down": [
        ("sahil", "2024-06-14", f"قال القبطان نادر المرساوي: «{SHIP}»."),
        ("nahr", "2024-06-15", f"قال القبطان نادر المرساوي إن {SHIP}.\nوأضاف: «{SHIP} كما وعدنا»."),
        ("jabal", "2024-06-15", f"قال القبطان نادر المرساوي إن {SHIP}."),
    ],
    "heard beside": [
        ("sahil", "2024-06-17", f"قال رئيس الورشة حازم النقاش إن {ROAD}."),
        (
            "nahr",
            "2024-06-18",
            f"قال حازم النقاش إن {WORKSHOP}.\n{ROAD}.",
        ),
        ("jabal", "2024-06-18", f"{ROAD}."),
    ],
    "foretold": [
        ("sahil", "2024-06-20", f"قال أمين القمة بشير العلمي إن القمة ستناقش {SUMMIT}."),
        ("nahr", "2024-06-21", f"وناقشت القمة {SUMMIT}."),
        ("jabal", "2024-06-21", f"والقمة ستناقش {SUMMIT}."),
    ],
    "signed": [
        ("sahil", "2024-06-23", f"ذكرت وكالة الأرجوان للأنباء أن {DAM}."),
        ("nahr", "2024-06-24", f"{DAM}.\nو{WORKSHOP}.\nو{ROAD}.\n{SHIP}.\nالنهر/ وكالة الأرجوان"),
        ("jabal", "2024-06-24", f"{DAM}."),
    ],
    "signed by the employer": [
        ("sahil", "2024-06-26", f"قال مراسل وكالة الأرجوان للأنباء إن {QUARRY}."),
        ("nahr", "2024-06-27", f"{QUARRY}.\nو{WORKSHOP}.\nو{ROAD}.\n{SHIP}.\nالنهر/ وكالة الأرجوان للأنباء"),
        ("jabal", "2024-06-27", f"{QUARRY}."),
    ],
    "in a headline": [
        ("sahil", "2024-06-29", "انتهت ورشة الخزف في بلدة الصنوبر مساء الجمعة."),
        ("nahr", "2024-06-30", f"أكد الخزاف رامز العطار أن {KILN}."),
    ],
    "another event": [
        ("sahil", "2024-05-19", f"قال العقيد هاني الأسمر، الأحد، إن {FIRE}."),
        ("nahr", "2024-05-20", f"{FIRE} الاثنين."),
    ],
    "said again": [
        ("sahil", "2024-06-01", f"أضاف العقيد هاني الأسمر أن {DRILL}."),
        ("nahr", "2024-06-07", f"شدد العقيد هاني الأسمر على أن {DRILL}."),
        ("jabal", "2024-06-08", f"كان العقيد هاني الأسمر قد أكد أن {DRILL}."),
    ],
    "unordered": [
        ("sahil", "2024-05-22", f"قالت الباحثة سلمى الخطيب إن {FLOOD}."),
        ("nahr", "2024-05-22", f"أكدت الباحثة سلمى الخطيب أن {FLOOD}."),
    ],
}
TITLES = {"in a headline-sahil": f"الخزاف رامز العطار: {KILN}"}
CLAIMS = {
    "source-named": VACCINE,
    "date-changed": TRAIN,
    "relay-dropped": BRIDGE,
    "hardened": WELL,
    "attribution-dropped": TAX,
    "told in the lead": MARKET,
    "quoted further down": SHIP,
    "heard beside": ROAD,
    "foretold": SUMMIT,
    "signed": DAM,
    "signed by the employer": QUARRY,
    "in a headline": KILN,
    "another event": FIRE,
    "said again": DRILL,
    "unordered": FLOOD,
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_resources().lexicon


@pytest.fixture(scope="module")
def tracer(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Tracer]:
    folder = tmp_path_factory.mktemp("drift")
    source = folder / "news.jsonl"
    articles = [
        {"id": (key := f"{name}-{outlet}"), "outlet": outlet, "date": day, "title": TITLES.get(key, ""), "text": text}
        for name, told in STORIES.items()
        for outlet, day, text in told
    ]
    source.write_text("\n".join(json.dumps(article) for article in articles), "utf-8")
    build(folder / "news.masdar", read_inputs([source]), Options())
    connection = open_archive(folder / "news.masdar")
    yield Tracer(connection, Keys(), lexicon)
    connection.close()


@pytest.fixture(scope="module")
def canonical() -> Canonical:
    return Canonical(Keys(), None)


@pytest.fixture(scope="module")
def quotations(canonical: Canonical, lexicon: Lexicon) -> Quotations:
    return Quotations(canonical, lexicon, Senses(Keys(), lexicon, lambda _: 0, None), Wording(lexicon, None))


def changes(tracer: Tracer, name: str) -> list[tuple[str, str, str]]:
    """Returns what changed in one of the stories: the kind, and the outlets."""
    found = tracer.trace(CLAIMS[name]).drift
    return [(one.kind, one.earlier.rpartition("-")[2], one.later.rpartition("-")[2]) for one in found]


@pytest.mark.parametrize("kind", ["source-named", "date-changed", "relay-dropped", "hardened", "attribution-dropped"])
def test_a_change_is_found_once(tracer: Tracer, kind: str) -> None:
    """A third outlet, whose expert, spelling, verb or hearsay is another matter, changes nothing."""
    assert changes(tracer, kind) == [(kind, "sahil", "nahr")]


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("told in the lead", [("hardened", "sahil", "jabal")]),
        ("quoted further down", [("quotation-reported", "sahil", "jabal")]),
        ("heard beside", [("attribution-dropped", "sahil", "jabal")]),
        ("foretold", [("attribution-dropped", "sahil", "jabal")]),
        ("signed", [("attribution-dropped", "sahil", "jabal")]),
        ("signed by the employer", [("attribution-dropped", "sahil", "jabal")]),
    ],
)
def test_what_an_article_has_elsewhere_is_not_missing(
    tracer: Tracer, story: str, found: list[tuple[str, str, str]]
) -> None:
    """The one tells it once, and the other in its lead, in marks, beside its source, or signed by it or its outlet."""
    assert changes(tracer, story) == found


def test_the_colon_of_a_headline_is_no_verb(tracer: Tracer) -> None:
    assert len(tracer.trace(KILN).carriers) == 2
    assert changes(tracer, "in a headline") == []


def test_another_event_in_the_same_words_is_no_change(tracer: Tracer) -> None:
    assert len(tracer.trace(FIRE).carriers) == 2
    assert changes(tracer, "another event") == []


def test_words_said_again_days_later_are_no_change_without_a_look_back(tracer: Tracer) -> None:
    assert len(tracer.trace(DRILL).carriers) == 3
    assert changes(tracer, "said again") == [("hardened", "sahil", "jabal")]


def test_what_the_words_of_a_change_are(tracer: Tracer) -> None:
    [day] = tracer.trace(TRAIN).drift
    assert (day.before, day.after) == ("20 مايو", "27 مايو")
    [name] = tracer.trace(VACCINE).drift
    assert (name.before, name.after) == ("مسؤول في وزارة الصحة", "فريد الزهراني")


def test_articles_of_one_day_have_no_order(tracer: Tracer) -> None:
    [change] = tracer.trace(FLOOD).drift
    assert not change.ordered
    assert tracer.trace(WELL).drift[0].ordered


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("خمسة وثلاثين شخصا", ("35",)),
        ("35 ألف شخص", ("35000",)),
        ("مئة وخمسة وعشرون كتابا", ("125",)),
        ("ثلاثة آلاف وخمسمئة دينار", ("3500",)),
        ("ألف شخص", ("1000",)),
        ("آلاف الأشخاص", ()),
        ("ثلاثة كتب وأربعة أقلام", ("3", "4")),
        ("1.5 مليار", ("1500000000",)),
        ("10,8 بالمئة", ("10.8",)),
        ("١٢٠٠ و1,200", ("1200",)),
        ("القمة الثالثة والعشرون", ()),
        ("14:40", ()),
    ],
)
def test_numbers(canonical: Canonical, text: str, numbers: tuple[str, ...]) -> None:
    assert canonical.numbers(text) == numbers


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        ("سيخطئ الصيادون بالمشاركة في السباق", "سيخطئ الصيادون إذا ما شاركوا في السباق", None),
        ("القوارب المدعومة من ليبيا لن تعود", "القوارب المدعومة ليبيا، فهي لن تعود", None),
        ("يمكننا فتح الجسر ويمكننا إصلاح المرفأ غدا", "يمكننا فتح الجسر وإصلاح المرفأ غدا", None),
        ("يمكننا فتح الجسر غدا", "يمكننا بالتالي فتح الجسر غدا", None),
        ("نغلق المرفأ نظرا لأن الجسر مغلق", "نغلق المرفأ لأن الجسر مغلق", None),
        ("رئيس النقابة إن الجسر آمن", "رئيس النقابة يقول إن الجسر آمن", None),
        ("رصدنا سفنا قد يشكلون خطرا علينا", "رصدنا سفنا قد تشكل خطرا علينا", None),
        ("نغلق المرفأ مثلما أغلقنا الجسر", "نغلق المرفأ كما أغلقنا الجسر", None),
        ("لن نقدم قوارب إضافية للصيادين غدا", "لن نقدم قوارب أخرى للصيادين غدا", None),
        ("نحث البحارة على العودة والتخلي عن الصيد", "نحث البحارة على العودة للتخلي عن الصيد", None),
        ("نشتري قوارب وخياما وغيرها", "نشتري قوارب وغيرها", ("وخياما", "")),
        ("نشكر البحارة الشجعان المخلصين الذين عادوا", "نشكر البحارة الذين عادوا", ("الشجعان المخلصين", "")),
        ("سوف نفتح الجسر القديم", "سوف لا نفتح الجسر القديم", ("", "لا")),
        ("ندعو الصيادين إلى الصبر في الشتاء", "ندعو الصيادين للرحيل في الشتاء", ("إلى الصبر", "للرحيل")),
        ("فتحنا الجسر أمام ثمانية قوارب في تموز", "فتحنا الجسر أمام 8 قوارب في تموز/يوليو", None),
        ("يوم 11 تموز/يوليو فتحنا الجسر", "يوم 11 يوليو فتحنا الجسر", None),
        ("تعود القوارب إلى نفس المسافات السابقة غدا", "تعود القوارب إلى المسافات السابقة نفسها غدا", None),
        ("تعود القوارب إلى نفس المسافات", "تعود القوارب إلى المسافات نفسها", None),
        ("كان هو الجسر الوحيد في البلدة", "كان الجسر الوحيد في البلدة", None),
        ("نفتح الجسر الأميركي غدا", "نفتح الجسر الأمريكي غدا", None),
        ("نفتح الجسر القديم غدا", "نفتح الجسر الجديد غدا", ("القديم", "الجديد")),
        ("فتحنا الجسر أمام ثمانية قوارب غدا", "فتحنا الجسر أمام 9 قوارب غدا", ("ثمانية", "9")),
        ("نفتح الجسر (القديم) غدا", "نفتح الجسر غدا", None),
        ("نفتح الجسر الساعة 4:00 صباحا", "نفتح الجسر الساعة 4.00 صباحا", None),
        ("لن نفتح الجسر ... غدا", "لن نفتح الجسر القديم غدا", None),
    ],
)
def test_quotations(quotations: Quotations, one: str, other: str, change: tuple[str, str] | None) -> None:
    assert quotations.altered(one, other) == change


@given(st.text(alphabet="ابجد 0123456789.,/: وثلاثةآلاف", max_size=60), st.text(alphabet="ابجد 01.", max_size=60))
def test_any_text_is_read(canonical: Canonical, quotations: Quotations, one: str, other: str) -> None:
    assert all(word.written and word.key for word in canonical.words(one))
    change = quotations.altered(one, other)
    assert change is None or change[0] != change[1]


def test_a_name_is_heard_in_any_spelling(lexicon: Lexicon) -> None:
    voices = Voices(Keys(), lexicon, lambda _: ["وكالة الأنباء الساحلية", "ساحل برس"], None)
    agency = Voice(name="وكالة الساحل (واس)", type="media", entity="e1")
    heard = ["قال لساحل برس", "نقلت «ساحل برس»", "وفقا لوكالة الأنباء الساحلية", "(واس)"]
    assert all(voices.named(agency, folded(text)) for text in heard)
    assert not voices.named(agency, folded("قالت وكالة الأنباء الجبلية"))
    assert called(Voice(name="سالم الراشدي", type="person"), folded("قال الراشدي"))


@pytest.mark.parametrize(
    ("cue", "before", "level"),
    [
        ("قائلا", "وشدد الوزير على حق بلاده، ", 5),
        ("قائلا", "وقف الوزير أمام الجسر ", 3),
        ("قال", "وشدد الوزير على حقه، ثم ", 3),
        ("جدد", "", None),
        (":", "", 3),
        ("تصريح", "", None),
        ("تأكيد", "", None),
        ("إعلان", "", None),
        ("بالقول", "وشدد الوزير على حق بلاده، ", 5),
        ("وفق ما أكد", "", 5),
        ("وفقا لما نقلت", "", None),
    ],
)
def test_the_verb_that_governs(lexicon: Lexicon, cue: str, before: str, level: int | None) -> None:
    assert Wording(lexicon, None).commitment(cue, hedged=False, before=before) == level


def test_earlier_words_are_recalled(lexicon: Lexicon) -> None:
    wording = Wording(lexicon, None)
    assert wording.recalls("وكان الوزير قد ")
    assert wording.recalls("وكان الوزير ")
    assert not wording.recalls("وقد ")


@pytest.mark.parametrize(
    ("passage", "reports"),
    [
        ("الموظف متهم بإغلاق الجسر", True),
        ("كشف الوزير، الخميس، أن الجسر مغلق", True),
        ("كشف الحساب مفتوح في المصرف", False),
        ("الجسر مغلق منذ أمس", False),
    ],
)
def test_own_voice(lexicon: Lexicon, passage: str, *, reports: bool) -> None:
    assert Wording(lexicon, None).reports(passage) == reports


@pytest.mark.parametrize(
    ("passage", "denies"),
    [
        ("اتهمت النقابة الوزارة بإغلاق الجسر، وهو ما تنفيه الوزارة", True),
        ("اتهمت النقابة الوزارة بإغلاق الجسر", False),
    ],
)
def test_a_denial_beside_a_claim(lexicon: Lexicon, passage: str, *, denies: bool) -> None:
    assert Wording(lexicon, None).denies(passage) == denies


@pytest.mark.parametrize(
    ("passage", "foretells"),
    [
        ("ستناقش القمة صيد الإسفنج", True),
        ("سوف يفتح الجسر", True),
        ("ناقشت القمة صيد الإسفنج", False),
        ("سيارة القبطان في المرفأ", False),
    ],
)
def test_what_will_be(lexicon: Lexicon, passage: str, *, foretells: bool) -> None:
    assert Wording(lexicon, None).foretells(passage) == foretells


@pytest.mark.parametrize(
    ("kind", "one", "other", "akin"),
    [
        ("unnamed", "مراسل الساحل", "مراسلنا", True),
        ("unnamed", "مراسل الساحل", "شهود", False),
        ("organization", "النيابة العامة في مصر", "النيابة العامة", True),
        ("organization", "النيابة العامة", "النيابة العسكرية", False),
        ("person", "سالم الراشدي", "سالم الراشدي الأسمر", False),
    ],
)
def test_voices_are_akin_if_called_alike(lexicon: Lexicon, kind: str, one: str, other: str, *, akin: bool) -> None:
    voices = Voices(Keys(), lexicon, lambda _: [], None)
    first, second = (Voice(name=name, type=kind) for name in (one, other))
    assert voices.akin(first, second) == voices.akin(second, first) == akin


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال: «الجسر قديم. الجسر مغلق. نفتحه غدا».", True),
        ("الجسر قديم. الجسر مغلق. نفتحه غدا».", True),
        ("قال «الجسر قديم». الجسر مغلق. قال «نفتحه غدا».", False),
    ],
)
def test_a_passage_within_a_quotation(lexicon: Lexicon, text: str, *, quoted: bool) -> None:
    start = text.index("الجسر مغلق")
    assert Wording(lexicon, None).quoted(text, (start, start + len("الجسر مغلق"))) == quoted
