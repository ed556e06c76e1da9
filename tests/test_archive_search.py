from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import masdar
from masdar.archive.database import open_archive
from masdar.archive.keys import Keys, exact, word_spans, words
from masdar.archive.query import QueryError, expression, parse
from masdar.archive.search import Search, Searcher
from masdar.archive.shown import ShownArticle, ShownStatement, find
from masdar.cli import cli
from masdar.engine import Options, build
from masdar.pages import read_inputs

ARTICLES = (
    {
        "id": "nahr-1",
        "outlet": "صحيفة النهر",
        "date": "2024-03-12",
        "title": "الراشدي: السدود تكفي ثلاثة أعوام",
        "text": "قال وزير المياه سالم الراشدي للصحافيين إن السدود امتلأت بعد الأمطار."
        " وأضاف أن الرئيس سيزور السد الكبير.",
    },
    {
        "id": "nahr-2",
        "outlet": "صحيفة النهر",
        "date": "2024-04-02",
        "title": "خلاف على الجسر",
        "text": "نفت وزيرة النقل ليلى العياري أن يكون الجسر القديم مغلقا. وحذر خبراء من انهيار الجسر. "
        "ونقلت وكالة الساحل عن كمال الهاشمي قوله إن وودلاند شركة صغيرة، وإن العقد مع وودلاند انتهى.",
    },
    {
        "id": "ufuq-1",
        "outlet": "صحيفة الأفق",
        "date": "2025-01-20",
        "title": "مؤتمر الزراعة",
        "text": "زعم نقيب المزارعين كمال الهاشمي أن الحكومة رفعت أسعار القمح."
        " وقال للرئيس في رسالة إن المزارعين غاضبون.",
    },
    {
        "id": "ufuq-2",
        "outlet": "صحيفة الأفق",
        "title": "بلا تاريخ",
        "text": "قال مدير الميناء إن سفينة القمح وصلت إلى المرفأ، وإن الرؤساء الثلاثة زاروه.",
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in ARTICLES), "utf-8")
    build(folder / "news.masdar", read_inputs([source]), Options())
    return folder / "news.masdar"


@pytest.fixture(scope="module")
def keys() -> Keys:
    return Keys()


@pytest.fixture(scope="module")
def connection(archive: Path) -> Iterator[apsw.Connection]:
    opened = open_archive(archive)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def searcher(connection: apsw.Connection, keys: Keys) -> Searcher:
    return Searcher(connection, keys)


@pytest.fixture
def articles(searcher: Searcher) -> Callable[[Search], list[str]]:
    """Returns the articles of the statements that match, one for each statement."""
    return lambda search: sorted(hit.article for hit in searcher.find(search).hits)


@pytest.mark.parametrize(
    "forms",
    [
        ("رئيس", "الرئيس", "وللرئيس", "رؤساء", "والرؤساء", "برئيسهم"),
        ("وزير", "الوزير", "ووزيرها", "الوزراء"),
        ("مدينة", "المدينة", "بمدينته", "المدن"),
        ("أكدت", "اكدت", "وأكّدت"),
        ("٢٠٢٤", "2024"),
        ("الحوثي", "حوثي", "والحوثي", "بالحوثي", "للحوثي"),
    ],
)
def test_forms_of_a_word_share_a_key(keys: Keys, forms: tuple[str, ...]) -> None:
    assert len({keys.key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("وزير", "زير"), ("محمد", "محمود"), ("ولد", "لد"), ("بلد", "لد"), ("فهد", "هد")]
)
def test_other_words_have_other_keys(keys: Keys, one: str, other: str) -> None:
    assert keys.key(one) != keys.key(other)


