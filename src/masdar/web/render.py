"""Templates: what they can call, and how a page is made of one."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

import masdar
from masdar.text import Span
from masdar.web import addresses
from masdar.web.lean import LeanContext, Worded
from masdar.web.marked import safe
from masdar.web.words import Words

FOLDER = Path(str(files("masdar.web")))
"""Where templates, tables and files lie."""
_REMEMBERED = 1_024
"""Pieces of pages that are remembered as they are written."""


@cache
def environment(words: Words) -> Environment:
    """Returns what templates are loaded and rendered by for visitors who read these words."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[Worded],
    )
    made.context_class = LeanContext
    made.globals |= {
        "article_path": addresses.article_path,
        "asset": asset,
        "day": words.day,
        "event_path": addresses.event_path,
        "hit_marks": hit_marks,
        "n": words.number,
        "name": name,
        "outlet_path": addresses.outlet_path,
        "outside": addresses.outside,
        "plain": plain,
        "remembered": lru_cache(_REMEMBERED)(_called),
        "source_path": addresses.source_path,
        "statement_path": addresses.statement_path,
        "t": words.text,
        "told": words.told,
        "version": masdar.__version__,
        "w": words,
        "with_query": addresses.with_query,
    }
    return made


def render(template: str, words: Words, context: dict[str, Any]) -> str:
    """Returns a page."""
    return environment(words).get_template(template).render(context)


def _called(macro: Macro, *values: Hashable) -> str:
    """Returns what a macro makes of values; remembered, as few values make up most statements."""
    return macro(*values)


@cache
def asset(name: str) -> str:
    """Returns the address of a file that pages load; it changes when the file does."""
    digest = blake2b((FOLDER / "static" / name).read_bytes(), digest_size=6).hexdigest()
    return f"/static/{name}?v={digest}"


def name(text: str) -> Markup:
    """Returns a name as it stands within a line of the interface, whose direction it leaves alone."""
    return Markup(f"<bdi>{safe(text)}</bdi>")  # noqa: S704 - escaped


def plain(text: str) -> Markup:
    """Returns a text that stands in a block of its own, whose direction it sets."""
    return Markup(safe(text))  # noqa: S704 - the same


def hit_marks(text: str, marks: tuple[Span, ...]) -> Markup:
    """Returns a snippet with its hits marked."""
    made, done = list[str](), 0
    for start, end in marks:
        made += [safe(text[done:start]), "<mark>", safe(text[start:end]), "</mark>"]
        done = end
    return Markup("".join([*made, safe(text[done:])]))  # noqa: S704 - the same
