from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masdar.check.dates import check_times
from masdar.dates import Tense, TimeExpression, read_times, whole_day
from masdar.dates.tokens import tokenise
from masdar.dates.vocabulary import Row, read_rows, running_folder, running_vocabulary
from masdar.lexicon import Lexicon
from masdar.pipeline import load_resources
from masdar.resolve.running import times_in
from masdar.segment import tokenise as segment
from masdar.text import Clean

TODAY = date(2015, 10, 7)
"""A Wednesday."""

# The value (? where the words give none), the modifier, the calendar date that all of it lies in, and the words.
TABLE = """
2015-10-07 - 2015-10-07 | اليوم
2015-10-06 - 2015-10-06 | أمس
2015-10-05 - 2015-10-05 | أمس الأول
2015-10-05 - 2015-10-05 | أول من أمس
2015-10-05TEV - 2015-10-05 | مساء الاثنين
2015-10-06TEV - 2015-10-06 | مساء أمس
2015-10-07TMO - 2015-10-07 | صباح اليوم
2015-10-04TMO - 2015-10-04 | فجر الأحد
2015-10-06TAF - 2015-10-06 | عصر أمس
2015-10-06TMI - 2015-10-06 | ظهر الثلاثاء
2015-10-07TEV - 2015-10-07 | هذا المساء
2015-10-07TNI - 2015-10-07 | الليلة
2015-10-06TNI - 2015-10-06 | الليلة الماضية
2015-10-06 - 2015-10-06 | الثلاثاء الماضي
2015-10-13 - 2015-10-13 | الثلاثاء المقبل
2015-09-27 - 2015-09-27 | الأحد قبل الماضي
2015-08-12 - 2015-08-12 | 12 آب
2015-08-12 - 2015-08-12 | 12 آب/أغسطس الماضي
2015-10-12 - 2015-10-12 | 12 تشرين الأول (أكتوبر)
2015-07-31 - 2015-07-31 | 15 شوال 1436 هـ
2015-05-03/2015-05-05 - 2015-05 | 3 إلى 5 مايو
2015-10-02/2015-10-04 - 2015-10 | الجمعة إلى الأحد
2010 ON_OR_AFTER 2010 | منذ 5 سنوات
2013 APPROX 2013 | منذ نحو عامين
2010 BEFORE - | منذ أكثر من 5 سنوات
2015-10-05 - 2015-10-05 | قبل يومين
2015-08 APPROX 2015-08 | قبل نحو شهرين
1995 - 1995 | قبل عقدين
1985 ON_OR_AFTER 1985 | منذ ثلاثة عقود
2015-W42 - 2015-10 | الأسبوع المقبل
2015-W40 - 2015 | الأسبوع الماضي
2015-W39 - 2015-09 | الأسبوع قبل الماضي
2015-W41 - 2015-10 | هذا الأسبوع
2014 - 2014 | العام الماضي
2015 - 2015 | في 2015
2014-03 - 2014-03 | مارس من العام الماضي
2015-07 MID 2015-07 | منتصف يوليو (تموز)
2015-09 END 2015-09 | أواخر سبتمبر
? - - | قبل تنصيب
? - - | عقب الاجتماع
? - - | منذ انطلاق
? - - | بعد يومين
? - - | حينها
? - - | في وقت لاحق
? - - | شهر رمضان
P2D - 2015-10 | اليومين الماضيين
P5Y - - | السنوات الخمس الأخيرة
P3M - - | الأشهر الثلاثة المقبلة
PT24H - - | الساعات الـ24 المقبلة
PT24H - - | الأربع والعشرين ساعة الماضية
P3D - 2015-10 | الثلاثة أيام الماضية
FUTURE_REF - - | الأيام القليلة المقبلة
PAST_REF - - | السنوات الأخيرة
PAST_REF - - | منذ أيام
PAST_REF - - | قبل بضعة أسابيع
P1Y MORE_THAN - | أكثر من عام
P2W - - | أسبوعين
P1W - - | كل أسبوع
P3M - - | كل 3 أشهر
P1D - - | يوميا
PRESENT_REF - - | حاليا
PAST_REF - - | مؤخرا
FUTURE_REF - - | المرحلة المقبلة
PRESENT_REF - - | هذه الأيام
2015-Q1 - 2015 | الربع الأول من عام 2015
2014-H2 - 2014 | النصف الثاني من العام الماضي
2014-SU - 2014 | صيف 2014
2015-SU - 2015 | الصيف الماضي
2014-SU - 2014 | صيف العام الماضي
? - - | الشتاء الماضي
19 - - | القرن الماضي
18 - - | القرن التاسع عشر
198 - - | ثمانينات القرن الماضي
197 - - | السبعينيات
2015-06-18/2015-07-16 - 2015 | رمضان الماضي
"""

