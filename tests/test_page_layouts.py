"""Layouts that real sites have, and what is recovered from each."""

from __future__ import annotations

import pytest

from masdar.model import Article, Failure
from masdar.pages.html import read_html
from masdar.pages.page import Page

FIRST = "<p>افتتحت بلدية المرسى مكتبتها الجديدة صباح الثلاثاء بعد عامين من العمل المتواصل في الليل والنهار.</p>"
SECOND = "<p>وقالت رئيسة البلدية هناء السعدي إن المكتبة تضم مئة ألف كتاب وقاعة للأطفال وأخرى للمحاضرات.</p>"
THIRD = "<p>وأضافت أن الأبواب مفتوحة كل يوم من الثامنة صباحا حتى العاشرة مساء، وأن الدخول مجاني للجميع.</p>"
LAST = "<p>ويتوقع القائمون على المكتبة أن يزورها ألف قارئ كل يوم مع بداية العام الدراسي في الخريف المقبل.</p>"
BODY = FIRST + SECOND + THIRD + LAST


def article(content: str, head: str = "") -> Article:
    (outcome,) = outcomes(content, head)
    assert isinstance(outcome, Article), outcome
    return outcome


def outcomes(content: str, head: str = "") -> list[Article | Failure]:
    return read_html(Page(name="page.html", text=f"<html><head>{head}</head><body>{content}</body></html>"))


def paragraphs(*lines: str) -> str:
    return "\n".join(line.removeprefix("<p>").removesuffix("</p>") for line in lines)


@pytest.mark.parametrize(
    ("heading", "declared", "title"),
    [
        ("<h1>مكتبة المرسى<br>مئة ألف كتاب في قاعة واحدة</h1>", "", "مكتبة المرسى مئة ألف كتاب في قاعة واحدة"),
        (
            '<h1><span class="kicker">ثقافة</span><span>:</span><span class="title">مكتبة للجميع في المرسى</span></h1>',
            "ثقافة: مكتبة للجميع في المرسى",
            "ثقافة: مكتبة للجميع في المرسى",
        ),
        (
            '<h1><span class="title">مكتبة للجميع في المرسى</span><br>كتب وقاعات ومحاضرات</h1>',
            "مكتبة للجميع في المرسى",
            "مكتبة للجميع في المرسى",
        ),
        (
            '<h1>مكتبة للجميع في المرسى<span class="date">12 مارس 2024</span></h1>',
            "",
            "مكتبة للجميع في المرسى",
        ),
    ],
)
def test_a_headline_of_several_lines_is_read_whole(heading: str, declared: str, title: str) -> None:
    head = f'<meta property="og:title" content="{declared}">' if declared else ""
    assert article(f"<main>{heading}{BODY}</main>", head).title == title


def test_the_name_of_the_site_in_the_foot_of_the_page_is_no_headline() -> None:
    head = "<title>مكتبة للجميع - صحيفة المرسى اليومية المستقلة</title>"
    foot = f'<div class="footer"><p>صحيفة المرسى اليومية المستقلة</p>{LAST}</div>'
    found = article(f"<h1>مكتبة للجميع</h1>{BODY}{foot}", head)
    assert (found.title, found.outlet) == ("مكتبة للجميع", "صحيفة المرسى اليومية المستقلة")


def test_what_the_server_sends_later_is_part_of_the_page() -> None:
    shell = '<div id="__next"><template id="B:0"></template></div>'
    later = f'<div hidden id="S:0"><h1>مكتبة للجميع في المرسى</h1><div>{BODY}</div></div>'
    assert article(shell + later).text == paragraphs(FIRST, SECOND, THIRD, LAST)


def test_text_that_a_pay_wall_may_close_off_is_read_where_it_is_there() -> None:
    closed = BODY.replace("<p>وأضافت", '<p class="paywall">وأضافت').replace("<p>ويتوقع", '<p class="paywall">ويتوقع')
    assert "ويتوقع" in article(f"<h1>مكتبة للجميع في المرسى</h1><div>{closed}</div>" + 2 * f"<div>{BODY}</div>").text
    wall = '<div class="paywall"><p>هذا المحتوى للمشتركين فقط، اشترك لمتابعة القراءة اليوم.</p></div>'
    (outcome,) = outcomes(f"<h1>مكتبة للجميع في المرسى</h1>{FIRST}{wall}")
    assert isinstance(outcome, Failure)


def test_an_article_in_parts_is_read_whole() -> None:
    part = '<div class="sidebar-grid"><div class="article-content">{}</div><aside class="ad">إعلان</aside></div>'
    parts = "".join(part.format(lines) for lines in (FIRST + SECOND, THIRD, LAST))
    following = '<h1>خبر آخر من المدينة</h1><div class="sidebar-grid"><div class="article-content">'
    content = f'<div class="page"><h1>مكتبة للجميع في المرسى</h1>{parts}</div>'
    assert article(content).text == paragraphs(FIRST, SECOND, THIRD, LAST)
    assert "المطر" not in article(f"{content}{following}<p>هطل المطر أمس على المدينة.</p></div></div>").text
