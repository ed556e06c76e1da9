from __future__ import annotations

import csv
import json
import tracemalloc
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import apsw
import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pyarrow import csv as arrow

from masdar.archive.database import open_archive
from masdar.archive.doctor import problems
from masdar.archive.events import Events, EventSearch
from masdar.archive.events.same import _same_parties, differences, same_event
from masdar.archive.export import plover, polecat
from masdar.archive.export.coding import cameo, code
from masdar.archive.export.evidence import sentence
from masdar.archive.export.polecat import COLUMNS, NONE, OWN, _cell
from masdar.archive.keys import Keys
from masdar.archive.search import Search
from masdar.archive.stored import stored_articles
from masdar.archive.trace import Tracer
from masdar.cli import cli
from masdar.engine import Options, build
from masdar.model import Actor, Event, EventType, Failure, Kept
from masdar.pages import read_inputs, read_paths
from masdar.pipeline import load_resources
from tests import happenings

TABLES = ("event", "party", "told")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return happenings.archive(tmp_path_factory.mktemp("events"))


@pytest.fixture(scope="module")
def connection(archive: Path) -> Iterator[apsw.Connection]:
    connection = open_archive(archive)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def events(connection: apsw.Connection) -> Events:
    return Events(connection)


def keys(events: Events, search: EventSearch) -> list[str]:
    return [hit.event.id for hit in events.find(search).hits]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (EventSearch(), ["e4", "e3", "e2", "e1"]),
        (EventSearch(type="CONSULT"), ["e3", "e2", "e1"]),
        (EventSearch(mode="visit"), ["e2"]),
        (EventSearch(quad=4), ["e4"]),
        (EventSearch(status="denied"), ["e3"]),
        (EventSearch(actor="QAT"), ["e3", "e2", "e1"]),
        (EventSearch(actor="QAT-GOV"), ["e3", "e2", "e1"]),
        (EventSearch(actor="QA"), []),
        (EventSearch(actor="الراشدي"), ["e3", "e1"]),
        (EventSearch(actor="طائرات مجهوله"), ["e4"]),
        (EventSearch(recipient="SYR"), ["e4"]),
        (EventSearch(pair=("RUS", "QAT")), ["e3", "e1"]),
        (EventSearch(pair=("SYR", "QAT")), []),
        (EventSearch(claimant="العياري"), ["e3"]),
        (EventSearch(claimant="-"), ["e4", "e1"]),
        (EventSearch(since="2024-03-12"), ["e4", "e3", "e2"]),
        (EventSearch(until="2024-03-11"), ["e1"]),
        (EventSearch(place="RUS"), ["e3", "e1"]),
        (EventSearch(place="طرابلس"), ["e2"]),
        (EventSearch(place="حلب"), ["e4"]),
        (EventSearch(outlet="وكالة الساحل"), ["e4"]),
        (EventSearch(actor=""), []),
        (EventSearch(claimant=" "), []),
        (EventSearch(actor="الراشدي " * 2000), ["e3", "e1"]),
    ],
)
def test_filters(events: Events, search: EventSearch, found: list[str]) -> None:
    assert keys(events, search) == found
    assert events.count(search) == len(found)


