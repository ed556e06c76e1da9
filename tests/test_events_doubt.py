"""Doubt of events: what little speaks for is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.check.doubt import check_doubt
from masdar.events.doubt import ALWAYS, NO_DOUBT, Doubt, load_doubt
from masdar.pages.article import make_article
from masdar.pipeline import DOUBT, DOUBT_OF_EVENTS, Resources, read_article, read_events

TEXT = "زار وزير المياه التونسي سالم الراشدي أمس ليبيا. وقصف الجيش السوري مواقع للمسلحين."
_MOST_SIGNS = 70
_LONGEST_SIGN = 80


def test_without_weights_nothing_is_doubted() -> None:
    assert NO_DOUBT.certainty(["type=ASSAULT"]) == 1


@pytest.mark.parametrize(
    ("weights", "kinds"),
    [
        ({ALWAYS: 5.0}, ["CONSULT", "ASSAULT"]),
        ({ALWAYS: -5.0}, []),
        ({ALWAYS: 5.0, "type=CONSULT": -9.0}, ["ASSAULT"]),
        ({ALWAYS: 5.0, "actor=MIL": -9.0}, ["CONSULT"]),
        ({ALWAYS: 5.0, "recipient=state": -9.0}, ["ASSAULT"]),
        ({ALWAYS: 5.0, "word after=جيش": -9.0}, ["CONSULT"]),
    ],
)
def test_what_is_doubted(weights: dict[str, float], kinds: list[str], resources: Resources) -> None:
    doubting = resources._replace(doubt_of_events=Doubt(weights))
    read = read_article(make_article(text=TEXT, date="2024-03-13"), doubting)
    assert [event.type for event in read.events] == kinds


def test_a_long_text_shows_of_what_kind_it_is(resources: Resources) -> None:
    short = read_events(make_article(text=TEXT), resources)
    long = read_events(make_article(text="\n".join([TEXT] * 12)), resources)
    assert not any(sign.startswith("text ") for _, signs, _ in short for sign in signs)
    assert all("text asks=0" in signs for _, signs, _ in long)


def test_the_shipped_weights_are_used(shipped: Resources) -> None:
    doubt = load_doubt(DOUBT_OF_EVENTS)
    assert doubt.certainty([]) != NO_DOUBT.certainty([])
    assert shipped.doubt_of_events.certainty(["type=REJECT"]) == doubt.certainty(["type=REJECT"])


@pytest.mark.parametrize(
    ("table", "line", "sentence"),
    [
        ("sign\tsaid\nx\t1\n", 1, "The first row must name the columns sign, weight."),
        ("sign\tweight\nx\tone\n", 2, "The weight of a sign must be a number, not 'one'."),
    ],
)
def test_a_malformed_table(table: str, line: int, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    path.write_text(table, encoding="utf-8")
    (problem,) = check_doubt(DOUBT, path)
    assert (problem.line, problem.sentence) == (line, sentence)


@given(st.lists(st.sampled_from([*TEXT.split(), "«", "»", ",", ".", "لن", "التي", "\n"]), max_size=60))
def test_signs_are_few_and_short_and_always_the_same(resources: Resources, words: list[str]) -> None:
    article = make_article(text=" ".join(words), date="2024-03-13")
    first, second = ([signs for _, signs, _ in read_events(article, resources)] for _ in range(2))
    assert first == second
    assert all(len(found) <= _MOST_SIGNS and max(map(len, found)) <= _LONGEST_SIGN for found in first)
