from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element, fromstring

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import masdar
from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.timeline import Stretch, Unit
from masdar.archive.trace import Trace, Tracer
from masdar.archive.trace.records import DriftKind
from masdar.cli import cli
from masdar.drawing import Dated, Drawing, Language, Manner, Step, chain, claim, counts, ranges, steps, style
from masdar.drawing.days import days
from masdar.drawing.labels import labels
from masdar.drawing.lettering import room, shortened, wrapped
from masdar.drawing.taken import Edge, End, attribution, taken
from masdar.pipeline import load_resources
from tests.tracing import archive

HOSTILE = '<script>alert(1)</script> " onload="x" \u202eقلب\u202c \x00\ud800 ]]> &amp;'
SHAPES = {"svg", "title", "desc", "g", "text", "rect", "circle", "path"}
STEPS = [
    Step("origin", "مسؤول في وزارة المياه", "unnamed"),
    Step("relay", "وكالة الساحل", "media"),
    Step("outlet", "صحيفة النهر", None),
]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("drawing"))


@pytest.fixture(scope="module")
def dam(news: Path) -> Iterator[Trace]:
    connection = open_archive(news)
    yield Tracer(connection, Keys(), load_resources().lexicon).trace("sahil-1")
    connection.close()


def root(drawing: Drawing) -> Element:
    """Returns the drawing as a reader of XML sees it, without the namespace."""
    element = fromstring(drawing.embedded())  # noqa: S314 - written by the code under test
    for one in element.iter():
        one.tag = one.tag.rpartition("}")[2]
    return element


def classed(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if name in one.get("class", "").split()]


def written(element: Element) -> list[str]:
    return ["".join(one.itertext()) for one in element.iter("text")]


def middle(mark: Element) -> tuple[float, float]:
    """Returns the middle of a circle or a square."""
    if mark.tag == "circle":
        return float(mark.get("cx", "nan")), float(mark.get("cy", "nan"))
    x, y, width, height = (float(mark.get(name, "nan")) for name in ("x", "y", "width", "height"))
    return x + width / 2, y + height / 2


def drawings(manner: Manner, trace: Trace) -> dict[str, Drawing]:
    return {
        "chain": chain(STEPS, manner),
        "counts": counts([Stretch("2024-03-01", 5, 2, 1), Stretch(None, 2, 1, 1)], "day", manner),
        "ranges": ranges([Dated("زيارة", "2024-03", None, "2024-03-02")], manner),
        "claim": claim(trace, manner),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["chain", "counts", "ranges", "claim"])
def test_a_drawing_says_in_words_what_it_shows(kind: str, language: Language, dam: Trace) -> None:
    element = root(drawings(Manner(language, id="one"), dam)[kind])
    assert element.get("role") == "img"
    assert element.get("aria-labelledby") == "one-title one-desc"
    assert element.get("lang") == language
    assert [(one.tag, one.get("id")) for one in element[:2]] == [("title", "one-title"), ("desc", "one-desc")]
    assert all(one.text for one in element[:2])


@pytest.mark.parametrize("kind", ["chain", "counts", "ranges", "claim"])
def test_a_page_without_inline_styles_can_show_it(kind: str, dam: Trace) -> None:
    for one in root(drawings(Manner(), dam)[kind]).iter():
        assert one.tag not in {"style", "script", "a", "foreignObject", "image"}
        assert "style" not in one.attrib
        assert not any(name.startswith("on") or name.endswith("href") for name in one.attrib)


@pytest.mark.parametrize("kind", ["chain", "counts", "ranges", "claim"])
def test_a_file_brings_its_style(kind: str, dam: Trace) -> None:
    text = drawings(Manner(), dam)[kind].standalone()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert style() in text
    assert fromstring(text.encode()).tag.endswith("svg")  # noqa: S314 - written by the code under test


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 720, 1100])
def test_nothing_stands_outside(width: int, language: Language, dam: Trace) -> None:
    for drawing in drawings(Manner(language, width=width), dam).values():
        element = root(drawing)
        left, top, across, down = map(float, element.get("viewBox", "").split())
        for one in element.iter("rect"):
            x, y, w, h = (float(one.get(name, "nan")) for name in ("x", "y", "width", "height"))
            assert left <= x
            assert top <= y
            assert x + w <= left + across
            assert y + h <= top + down
        for one in element.iter("text"):
            assert left <= float(one.get("x", "nan")) <= left + across
            assert top <= float(one.get("y", "nan")) <= top + down


