from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import apsw
import pytest

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.known import COLUMNS
from masdar.archive.sentences import ordinal
from masdar.archive.trace import Tracer
from masdar.archive.trace.accounts import Account, Accounts, Line
from masdar.archive.trace.comparison import POSSIBLE
from masdar.archive.trace.likeness import likeness
from masdar.archive.trace.nearby import Nearby
from masdar.archive.trace.passage import Passage
from masdar.archive.trace.roots import root
from masdar.archive.trace.sameness import ALWAYS, SIGNS, Place, Sameness, signs
from masdar.archive.trace.senses import Senses
from masdar.archive.trace.story import Story
from masdar.check.archive import check_archive
from masdar.engine import Options, build
from masdar.lexicon import Lexicon
from masdar.pages import read_inputs
from masdar.pipeline import load_resources
from masdar.tables import TableError

FERRY = [
    {
        "id": "sahil-9",
        "outlet": "وكالة الساحل",
        "date": "2024-05-06",
        "title": "ضحايا في غرق عبارة قبالة ميناء المرسى",
        "text": "لقي 14 راكبا مصرعهم فجر الاثنين عندما غرقت العبارة «النورس» قبالة ميناء المرسى.\n"
        "وكانت العبارة في طريقها من جزيرة الصفصاف إلى الميناء حين ضربتها عاصفة.\n"
        "وانتشل خفر السواحل 60 ناجيا نقلوا إلى مستشفى المرسى.",
    },
    {
        "id": "nahr-9",
        "outlet": "صحيفة النهر",
        "date": "2024-05-07",
        "title": "مأساة العبارة «النورس»: بدء التحقيق",
        "text": "فتحت النيابة تحقيقا في حادث العبارة «النورس» التي كانت تقل عشرات المسافرين من جزيرة الصفصاف.\n"
        "وقتل 14 شخصا في غرق العبارة قرب المرسى فجر أمس، فيما أنقذ خفر السواحل 60 آخرين نقلوا إلى المستشفى.",
    },
    {
        "id": "jabal-9",
        "outlet": "صحيفة الجبل",
        "date": "2024-05-07",
        "title": "حريق في سوق المرسى",
        "text": "لقي ثلاثة تجار مصرعهم في حريق شب فجر الثلاثاء في سوق المرسى القديمة.\n"
        "وقالت الإطفاء إن الحريق بدأ في مخزن للأقمشة.",
    },
]
DROWNED = "لقي 14 راكبا مصرعهم فجر الاثنين عندما غرقت العبارة «النورس» قبالة ميناء المرسى"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_resources().lexicon


@pytest.fixture(scope="module")
def keys() -> Keys:
    return Keys()


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[apsw.Connection]:
    folder = tmp_path_factory.mktemp("ferry")
    source = folder / "news.jsonl"
    source.write_text("\n".join(map(json.dumps, FERRY)), "utf-8")
    build(folder / "news.masdar", read_inputs([source]), Options())
    opened = open_archive(folder / "news.masdar")
    yield opened
    opened.close()


def test_an_outlet_that_tells_it_in_its_own_words_is_found(
    connection: apsw.Connection, keys: Keys, lexicon: Lexicon
) -> None:
    trace = Tracer(connection, keys, lexicon).trace(DROWNED)
    assert [carrier.article for carrier in trace.carriers] == ["sahil-9", "nahr-9"]
    other = trace.carriers[1]
    assert "قتل 14 شخصا" in other.passage
    assert other.likeness.score < 0.62
    assert other.likeness.evidence.keys() <= set(SIGNS)
    assert 0.55 < other.likeness.certainty < 1


def test_a_part_of_a_sentence_is_traced_from_where_it_stands(
    connection: apsw.Connection, keys: Keys, lexicon: Lexicon
) -> None:
    tracer = Tracer(connection, keys, lexicon)
    [carrier] = tracer.trace("فتحت النيابة تحقيقا في حادث العبارة").carriers
    assert carrier.article == "nahr-9"
    assert not tracer.trace("فتحت النيابة العامة أمس ملف حادث القطار").carriers


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("مقتل", "مصرعهم", True),
        ("يلتقي", "التقى", True),
        ("الروسية", "موسكو", True),
        ("العراق", "العراقية", True),
        ("إيران", "طهران", True),
        ("الهند", "الهندي", True),
        ("أربعين", "40", True),
        ("تموز", "يوليو", True),
        ("الجسر", "السد", False),
        ("هددوا", "التهديدات", True),
        ("وراشديان", "راشديان", True),
        ("وحيدان", "حيدان", False),
    ],
)
def test_words_of_one_sense(keys: Keys, lexicon: Lexicon, one: str, other: str, *, same: bool) -> None:
    often = {"راشديان": 9, "وراشديان": 1, "وحيدان": 8, "حيدان": 9}
    senses = Senses(keys, lexicon, lambda key: often.get(key, 0), None)
    assert (senses.sense(keys.key(one)) == senses.sense(keys.key(other))) is same


