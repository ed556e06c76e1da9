"""What reading a batch gives: whatever of an article the archive stores, worked out before it is stored."""

from __future__ import annotations

import hashlib

import msgspec

from masdar.archive.keys import Keys, exact
from masdar.archive.sentences import Sentence, sentences
from masdar.archive.sketch import sketch
from masdar.model import Article, Failure, Kept, Provenance, Statement


class Words(msgspec.Struct, frozen=True, array_like=True):
    """The searched columns of a statement: content, source, addressee and relays."""

    content: str
    source: str
    addressee: str
    relay: str


class Read(msgspec.Struct, frozen=True, tag="read", kw_only=True):
    """An article with its statements and what it is found by."""

    article: Article
    address: str
    """What the revisions of the article share."""
    digest: bytes
    """SHA-256 of title and text."""
    sketch: bytes | None
    title_key: str
    title_exact: str
    keys: tuple[Words, ...]
    """One for each statement."""
    exact: tuple[Words, ...]
    sentences: tuple[Sentence, ...]
    kept: Provenance | None = None
    """Where the article stood in the archive that exported it."""


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Something that could not be read."""

    failure: Failure


Outcome = Read | Failed


def prepared(article: Article, address: str, keys: Keys) -> Read:
    """Returns the article with what it is found by; its statements have been read.

    Raises:
        UnicodeEncodeError: title or text holds half a character (a lone surrogate).
    """
    content = f"{article.title}\0{article.text}".encode()
    written = [_written(article, statement) for statement in article.statements]
    return Read(
        article=article,
        address=address,
        digest=hashlib.sha256(content).digest(),
        sketch=sketch(article.title, article.text),
        title_key=keys.keys(article.title),
        title_exact=exact(article.title),
        keys=tuple(Words(*map(keys.keys, parts)) for parts in written),
        exact=tuple(Words(*map(exact, parts)) for parts in written),
        sentences=tuple(sentences(article, keys)),
        kept=article.archive if isinstance(article, Kept) else None,
    )


def _written(article: Article, statement: Statement) -> tuple[str, str, str, str]:
    text = article.title if statement.field == "title" else article.text
    content = "\n".join(text[start:end] for start, end in statement.content)
    source, to = statement.source, statement.to
    return (
        content,
        _names(source.name, source.aliases, source.office),
        _names(to.name, to.aliases, to.office) if to is not None else "",
        "\n".join(_names(relay.name, relay.aliases, relay.office) for relay in statement.via),
    )


def _names(name: str | None, aliases: tuple[str, ...], office: str | None) -> str:
    """Returns every form of an agent once."""
    return "\n".join(dict.fromkeys(form for form in (name, *aliases, office) if form))