# Words that hold a word of time and name none, or none that can be told.
NONE = """
العقد الماضي
الموسم الماضي
من قبل الحكومة
قبل أن يصل الوفد
يبلغ 40 عاما
(39 عاما)
سالم الراشدي، 39 عاما، مهندس
بعد العاصمة
روسيا اليوم
صلاة الجمعة
في الوقت المناسب
ثلاثة عقود بقيمة مليون دينار
عقد المجلس
الربع الأول
ربيع العاصمة
الأيام الأولى
تراوحت أعمارهم بين 20 - 30 سنة
تراوحت أعمارهم بين 5 و18 عاما
السكان بأمس الحاجة إلى الماء
صدرت خطب الجمعة في كتاب
"""


def lines(table: str) -> list[tuple[str, str]]:
    rows = (line.split(" | ", 1) for line in table.strip().splitlines())
    return [(reads, phrase) for reads, phrase in rows]


def written(time: TimeExpression) -> str:
    return f"{time.value or '?'} {time.mod or '-'} {time.date or '-'}"


@pytest.mark.parametrize(("reads", "phrase"), lines(TABLE))
def test_expressions(reads: str, phrase: str) -> None:
    (time,) = read_times(f"وعلمت الصحيفة كلاما {phrase}، ثم غادر القاعة.", reference=TODAY)
    assert written(time) == reads
    assert time.evidence == phrase
    assert time.reason.endswith(".")


@pytest.mark.parametrize("phrase", NONE.strip().splitlines())
def test_no_time_is_invented(phrase: str) -> None:
    assert read_times(f"علمت الصحيفة، {phrase}، كلاما.", reference=TODAY) == ()


@pytest.mark.parametrize(
    ("text", "value", "mod", "evidence"),
    [
        ("نهاية الشهر الجاري", "2015-10", "END", "الشهر الجاري"),
        ("مطلع العام المقبل", "2016", "START", "العام المقبل"),
        ("توقف منذ الجمعة", "2015-10-02", "ON_OR_AFTER", "الجمعة"),
        ("يبقى حتى الخميس المقبل", "2015-10-08", "ON_OR_BEFORE", "الخميس المقبل"),
        ("قال في وقت سابق الاثنين", "2015-10-05", None, "الاثنين"),
        ("يجتمع قبل 17 نوفمبر", "2015-11-17", "BEFORE", "17 نوفمبر"),
        ("لمدة ثلاثة أشهر", "P3M", None, "ثلاثة أشهر"),
        ("على مدى خمسة وعشرين عاما", "P25Y", None, "خمسة وعشرين عاما"),
        ("قبل يومين من القمة", None, None, "قبل يومين"),
        ("بعد أسبوع على توقيع الاتفاق", None, None, "بعد أسبوع"),
    ],
)
def test_what_stands_around_makes_of_a_time(text: str, value: str | None, mod: str | None, evidence: str) -> None:
    (time,) = read_times(text, reference=TODAY)
    assert (time.value, time.mod, time.evidence) == (value, mod, evidence)


@pytest.mark.parametrize(
    ("phrase", "past", "future"),
    [
        ("الخميس", "2015-10-01", "2015-10-08"),
        ("الأربعاء", "2015-10-07", "2015-10-07"),
        ("في مارس", "2015-03", "2016-03"),
        ("بعد يومين", None, "2015-10-09"),
        ("بعد ثلاثة أشهر", None, "2016-01"),
    ],
)
def test_the_tense_settles_what_the_words_leave_open(phrase: str, past: str | None, future: str) -> None:
    tenses: tuple[tuple[Tense, str | None], ...] = (("past", past), ("future", future))
    for tense, value in tenses:
        (time,) = read_times(phrase, reference=TODAY, tense=lambda _, tense=tense: tense)  # type: ignore[misc]
        assert time.value == value