def account(article: int, outlet: str, day: str | None, sentences: Sequence[dict[str, float]]) -> Account:
    lines = tuple(
        Line("text", place, place + 1, " ".join(words), frozenset(words)) for place, words in enumerate(sentences)
    )
    told = {word: weight for words in sentences for word, weight in words.items()}
    return Account(article, outlet, ordinal(day), lines, lambda keys: {key: told[key] for key in keys})


def passage(words: dict[str, float], negated: Iterable[str] = (), *, denied: bool = False) -> Passage:
    return Passage(list(words), words, lambda: frozenset(negated), denied)


def place(
    words: dict[str, float], day: str | None = None, speaker: str | None = None, article: int = 1, negated: str = ""
) -> Place:
    its = account(article, f"outlet {article}", day, [words])
    return Place(passage(words, negated.split()), words, its.lines, its, speaker)


class Told:
    """Accounts of articles by their numbers, each of one sentence."""

    def __init__(self, words: dict[int, str]) -> None:
        self._words = words

    def load(self, articles: Sequence[int]) -> dict[int, Account]:
        return {
            article: account(article, "", None, [dict.fromkeys(self._words[article].split(), 1.0)])
            for article in articles
        }


class Half:
    """Finds half of what tells most of an article in any other."""

    def alike(self, _account: Account, _other: Account) -> float:
        return 0.5


def story(words: dict[int, str], alike: dict[int, float]) -> Story:
    return Story(cast("Accounts", Told(words)), cast("Nearby", Half()), account(1, "", None, [{}]), alike)


def test_signs_of_the_same_words_and_of_others() -> None:
    one, other = {"سد": 5.0, "نخيل": 6.0, "40": 4.0}, {"جسر": 5.0, "مرسى": 6.0, "قديم": 4.0}
    tells = story({1: "سد نخيل", 2: "سد نخيل", 3: "جسر"}, {1: 1.0, 2: 0.5, 3: 0.25})
    same = signs(place(one, "2024-05-06", "x"), place(one, "2024-05-07", "x", article=2), tells)
    assert tuple(same) == SIGNS
    ones = {sign for sign, value in same.items() if value == 1}
    assert ones == {
        *("share", "letters", "number", "numbered", "sentence", "soon", "story"),
        *("head", "heads", "day", "attributed", "speaker"),
    }
    assert (same["article"], same["both"], same["outlet"], same["scrap"]) == (0.5, 0.25, 0, 0)
    assert signs(place(one, "2024-05-06"), place(one, "2024-05-07"), tells)["outlet"] == 1
    assert signs(place(one, "2024-05-06"), place(one, "2024-05-09"), tells)["outlet"] == 0
    apart = signs(place(one, "2024-05-06"), place(other, "2024-05-20", article=4), tells)
    assert {sign: value for sign, value in apart.items() if value} == {
        **dict.fromkeys(("length", "claimed"), math.log(4)),
        "head": 1,
        "weeks": 2.0,
    }
    assert signs(place(one), place(one, "2024-05-20"), tells)["weeks"] == 1


def test_one_passage_may_hold_the_other() -> None:
    tells = story({1: "سد"}, {1: 1.0})
    short, long = {"سد": 5.0, "نخيل": 5.0}, {"سد": 5.0, "نخيل": 5.0, "مرسى": 10.0}
    found = signs(place(short, "2024-05-06"), place(long, "2024-05-06"), tells)
    assert found["share"] == 1
    assert signs(place(long, "2024-05-06"), place(short, "2024-05-06"), tells)["share"] == 0.5
    assert found["amount"] == found["whole"] == pytest.approx(math.log(11))


def test_a_scrap_asserts_nothing_and_a_contrary_is_a_sign() -> None:
    tells = story({1: "سد"}, {1: 1.0})
    scrap, whole = {"سد": 5.0, "نخيل": 5.0, "قد": 1.0}, {"سد": 5.0, "نخيل": 5.0, "مرسى": 10.0}
    assert signs(place(scrap), place(whole), tells)["scrap"] == signs(place(whole), place(scrap), tells)["scrap"] == 1
    assert signs(place(whole), place(whole, negated="سد"), tells)["contrary"] == 1
    assert signs(place(whole, negated="نخيل"), place(whole, negated="سد"), tells)["contrary"] == 0


def test_the_sentences_beside_two_passages_may_be_alike() -> None:
    tells = story({1: "سد"}, {1: 1.0})
    middle, around = {"مرسى": 5.0}, [{"سد": 5.0}, {"نخيل": 5.0}]

    def between(before: dict[str, float], after: dict[str, float]) -> Place:
        its = account(1, "", None, [before, middle, after])
        return Place(passage(middle), middle, its.lines[1:2], its, None)

    assert signs(between(*around), between(*around), tells)["beside"] == 1
    assert signs(between(*around), between({"جسر": 5.0}, {"قديم": 5.0}), tells)["beside"] == 0
    assert signs(between(*around), place(middle), tells)["beside"] == 0


