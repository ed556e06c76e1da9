"""Layouts that real sites have, and what is recovered from each."""

from __future__ import annotations

import pytest

from masdar.model import Article, Failure
from masdar.pages.dump import read_dump
from masdar.pages.html import read_html
from masdar.pages.page import Page

FIRST = "<p>افتتحت بلدية المرسى مكتبتها الجديدة صباح الثلاثاء بعد عامين من العمل المتواصل في الليل والنهار.</p>"
SECOND = "<p>وقالت رئيسة البلدية هناء السعدي إن المكتبة تضم مئة ألف كتاب وقاعة للأطفال وأخرى للمحاضرات.</p>"
THIRD = "<p>وأضافت أن الأبواب مفتوحة كل يوم من الثامنة صباحا حتى العاشرة مساء، وأن الدخول مجاني للجميع.</p>"
LAST = "<p>ويتوقع القائمون على المكتبة أن يزورها ألف قارئ كل يوم مع بداية العام الدراسي في الخريف المقبل.</p>"
PARAGRAPHS = (FIRST, SECOND, THIRD, LAST)
BODY = "".join(PARAGRAPHS)


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
    assert article(shell + later).text == paragraphs(*PARAGRAPHS)


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
    assert article(content).text == paragraphs(*PARAGRAPHS)
    assert "المطر" not in article(f"{content}{following}<p>هطل المطر أمس على المدينة.</p></div></div>").text


@pytest.mark.parametrize(
    ("head", "beside", "date"),
    [
        ('<meta name="article:published:time" content="2024-03-12T08:00:00+00:00">', "", "2024-03-12"),
        ('<meta property="dc:date" content="2024-03-12">', "", "2024-03-12"),
        (
            '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-03-12"}</script>',
            "",
            "2024-03-12",
        ),
        ('<link rel="canonical" href="https://example.com/2024/3/12/library">', "", "2024-03-12"),
        ('<link rel="canonical" href="https://example.com/2024/31/12/library">', "", None),
        ("", "<p>12/03/2024 - 16:30 - المصدر: وكالات - تصوير: سامر الوادي</p>", None),
        ("", "<p>22/03/2024 - 16:30 - المصدر: وكالات - تصوير: سامر الوادي</p>", "2024-03-22"),
        ("", "<p>صحيفة المرسى | 12 مارس 2024 | ثقافة</p>", "2024-03-12"),
        ("", "<p>05/03/2024</p>", None),
    ],
)
def test_days_of_publication(head: str, beside: str, date: str | None) -> None:
    found = article(f"<h1>مكتبة للجميع في المرسى</h1>{beside}{BODY}", head)
    assert (found.date, found.deck, found.text) == (date, None, paragraphs(*PARAGRAPHS))


def test_the_address_tells_the_day_that_a_stamp_in_utc_was_where_the_page_is_read() -> None:
    head = (
        '<link rel="canonical" href="https://example.com/2024/03/12/library">'
        '<meta property="article:published_time" content="2024-03-1{}:30:00Z">'
    )
    page = f"<h1>مكتبة للجميع في المرسى</h1>{BODY}"
    assert article(page, head.format("1T22")).date == "2024-03-12"
    assert article(page, head.format("1T08")).date == "2024-03-11"
    assert article(page, head.format("3T03")).date == "2024-03-12"
    assert article(page, head.format("3T22")).date == "2024-03-13"


def test_other_dates_of_the_page_show_whether_the_day_stands_first() -> None:
    page = "<h1>مكتبة للجميع في المرسى</h1><p>05/03/2024</p>{}<ul class='latest'><li>{}: سوق جديدة</li></ul>"
    assert article(page.format(BODY, "25/02/2024")).date == "2024-03-05"
    assert article(page.format(BODY, "02/25/2024")).date == "2024-05-03"
    assert article(page.format(BODY, "تنشر غدا")).date is None


