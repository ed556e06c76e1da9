"""Ways in which sites write what others write otherwise: leads, feet, bylines, embedded posts, states, markup."""

from __future__ import annotations

import base64
import json
import quopri

import pytest

from masdar.model import Article, Failure
from masdar.pages.agencies import shipped_agencies
from masdar.pages.byline import names_in
from masdar.pages.content import read_content
from masdar.pages.dump import read_dump
from masdar.pages.feed import read_feed
from masdar.pages.html import read_html
from masdar.pages.lines import shipped_lines
from masdar.pages.markup import roles_of
from masdar.pages.page import Page
from masdar.pages.step import NOTHING

TITLE = "بلدية المرفأ توسع شبكة الحافلات"
LINES = (
    "أقر المجلس البلدي في المرفأ، الثلاثاء، خطة لتوسيع شبكة الحافلات تشمل 14 حيا جديدا في أطراف المدينة.",
    "وقال رئيس البلدية سالم الراشدي إن الخطة «ستخفف الازدحام في وسط المدينة»، وإن كلفتها 40 مليون دينار.",
    "ودعت نقابة السائقين إلى إشراكها في إعداد جداول العمل، وحذرت من تسيير رحلات ليلية بلا حراسة كافية.",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)
TEXT = "\n".join(LINES)


def outcomes(content: str, head: str = "") -> list[Article | Failure]:
    return read_html(Page(name="page.html", text=f"<html><head>{head}</head><body>{content}</body></html>"))


def article(content: str, head: str = "") -> Article:
    (outcome,) = outcomes(content, head)
    assert isinstance(outcome, Article), outcome
    return outcome


@pytest.mark.parametrize("name", ["article-summary", "teaser-text", "entry-excerpt"])
def test_a_lead_that_stands_apart_opens_the_article_that_goes_on_from_it(name: str) -> None:
    apart = f'<p class="{name}">{LINES[0]}</p>'
    rest = "".join(f"<p>{line}</p>" for line in LINES[1:])
    found = article(f"<h1>{TITLE}</h1>{apart}<div>{rest}</div>")
    assert (found.deck, found.text) == (None, TEXT)


def test_a_summary_of_a_whole_article_is_its_deck() -> None:
    summary = "تشمل الخطة أحياء لم تصلها الحافلات من قبل، وتبدأ مطلع العام المقبل."
    found = article(f'<h1>{TITLE}</h1><p class="article-summary">{summary}</p><div>{BODY}</div>')
    assert (found.deck, found.text) == (summary, TEXT)


BLOGGER = (
    '<div class="post-footer"><span class="post-author vcard">مرسلة بواسطة <span>سامر الوادي</span></span> في '
    '<abbr class="published" title="2024-03-12T14:05:00+02:00">2:05 م</abbr></div>'
)
WORDPRESS = (
    '<footer class="entry-footer"><span class="posted-on">12 مارس 2024</span>'
    '<span class="byline">سامر الوادي</span></footer>'
)


@pytest.mark.parametrize(
    ("foot", "authors", "date"),
    [
        (BLOGGER, ("سامر الوادي",), "2024-03-12"),
        (WORDPRESS, ("سامر الوادي",), "2024-03-12"),
        ('<div class="site-footer"><span class="byline">سامر الوادي</span></div>', (), None),
    ],
)
def test_the_foot_of_an_article_tells_of_it(foot: str, authors: tuple[str, ...], date: str | None) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{BODY}{foot}</div>")
    assert (found.authors, found.date, found.text) == (authors, date, TEXT)


def test_a_line_of_submission_has_author_and_date() -> None:
    line = '<div class="submitted">أرسلت بواسطة <span>سامر الوادي</span> في ثلاثاء, 22/03/2024 - 14:05</div>'
    assert article(f"<h1>{TITLE}</h1>{line}{BODY}").authors == ("سامر الوادي",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("هناء السعدي في بيروت", "هناء السعدي"),
        ("هناء السعدي (بيروت)", "هناء السعدي"),
        ("هناء السعدي @hanaa", "هناء السعدي"),
        ("نشر من قبل هناء السعدي", "هناء السعدي"),
    ],
)
def test_what_stands_beside_a_name(line: str, name: str) -> None:
    assert list(names_in(line, shipped_lines(), shipped_agencies(), None)) == [name]


