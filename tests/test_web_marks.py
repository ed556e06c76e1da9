from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.web.addresses import article_path, identifier, slug
from masdar.web.differences import differences
from masdar.web.marked import PARTS, Mark, Marker, pieces
from masdar.web.parameters import CursorError, cursor, place
from masdar.web.render import hit_marks

TEXTS = st.text(alphabet="وقال الراشدي\n\r <&>\"'\u202e\u2066CNN1٣.", max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS.filter(bool))
    spans = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda one: one[0] < one[1])
    )
    made = draw(st.lists(st.tuples(spans, st.sampled_from(PARTS), st.sampled_from("abc")), max_size=8))
    return text, [Mark(start, end, part, statement) for (start, end), part, statement in made]


class Reader(HTMLParser):
    """Reads back which characters stand in which part of which statement."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marked: dict[tuple[str, str], set[int]] = {}
        self._open: list[list[tuple[str, str]]] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = [
            (name.removeprefix("data-"), one)
            for name, value in attrs
            if name.removeprefix("data-") in PARTS
            for one in (value or "").split()
        ]
        self._open.append(found)

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for names in self._open:
            for name in names:
                self.marked.setdefault(name, set()).update(range(len(self.text), len(self.text) + len(data)))
        self.text += data


@given(marked_texts())
def test_the_page_has_the_text_and_every_mark_where_it_is(given_: tuple[str, list[Mark]]) -> None:
    text, found = given_
    reader = Reader()
    reader.feed(str(Marker(text, found).paragraphs()))
    reader.close()
    assert reader.text == text
    expected: dict[tuple[str, str], set[int]] = {}
    for mark in found:
        expected.setdefault((mark.part, mark.statement), set()).update(range(mark.start, mark.end))
    assert reader.marked == expected


@given(marked_texts())
def test_pieces_cover_the_text_without_gaps(given_: tuple[str, list[Mark]]) -> None:
    text, found = given_
    made = pieces(len(text), found)
    assert made[0].start == 0
    assert made[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(made))


def test_a_mark_inside_a_word_adds_nothing_but_itself() -> None:
    html = str(Marker("وقالت", [Mark(1, 5, "cue", "s")]).whole())
    assert html == 'و<span class="ev cue" data-cue="s" id="m-s">قالت</span>'


def test_latin_names_are_kept_together_but_not_where_a_mark_cuts_them() -> None:
    assert "<bdi>New York Times</bdi>" in str(Marker("نقلت New York Times ذلك", []).whole())
    cut = str(Marker("نقلت New York Times ذلك", [Mark(9, 13, "via", "s")]).whole())
    assert "<bdi>" not in cut


def test_marks_beyond_the_text_are_cut() -> None:
    assert unescape(re.sub("<[^>]*>", "", str(Marker("قال", [Mark(1, 99, "cue", "s")]).whole()))) == "قال"


def test_many_marks_take_a_time_that_grows_with_them() -> None:
    text = "قال إن " * 20_000
    found = [Mark(at, at + 5, "content", str(at)) for at in range(0, len(text) - 5, 7)]
    assert len(pieces(len(text), found)) <= 2 * len(found) + 1


def test_hits_are_marked_in_snippets() -> None:
    assert str(hit_marks("<b> السدود", ((4, 10),))) == "&lt;b&gt; <mark>السدود</mark>"


def test_differences_are_the_words_that_the_model_has_not() -> None:
    assert str(differences("أغلق الجسر", "أغلق الجسر القديم <b>")) == "أغلق الجسر <ins>القديم &lt;b</ins>&gt;"
    assert str(differences("إغلاق الجسر", "اغلاق الجسر")) == "اغلاق الجسر"


@given(st.text(min_size=1).filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text)))
def test_identifiers_come_back_from_their_addresses(text: str) -> None:
    from urllib.parse import unquote  # noqa: PLC0415 - what a server does with a path

    made = slug(text)
    assert "/" not in made
    assert not made.startswith(".")
    assert identifier(unquote(made)) == text
    assert not article_path(text).endswith(".json")


@pytest.mark.parametrize("after", [(0.5, 3), (None, 9), ("2024-03-12", -1), ("", 0)])
def test_places_come_back_from_their_cursors(after: tuple[float | str | None, int]) -> None:
    assert place(cursor(after)) == after


@given(st.text(max_size=60))
def test_no_cursor_breaks_a_page(text: str) -> None:
    try:
        found = place(text)
    except CursorError:
        return
    assert found is None or isinstance(found[1], int)
