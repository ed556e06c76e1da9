from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from masdar.archive.database import open_archive, schema_tables, versions, writing
from masdar.archive.keys import Keys
from masdar.archive.linguist import Linguist
from masdar.archive.names import read_name, skeleton
from masdar.archive.register import Met, Register
from masdar.archive.search import Search, Searcher
from masdar.archive.shown import ShownEntity, find
from masdar.archive.traits import COUNTRY, FIELD, OFFICE, POST, agreement, traits
from masdar.check import check
from masdar.cli import cli
from masdar.engine import Options, Report, build
from masdar.pages import read_inputs
from masdar.pipeline import load_resources
from masdar.text import fold

Told = tuple[str, str, str]
"""Identifier, date and text of an article."""


@pytest.fixture(scope="module")
def linguist() -> Linguist:
    return Linguist(load_resources().lexicon, None)


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Path]:
    def make(*articles: Told, overlay: Path | None = None) -> Path:
        source = tmp_path / "articles.jsonl"
        lines = (
            {"id": id, "date": date, "url": f"https://nahr.example/{id}", "outlet": "النهر", "title": "", "text": text}
            for id, date, text in articles
        )
        source.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
        build(tmp_path / "news.masdar", read_inputs([source]), Options(overlay=overlay))
        return tmp_path / "news.masdar"

    return make


def entities(archive: Path) -> dict[str, set[str]]:
    """Returns the spellings of each entity but offices, by its name."""
    connection = open_archive(archive)
    found: dict[str, set[str]] = {}
    for number, name, spelling in connection.execute(
        "SELECT entity.id, name, written FROM entity JOIN spelling ON entity = entity.id WHERE type <> 'office'"
    ):
        found.setdefault(f"{name} {number}", set()).add(str(spelling))
    connection.close()
    return found


def together(archive: Path) -> list[set[str]]:
    return sorted(entities(archive).values(), key=sorted)


def holders(archive: Path) -> dict[str, str | None]:
    """Returns whom the offices without a name mean, by the article."""
    connection = open_archive(archive)
    found = connection.execute(
        "SELECT article.key, (SELECT name FROM entity WHERE id = holder) FROM identity JOIN article"
        " ON article.id = identity.article WHERE how = 'office'"
    ).fetchall()
    connection.close()
    return {str(article): str(name) if name is not None else None for article, name in found}


def rows(archive: Path) -> list[object]:
    connection = open_archive(archive)
    tables = ("entity", "spelling", "trait", "pair", "identity", "tenure", "due", "sentence", "said_in", "caught_up")
    found = [sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables]  # noqa: S608
    connection.close()
    return list(found)


MINISTER = "قال وزير المياه الليبي {} إن السدود امتلأت."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سالم الراشدي", "سالم الراشدى"),
        ("عبدالله العياري", "عبد الله العياري"),
        ("نورالدين العياري", "نور الدين العياري"),
        ("محمد بن سالم آل راشد", "محمد بن سالم راشد"),
        ("تورين فان دورن", "تورين فاندورن"),
        ("أبو بكر العياري", "أبوبكر العياري"),
    ],
)
def test_names_spelled_alike(one: str, other: str) -> None:
    assert read_name(one).folded == read_name(other).folded


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("تورين غرندال", "تورين جرندال", 3),
        ("تورين غرندال", "تورين غراندال", 3),
        ("كمال الزيادي", "كمال الزيدي", 1),  # two families
        ("سلمان الراشدي", "سليمان الراشدي", 1),  # two given names
        ("كمال صالح", "كمال الصالحي", 1),
        ("سالم الراشدي", "سالم العياري", 0),
    ],
)
def test_other_letters_of_one_name(linguist: Linguist, one: str, other: str, likeness: int) -> None:
    first, second = read_name(one), read_name(other)
    alike = linguist.names.alike(first, second) if first.key == second.key else 0
    assert alike == likeness