@pytest.mark.parametrize(("tense", "value"), [("past", None), ("future", "2015-12"), (None, "2015-12")])
def test_a_month_near_that_the_tense_speaks_against_is_left_open(tense: Tense | None, value: str | None) -> None:
    (time,) = read_times("وصل في ديسمبر", reference=TODAY, tense=lambda _: tense)
    assert time.value == value


def test_words_that_mean_the_day_before_them_take_it() -> None:
    times = read_times("وصل الوفد أمس، وفي هذه الأثناء نزل المطر.", reference=TODAY)
    assert [(time.value, time.reason) for time in times][1] == ("2015-10-06", "The day that is named before.")
    (time,) = read_times("وفي هذه الأثناء نزل المطر.", reference=TODAY)
    assert (time.value, time.reason) == (None, "The words mean a day that is named before, and none is.")


def test_a_month_far_from_the_reference_on_both_sides_is_left_open() -> None:
    (time,) = read_times("وصل في مارس", reference=TODAY)
    assert time.value is None
    assert "whether the month lies behind or ahead" in time.reason


@pytest.mark.parametrize(
    "phrase",
    ["أمس", "الليلة", "الأسبوع الماضي", "أواخر سبتمبر", "القرن الماضي", "الصيف الماضي", "تسعينات القرن الماضي"],
)
def test_nothing_is_counted_without_a_day_of_publication(phrase: str) -> None:
    (time,) = read_times(phrase)
    assert (time.value, time.date) == (None, None)
    assert "no reference is given" in time.reason


def test_the_days_of_a_week_are_those_that_it_may_have() -> None:
    (time,) = read_times("بدأت المفاوضات هذا الأسبوع", reference=date(2015, 7, 27), tense=lambda _: "past")
    assert (time.value, time.begin, time.end, time.date) == ("2015-W31", "2015-07-25", "2015-07-27", "2015-07")
    (time,) = read_times("تبدأ المفاوضات هذا الأسبوع", reference=date(2015, 7, 27))
    assert (time.begin, time.end, time.date) == ("2015-07-25", "2015-08-02", "2015")


def test_a_length_has_its_value_without_a_day_of_publication_too() -> None:
    (time,) = read_times("خلال اليومين الماضيين")
    assert (time.value, time.begin, time.end) == ("P2D", None, None)


def test_a_length_that_is_counted_from_the_reference_has_its_days() -> None:
    (time,) = read_times("خلال اليومين الماضيين", reference=TODAY)
    assert (time.begin, time.end, time.date) == ("2015-10-05", "2015-10-07", "2015-10")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2015-10-07", date(2015, 10, 7)),
        ("2015-10-07T10:35:00+03:00", date(2015, 10, 7)),
        ("Tue, 18 Mar 2025 22:17:00 +0300", date(2025, 3, 18)),
        ("7 أكتوبر 2015", date(2015, 10, 7)),
        ("2015-10", None),
        ("أمس", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_an_article_is_read_however_it_is_written(written: str | None, day: date | None) -> None:
    assert whole_day(written) == day


@pytest.mark.parametrize(
    ("phrase", "reference"),
    [
        ("الصيف الماضي", date.min),
        ("الصيف المقبل", date.max),
        ("الليلة الماضية", date.min),
        ("الأسبوع الماضي", date.min),
        ("القرن الماضي", date.min),
        ("القرن المقبل", date.max),
        ("في يناير", date.max),
        ("بعد يومين", date.max),
        ("بعد ساعتين", datetime.max),  # noqa: DTZ901
    ],
)
def test_no_day_of_publication_stops_the_reading(phrase: str, reference: date) -> None:
    (time,) = read_times(phrase, reference=reference, tense=lambda _: "future")
    assert (time.value, time.reason) == (None, "The date lies outside the years that can be counted.")


def test_hours_after_are_counted_from_a_moment() -> None:
    def ahead(_: int) -> Tense:
        return "future"

    assert read_times("بعد ساعتين", reference=TODAY, tense=ahead)[0].value is None
    (time,) = read_times("بعد ساعتين", reference=datetime(2015, 10, 7, 22, 30), tense=ahead)  # noqa: DTZ001
    assert (time.type, time.value, time.date) == ("TIME", "2015-10-08T00:30", "2015-10-08")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_resources().lexicon


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("التقى الوزير نظيره الخميس في العاصمة.", ["2015-10-01"]),
        ("سيلتقي الوزير نظيره الخميس في العاصمة.", ["2015-10-08"]),
        ("من المقرر عقد القمة الخميس.", ["2015-10-08"]),
        ("وقال الوزير الاثنين إن الوفد سيصل الجمعة.", ["2015-10-05", "2015-10-09"]),
        ("لن يزور الوفد السد الجمعة.", ["2015-10-09"]),
        ("لم يزر الوفد السد الجمعة.", ["2015-10-02"]),
        ("غادر الوزير العاصمة قبل أن يصل الوفد الجمعة.", ["2015-10-02"]),
        ("قرر المجلس أن يجتمع الجمعة.", ["2015-10-09"]),
        ("بدأ المجلس أعماله الجمعة.", ["2015-10-02"]),
        ("زار الوفد السد في مارس.", ["2015-03"]),
    ],
)
def test_the_verb_near_a_time_gives_its_tense(lexicon: Lexicon, text: str, values: list[str]) -> None:
    times = times_in(segment(text, lexicon), lexicon, TODAY)
    assert [time.value for time in times] == values
    assert [text[slice(*time.span)] for time in times] == [time.evidence for time in times]


