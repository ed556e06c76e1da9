from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from masdar.web.addresses import article_path, statement_path
from tests.browser.conftest import Visitor
from tests.browser.pages import pages, relayed

_ARTICLE = (
    "قال وزير النقل كمال العياري إن الجسر الجديد يفتح صباح الأحد، مضيفا أن الحافلات تعبره أولا.\n"
    "ونقلت وكالة الساحل عن مسؤول في البلدية قوله إن الجسر القديم يبقى للمشاة."
)


_OWN_WORDS = """
[...document.querySelectorAll("nav, label, button, h2, th, dt, footer, .role, .badge")].map((one) => {
  const copy = one.cloneNode(true);
  for (const part of copy.querySelectorAll("bdi, [lang], a[href$=json], input, select, textarea")) part.remove();
  return copy.textContent;
})
"""
"""What a page says of its own: without names, other languages, addresses and what is typed."""
_PRESS = "(key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))"
"""The driver's own keyboard has no Arabic letters."""


def test_from_a_search_to_a_citation(page: Page, context: BrowserContext, archive: Path) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    wanted = relayed(archive)
    page.goto("/")
    page.get_by_role("searchbox").fill("مضخات محطة via:الساحل")
    page.get_by_role("searchbox").press("Enter")
    hit = page.locator(f".hit[data-statement='{wanted.statement}']")
    expect(hit).to_contain_text("مهندس في المحطة")
    expect(hit).to_contain_text("وكالة الساحل")

    hit.locator("a.headline").click()
    expect(page).to_have_url(re.compile(f"{article_path(wanted.article)}#s-{wanted.statement}$"))
    item = page.locator(f"#s-{wanted.statement}")
    expect(item).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-field=text] .selected.cue")).to_have_text("نقلت")

    item.locator(".what a").click()
    expect(page).to_have_url(re.compile(f"{statement_path(wanted.article, wanted.statement)}$"))
    expect(page.get_by_role("img").first).to_be_visible()
    steps = page.locator("ol.steps > li")
    expect(steps).to_have_count(3)
    expect(steps.nth(0)).to_contain_text("مهندس في المحطة")
    expect(steps.nth(1)).to_contain_text("وكالة الساحل")
    expect(steps.nth(2)).to_contain_text("صحيفة النهر")
    citation = page.locator("#citation").text_content() or ""
    assert "ثلاث مضخات" in citation
    assert "https://nahr.example/node/4182" in citation
    page.locator("#copy").click()
    expect(page.locator("#copy")).to_have_text(page.locator("#copy").get_attribute("data-done") or "")
    assert page.evaluate("navigator.clipboard.readText()") == citation

    page.locator("a.action[href^='/claim']").click()
    carriers = page.locator("ol.carriers > li")
    expect(carriers).to_have_count(6)
    expect(carriers.first).to_contain_text("وكالة الساحل")
    expect(page.locator("ol.drift")).to_contain_text("أكد")
    expect(page.locator("figure svg[role=img]")).to_be_visible()

    carriers.nth(4).locator(".what a").click()
    expect(page.locator("#citation")).to_contain_text("سالم الراشدي")
    page.locator(".speaker").get_by_role("link", name="سالم الراشدي").click()
    expect(page.locator("h1")).to_have_text("سالم الراشدي")
    expect(page.locator(".side")).to_contain_text("سالم الراشدي")
    page.locator(".hit .what a", has_text="المحطة تعمل بكامل طاقتها").click()
    expect(page.locator("#citation")).to_contain_text("المحطة تعمل بكامل طاقتها")


def test_by_keyboard_alone(page: Page, archive: Path) -> None:
    wanted = relayed(archive)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("مضخات")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hit .what a')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.locator("#citation")).to_be_visible()

    page.goto(article_path(wanted.article))
    items = page.locator("#statements > li")
    for key, current in (("j", 0), ("j", 1), ("ت", 2), ("k", 1), ("ن", 0), ("k", 0)):
        page.evaluate(_PRESS, key)
        expect(items.nth(current)).to_have_attribute("aria-current", "true")
        expect(page.locator("#statements > [aria-current]")).to_have_count(1)
    expect(page.locator("[data-field=title] .selected").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#statements > [aria-current]")).to_have_count(0)


def test_what_is_chosen_in_the_text_is_chosen_in_the_list(page: Page, archive: Path) -> None:
    wanted = relayed(archive)
    page.goto(article_path(wanted.article))
    page.locator(f"[data-field=text] .ev.cue[data-cue~='{wanted.statement}']").first.click()
    expect(page.locator(f"#s-{wanted.statement}")).to_have_attribute("aria-current", "true")


def test_the_language_is_one_click_away_and_stays(page: Page) -> None:
    page.goto("/search?q=المياه")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    count = page.locator("#count").get_attribute("data-count")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page).to_have_url(re.compile("q="))
    expect(page.locator("#count")).to_have_attribute("data-count", count or "")
    page.goto("/method")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_word_of_the_interface_is_in_its_language(page: Page, archive: Path, language: str) -> None:
    letters = {"ar": re.compile(r"[a-z]{3,}"), "en": re.compile(r"[\u0621-\u064a]{3,}")}[language]
    for name, path in pages(archive).items():
        if name == "not there":
            continue
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        words = page.evaluate(_OWN_WORDS)
        assert words
        for text in words:
            assert letters.search(text) is None, (path, text)


def test_a_pasted_article_is_read_and_kept_nowhere(page: Page) -> None:
    before = page.request.get("/index.json").text()
    page.goto("/read")
    page.get_by_label(re.compile("نص")).first.fill(_ARTICLE)
    page.locator("form.paste button").click()
    items = page.locator("#statements > li")
    expect(items).to_have_count(3, timeout=20_000)
    expect(items.nth(2)).to_contain_text("وكالة الساحل")
    expect(page.locator("[data-field=text] .ev.cue").first).to_have_text("قال")
    assert page.evaluate("document.querySelector('[data-field=text]').textContent") == _ARTICLE
    assert page.request.get("/index.json").text() == before


def test_pages_work_without_scripts(visitor: Visitor, archive: Path) -> None:
    wanted = relayed(archive)
    page = visitor(java_script_enabled=False).new_page()
    page.goto("/")
    page.locator("#q").fill("مضخات")
    page.locator("#q").press("Enter")
    page.locator(f".hit[data-statement='{wanted.statement}'] .what a").click()
    assert "ثلاث مضخات" in (page.locator("#citation").text_content() or "")
    page.locator("a.action[href^='/claim']").click()
    assert page.locator("ol.carriers > li").count() == 6


def test_nothing_found_helps_on(page: Page) -> None:
    page.goto("/search?q=زرافة")
    expect(page.get_by_role("status").last).to_be_visible()
    expect(page.locator("#count")).to_have_text("0")
    expect(page.locator(".nothing")).to_be_visible()


def test_a_page_that_is_not_there_says_so(context: BrowserContext) -> None:
    page = context.new_page()
    answer = page.goto("/a/none")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("searchbox").first).to_be_visible()
