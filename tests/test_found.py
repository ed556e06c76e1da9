"""Constructions in which a statement is easily missed: where the cue stands, and what hides it."""

from __future__ import annotations

import pytest

import masdar
from masdar.pipeline import Resources


def found(text: str, resources: Resources) -> list[tuple[str, str | None, str]]:
    """Returns the cue, the source and the content of every statement of a text."""
    return [
        (text[slice(*s.cue)], s.source.name, text[slice(*s.content[0])])
        for s in masdar.read(text, resources=resources).statements
    ]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("وأكد كمال العياري رفضه أي تأجيل.", "أكد", "كمال العياري", "رفضه أي تأجيل"),
        ("وأكدت وزارة المياه رفض التأجيل.", "أكدت", "وزارة المياه", "رفض التأجيل"),
        ("وأعلن سالم الراشدي دعمه للعمال.", "أعلن", "سالم الراشدي", "دعمه للعمال"),
        ("وأعلنت وزارة المياه، الثلاثاء، فتح السد.", "أعلنت", "وزارة المياه", "فتح السد"),
        ("ولم توضح وزارة المياه السبب، لكنها قالت إن السد مغلق.", "قالت", "وزارة المياه", "السد مغلق"),
        ("وسقط الجدار، على حد قول سالم الراشدي.", "على حد قول", "سالم الراشدي", "سقط الجدار"),
        ("وسقط الجدار، على حد ما صرح به سالم الراشدي.", "على حد ما صرح به", "سالم الراشدي", "سقط الجدار"),
        ("وسقط الجدار، بحسب ما أعلنت أمس (الأحد) وزارة المياه.", "بحسب ما أعلنت", "وزارة المياه", "سقط الجدار"),
        ("وسقط الجدار، كما جاء في بيان وزارة المياه.", "كما جاء في", "وزارة المياه", "سقط الجدار"),
        ("وسقط الجدار، وفق نفس التقرير.", "وفق", "التقرير", "سقط الجدار"),
    ],
)
def test_one_statement_is_found(text: str, cue: str, source: str, content: str, resources: Resources) -> None:
    assert found(text, resources) == [(cue, source, content)]


@pytest.mark.parametrize(
    ("closing", "cue"),
    [
        ("، على حد قوله", "على حد قوله"),
        ("، بحسب ما قال", "بحسب ما قال"),
        (" وفق تعبيره", "وفق تعبيره"),
        (" - بحسب روايته", "بحسب روايته"),
    ],
)
def test_whoever_spoke_last_closes_a_clause(closing: str, cue: str, resources: Resources) -> None:
    text = f"وقال سالم الراشدي إن السد مغلق. وكانت المياه شحيحة كل صيف{closing}."
    assert found(text, resources)[-1] == (cue, "سالم الراشدي", "كانت المياه شحيحة كل صيف")


@pytest.mark.parametrize(
    "text",
    [
        "وقال سالم الراشدي إن السد مغلق، على حد علمه.",
        "وقال سالم الراشدي إن السد مغلق، على حد قوله.",
        "وقال سالم الراشدي إن السد مغلق، على حد تعبير الوزير.",
        "وقال العمال إن السد مغلق. وكانت المياه شحيحة، على حد قوله.",
    ],
)
def test_a_cue_that_repeats_says_nothing_more(text: str, resources: Resources) -> None:
    assert all("حد" not in cue for cue, _, _ in found(text, resources))


def test_a_circumstance_is_not_what_an_agency_passes_on(resources: Resources) -> None:
    text = "وأغلق العمال السد مطالبين بأجورهم، وفق ما ذكرت وكالة محلية."
    article = masdar.read(text, resources=resources)
    whole, inner = sorted(article.statements, key=lambda s: s.content[0])
    assert (whole.source.name, text[slice(*whole.content[0])]) == ("وكالة محلية", text[1 : text.index("،")])
    assert (inner.source.name, [relay.name for relay in inner.via]) == ("العمال", ["وكالة محلية"])


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وقال سالم الراشدي إن السد مغلق، وهو ما نفته وزارة المياه.", "وزارة المياه", "السد مغلق"),
        ("وأغلق السد أمس، الأمر الذي أشار إليه كمال العياري.", "كمال العياري", "أغلق السد أمس"),
        ("وأغلق السد أمس، وهذا ما نفاه كمال العياري.", "كمال العياري", "أغلق السد أمس"),
        ("وأغلق السد أمس، الأمر الذي أدانته النقابة.", "النقابة", "أغلق السد أمس"),
        ("وتتهم النقابة الوزارة بالتقصير، وهو ما تنفيه الوزارة.", "الوزارة", "التقصير"),
    ],
)
def test_what_was_told_is_taken_up(text: str, source: str, content: str, resources: Resources) -> None:
    assert found(text, resources)[-1][1:] == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "وأغلق السد أمس، وهو ما لم تؤكده وزارة المياه.",
        "وأغلق السد أمس، وهو ما يفسره نقص المياه.",
        "وأغلق السد أمس، وهو ما أكد حاجة السكان إلى الماء.",
    ],
)
def test_what_follows_from_what_was_told_is_no_statement(text: str, resources: Resources) -> None:
    assert found(text, resources) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("ونفت وزارة المياه، في بيان تلقت «النهر» نسخة منه، وجود خلاف.", "وجود خلاف"),
        ("وأعلنت النقابة في بيان صدر عنها استئناف العمل.", "استئناف العمل"),
        ("وقال سالم الراشدي في مقابلة مع صحيفة «النهر» نشرت الأحد إن السد مغلق.", "السد مغلق"),
        ("وجاء على لسان سالم الراشدي أن السد مغلق.", "السد مغلق"),
    ],
)
def test_how_a_speech_came_parts_no_cue_from_its_content(text: str, content: str, resources: Resources) -> None:
    assert [said for *_, said in found(text, resources)] == [content]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وجاء القرار بعد إعلان الوزير كمال العياري رصد مخصصات للسد.", "كمال العياري", "رصد مخصصات للسد"),
        ("وقال العمال إن السد مغلق، متهمين عناصر الشركة بإغلاقه.", "العمال", "عناصر الشركة بإغلاقه"),
    ],
)
def test_what_a_noun_or_a_circumstance_says(text: str, source: str, content: str, resources: Resources) -> None:
    assert found(text, resources)[-1][1:] == (source, content)


def test_things_laid_bare_are_not_said(resources: Resources) -> None:
    assert found("وكشف الجيش نفقا تحت السد.", resources) == []