def test_the_longer_name_of_an_element_is_heard() -> None:
    assert roles_of("div", "entry-footer", "") == {"foot"}
    assert roles_of("div", "page-footer", "") == {"promo"}
    assert roles_of("p", "teaser-text", "") == {"deck"}
    assert roles_of("p", "teaser", "") == {"related"}


@pytest.mark.parametrize(
    "content",
    [
        "&lt;p&gt;{}&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;",
        "<p>{}&lt;br /&gt;{}&lt;/p&gt;</p><p>&lt;p style=&quot;text-align: right;&quot;&gt;{}&lt;/p&gt;</p>",
        "<p>{}</p>&amp;lt;p&amp;gt;{}&amp;lt;/p&amp;gt;<p>{}</p>",
    ],
)
def test_markup_that_is_shown_is_markup(content: str) -> None:
    assert article(f"<h1>{TITLE}</h1><div>{content.format(*LINES)}</div>").text == TEXT


def test_markup_that_an_article_speaks_of_stays() -> None:
    code = "<p>وكتب المبرمج الوسم <code>&lt;p&gt;</code> قبل كل فقرة من فقرات الصفحة الجديدة في الموقع.</p>"
    assert "الوسم <p> قبل" in article(f"<h1>{TITLE}</h1><div>{BODY}{code}</div>").text


STATE = {
    "title": TITLE,
    "publishedAt": "2024-03-12T10:05:00Z",
    "author": {"name": "سامر الوادي"},
    "related": [{"title": "مهرجان السينما يعلن أسماء الفائزين", "description": "كلمات " * 30}],
}


@pytest.mark.parametrize(
    ("body", "script"),
    [
        ({"body": BODY}, '<script id="__NEXT_DATA__" type="application/json">{}</script>'),
        ({"content": [{"type": "text", "text": line} for line in LINES]}, "<script>window.__STATE__ = {};</script>"),
        ({"content": {"rendered": BODY}, "date": 1710237900}, "<script>window['app']={};window.other = 1</script>"),
    ],
)
def test_an_article_in_the_state_of_the_page_is_read(body: dict[str, object], script: str) -> None:
    content = json.dumps({"props": {"article": STATE | body}}, ensure_ascii=False)
    shell = f'<div id="app"></div>{script.replace("{}", content)}'
    found = article(shell, f"<title>{TITLE} | صحيفة النهر</title>")
    assert (found.title, found.text, found.date, found.authors) == (TITLE, TEXT, "2024-03-12", ("سامر الوادي",))
    assert found.outlet == "صحيفة النهر"


def test_the_state_of_an_index_is_no_article() -> None:
    stories = [{"title": f"{TITLE} {number}", "description": TEXT} for number in range(8)]
    script = f'<script type="application/json">{json.dumps(stories, ensure_ascii=False)}</script>'
    (outcome,) = outcomes(f'<div id="app"></div>{script}', "<title>صحيفة النهر</title>")
    assert isinstance(outcome, Failure)


def test_a_label_before_a_link_is_one_without_a_space_too() -> None:
    link = '<p><strong>اقرأ أيضا<a href="/1">مهرجان السينما يعلن أسماء الفائزين في دورته العاشرة</a></strong></p>'
    ordinary = '<p>وهنأ <a href="/2">رئيس البلدية</a> سكان الأحياء الجديدة التي ستصلها الحافلات قريبا.</p>'
    found = article(f"<h1>{TITLE}</h1><div>{BODY}{link}{ordinary}</div>")
    assert found.text == f"{TEXT}\nوهنأ رئيس البلدية سكان الأحياء الجديدة التي ستصلها الحافلات قريبا."


def test_what_a_link_leads_past_is_left_out() -> None:
    aside = (
        '<section role="region"><a href="#end">تخطى البودكاست وواصل القراءة</a>'
        "<div><p>حكاية المدينة: ما الذي تخبرنا به محطات الحافلات القديمة؟</p></div></section>"
    )
    parts = "".join(f"<div><p>{line}</p></div>{aside}" for line in LINES)
    assert article(f"<main><h1>{TITLE}</h1>{parts}</main>").text == TEXT


