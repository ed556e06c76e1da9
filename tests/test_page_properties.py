"""What holds of any page whatever.

`MASDAR_PAGE_EXAMPLES=100000 pytest tests/test_page_properties.py` tries that many pages, once.
"""

from __future__ import annotations

import os
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from masdar.model import Article, Failure
from masdar.pages.dump import read_dump
from masdar.pages.html import read_fragment, read_html
from masdar.pages.page import Page
from masdar.pages.tree import PageError

EXAMPLES = int(os.environ.get("MASDAR_PAGE_EXAMPLES", "150"))

PROSE = [
    "قال الوزير إن الطريق مفتوح أمام الناس منذ الصباح، وإن الأعمال انتهت قبل موعدها بشهرين كاملين.",
    "وأضاف: «لا عودة إلى الوراء».",
    "القاهرة (أ ف ب) - افتتحت المدينة جسرها الجديد.",
    "--(بترا)",
    "اقرأ أيضا: خبر آخر",
    "أخبار ذات صلة",
    "TT",
    "تم نشره الأحد 3 آذار 2024",
    "31/12/2024",
    "بقلم: سامر الوادي",
    "المصدر: رويترز",
    "الجسر صباح اليوم (رويترز)",
    "الآراء الواردة أدناه لا تعبر عن رأي الموقع",
    "هذا المحتوى للمشتركين فقط",
    "جسر المدينة يفتح بعد عامين",
    "جسر المدينة يفتح بعد عامين - صحيفة الضفة",
    "",
]
TAGS = [
    "div", "p", "article", "h1", "h2", "a", "span", "b", "figure", "figcaption", "ul", "li", "table", "tr",
    "td", "time", "section", "main", "nav", "form", "blockquote", "title", "head", "body", "script",
    "noscript", "font", "br", "img", "center", "svg", "template", "select", "option", "p/", "o:p",
]  # fmt: skip
ATTRIBUTES = [
    "", ' class="related"', ' class="caption"', ' class="author"', ' class="date"', ' class="title"', " hidden",
    ' style="display:none"', ' id="comments"', ' itemprop="articleBody"', ' datetime="2024-03-01"', ' href="/x"',
    ' type="application/ld+json"', ' class="credit"', ' alt="صورة"', ' class="\x00"', " =", ' "', ' xml:lang="ar"',
]  # fmt: skip
SCRIPTS = [
    '<script type="application/ld+json">{"@type":"Article","headline":"جسر المدينة يفتح"}</script>',
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-03-01"}</script>',
    '<script type="application/ld+json">[{"@type":["Article",3],"headline":7,"author":[[null]],"name":{}}]</script>',
    '<meta property="og:title" content="جسر المدينة يفتح بعد عامين | الضفة">',
    "<!-- -- >-->",
    "<![CDATA[ x ]]>",
    "&#0;&#xD800;&amp;&nosuch;&lt;p&gt;",
    "<?xml version='1.0' encoding='utf-16'?>",
    "<!DOCTYPE html>",
]

opening = st.builds(lambda tag, attribute: f"<{tag}{attribute}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
closing = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
prose = st.sampled_from(PROSE)
# Lone surrogates come with broken decoders, so they are tried as well.
noise = st.text(st.characters(codec=None), max_size=12)
pages = st.lists(st.one_of(opening, closing, prose, st.sampled_from(SCRIPTS), noise), max_size=40).map("".join)
dumps = st.lists(st.one_of(prose, noise), max_size=30).map("\n".join)

many = settings(max_examples=EXAMPLES)


def check(page: Page, outcomes: list[Article | Failure]) -> None:
    assert outcomes
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert not failures or len(outcomes) == 1
    assert all(failure.reason and failure.page == page.name for failure in failures)
    for article in outcomes:
        if isinstance(article, Article):
            check_article(page, article)


def check_article(page: Page, article: Article) -> None:
    assert article.text.strip()
    assert article.date_reason
    assert "\n".join(article.text[slice(*paragraph.span)] for paragraph in article.paragraphs) == article.text
    for paragraph in article.paragraphs:
        if isinstance(paragraph.origin, tuple):
            start, end = paragraph.origin
            assert 0 <= start < end <= len(page.text)
        else:
            assert paragraph.origin.startswith("/")
    if article.wire is not None and article.wire.mention is not None:
        assert article.text[slice(*article.wire.mention)] == article.wire.name
    assert all(image.caption or image.credit for image in article.images)


@many
@given(pages)
def test_any_page_gives_articles_or_one_failure(content: str) -> None:
    page = Page(name="page.html", text=content)
    check(page, read_html(page))


@many
@given(st.one_of(dumps, pages))
def test_any_dump_gives_articles_or_one_failure(content: str) -> None:
    page = Page(name="page.txt", text=content)
    check(page, read_dump(page))


@many
@given(pages)
def test_any_fragment_gives_lines(content: str) -> None:
    with suppress(PageError):
        assert all(line == line.strip() for line in read_fragment(content).split("\n"))


@many
@given(pages)
def test_the_same_page_gives_the_same_articles(content: str) -> None:
    page = Page(name="page.html", text=content)
    assert read_html(page) == read_html(page)
