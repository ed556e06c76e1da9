"""From an article to its record: one pure function over loaded resources."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import msgspec

from masdar.events import Coded, Coder, Prospect, load_tables
from masdar.events import doubt as events
from masdar.events.chances import Chances
from masdar.events.doubt import load_weights
from masdar.events.shapes import load_shapes
from masdar.grammar import Grammar, load_grammar
from masdar.lexicon import Lexicon, Problem, merge
from masdar.model import Agent, Article, Field, Kept, Statement
from masdar.places import load_gazetteer
from masdar.resolve import Cast
from masdar.resolve.record import Recorder
from masdar.resolve.signs import note_signs
from masdar.segment import tokenise
from masdar.statements import Draft, Reader
from masdar.statements.doubt import NO_DOUBT, Doubt, least, load_doubt
from masdar.statements.signs import signs

_SHIPPED = Path(str(files("masdar"))) / "data" / "ar"
DOUBT = _SHIPPED / "doubt" / "signs.tsv"
"""The learned weights."""
DOUBT_OF_EVENTS = _SHIPPED / "doubt" / "events.tsv"
"""Those of events."""
CHANCES = _SHIPPED / "doubt" / "chances.tsv"
"""Those of the words that could name events."""


class Resources(NamedTuple):
    """What reading needs: loaded once per process and passed."""

    lexicon: Lexicon
    grammar: Grammar
    doubt: Doubt = NO_DOUBT
    coder: Coder | None = None
    """Codes events; null where only statements are wanted."""
    doubt_of_events: events.Doubt = events.NO_DOUBT


def data_folders(overlay: Path | None, part: str) -> list[Path]:
    """Returns the shipped folder of `part` (lexicon, grammar or events), then the overlay's where it has one."""
    folders = [_SHIPPED / part]
    if overlay is not None:
        own = overlay / part
        folders.append(own if own.is_dir() else overlay)
    return folders


def load_resources(overlay: Path | None = None) -> Resources:
    """Loads the lexicons and grammars, an overlay's after the shipped ones.

    Raises:
        ValueError: a data file is malformed; the message names the file, the line and what is wrong.
    """
    if overlay is not None and not overlay.is_dir():
        raise ValueError(f"{overlay}: there is no such folder; an overlay is a folder with lexicon and grammar files.")
    problems: list[Problem] = []
    with _uncollected():  # it holds no cycles, and going through it took half of the time
        rows = merge(data_folders(overlay, "lexicon"), problems)
        grammar = load_grammar(data_folders(overlay, "grammar"), problems)
        lexicon = Lexicon(rows)
        shapes = load_shapes(data_folders(overlay, "events"), problems)
        coder = Coder(load_tables(lexicon, load_gazetteer(lexicon)), shapes, Chances(load_weights(CHANCES)))
        doubt, doubt_of_events = load_doubt(DOUBT), events.load_doubt(DOUBT_OF_EVENTS)
        gc.freeze()
    if problems:
        first = problems[0]
        more = f" ({len(problems) - 1} more: see `masdar check`)" if len(problems) > 1 else ""
        raise ValueError(f"{first.file}:{first.line}: {first.sentence}{more}")
    return Resources(lexicon, grammar, doubt, coder, doubt_of_events)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the collector of cycles from what is being made."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_article(article: Article, resources: Resources) -> Article:
    """Returns the article with its statements and events; title, text and what an archive exported are untouched."""
    if isinstance(article, Kept):
        return article
    with _uncollected():  # what is made on the way is looked through when it is gone, rather than again and again
        return _read(article, resources)


def _read(article: Article, resources: Resources) -> Article:
    reading = _Reading(article, resources)
    statements = tuple(settled(reading.drafts, resources.doubt))
    coded = _coded(reading, statements, resources)
    sure = tuple(event for event, found, _ in coded if resources.doubt_of_events.certainty(found) >= events.LEAST)
    return msgspec.structs.replace(article, statements=statements, events=sure)


def _coded(reading: _Reading, statements: Iterable[Statement], resources: Resources) -> list[Coded]:
    if resources.coder is None:
        return []
    body = reading.readers["text"]
    return resources.coder.code(reading.article, body.tokens, body.sentences, body.phrases, reading.cast, statements)


def settled(drafts: Iterable[tuple[Statement, Draft]], doubt: Doubt) -> Iterator[Statement]:
    """Yields the statements that were certainly made, without the sources that they hardly have."""
    for statement, draft in drafts:
        certainty, wanted = doubt.certainty(signs(draft)), least(relayed=bool(draft.via))
        if certainty.said >= wanted.said:
            yield statement if certainty.source >= wanted.source else _without_source(statement)


def _without_source(statement: Statement) -> Statement:
    name = statement.source.name
    if name is None:
        return statement
    reason = f"too little speaks for {name} as the source"
    return msgspec.structs.replace(statement, source=Agent(name=None, type=statement.source.type, name_reason=reason))


def read_drafts(article: Article, resources: Resources) -> list[tuple[Statement, Draft]]:
    """Returns the statements of an article with their drafts, the doubtful ones too; those of the title come first."""
    return _Reading(article, resources).drafts


def read_events(article: Article, resources: Resources) -> list[Coded]:
    """Returns the events of an article with their signs, the doubtful ones too."""
    reading = _Reading(article, resources)
    return _coded(reading, settled(reading.drafts, resources.doubt), resources)


def read_outlook(article: Article, resources: Resources) -> list[Prospect]:
    """Returns the words of an article that could name events, with the signs of their chances."""
    if resources.coder is None:
        return []
    reading = _Reading(article, resources)
    body = reading.readers["text"]
    return resources.coder.outlook(body.tokens, reading.cast, body.sentences)


class _Reading:
    """An article while it is read: its tokens, who is named in it, its statements with their drafts."""

    def __init__(self, article: Article, resources: Resources) -> None:
        self.article = article
        self.cast = Cast(resources.lexicon)
        self.readers: dict[Field, Reader] = {}
        fields: tuple[tuple[Field, str], ...] = (("title", article.title), ("text", article.text))
        for field, text in fields:
            tokens = tokenise(text, resources.lexicon)
            self.readers[field] = Reader(tokens, field, resources.lexicon, resources.grammar)
        for reader in reversed(self.readers.values()):
            self.cast.scan(reader.tokens, reader.phrases)
        recorder = Recorder(article, self.cast)
        drafts = {field: reader.read(self.cast.knows) for field, reader in self.readers.items()}
        said = recorder.record("text", drafts["text"])  # a headline goes back to whoever speaks in the text
        self.drafts = [*recorder.record("title", drafts["title"]), *said]
        note_signs(self.drafts, self.readers["text"].tokens)
