"""The fixture pages give what stands beside them; `python -m tools.page_goldens` writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from masdar.model import Article
from masdar.pages.dump import read_dump
from masdar.pages.html import read_html
from tools import page_goldens

PAGES = page_goldens.pages()
HTML = [path for path in PAGES if path.suffix == ".html"]
DUMPS = [path for path in PAGES if path.suffix == ".txt"]


def by_name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_pages_give_what_is_expected(path: Path) -> None:
    assert page_goldens.recovered(path) == page_goldens.golden(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", HTML, ids=by_name)
def test_the_origin_of_a_paragraph_leads_to_it(path: Path) -> None:
    page = page_goldens.page(path)
    tree = html.fromstring(page.text.encode(), parser=html.HTMLParser(encoding="utf-8")).getroottree()
    for article in read_html(page):
        if not isinstance(article, Article):
            continue
        for paragraph in article.paragraphs:
            assert isinstance(paragraph.origin, str)
            text = " ".join(str(tree.xpath(f"string({paragraph.origin})")).split())
            line = article.text[slice(*paragraph.span)]
            assert text
            assert line.startswith(text[:20]) or ("/script" in paragraph.origin and line in text)


@pytest.mark.parametrize("path", DUMPS, ids=by_name)
def test_the_origin_of_a_line_is_the_line(path: Path) -> None:
    page = page_goldens.page(path)
    for article in read_dump(page):
        assert isinstance(article, Article)
        assert article.paragraphs
        for paragraph in article.paragraphs:
            assert isinstance(paragraph.origin, tuple)
            assert page.text[slice(*paragraph.origin)] == article.text[slice(*paragraph.span)]