def test_hostile_words_are_words(dam: Trace) -> None:
    carrier = msgspec.structs.replace(dam.carriers[0], outlet=HOSTILE, passage=HOSTILE)
    trace = msgspec.structs.replace(dam, claim=HOSTILE, carriers=(carrier, *dam.carriers[1:]))
    step = Step("origin", HOSTILE, "person", HOSTILE)
    for drawing in (
        chain([step], Manner()),
        ranges([Dated(HOSTILE, HOSTILE, None, HOSTILE)], Manner()),
        counts([Stretch(HOSTILE, 1, 1, 1)], "day", Manner()),
        claim(trace, Manner()),
    ):
        text = drawing.embedded()
        assert not set("\u202e\u202c\x00\ud800") & set(text)
        assert {one.tag for one in root(drawing).iter()} <= {
            "svg",
            "title",
            "desc",
            "g",
            "text",
            "rect",
            "circle",
            "path",
        }


@given(st.text(max_size=60), st.none() | st.text(max_size=60), st.sampled_from(LANGUAGES), st.integers(120, 1200))
def test_a_chain_takes_any_text(name: str, note: str | None, language: Language, width: int) -> None:
    drawing = chain([Step("origin", name, "person", note), STEPS[-1]], Manner(language, width=width))
    assert len(classed(root(drawing), "step")) == 2


def test_a_chain_begins_with_its_origin() -> None:
    text = "نقلت وكالة الساحل عن مسؤول في وزارة المياه قوله إن السد آمن."
    article = masdar.read(text, outlet="صحيفة النهر")
    assert steps(article, article.statements[0]) == STEPS
    boxes = [float(one[1].get("x", "nan")) for one in classed(root(chain(STEPS, Manner("ar"))), "step")]
    assert boxes == sorted(boxes, reverse=True)
    boxes = [float(one[1].get("x", "nan")) for one in classed(root(chain(STEPS, Manner("en"))), "step")]
    assert boxes == sorted(boxes)


def test_a_chain_without_room_stands_upright() -> None:
    boxes = [one[1] for one in classed(root(chain(STEPS, Manner(width=340))), "step")]
    assert len({box.get("x") for box in boxes}) == 1
    assert len({box.get("y") for box in boxes}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_stated_is_said_so(language: Language) -> None:
    element = root(chain([Step("origin", None, None), Step("outlet", None, None)], Manner(language)))
    said = labels(language).not_stated
    assert written(element).count(said) == 2
    assert said in "".join(element[1].itertext())
    assert len(classed(element, "not-stated")) == 2


def test_bars_are_as_high_as_their_counts() -> None:
    element = root(counts([Stretch("2024-03-01", 10, 1, 1), Stretch("2024-03-03", 5, 1, 1)], "day", Manner("en")))
    bars = [(one[0].text, one[1]) for one in classed(element, "bar")]
    assert [told for told, _ in bars] == ["1 Mar 2024: statements: 10", "3 Mar 2024: statements: 5"]
    heights = [float(bar.get("height", "nan")) for _, bar in bars]
    assert heights[0] == 2 * heights[1]
    places = [float(bar.get("x", "nan")) for _, bar in bars]
    assert places[1] - places[0] == 480  # two of three days of 240 pixels


@pytest.mark.parametrize("unit", get_args(Unit))
def test_many_units_are_counted_together(unit: Unit) -> None:
    stretches = [Stretch(day, 3, 1, 1) for day in ("0001-01-01", "1999-05-05", "2024-03-01", "9999-12-31")]
    element = root(counts(stretches, unit, Manner("en")))
    bars = classed(element, "bar")
    assert 2 <= len(bars) <= 4
    assert sum(int((one[0].text or "").rpartition(" ")[2]) for one in bars) == 12


def test_what_has_no_date_is_told() -> None:
    element = root(counts([Stretch(None, 7, 1, 1), Stretch("soon", 1, 1, 1)], "day", Manner("ar", "arabic")))
    assert "بلا تاريخ: ٨" in written(element)
    assert not classed(element, "bar")
    assert root(counts([], "day", Manner("en")))[1].text == "nothing to draw"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-03-05", (date(2024, 3, 5), date(2024, 3, 5))),
        ("2024-03-05T10:30", (date(2024, 3, 5), date(2024, 3, 5))),
        ("2024-02-30", None),
        ("أمس", None),
        (None, None),
    ],
)
def test_days(said: str | None, expected: tuple[date, date] | None) -> None:
    assert days(said) == expected