def test_one_may_tell_in_two_sentences_what_the_other_tells_in_one() -> None:
    tells = story({1: "سد"}, {1: 1.0})
    first, second = {"مرسى": 5.0, "سد": 5.0}, {"نخيل": 5.0, "جسر": 5.0}
    its = account(1, "", None, [first, second])
    found = signs(Place(passage(first), first, its.lines[:1], its, None), place(second, article=2), tells)
    assert (found["story"], found["across"]) == (0, 1)
    assert tells.overlap(frozenset(first), frozenset({"مرسى", "قديم"})) == pytest.approx(0.5)


def test_names_that_are_spelled_in_two_ways_share_letters() -> None:
    tells = story({1: "سد"}, {1: 1.0})
    ours, theirs = (dict.fromkeys(words.split(), 5.0) for words in ("برنامج سكريبالين", "برنامج سكريبالوف"))
    assert 0.5 < signs(place(ours), place(theirs, article=2), tells)["letters"] < 1
    assert signs(place(ours), place({"جسر": 5.0}, article=2), tells)["letters"] == 0


def test_what_the_whole_story_tells_tells_less_of_one_claim() -> None:
    tells = story({1: "سد نخيل", 2: "سد مرسى", 3: "سد جسر"}, {1: 1.0, 2: 0.5, 3: 0.25})
    rare = tells.rare({"سد": 2.0, "نخيل": 2.0, "غيره": 2.0})
    assert 0 < rare["سد"] < rare["نخيل"] == rare["غيره"] < 2
    assert tells.alike(4) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("تهديد", "هدد"), ("استثمار", "يستثمر"), ("انفجارات", "انفجار"), ("مشاريع", "مشروع"), ("مقرات", "مقر")],
)
def test_words_of_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize("word", ["سد", "ناتو", "40", "cnn", "death.01"])
def test_too_few_consonants_are_no_root(word: str) -> None:
    assert root(word) == word


def test_what_everything_tells_in_an_article_tells_less_of_one_sentence() -> None:
    line = Line("text", 0, 1, "", frozenset({"سد"}))
    other = Line("text", 1, 2, "", frozenset({"سد", "نخيل"}))
    found = Account(1, None, None, (line, line, line, other), lambda _: {})
    assert found.telling("نخيل") == found.telling("غيره") == 1
    assert found.telling("سد") == 0.25


def test_weights_and_their_table(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    table = tmp_path / "archive" / "sameness.tsv"
    table.write_text(f"id\tweight\tnote\n{ALWAYS}\t0\t\nown\t0\t\n", "utf-8")
    sameness = Sameness(tmp_path)
    assert sameness.evidence({"own": 1.0, "day": 0.0}) == {"own": 0.0, "day": 0.0}
    assert sameness.certainty({"own": 0.0}) == 0.5
    table.write_text("id\tweight\tnote\nown\tمرتفع\t\n", "utf-8")
    with pytest.raises(TableError, match="must be a number"):
        Sameness(tmp_path)


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("synonyms", "own.1\tقطار|القطارات\t", "forms of one word"),
        ("synonyms", "own.2\tمقتل|فناء\t", "stands in death.01"),
        ("words", "own.3\tسوق\talleging\tميناء قديم\t", "does not show"),
        ("words", "own.4\tشبهة\talleging\tقال الوزير إن شبهة الرشوة باطلة\t", "does not show"),
    ],
)
def test_rows_are_checked(tmp_path: Path, lexicon: Lexicon, table: str, row: str, problem: str) -> None:
    (tmp_path / "archive").mkdir()
    header = "\t".join(COLUMNS[table])
    (tmp_path / "archive" / f"{table}.tsv").write_text(f"{header}\n{row}\n", "utf-8")
    [found] = check_archive(lexicon, tmp_path)
    assert problem in found.sentence


@pytest.mark.parametrize(
    ("negated", "denied", "contrary"),
    [((), False, False), (("سد",), False, True), ((), True, True), (("سد",), True, False)],
)
def test_a_denial_of_what_the_other_negates_is_no_contrary(
    negated: tuple[str, ...], *, denied: bool, contrary: bool
) -> None:
    senses = dict.fromkeys(("سد", "نخيل", "كبير"), 5.0)
    one, other = passage(senses, negated), passage(senses, denied=denied)
    assert likeness(one, other, lambda _: 5.0).negation is contrary


def test_signs_that_cannot_help_are_not_asked_for(tmp_path: Path) -> None:
    against = Sameness(None)
    assert against.hopeless(dict.fromkeys(SIGNS, 0.0), POSSIBLE)
    assert not against.hopeless(dict.fromkeys(SIGNS, 5.0), POSSIBLE)
    assert not against.hopeless({}, POSSIBLE)
    found = dict.fromkeys(SIGNS[:-1], 0.0)
    assert against.hopeless(found, POSSIBLE)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "sameness.tsv").write_text("id\tweight\tnote\nboth\t9\t\n", "utf-8")
    assert not Sameness(tmp_path).hopeless(found, POSSIBLE)
    assert Sameness(tmp_path).hopeless(found | {"both": 0.0}, POSSIBLE)
