"""Chances of words: those that hardly ever become an event are not read for parties."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.check.doubt import check_doubt
from masdar.events.chances import LEAST, Chances
from masdar.events.doubt import ALWAYS, load_weights
from masdar.pages.article import make_article
from masdar.pipeline import CHANCES, DOUBT, DOUBT_OF_EVENTS, Resources, read_events, read_outlook

SHORT = "زار وزير المياه التونسي سالم الراشدي أمس ليبيا. وقصف الجيش السوري مواقع للمسلحين."
LONG = "\n".join([SHORT, *["وكان الطقس في المدينة باردا في ذلك اليوم، ولم يخرج أحد من أهلها إلى السوق."] * 7])
VISITED, STRUCK = "word=event.consult.01", "word=event.assault.01"
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
        ({ALWAYS: LEAST, VISITED: 0.1, STRUCK: 0.1}, ["CONSULT", "ASSAULT"]),
        ({ALWAYS: LEAST, VISITED: -0.1, STRUCK: 0.1}, ["ASSAULT"]),
        ({ALWAYS: LEAST, VISITED: -0.1, STRUCK: -0.1}, []),
        ({ALWAYS: LEAST, VISITED: 0.0, STRUCK: 0.0, "politics after=MIL any": -0.1}, ["CONSULT"]),
        ({ALWAYS: LEAST, VISITED: 0.0, STRUCK: 0.0, "so far after=1 CONSULT verb": -0.1}, ["ASSAULT"]),
        ({ALWAYS: LEAST, VISITED: 0.0, STRUCK: 0.0, "word after=جيش": -0.1}, ["CONSULT"]),
    ],
)
def test_what_is_left_out(weights: dict[str, float], kinds: list[str], resources: Resources) -> None:
    assert _kinds(LONG, resources, weights) == kinds


def test_of_a_sentence_that_is_read_no_word_is_left_out(resources: Resources) -> None:
    text = LONG.replace("ليبيا. وقصف", "ليبيا وقصف")
    weights = {ALWAYS: LEAST, VISITED: 0.1, STRUCK: -9.0}
    assert _kinds(text, resources, weights) == _kinds(text, resources, {}) == ["CONSULT", "ASSAULT"]


def test_of_a_text_of_a_few_sentences_nothing_is_left_out(resources: Resources) -> None:
    assert _kinds(SHORT, resources, {ALWAYS: -99.0, VISITED: 0.0, STRUCK: 0.0}) == ["CONSULT", "ASSAULT"]


def test_an_entry_that_the_weights_do_not_know_is_always_read(resources: Resources) -> None:
    assert _kinds(LONG, resources, {ALWAYS: -99.0, VISITED: 0.0}) == ["ASSAULT"]


def test_the_cue_of_a_statement_that_is_an_act_is_always_read(resources: Resources) -> None:
    text = LONG.replace(SHORT, "طالب وزير المياه التونسي سالم الراشدي ليبيا بأن تفتح السد.")
    _, _, signs = read_outlook(make_article(text=text), resources)[0]
    word = next(sign for sign in signs if sign.startswith("word="))
    assert _kinds(text, resources, {ALWAYS: -99.0, word: 0.0}) == ["REQUEST"]


def test_a_verb_before_a_noun_is_a_sign_of_it(resources: Resources) -> None:
    (_, _, signs), *_ = read_outlook(make_article(text="أجرى الرئيس التونسي محادثات مع نظيره الليبي."), resources)
    assert "carried=by CONSULT" in signs


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
    first, second = ([signs for _, _, signs in read_outlook(article, resources)] for _ in range(2))
    assert first == second
    assert all(len(found) <= _MOST_SIGNS and max(map(len, found)) <= _LONGEST_SIGN for found in first)
