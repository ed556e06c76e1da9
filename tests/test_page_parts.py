"""The parts that pages are read with: dates, datelines, names, captions, lines, fragments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from masdar.model import Article, Failure, Image
from masdar.pages.agencies import shipped_agencies
from masdar.pages.byline import names_in
from masdar.pages.captions import shipped_captions
from masdar.pages.dump import read_dump
from masdar.pages.html import read_fragment, read_html
from masdar.pages.lines import shipped_lines
from masdar.pages.page import Page
from masdar.pages.published import GIVEN, NONE, Candidate, establish, is_date

BODY = (
    "<p>افتتحت المدينة جسرها الجديد صباح الثلاثاء بعد عامين من العمل المتواصل في الليل والنهار.</p>"
    "<p>وقال المهندس رائد الحمد إن الجسر يخفف الزحام بنسبة النصف.</p>"
)


def article(content: str, **given: str) -> Article:
    (outcome,) = read_html(Page(name="page.html", text=content, **given))  # type: ignore[arg-type]
    assert isinstance(outcome, Article)
    return outcome


def declared(written: str) -> Candidate:
    return Candidate("JSON-LD", written, visible=False)


def printed(written: str) -> Candidate:
    return Candidate("the page", written, visible=True)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-12T06:30:00+00:00", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("2024/3/12", "2024-03-12"),
        ("21/04/2023", "2023-04-21"),
        ("05/18/2025 - 10:12", "2025-05-18"),
        ("الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24"),
        ("الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21", "2013-08-04"),
        ("١٥ أكتوبر ٢٠٢٥", "2025-10-15"),
        ("ديسمبر 25, 2020", "2020-12-25"),
        ("November 9, 2020", "2020-11-09"),
        ("Tue, 12 Mar 2024 06:30:00 GMT", "2024-03-12"),
        ("الأربعاء 04/12/2024", "2024-12-04"),
        ("الثلاثاء 03/12/2024", None),
        ("2 رمضان 1445 هـ الموافق 12 آذار/مارس 2024", "2024-03-12"),
        ("نُشر في 12 مارس 2024، آخر تحديث 15 مارس 2024", "2024-03-12"),
        ("12 مارس 2024 - 15 مارس 2024", None),
        ("الأحد 12 مارس 2024", None),
        ("مارس 2024", None),
        ("03/04/2020", None),
        ("© 2020", None),
        ("31 شباط 2020", None),
        ("12024-03-12", None),
    ],
)
def test_days_are_read(written: str, day: str | None) -> None:
    assert establish([declared(written)])[0] == day


def test_what_the_user_says_beats_the_page() -> None:
    assert establish([declared("2024-03-12")], "2020-01-02") == ("2020-01-02", GIVEN)


def test_no_date_has_a_reason() -> None:
    assert establish([]) == (None, NONE)
    day, reason = establish([printed("صباح أمس")])
    assert day is None
    assert "صباح أمس" in reason


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("03/04/2020", "does not say which of the two numbers is the month"),
        ("الأحد 12 مارس 2024", "2024-03-12 is a Tuesday"),
        ("نشر 12 مارس 2024 ثم 15 مارس 2024", "two dates, «12 مارس 2024» and «15 مارس 2024»"),
        ("منذ 3 ساعات", "no reference is given"),
    ],
)
def test_a_date_that_cannot_be_settled_says_why(written: str, told: str) -> None:
    day, reason = establish([printed(written)])
    assert day is None
    assert f"«{written}»" in reason
    assert told in reason


def test_what_is_settled_beats_what_is_not() -> None:
    assert establish([declared("03/04/2020"), printed("4 آذار 2020")])[0] == "2020-03-04"


def test_ages_count_from_the_capture_and_behind_dates_in_full() -> None:
    captured = datetime(2024, 3, 12, 1, 30, tzinfo=UTC)
    day, reason = establish([printed("منذ 3 ساعات")], captured=captured)
    assert day == "2024-03-11"
    assert "2024-03-12" in reason
    assert establish([printed("قبل يومين"), printed("12 مارس 2024")], captured=captured)[0] == "2024-03-12"


def test_ages_are_dates_only_of_a_page_with_a_time_of_capture() -> None:
    content = f'<h1>جسر جديد في المدينة</h1><span class="date">منذ 3 ساعات</span>{BODY}'
    assert article(content).date is None
    page = Page(name="page.html", text=content, captured=datetime(2024, 3, 12, 9, 30, tzinfo=UTC))
    (read,) = read_html(page)
    assert isinstance(read, Article)
    assert read.date == "2024-03-12"
    assert "منذ 3 ساعات" in (read.date_reason or "")


def test_the_printed_day_counts_around_midnight() -> None:
    day, reason = establish([declared("2024-11-03T22:40:00Z"), printed("الاثنين 4 نوفمبر 2024")])
    assert day == "2024-11-04"
    assert "2024-11-03" in reason
    assert establish([declared("2024-11-03T22:40:00+03:00"), printed("4 نوفمبر 2024")])[0] == "2024-11-03"


def test_dates_that_conflict_are_told() -> None:
    day, reason = establish([declared("2024-06-01T09:00:00+03:00"), printed("14 حزيران 2024")])
    assert day == "2024-06-01"
    assert "2024-06-14" in reason


def test_a_sentence_with_a_date_is_no_date() -> None:
    assert is_date("السبت 7 حزيران 2003 - العدد 1184")
    assert is_date("نشر بتاريخ: 03/04/2020")
    assert not is_date("سعر الدولار اليوم الأحد 17 ديسمبر 2023 في البنك المركزي")
    assert not is_date("حقوق النشر محفوظة 2020")
    assert not is_date("صباح أمس")
    assert not is_date("7 حزيران 2003 " * 10_000)


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("القاهرة (أ ف ب) - افتتحت المدينة جسرها.", "القاهرة (أ ف ب)", "أ ف ب"),
        ("دمشق، سوريا (CNN) -- أكدت جهات أن الجسر مفتوح.", "دمشق، سوريا (CNN)", None),
        ("موسكو — سبوتنيك. قال الوزير إن الجسر مفتوح.", "موسكو — سبوتنيك", "سبوتنيك"),
        ("أنقرة/ الأناضول: قال الوزير إن الجسر مفتوح.", "أنقرة/ الأناضول", "الأناضول"),
        ("المنامة في 12 يناير / بنا / استقبل الرئيس وفدا.", "المنامة في 12 يناير / بنا", "بنا"),
        ("عمان - بترا - وزعت الوزارة البذور.", "عمان - بترا", "بترا"),
        ("القاهرة - افتتحت المدينة جسرها.", "القاهرة", None),
        ("المدينة نيوز :- بلغت الحصيلة خمسين.", "المدينة نيوز", None),
        ("القاهرة: لا عودة إلى الوراء.", None, None),
        ("قال الوزير (رويترز) أمس إن الجسر مفتوح.", None, None),
        ("افتتحت المدينة جسرها - وهو الثالث - أمس.", None, None),
        ("", None, None),
    ],
)
def test_datelines(line: str, dateline: str | None, agency: str | None) -> None:
    found = shipped_agencies().dateline(line, None)
    assert (found.text if found else None) == dateline
    assert (found.agency if found else None) == agency
    if found and found.agency:
        assert line[found.start : found.end] == found.agency


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("كتبت: ليلى المنصوري", ["ليلى المنصوري"]),
        ("بقلم هشام البيطار", ["هشام البيطار"]),
        ("الدلتا - كتب ياسر عبد العال", ["ياسر عبد العال"]),
        ("سامر الوادي ومها الرفاعي", ["سامر الوادي", "مها الرفاعي"]),
        ("محمد وليد حسن، رامي القاسم", ["محمد وليد حسن", "رامي القاسم"]),
        ("القاهرة - رويترز", []),
        ("logo.png", []),
        ("12 مارس 2024", []),
        ("صحيفة الضفاف", []),
    ],
)
def test_names_in_bylines(line: str, names: list[str]) -> None:
    assert list(names_in(line, shipped_lines(), shipped_agencies(), "صحيفة الضفاف")) == names


@pytest.mark.parametrize(
    ("caption", "image"),
    [
        ("قطاف الورد عند الفجر (أ.ف.ب)", Image(caption="قطاف الورد عند الفجر", credit="أ.ف.ب")),
        ("القطار في المحطة - رويترز", Image(caption="القطار في المحطة", credit="رويترز")),
        ("أطفال في الحديقة تصوير: سامر الوادي", Image(caption="أطفال في الحديقة", credit="سامر الوادي")),
        ("© REUTERS / A. B.", Image(caption=None, credit="© REUTERS / A. B.")),
        ("الوزير (يمين)", Image(caption="الوزير (يمين)", credit=None)),
        ("المطار (أرشيفية)", Image(caption="المطار (أرشيفية)", credit=None)),
        ("", None),
    ],
)
def test_captions_are_parted_from_credits(caption: str, image: Image | None) -> None:
    assert shipped_captions(shipped_agencies()).image(caption) == image


@pytest.mark.parametrize(
    ("line", "cls"),
    [
        ("اقرأ أيضًا: خبر آخر", "related"),
        ("إقرأ أيضاً", "related"),
        ("TT", "button"),
        ("12 تعليقا", "comments"),
        ("تم نشره الجمعة 24 نيسان 2020", "published"),
        ("المصدر : رويترز", "source"),
        ("المصدر قال إن العمل انتهى", None),
        ("قال الوزير إن الطريق مفتوح.", None),
        ("", None),
    ],
)
def test_lines_have_classes(line: str, cls: str | None) -> None:
    assert shipped_lines().classify(line) == cls


def test_fragments_of_feeds() -> None:
    markup = (
        '<p>افتتحت المدينة <a href="/x">جسرها الجديد</a> أمس.</p><p>وقال المهندس إن الزحام يخف.</p>'
        '<p>The post الجسر appeared first on <a href="/">الضفة</a>.</p>'
    )
    text = "افتتحت المدينة جسرها الجديد أمس.\nوقال المهندس إن الزحام يخف."
    assert read_fragment(markup) == text
    assert read_fragment(markup.replace("<", "&lt;").replace(">", "&gt;")) == text
    assert read_fragment("جسر جديد &amp; طريق") == "جسر جديد & طريق"
    assert read_fragment(" ") == ""


def test_what_the_user_says_of_a_page_beats_it() -> None:
    content = (
        f'<meta property="og:site_name" content="الضفة"><meta name="date" content="2024-01-02"><h1>جسر جديد</h1>{BODY}'
    )
    read = article(content, date="2020-05-06", outlet="المرفأ", url="https://example.org/1")
    assert (read.date, read.outlet, read.url) == ("2020-05-06", "المرفأ", "https://example.org/1")


def test_the_headline_is_the_one_shown() -> None:
    head = '<title>الجسر يفتح أبوابه - الضفة</title><meta property="og:title" content="الجسر يفتح أبوابه">'
    assert article(f"{head}<h1>الضفة</h1><h1>«الجسر» يفتح أبوابه</h1>{BODY}").title == "«الجسر» يفتح أبوابه"
    assert article(f"{head}<div>{BODY}</div>").title == "الجسر يفتح أبوابه"


def test_a_signature_names_the_wire() -> None:
    read = article(f"<h1>جسر جديد في المدينة</h1>{BODY}<p>--(بترا)</p>")
    assert read.wire is not None
    assert read.wire.place == "signature"
    assert read.wire.mention is not None
    assert read.text[slice(*read.wire.mention)] == read.wire.name == "بترا"


def test_an_outlet_does_not_relay_itself() -> None:
    site = '<meta property="og:site_name" content="Sputnik Arabic">'
    assert article(f'{site}<h1>جسر جديد في المدينة</h1><p class="author">سبوتنيك</p>{BODY}').wire is None
    assert article(f'<h1>جسر جديد في المدينة</h1><p class="author">رويترز</p>{BODY}').wire is not None


def test_hidden_text_is_not_read() -> None:
    hidden = '<p style="display: none">قال الوزير إن الجسر مغلق أمام الناس إلى أجل غير مسمى بسبب الأعمال الجارية.</p>'
    assert "مغلق" not in article(f"<h1>جسر جديد في المدينة</h1>{BODY}{hidden}").text


def test_an_empty_dump_is_told() -> None:
    assert read_dump(Page(name="page.txt", text=" \n\u200f\n")) == [
        Failure(page="page.txt", line=None, reason="the page is empty")
    ]
    assert isinstance(read_dump(Page(name="page.txt", text="TT\nشارك\n"))[0], Failure)


def test_one_line_is_an_article_all_the_same() -> None:
    (read,) = read_dump(Page(name="page.txt", text="قال الوزير إن الطريق مفتوح.\n"))
    assert isinstance(read, Article)
    assert (read.title, read.text) == ("", "قال الوزير إن الطريق مفتوح.")


@pytest.mark.parametrize(
    "foot",
    [
        '<footer class="submitted"><span class="date-display-single">الثلاثاء 12 مارس 2024</span></footer>',
        '<div><span property="dc:date" content="2024-03-12T06:30:00+01:00">صباح الثلاثاء</span></div>',
        '<div><meta><span itemprop="datePublished" content="2024-03-12">أمس</span></div>',
    ],
    ids=["the foot of the head of an article", "RDFa", "microdata"],
)
def test_dates_stand_beside_the_headline(foot: str) -> None:
    assert article(f"<article><h1>افتتاح الجسر الجديد في المدينة</h1>{foot}{BODY}</article>").date == "2024-03-12"


@pytest.mark.parametrize(
    "told",
    [
        "<div>https://images.example/2024/03/12/a-new-bridge-for-the-city_1200x675.jpg</div>",
        '<div itemprop="publisher"><div itemprop="name">إذاعة المرفأ - أخبار وآراء وبرامج</div></div>',
    ],
    ids=["an address", "the publisher"],
)
def test_what_machines_are_told_is_no_deck(told: str) -> None:
    assert article(f"<article><h1>افتتاح الجسر الجديد في المدينة</h1>{told}{BODY}</article>").deck is None