def test_who_wrote_an_embedded_post_is_no_paragraph() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>نشكر أهالي المدينة على صبرهم.</p>'
        '— بلدية المرفأ (@marfaa) <a href="#">March 11, 2024</a></blockquote><p>A post shared by المرفأ (@marfaa)</p>'
    )
    found = article(f"<h1>{TITLE}</h1><div>{BODY}{post}{BODY}</div>")
    assert "@marfaa" not in found.text


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_articles_of_a_page_without_an_end_are_told_apart_by_the_names_of_their_headings(tag: str) -> None:
    other = "مستشفى الجبل يفتتح قسما للطوارئ"
    opening = f'<div><{tag} class="post-title">{TITLE}</{tag}>{BODY}</div>'
    first, second = outcomes(f'{opening}<div><h2 class="post-title">{other}</h2>{BODY}</div>')
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, second.title, first.text, second.text) == (TITLE, other, TEXT, TEXT)


def test_counters_are_no_deck() -> None:
    counters = '<div class="meta">0<span>1٬204</span><span> دقيقة واحدة</span></div>'
    assert article(f"<h1>{TITLE}</h1>{counters}{BODY}").deck is None


def test_the_dates_of_a_feed_show_the_order_of_their_numbers() -> None:
    item = "<item><title>{}</title><pubDate>{}</pubDate><description>{}</description></item>"
    items = "".join(item.format(TITLE, date, LINES[0]) for date in ("05/03/2024 10:05", "22/03/2024 11:00"))
    feed = f'<rss version="2.0"><channel><title>النهر</title>{items}</channel></rss>'
    dates = [found.date for found in read_feed(Page(name="feed.xml", text=feed)) if isinstance(found, Article)]
    assert dates == ["2024-03-05", "2024-03-22"]


def test_the_lines_of_a_dump_show_the_order_of_its_dates() -> None:
    text = f"صحيفة النهر - 25/03/2024\n\n{TITLE}\n05/03/2024\n\n{TEXT}\n"
    (found,) = read_dump(Page(name="page.txt", text=text))
    assert isinstance(found, Article)
    assert found.date == "2024-03-05"


def test_the_origin_of_shown_markup_is_the_element_that_shows_it() -> None:
    last = "ويستخدم الحافلات كل يوم ما يقارب مئتي ألف راكب بحسب أرقام البلدية."
    content = (
        f"&lt;p&gt;{LINES[0]}&lt;/div&gt;&lt;p&gt;{LINES[1]}&lt;/p&gt;<p>{LINES[2]}</p><section><p>{last}</p></section>"
    )
    found = article(f"<h1>{TITLE}</h1><div>{content}</div>")
    assert found.text == f"{TEXT}\n{last}"
    origins = [str(paragraph.origin).removeprefix("/html/body[1]/") for paragraph in found.paragraphs]
    assert origins == ["div[1]", "div[1]", "div[1]/p[1]", "div[1]/section[1]/p[1]"]


def test_what_is_declared_whole_is_read_where_the_page_shows_its_opening_alone() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join((*LINES, *LINES[1:]))}
    head = f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'
    opening = article(f"<h1>{TITLE}</h1><p>{LINES[0]}</p><button>اقرأ المزيد</button>", head)
    assert opening.text == "\n".join((*LINES, *LINES[1:]))
    assert {paragraph.origin for paragraph in opening.paragraphs} == {"/html/head/script"}
    other = "<p>هطل المطر على المدينة صباح اليوم، وأغلقت البلدية ثلاثة شوارع في وسطها حتى المساء.</p>"
    assert article(f"<h1>{TITLE}</h1>{other}", head).text.startswith("هطل")