def test_pages_follow_each_other(events: Events) -> None:
    found: list[str] = []
    after = None
    while True:
        page = events.find(EventSearch(), 1, after)
        found += [hit.event.id for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert found == ["e4", "e3", "e2", "e1"]


def test_a_hit_shows_its_words_and_its_chain(events: Events) -> None:
    for hit in events.find(EventSearch()).hits:
        start, end = hit.mark
        assert hit.snippet[start:end] in ("غارات", "التقى", "سيزور")
        assert hit.chain == ((hit.event.claimant,) if hit.event.claimant else ())


def test_facets_and_the_matrix(events: Events) -> None:
    assert events.facet(EventSearch(), "type") == [("CONSULT", 3), ("ASSAULT", 1)]
    assert events.facet(EventSearch(), "month") == [("2024-03", 4)]
    cells = {(cell.actor, cell.recipient, cell.quad): cell.events for cell in events.matrix(EventSearch())}
    assert cells == {("QAT", "RUS", 1): 2, ("RUS", "QAT", 1): 2}


def test_an_archive_is_built_again_with_its_events(archive: Path, tmp_path: Path) -> None:
    for name in ("jsonl", "parquet"):
        source, again = tmp_path / f"export.{name}", tmp_path / f"{name}.masdar"
        runner = CliRunner().invoke(cli, ["export", str(archive), "--format", name, "--output", str(source)])
        assert runner.exit_code == 0, runner.output
        failures: list[Failure] = []
        build(again, read_inputs([source]), Options(), failed=failures.append)
        assert failures == []
        assert contents(again) == contents(archive)


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return {table: list(connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")) for table in TABLES}  # noqa: S608
    finally:
        connection.close()


def test_records_come_back_as_they_were(archive: Path, connection: apsw.Connection) -> None:
    given_ = {
        record["id"]: [event["id"] for event in record["events"]]
        for record in map(json.loads, happenings.exported(archive).splitlines())
    }
    stored = {article.id: [event.id for event in article.events] for _, article in stored_articles(connection)}
    assert stored == given_ == {"nahr-1": ["e1", "e2"], "ufuq-2": ["e3"], "sahel-3": ["e4"], "nahr-4": []}


def test_an_earlier_revision_is_not_found_and_events_go_with_their_article(archive: Path, tmp_path: Path) -> None:
    path, source = tmp_path / "news.masdar", tmp_path / "again.jsonl"
    source.write_text(happenings.exported(archive), "utf-8")
    build(path, read_inputs([source]), Options())
    revised = {**happenings.ARTICLES[2], "id": "sahel-3", "text": "لم تشن طائرات غارات."}
    source.write_text(json.dumps(revised), "utf-8")
    build(path, read_inputs([source]), Options())
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", 1)
    assert "e4" not in keys(Events(connection), EventSearch())
    assert list(problems(connection)) == []
    connection.execute("DELETE FROM article WHERE key = 'ufuq-2'")
    assert list(connection.execute("SELECT count(*) FROM event WHERE key = 'e3'")) == [(0,)]
    assert list(connection.execute("SELECT count(*) FROM told")) == [(1,)]
    connection.close()


def test_the_doctor_sees_an_event_that_stands_on_nothing(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.masdar"
    path.write_bytes(archive.read_bytes())
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE event SET trigger_end = 90000 WHERE key = 'e1'")
    connection.execute("UPDATE told SET statement = 'gone'")
    found = list(problems(connection))
    connection.close()
    assert "the event e1 stands on characters that its article does not have" in found
    assert "the event e2 is told by the statement gone, which its article does not have" in found


def test_an_export_with_an_event_on_characters_that_are_not_there_is_refused(archive: Path, tmp_path: Path) -> None:
    record = json.loads(happenings.exported(archive).splitlines()[0])
    record["events"][0]["trigger"] = [5, 900]
    source = tmp_path / "bad.jsonl"
    source.write_text(json.dumps(record), "utf-8")
    failures: list[Failure] = []
    build(tmp_path / "bad.masdar", read_inputs([source]), Options(), failed=failures.append)
    assert [failure.reason for failure in failures] == [
        "the event e1 stands on characters that its article does not have"
    ]


def test_versions_of_one_event_stand_side_by_side(connection: apsw.Connection, events: Events) -> None:
    tracer = Tracer(connection, Keys(), load_resources().lexicon)
    one = same_event(connection, events, tracer, "e1")
    assert one is not None
    assert one.event.event.id == "e1"
    [version] = one.versions
    assert version.hit.event.id == "e3"
    assert "parties" in version.why
    assert version.differs == ("status",)
    assert same_event(connection, events, tracer, "no-such-event") is None


def event(kind: str, actors: str, recipients: str = "", mode: str | None = None) -> Event:
    parties = [
        tuple(Actor(text=code, mention=(0, 1), code=code) for code in codes.split()) for codes in (actors, recipients)
    ]
    return Event(
        id=kind, type="RETREAT", mode=mode, quad=2, trigger=(0, 1), status="occurred",
        actors=parties[0], recipients=parties[1],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (event("a", "TUR-JUD", "USA-CVL"), event("b", "TUR", "USA"), True),
        (event("a", "TUR", "USA"), event("b", "TUR", "RUS"), False),
        (event("a", "TUR", "USA", "release"), event("b", "TUR-JUD", mode="release"), True),
        (event("a", "TUR", "USA", "release"), event("b", "USA", mode="release"), False),
        (event("a", "TUR", "USA", "release"), event("b", "TUR", mode="resign"), False),
        (event("a", "TUR", "USA"), event("b", "TUR"), False),
        (event("a", "MIL", "REB"), event("b", "MIL", "REB"), True),
    ],
)
def test_parties_of_one_event(one: Event, other: Event, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert _same_parties(one, other) == _same_parties(other, one) == same


def test_what_one_version_leaves_out_is_no_contradiction() -> None:
    base: dict[str, Any] = {"id": "a", "type": "CONSULT", "quad": 1, "trigger": (0, 1), "status": "occurred"}
    party = Actor(text="الراشدي", mention=(0, 1), code="QAT-GOV")
    one = Event(**base, claimant="سالم", date="2024-03-11", actors=(party,))
    assert differences(one, Event(**base)) == ()
    other = Event(**{**base, "status": "planned"}, claimant="كمال", date="2024-03-12")
    assert differences(one, other) == ("status", "claimant", "date")


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["--count"], ["4"]),
        (["--facet", "status"], ["       2  occurred", "       1  denied", "       1  planned"]),
        (["--matrix"], ["       2  1  QAT → RUS", "       2  1  RUS → QAT"]),
        (["--pair", "QAT", "RUS", "--count"], ["2"]),
    ],
)
def test_counts_on_the_command_line(archive: Path, arguments: list[str], lines: list[str]) -> None:
    result = CliRunner().invoke(cli, ["events", str(archive), *arguments])
    assert (result.exit_code, result.stdout.splitlines()) == (0, lines)


def test_events_on_the_command_line(archive: Path) -> None:
    result = CliRunner().invoke(cli, ["events", str(archive), "--limit", "1"])
    assert result.exit_code == 0
    assert "2024-03-13  ASSAULT aerial  occurred  sahel-3 e4" in result.stdout
    assert "[غارات]" in result.stdout
    after = result.stderr.split("--after ")[1].strip()
    result = CliRunner().invoke(cli, ["events", str(archive), "--format", "jsonl", "--after", after])
    assert [json.loads(line)["event"]["id"] for line in result.stdout.splitlines()] == ["e3", "e2", "e1"]
    assert CliRunner().invoke(cli, ["events", str(archive), "--after", "yesterday"]).exit_code == 2
    result = CliRunner().invoke(cli, ["events", str(archive), "--same", "e1"])
    assert "differs in  status" in result.stdout
    result = CliRunner().invoke(cli, ["events", str(archive), "--same", "nothing"])
    assert (result.exit_code, "has no event of this identifier" in result.output) == (1, True)


def test_plover_json_is_as_its_schema_says(archive: Path) -> None:
    validator = Draft202012Validator(plover.schema())
    lines = [json.loads(line) for line in happenings.exported(archive, "plover").splitlines()]
    assert [line["id"] for line in lines] == ["e1", "e2", "e3", "e4"]
    for line in lines:
        validator.validate(line)
        text = next(article["text"] for article in happenings.ARTICLES if article["id"] == line["story_id"])
        for party in (*line["attributes"]["ACTOR"], *line["attributes"]["RECIP"]):
            assert text[party["start"] : party["end"]] == party["text"]
    assert not validator.is_valid({**lines[0], "event_type": "FIGHT"})
    assert lines[2]["masdar"]["chain"] == ["صحيفة الأفق", "كمال العياري"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("كان الجو صافيا. وافق المجلس على 1.5 مليون دينار أمس! ثم غادر.", "وافق المجلس على 1.5 مليون دينار أمس!"),
        ("وافق المجلس\nثم غادر", "وافق المجلس"),
        ("قديم " * 90 + "وافق" + " جديد" * 90, "قديم " * 60 + "وافق" + " جديد" * 60),
    ],
)
def test_the_sentence_of_an_event(text: str, found: str) -> None:
    start = text.index("وافق")
    assert sentence(text, (start, start + len("وافق"))) == found


