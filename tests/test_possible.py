"""Passages that may carry a claim in other words: listed apart from its carriers, and counted nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.trace import Trace, Tracer
from masdar.archive.trace.claims import outlets
from masdar.archive.trace.comparison import LEAST, POSSIBLE
from masdar.archive.trace.graph import dot
from masdar.cli import cli
from masdar.engine import Options, build
from masdar.pages import read_inputs
from masdar.pipeline import load_resources
from masdar.web.app import create_app
from tests.serving import HOME, with_
from tests.tracing import SOURCE

LOST = "سد النخيل الكبير فقد 40 في المئة من مخزونه بسبب تسرب في قاعدته الغربية"
OTHERWISE = {
    "difaf-1": "أعلنت وزارة المياه أن تسرب المياه من القاعدة الغربية خفض مخزون السد إلى ما دون النصف.",
    "difaf-2": "قال مهندس إن تسربا في القاعدة الغربية لسد النخيل أضاع كثيرا من مياهه.",
}
"""What the worked example says, in other words."""
OUTLET = "موقع الضفاف"


def archive(folder: Path, texts: dict[str, str]) -> Path:
    """Returns the path of an archive of the worked example and of articles of one more outlet."""
    articles = [
        {"id": key, "outlet": OUTLET, "date": "2024-03-02", "url": f"https://{key}.example", "text": text}
        for key, text in texts.items()
    ]
    lines = [*SOURCE.read_text("utf-8").splitlines(), *map(json.dumps, articles)]
    (folder / "more.jsonl").write_text("\n".join(lines), "utf-8")
    build(folder / "more.masdar", read_inputs([folder / "more.jsonl"]), Options())
    return folder / "more.masdar"


def traced(path: Path) -> Trace:
    connection = open_archive(path)
    try:
        return Tracer(connection, Keys(), load_resources().lexicon).trace(LOST)
    finally:
        connection.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("possible"), OTHERWISE)


@pytest.fixture(scope="module")
def trace(path: Path) -> Trace:
    return traced(path)


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=HOME) as client:
        yield client


def test_other_words_are_listed_the_likeliest_first(trace: Trace) -> None:
    assert [one.article for one in trace.possible] == ["difaf-1", "difaf-2"]
    certainties = [one.likeness.certainty for one in trace.possible]
    assert certainties == sorted(certainties, reverse=True)
    assert all(POSSIBLE <= certainty < LEAST for certainty in certainties)


def test_each_shows_its_words_and_what_they_share(trace: Trace) -> None:
    for one in trace.possible:
        assert OTHERWISE[one.article][slice(*one.span)] == one.passage
        assert (one.outlet, one.date) == (OUTLET, "2024-03-02")
        assert one.likeness.shared
        assert one.likeness.evidence


def test_none_is_counted(trace: Trace) -> None:
    carriers = {carrier.article for carrier in trace.carriers}
    assert not carriers & OTHERWISE.keys()
    assert {article for origin in trace.origins for article in origin.carriers} == carriers
    assert not {end for one in trace.drift for end in (one.earlier, one.later)} & OTHERWISE.keys()
    assert OUTLET not in outlets(trace)
    assert "difaf" not in dot(trace)


def test_no_more_are_listed_than_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("masdar.archive.trace.tracer._POSSIBLE", 1)
    assert [one.article for one in traced(path).possible] == ["difaf-1"]


def test_the_table_lists_them_last(path: Path) -> None:
    printed = CliRunner().invoke(cli, ["trace", str(path), LOST]).output
    _, listed = printed.split("that may carry it in other words\n")
    assert "difaf-1  certainty 0." in listed
    assert "shared" in listed
    assert "origin" not in listed


def test_the_record_has_them(path: Path, trace: Trace) -> None:
    record = json.loads(CliRunner().invoke(cli, ["trace", str(path), LOST, "--format", "jsonl"]).output)
    assert [one["passage"] for one in record["possible"]] == [one.passage for one in trace.possible]


@pytest.mark.parametrize(
    ("language", "heading"), [("ar", "أخبار قد تحمله بكلمات أخرى"), ("en", "Articles that may carry it in other words")]
)
def test_the_page_lists_them_with_what_they_share(
    client: TestClient, trace: Trace, language: str, heading: str
) -> None:
    page = client.get(with_("/claim", q=LOST, lang=language)).text
    _, listed = page.split('<section aria-labelledby="possible">')
    listed = listed.split("</ol>")[0]
    assert heading in listed
    assert listed.count('<li class="carrier possible"') == len(OTHERWISE)
    assert all(word in listed for one in trace.possible for word in (one.passage, *one.likeness.shared))


def test_the_api_answers_with_them_and_describes_them(client: TestClient, trace: Trace) -> None:
    about = client.get("/claim.json", params={"q": LOST}).json()["about"]
    assert [one["article"] for one in about["possible"]] == [one.article for one in trace.possible]
    described = client.get("/openapi.json").json()
    answer = described["paths"]["/claim.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    reference = answer["properties"]["about"]["properties"]["possible"]["items"]["$ref"]
    assert set(described["components"]["schemas"][reference.rsplit("/", 1)[-1]]["required"]) >= {"passage", "likeness"}
