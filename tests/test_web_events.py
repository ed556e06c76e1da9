from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from masdar.web.app import create_app
from tests import happenings
from tests.serving import HOME, with_

PAGES = ("/events", "/events?type=ASSAULT", "/events?actor=FRA", "/event/e1", "/event/e4")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = happenings.archive(tmp_path_factory.mktemp("web"))
    with TestClient(create_app(path), base_url=HOME) as client:
        yield client


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_the_pages_are_there_in_both_languages_with_their_twins(client: TestClient, page: str, language: str) -> None:
    answer = client.get(with_(page, lang=language))
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    ids = re.findall(r' id="([^"]*)"', answer.text)
    assert len(ids) == len(set(ids))
    twin = re.search(r'<p class="links">.*?href="([^"]+\.json[^"]*)"', answer.text, re.DOTALL)
    assert twin is not None
    assert client.get(unescape(twin[1])).json()["ok"] is True


def test_pages_follow_each_other_and_their_count_is_that_of_all(client: TestClient) -> None:
    address: str | None = "/events.json?limit=1"
    seen = []
    while address is not None:
        answer = client.get(address).json()
        assert answer["about"]["count"] == 4
        seen += [row["event"]["id"] for row in answer["rows"]]
        address = answer["next"]
    assert seen == ["e4", "e3", "e2", "e1"]
    assert client.get("/events.json?after=WyIiLDEuNV0").status_code == 400
    assert client.get("/events.json?after=WzEuNSwxXQ").status_code == 400


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=denied", ["e3"]),
        ("party=QAT&other=RUS", ["e3", "e1"]),
        ("party=SYR", ["e4"]),
        ("quad=4", ["e4"]),
        ("claimant=-", ["e4", "e1"]),
        ("since=2024-03-13", ["e4"]),
        ("place=حلب", ["e4"]),
    ],
)
def test_filters_are_those_of_the_command_line(client: TestClient, query: str, found: list[str]) -> None:
    assert [row["event"]["id"] for row in client.get(f"/events.json?{query}").json()["rows"]] == found


def test_a_field_of_the_matrix_leads_to_as_many_events_as_it_says(client: TestClient) -> None:
    page = client.get("/events?lang=en").text
    fields = re.findall(r'<td class="figure"><a href="(/events\?[^"]+)">(\d+)</a>', page)
    assert len(fields) == 2
    for address, count in fields:
        assert f'data-count="{count}"' in client.get(unescape(address)).text


def test_an_event_stands_beside_its_versions(client: TestClient) -> None:
    [version] = client.get("/event/e1.json").json()["rows"]
    assert (version["hit"]["event"]["id"], version["differs"]) == ("e3", ["status"])
    page = client.get("/event/e1?lang=en").text
    assert "denied" in page
    assert "They differ in" in page
    assert client.get("/event/nothing").status_code == 404


def test_what_an_article_says_is_escaped(client: TestClient) -> None:
    assert '"مدينة حلب"' not in re.sub(r"&#34;|&quot;", "", client.get("/events").text)
    assert client.get("/events?type=FIGHT").status_code == 400
    assert client.get("/events?quad=9").status_code == 400


def test_an_article_lists_its_events(client: TestClient) -> None:
    page = client.get("/a/nahr-1?lang=en").text
    (listed,) = re.findall(r'<ul class="plain" id="events">(.*?)</ul>', page, re.DOTALL)
    assert re.findall(r'data-event="(\w+)"', listed) == ["e1", "e2"]
    assert "التقى" in listed
    assert "planned" in listed
    assert '<a href="/event/e1">' in listed