DIALECTS: tuple[dict[str, Any], ...] = (
    {"quoting": csv.QUOTE_NONE},
    {"quoting": csv.QUOTE_MINIMAL, "doublequote": True},
)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_reader_parts_the_rows_alike(archive: Path, dialect: dict[str, Any]) -> None:
    written = happenings.exported(archive, "polecat")
    header, *rows = list(csv.reader(StringIO(written), delimiter="\t", **dialect))
    assert tuple(header) == (*COLUMNS, *OWN)
    assert {len(row) for row in rows} == {len(header)}
    assert [row[0] for row in rows] == ["e1", "e2", "e3", "e4"]
    raids = dict(zip(header, rows[3], strict=True))
    assert raids["Evidence"] == "شنت طائرات مجهولة غارات على ”مدينة حلب” فجر الأربعاء."
    assert (raids["Actor Country"], raids["Recipient COW"], raids["CAMEO Root"]) == (NONE, "652", "19")
    assert (raids["Event Date"], raids["City"], raids["Feature Type"]) == ("2024-03-13", "حلب", "PPL")
    denied = dict(zip(header, rows[2], strict=True))
    assert (denied["Status"], denied["Chain"]) == ("denied", "صحيفة الأفق ← كمال العياري")


def test_arrow_reads_the_table_with_and_without_quotation_marks(archive: Path) -> None:
    written = happenings.exported(archive, "polecat").encode()
    for quote in (False, '"'):
        options = arrow.ParseOptions(delimiter="\t", quote_char=quote)
        assert arrow.read_csv(BytesIO(written), parse_options=options).num_rows == 4


