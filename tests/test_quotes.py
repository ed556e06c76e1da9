from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.pipeline import Resources
from masdar.segment import Tokens, sentence_numbers, tokenise


def quotations(text: str, resources: Resources) -> list[str]:
    """Returns what stands in each quotation, outer before inner; one that is implied to end is marked with `…`."""
    tokens = tokenise(text, resources.lexicon)
    found = []
    for place, letter in enumerate(tokens.letters):
        mate = tokens.mate[place]
        if letter == "<" and mate > place:
            closed = tokens.letters[mate] == ">"
            inner = tokens.text(place + 1, mate if closed else mate + 1) if mate > place + closed else ""
            found.append(inner if closed else f"{inner}…")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نعم» ثم ذهب.", ["نعم"]),
        ('قال "نعم" ثم ذهب.', ["نعم"]),
        ("قال “نعم” ثم ذهب.", ["نعم"]),
        ("قال ”نعم“ ثم ذهب.", ["نعم"]),
        ("قال „نعم” ثم ذهب.", ["نعم"]),
        ("قال {نعم} ثم ذهب.", ["نعم"]),
        ("قال ‹نعم› ثم ذهب.", ["نعم"]),
        ("قال «نعم» و«لا».", ["نعم", "لا"]),
        ('قال "نعم" و"لا".', ["نعم", "لا"]),
        ('قال: "نعم. لا."', ["نعم. لا."]),
        ("قال «إن حركة «الأمل» وافقت» ثم ذهب.", ["إن حركة «الأمل» وافقت", "الأمل"]),
        ('قال «إن حركة "الأمل" وافقت» ثم ذهب.', ['إن حركة "الأمل" وافقت', "الأمل"]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str], resources: Resources) -> None:
    assert quotations(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نعم ثم ذهب.", ["نعم ثم ذهب.…"]),
        ("قال «نعم ثم ذهب.\nوعاد الوزير.", ["نعم ثم ذهب.…"]),
        ("قال نعم» ثم ذهب.", []),
        ("قال «نعم.\n«ولا.\n«وربما» ثم ذهب.", ["نعم.…", "ولا.…", "وربما"]),
    ],
)
def test_an_unbalanced_mark_ends_with_its_paragraph(text: str, expected: list[str], resources: Resources) -> None:
    assert quotations(text, resources) == expected


def test_a_quotation_may_run_over_paragraphs(resources: Resources) -> None:
    assert quotations("قال «نعم.\nولا.» ثم ذهب.", resources) == ["نعم.\nولا."]


def test_a_quotation_does_not_run_over_many_paragraphs(resources: Resources) -> None:
    (found,) = quotations("قال «نعم.\n" + "ثم ذهب.\n" * 9 + "وعاد» اليوم.", resources)
    assert found == "نعم.…"


def test_a_full_stop_inside_a_quotation_ends_no_sentence(resources: Resources) -> None:
    tokens = tokenise("قال «نعم. ولا» ثم ذهب. وعاد.\nوأكل", resources.lexicon)
    numbers = sentence_numbers(tokens)
    assert [numbers[tokens.words.index(word)] for word in ("قال", "ولا", "ذهب", "وعاد", "وأكل")] == [0, 0, 0, 1, 3]


@given(st.text(st.sampled_from('«»“”„{}‹›"″ \n.،:أب'), max_size=60))
def test_pairs_are_pairs(resources: Resources, text: str) -> None:
    tokens = tokenise(text, resources.lexicon)
    for place, mate in enumerate(tokens.mate):
        if mate < 0:
            continue
        assert mate < len(tokens)
        if tokens.letters[place] == ">":
            assert tokens.letters[mate] == "<"
            assert tokens.mate[mate] == place
        else:
            assert tokens.letters[place] == "<"
            assert mate >= place
    assert _well_nested(tokens)


def _well_nested(tokens: Tokens) -> bool:
    """Tells whether no two quotations cross; an implied end is no mark, and may lie inside another."""
    closed = [(a, b) for a, b in enumerate(tokens.mate) if a < b and tokens.mate[b] == a]
    return not any(a < c < b < d for a, b in closed for c, d in closed)


@pytest.mark.parametrize("mark", ["«", "»", '"', "“", "{"])
def test_many_unbalanced_marks_take_linear_time(mark: str, resources: Resources) -> None:
    def seconds(times: int) -> float:
        text = f"{mark} أ " * times
        start = time.process_time()
        tokenise(text, resources.lexicon)
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < max(30 * seconds(2_000), 1.0)
