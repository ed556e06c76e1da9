from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import apsw
import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.sentences import spans
from masdar.archive.trace import NothingToTraceError, Trace, Tracer, comparison
from masdar.archive.trace.claims import claims
from masdar.archive.trace.graph import dot
from masdar.archive.trace.wording import Wording
from masdar.cli import cli
from masdar.engine import Options, build
from masdar.lexicon import Lexicon
from masdar.pages import read_inputs
from masdar.pipeline import load_resources
from tests.tracing import TEXTS, archive

LOST = "سد النخيل الكبير فقد 40 في المئة من مخزونه بسبب تسرب في قاعدته الغربية"
OPEN = (
    "الوزارة لن تغلق جسر المرسى القديم أمام الحافلات المدرسية قبل اكتمال الجسر الجديد"
    " وفتح الطريق الساحلي كله أمام المسافرين"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("trace"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_resources().lexicon


@pytest.fixture(scope="module")
def connection(path: Path) -> Iterator[apsw.Connection]:
    opened = open_archive(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def tracer(connection: apsw.Connection, lexicon: Lexicon) -> Tracer:
    return Tracer(connection, Keys(), lexicon)


def chains(trace: Trace) -> dict[str, list[str | None]]:
    """Returns the chain of each carrier without its outlet, by the article."""
    return {carrier.article: [voice.name for voice in carrier.chain[1:]] for carrier in trace.carriers}


def test_carriers_with_their_chains(tracer: Tracer) -> None:
    official = "مسؤول في وزارة المياه"
    assert chains(tracer.trace(LOST)) == {
        "sahil-1": [official],
        "nahr-1": ["وكالة الساحل", official],
        "ufuq-1": [],
        "marfa-1": [official],
        "jabal-1": ["سالم الراشدي"],
        "ufuq-2": ["كمال الهاشمي"],
    }
    minister = "ليلى العياري"
    assert chains(tracer.trace(OPEN)) == {
        "nahr-2": [minister],
        "jabal-2": [minister],
        "ufuq-3": [minister],
        "marfa-2": [minister],
    }


def test_what_may_carry_a_claim_counts_among_nothing(tracer: Tracer, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tracer.trace(LOST)
    carriers = {one.article for one in whole.carriers}
    assert not carriers.intersection(one.article for one in whole.possible)
    statement = whole.carriers[0].statement
    assert statement is not None
    monkeypatch.setattr(comparison, "LEAST", 1.1)
    monkeypatch.setattr(comparison, "word_for_word", lambda _: False)
    unsure = tracer.trace(statement)
    assert (unsure.carriers, unsure.origins, unsure.drift) == ((), (), ())
    assert carriers <= {one.article for one in unsure.possible}
    certainties = [one.likeness.certainty for one in unsure.possible]
    assert certainties == sorted(certainties, reverse=True)
    assert certainties[-1] >= comparison.POSSIBLE
    for one in unsure.possible:
        assert one.passage in (TEXTS[one.article] if one.field == "text" else one.title)


def test_origins(tracer: Tracer) -> None:
    found = [(origin.type, origin.carriers) for origin in tracer.trace(LOST).origins]
    assert found == [
        ("unnamed", ("sahil-1", "nahr-1", "marfa-1")),
        ("outlet", ("ufuq-1",)),
        ("person", ("jabal-1",)),
        ("person", ("ufuq-2",)),
    ]
    [origin] = tracer.trace(OPEN).origins
    assert origin.why == ("one source: ليلى العياري",)


def test_drift(tracer: Tracer) -> None:
    lost = [(one.kind, one.earlier, one.later) for one in tracer.trace(LOST).drift]
    assert lost == [
        ("attribution-dropped", "sahil-1", "ufuq-1"),
        ("hardened", "sahil-1", "marfa-1"),
        ("number-changed", "sahil-1", "marfa-1"),
        ("denial-left-out", "jabal-1", "ufuq-2"),
    ]
    drift = tracer.trace(OPEN).drift
    assert [(one.kind, one.later) for one in drift] == [
        ("quotation-altered", "jabal-2"),
        ("softened", "ufuq-3"),
        ("quotation-reported", "ufuq-3"),
        ("quotation-reported", "marfa-2"),
        ("negation-changed", "marfa-2"),
    ]
    assert (drift[0].before, drift[0].after) == ("الحافلات المدرسية", "الشاحنات الكبيرة")


def test_the_evidence_stands_in_the_articles(tracer: Tracer) -> None:
    for carrier in tracer.trace(LOST).carriers:
        assert TEXTS[carrier.article][slice(*carrier.span)] == carrier.passage
        assert carrier.likeness.shared


def test_what_differs_is_named(tracer: Tracer) -> None:
    carriers = {carrier.article: carrier for carrier in tracer.trace(LOST).carriers}
    assert carriers["marfa-1"].likeness.numbers == (("40",), ("45",))
    assert carriers["jabal-1"].likeness.negation
    assert not carriers["nahr-1"].likeness.negation


def test_a_statement_and_an_article_are_traced(tracer: Tracer) -> None:
    trace = tracer.trace("sahil-1")
    [first, *_] = trace.carriers
    assert first.article == "sahil-1"
    assert first.statement is not None
    assert chains(tracer.trace(first.statement)) == chains(trace)


def test_other_claims_are_left_alone(tracer: Tracer) -> None:
    assert list(chains(tracer.trace("nahr-3"))) == ["nahr-3"]
    assert tracer.trace("تقام بطولة السباحة المدرسية في مدينة بعيدة هذا العام").carriers == ()
    for wanted in ("السد", "", "0123456789abcdef"):
        with pytest.raises(NothingToTraceError, match=f"^'{wanted}' names no statement .* too few words"):
            tracer.trace(wanted)


def test_the_order_of_the_command_line(path: Path) -> None:
    run = CliRunner().invoke(cli, ["trace", str(path), LOST])
    assert run.exit_code == 0
    assert "6 articles, 3 origins, 1 article without one" in run.stdout
    assert run.stdout.index("sahil-1") < run.stdout.index("nahr-1") < run.stdout.index("ufuq-2")
    record = CliRunner().invoke(cli, ["trace", str(path), LOST, "--format", "jsonl"])
    assert msgspec.json.decode(record.stdout_bytes, type=Trace).claim == LOST
    graph = CliRunner().invoke(cli, ["trace", str(path), LOST, "--format", "dot"]).stdout
    assert graph.startswith("digraph")
    assert '"article sahil-1" -> "article ufuq-1" [label="attribution-dropped"' in graph
    assert CliRunner().invoke(cli, ["trace", str(path), "السد"]).exit_code == 2


def test_the_claims_of_some_days(path: Path) -> None:
    def listed(*arguments: str) -> list[str]:
        run = CliRunner().invoke(cli, ["claims", str(path), *arguments])
        assert run.exit_code == 0, run.output
        return run.stdout.splitlines()

    lines = listed("--since", "2024-03-01", "--until", "2024-04-30")
    assert [line.split()[:3] for line in lines] == [["5", "4", "4"], ["4", "1", "5"]]
    assert listed("--since", "2024-03-01", "--until", "2024-04-30", "--drift", "softened") == lines[1:]
    assert listed("--since", "2024-03-01", "--until", "2024-04-30", "--limit", "1") == lines[:1]
    assert listed("--since", "2024-05-01") == []
    assert CliRunner().invoke(cli, ["claims", str(path), "--since", "2024-05-01"]).stderr == "0 of 0 claims\n"
    [record] = listed("--since", "2024-04-01", "--format", "jsonl")
    assert len(msgspec.json.decode(record, type=Trace).carriers) == 4


class Halves(Tracer):
    """Finds of each claim the first carrier and the one that is asked for alone."""

    def trace(self, wanted: str) -> Trace:
        """Returns these."""
        whole = super().trace(wanted)
        kept = tuple(one for one in whole.carriers if one is whole.carriers[0] or one.statement == wanted)
        return msgspec.structs.replace(whole, carriers=kept)


def test_traces_that_begin_with_one_passage_are_one_claim(connection: apsw.Connection, lexicon: Lexicon) -> None:
    found = claims(connection, Halves(connection, Keys(), lexicon), "2024-03-01", "2024-03-31")
    assert [(one.carriers[0].article, len(one.carriers)) for one in found] == [("sahil-1", 2)]


@pytest.mark.parametrize("day", ["2024", "2024-03", "0001-01-02", "9999-12-31", "أمس"])
def test_a_claim_of_no_whole_day_or_of_the_ends_of_time(tmp_path: Path, day: str) -> None:
    articles = [{"id": name, "outlet": name, "date": day, "text": TEXTS["sahil-1"]} for name in ("بريد", "منار")]
    source = tmp_path / "news.jsonl"
    source.write_text("\n".join(map(json.dumps, articles)), "utf-8")
    build(tmp_path / "news.masdar", read_inputs([source]), Options())
    run = CliRunner().invoke(cli, ["search", str(tmp_path / "news.masdar"), "--format", "jsonl", "سد النخيل"])
    statement = msgspec.json.decode(run.stdout.splitlines()[0])["statement"]
    traced = CliRunner().invoke(cli, ["trace", str(tmp_path / "news.masdar"), statement, "--format", "jsonl"])
    assert traced.exit_code == 0, traced.output
    assert len(msgspec.json.decode(traced.stdout, type=Trace).carriers) == 2


def test_a_graph_takes_any_text(tracer: Tracer) -> None:
    trace = tracer.trace(LOST)
    first = msgspec.structs.replace(trace.carriers[0], outlet='"]; evil \\" [x="')
    graph = dot(msgspec.structs.replace(trace, carriers=(first,), drift=()))
    assert '\\"]; evil \\\\\\" [x=\\"' in graph


@pytest.mark.parametrize(
    ("cue", "level"), [("زعمت", 1), ("وألمح", 2), ("قال", 3), ("بحسب", 3), ("وأعلنت", 4), ("يؤكد", 5)]
)
def test_commitment(lexicon: Lexicon, cue: str, level: int) -> None:
    assert Wording(lexicon, None).commitment(cue, hedged=False) == level
    assert Wording(lexicon, None).commitment(cue, hedged=True) == 1


@pytest.mark.parametrize(
    ("passage", "negated"),
    [
        ("لن يغلق الجسر", {"يغلق"}),
        ("يغلق الجسر", set()),
        ("عدم إغلاق الجسر", {"غلق"}),
    ],
)
def test_negation(lexicon: Lexicon, passage: str, negated: set[str]) -> None:
    assert Wording(lexicon, None).negated(passage, Keys()) == negated


@given(st.text(alphabet="ابجد .!؟\n «»", max_size=80))
def test_sentences_cover_the_text(text: str) -> None:
    found = list(spans(text))
    assert all(text[start:stop].strip() == text[start:stop] != "" for start, stop in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    kept = "".join(text[start:stop] for start, stop in found)
    assert sum(letter.isalpha() for letter in kept) == sum(letter.isalpha() for letter in text)
