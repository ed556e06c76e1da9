"""What holds of any text whatever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import masdar
from masdar.model import Agent, Article, Statement
from masdar.pipeline import Resources, load_resources
from masdar.text import Span, bare

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱىةئؤء"
SILENT = "\u064b\u064e\u0650\u0651\u0652\u0640\u200f\u200e\u202b\u202c\u00ad\ufeff\u0670"
SIGNS = '«»“”"{}()[]:،؛.؟!…-–_|\n \u00a0\u2029٣7aZ'
# Words that the engine looks for, so that texts made of them reach its farther corners.
WORDS = [
    word
    for line in (
        "قال قالت وقال أضاف وأضاف مضيفا مشيرا لافتة نقلت ونقلت نقلا بحسب حسب وفق وفقا كما أعلن حسبما",
        "دعا واتهم نفى وصف أعرب",
        "أن إن إنه بأن إلى من على عن ب لـ في ما لم لن سوف قد كان الذي التي هو قلقه تأكيد دعوة قوله بالقول ضرورة جاء",
        "وزير الوزير الخارجية الرئيس وزارة الوزارة وكالة رويترز صحيفة مصدر مسؤول مصادر المتحدث",
        "باسم بيان البيان تقرير",
        "سالم الراشدي محمد بن عبد الرحمن قطر القطري أمس الثلاثاء الجسر آمن الطريق مفتوح « » « » : ، .",
    )
    for word in line.split()
] + ["\n"]

# So do the words by which the lexicon leads the engine: each class of them has corners of its own.
LEADING = sorted(
    {
        form
        for lexeme in load_resources().lexicon.lexemes.values()
        if lexeme.cls not in ("given", "place", "plain-noun", "plain-adjective", "verb", "content")
        for form in (lexeme.lemma, *lexeme.values("present"), *lexeme.values("participle"), *lexeme.values("noun"))
    }
)

noise = st.text(st.sampled_from(LETTERS + SILENT + SIGNS), max_size=80)
sentences = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
joined = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
mixed = st.lists(st.one_of(st.sampled_from(WORDS), noise), max_size=30).map(" ".join)
leading = st.lists(st.sampled_from([*LEADING, *"«»:،.(؟", "\n"]), max_size=30).map(" ".join)
texts = st.one_of(sentences, leading, mixed, noise, joined, st.text(max_size=80))

# The resources are the same for every example, and are only read.
many = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(text: str, resources: Resources, title: str = "") -> Article:
    return masdar.read(text, title=title, resources=resources)


def agents(statement: Statement) -> Iterator[Agent]:
    yield statement.source
    yield from statement.via
    if statement.to is not None:
        yield statement.to


def spans(statement: Statement) -> Iterator[Span]:
    yield statement.cue
    yield from statement.content
    yield from (agent.mention for agent in agents(statement) if agent.mention is not None)


@many
@given(text=texts, title=texts)
def test_every_span_is_inside_its_field(text: str, title: str, resources: Resources) -> None:
    article = read(text, resources, title)
    assert (article.text, article.title) == (text, title)
    for statement in article.statements:
        field = title if statement.field == "title" else text
        assert statement.content
        for start, end in spans(statement):
            assert 0 <= start < end <= len(field)
            assert field[start:end].strip()


@many
@given(text=texts)
def test_reading_is_deterministic(text: str, resources: Resources) -> None:
    once, again = read(text, resources), read(text, resources)
    assert once == again
    ids = [statement.id for statement in once.statements]
    assert len(set(ids)) == len(ids)


@many
@given(text=texts)
def test_a_name_is_missing_only_with_a_reason(text: str, resources: Resources) -> None:
    for statement in read(text, resources).statements:
        for agent in agents(statement):
            assert (agent.name is None) == (agent.name_reason is not None)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same with diacritics, tatweel and bidi controls between its letters."""
    plain = draw(st.one_of(sentences, mixed).map(bare))
    written = []
    for place, char in enumerate(plain):
        written.append(char)
        inside_word = char in LETTERS and plain[place + 1 : place + 2] in (*LETTERS, "")
        if inside_word and draw(st.integers(0, 3)) == 0:
            written.append(draw(st.sampled_from(SILENT)))
    return plain, "".join(written)


@settings(many, max_examples=80)
@given(texts=marked())
def test_diacritics_and_tatweel_change_nothing_but_offsets(texts: tuple[str, str], resources: Resources) -> None:
    plain, written = texts
    without, within = read(plain, resources), read(written, resources)
    assert outline(without) == outline(within)


def outline(article: Article) -> list[tuple[str, list[str], list[str | None]]]:
    """Returns the statements without offsets and without silent characters."""
    return [
        (
            statement.rule,
            [bare(article.text[slice(*span)]) for span in spans(statement)],
            [agent.name and bare(agent.name) for agent in agents(statement)],
        )
        for statement in article.statements
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\n\n\n", "«", "»", "«»", ":", ".", "\u200f", "\u0651", "ـ", "\ufdfa", "😀", "\ud800"]
)
def test_hardly_any_text(text: str, resources: Resources) -> None:
    assert read(text, resources, text).statements == ()


_CUT = (
    "ورحبت الوزارة بقرار فتح الجسر. وأضافت «كتائب النهر» أن الطريق آمن، حسبما صرح مصدر لوكالة «النهر» أمس. "
    "ودعا سالم الراشدي «السكان إلى الهدوء»، وقال «لن نغلق الجسر»، وفقا لبيان رسمي صدر في أغسطس/آب الماضي. "
    "وقالت أسرة العياري إنها أرادت أن تعود، كما أبدى الفريق بقيادة المدرب رضاه في مؤتمر صحافي عن «الجسر». "
    "واقترح «حزب النهر» خطة، لكن هناك مسؤولية قانونية، وبالتالي لا أرى أنها كافية، وفق «النهر برس»."
)


def test_a_text_may_break_off_anywhere(resources: Resources) -> None:
    for stop in range(len(_CUT)):
        masdar.read(_CUT[:stop], title=_CUT[stop : stop + 40], resources=resources)
