from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.search import Search, Searcher
from masdar.archive.trace import comparison
from masdar.engine import Options, build
from masdar.pages import read_inputs
from masdar.web.addresses import article_path, outlet_path, statement_path
from masdar.web.app import create_app
from masdar.web.paste import LONGEST
from tests.serving import HOME, HOSTILE, served, with_

_TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return served(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=HOME) as client:
        yield client


@pytest.fixture(scope="module")
def pages(client: TestClient) -> list[str]:
    """A page of each kind, and of each state that has nothing to show."""
    found = client.get("/search.json").json()
    hit = found["rows"][-1]
    entity = next(one["value"] for one in found["about"]["facets"]["source"] if one["value"])
    article = article_path(hit["article"])
    return [
        "/", "/search", "/search?q=النفق", "/search?q=قطار", article, f"{article}/s/{hit['statement']}",
        f"/source/{entity}", f"/source/{entity}?role=about", "/sources?name=لا أحد", "/claim",
        f"/claim?q={hit['statement']}", "/claim?q=جملة طويلة لا يعرفها أحد في أي مكان", "/outlets",
        outlet_path(hit["outlet"]), "/timeline", "/timeline?q=قطار", "/method", "/read", "/api",
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_is_there_in_both_languages(
    client: TestClient, pages: list[str], language: str, direction: str
) -> None:
    for page in pages:
        answer = client.get(with_(page, lang=language))
        assert answer.status_code == 200, page
        assert f'<html lang="{language}" dir="{direction}">' in answer.text
        assert answer.text.count("<h1") == 1, page
        ids = re.findall(r' id="([^"]*)"', answer.text)
        assert len(ids) == len(set(ids)), page


def test_every_page_has_a_twin(client: TestClient, pages: list[str]) -> None:
    for page in pages:
        twin = re.search(r'<p class="links">.*?href="([^"]+\.json[^"]*)"', client.get(page).text, re.DOTALL)
        if page not in {"/read", "/claim"}:
            assert twin is not None, page
            answer = client.get(unescape(twin[1]))
            assert answer.status_code == 200, twin[1]
    assert client.get("/claim.json").status_code == 400


def test_language_and_digits_are_remembered(client: TestClient) -> None:
    assert "Statements" in client.get("/outlets?lang=en").text or "Outlets" in client.get("/outlets").text
    assert '<html lang="en"' in client.get("/outlets").text
    assert "٢٠٢٤" in client.get("/?lang=ar&digits=arab").text
    assert "٢٠٢٤" in client.get("/").text
    client.get("/?digits=latn")
    assert "٢٠٢٤" not in client.get("/").text


def test_a_setting_is_remembered_where_nothing_else_changed(client: TestClient) -> None:
    tag = client.get("/outlets?lang=en").headers["etag"]
    client.get("/outlets?lang=ar")
    assert client.get("/outlets?lang=en", headers={"If-None-Match": tag}).status_code == 304
    assert '<html lang="en"' in client.get("/outlets").text
    client.get("/outlets?lang=ar")


def test_no_link_leads_to_another_host(client: TestClient) -> None:
    page = client.get("http://127.0.0.1//evil.example/%22?x=1").text
    assert re.findall(r'href="(//[^"]*)"', page) == []
    assert 'href="/evil.example/%22?x=1&amp;lang=' in page


def test_the_count_is_that_of_the_archive_and_of_all_pages(client: TestClient, path: Path) -> None:
    searcher = Searcher(open_archive(path), Keys())
    address: str | None = "/search.json?limit=3"
    seen = []
    while address is not None:
        answer = client.get(address).json()
        assert answer["about"]["count"] == searcher.count(Search())
        assert answer["truncated"] == (answer["next"] is not None)
        seen += [row["statement"] for row in answer["rows"]]
        address = answer["next"]
    assert len(seen) == len(set(seen)) == searcher.count(Search())


@pytest.mark.parametrize("order", ["rank", "newest", "oldest"])
def test_pages_of_words_go_on_where_the_last_ended(client: TestClient, order: str) -> None:
    whole = client.get(f"/search.json?q=النفق&order={order}&limit=50").json()["rows"]
    address: str | None = f"/search.json?q=النفق&order={order}&limit=2"
    seen = []
    while address is not None:
        answer = client.get(address).json()
        seen += answer["rows"]
        address = answer["next"]
    assert seen == whole


def test_a_facet_finds_as_many_as_it_says(client: TestClient) -> None:
    page = client.get("/search?lang=en").text
    choices = re.findall(r'<li><a href="(/search\?[^"]+)">.*?</a> <span class="figure">([\d,]+)</span>', page)
    assert len(choices) > 10
    for address, count in choices:
        assert f'data-count="{count}"' in client.get(unescape(address)).text


def test_the_text_on_the_page_is_the_text_that_is_stored(client: TestClient) -> None:
    for hit in client.get("/search.json?limit=100").json()["rows"]:
        address = article_path(hit["article"])
        html = client.get(address).text
        article = client.get(f"{address}.json").json()["rows"][0]["article"]
        shown = re.search(r'<div id="text"[^>]*>(.*?)</div>', html, re.DOTALL)
        assert shown is not None
        assert unescape(_TAG.sub("", shown[1])).replace("\r", "") == article["text"].replace("\r", "")
        (statement,) = [one for one in article["statements"] if one["id"] == hit["statement"]]
        pieces = re.findall(rf'<span class="ev[^>]* data-content="[^"]*\b{hit["statement"]}\b[^>]*>(.*?)</span>', html)
        text = article[statement["field"]]
        assert unescape(_TAG.sub("", "".join(pieces))) == "".join(
            text[start:end] for start, end in statement["content"]
        )


def test_hostile_articles_stay_text(client: TestClient, pages: list[str]) -> None:
    hit = client.get("/search.json", params={"outlet": HOSTILE["outlet"]}).json()["rows"][0]
    article = article_path(HOSTILE["id"])
    own = [
        article,
        statement_path(hit["article"], hit["statement"]),
        f"/claim?q={hit['statement']}",
        "/search?q=الطريق",
    ]
    for page in [*pages, *own]:
        html = client.get(page).text
        assert re.findall(r"<script\b[^>]*>", html) == re.findall(r'<script src="/static/keys[^>"]*" defer>', html), (
            page
        )
        assert not re.search(r"<(img|b)\b|<[^>]* on\w+=|\bstyle=|href=\"javascript", html), page
    shown = client.get(article).text
    assert '<bdi class="control" data-code="U+202E">\u202e</bdi>' in shown
    assert "\u202e" not in re.sub(r'<bdi class="control"[^<]*</bdi>', "", shown)


def test_a_statement_can_be_cited(client: TestClient) -> None:
    hit = next(row for row in client.get("/search.json?limit=100").json()["rows"] if row["source"])
    path = statement_path(hit["article"], hit["statement"])
    page = client.get(path).text
    citation = re.search(r'<pre id="citation"[^>]*>(.*?)</pre>', page, re.DOTALL)
    assert citation is not None
    about = client.get(f"{path}.json").json()["about"]
    assert hit["source"] in unescape(citation[1])
    assert path in unescape(citation[1])
    assert about["sha256"][:16] in citation[1]


def test_a_claim_shows_its_carriers_origins_and_drift(client: TestClient) -> None:
    statements = client.get("/search.json?limit=100").json()["rows"]
    traces = [client.get("/claim.json", params={"q": row["statement"]}).json() for row in statements]
    trace = max(traces, key=lambda one: len(one["rows"]))
    assert len(trace["rows"]) > 3
    assert trace["about"]["drift"]
    page = client.get(with_("/claim", q=trace["rows"][0]["statement"], lang="ar")).text
    assert page.count('<li class="carrier"') == len(trace["rows"])
    assert page.count('class="badge earliest"') == 1
    assert "<svg" in page


def test_a_claim_shows_what_may_carry_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    [statement] = client.get("/search.json?limit=1").json()["rows"]
    monkeypatch.setattr(comparison, "LEAST", 1.1)
    monkeypatch.setattr(comparison, "word_for_word", lambda _: False)
    answer = client.get("/claim.json", params={"q": statement["statement"]}).json()
    page = client.get(with_("/claim", q=statement["statement"], lang="en")).text
    assert answer["rows"] == []
    assert answer["about"]["possible"]
    assert page.count('<li class="carrier possible"') == len(answer["about"]["possible"])
    assert "may carry it in other words" in page


@pytest.mark.parametrize(("day", "unsaid"), [("2024-06-03", 1), ("2024-06-04", 0)])
def test_a_change_says_where_its_order_is_not_known(tmp_path: Path, day: str, unsaid: int) -> None:
    said = "قال وزير المياه سالم الراشدي إن السد الجديد في وادي الأرجوان يروي {} قرية من غير أي مضخات قبل نهاية الصيف."
    articles = [
        {"id": outlet, "outlet": outlet, "date": date, "text": said.format(number)}
        for outlet, date, number in (("sahil", "2024-06-03", 12), ("nahr", day, 20))
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, articles)), "utf-8")
    build(tmp_path / "two.masdar", read_inputs([tmp_path / "two.jsonl"]), Options())
    with TestClient(create_app(tmp_path / "two.masdar"), base_url=HOME) as client:
        page = client.get("/claim?q=sahil&lang=en").text
    assert page.count("number changed</p>") + page.count("number changed <span") == 1
    assert page.count('<span class="soft">which came first is not known</span>') == unsaid


