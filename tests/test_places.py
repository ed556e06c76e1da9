from __future__ import annotations

from pathlib import Path

import pytest

from masdar.check.places import check_places
from masdar.lexicon import Lexicon
from masdar.model import Location
from masdar.pipeline import load_resources
from masdar.places import Gazetteer, Places, Setting, load_gazetteer
from masdar.places.table import CAPITALS, PLACES, folder
from masdar.segment import tokenise
from masdar.tables import TableError


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_resources().lexicon


@pytest.fixture(scope="module")
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    return load_gazetteer(lexicon)


def settings(text: str, lexicon: Lexicon, gazetteer: Gazetteer, home: str | None = None) -> list[Setting]:
    places = Places(tokenise(text, lexicon), gazetteer, home)
    return [places.setting(mention) for mention in places.mentions]


def where(location: Location | None) -> str:
    return "?" if location is None else f"{location.name} {location.country or '-'} {location.kind}"


# The phrase, and the place that it means; a phrase in brackets stands in the sentence.
TABLE = """
[الدوحة] الدوحة QAT capital | وصل الوفد إلى [الدوحة] أمس.
[لندن] لندن GBR capital | التقى الوزير نظيره ب[لندن].
[بيروت] بيروت LBN capital | وزار الوفد القاهرة ثم [بيروت].
[مدينة حلب] حلب SYR city | قصفت الطائرات أحياء في [مدينة حلب].
[ريف حمص] حمص SYR city | قصفت الطائرات مواقع في [ريف حمص] الجنوبي.
[شمال سوريا] سوريا SYR country | دارت المعارك في [شمال سوريا].
[العاصمة القطرية الدوحة] الدوحة QAT capital | عقد اللقاء في [العاصمة القطرية الدوحة].
[العاصمة القطرية] الدوحة QAT capital | عقد اللقاء في [العاصمة القطرية].
[مدينة الكويت] الكويت KWT capital | عقد اللقاء في [مدينة الكويت].
[الكويت] الكويت KWT country | عقد اللقاء في [الكويت].
[شرم الشيخ] شرم الشيخ EGY city | عقد اللقاء في [شرم الشيخ].
[شبه جزيرة القرم] القرم UKR region | جرت المناورات في [شبه جزيرة القرم].
[محافظة صعدة] صعدة YEM city | دارت المعارك ب[محافظة صعدة].
[ولاية جورجيا] جورجيا USA region | جرى الاقتراع في [ولاية جورجيا].
[قم] قم IRN city | درس في [قم].
[القدس] القدس - city | دارت المواجهات في [القدس].
[إسطنبول] إسطنبول TUR city | عقد اللقاء في [إسطنبول].
[كوالالمبور] كوالالمبور MYS capital | عقد اللقاء في [كوالالمبور].
"""


def rows() -> list[tuple[str, str, str]]:
    found = []
    for line in TABLE.strip().splitlines():
        head, text = line.split(" | ")
        phrase, meaning = head.removeprefix("[").split("] ")
        found.append((phrase, meaning, text.replace("[", "").replace("]", "")))
    return found


