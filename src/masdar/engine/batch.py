"""The only boundary of an engine: a batch of what is to be read in, a batch of what was read out.

Whatever goes wrong with an item becomes an outcome that says so, so that no
engine has to decide about bad records.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import msgspec

from masdar.archive.keys import Keys
from masdar.archive.outcome import Failed, Outcome, prepared
from masdar.model import Article, Failure, Kept
from masdar.pages import read_paths
from masdar.pages.step import Given
from masdar.pages.tables import lay_over
from masdar.pipeline import Resources, load_resources, read_article

MOST_ITEMS = 32
MOST_LETTERS = 200_000
"""How much a batch holds at most: some seconds of work, and little that is done again after a stop."""


class Page(msgspec.Struct, frozen=True, tag="page"):
    """A file that holds one page, to be recovered by whoever reads the batch."""

    input: str
    path: str
    url: str | None = None
    date: str | None = None
    outlet: str | None = None


class Recovered(msgspec.Struct, frozen=True, tag="article"):
    """An article that is recovered already."""

    input: str
    article: Article


class Whole(msgspec.Struct, frozen=True, tag="whole"):
    """A record that an archive exported: it is stored as it is."""

    input: str
    article: Kept


class Unreadable(msgspec.Struct, frozen=True, tag="failure"):
    """A failure met while the batch was made: it goes where the articles go, in its order."""

    input: str
    failure: Failure


Item = Page | Recovered | Whole | Unreadable


class Mark(msgspec.Struct, frozen=True):
    """How far reading of an input has come."""

    input: str
    stamp: str | None
    """What the file looked like when reading began."""
    position: int | None
    """Where reading goes on in it; null at its end."""


class Batch(msgspec.Struct, frozen=True):
    """Items in order, and how far their inputs are read with them."""

    items: tuple[Item, ...]
    marks: tuple[Mark, ...]
    size: int = 0
    """Bytes of all inputs that are read with them."""


def read_batch(batch: Batch, overlay: str | None = None) -> list[tuple[Outcome, ...]]:
    """Reads the items of a batch in order, each to its outcomes; raises nothing that an item can cause."""
    resources, keys = loaded(overlay)
    return [_read(item, resources, keys) for item in batch.items]


@cache
def loaded(overlay: str | None) -> tuple[Resources, Keys]:
    """Loads what reading needs, once in a process."""
    if overlay is not None and (Path(overlay) / "pages").is_dir():
        lay_over(Path(overlay) / "pages")
    return loaded_resources(overlay), Keys()


@cache
def loaded_resources(overlay: str | None) -> Resources:
    """Loads the lexicons, grammars and weights, once in a process."""
    return load_resources(Path(overlay) if overlay is not None else None)


def _read(item: Item, resources: Resources, keys: Keys) -> tuple[Outcome, ...]:
    match item:
        case Unreadable(_, failure):
            return (Failed(failure),)
        case Recovered(_, article):
            return (_analysed(article, article.url or article.id, resources, keys),)
        case Whole(_, article):
            return (_analysed(article, article.archive.address, resources, keys),)
        case Page(name, path, url, date, outlet):
            met: Counter[str] = Counter()
            outcomes: list[Outcome] = []
            for found in read_paths([path], Given(url, date, outlet)):
                if isinstance(found, Failure):
                    outcomes.append(Failed(found))
                    continue
                address = found.url or name
                met[address] += 1  # a page with several articles may have one address for them all
                nth = f"#{met[address]}" if met[address] > 1 else ""
                outcomes.append(_analysed(found, address + nth, resources, keys))
            return tuple(outcomes)


def _analysed(article: Article, address: str, resources: Resources, keys: Keys) -> Outcome:
    try:
        return prepared(read_article(article, resources), address, keys)
    except Exception as error:  # noqa: BLE001 - one article that breaks the engine does not stop the others
        reason = f"the article {article.id} could not be analysed: {type(error).__name__}: {error}"
        return Failed(Failure(page=article.page or article.id, line=None, reason=reason))