@pytest.mark.parametrize(
    ("longer", "shorter", "level"),
    [
        ("محمد جواد العياري", "جواد العياري", 2),
        ("سالم محمد الراشدي", "سالم الراشدي", 2),
        ("سالم بن كمال بن عمر", "سالم بن كمال", 2),
        ("سالم الراشدي اتهامات", "سالم الراشدي", 2),  # more was read than the name
        ("سالم الراشدي الابن", "سالم الراشدي", 0),
        ("خالد بن سالم الراشدي", "سالم الراشدي", 0),  # his father
        ("سالم الراشدي عمر", "سالم الراشدي", 0),
        ("سالم الراشدي", "سالم الراشدي", 0),
    ],
)
def test_a_name_in_another(linguist: Linguist, longer: str, shorter: str, level: int) -> None:
    assert linguist.names.holds(read_name(longer), read_name(shorter)) == level


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_is_read_and_compared(linguist: Linguist, one: str, other: str) -> None:
    first, second = read_name(one), read_name(other)
    assert len(first.words) == len(first.skeletons) == len(first.articles) == len(first.fathers)
    assert all(first.words)
    assert all(map(skeleton, first.words))
    assert linguist.names.holds(first, second) in (0, 1, 2)
    linguist.bodies.read(one, "media", None)
    linguist.offices.read(one, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة الخارجية الليبية", "الخارجية الليبية"),
        ("حكومة ليبيا", "الحكومة الليبية"),
        ("رئاسة الجمهورية الليبية", "الرئاسة الليبية"),
        ("صحيفة «النورس» اليومية", "النورس"),
        ("منظمة ورثينغدال", "ورثنجدال"),
        ("ليبيا", "طرابلس"),
    ],
)
def test_names_of_one_body(linguist: Linguist, one: str, other: str) -> None:
    first, second = (linguist.bodies.read(name, "organization", None) for name in (one, other))
    assert first is not None
    assert first == second


@pytest.mark.parametrize(
    "name",
    [
        "الحكومة",  # of which country?
        "شركة ليبية",
        "وسائل إعلام ليبية",
        "الحكومة والبرلمان",
        "بعض المنظمات",
        "الوكالة الليبية",
        "",
    ],
)
def test_names_of_no_one_body(linguist: Linguist, name: str) -> None:
    assert linguist.bodies.read(name, "organization", None) is None


@pytest.mark.parametrize(
    ("written", "country", "key", "single"),
    [
        ("وزير المياه الليبي", "LBY", "وزير مياه", True),
        ("وزيرة المياه الليبية", "LBY", "وزير مياه", True),
        ("رئيس الحكومة", "LBY", "رئيس وزراء", True),
        ("رئيس الجمهورية الليبية", "LBY", "رئيس", True),
        ("وزير المياه", None, "وزير مياه", False),
        ("نائب وزير المياه الليبي", "LBY", "نائب وزير مياه", False),
        ("أستاذ علم المياه", None, "أستاذ علم مياه", False),
    ],
)
def test_offices(linguist: Linguist, written: str, country: str | None, key: str, single: bool) -> None:  # noqa: FBT001
    office = linguist.offices.read(written, country)
    assert office is not None
    assert (office.key, office.single) == (fold(key), single)


def test_past_offices_and_no_offices(linguist: Linguist) -> None:
    past = linguist.offices.read("وزير المياه السابق", "LBY")
    assert past is not None
    assert past.past
    assert past.trait is None
    assert linguist.offices.read("نظيره التركي", "TUR") is None