def test_an_uncertain_date_is_a_range() -> None:
    items = [
        Dated("يوم", "2024-03-05", None, "2024-03-06"),
        Dated("شهر", "2024-03", None, "2024-03-06"),
        Dated("أيام", "2024-03-05", "2024-03-20", None),
        Dated("لا يعرف", None, None, "2024-03-06"),
    ]
    found = [Counter(one.get("class") for one in group) for group in classed(root(ranges(items, Manner())), "item")]
    assert [group["happened"] for group in found] == [1, 0, 0, 0]
    assert [group["range"] for group in found] == [0, 1, 1, 0]
    assert [group["published"] for group in found] == [1, 1, 0, 1]
    assert not classed(root(ranges([Dated("لا يعرف", None, None, None)], Manner())), "published")
    assert "41 more" in "".join(root(ranges(items[:1] * 101, Manner("en")))[1].itertext())


def test_from_whom_each_took_it(dam: Trace) -> None:
    places = {carrier.article: End("carrier", place) for place, carrier in enumerate(dam.carriers)}
    found = taken(dam.carriers)
    voices = {voice.name: End("voice", place) for place, voice in enumerate(found.voices)}
    official = voices["مسؤول في وزارة المياه"]
    assert found.edges == [
        Edge(official, places["sahil-1"]),
        Edge(places["sahil-1"], places["nahr-1"]),
        Edge(official, places["marfa-1"]),
        Edge(voices["سالم الراشدي"], places["jabal-1"]),
        Edge(voices["كمال الهاشمي"], places["ufuq-2"]),
    ]
    assert found.relays == frozenset()


def test_a_relay_that_is_no_carrier_stands_between(dam: Trace) -> None:
    alone = [carrier for carrier in dam.carriers if carrier.article == "nahr-1"]
    found = taken(alone)
    assert [voice.name for voice in found.voices] == ["وكالة الساحل", "مسؤول في وزارة المياه"]
    assert found.relays == {0}
    assert set(found.edges) == {Edge(End("voice", 0), End("carrier", 0)), Edge(End("voice", 1), End("voice", 0))}


def test_a_copy_is_taken_from_its_original(dam: Trace) -> None:
    first = dam.carriers[0]
    copy = msgspec.structs.replace(first, article="copy", copy_of=first.article)
    assert Edge(End("carrier", 0), End("carrier", 1), copied=True) in taken([first, copy]).edges
    drawn = root(claim(msgspec.structs.replace(dam, carriers=(first, copy), drift=()), Manner("en")))
    assert len(classed(drawn, "copied")) == 1 + 1  # and one in the key
    assert "a copy" in written(drawn)


def test_nobody_takes_from_a_later_article(dam: Trace) -> None:
    agency, paper, *_ = dam.carriers
    late = msgspec.structs.replace(agency, date="2024-09-01")
    assert [voice.name for voice in taken([paper, late]).voices][:1] == ["وكالة الساحل"]


def test_attributions(dam: Trace) -> None:
    assert {carrier.article: attribution(carrier) for carrier in dam.carriers} == {
        "sahil-1": "unnamed",
        "nahr-1": "unnamed",
        "ufuq-1": "own",
        "marfa-1": "unnamed",
        "jabal-1": "denied",
        "ufuq-2": "named",
    }


