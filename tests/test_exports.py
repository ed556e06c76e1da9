from __future__ import annotations

import csv
import json
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import apsw
import msgspec
import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from pyld import jsonld

from masdar.archive.database import open_archive
from masdar.archive.export import FORMATS, Tally, export
from masdar.archive.export.evidence import article_iri, part_iri
from masdar.archive.export.ftm import _country
from masdar.archive.export.table import COLUMNS, quoted
from masdar.archive.keys import Keys
from masdar.archive.search import Search, Searcher
from masdar.archive.stored import stored_articles
from masdar.cli import cli
from masdar.engine import Options, build
from masdar.model import Agent, Article, Failure, Kept, Provenance
from masdar.pages import read_inputs, read_paths
from tests import archives

SPEECH = "قال وزير المياه سالم الراشدي لوكالة النهر: «السدود امتلأت كلها»."
ARTICLES = (
    {"id": "nahr-1", "url": "https://nahr.example/1", "outlet": "صحيفة «النهر»", "date": "2024-03-12",
     "title": "الراشدي: السدود تكفي ثلاثة أعوام", "text": f"{SPEECH} وأضاف أن الرئيس سيزور السد الكبير."},
    {"id": "nahr-2", "url": "https://nahr.example/2", "outlet": "صحيفة «النهر»", "date": "2024-04-02",
     "title": "=خلاف على الجسر", "text": "لم تنف وزيرة النقل ليلى العياري أن الجسر القديم مغلق.\n"
     "ونقلت وكالة الساحل عن كمال الهاشمي قوله إن العقد مع الشركة انتهى."},
    {"id": "ufuq 3", "outlet": "صحيفة الأفق", "title": "مؤتمر الزراعة",
     "text": "زعم مسؤول في وزارة المياه أن الحكومة رفعت أسعار القمح."},
    {"id": "ufuq-4", "url": "https://ufuq.example/4", "title": "طقس الغد", "text": "سماء صافية."},
)  # fmt: skip
REVISED = {**ARTICLES[0], "text": f"{SPEECH} وأكد الراشدي أن المياه تكفي."}
LOSSLESS = ("jsonl", "parquet")
SAYING = tuple(name for name in FORMATS if name not in ("plover", "polecat"))
"""The formats that hold statements."""
TABLES = {
    "article": "SELECT a.id, key, address, revision, latest, a.digest, r.digest, r.version, r.overlay, page, url,"
    " outlet, date, date_reason, title, text, rest FROM article a JOIN resource r ON r.id = a.resource ORDER BY 1",
    "statement": "SELECT * FROM statement ORDER BY id",
    "agent": "SELECT * FROM agent ORDER BY statement, role, place",
    "copy": "SELECT * FROM copy ORDER BY article",
    "sketch": "SELECT * FROM sketch ORDER BY article",
    "band": "SELECT * FROM band ORDER BY 1, 2",
    **{f"search_{name}": f"SELECT rowid FROM search_{name} ORDER BY 1" for name in ("key", "exact")},  # noqa: S608
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    path = folder / "news.masdar"
    page = folder / "page.html"
    page.write_text(archives.page(), "utf-8")
    for name, articles in (("one", ARTICLES), ("two", (REVISED, {**ARTICLES[3], "text": "مطر."}, ARTICLES[3]))):
        source = folder / f"{name}.jsonl"
        source.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
        build(path, read_inputs([source]), Options())
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE resource SET digest = 'earlier', version = '0.0.1', overlay = 'ours'")
    connection.close()
    build(path, read_inputs([page]), Options())  # read with other resources than what is above
    return path


@pytest.fixture(scope="module")
def searcher(archive: Path) -> Iterator[Searcher]:
    connection = open_archive(archive)
    yield Searcher(connection, Keys())
    connection.close()


def written(searcher: Searcher, name: str, search: Search | None = None) -> tuple[bytes, Tally]:
    out = BytesIO()
    tally = export(searcher, search or Search(), name, out)
    return out.getvalue(), tally


def lines(searcher: Searcher, name: str = "jsonl", search: Search | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(searcher, name, search)[0].decode().splitlines()]


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return {name: list(connection.execute(sql)) for name, sql in TABLES.items()}
    finally:
        connection.close()


def rebuilt(folder: Path, content: bytes) -> Path:
    source = folder / "export"
    source.write_bytes(content)
    path = folder / "again.masdar"
    failures: list[Failure] = []
    build(path, read_inputs([source]), Options(), failed=failures.append)
    assert failures == []
    return path


@pytest.mark.parametrize("name", LOSSLESS)
def test_an_archive_is_built_again_row_for_row(searcher: Searcher, archive: Path, tmp_path: Path, name: str) -> None:
    again = rebuilt(tmp_path, written(searcher, name)[0])
    before, after = tables(archive), tables(again)
    assert {table for table, rows in before.items() if not rows} <= {"copy"}
    for table, rows in before.items():
        assert after[table] == rows, table
    # What was exported from it again is the same to the byte.
    connection = open_archive(again)
    assert written(Searcher(connection, Keys()), "jsonl")[0] == written(searcher, "jsonl")[0]
    connection.close()


def test_revisions_and_what_pages_alone_have_are_in_the_round_trip(archive: Path) -> None:
    connection = open_archive(archive)
    stored = [article for _, article in stored_articles(connection)]
    assert any(article.paragraphs for article in stored)
    latest = list(connection.execute("SELECT revision FROM article WHERE latest AND address LIKE '%ufuq.example/4'"))
    assert latest == [(1,)]  # the page is again what it was, its second revision is not the latest
    connection.close()


@pytest.mark.parametrize("name", LOSSLESS)
def test_statements_are_kept_and_not_read_anew(searcher: Searcher, tmp_path: Path, name: str) -> None:
    content = written(searcher, name, Search(query="السدود"))[0]
    again = rebuilt(tmp_path, content)
    connection = open_archive(again)
    found = [article for _, article in stored_articles(connection)]
    connection.close()
    assert len(found) == 1
    (whole,) = (article for article in read_back(searcher) if article.archive.latest and article.id == found[0].id)
    assert set(found[0].statements) < set(whole.statements)


def read_back(searcher: Searcher) -> list[Kept]:
    path = Path(searcher.connection.filename).with_name("back.jsonl")
    path.write_bytes(written(searcher, "jsonl")[0])
    return [article for article in read_paths([path]) if isinstance(article, Kept)]


@pytest.mark.parametrize("name", SAYING)
@pytest.mark.parametrize(
    "search",
    [
        Search(),
        Search(query="السدود OR الجسر"),
        Search(source="الهاشمي"),
        Search(negated=True),
        Search(outlet="صحيفة «النهر»", since="2024-04-01"),
        Search(query="لا_شيء"),
    ],
)
def test_the_count_is_that_of_the_search(searcher: Searcher, name: str, search: Search) -> None:
    content, tally = written(searcher, name, search)
    assert tally.statements == searcher.count(search)
    if name != "ftm":  # it leaves out what no entity said
        assert statements_in(name, content) == tally.statements


def statements_in(name: str, content: bytes) -> int:
    """Counts the statements of the latest revisions in an export."""
    if name == "csv":
        return len(list(csv.DictReader(StringIO(content.decode(), newline=""))))
    if name == "parquet":
        rows = parquet.read_table(BytesIO(content)).to_pylist()
        return sum(len(row["statements"]) for row in rows if row["archive"]["latest"])
    if name == "jsonl":
        rows = [json.loads(line) for line in content.decode().splitlines()]
        return sum(len(row["statements"]) for row in rows if row["archive"]["latest"])
    document = json.loads(content)
    if name == "webannotation":
        return len(document["items"])
    if name == "schemaorg":
        return sum(node["@type"] == "Claim" for node in document["@graph"])
    return sum("wasQuotedFrom" in node for node in document["@graph"])


class Nowhere(BytesIO):
    """Forgets what is written, and only counts it."""

    def write(self, data: Any) -> int:
        return len(memoryview(data))

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)


