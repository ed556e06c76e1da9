"""Masdar: who said what, to whom, and on whose word, in Arabic news."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from masdar.model import Actor, Agent, Article, Event, Failure, Image, Statement
from masdar.text import Span

if TYPE_CHECKING:
    from masdar.pipeline import Resources

__all__ = [
    "Actor",
    "Agent",
    "Article",
    "Event",
    "Failure",
    "Image",
    "Span",
    "Statement",
    "__version__",
    "load_resources",
    "read",
]
__version__ = "0.1.0"


def load_resources(overlay: Path | None = None) -> Resources:
    """Loads the lexicons and grammars, with those of a user's `overlay` folder laid over them."""
    from masdar.pipeline import load_resources as load

    return load(overlay)


_shipped = cache(load_resources)


def read(  # noqa: PLR0913 - an article has this many parts, all but one of them optional
    text: str,
    *,
    title: str = "",
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    resources: Resources | None = None,
) -> Article:
    """Returns the article with its attributed statements.

    `title` and `text` come back as they were given; every span indexes one of
    them.  Without `resources` the lexicons and grammars of the package serve,
    loaded at the first call.
    """
    from masdar.pages.article import make_article
    from masdar.pipeline import read_article

    article = make_article(title=title, text=text, date=date, url=url, outlet=outlet)
    return read_article(article, resources or _shipped())
