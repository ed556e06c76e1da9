from __future__ import annotations

from collections.abc import Iterator

import pytest

from masdar.model import Agent, Article, Statement
from masdar.pages import read_samples
from masdar.pipeline import Resources, read_article
from masdar.text import Span

SAMPLES = [item for item in read_samples() if isinstance(item, Article)]


@pytest.fixture(params=SAMPLES, ids=lambda article: article.id)
def article(request: pytest.FixtureRequest, resources: Resources) -> Article:
    return read_article(request.param, resources)


def field_of(article: Article, statement: Statement) -> str:
    return article.title if statement.field == "title" else article.text


def agents(statement: Statement) -> Iterator[Agent]:
    yield statement.source
    yield from statement.via
    if statement.to is not None:
        yield statement.to


def spans(statement: Statement) -> Iterator[Span]:
    yield statement.cue
    yield from statement.content
    yield from (agent.mention for agent in agents(statement) if agent.mention is not None)


def test_every_sample_has_statements(article: Article) -> None:
    assert article.statements


def test_title_and_text_come_back_untouched(article: Article) -> None:
    (given,) = [sample for sample in SAMPLES if sample.id == article.id]
    assert (article.title, article.text) == (given.title, given.text)


def test_every_span_is_evidence(article: Article) -> None:
    for statement in article.statements:
        field = field_of(article, statement)
        for start, end in spans(statement):
            assert 0 <= start < end <= len(field)
            assert field[start:end] == field[start:end].strip()


def test_contents_are_in_order_and_apart(article: Article) -> None:
    for statement in article.statements:
        ends = [place for span in statement.content for place in span]
        assert statement.content
        assert ends == sorted(ends)


def test_what_is_not_settled_has_a_reason(article: Article) -> None:
    for statement in article.statements:
        assert statement.rule
        for agent in agents(statement):
            assert (agent.name is None) == (agent.name_reason is not None)


def test_ids_are_unique(article: Article) -> None:
    ids = [statement.id for statement in article.statements]
    assert len(set(ids)) == len(ids)


def test_reading_is_deterministic(article: Article, resources: Resources) -> None:
    (given,) = [sample for sample in SAMPLES if sample.id == article.id]
    assert read_article(given, resources) == article