def test_a_claim_shows_marks_and_findings(dam: Trace) -> None:
    element = root(claim(dam, Manner("en")))
    marked = Counter(one.get("class", "").split()[1] for one in classed(element, "carrier"))
    assert marked == {"unnamed": 3 + 1, "own": 1 + 1, "denied": 1 + 1, "named": 1 + 1}  # and one of each in the key
    assert len(classed(element, "edge")) == 5
    assert len(classed(element, "badge")) == 2 * len(dam.drift)
    description = "".join(element[1].itertext())
    assert description.count("earliest in this archive") == 1
    for kind in ("attribution dropped", "hardened", "number changed", "denial left out"):
        assert kind in description


def test_no_line_passes_through_another_mark(dam: Trace) -> None:
    element = root(claim(dam, Manner("en")))
    marks = [middle(one[1]) for one in classed(element, "carrier") if one[0].tag == "title"]
    assert len(marks) == 6
    for edge in classed(element, "edge"):
        places = [tuple(map(float, step.split(","))) for step in edge.get("d", "").split() if "," in step]
        for (x, y), (to, down) in pairwise(places):
            for cx, cy in marks:
                level = y == down and abs(y - cy) < 8 and min(x, to) < cx - 10 < cx + 10 < max(x, to)
                upright = x == to and abs(x - cx) < 8 and min(y, down) < cy - 10 < cy + 10 < max(y, down)
                assert not level
                assert not upright


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_days_keep_apart(dam: Trace, language: Language) -> None:
    carriers = tuple(
        msgspec.structs.replace(dam.carriers[0], article=str(day), date=f"2024-09-{day:02}") for day in range(1, 31)
    )
    element = root(claim(msgspec.structs.replace(dam, carriers=carriers, drift=()), Manner(language)))
    labels = [one for one in element.iter("text") if one.get("y") == "32"]
    assert len(labels) == 30
    for one, other in pairwise(labels):
        apart = abs(float(one.get("x", "nan")) - float(other.get("x", "nan")))
        assert apart > room("".join(one.itertext()), 12)


def test_many_carriers_are_bounded(dam: Trace) -> None:
    many = tuple(
        msgspec.structs.replace(dam.carriers[place % 6], article=str(place), date=f"2024-{place % 12 + 1:02}-01")
        for place in range(3_000)
    )
    drawing = claim(msgspec.structs.replace(dam, carriers=many, drift=dam.drift * 500), Manner("en"))
    assert "2,960 later articles are not drawn" in drawing.embedded()
    assert len(drawing.embedded()) < 100_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_between_articles_of_unknown_order_says_so(dam: Trace, language: Language) -> None:
    unknown = labels(language).unordered
    assert unknown not in claim(dam, Manner(language)).embedded()
    drift = tuple(msgspec.structs.replace(one, ordered=False) for one in dam.drift)
    element = root(claim(msgspec.structs.replace(dam, drift=drift), Manner(language)))
    assert sum(unknown in "".join(one.itertext()) for one in classed(element, "finding")) == len(dam.drift)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drift_has_a_name(language: Language) -> None:
    assert set(labels(language).drift) == set(get_args(DriftKind))


@given(st.text(max_size=80), st.integers(40, 400), st.integers(1, 4))
def test_lines_fit(text: str, width: int, lines: int) -> None:
    found = wrapped(text, width, 14, lines)
    assert len(found) <= lines
    assert all(room(line, 14) <= width for line in found)
    assert [word for line in found for word in line.split()] == text.split() or "…" in "".join(found)


def test_a_shortened_name_ends_with_a_whole_word() -> None:
    assert shortened("وزارة المياه والري والبيئة", 95, 14) == "وزارة المياه…"
    assert shortened("وزارة", 120, 14) == "وزارة"


def test_the_command_prints_the_picture(news: Path) -> None:
    run = CliRunner().invoke(cli, ["trace", str(news), "sahil-1", "--format", "svg", "--language", "en"])
    assert run.exit_code == 0, run.output
    element = fromstring(run.stdout.encode())  # noqa: S314 - written by the code under test
    assert element.get("lang") == "en"
    assert element.get("role") == "img"