def test_agreement() -> None:
    minister = traits(
        [(OFFICE, "وزير مياه LBY", 1), (POST, "وزير مياه LBY", 1), (COUNTRY, "LBY", 1), (FIELD, "state", 1)]
    )
    assert agreement(minister, minister).score == 4
    assert agreement(minister, traits([(COUNTRY, "LBY", 1)])) == (2, "country LBY")
    assert agreement(minister, traits([(OFFICE, "وزير مياه", 1)])) == (2, "office وزير مياه")
    assert agreement(minister, traits([(FIELD, "sport", 1)])).score == 0
    assert agreement(minister, traits([(COUNTRY, "EGY", 1)])).score == 0
    assert agreement(minister, traits([])).score == 1
    slips = traits([(COUNTRY, "EGY", 9), (COUNTRY, "LBY", 1)])  # one article of ten
    assert agreement(minister, slips).score == 0


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Spelled alike.
        (MINISTER.format("تورين العياري"), "وأكد تورين العياري أن المطر كاف.", [{"تورين العياري"}]),
        # Other letters, beside one post.
        (
            MINISTER.format("تورين غرندال"),
            MINISTER.format("تورين جراندال"),
            [{"تورين غرندال", "تورين جراندال"}],
        ),
        # Two families.
        (
            MINISTER.format("كمال الزيادي"),
            "قال محافظ النخيل كمال الزيدي إن الطريق مفتوح.",
            [{"كمال الزيادي"}, {"كمال الزيدي"}],
        ),
        # A part of the name, beside one country.
        (
            MINISTER.format("محمد جواد العياري"),
            MINISTER.format("جواد العياري"),
            [{"جواد العياري", "محمد جواد العياري"}],
        ),
        # A name of many, with and without evidence.
        (
            MINISTER.format("محمد علي"),
            "قال محمد علي إن الحافلة تأخرت.",
            [{"محمد علي"}, {"محمد علي"}],
        ),
        (MINISTER.format("محمد علي"), MINISTER.format("محمد علي"), [{"محمد علي"}]),
        # One name in two walks of life.
        (
            "قال وزير المياه سالم الراشدي إن السدود امتلأت.",
            "قال حارس المرمى سالم الراشدي إن الفريق جاهز.",
            [{"سالم الراشدي"}, {"سالم الراشدي"}],
        ),
        # A surname beside the post.
        (MINISTER.format("سالم غرندال"), MINISTER.format("غرندال"), [{"سالم غرندال", "غرندال"}]),
        # The table of known names.
        (
            "قال الرئيس الأميركي دونالد ترمب إن الاجتماع نجح.",
            "وأكد دونالد ترامب أن الاجتماع نجح.",
            [{"دونالد ترامب", "دونالد ترمب"}],
        ),
        # A body of two countries, and one under two names.
        (
            "أعلنت وزارة المياه الليبية أن السدود امتلأت.",
            "أعلنت وزارة المياه التونسية أن السدود امتلأت.",
            [{"وزارة المياه التونسية"}, {"وزارة المياه الليبية"}],
        ),
        (
            "أعلنت وزارة الخارجية الليبية أن الوفد وصل.",
            "أكدت الخارجية الليبية أن الوفد غادر.",
            [{"الخارجية الليبية", "وزارة الخارجية الليبية"}],
        ),
    ],
)
def test_who_is_one(built: Callable[..., Path], first: str, second: str, expected: list[set[str]]) -> None:
    archive = built(("nahr-1", "2024-03-12", first), ("nahr-2", "2024-03-20", second))
    assert together(archive) == sorted(expected, key=sorted)


def test_what_comes_to_be_known_joins_what_was_apart(built: Callable[..., Path]) -> None:
    archive = built(
        ("nahr-1", "2024-03-12", "قال الخبير محمد جواد الهاشمي إن السدود امتلأت."),
        ("nahr-2", "2024-03-13", "قال وزير المياه الليبي جواد الهاشمي إن السدود امتلأت."),
        ("nahr-3", "2024-03-14", "قال وزير المياه الليبي محمد جواد الهاشمي إن السدود امتلأت."),
    )
    assert together(archive) == [{"جواد الهاشمي", "محمد جواد الهاشمي"}]


BARE = "قال وزير المياه الليبي إن السدود امتلأت."


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([("n", "2024-03-12", MINISTER.format("سالم الراشدي")), ("b", "2024-03-20", BARE)], "سالم الراشدي"),
        # What comes later counts as well.
        ([("b", "2024-03-12", BARE), ("n", "2024-03-20", MINISTER.format("سالم الراشدي"))], "سالم الراشدي"),
        # Too far away.
        ([("n", "2024-03-12", MINISTER.format("سالم الراشدي")), ("b", "2025-03-20", BARE)], None),
        # Two are named with it.
        (
            [
                ("n", "2024-03-12", MINISTER.format("سالم الراشدي")),
                ("m", "2024-03-19", MINISTER.format("تورين العياري")),
                ("b", "2024-03-20", BARE),
            ],
            None,
        ),
        # The former one, and that of another country, hold none of it.
        (
            [
                ("n", "2024-03-12", "قال وزير المياه الليبي السابق سالم الراشدي إن السدود امتلأت."),
                ("b", "2024-03-20", BARE),
            ],
            None,
        ),
        (
            [
                ("n", "2024-03-12", "قال وزير المياه التونسي سالم الراشدي إن السدود امتلأت."),
                ("b", "2024-03-20", BARE),
            ],
            None,
        ),
    ],
)
def test_an_office_without_a_name(built: Callable[..., Path], articles: list[Told], expected: str | None) -> None:
    assert holders(built(*articles)) == {"b": expected}