def test_head_is_answered_as_get_without_the_body(client: TestClient, pages: list[str]) -> None:
    for page in [*pages, "/index.json", "/nowhere", "/static/style.css"]:
        whole, head = client.get(page), client.head(page)
        assert (head.status_code, head.content) == (whole.status_code, b""), page
        assert head.headers == whole.headers, page


def test_what_did_not_change_is_not_sent_again(client: TestClient, pages: list[str]) -> None:
    for page in [page for page in pages if page != "/read"]:
        tag = client.get(page).headers["etag"]
        again = client.get(page, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b""), page
    home = client.get("/?lang=ar").headers["etag"]
    assert client.get("/?lang=en").headers["etag"] != home
    client.get("/?lang=ar")


def test_the_tag_changes_with_the_archive(tmp_path: Path) -> None:
    with TestClient(create_app(served(tmp_path)), base_url=HOME) as client:
        before = client.get("/index.json")
        (tmp_path / "more.txt").write_text("قال الوزير كمال العياري إن الميناء يعمل ليلا ونهارا.", "utf-8")
        build(tmp_path / "news.masdar", read_inputs([tmp_path / "more.txt"]), Options())
        after = client.get("/index.json", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        held = [one.json()["about"]["archive"]["articles"] for one in (before, after)]
        assert held[1] == held[0] + 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere", 404),
        ("/a/nothing", 404),
        ("/a/nothing/s/0", 404),
        ("/source/nobody", 404),
        ("/outlet/nothing", 404),
        ("/a/~%%%", 404),
        ("/a/..%2f..%2fetc%2fpasswd", 404),
        ("/static/..%2fapp.py", 404),
        ("/search?q=%22", 400),
        ("/search?q=-النفق", 400),
        ("/search?after=zzz", 400),
        ("/search?after=WyJhIiwgMTAwMDAwMDAwMDAwMDAwMDAwMDAwMDBd", 400),
        ("/search?limit=100000", 400),
        ("/search?since=yesterday", 400),
        ("/search?act=sing", 400),
        ("/claim?q=قصير", 400),
    ],
)
@pytest.mark.parametrize("twin", [False, True])
def test_what_goes_wrong_is_told(client: TestClient, address: str, status: int, *, twin: bool) -> None:
    path, mark, query = address.partition("?")
    answer = client.get(f"{path}.json{mark}{query}" if twin else address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    if twin and not path.startswith("/static"):
        told = answer.json()
        assert told["ok"] is False
        assert told["error"]
        assert told["try"]
    elif not twin:
        assert f'data-status="{status}"' in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/search?limit=0", "/search?limit=101", "/search?limit=many", "/search?since=yesterday",
        "/search?since=2024-03-12T10:00", "/search?exact=perhaps", "/search?act=sing", "/search?form=sung",
        f"/search?q={'x' * 501}", f"/search?source={'x' * 201}",
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_value_is_told_in_the_language_of_the_page(client: TestClient, address: str) -> None:
    detail = r'<p class="detail"><bdi>\w+: ([^<]+)</bdi>'
    arabic, english = (re.search(detail, client.get(with_(address, lang=one)).text) for one in ("ar", "en"))
    assert arabic is not None
    assert english is not None
    assert re.search(r"[\u0600-\u06ff]{2}", arabic[1])
    assert not re.search(r"[\u0600-\u06ff]", english[1])
    assert " " in english[1]
    assert english[1] in unescape(client.get(address.replace("?", ".json?")).json()["error"]).replace("'", "&#39;")


def test_a_pasted_text_is_read_and_not_kept(client: TestClient) -> None:
    text = "قال الوزير سالم الراشدي إن الوزارة ستنشر أرقامها كل أسبوع.\r\nوأضاف أن «العمل مستمر»."
    before = client.get("/index.json").json()["about"]
    page = client.post("/read", data={"text": text, "title": "", "date": "2024-03-12"})
    assert page.status_code == 200
    assert page.text.count('class="statement"') == 2
    assert "ستنشر أرقامها" in page.text
    record = client.post("/read.json", json={"text": text}).json()["rows"][0]
    assert [one["source"]["name"] for one in record["statements"]] == ["سالم الراشدي", "سالم الراشدي"]
    assert client.get("/index.json").json()["about"] == before


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"text": "  "}, 400),
        ({"title": "عنوان"}, 400),
        ({"text": "ن" * (LONGEST + 1)}, 413),
        ({"text": "ن" * 400_000}, 413),
        ({"text": "نص", "date": "أمس"}, 400),
        ({"text": "\ud800 قال الوزير", "date": ""}, 200),
    ],
)
def test_the_box_has_limits(client: TestClient, given: dict[str, str], status: int) -> None:
    body = "&".join(f"{name}={_quoted(value)}" for name, value in given.items())
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/read", content=body, headers=headers).status_code == status


def _quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def test_the_api_is_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    page = client.get("/api").text
    for path, methods in described["paths"].items():
        assert path in page
        for about in methods.values():
            schema = about["responses"]["200"]["content"]["application/json"]["schema"]
            name = schema["properties"]["rows"]["items"]["$ref"].rpartition("/")[2]
            assert name in described["components"]["schemas"]


def test_only_pages_of_this_package_are_loaded(client: TestClient, pages: list[str]) -> None:
    for page in pages:
        for address in re.findall(r'(?:src|<link[^>]* href)="([^"]+)"', client.get(page).text):
            assert address.startswith("/static/")
            assert client.get(address).status_code == 200
    sheets = client.get("/static/style.css").text
    assert not re.search(r"@import|https?:", sheets)
    for font in re.findall(r'url\("([^"]+)"\)', sheets):
        assert client.get(f"/static/{font}").headers["content-type"] == "font/woff2"