@pytest.mark.parametrize(
    ("head", "beside"),
    [
        ('<meta name="twitter:label1" content="كُتب بواسطة"><meta name="twitter:data1" content="سامر الوادي">', ""),
        ("", '<div class="by-line">المرفأ: <span>سامر الوادي</span> | <span>12 مارس 2024</span></div>'),
        ("", "<div>12 مارس 2024 - 14:05 | بقلم: سامر الوادي | قراءة 1204</div>"),
    ],
)
def test_where_authors_stand(head: str, beside: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{beside}{BODY}", head).authors == ("سامر الوادي",)


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.com/1
Date: Tue, 12 Mar 2024 10:05:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Part--abc----"


------Part--abc----
Content-Type: text/html
Content-Transfer-Encoding: {coding}
Content-Location: https://example.com/1

{content}
------Part--abc----
Content-Type: text/css

p {{ margin: 0 }}
------Part--abc------
"""


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_a_page_that_was_saved_with_its_parts_is_read(coding: str) -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><h1>{TITLE}</h1><p>منذ 3 ساعات</p>{BODY}</body></html>'
    content = page.encode()
    if coding == "quoted-printable":
        content = quopri.encodestring(content)
    elif coding == "base64":
        content = base64.encodebytes(content)
    file = MHTML.format(coding=coding, content=content.decode()).replace("\n", "\r\n").encode()
    (found,) = read_content(file, "page.mhtml", NOTHING)
    assert isinstance(found, Article)
    assert (found.title, found.text, found.date, found.url) == (TITLE, TEXT, "2024-03-12", "https://example.com/1")


SINGLE_FILE = """<!--
 Page saved with SingleFile
 url: https://example.com/2024/03/12/buses
 saved date: Wed Mar 13 2024 10:05:00 GMT+0300 (Arabian Standard Time)
-->"""


@pytest.mark.parametrize(
    ("note", "date"),
    [
        ("<!-- saved from url=(0041)https://example.com/2024/03/12/buses -->", "2024-03-12"),
        (SINGLE_FILE, "2024-03-12"),
        ("<!-- saved by hand -->", None),
    ],
)
def test_what_a_browser_noted_of_a_page_is_heard(note: str, date: str | None) -> None:
    page = f"<!DOCTYPE html>\n{note}\n<html><body><h1>{TITLE}</h1>{BODY}</body></html>"
    (found,) = read_content(page.encode(), "page.html", NOTHING)
    assert isinstance(found, Article)
    assert found.date == date
    assert found.url == ("https://example.com/2024/03/12/buses" if date else None)


MENU = (
    "<ul>"
    + "".join(f'<li><a href="/{number}">باب من أبواب الموقع رقم {number}</a></li>' for number in range(9))
    + "</ul>"
)
OTHER = "<div><p>صحيفة النهر مؤسسة مستقلة تعنى بأخبار المدن والنقل والبيئة منذ أكثر من عشرين عاما.</p></div>"


def test_no_article_goes_on_elsewhere_behind_many_links() -> None:
    assert article(f"<div><div><h1>{TITLE}</h1><div>{BODY}</div></div>{MENU}{OTHER * 3}</div>").text == TEXT


def test_an_article_goes_on_behind_many_links_where_its_paragraphs_stand() -> None:
    first, *rest = (f"<p>{line}</p>" for line in LINES)
    parts = f"<div>{first}{MENU}{OTHER}{MENU}{''.join(rest)}</div>"
    found = article(f"<div><h1>{TITLE}</h1>{parts}</div>").text.splitlines()
    assert [line for line in found if line in LINES] == list(LINES)


def test_the_date_under_a_headline_may_be_a_link_or_stand_in_the_foot_of_the_head() -> None:
    linked = '<div><a href="/2024/03">12 مارس 2024 - 14:05</a></div>'
    assert article(f"<h1>{TITLE}</h1>{linked}{BODY}").date == "2024-03-12"
    foot = "<footer><span>12 مارس 2024</span></footer>"
    assert article(f"<article><h1>{TITLE}</h1>{foot}<div>{BODY}</div></article>").date == "2024-03-12"


@pytest.mark.parametrize(
    ("line", "authors"), [("كتبت هناء السعدي", ("هناء السعدي",)), ("كتب أحد سكان المدينة كتابا عنها", ())]
)
def test_a_label_without_a_sign_names_the_author_under_the_headline(line: str, authors: tuple[str, ...]) -> None:
    assert article(f"<h1>{TITLE}</h1><div>{line}</div>{BODY}").authors == authors


def test_keywords_in_lines_of_their_own_are_no_paragraphs() -> None:
    words = "".join(f"<p>{word}</p>" for word in ("المرفأ", "حافلات", "نقل", "المدن", "2024"))
    assert article(f"<h1>{TITLE}</h1><div>{BODY}{words}</div>").text == TEXT
    assert article(f"<h1>{TITLE}</h1><div>{BODY}<p>(رويترز)</p></div>").text == f"{TEXT}\n(رويترز)"


@pytest.mark.parametrize("label", ["<h3>تعليقات الزوار</h3>", "<div>التعليقات (12)</div>"])
def test_comments_are_told_by_their_label(label: str) -> None:
    comment = "<div><b>زائر</b><p>هذه خطة جيدة لكن المدينة بحاجة إلى أرصفة قبل أن تشتري حافلات جديدة.</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>{BODY}</div><div>{label}{comment * 9}</div></div>")
    assert found.text == TEXT


def test_the_copy_of_an_article_for_small_screens_is_left_out() -> None:
    copy = f"<div><h1>{TITLE}</h1><div>{BODY}</div></div>"
    assert article(copy * 2).text == TEXT


def test_the_medium_may_stand_before_the_place() -> None:
    filed = shipped_agencies().filed("رويترز - بيروت", None)
    assert filed is not None
    assert (filed.text, filed.agency) == ("رويترز - بيروت", "رويترز")


@pytest.mark.parametrize(
    ("written", "date"),
    [("12/03/2024 02:05 م", "2024-03-12"), ("12/03/2024 - 09:05:00 صباحًا", "2024-03-12"), ("12/03/2024 02:05", None)],
)
def test_the_half_of_the_day_in_arabic_tells_that_the_day_stands_first(written: str, date: str | None) -> None:
    assert article(f'<h1>{TITLE}</h1><span class="date">{written}</span>{BODY}').date == date


def dump(*lines: str) -> Article:
    (outcome,) = read_dump(Page(name="page.txt", text="\n".join(lines)))
    assert isinstance(outcome, Article), outcome
    return outcome


SECTIONS = ("أخبار المدينة", "اقتصاد وأعمال", "ثقافة وفنون", "رياضة", "صحة وعلوم", "منوعات")
NEWS = ("هل يعود القطار القديم إلى مدينة الجبل هذا العام؟", "مهرجان السينما يعلن أسماء الفائزين في دورته العاشرة")


def test_the_body_of_a_dump_is_told_from_menus_and_headlines_above() -> None:
    menu = " ".join(SECTIONS * 3)
    assert len(menu) > 140
    found = dump(menu, *SECTIONS, *NEWS, *SECTIONS, NEWS[0], TITLE, "12 مارس 2024", *LINES)
    assert (found.title, found.text, found.date) == (TITLE, TEXT, "2024-03-12")


def test_a_ticker_above_the_headline_is_no_paragraph() -> None:
    ticker = "تأجيل افتتاح الجسر الجديد. ارتفاع أسعار الخضار في الأسواق الشعبية. المنتخب يبدأ معسكره."
    found = dump(*SECTIONS, ticker, TITLE, *LINES)
    assert (found.title, found.text) == (TITLE, TEXT)


def test_a_dump_ends_where_many_labels_follow() -> None:
    about = ("صحيفة النهر مؤسسة مستقلة تعنى بأخبار المدن والنقل والبيئة منذ أكثر من عشرين عاما.",) * 3
    assert dump(TITLE, *LINES, *SECTIONS, *SECTIONS, *about).text == TEXT


@pytest.mark.parametrize(
    ("line", "cls"), [("طباعة Email فيسبوك تويتر", "button"), ("طباعة الكتب المدرسية تبدأ على فيسبوك", None)]
)
def test_a_row_of_buttons_is_one_without_bars_too(line: str, cls: str | None) -> None:
    assert shipped_lines().classify(line) == cls


def test_a_dated_story_under_a_label_begins_no_other_article() -> None:
    text = f"{TITLE}\n\n{LINES[0]}\n\n{LINES[1]}\n\nاقرأ أيضا\n\n{NEWS[1]}\n\n12 مارس 2024\n{LINES[2]}\n"
    (found,) = read_dump(Page(name="page.txt", text=text))
    assert isinstance(found, Article)
    assert (found.title, found.text) == (TITLE, TEXT)