@pytest.mark.parametrize("name", ["plover", "polecat"])
def test_memory_does_not_grow_with_the_archive(archive: Path, tmp_path: Path, name: str) -> None:
    source = tmp_path / "export.jsonl"
    source.write_text(happenings.exported(archive), "utf-8")
    record = next(one for one in read_paths([source]) if isinstance(one, Kept))
    peaks = []
    for times in (300, 1200):
        tracemalloc.start()
        write = plover.write if name == "plover" else polecat.write
        write((msgspec.structs.replace(record, text=record.text + " ") for _ in range(times)), Nowhere())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


class Nowhere(BytesIO):
    def write(self, data: Any) -> int:
        return len(data)

    def writelines(self, lines: Iterable[Any]) -> None:
        for line in lines:
            self.write(line)


@given(st.text(st.sampled_from("\t\n\r\x0b\x85\u2028\"'\0 aب"), max_size=30))
def test_a_cell_breaks_no_row(cell: str) -> None:
    assert len(_cell(cell).splitlines()) <= 1
    assert not set("\t\n\r\"'") & set(_cell(cell))


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search(outlet="صحيفة الأفق"), ["e3"]),
        (Search(since="2024-03-13"), ["e4"]),
        (Search(until="2024-03-12"), ["e1", "e2", "e3"]),
        (Search(source="الراشدي"), ["e2"]),
    ],
)
def test_exports_are_filtered_like_a_search(archive: Path, search: Search, found: list[str]) -> None:
    lines = happenings.exported(archive, "plover", search).splitlines()
    assert [json.loads(line)["id"] for line in lines] == found


def test_the_command_line_says_how_many_events_were_written(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.tsv"
    result = CliRunner().invoke(cli, ["export", str(archive), "--format", "polecat", "--output", str(out)])
    assert (result.exit_code, result.stderr) == (0, "4 events of 3 articles\n")


@pytest.mark.parametrize(
    ("written", "country", "sector"),
    [("QAT-GOV", "QAT", "GOV"), ("UNO", "UNO", ""), ("IMG-REB", "IMG", "REB"), ("REB", "", "REB"), (None, "", "")],
)
def test_parts_of_a_code(written: str | None, country: str, sector: str) -> None:
    assert code(Actor(text="الراشدي", mention=(0, 1), code=written)) == (country, sector)


@pytest.mark.parametrize(
    ("type_", "mode", "root", "quad"),
    [
        ("CONSULT", "visit", "04", 1),
        ("CONCEDE", None, "08", 2),
        ("ACCUSE", "investigate", "09", 2),
        ("ACCUSE", "allege", "11", 3),
        ("ASSAULT", "aerial", "19", 4),
        ("ASSAULT", "abduct", "18", 4),
        ("ASSAULT", "destroy", "17", 4),
        ("SANCTION", None, "16", 4),
    ],
)
def test_roots_of_cameo(type_: EventType, mode: str | None, root: str, quad: int) -> None:
    event = Event(id="a", type=type_, mode=mode, quad=1, trigger=(0, 1), status="occurred")
    assert cameo(event) == (root, quad)