def test_an_office_opens_again(built: Callable[..., Path]) -> None:
    first = ("n", "2024-03-12", MINISTER.format("سالم الراشدي")), ("b", "2024-03-20", BARE)
    assert holders(built(*first)) == {"b": "سالم الراشدي"}
    assert holders(built(*first, ("m", "2024-03-21", MINISTER.format("تورين العياري")))) == {"b": None}


@pytest.fixture
def overlay(tmp_path: Path) -> Callable[..., Path]:
    def make(*links: str) -> Path:
        folder = tmp_path / "overlay"
        (folder / "archive").mkdir(parents=True, exist_ok=True)
        table = ["id\tverdict\tname\tother\tarticle\tnote", *links]
        (folder / "archive" / "links.tsv").write_text("\n".join(table) + "\n", "utf-8")
        return folder

    return make


TWO = (
    ("nahr-1", "2024-03-12", MINISTER.format("تورين غرندال")),
    ("nahr-2", "2024-03-13", MINISTER.format("تورين جراندال")),
)


def _refresh(archive: Path, overlay: Path) -> Report:
    return build(archive, (), Options(overlay=overlay, refresh=True))


def test_a_link_is_undone_without_reading_anew(built: Callable[..., Path], overlay: Callable[..., Path]) -> None:
    archive = built(*TWO)
    assert together(archive) == [{"تورين جراندال", "تورين غرندال"}]
    undone = _refresh(archive, overlay("u1\tapart\tتورين غرندال\tتورين جراندال\t\t"))
    assert undone.refreshed == 0
    assert together(archive) == [{"تورين جراندال"}, {"تورين غرندال"}]
    _refresh(archive, overlay())
    assert together(archive) == [{"تورين جراندال", "تورين غرندال"}]


def test_a_link_is_set(built: Callable[..., Path], overlay: Callable[..., Path]) -> None:
    texts = MINISTER.format("سالم الراشدي"), "قال الخبير كمال العياري إن السدود امتلأت."
    archive = built(*((f"n{at}", "2024-03-12", text) for at, text in enumerate(texts)))
    assert len(together(archive)) == 2
    _refresh(archive, overlay("s1\tsame\tسالم الراشدي\tكمال العياري\t\t"))
    assert together(archive) == [{"سالم الراشدي", "كمال العياري"}]


def test_one_article_means_somebody_else(built: Callable[..., Path], overlay: Callable[..., Path]) -> None:
    told = MINISTER.format("تورين العياري")
    archive = built(*((f"n{at}", f"2024-03-1{at}", told) for at in range(3)))
    assert len(entities(archive)) == 1
    _refresh(archive, overlay("a1\tapart\tتورين العياري\t\tn0\t"))
    connection = open_archive(archive)
    groups = connection.execute(
        "SELECT group_concat(article.key) FROM identity JOIN article ON article.id = article"
        " WHERE how <> 'office' GROUP BY entity ORDER BY 1"
    ).fetchall()
    connection.close()
    assert groups == [("n0",), ("n1,n2",)]


def test_a_table_that_is_wrong_is_told(overlay: Callable[..., Path]) -> None:
    folder = overlay("x1\tperhaps\tسالم الراشدي\tكمال العياري\t\t")
    [problem] = [problem for problem in check(folder) if problem.file.startswith(str(folder))]
    assert problem.line == 2
    assert "same, apart" in problem.sentence
    folder = overlay("x1\tsame\tسالم الراشدي\t\t\t")
    [problem] = [problem for problem in check(folder) if problem.file.startswith(str(folder))]
    assert "two names" in problem.sentence