def test_offsets_are_those_of_the_original(lexicon: Lexicon) -> None:
    text = "وَصَلَ الوفدُ أَمْسِ.\nوغـــادر العاصمة.\nوعاد مساءَ الاثنيــن."
    times = times_in(segment(text, lexicon), lexicon, TODAY)
    assert [text[slice(*time.span)] for time in times] == [time.evidence for time in times] == ["أَمْسِ", "مساءَ الاثنيــن"]


@pytest.mark.parametrize("words", range(4, 12))
def test_a_time_not_far_behind_another_is_read_whole(lexicon: Lexicon, words: int) -> None:
    text = f"زار الوفد أمس {'السد ' * words}ظهر الثلاثاء الماضي."
    times = times_in(segment(text, lexicon), lexicon, TODAY)
    assert [time.evidence for time in times] == ["أمس", "ظهر الثلاثاء الماضي"]


@pytest.mark.parametrize(("reads", "phrase"), lines(TABLE))
def test_sentences_that_tell_of_a_time_are_told_from_others(reads: str, phrase: str, lexicon: Lexicon) -> None:
    text = f"علمت الصحيفة كلاما.\nوقع الأمر {phrase}، وانتهى.\nثم غادر القاعة."
    times = times_in(segment(text, lexicon), lexicon, TODAY)
    assert [time.evidence for time in times] == [phrase.rstrip("ـ")], reads


def test_every_row_of_the_tables_reads_its_example() -> None:
    assert list(check_times()) == []


@pytest.mark.parametrize("row", list(read_rows(running_folder())), ids=lambda row: f"{Path(row.file).name}:{row.line}")
def test_every_spelling_in_a_row_has_its_class(row: Row) -> None:
    for form in row.forms:
        tokens = tokenise(Clean(form), running_vocabulary())
        assert [token.letter for token in tokens] == [row.letter], form


WORDS = " ".join(phrase for _, phrase in lines(TABLE)).split()


@settings(max_examples=300)
@given(
    text=st.one_of(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.text(max_size=60)),
    reference=st.one_of(st.none(), st.dates(), st.datetimes()),
    tense=st.sampled_from((None, "past", "future")),
)
def test_any_text(text: str, reference: date | None, tense: Tense | None) -> None:
    stop = 0
    for time in read_times(text, reference=reference, tense=lambda _: tense):
        start, end = time.span
        assert stop <= start < end
        assert text[start:end] == time.evidence
        stop = end
        assert time.reason.endswith(".")
        assert (time.begin is None) == (time.end is None)
        if time.begin is not None and time.end is not None:
            assert time.begin <= time.end
        if time.date is not None:
            assert len(time.date) in (4, 7, 10)
