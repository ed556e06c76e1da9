from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masdar.dates.ways import WAYS
from masdar.lexicon import Lexicon, splits
from masdar.segment import Tokens
from masdar.text import Clean, bare, ends_in, fold, may_be

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱىةئؤء ۀیک"
MARKS = "\u064b\u064e\u0651\u0640\u200f\u200e\u202b\u202c\u00ad\ufeff\u0670"
FORMS = "\ufefb\ufee1\ufb8a\ufdfa\ufdf2\ufe8d\ufe70\ufe7c"
texts = st.one_of(st.text(st.sampled_from(ARABIC + MARKS + FORMS + "«».،0٣a\n")), st.text())


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Clean, int, int]:
    clean = Clean(draw(texts.filter(lambda text: Clean(text).text != "")))
    start = draw(st.integers(0, len(clean.text) - 1))
    return clean, start, draw(st.integers(start + 1, len(clean.text)))


@given(texts)
def test_the_original_is_kept(text: str) -> None:
    assert Clean(text).original == text


@given(ranges())
def test_a_span_leads_back_to_the_same_letters(case: tuple[Clean, int, int]) -> None:
    clean, start, end = case
    first, stop = clean.span(start, end)
    assert 0 <= first < stop <= len(clean.original)
    assert clean.text[start:end] in Clean(clean.original[first:stop]).text


@given(ranges())
def test_spans_keep_the_order_of_the_text(case: tuple[Clean, int, int]) -> None:
    clean, start, end = case
    whole = clean.span(0, len(clean.text))
    part = clean.span(start, end)
    assert whole[0] <= part[0] < part[1] <= whole[1]


@given(ranges())
def test_a_place_leads_to_the_last_letter_before_it(case: tuple[Clean, int, int]) -> None:
    clean, start, end = case
    first, stop = clean.span(start, end)
    assert clean.before(first) >= start or clean.original[first] == "#"
    assert end - 1 <= clean.before(stop - 1) < len(clean.text)
    assert clean.before(-1) == -1


@given(texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = Clean(text).text
    assert Clean(once).text == once


@given(texts)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_bare_only_takes_away(text: str) -> None:
    rest = iter(text)
    assert all(char in rest for char in bare(text))


def test_marks_belong_to_the_letter_they_stand_on() -> None:
    clean = Clean("قَالَ إنّ")
    assert clean.text == "قال إن"
    assert clean.span(0, 3) == (0, 5)


def test_a_ligature_is_one_character_of_the_original() -> None:
    clean = Clean("ا\ufefb")
    assert clean.text == "الا"
    assert clean.span(1, 2) == clean.span(1, 3) == (1, 2)


@given(st.text(st.sampled_from("ابتدلكسفوينةأ"), min_size=1, max_size=8))
def test_a_word_ends_in_whatever_it_is_divided_into(word: str) -> None:
    assert all(ends_in(fold(word), {core}) for _, _, core, _ in splits(word))
    assert not ends_in(fold(word), {"ء"})


@given(st.text(st.sampled_from("ابتدلكسفوينه"), min_size=1, max_size=8))
def test_a_date_word_is_asked_for_in_each_way_to_read_it(word: str) -> None:
    assert all(may_be(word, {way.word}) for way in WAYS[word])


@given(texts)
def test_the_words_of_a_text_are_folded_as_each_alone_is(text: str) -> None:
    tokens = Tokens(Clean(text), Lexicon([]))
    assert tokens.folded() == [fold(word) for word in tokens.words]
