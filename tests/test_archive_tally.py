from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from masdar.archive import tally
from masdar.archive.database import open_archive
from masdar.archive.facets import FACETS
from masdar.archive.keys import Keys
from masdar.archive.rows import rows
from masdar.archive.search import RANKED, Search, Searcher
from masdar.archive.tally import Tallies
from masdar.engine import Options, build
from masdar.pages import read_inputs
from masdar.web.app import create_app
from tests import serving, tracing
from tests.serving import HOME

SEARCHES = (
    Search(query="الطريق"),
    Search(query="السدود OR الطريق OR المياه"),
    Search(query="المياه", exact=True),
    Search(),
    Search(query="الطريق", form="indirect"),
    Search(outlet="صحيفة النهر"),
)
ALL = 1_000


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    opened = open_archive(serving.served(tmp_path_factory.mktemp("tally")))
    yield Searcher(opened, Keys())
    opened.close()


def _sorted(counts: list[tuple[Any, int]]) -> list[tuple[Any, int]]:
    return sorted(counts, key=lambda one: (-one[1], str(one[0])))


def test_matches_are_counted_as_each_facet_counts_them(searcher: Searcher) -> None:
    tallies = Tallies()
    for search in (*SEARCHES, *SEARCHES):  # the second time from what is remembered
        found = tallies.tally(searcher, search, ALL)
        assert found is not None
        assert found.matches == searcher.count(search) > 0
        for name in FACETS:
            if name != "source":
                assert found.values[name] == _sorted(searcher.facet(search, name, ALL)), (search, name)
        named = [(one.name, one.statements) for one in found.speakers]
        assert sum(number for _, number in named) == found.matches
        assert dict(named) == dict(searcher.facet(search, "source", ALL))


def test_speakers_are_entities_where_the_archive_has_them(searcher: Searcher) -> None:
    found = Tallies().tally(searcher, Search(), ALL)
    assert found is not None
    kinds = dict(rows(searcher.connection, "SELECT key, type FROM entity"))
    linked = [one for one in found.speakers if one.entity is not None]
    assert linked
    assert all(kinds[one.entity] == one.type for one in linked if one.entity is not None)


def test_only_as_many_values_as_wanted_and_the_most_frequent_first(searcher: Searcher) -> None:
    whole, part = (Tallies().tally(searcher, Search(), limit) for limit in (ALL, 2))
    assert whole is not None
    assert part is not None
    assert part.speakers == whole.speakers[:2]
    assert part.values == {name: values[:2] for name, values in whole.values.items()}
    counts = [number for _, number in whole.values["month"]]
    assert counts == sorted(counts, reverse=True)


def test_too_many_matches_are_not_counted(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_MOST", 2)
    assert Tallies().tally(searcher, Search(), ALL) is None


def test_what_is_looked_up_piece_by_piece_is_the_same(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Tallies().tally(searcher, Search(), ALL)
    monkeypatch.setattr(tally, "_AT_ONCE", 3)
    assert Tallies().tally(searcher, Search(), ALL) == whole


def test_a_search_whose_matches_are_counted_ranks_the_same(searcher: Searcher) -> None:
    for search in SEARCHES:
        few = searcher.count(search)
        assert few < RANKED
        assert searcher.find(search, 5, matches=few) == searcher.find(search, 5)


def test_numbers_are_the_rows_of_matches(searcher: Searcher) -> None:
    for search in SEARCHES:
        assert sorted(searcher.numbers(search, ALL)) == sorted(number for _, number in searcher.matches(search))
    assert len(searcher.numbers(Search(), 3)) == 3


def test_what_is_added_to_an_archive_is_counted_at_once(tmp_path: Path) -> None:
    path = tracing.archive(tmp_path)
    with TestClient(create_app(path), base_url=HOME) as client:

        def about() -> dict[str, Any]:
            found: dict[str, Any] = client.get("/search.json").json()["about"]
            return found

        before = about()
        more = tmp_path / "more.jsonl"
        more.write_text(
            '{"id": "nahr-99", "outlet": "صحيفة الوادي", "date": "2024-05-01", "title": "السدود",'
            ' "text": "قال وزير المياه سالم الراشدي إن السدود امتلأت بعد الأمطار."}',
            "utf-8",
        )
        build(path, read_inputs([more]), Options())
        after = about()
    assert after["count"] == before["count"] + 1
    assert {"value": "صحيفة الوادي", "label": None, "matches": 1} in after["facets"]["outlet"]
    assert sum(one["matches"] for one in after["facets"]["form"]) == after["count"]