@pytest.mark.parametrize("name", SAYING)
def test_memory_does_not_grow_with_the_archive(searcher: Searcher, name: str) -> None:
    record = next(one for one in read_back(searcher) if one.archive.latest)
    module = import_module(f"masdar.archive.export.{'table' if name == 'csv' else name}")
    peaks = []
    for times in (600, 2400):
        tracemalloc.start()
        module.write((msgspec.structs.replace(record, text=record.text + " ") for _ in range(times)), Nowhere())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


@pytest.mark.parametrize("name", FORMATS)
def test_a_second_export_is_the_same_to_the_byte(searcher: Searcher, name: str) -> None:
    assert written(searcher, name)[0] == written(searcher, name)[0]


def test_json_lines_carry_the_words_beside_the_spans(searcher: Searcher) -> None:
    parts: Counter[str] = Counter()
    for record in lines(searcher):
        assert record["archive"]["text_sha256"] == sha256(record["text"].encode()).hexdigest()
        for statement in record["statements"]:
            text = record[statement["field"]]
            content = [one for one in statement["evidence"] if one["part"] == "content"]
            assert [[one["start"], one["end"]] for one in content] == statement["content"]
            for one in statement["evidence"]:
                start, end = one["start"], one["end"]
                assert one["exact"] == text[start:end] != ""
                assert text[:start].endswith(one["prefix"])
                assert text[end:].startswith(one["suffix"])
                assert bool(one["prefix"]) == bool(start)
                assert bool(one["suffix"]) == (end < len(text))
                parts[one["part"]] += 1
    assert set(parts) == {"content", "cue", "source", "via", "to"}


