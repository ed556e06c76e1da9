"""Frames and words of events run on their own examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masdar.events import Coder
from masdar.events.coder import Tables
from masdar.events.shapes import Example, Shape
from masdar.events.triggers import Word, Words, Written
from masdar.lexicon import Lexeme, Problem, Row
from masdar.model import Article, Event
from masdar.pipeline import Resources, read_article
from masdar.text import fold

WORDS = ("event", "event-noun", "light")
"""Classes of the rows that name events, or carry the nouns that do."""


def check_shapes(resources: Resources) -> Iterator[Problem]:
    """Yields each example that a frame does not bring about, or that comes out without it."""
    for shape in resources.coder.shapes if resources.coder is not None else ():
        for example in shape.examples:
            sentence = _failing(shape, example, resources)
            if sentence is not None:
                yield Problem(shape.file, example.line, f"{shape.id}: {sentence}")


def check_words(rows: Iterable[Row], resources: Resources, tables: Tables) -> Iterator[Problem]:
    """Yields each word of events that its example does not show at work, and each that goes with no known verb."""
    lights = {fold(row.lexeme.lemma) for row in rows if row.lexeme.cls == "light"}
    for row in rows:
        lexeme = row.lexeme
        if lexeme.cls not in WORDS:
            continue
        for verb in lexeme.values("light"):
            if fold(verb) not in lights:
                yield Problem(row.file, row.line, f"{lexeme.id}: There is no {verb} of the class light.")
        sentence = _idle(lexeme, resources, tables) if lexeme.example else None
        if sentence is not None:
            yield Problem(row.file, row.line, f"{lexeme.id}: {sentence}")


def _idle(lexeme: Lexeme, resources: Resources, tables: Tables) -> str | None:
    """Returns why an example does not show a word at work, in a sentence, or null where it does."""
    text = lexeme.example
    found = _events(text, resources)
    if lexeme.cls != "light" and not any(_names(lexeme, event, text, tables) for event in found):
        given = ", ".join(_shown(event, text) for event in found) or "no event"
        return f"The example should give {lexeme.value('type')} by this word; it gives {given}."
    less = tables._replace(words=_Without(tables.words, lexeme))
    coder = Coder(less, resources.coder.shapes if resources.coder is not None else ())
    if _events(text, resources._replace(coder=coder)) == found:
        return "The example comes out the same without the row."
    return None


def _names(lexeme: Lexeme, event: Event, text: str, tables: Tables) -> bool:
    """Tells whether an event is of the type and mode of an entry, and its trigger a form of it."""
    kind = event.type == lexeme.value("type") and lexeme.value("mode") in ("", event.mode)
    return kind and any(word.lexeme is lexeme for word in tables.words.read([text[slice(*event.trigger)]])[0].triggers)


class _Without(Words):
    """The words of a table without those of one entry."""

    def __init__(self, words: Words, lexeme: Lexeme) -> None:
        self._words, self._lexeme = words, lexeme

    def read(self, words: Iterable[str]) -> list[Written]:
        return [
            one._replace(triggers=self._rest(one.triggers), carriers=self._rest(one.carriers))
            for one in self._words.read(words)
        ]

    def _rest(self, readings: tuple[Word, ...]) -> tuple[Word, ...]:
        return tuple(reading for reading in readings if reading.lexeme is not self._lexeme)


def _failing(shape: Shape, example: Example, resources: Resources) -> str | None:
    """Returns what is wrong with the outcome of an example, in a sentence, or null where nothing is."""
    found = _events(example.text, resources)
    given = ", ".join(_shown(event, example.text) for event in found) or "no event"
    if example.type is None:
        return f"The counterexample gives {given}." if found else None
    if not any(_meets(event, example) for event in found):
        return f"The example gives {given}."
    coder = resources.coder.without(shape) if resources.coder is not None and shape.when != "statement" else None
    if coder is not None and any(
        _meets(event, example) for event in _events(example.text, resources._replace(coder=coder))
    ):
        return "The example comes out the same without the frame."
    return None


def _meets(event: Event, example: Example) -> bool:
    text = example.text
    return (
        event.type == example.type
        and text[slice(*event.trigger)] == example.trigger
        and tuple(actor.text for actor in event.actors) == example.actors
        and tuple(actor.text for actor in event.recipients) == example.recipients
        and example.status in (None, event.status)
    )


def _shown(event: Event, text: str) -> str:
    actors, recipients = ("، ".join(a.text for a in some) for some in (event.actors, event.recipients))
    return f"{event.type} «{text[slice(*event.trigger)]}» ({actors} ← → {recipients}, {event.status})"


def _events(text: str, resources: Resources) -> tuple[Event, ...]:
    return read_article(Article(id="example", text=text), resources).events
