"""Pages made to hurt: each gives an article or one clear failure, within bounds that need no clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from masdar.model import Article, Failure
from masdar.pages.html import read_html
from masdar.pages.page import Page
from masdar.pages.tree import MOST_ATTRIBUTES, MOST_CHARACTERS, MOST_TAGS

PARAGRAPH = "<p>قال الوزير إن الطريق مفتوح أمام الناس في المدينة اليوم وغدا وبعد غد.</p>"


def only(content: str) -> Article | Failure:
    (outcome,) = read_html(Page(name="page.html", text=content))
    return outcome


def reason(content: str) -> str:
    outcome = only(content)
    assert isinstance(outcome, Failure)
    assert outcome.page == "page.html"
    return outcome.reason


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (lambda: "<div>" * (10_000_000 // 5), f"longer than {MOST_CHARACTERS:,} characters"),
        (lambda: "<div>" * (MOST_TAGS + 1), f"more than {MOST_TAGS:,} tags"),
        (lambda: "<div>" * 1_000 + PARAGRAPH, "nested more than"),
        (lambda: f"<p {' '.join(f'a{n}=' for n in range(500_000))}>", f"more than {MOST_ATTRIBUTES:,} attributes"),
        (lambda: f"<p {' '.join(f'a{n}' for n in range(500_000))}>", f"more than {MOST_ATTRIBUTES:,} attributes"),
        (lambda: '<a b=">" ' + 'c=">" ' * 500_000, f"more than {MOST_ATTRIBUTES:,} attributes"),
        (lambda: "<" * 1_000_000, "no article"),
        (lambda: "<!--" * 1_000_000, "empty"),
        (lambda: "", "empty"),
        (lambda: " \n\t", "empty"),
        (lambda: "<html></html>", "no article"),
        (lambda: "\0" * 1_000, "no article"),
        (lambda: "<p>نص</p>", "no article"),
    ],
)
def test_what_is_beyond_bounds_is_told(content: Callable[[], str], told: str) -> None:
    assert told in reason(content())


@pytest.mark.parametrize(
    "content",
    [
        PARAGRAPH.replace("ا", "\0"),
        PARAGRAPH.replace("ا", "\ud800"),
        "<?xml version='1.0' encoding='utf-16'?>" + PARAGRAPH,
        '<script type="application/ld+json">' + "[" * 500_000 + "</script>" + PARAGRAPH,
        '<script type="application/ld+json">{"@graph": "' + PARAGRAPH,
        "<title>" + "عنوان - " * 20_000 + "</title>" + PARAGRAPH,
        "</div>" * 20_000 + PARAGRAPH,
        "<p>" + "<b>قال</b> " * 20_000 + "</p>" + PARAGRAPH,
        "<!-- a --!><!--><!--->" + PARAGRAPH,
    ],
)
def test_what_is_odd_is_read_all_the_same(content: str) -> None:
    outcome = only(content)
    assert isinstance(outcome, Failure) or outcome.text


def test_entities_are_not_expanded_beyond_characters() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    outcome = only(f'<!DOCTYPE x [<!ENTITY e0 "قال">{bomb}]><p>&e11;</p>{PARAGRAPH}')
    assert isinstance(outcome, Article)
    assert len(outcome.text) < 500


def test_scripts_do_not_count_as_tags() -> None:
    script = "<script>" + "if (a<b) {}" * MOST_TAGS + "</script>"
    assert isinstance(only(script[: MOST_CHARACTERS // 2] + "</script>" + PARAGRAPH), Article)


def test_of_very_many_authors_a_few_are_kept() -> None:
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنهي"
    many = ",".join(f'{{"@type": "Person", "name": "سالم {a}{b}اوي"}}' for a in letters for b in letters)
    title = "السد الجديد يكفي المدينة"
    node = f'{{"@type": "NewsArticle", "headline": "{title}", "author": [{many}]}}'
    article = only(f'<script type="application/ld+json">{node}</script><h1>{title}</h1>{PARAGRAPH * 5}')
    assert isinstance(article, Article)
    assert article.authors[:2] == ("سالم بباوي", "سالم بتاوي")
    assert len(article.authors) < len(letters) * len(letters)