MANY = tuple(
    (f"nahr-{at}", f"2024-03-{at + 10}", text)
    for at, text in enumerate(
        (
            MINISTER.format("محمد جواد العياري"),
            MINISTER.format("جواد العياري"),
            BARE,
            "أعلنت وزارة الخارجية الليبية أن الوفد وصل.",
            "أكدت الخارجية الليبية أن الوفد غادر.",
        )
    )
)


def test_linking_goes_on_where_it_was_interrupted(built: Callable[..., Path]) -> None:
    archive = built(*MANY)
    before = rows(archive)
    connection = apsw.Connection(str(archive))
    for table in ("due", "tenure", "identity", "pair", "trait", "spelling", "entity"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute("UPDATE linking SET article = 0")
    connection.close()
    build(archive, (), Options())
    assert rows(archive) == before


def test_an_article_that_is_linked_anew_takes_up_the_entity_that_others_kept(built: Callable[..., Path]) -> None:
    archive = built(*((id, "2024-03-12", "قال وزير المياه الليبي سالم الراشدي إن السد امتلأ.") for id in ("a", "b")))
    with writing(archive) as connection:
        [(article, local, name, entity)] = connection.execute(
            "SELECT identity.article, local, entity.name, entity FROM identity JOIN entity ON entity.id = entity"
            " WHERE type = 'person' ORDER BY identity.article LIMIT 1"
        )
        register = Register(connection)
        register.forget(int(str(article)))
        met = Met(int(str(article)), str(local), str(name), "person", "2024-03-12", (), ())
        assert register.new(met, read_name(str(name)).folded) == entity


def test_an_archive_of_the_first_version_is_linked(built: Callable[..., Path]) -> None:
    archive = built(*MANY)
    before = rows(archive)
    connection = apsw.Connection(str(archive))
    connection.pragma("foreign_keys", 0)
    first = versions()[0].read_text("utf-8")
    for table in reversed(schema_tables()):
        if f"TABLE {table} " not in first:
            connection.execute(f"DROP TABLE {table}")
    connection.pragma("user_version", 1)
    connection.close()
    assert len(versions()) > 1
    build(archive, (), Options())
    assert rows(archive) == before


def test_an_entity_is_shown(built: Callable[..., Path]) -> None:
    archive = built(*MANY)
    connection = open_archive(archive)
    [shown] = find(connection, "جواد العياري")
    assert isinstance(shown, ShownEntity)
    assert find(connection, shown.key) == [shown]
    assert [(one.written, one.how, one.shared, one.article) for one in shown.spellings] == [
        ("محمد جواد العياري", "first", None, "nahr-0"),
        ("جواد العياري", "part", "office وزير مياه LBY", "nahr-1"),
    ]
    [office] = shown.offices
    assert (office.name, office.since, office.until, office.articles) == (
        "وزير المياه الليبي",
        "2024-03-10",
        "2024-03-11",
        2,
    )
    assert shown.roles == {"source": 3}  # the office without a name is his
    [post] = find(connection, office.entity)
    assert isinstance(post, ShownEntity)
    assert (post.offices[0].entity, post.unsettled) == (shown.key, 0)
    connection.close()
    result = CliRunner().invoke(cli, ["show", str(archive), "جواد العياري"])
    assert result.exit_code == 0
    assert "office وزير مياه LBY" in result.stdout.replace("\n             ", " ")


def test_an_entity_is_searched_for(built: Callable[..., Path]) -> None:
    archive = built(*MANY)
    connection = open_archive(archive)
    [shown] = find(connection, "جواد العياري")
    assert isinstance(shown, ShownEntity)
    searcher = Searcher(connection, Keys())
    found = searcher.find(Search(source=shown.key)).hits
    assert sorted(hit.article for hit in found) == ["nahr-0", "nahr-1", "nahr-2"]
    assert searcher.count(Search(query="السدود", source=shown.key)) == 3
    assert searcher.count(Search(query="الوفد", source=shown.key)) == 0
    facets = searcher.facet(Search(query="السدود"), "source")
    connection.close()
    assert [number for _, number in facets] == [3]
