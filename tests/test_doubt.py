"""Doubt: what little speaks for is left out, and a source for which little speaks is not settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.check.doubt import check_doubt
from masdar.explain import explain
from masdar.model import Article
from masdar.pages.article import make_article
from masdar.pipeline import DOUBT, Resources, read_article, read_drafts
from masdar.statements.doubt import ALWAYS, LEAST, NO_DOUBT, SURE, Doubt, Weights, load_doubt
from masdar.statements.signs import signs

TEXT = "قال الوزير كمال العياري إن الجسر آمن. وأعلن المتحدث باسم البلدية أن الطريق مفتوح."
_MOST_SIGNS = 120
_LONGEST_SIGN = 120


def article(resources: Resources, weights: dict[str, Weights]) -> Article:
    return read_article(make_article(text=TEXT), resources._replace(doubt=Doubt(weights)))


def test_without_weights_nothing_is_doubted() -> None:
    assert NO_DOUBT.certainty(["rule=none"]) == SURE


@pytest.mark.parametrize(
    ("weights", "names"),
    [
        ({ALWAYS: Weights(5, 5)}, ["كمال العياري", "المتحدث باسم البلدية"]),
        ({ALWAYS: Weights(-5, 5)}, []),
        ({ALWAYS: Weights(5, -5)}, [None, None]),
        ({ALWAYS: Weights(5, 5), "cue=أعلن": Weights(-9, 0)}, ["كمال العياري"]),
        ({ALWAYS: Weights(5, 5), "source=person": Weights(0, -9)}, [None, "المتحدث باسم البلدية"]),
    ],
)
def test_what_is_doubted(weights: dict[str, Weights], names: list[str | None], resources: Resources) -> None:
    assert [statement.source.name for statement in article(resources, weights).statements] == names


def test_what_is_relayed_is_kept_from_a_lower_certainty_on(resources: Resources) -> None:
    text = "قال الوزير كمال العياري إن الجسر آمن. ونقلت وكالة الضفة عن سالم الراشدي قوله إن الطريق مفتوح."
    read = read_article(make_article(text=text), resources._replace(doubt=Doubt({ALWAYS: Weights(-0.1, 0.1)})))
    assert [(said.source.name, [relay.name for relay in said.via]) for said in read.statements] == [
        ("سالم الراشدي", ["وكالة الضفة"])
    ]


def test_a_source_that_is_not_settled_has_its_reason_and_no_mention(resources: Resources) -> None:
    first, _ = article(resources, {ALWAYS: Weights(5, -5)}).statements
    assert first.source.name_reason == "too little speaks for كمال العياري as the source"
    assert first.source.mention is None


def test_what_is_left_out_is_explained(resources: Resources) -> None:
    (first, _) = explain(TEXT, resources._replace(doubt=Doubt({ALWAYS: Weights(-1, 0)}))).sentences
    reasons = {trial.reason for attempt in first.attempts for trial in attempt.trials}
    assert f"It fits, but too little speaks for it: 0.27 of {LEAST.said}." in reasons


def test_the_shipped_weights_are_used(shipped: Resources) -> None:
    doubt = shipped.doubt
    said = doubt.certainty(["cue=قال", "rule=verb-subject-complement", "source=person"]).said
    assert said > doubt.certainty(["cue=كشف", "rule=verb-subject-preposition", "source=document"]).said


def test_the_shipped_table_is_well_formed() -> None:
    assert list(check_doubt()) == []


@pytest.mark.parametrize(
    ("table", "line", "sentence"),
    [
        ("sign\tsaid\nx\t1\n", 1, "The first row must name the columns sign, said, source."),
        ("sign\tsaid\tsource\nx\t1\n", 2, "The row has 2 columns instead of 3."),
        ("sign\tsaid\tsource\nx\tone\t2\n", 2, "The weights of a sign must be numbers, not 'one' and '2'."),
    ],
)
def test_a_malformed_table(table: str, line: int, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "signs.tsv"
    path.write_text(table, encoding="utf-8")
    (problem,) = check_doubt(path)
    assert (problem.line, problem.sentence) == (line, sentence)


@given(st.lists(st.sampled_from([*TEXT.split(), "«", "»", ",", ".", "أن", "قال", "الذي", "\n"]), max_size=60))
def test_signs_are_few_and_short_and_always_the_same(resources: Resources, words: list[str]) -> None:
    text = " ".join(words)
    first, second = (
        [[*signs(draft)] for _, draft in read_drafts(make_article(text=text), resources)] for _ in range(2)
    )
    assert first == second
    assert all(len(found) <= _MOST_SIGNS and max(map(len, found)) <= _LONGEST_SIGN for found in first)


def test_what_the_article_makes_of_a_source(resources: Resources) -> None:
    text = "قال الوزير كمال العياري إن الجسر آمن. وأضاف العياري أن الطريق مفتوح. وقال إن العياري سيعود."
    first, second, third = (set(draft.resolved) for _, draft in read_drafts(make_article(text=text), resources))
    assert {"resolved written=True person", "resolved office=True False person own"} <= first
    assert {"resolved written=False person", "resolved around=True - False"} <= second
    assert {"resolved=person context", "resolved inside=True person context"} <= third
    assert all("resolved named=2 person" in " ".join(found) for found in (first, second, third))


def test_the_weights_are_of_signs_that_the_engine_gives(resources: Resources) -> None:
    given_signs = {
        sign.partition("=")[0] for _, draft in read_drafts(make_article(text=TEXT), resources) for sign in signs(draft)
    }
    rows = DOUBT.read_text(encoding="utf-8").splitlines()
    kinds = {row.partition("=")[0] for row in rows if "=" in row}
    assert given_signs - {"text cues"} <= kinds | {"addressed", "negated"}
    assert load_doubt(DOUBT).certainty(()) != SURE
