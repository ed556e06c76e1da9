from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from masdar.cli import cli
from masdar.web.app import create_app
from tests.serving import HOME
from tests.tracing import archive

TOKEN = "rain-on-the-river"  # noqa: S105 - of these tests alone


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("guard"))


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=HOME) as client:
        yield client


@pytest.fixture
def stranger(path: Path) -> Iterator[TestClient]:
    """A visitor of a server that other machines reach."""
    with TestClient(create_app(path, token=TOKEN), base_url="http://192.0.2.7:8001") as client:
        yield client


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost", "localhost:80", "[::1]:8001"])
def test_it_answers_under_names_of_this_machine(client: TestClient, host: str) -> None:
    assert client.get("/method", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8001", "127.0.0.1.evil.example", "", "localhost:x"])
def test_it_answers_under_no_other_name(client: TestClient, host: str) -> None:
    assert client.get("/method", headers={"Host": host}).status_code == 421


def test_requests_from_other_origins_are_refused(client: TestClient) -> None:
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        assert client.post("/read", data={"text": "نص"}, headers=headers).status_code == 403
    assert client.get("/index.json", headers={"Origin": "https://evil.example"}).status_code == 403
    own = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
    assert client.post("/read", data={"text": ""}, headers=own).status_code == 400


def test_every_answer_has_headers_of_safety(client: TestClient) -> None:
    for address in ("/", "/nowhere", "/index.json", "/static/style.css", "/openapi.json"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
    assert client.get("/", headers={"Host": "evil.example"}).headers["x-frame-options"] == "DENY"


def test_an_address_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/search", params={"q": "ن" * 3_000}).status_code == 414


def test_nobody_comes_in_without_the_token(stranger: TestClient) -> None:
    for address in ("/", "/index.json", "/static/style.css", "/openapi.json", "/?token=", "/?token=rain"):
        answer = stranger.get(address)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_the_token_is_asked_for_once(stranger: TestClient) -> None:
    first = stranger.get(f"/search?q=x&token={TOKEN}", follow_redirects=False)
    assert first.status_code == 303
    assert first.headers["location"] == "/search?q=x"
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "samesite=strict" in first.headers["set-cookie"].lower()
    assert stranger.get("/").status_code == 200
    assert TOKEN not in stranger.get("/").text


def test_the_token_leads_to_no_other_host(stranger: TestClient) -> None:
    answer = stranger.get(f"http://192.0.2.7:8001//evil.example/?token={TOKEN}", follow_redirects=False)
    assert answer.headers["location"] == "/evil.example/"


def test_programs_send_the_token_as_a_header(stranger: TestClient) -> None:
    assert stranger.get("/index.json", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert stranger.get("/index.json", headers={"Authorization": "Bearer no"}).status_code == 401


def test_serve_tells_what_is_wrong(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["serve", str(tmp_path / "none.masdar")])
    assert result.exit_code == 1
    assert "there is no such archive" in result.output
    assert "Traceback" not in result.output


def test_serve_tells_where_it_cannot_listen(path: Path) -> None:
    result = CliRunner().invoke(cli, ["serve", str(path), "-h", "192.0.2.7", "-p", "0"])
    assert result.exit_code == 1
    assert "the server cannot listen there" in result.output