def test_what_is_quoted_from_elsewhere_has_a_date_of_its_own() -> None:
    quoted = "<blockquote><p>المكتبة تنتظركم</p>- بلدية المرسى (@marsa) 3 مارس 2024</blockquote>"
    assert article(f"<h1>مكتبة للجميع في المرسى</h1>{BODY}{quoted}").date is None


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "مكتبة "المرسى" للجميع", "datePublished": "2024-03-12T09:00:00+01:00"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2024-03-12&quot;}",
        '[{"@type": "Organization"},\n{"@type": "NewsArticle", "datePublished": "2024-03-12",},]',
    ],
)
def test_broken_json_still_tells_the_day(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert article(f"<h1>مكتبة للجميع في المرسى</h1>{BODY}", head).date == "2024-03-12"


def test_the_author_may_stand_in_a_linked_heading() -> None:
    byline = '<div class="post-author"><h5><a href="/author/17">سامر الوادي</a></h5></div>'
    again = '<div class="author-box"><p>المزيد عن سامر الوادي</p></div>'
    assert article(f"<h1>مكتبة للجميع في المرسى</h1>{byline}{BODY}{again}").authors == ("سامر الوادي",)


def test_who_took_the_picture_did_not_write_the_article() -> None:
    figure = '<figure><img src="a.jpg"><figcaption><span class="author">رائد الحمد</span></figcaption></figure>'
    assert article(f"<h1>مكتبة للجميع في المرسى</h1>{figure}{BODY}").authors == ()


def test_a_line_of_several_dates_tells_the_day_of_publication() -> None:
    line = (
        "<div class='info'><span>آخر تحديث: 15 مارس 2024 - 08:00</span><span>نشر في: 12 مارس 2024 - 10:15</span></div>"
    )
    assert article(f"<h1>مكتبة للجميع في المرسى</h1>{line}{BODY}").date == "2024-03-12"


def test_lists_among_the_paragraphs_are_read() -> None:
    items = "<ul><li>قاعة للأطفال</li><li>مقهى على البحر</li></ul>"
    tags = "<ul><li><a href='/t/1'>المرسى</a></li></ul>"
    found = article(f"<h1>مكتبة للجميع في المرسى</h1><div>{FIRST}<p>وفيها:</p>{items}{SECOND}{THIRD}{tags}</div>")
    assert found.text == paragraphs(FIRST, "وفيها:", "قاعة للأطفال", "مقهى على البحر", SECOND, THIRD)


def test_comments_may_be_longer_than_the_article() -> None:
    said = "<div class='item'><b>قارئ</b><p>شكرا على هذا الخبر الجميل، لقد انتظرنا المكتبة طويلا في حينا.</p></div>"
    page = f"<h1>مكتبة للجميع في المرسى</h1><div>{FIRST}{SECOND}</div><div><h3>التعليقات (9)</h3>{9 * said}</div>"
    assert article(page).text == paragraphs(FIRST, SECOND)


def test_what_agencies_write_under_a_report_ends_it() -> None:
    page = f"<h1>مكتبة للجميع في المرسى</h1><div>{BODY}<p>// انتهى //</p><p>10:15 ت م</p><p>0050</p></div>"
    assert article(page).text == paragraphs(*PARAGRAPHS)
    assert article(f"<h1>مكتبة للجميع في المرسى</h1><div>{BODY}<p>17302</p></div>").text == paragraphs(*PARAGRAPHS)


def test_signs_that_were_escaped_twice_are_read() -> None:
    twice = FIRST.replace("بلدية المرسى", "بلدية&amp;nbsp;المرسى")
    assert article(f"<h1>مكتبة &amp;quot;المرسى&amp;quot;</h1>{twice}{SECOND}").text == paragraphs(FIRST, SECOND)


def test_a_dump_has_its_headline_among_the_news_of_its_menu() -> None:
    menu = ["سياسة", "رياضة", "أسعار الخبز ترتفع في الأسواق للشهر الثالث", "ثقافة: مكتبة للجميع في المرسى"]
    below = ["فريق المدينة يفوز بالكأس", "الوزير يزور الميناء الجديد", *menu]
    head, body = [*menu, "الوزير يلتقي عمال الميناء الجديد"], paragraphs(*PARAGRAPHS).split("\n")
    lines = [*head, "مكتبة للجميع في المرسى", "بواسطة سامر الوادي - مارس 12, 2024", *body, *below]
    (found,) = read_dump(Page(name="page.txt", text="\n".join(lines)))
    assert isinstance(found, Article)
    assert (found.title, found.date) == ("مكتبة للجميع في المرسى", "2024-03-12")
    assert found.text == "\n".join(body)