@given(st.text(alphabet="ابتولكفيهمنسرة ال\u0640\u064b.،«»\n", max_size=40))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    spans = word_spans(text)
    assert [word for word, _ in spans] == words(text)
    for word, (start, end) in spans:
        assert words(text[start:end]) == [word]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("الرئيس", ["nahr-1", "ufuq-1", "ufuq-2"]),
        ("للرئيس", ["nahr-1", "ufuq-1", "ufuq-2"]),
        ("السدود الأمطار", ["nahr-1"]),
        ('"السد الكبير"', ["nahr-1"]),
        ('"الكبير السد"', []),
        ('"انهيار مغلق"~9', []),
        ('"السدود الأمطار"~3', ["nahr-1"]),
        ('"السدود الأمطار"~0', []),
        ("القمح OR انهيار", ["nahr-2", "ufuq-1", "ufuq-2"]),
        ("القمح -الحكومة", ["ufuq-2"]),
        ("القمح NOT الحكومة", ["ufuq-2"]),
        ("(القمح OR انهيار) أسعار", ["ufuq-1"]),
        ("source:خبراء", ["nahr-2"]),
        ("via:الساحل", ["nahr-2"]),
        ("to:الصحافيين", ["nahr-1"]),
        ("title:المؤتمر", ["ufuq-1", "ufuq-1"]),
        ("content:(القمح الحكومة)", ["ufuq-1"]),
        ("لوودلاند", []),
        ("وودلاند", ["nahr-2"]),
        ("زير", []),
    ],
)
def test_queries(articles: Callable[[Search], list[str]], query: str, found: list[str]) -> None:
    assert articles(Search(query=query)) == found


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search(source="كمال الهاشمي", via="وكالة"), ["nahr-2"]),
        (Search(source="وزير المياه"), ["nahr-1", "nahr-1", "nahr-1"]),
        (Search(to="الصحافيين"), ["nahr-1"]),
        (Search(act="warn"), ["nahr-2"]),
        (Search(act="deny"), ["nahr-2"]),
        (Search(hedged=True), ["ufuq-1"]),
        (Search(query="القمح", hedged=False), ["ufuq-2"]),
        (Search(outlet="صحيفة الأفق", query="القمح"), ["ufuq-1", "ufuq-2"]),
        (Search(query="القمح", since="2025-01-01"), ["ufuq-1"]),
        (Search(query="القمح OR الجسر", until="2024-12-31"), ["nahr-2", "nahr-2"]),
        (Search(query="الرؤساء", exact=True), ["ufuq-2"]),
        (Search(query="للرئيس", exact=True), []),
    ],
)
def test_filters(articles: Callable[[Search], list[str]], search: Search, found: list[str]) -> None:
    assert articles(search) == found


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("(القمح", "an opening parenthesis that is not closed"),
        ("القمح)", "a closing parenthesis without an opening one"),
        ('"القمح', "a quotation mark that is not closed"),
        ("NOT القمح", "only says what is not wanted"),
        ("القمح NOT", "nothing follows it"),
        ("AND القمح", "one of them is missing"),
        ("()", "nothing to look for"),
        ("القمح " * 65, "more than 64 words"),
        ("(" * 70 + "قمح" + ")" * 70, "parentheses in one another"),
    ],
)
def test_bad_queries_are_told(searcher: Searcher, query: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        searcher.find(Search(query=query))


@given(st.text(alphabet="قمح \"«»()~0123:-*^+{}.,'source:toANDORNOT\\", max_size=60))
def test_no_query_reaches_the_index_as_it_was_written(searcher: Searcher, query: str) -> None:
    try:
        hits = searcher.find(Search(query=query)).hits
    except QueryError:
        return
    assert len(hits) <= searcher.count(Search(query=query))


@given(st.lists(st.sampled_from(["قمح", "رئيس", "OR", "-سد", '"سد كبير"', "source:وزير"]), max_size=6))
def test_what_is_counted_is_what_is_found(searcher: Searcher, parts: list[str]) -> None:
    search = Search(query=" ".join(parts), order="newest")
    try:
        assert searcher.count(search) == len(searcher.find(search, 100).hits)
    except QueryError:
        assert parts


@pytest.mark.parametrize("order", ["rank", "newest", "oldest"])
def test_pages_follow_one_another(searcher: Searcher, order: str) -> None:
    search = Search(query="القمح OR الجسر OR السدود OR الرئيس", order=order)  # type: ignore[arg-type]
    whole = [hit.row for hit in searcher.find(search, 50).hits]
    paged: list[int] = []
    after = None
    while True:
        page = searcher.find(search, 2, after)
        paged += [hit.row for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert len(whole) > 4
    assert paged == whole


@pytest.mark.parametrize("filters", [{}, {"form": "indirect"}, {"relays": 0}])
@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_without_words_all_are_found_by_their_dates(searcher: Searcher, order: str, filters: dict[str, Any]) -> None:
    search = Search(order=order, **filters)  # type: ignore[arg-type]
    paged: list[tuple[str, int]] = []
    after = None
    while True:
        page = searcher.find(search, 1, after)
        paged += [(hit.date or "", hit.row) for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert len(paged) == searcher.count(search)
    assert paged == sorted(paged, reverse=order == "newest")
    assert {bool(date) for date, _ in paged} == {True, False}


def test_order_by_date(searcher: Searcher) -> None:
    dates = [hit.date or "" for hit in searcher.find(Search(query="القمح OR السدود OR الجسر", order="newest")).hits]
    assert dates == sorted(dates, reverse=True)
    assert dates[-1] == ""


def test_hits_are_marked(searcher: Searcher) -> None:
    [hit] = searcher.find(Search(query="أمطار")).hits
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["الأمطار"]


def test_long_content_is_shortened_around_its_hit(tmp_path: Path, keys: Keys) -> None:
    long = "الطريق الطويل " * 60
    text = f"قال الوزير سالم الراشدي إن {long} يمر بقرية الزيتونة قبل أن يصل إلى {long}البحر."
    source = tmp_path / "long.jsonl"
    source.write_text(json.dumps({"id": "long", "text": text}, ensure_ascii=False), "utf-8")
    build(tmp_path / "long.masdar", read_inputs([source]), Options())
    opened = open_archive(tmp_path / "long.masdar")
    [hit] = Searcher(opened, keys).find(Search(query="الزيتونة")).hits
    opened.close()
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 300
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["الزيتونة"]


def test_facets_count_all_matches(searcher: Searcher) -> None:
    search = Search(query="القمح OR السدود OR الجسر")
    assert sum(number for _, number in searcher.facet(search, "outlet")) == searcher.count(search)
    assert dict(searcher.facet(Search(source="كمال الهاشمي"), "relays")) == {0: 2, 1: 1}


def test_timeline(searcher: Searcher) -> None:
    stretches = searcher.timeline(Search(query="القمح"), "year")
    assert [(stretch.date, stretch.statements) for stretch in stretches] == [("2025", 1), (None, 1)]


def test_show(connection: apsw.Connection, searcher: Searcher) -> None:
    [hit] = searcher.find(Search(query="أمطار")).hits
    [statement] = find(connection, hit.statement)
    assert isinstance(statement, ShownStatement)
    start, end = statement.statement.content[0]
    assert statement.article.text[start:end] == "السدود امتلأت بعد الأمطار"
    [article] = find(connection, "nahr-1")
    assert isinstance(article, ShownArticle)
    assert len(article.article.statements) == 3
    assert find(connection, "nothing") == []


def test_what_is_stored_comes_back_as_it_was(connection: apsw.Connection) -> None:
    [shown] = find(connection, "nahr-2")
    assert isinstance(shown, ShownArticle)
    given_article = ARTICLES[1]
    again = masdar.read(given_article["text"], title=given_article["title"], date=given_article["date"])
    assert [statement.source for statement in shown.article.statements] == [
        statement.source for statement in again.statements
    ]
    assert [statement.content for statement in shown.article.statements] == [
        statement.content for statement in again.statements
    ]


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_search_command(archive: Path) -> None:
    status, out, err = run("search", archive, "القمح")
    assert status == 0
    assert "[القمح]" in out
    assert "2 of 2 statements" in err
    assert run("search", archive, "القمح", "--count")[1] == "2\n"
    rows = [json.loads(line) for line in run("search", archive, "القمح", "--format", "jsonl")[1].splitlines()]
    assert {row["article"] for row in rows} == {"ufuq-1", "ufuq-2"}
    assert "صحيفة الأفق" in run("search", archive, "القمح", "--facet", "outlet")[1]


def test_search_command_tells_what_is_wrong(archive: Path, tmp_path: Path) -> None:
    assert run("search", archive)[0] == 2
    status, _, err = run("search", archive, "(القمح")
    assert status == 2
    assert "parenthesis" in err
    status, _, err = run("search", tmp_path / "none.masdar", "القمح")
    assert status == 1
    assert "there is no such archive" in err


def test_other_commands(archive: Path) -> None:
    assert "السدود امتلأت" in run("show", archive, "nahr-1")[1]
    assert run("show", archive, "nothing")[0] == 1
    assert "2025-01" in run("timeline", archive, "القمح", "--by", "month")[1]
    assert run("timeline", archive, "--since", "2031-01-01") == (0, "", "0 statements\n")
    status, out, _ = run("doctor", archive)
    assert status == 0
    assert "The archive is sound." in out


def test_doctor_finds_damage(archive: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.masdar"
    broken.write_bytes(archive.read_bytes())
    connection = apsw.Connection(str(broken))
    connection.execute("UPDATE statement SET cue_end = 100000 WHERE id = 1")
    connection.execute("DELETE FROM search_key WHERE rowid = 2")
    connection.close()
    status, _, err = run("doctor", broken)
    assert status == 1
    assert "stands on characters that its article does not have" in err
    assert "search_key holds" in err


def test_build_command(tmp_path: Path) -> None:
    archive = tmp_path / "samples.masdar"
    status, _, err = run("build", archive, "--samples", "--workers", "1")
    assert status == 0
    assert "articles added" in err
    missing = run("build", archive, tmp_path / "missing.jsonl", "--workers", "1")
    assert missing[0] == 1
    assert "missing.jsonl" in missing[2]
    assert "missing.jsonl" in run("doctor", archive, "--failures")[2]
    assert run("build", archive)[0] == 2


def test_exact_keeps_the_letters() -> None:
    assert exact("وأكّـدت «الوزارة» 3.5") == "وأكدت الوزارة 3 5"


def test_expression_binds_only_what_was_understood(keys: Keys) -> None:
    node = parse('source:وزير "سد كبير"~4 -قمح')
    assert node is not None
    everywhere = "{content source addressee relay} : "
    wanted = f'({{source}} : ("وزير") AND {everywhere}(NEAR("سد" "كبير", 4)))'
    assert expression(node, keys.variants) == f'({wanted} NOT ({everywhere}("قمح")))'