def changed(record: dict[str, Any], **fields: Any) -> str:
    return json.dumps({**record, **fields}, ensure_ascii=False)


def test_what_was_changed_after_the_export_is_refused_in_one_sentence(searcher: Searcher, tmp_path: Path) -> None:
    record = lines(searcher)[0]
    statement = {**record["statements"][0], "content": [[0, 9999]]}
    bad = (
        changed(record, text=record["text"] + "."),
        changed(record, title="عنوان آخر"),
        changed(record, statements=[statement]),
        changed(record, archive={**record["archive"], "format": 2}),
    )
    path = tmp_path / "bad.jsonl"
    path.write_text("\n".join(bad), "utf-8")
    found = list(read_paths([path]))
    assert [one.line for one in found if isinstance(one, Failure)] == [1, 2, 3, 4]
    assert all("\n" not in one.reason for one in found if isinstance(one, Failure))


def test_a_field_called_archive_does_not_make_a_record(tmp_path: Path) -> None:
    path = tmp_path / "foreign.jsonl"
    path.write_text(json.dumps({"text": SPEECH, "archive": {"name": "النهر"}}), "utf-8")
    (found,) = read_paths([path])
    assert isinstance(found, Article)
    assert not isinstance(found, Kept)


@pytest.mark.parametrize("start", [0, 1, 3])
def test_reading_a_parquet_table_goes_on_after_any_row(searcher: Searcher, tmp_path: Path, start: int) -> None:
    path = tmp_path / "export.parquet"
    path.write_bytes(written(searcher, "parquet")[0])
    (one,) = read_inputs([path])
    found = [outcome for step in one.steps(start) for outcome in step.outcomes]
    assert found == read_back(searcher)[start:]


def test_another_parquet_table_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    parquet.write_table(pa.table({"x": [1]}), path)
    (found,) = read_paths([path])
    assert isinstance(found, Failure)
    assert found.reason == "this is a Parquet table, but none that `masdar export` wrote"
    path.write_bytes(path.read_bytes()[:-9])
    (found,) = read_paths([path])
    assert isinstance(found, Failure)
    assert "cannot be read" in found.reason


