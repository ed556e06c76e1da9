from __future__ import annotations

import pytest

from masdar.grammar.pattern import PatternError, compile_pattern
from masdar.lexicon import LETTERS

MACROS = {"noun": "office | people", "named": "noun given+", "self": "past self", "pair": "one", "one": "pair"}


def letters(*classes: str) -> str:
    return "".join(LETTERS[name] for name in classes)


def groups(pattern: str, *classes: str) -> dict[str, tuple[int, int]] | None:
    """Returns the tokens that each label holds, or null where the pattern does not match at the first token."""
    match = compile_pattern(pattern, MACROS).match(letters(*classes))
    return {label: match.span(label) for label in match.groupdict() if match[label] is not None} if match else None


@pytest.mark.parametrize(
    ("pattern", "classes"),
    [
        ("past office that", ["past", "office", "that"]),
        ("past office? that", ["past", "that"]),
        ("past office* that", ["past", "office", "office", "that"]),
        ("past office+ that", ["past", "office", "office", "that"]),
        ("past office{2,3} that", ["past", "office", "office", "office", "that"]),
        ("past ( office | people ) that", ["past", "people", "that"]),
        ("past ( office given )? that", ["past", "office", "given", "that"]),
        ("past ( office given ){0,2}? that", ["past", "office", "given", "office", "given", "that"]),
        ("past noun that", ["past", "people", "that"]),
        ("past named that", ["past", "office", "given", "given", "that"]),
        ("past noun{2,2} that", ["past", "people", "office", "that"]),
        ("past | present", ["present"]),
    ],
)
def test_a_pattern_matches(pattern: str, classes: list[str]) -> None:
    assert groups(pattern, *classes) is not None


@pytest.mark.parametrize(
    ("pattern", "classes"),
    [
        ("past office that", ["past", "that"]),
        ("past office+ that", ["past", "that"]),
        ("past office{2,3} that", ["past", "office", "that"]),
        ("past noun that", ["past", "given", "that"]),
        ("office that", ["past", "office", "that"]),
    ],
)
def test_a_pattern_does_not_match(pattern: str, classes: list[str]) -> None:
    assert groups(pattern, *classes) is None


def test_every_class_can_be_named() -> None:
    for name in LETTERS:
        assert groups(f"it:{name}", name) == {"it": (0, 1)}


def test_a_label_holds_what_it_stands_before() -> None:
    assert groups("cue:past source:office that", "past", "office", "that") == {"cue": (0, 1), "source": (1, 2)}


def test_a_label_holds_everything_that_its_quantifier_repeats() -> None:
    assert groups("past source:office+ that", "past", "office", "office", "that") == {"source": (1, 3)}
    assert groups("past source:noun{0,9}? that", "past", "office", "people", "that") == {"source": (1, 3)}
    assert groups("past source:( office given ){0,9} that", "past", "office", "given", "office", "given", "that") == {
        "source": (1, 5)
    }


def test_a_label_on_what_is_absent_holds_nothing() -> None:
    assert groups("past source:( office ){0,9} that", "past", "that") == {"source": (1, 1)}
    assert groups("past source:office? that", "past", "that") == {"source": (1, 1)}
    assert groups("past ( source:office )? that", "past", "that") == {}


def test_a_lazy_quantifier_takes_as_little_as_it_can() -> None:
    classes = ["past", "office", "that", "office", "that"]
    any_of = "( office | that )"
    assert groups(f"past source:{any_of}".replace("source:(", "source:(") + "{0,9}? that", *classes) == {
        "source": (1, 2)
    }
    assert groups("past source:( office | that ){0,9} that", *classes) == {"source": (1, 4)}


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("past offise", "There is no token class and no macro offise."),
        ("past ( office", "A parenthesis is never closed."),
        ("past office )", "A parenthesis is closed that was never opened."),
        ("past (office)", "«(office)» is neither a token class, nor a macro, nor a sign of the pattern language."),
        ("past [VN]", "«[VN]» is neither a token class, nor a macro, nor a sign of the pattern language."),
        ("past قال", "«قال» is neither a token class, nor a macro, nor a sign of the pattern language."),
        ("past office{2}", "«office{2}» is neither a token class, nor a macro, nor a sign of the pattern language."),
        ("past self", "The macro self contains itself."),
        ("past pair", "The macro pair contains itself."),
        ("cue:past cue:office", "The pattern cannot be compiled: "),
        ("past office{3,2}", "The pattern cannot be compiled: "),
    ],
)
def test_a_wrong_pattern_is_told_in_a_sentence(pattern: str, sentence: str) -> None:
    with pytest.raises(PatternError) as raised:
        compile_pattern(pattern, MACROS)
    assert str(raised.value).startswith(sentence)
    assert str(raised.value).endswith(".")
