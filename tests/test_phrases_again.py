"""A phrase is read once: to another limit it is the same, and nobody's change to it reaches the next reader."""

from __future__ import annotations

from masdar.pipeline import Resources
from masdar.segment import tokenise
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader

TEXT = "قال وزير المياه سالم الراشدي إن القرار صدر أمس في العاصمة بعد اجتماع طويل للحكومة."
LIMIT = 12


def fields(phrase: Phrase | None) -> list[object]:
    assert phrase is not None
    return [getattr(phrase, name) for name in Phrase.__slots__]


def test_a_phrase_that_ended_before_its_limit_ends_there_to_a_later_one(resources: Resources) -> None:
    tokens = tokenise(TEXT, resources.lexicon)
    reader = PhraseReader(tokens, resources.lexicon)
    first = reader.read(1, LIMIT)
    again, alone = reader.read(1, len(tokens)), PhraseReader(tokens, resources.lexicon).read(1, len(tokens))
    assert fields(first) == fields(again) == fields(alone)


def test_a_phrase_that_its_limit_cuts_is_read_again(resources: Resources) -> None:
    tokens = tokenise(TEXT, resources.lexicon)
    reader = PhraseReader(tokens, resources.lexicon)
    cut, whole = reader.read(1, 3), reader.read(1, LIMIT)
    assert cut is not None
    assert whole is not None
    assert (cut.stop, cut.name, whole.stop, whole.name) == (3, None, 5, (3, 5))
    shorter = reader.read(1, 3)
    assert fields(shorter) == fields(cut)


def test_who_changes_a_phrase_changes_it_for_nobody_else(resources: Resources) -> None:
    tokens = tokenise(TEXT, resources.lexicon)
    reader = PhraseReader(tokens, resources.lexicon)
    first = reader.read(1, LIMIT)
    assert first is not None
    before = fields(first)
    first.kind, first.name, first.stop = "unnamed", None, 2
    assert fields(reader.read(1, LIMIT)) == before
