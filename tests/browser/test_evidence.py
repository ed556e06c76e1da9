from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from masdar.archive.database import open_archive
from masdar.archive.stored import stored_articles
from masdar.web.addresses import article_path
from tests import hostile
from tests.browser.conftest import Visitor
from tools.evidence_on_screen import choose, differences

_WITHOUT_MARKS = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".ev { background: none !important; text-decoration: none !important }");
  document.adoptedStyleSheets = [sheet];
}
"""
_INSIDE = """
[...document.querySelectorAll("[data-field=text] .ev")].filter((piece) =>
  /[\\p{L}\\p{M}]$/u.test(piece.previousSibling?.textContent ?? "") && /^\\p{L}/u.test(piece.textContent)).length
"""
_COMPARE = """
async (pictures) => {
  const BESIDE = [[0, 0], [-1, 0], [1, 0], [0, -1], [0, 1], [-1, -1], [1, -1], [-1, 1], [1, 1]];
  const inks = [];
  for (const picture of pictures) {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    inks.push({ width, height, has: (x, y) => data[4 * (y * width + x) + 1] < 128 });
  }
  const [one, other] = inks;
  if (one.width !== other.width || one.height !== other.height) return Infinity;
  let alone = 0;
  for (const [mine, theirs] of [[one, other], [other, one]]) {
    for (let y = 1; y < mine.height - 1; y++) {
      for (let x = 1; x < mine.width - 1; x++) {
        if (!mine.has(x, y)) continue;
        alone += !BESIDE.some(([dx, dy]) => theirs.has(x + dx, y + dy));
      }
    }
  }
  return alone;
}
"""
"""Ink is what is darker than half; the edges of letters may lie a pixel apart, as their places are rounded."""
_WITHOUT_TAGS = """
(paragraph) => {
  for (const piece of paragraph.querySelectorAll(".ev")) piece.replaceWith(...piece.childNodes);
  paragraph.normalize();
}
"""


def test_what_is_marked_is_what_is_stored(page: Page, archive: Path) -> None:
    chosen = choose(archive, 60, seed=1)
    assert len(chosen) == 60
    assert [line for article, statement in chosen for line in differences(page, article, statement)] == []


def test_a_page_holds_the_text_letter_for_letter(page: Page, archive: Path) -> None:
    with closing(open_archive(archive)) as connection:
        articles = [article for _, article in stored_articles(connection, "latest", ())]
    assert len(articles) > 30
    for article in articles:
        page.goto(article_path(article.id))
        assert page.evaluate("document.querySelector('[data-field=text]').textContent") == article.text
        if article.title:
            assert page.evaluate("document.querySelector('[data-field=title]').textContent") == article.title


@pytest.fixture
def compare(browser: Browser) -> Iterator[Callable[[bytes, bytes], int]]:
    """Counts the pixels of ink of each of two screenshots that have no ink of the other beside them."""
    page = browser.new_page()

    def differing(one: bytes, other: bytes) -> int:
        return int(page.evaluate(_COMPARE, [b64encode(picture).decode() for picture in (one, other)]))

    yield differing
    page.close()


@pytest.fixture
def sharp(visitor: Visitor) -> Page:
    """A page at three times the size, on which a stroke is several pixels wide."""
    return visitor(viewport={"width": 1000, "height": 900}, device_scale_factor=3).new_page()


@pytest.mark.parametrize("article", ["story-1", "story-5", "talks", "marks"])
def test_letters_join_where_a_mark_begins_inside_a_word(
    sharp: Page, compare: Callable[[bytes, bytes], int], article: str
) -> None:
    sharp.goto(article_path(article))
    sharp.evaluate(_WITHOUT_MARKS)
    assert sharp.evaluate(_INSIDE) > 0
    for paragraph in sharp.query_selector_all("[data-field=text] p:has(.ev)"):
        marked = paragraph.screenshot()
        paragraph.evaluate(_WITHOUT_TAGS)
        assert paragraph.query_selector(".ev") is None
        assert compare(marked, paragraph.screenshot()) == 0


_APART = """
(paragraph) => { paragraph.textContent = paragraph.textContent.replace("لوكالة", "ل\u200cوكالة"); }
"""
"""Puts a sign between two letters that keeps them from joining."""


def test_letters_that_do_not_join_would_be_seen(sharp: Page, compare: Callable[[bytes, bytes], int]) -> None:
    sharp.goto(article_path("story-1"))
    sharp.evaluate(_WITHOUT_MARKS)
    paragraph = sharp.query_selector_all("[data-field=text] p:has(.ev)")[0]
    joined = paragraph.screenshot()
    paragraph.evaluate(_APART)
    assert compare(joined, paragraph.screenshot()) > 20


def test_a_mark_on_the_screen_is_seen(page: Page) -> None:
    page.goto(article_path("story-1"))
    paragraph = page.locator("[data-field=text] p:has(.ev)").first
    marked = paragraph.screenshot()
    page.evaluate(_WITHOUT_MARKS)
    assert paragraph.screenshot() != marked


def test_hostile_articles_run_nothing(context: BrowserContext) -> None:
    page = context.new_page()
    paths = [article_path(str(article["id"])) for article in hostile.ARTICLES]
    paths += ["/", "/outlets", "/search?q=السد&order=newest", f"/search?q=<script>window.{hostile.MARK}=1</script>"]
    for path in paths:
        page.goto(path)
        for link in page.evaluate("[...document.links].map((link) => link.href)"):
            assert link.startswith(("http://", "https://")), link
        assert page.evaluate(f"window.{hostile.MARK}") is None
        assert page.evaluate("[...document.scripts].every((script) => script.src.startsWith(location.origin))")
        assert page.evaluate(
            "[...document.querySelectorAll('*')].every((one) =>"
            " one.getAttributeNames().every((name) => !name.startsWith('on') && name !== 'style'))"
        )


def test_a_turned_text_turns_nothing_beside_it(page: Page) -> None:
    page.goto(article_path("../../../etc/passwd"))
    turned = page.evaluate(
        "[...document.querySelectorAll('[data-field] *')].flatMap((one) => [...one.childNodes])"
        ".filter((one) => one.nodeType === 3 && /[\\u202a-\\u202e\\u2066-\\u2069]/u.test(one.data))"
        ".map((one) => one.parentElement.tagName)"
    )
    assert turned
    assert set(turned) == {"BDI"}


def test_every_hostile_article_was_read(page: Page) -> None:
    answer = page.request.get("/search.json?order=newest&limit=100")
    held = {row["article"] for row in json.loads(answer.text())["rows"]}
    assert {str(article["id"]) for article in hostile.ARTICLES} <= held
