from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest
from starlette.testclient import TestClient

from masdar.archive.search import Searcher
from masdar.archive.tally import Tallies
from masdar.web import library
from masdar.web.app import create_app
from masdar.web.library import CostlyError, Desk, Library, Memory, Pages
from tests import happenings
from tests.serving import HOME
from tests.tracing import archive

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("library"))


@pytest.fixture
def held(path: Path) -> Library:
    return Library(path)


def test_a_question_that_takes_too_long_is_stopped(held: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_SECONDS", 0.05)
    with pytest.raises(CostlyError), held.desk() as desk:
        desk.connection.execute(ENDLESS).fetchall()
    with held.desk() as desk:
        assert desk.connection.execute("SELECT count(*) > 0 FROM article").fetchall() == [(1,)]


def test_nothing_can_be_written(held: Library) -> None:
    with held.desk() as desk, pytest.raises(apsw.ReadOnlyError):
        desk.connection.execute("DELETE FROM article")


def test_each_thread_has_its_own_connection(held: Library) -> None:
    together = threading.Barrier(3)

    def connection() -> int:
        with held.desk() as desk:
            together.wait()
            return id(desk.connection)

    with ThreadPoolExecutor(3) as pool:
        assert len({one.result() for one in [pool.submit(connection) for _ in range(3)]}) == 3


def test_answers_are_kept_up_to_a_number() -> None:
    memory, asked = Memory(2), []

    def find(key: str) -> str:
        asked.append(key)
        return key

    for key in ("a", "b", "a", "c", "b"):
        assert memory.get(key, lambda key=key: find(key)) == key  # type: ignore[misc]
    assert asked == ["a", "b", "c", "b"]


def test_pages_are_kept_up_to_a_size() -> None:
    pages = Pages(10)
    for tag, page in (("a", b"1234"), ("b", b"5678"), ("a", b"12345")):
        pages.keep(tag, page)
    assert (pages.get("b"), pages.get("a")) == (b"5678", b"12345")
    pages.keep("c", b"xyz")
    assert (pages.get("a"), pages.get("b"), pages.get("c")) == (b"12345", None, b"xyz")
    pages.keep("d", b"longer than all")
    assert pages.get("d") is None


def test_a_fault_is_told_without_a_trace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(path)

    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the program")

    monkeypatch.setattr("masdar.web.routes.outlet.outlets", broken)
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        for address in ("/outlets", "/outlets.json"):
            answer = client.get(address)
            assert answer.status_code == 500
            assert "secret" not in answer.text
            assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("address", ["/outlets", "/outlets.json"])
def test_a_costly_page_says_so(path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    def slow(connection: apsw.Connection) -> None:
        connection.execute(ENDLESS).fetchall()

    monkeypatch.setattr(library, "_SECONDS", 0.05)
    monkeypatch.setattr("masdar.web.routes.outlet.outlets", slow)
    with TestClient(create_app(path), base_url=HOME) as client:
        assert client.get(address).status_code == 503


def test_what_a_page_can_do_without_is_left_out_where_it_takes_too_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_: Tallies, searcher: Searcher, *__: object) -> None:
        searcher.connection.execute(ENDLESS).fetchall()

    def endless(connection: apsw.Connection) -> None:
        connection.execute(ENDLESS).fetchall()

    monkeypatch.setattr(Desk.attempt, "__defaults__", (0.05,))
    monkeypatch.setattr(Tallies, "tally", slow)
    monkeypatch.setattr("masdar.web.routes.home.overview", endless)
    with TestClient(create_app(path), base_url=HOME) as client:
        page = client.get("/search?lang=en")
        assert page.status_code == 200
        assert "too many to be counted" in page.text
        assert client.get("/search.json").json()["about"]["facets"] is None
        home = client.get("/")
        assert home.status_code == 200
        assert "too large" in home.text


def test_an_archive_that_another_takes_the_place_of_is_read_anew(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    made, other = archive(folders[0]), happenings.archive(folders[1])
    with TestClient(create_app(made), base_url=HOME) as client:
        before = client.get("/outlets.json").json()["rows"]
        other.replace(made)
        assert client.get("/outlets.json").json()["rows"] != before


def test_an_archive_that_is_gone_is_told(tmp_path: Path) -> None:
    made = archive(tmp_path)
    with TestClient(create_app(made), base_url=HOME) as client:
        made.unlink()
        answer = client.get("/outlets")
        assert answer.status_code == 503
        assert 'data-status="503"' in answer.text
