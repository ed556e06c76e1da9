"""Who a source is: descriptions and the people they mean, issuers of documents, several who speak as one."""

from __future__ import annotations

import pytest

from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_article

_TOLD = "ونقلت الصحيفة عن مسؤول تونسي قوله إن الوفد وصل. "
_MINISTER = "وقال الوزير كمال العياري إن الحوار مفيد. "


def sources(text: str, resources: Resources) -> list[tuple[str | None, str]]:
    """Returns the name and the type of each source."""
    return [(s.source.name, s.source.type) for s in read_article(make_article(text=text), resources).statements]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وقال بيان وزعه المتحدث باسم الحركة، سالم الراشدي، على الصحفيين، إن القائد بخير.", "سالم الراشدي", "person"),
        ("وارتفعت الأسعار وفقا للاستطلاع الذي نشرته صحيفة «النهر».", "النهر", "media"),
        ("وتحدث تقرير آخر من منظمة العدل عن مقتل عشرين شخصا.", "منظمة العدل", "organization"),
        ("وأشارت الدراسة التي أعدها باحثون في الجامعة إلى أن الفرص أقل.", "باحثون في الجامعة", "unnamed"),
        ("وقال تقرير أصدرته وكالتا الأمم المتحدة إن الطريق مغلق.", "وكالتا الأمم المتحدة", "organization"),
        ("وبحسب آخر حصيلة صدرت عن وزارة الصحة، فإن الضحايا عشرون.", "وزارة الصحة", "organization"),
        ("وأصدرت حركة الوادي سلسلة بيانات دعت فيها إلى وقف القتال.", "حركة الوادي", "organization"),
        ("وأصدر الفاتيكان بيانا طويلا عبر فيه عن أسفه.", "الفاتيكان", "organization"),
        ("وتداول ناشطون مقطعا أشاروا فيه إلى أن الجسر مغلق.", "ناشطون", "unnamed"),
        ("وقال تقرير نشره أمس إن الطريق مغلق.", "تقرير", "document"),
    ],
)
def test_whoever_issues_a_document_is_the_source(text: str, name: str, kind: str, resources: Resources) -> None:
    assert sources(text, resources) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال سالم الراشدي وزير صحة الإقليم إن الجرحى كثر. وأضاف وزير الداخلية أن الطريق مغلق.", "وزير الداخلية"),
        ("وقالت رئيسة الحكومة سعاد الراشدي إن الخطة جيدة. وأكدت رئيسة الوزراء أن الطريق آمن.", "سعاد الراشدي"),
        (_TOLD + _MINISTER + "وقال المصدر التونسي إن الأمر صعب.", "مسؤول تونسي"),
        ("وذكرت صحيفة «النهر» أن الوفد وصل. وبحسب المصدر ذاته، فإن الطريق مغلق.", "النهر"),
        (_MINISTER + "والطريق مغلق، وفق ما أردف المصدر نفسه.", "كمال العياري"),
        ("وزار كمال نجم وزير النقل الجسر. وقال نجم إن الطريق مغلق.", "كمال نجم"),
        (_MINISTER + "وأكد محللون أن لا خوف. وأضاف أن الجسر مفتوح.", "كمال العياري"),
        ("وقال مندوب بالمنظمة إن الخفض ممكن. وصرح مندوب ثان بأن الخفض مستبعد.", "مندوب ثان"),
        ("وذكرت تقارير أن الوثيقة مزورة. وأفاد التقرير بأن الطريق مغلق.", "التقرير"),
    ],
)
def test_whom_a_description_means(text: str, name: str, resources: Resources) -> None:
    assert sources(text, resources)[-1][0] == name


def test_several_people_are_one_source(resources: Resources) -> None:
    text = "وقال الوزير كمال العياري ونظيره المغربي سالم الراشدي إن الطريق آمن. وأكد الزعيمان أن الجسر مفتوح."
    assert sources(text, resources) == [("كمال العياري وسالم الراشدي", "person")] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أما الراشدي، التي يرجح فوزها بالسباق، فتقول إن الطريق آمن.", "الراشدي"),
        ("أما الشخص الآخر، فقالت وزارة الداخلية إنه اتفق مع زميله.", "وزارة الداخلية"),
        ("ويشير التقييم الأولي إلى أن المروحة تعطلت.", "التقييم الأولي"),
        ("ورفض مواقف كل من فرنسا وألمانيا، الذين أعلنوا التزامهم بالاتفاق.", "فرنسا وألمانيا"),
        ("ويرى البعض أن السائق لم يكن مهتما.", "البعض"),
        ("ويصف الجيران العائلة بأنها هادئة.", "الجيران"),
        ("ودعت مختلف القوى السياسية المواطنين إلى التظاهر.", "مختلف القوى السياسية"),
        ("وأعلنت وزارة الدفاع الأميركية (البنتاغون) أن كتيبة ستنشر.", "وزارة الدفاع الأميركية (البنتاغون)"),
        ("وقالت وكالة الفضاء الأميركية إن القمر بعيد.", "وكالة الفضاء الأميركية"),
        ("وقال آبي أحمد إن الطريق آمن.", "آبي أحمد"),
        (
            _MINISTER.replace("وقال الوزير", "وزاره الوزير").replace(" إن الحوار مفيد", "") + "وقال للوزير إنه نادم.",
            None,
        ),
        ("وزاره سالم الراشدي.\nوهذه كلمة كمال العياري لقناة «آفاق نبيل»، وهو يقول إن الطريق آمن.", "كمال العياري"),
    ],
)
def test_who_the_sentence_is_about(text: str, name: str | None, resources: Resources) -> None:
    assert [found for found, _ in sources(text, resources)] == [name]


@pytest.mark.parametrize("cue", ["ودعا أنصاره إلى", "وحث نظيره على", "وفي خطابه دعا فيه أنصاره إلى"])
def test_whoever_a_pronoun_ties_to_the_speaker_is_spoken_to(cue: str, resources: Resources) -> None:
    assert sources(_MINISTER + cue + " الهدوء.", resources)[-1][0] == "كمال العياري"