def test_parquet_is_typed_and_nested(searcher: Searcher) -> None:
    schema = parquet.read_schema(BytesIO(written(searcher, "parquet")[0]))
    statement = schema.field("statements").type.value_type
    assert str(statement.field("content").type.value_type) == "struct<start: int32 not null, end: int32 not null>"
    assert str(statement.field("negated").type) == "bool"
    assert "null" not in {str(field.type) for field in schema}


DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
CELLS = st.text(st.one_of(st.sampled_from([*DANGEROUS, '"', ",", "'", "ق"]), st.characters(codec="utf-8")))


@given(CELLS)
def test_no_cell_is_taken_for_a_formula_and_none_is_lost(cell: str) -> None:
    out = StringIO(newline="")
    csv.writer(out).writerow(["x", quoted(cell)])
    ((_, back),) = csv.reader(StringIO(out.getvalue(), newline=""))
    assert not back.startswith(DANGEROUS)
    assert back == cell or (back == f"'{cell}" and cell.startswith(DANGEROUS))


def test_csv_has_a_statement_a_row(searcher: Searcher) -> None:
    rows = list(csv.DictReader(StringIO(written(searcher, "csv")[0].decode(), newline="")))
    assert set(rows[0]) == set(COLUMNS)
    relayed = next(row for row in rows if row["via"])
    assert relayed["title"] == "'=خلاف على الجسر"
    assert (relayed["source"], relayed["via"], relayed["act"]) == ("كمال الهاشمي", "وكالة الساحل", "assert")
    assert relayed["content"] == "العقد مع الشركة انتهى"
    assert [row["negated"] for row in rows].count("1") == 1


ANNOTATION = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
        "dctypes": "http://purl.org/dc/dcmitype/", "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation", "AnnotationPage": "as:OrderedCollectionPage", "Text": "dctypes:Text",
        "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
        "tagging": "oa:tagging", "describing": "oa:describing", "identifying": "oa:identifying",
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
        "value": "rdf:value", "format": "dc:format", "exact": "oa:exact", "prefix": "oa:prefix",
        "suffix": "oa:suffix", "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    }
}  # fmt: skip
"""The terms of the Web Annotation vocabulary that are used: the context itself is fetched from the network."""


