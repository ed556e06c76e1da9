"""Chances of words: those that hardly ever become an event are not read for parties."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.check.doubt import check_doubt
from masdar.events.chances import HARDLY, LEAST, Chances, least_events
from masdar.events.doubt import ALWAYS, load_weights
from masdar.pages.article import make_article
from masdar.pipeline import CHANCES, DOUBT, DOUBT_OF_EVENTS, Resources, read_events, read_outlook

SHORT = "زار وزير المياه التونسي سالم الراشدي أمس ليبيا. وقصف الجيش السوري مواقع للمسلحين."
LONG = "\n".join([SHORT, *["وكان الطقس في المدينة باردا في ذلك اليوم، ولم يخرج أحد من أهلها إلى السوق."] * 7])
VISITED, STRUCK = "word=event.consult.01", "word=event.assault.01"
LIKELY, UNLIKELY = 9.0, -9.0
_MOST_SIGNS = 40
_LONGEST_SIGN = 80


def _kinds(text: str, resources: Resources, weights: dict[str, float]) -> list[str]:
    assert resources.coder is not None
    coder = resources.coder.weighed(Chances(weights))
    return [event.type for event, _, _ in read_events(make_article(text=text), resources._replace(coder=coder))]


def test_without_weights_every_word_is_read(resources: Resources) -> None:
    assert _kinds(LONG, resources, {}) == ["CONSULT", "ASSAULT"]


@pytest.mark.parametrize(
    ("weights", "kinds"),
    [
        ({VISITED: LIKELY, STRUCK: LIKELY}, ["CONSULT", "ASSAULT"]),
        ({VISITED: UNLIKELY, STRUCK: LIKELY}, ["ASSAULT"]),
        ({VISITED: UNLIKELY, STRUCK: UNLIKELY}, []),
        ({VISITED: LIKELY, STRUCK: LIKELY, "politics after=MIL any": 2 * UNLIKELY}, ["CONSULT"]),
        ({VISITED: LIKELY, STRUCK: LIKELY, "so far after=1 CONSULT verb": 2 * UNLIKELY}, ["ASSAULT"]),
        ({VISITED: LIKELY, STRUCK: LIKELY, "word after=جيش": 2 * UNLIKELY}, ["CONSULT"]),
    ],
)
def test_what_is_left_out(weights: dict[str, float], kinds: list[str], resources: Resources) -> None:
    assert _kinds(LONG, resources, weights) == kinds


def test_of_a_sentence_that_is_read_words_are_left_out_that_have_hardly_a_chance(resources: Resources) -> None:
    text = LONG.replace("ليبيا. وقصف", "ليبيا وقصف")
    assert _kinds(text, resources, {}) == ["CONSULT", "ASSAULT"]
    for chance, kinds in ((1.1 * HARDLY, ["CONSULT", "ASSAULT"]), (0.9 * HARDLY, ["CONSULT"])):
        assert _kinds(text, resources, {VISITED: LIKELY, STRUCK: math.log(chance / (1 - chance))}) == kinds


def test_a_sentence_is_read_for_all_that_its_words_promise(resources: Resources) -> None:
    text = LONG.replace("ليبيا. وقصف", "ليبيا وقصف")
    first, second = read_outlook(make_article(text=text), resources)
    wanted = least_events(second.before)
    half = math.log(0.6 * wanted / (1 - 0.6 * wanted))
    assert _kinds(text, resources, {VISITED: half, STRUCK: UNLIKELY}) == []
    assert _kinds(text, resources, {VISITED: half, STRUCK: half}) == ["CONSULT", "ASSAULT"]
    assert (first.before, second.before) == (0, 8)


def test_a_long_sentence_must_promise_more() -> None:
    assert least_events(0) < least_events(10) < least_events(100) < 1
    assert least_events(10, 2 * LEAST) == pytest.approx(2 * least_events(10))


def test_of_a_text_of_a_few_sentences_nothing_is_left_out(resources: Resources) -> None:
    assert _kinds(SHORT, resources, {VISITED: UNLIKELY, STRUCK: UNLIKELY}) == ["CONSULT", "ASSAULT"]


def test_an_entry_that_the_weights_do_not_know_is_always_read(resources: Resources) -> None:
    assert _kinds(LONG, resources, {VISITED: UNLIKELY}) == ["ASSAULT"]


def test_the_cue_of_a_statement_that_is_an_act_is_always_read(resources: Resources) -> None:
    text = LONG.replace(SHORT, "طالب وزير المياه التونسي سالم الراشدي ليبيا بأن تفتح السد.")
    first, *_ = read_outlook(make_article(text=text), resources)
    word = next(sign for sign in first.signs if sign.startswith("word="))
    assert _kinds(text, resources, {word: UNLIKELY}) == ["REQUEST"]


def test_a_verb_before_a_noun_is_a_sign_of_it(resources: Resources) -> None:
    first, *_ = read_outlook(make_article(text="أجرى الرئيس التونسي محادثات مع نظيره الليبي."), resources)
    assert "carried=by CONSULT" in first.signs


def test_the_shipped_weights_are_used(shipped: Resources) -> None:
    assert shipped.coder is not None
    article = make_article(text=LONG)
    weights = load_weights(CHANCES)
    of_table, of_package = (
        read_events(article, shipped._replace(coder=coder))
        for coder in (shipped.coder.weighed(Chances(weights)), shipped.coder)
    )
    assert weights
    assert of_table == of_package
    hopeless = shipped.coder.weighed(Chances({**weights, ALWAYS: -99.0}))
    assert not read_events(article, shipped._replace(coder=hopeless))


def test_a_malformed_table(tmp_path: Path) -> None:
    path = tmp_path / "chances.tsv"
    path.write_text("sign\tweight\nx\tone\n", encoding="utf-8")
    (problem,) = check_doubt(DOUBT, DOUBT_OF_EVENTS, path)
    assert (problem.line, problem.sentence) == (2, "The weight of a sign must be a number, not 'one'.")


@given(st.lists(st.sampled_from([*SHORT.split(), "«", "»", ",", ".", "لن", "التي", "\n"]), max_size=60))
def test_signs_are_few_and_short_and_always_the_same(resources: Resources, words: list[str]) -> None:
    article = make_article(text=" ".join(words), date="2024-03-13")
    first, second = ([word.signs for word in read_outlook(article, resources)] for _ in range(2))
    assert first == second
    assert all(len(found) <= _MOST_SIGNS and max(map(len, found)) <= _LONGEST_SIGN for found in first)