@pytest.mark.parametrize(("phrase", "meaning", "text"), rows())
def test_phrases(phrase: str, meaning: str, text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    found = [(text[slice(*setting.span)], where(setting.location)) for setting in settings(text, lexicon, gazetteer)]
    assert (phrase, meaning) in found


@pytest.mark.parametrize(
    "text",
    [
        "نشرت الصحيفة صورا في صور جديدة.",
        "قال إن كيف لا تعنيه.",
        "حصل على دعم مالي من الوزارة.",
        "قالت صحيفة نيويورك تايمز كلاما.",
        "عاد إلى مسقط رأسه.",
        "زار القنصلية السعودية.",
        "دارت المعارك في منطقة جبلية.",
        "قم بعملك.",
    ],
)
def test_other_words_are_no_places(text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    assert settings(text, lexicon, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "home", "meaning"),
    [
        ("دارت المعارك في طرابلس، ودعت الحكومة الليبية إلى الهدوء.", None, "طرابلس LBY city"),
        ("دارت المعارك في طرابلس.\nوقال الرئيس اللبناني إن الجيش انتشر.", None, "طرابلس LBN city"),
        ("دارت المعارك في طرابلس.\nوقال مسؤول من بنغازي إن القوات انسحبت.", None, "طرابلس LBY city"),
        ("دارت المعارك في طرابلس.", "LBN", "طرابلس LBN city"),
        ("دارت المعارك في طرابلس.", "EGY", "?"),
        ("بحث وزير الخارجية اللبناني ونظيره الليبي الأوضاع في طرابلس.", None, "?"),
        ("دارت المعارك في طرابلس.", None, "?"),
        ("وصل الوفد الأردني إلى عمان.", None, "عمان JOR capital"),
        ("عاد الوزير إلى سلطنة عمان.", None, "عمان OMN country"),
        ("سقط صاروخ على زنجبار، وانسحبت القوات اليمنية.", None, "زنجبار YEM city"),
    ],
)
def test_a_name_of_several_places_is_settled_by_what_the_article_names(
    text: str, home: str | None, meaning: str, lexicon: Lexicon, gazetteer: Gazetteer
) -> None:
    name = meaning.split(maxsplit=1)[0]
    found = [
        setting
        for setting in settings(text, lexicon, gazetteer, home)
        if name == "?" or name in text[slice(*setting.span)]
    ]
    assert [where(setting.location) for setting in found[:1]] == [meaning]
    assert (found[0].reason is None) == (meaning != "?")


def test_what_is_left_open_says_between_what(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    (setting,) = settings("دارت المعارك في طرابلس.", lexicon, gazetteer)
    assert setting.reason == "«طرابلس» is a place in LBN or LBY, and the article does not say which."


def test_a_place_in_no_table_has_its_words_and_the_reason(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    text = "دارت المعارك في قرية عين الرمل، وانسحبت القوات."
    (setting,) = settings(text, lexicon, gazetteer)
    assert text[slice(*setting.span)] == "قرية عين الرمل"
    assert (setting.location, setting.reason) == (None, "The place is in no table.")


@pytest.mark.parametrize(
    ("text", "trigger", "leads", "phrase"),
    [
        ("التقى الوزير الروسي نظيره القطري في سوتشي أمس.", "التقى", ("in",), "سوتشي"),
        ("في باريس التقى الوزير الروسي نظيره القطري.", "التقى", ("in",), "باريس"),
        ("في باريس التقى الوزير الروسي نظيره القطري في جنيف.", "التقى", ("in",), "جنيف"),
        ("وصل الوزير إلى الدوحة ثم إلى باريس حيث التقى نظيره.", "التقى", ("in", "to"), "باريس"),
        ("قال الوزير في باريس إن الوفد التقى نظيره.", "التقى", ("in",), None),
        ("التقى الوزير السفير الروسي في القاهرة.", "التقى", ("in",), None),
        ("شنت الطائرات غارات على مدينة حلب.", "غارات", ("in", "on"), "مدينة حلب"),
        ("عقد اللقاء في قصر الواحة في جدة.", "عقد", ("in",), "قصر الواحة"),
        ("فرضت الدول عقوبات على إيران.", "عقوبات", ("in",), None),
        ("بدأ الوزير زيارة إلى موسكو.", "زيارة", ("in", "to"), "موسكو"),
        ("أعلنت موسكو سحب قواتها.", "سحب", ("in",), None),
        ("يزور موسكو اليوم وزير المياه.", "يزور", ("in", "object"), "موسكو"),
        ("قال وزير المياه إن الوفد يزور السد قرب موسكو.", "قال", ("object",), None),
        ("دارت معارك في محافظتي أبين ولحج.", "معارك", ("in",), "محافظتي أبين"),
        ("قتل جنود في شرق البلاد.", "قتل", ("in",), "شرق البلاد"),
    ],
)
def test_where_an_event_takes_place(  # noqa: PLR0913, PLR0917 - the columns of a table
    text: str, trigger: str, leads: tuple[str, ...], phrase: str | None, lexicon: Lexicon, gazetteer: Gazetteer
) -> None:
    tokens = tokenise(text, lexicon)
    setting = Places(tokens, gazetteer).near(tokens.words.index(trigger), 0, len(tokens), leads)
    assert (None if setting is None else text[slice(*setting.span)]) == phrase


def test_a_name_in_no_table_lies_where_the_next_phrase_says(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    tokens = tokenise("عقد اللقاء في قصر الواحة في جدة.", lexicon)
    setting = Places(tokens, gazetteer).near(0, 0, len(tokens))
    assert setting is not None
    assert (where(setting.location), setting.reason) == ("جدة SAU city", None)


def test_offsets_are_those_of_the_original(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    text = "عُقِدَ اللقاءُ بـ\u200fلَنـــدن."
    (setting,) = settings(text, lexicon, gazetteer)
    assert text[slice(*setting.span)] == "لَنـــدن"


def test_every_state_of_the_lexicon_with_a_capital_is_on_the_map(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    states = {
        lexeme.value("iso3")
        for lexeme in lexicon.lexemes.values()
        if lexeme.cls == "country" and lexeme.value("iso3") and lexeme.values("capital")
    }
    assert states <= gazetteer.capitals.keys()
    for place in gazetteer.capitals.values():
        assert place.latitude is not None


def test_the_tables_hold() -> None:
    assert list(check_places(load_resources().lexicon)) == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("النهر\ttown\tEGY\t30.0\t31.0\t\town\t", "There is no kind town"),
        ("النهر\tcity\tEGY\t95.0\t31.0\t\town\t", "lies outside the map"),
        ("النهر\tcity\tEGY\tشمال\t31.0\t\town\t", "is no point"),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_place(tmp_path: Path, row: str, sentence: str, lexicon: Lexicon) -> None:
    (tmp_path / "places.tsv").write_text("\t".join(PLACES) + f"\n{row}\n", encoding="utf-8")
    (tmp_path / "capitals.tsv").write_text("\t".join(CAPITALS) + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=sentence):
        load_gazetteer(lexicon, tmp_path)
    (problem,) = check_places(lexicon, tmp_path)
    assert (problem.file, problem.line) == (str(tmp_path / "places.tsv"), 2)


def test_no_place_stands_twice_with_one_country() -> None:
    lines = [line.split("\t") for line in (folder() / "places.tsv").read_text("utf-8").splitlines() if "\t" in line]
    named = [(name, row[2]) for row in lines for name in row[0].split("|")]
    assert len(named) == len(set(named))