def expanded(searcher: Searcher, name: str) -> Any:
    """Returns an export as JSON-LD understands it."""

    def loader(url: str, _options: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": ANNOTATION, "contentType": "application/ld+json"}

    document = json.loads(written(searcher, name)[0])
    return jsonld.expand(document, {"documentLoader": loader})


def every_key(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_key(part)


def test_web_annotations_find_their_words_again(searcher: Searcher) -> None:
    texts = {article_iri(article): article for article in read_back(searcher) if article.archive.latest}
    items = json.loads(written(searcher, "webannotation")[0])["items"]
    assert len(items) > 5
    for item in items:
        assert item["type"] == "Annotation"
        for target in item["target"]:
            address, _, field = target["source"]["id"].partition("#")
            text = getattr(texts[address], field)
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_every_member_of_a_web_annotation_is_a_term(searcher: Searcher) -> None:
    (page,) = expanded(searcher, "webannotation")
    items = page["https://www.w3.org/ns/activitystreams#items".replace("https", "http")][0]["@list"]
    assert len(items) == searcher.count(Search())
    compact = set(every_key(json.loads(written(searcher, "webannotation")[0])))
    known = set(ANNOTATION["@context"]) | {"@context", "masdar"}
    assert {key for key in compact if not key.startswith("masdar:")} <= known
    assert items[0]["http://www.w3.org/ns/oa#hasTarget"][0]["http://www.w3.org/ns/oa#hasSelector"]


PROV = "http://www.w3.org/ns/prov#"


def test_prov_leads_from_the_excerpt_over_the_relays_to_the_source(searcher: Searcher) -> None:
    nodes = {node["@id"]: node for node in expanded(searcher, "prov")}

    def labels(node: Any, name: str) -> list[str]:
        found = [nodes[one["@id"]] for one in node.get(PROV + name, [])]
        return [one["http://www.w3.org/2000/01/rdf-schema#label"][0]["@value"] for one in found]

    excerpt = next(
        node for node in nodes.values() if node.get(PROV + "value", [{}])[0].get("@value") == "العقد مع الشركة انتهى"
    )
    assert labels(excerpt, "wasQuotedFrom") == ["=خلاف على الجسر"]
    relay = nodes[excerpt[PROV + "wasDerivedFrom"][0]["@id"]]
    assert labels(relay, "wasAttributedTo") == ["وكالة الساحل"]
    said = nodes[relay[PROV + "wasDerivedFrom"][0]["@id"]]
    assert labels(said, "wasAttributedTo") == ["كمال الهاشمي"]
    assert said["@id"] == excerpt[PROV + "hadPrimarySource"][0]["@id"]


def test_prov_refers_to_nothing_that_is_not_there(searcher: Searcher) -> None:
    nodes = expanded(searcher, "prov")
    defined = {node["@id"] for node in nodes}
    for node in nodes:
        assert node["@type"][0].startswith(PROV)
        for name in ("wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource", "wasAttributedTo"):
            assert {one["@id"] for one in node.get(PROV + name, [])} <= defined


def test_what_was_not_said_has_no_author(searcher: Searcher) -> None:
    graph = json.loads(written(searcher, "prov")[0])["@graph"]
    (excerpt,) = (node for node in graph if node.get("masdar:negated"))
    assert not {"wasDerivedFrom", "hadPrimarySource"} & set(excerpt)
    claims = [node for node in json.loads(written(searcher, "schemaorg")[0])["@graph"] if node["@type"] == "Claim"]
    (claim,) = (node for node in claims if "negated" in node["keywords"])
    assert "author" not in claim
    assert all("author" in node for node in claims if node is not claim)


def test_schema_org_quotes_the_speakers_own_words_alone(searcher: Searcher) -> None:
    classes: Counter[str] = Counter()
    for node in expanded(searcher, "schemaorg"):
        classes[node["@type"][0]] += 1
        for appearance in node.get("https://schema.org/appearance", []):
            for kind in appearance.get("@type", ["reference"]):
                classes[kind] += 1
    direct = searcher.count(Search(form="direct"))
    assert classes["https://schema.org/Quotation"] == direct > 0
    assert classes["https://schema.org/Claim"] == searcher.count(Search())
    assert "https://schema.org/ClaimReview" not in classes


THING = {"name", "alias", "country", "summary", "sourceUrl", "publisher"}
FTM = {
    "Article": (THING | {"title", "author", "bodyText", "fileName", "language", "publishedAt"}, {"fileName"}),
    "Person": (THING | {"position"}, {"name"}),
    "Organization": (THING, {"name"}),
    "Mention": ({"document", "name", "resolved", "detectedSchema", "contextCountry"}, {"document", "name"}),
    "Documentation": ({"document", "entity", "role", "summary", "date", "recordId"}, {"document", "entity"}),
}
"""Of the published schemata, the properties that are used and those that are required."""
LINKS = {"document": {"Article"}, "entity": {"Person", "Organization"}, "resolved": {"Person", "Organization"}}


def test_follow_the_money_entities_are_of_their_schemata(searcher: Searcher) -> None:
    entities = lines(searcher, "ftm")
    kinds = {entity["id"]: entity["schema"] for entity in entities}
    assert len(kinds) == len(entities)
    assert set(kinds.values()) == set(FTM)
    for entity in entities:
        properties, required = FTM[entity["schema"]]
        assert required <= set(entity["properties"]) <= properties
        for name, values in entity["properties"].items():
            assert all(isinstance(value, str) and value for value in values)
            assert all(kinds[value] in LINKS[name] for value in values if name in LINKS)


def test_countries_have_two_letters_there() -> None:
    assert [_country(code) for code in ("QAT", "RUS", None)] == ["qa", "ru", None]


def run(*arguments: object) -> Any:
    return CliRunner().invoke(cli, ["export", *map(str, arguments)])


def test_the_command_writes_the_same_to_a_file_and_says_how_much(archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    told = run(archive, "السدود", "--format", "csv", "--output", output)
    count = CliRunner().invoke(cli, ["search", str(archive), "السدود", "--count"]).stdout.strip()
    assert told.stderr == f"{count} statements of 1 article\n"
    assert told.stdout == ""
    assert run(archive, "السدود", "--format", "csv").stdout_bytes == output.read_bytes()
    assert run(archive, "السدود", "--format", "csv", "--excel").stdout_bytes == b"\xef\xbb\xbf" + output.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("arguments", [["--excel"], ["(الجسر"]])
def test_a_wrong_use_is_told(archive: Path, arguments: list[str], tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.write_text("before")
    told = run(archive, *arguments, "--output", output)
    assert told.exit_code == 2
    assert output.read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_export_that_breaks_leaves_the_file_as_it_was(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("masdar.archive.export.jsonl.members", full)
    told = run(archive, "--output", output)
    assert told.exit_code == 1
    assert told.stderr == f"Error: {output}: the file cannot be written: No space left on device\n"
    assert output.read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 1
    assert "cannot be written" in run(archive, "--output", tmp_path / "none" / "out").stderr


def test_without_pyarrow_one_sentence_says_what_to_install(
    archive: Path, searcher: Searcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export.parquet"
    path.write_bytes(written(searcher, "parquet")[0])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "masdar.archive.export.parquet")
    told = run(archive, "--format", "parquet", "--output", tmp_path / "out")
    assert told.stderr == "Error: Parquet needs pyarrow: pip install 'masdar[parquet]'\n"
    (found,) = read_paths([path])
    assert isinstance(found, Failure)
    assert found.reason == "Parquet needs pyarrow: pip install 'masdar[parquet]'"


def test_an_agent_without_a_name_is_no_entity_and_breaks_nothing(searcher: Searcher, tmp_path: Path) -> None:
    record = lines(searcher)[0]
    nobody = json.loads(json.dumps(record["statements"][0]))
    nobody["source"] = {"name": None, "type": "person", "name_reason": "لا يقول النص من هو"}
    source = tmp_path / "one.jsonl"
    source.write_text(changed(record, statements=[nobody]), "utf-8")
    again = rebuilt(tmp_path, source.read_bytes())
    connection = open_archive(again)
    other = Searcher(connection, Keys())
    for name in SAYING:
        assert written(other, name)[1].statements == 1
    assert Agent(**lines(other)[0]["statements"][0]["source"]).name is None
    connection.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is full is needed")
def test_a_full_device_is_told_of_the_output_not_of_the_archive(archive: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "masdar", "export", str(archive)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "Error: the output cannot be written: No space left on device\n"


def test_articles_of_one_page_have_names_of_their_own(searcher: Searcher) -> None:
    record = read_back(searcher)[0]
    address = "https://nahr.example/live"
    names = set()
    for nth in ("", "#2", "#3"):
        stood = msgspec.structs.replace(record.archive, address=address + nth)
        one = msgspec.structs.replace(record, url=address, archive=stood)
        names |= {article_iri(one), part_iri(one, "title"), part_iri(one, "text")}
    assert len(names) == 9
    assert all(name.count("#") <= 1 for name in names)


ADDRESSES = st.builds(str.__add__, st.sampled_from(["", "https://"]), st.text(st.characters(codec="utf-8")))


@given(ADDRESSES, st.text(st.characters(codec="utf-8")))
def test_any_identifier_makes_a_name(address: str, identifier: str) -> None:
    stood = Provenance(
        format=1, address=address, revision=1, latest=True, resources="", version="", title_sha256="", text_sha256=""
    )
    name = article_iri(Kept(id=identifier, archive=stood))
    assert name.startswith(("urn:masdar:article:", "http://", "https://"))
    assert not any(char.isspace() or char in '<>"' for char in name)
