"""Requests that nobody would send by hand: whatever is asked, the server answers, and never with a fault of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from masdar.web.app import create_app
from tests.hostile import MARK
from tests.tracing import archive
from tools.serving import served

_EACH = 75
"""Requests of each kind to each address that takes parameters."""
_WORDS = (
    "'; DROP TABLE statement; --",
    "x' UNION SELECT key FROM article --",
    'content MATCH "',
    'NEAR("السد" "الماء", 99999999)',
    "((((((((((السد",
    "السد OR OR NOT AND -",
    '"السد ماء"~999999999999',
    "{content source}: السد*",
    "*",
    "%00",
    "\x00",
    "\ud800",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    f"<script>window.{MARK}=1</script>",
    "\u202eالسد\u202c",
    "السد " * 200,
    "a" * 5_000,
)
_NUMBERS = ("-1", "0", "99999999999999999999", "1e308", "NaN", "", "٣", "1.5", "[[1]]", "null")


class Answer(NamedTuple):
    status: int
    kind: str
    body: str


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def api(news: Path) -> schemathesis.BaseSchema:
    app = create_app(news, hosts=frozenset({"testserver", "localhost"}))
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.fixture(scope="module")
def server(news: Path) -> Iterator[str]:
    with served(news) as running:
        yield urlsplit(running.address).netloc


def asked(server: str, path: str) -> Answer:
    with closing(HTTPConnection(server)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheader("Content-Type", ""), answer.read().decode())


@pytest.mark.parametrize("mode", GenerationMode)
def test_generated_requests(api: schemathesis.BaseSchema, mode: GenerationMode) -> None:
    answers: Counter[int] = Counter()
    for found in api.get_all_operations():
        assert isinstance(found, Ok)

        @given(case=found.ok().as_strategy(generation_mode=mode))
        @settings(max_examples=_EACH, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case: Any) -> None:
            answer = case.call()
            answers[answer.status_code] += 1
            assert answer.status_code in {200, 400, 404, 405, 413, 414, 422}, case.as_curl_command()

        try:
            ask()
        except Unsatisfiable:
            # What takes no parameters, or any text, cannot be asked wrongly.
            assert mode is GenerationMode.NEGATIVE
    assert answers.total() >= 500
    assert answers[200] > 0
    assert answers[400] > 0


@pytest.mark.parametrize("words", _WORDS, ids=range(len(_WORDS)))
def test_hostile_words(server: str, words: str) -> None:
    coded = quote(words.encode("utf-8", "surrogatepass"), safe="")
    for path in (
        f"/search?q={coded}",
        f"/search.json?q={coded}&source={coded[:600]}",
        f"/timeline?q={coded}",
        f"/claim?q={coded}",
        f"/a/{coded}",
        f"/a/{coded}/s/{coded}.json",
        f"/source/{coded}",
        f"/outlet/{coded}.json",
        f"/static/{coded}",
        f"/{coded}",
    ):
        answer = asked(server, path)
        assert answer.status < 500, path
        assert f"<script>window.{MARK}" not in answer.body or "html" not in answer.kind, path


@pytest.mark.parametrize("number", _NUMBERS)
def test_odd_numbers(server: str, number: str) -> None:
    coded = quote(number)
    for name in ("limit", "relays", "after", "since", "until", "hedged", "form", "order"):
        answer = asked(server, f"/search.json?q=x&{name}={coded}")
        assert answer.status in {200, 400}, (name, answer.body)
