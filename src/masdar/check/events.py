"""Frames and words of events run on their own examples."""

from __future__ import annotations

from collections.abc import Iterator

from masdar.events.shapes import Example, Shape
from masdar.lexicon import Problem, Row
from masdar.model import Article, Event
from masdar.pipeline import Resources, read_article

_WORDS = ("event", "event-noun")
"""Classes of the rows that name events."""


def check_shapes(resources: Resources) -> Iterator[Problem]:
    """Yields each example that a frame does not bring about, or that comes out without it."""
    for shape in resources.coder.shapes if resources.coder is not None else ():
        for example in shape.examples:
            sentence = _failing(shape, example, resources)
            if sentence is not None:
                yield Problem(shape.file, example.line, f"{shape.id}: {sentence}")


def unnamed(rows: list[Row], resources: Resources) -> Iterator[Problem]:
    """Yields each word of events in whose example no event of its type is found."""
    for row in rows:
        lexeme = row.lexeme
        if lexeme.cls not in _WORDS or not lexeme.example:
            continue
        found = [event.type for event in _events(lexeme.example, resources)]
        if lexeme.value("type") not in found:
            told = f"only {', '.join(sorted(set(found)))}" if found else "no event"
            sentence = (
                f"{lexeme.id}: The example should give an event of type {lexeme.value('type')}; {told} was found."
            )
            yield Problem(row.file, row.line, sentence)


def _failing(shape: Shape, example: Example, resources: Resources) -> str | None:
    """Returns what is wrong with the outcome of an example, in a sentence, or null where nothing is."""
    found = _events(example.text, resources)
    if example.type is None:
        wrong = next((event for event in found if event.rule == shape.id), None)
        return None if wrong is None else f"The frame finds {wrong.type} in its counterexample."
    if not any(_meets(event, example) for event in found):
        return f"The example gives {', '.join(_shown(event, example.text) for event in found) or 'no event'}."
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
