"""`masdar demo`: what Masdar is for, shown on one story as invented outlets tell it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masdar.cli.options import load, opened
from masdar.cli.serve import serve
from masdar.cli.table import labelled
from masdar.cli.terminal import safe, several, width

if TYPE_CHECKING:
    import apsw

    from masdar.archive.search import Searcher
    from masdar.archive.trace import Carrier, Drift, Trace
    from masdar.model import Article, Statement

_INDENT = "  "
_LABEL = 26
_QUOTED = 3
"""Speakers who are quoted, one sentence each."""
_ADDRESSES = "https://*.example/*"
"""Addresses of the sample pages: no real page has one of these (RFC 2606)."""
_SHORT = 20
"""Letters of what changed, where that is a word or a number and not a whole passage."""


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False, path_type=Path), default="demo.masdar")
@click.option("--open", "-o", "open_", is_flag=True, help="Show its pages in a browser, until stopped with Ctrl-C.")
@click.pass_context
def demo(context: click.Context, archive: Path, *, open_: bool) -> None:
    """Show what Masdar is for: one story as five invented outlets tell it.

    The sample pages are read into the file ARCHIVE, demo.masdar where none is
    given. What they say is printed: who said what, who has the story from whom,
    and what happened to it on the way.
    """
    from masdar.archive.database import ArchiveError
    from masdar.archive.keys import Keys
    from masdar.archive.search import Search, Searcher
    from masdar.archive.trace import Tracer
    from masdar.archive.trace.claims import claims
    from masdar.engine import Options, build
    from masdar.pages import story_inputs

    resources = load(None)
    if archive.exists():
        with opened(archive) as connection:
            _own(connection, archive)
    try:
        build(archive, story_inputs(), Options())
    except ArchiveError as error:
        raise click.ClickException(safe(str(error))) from error
    with opened(archive) as connection:
        searcher = Searcher(connection, Keys())
        story = claims(connection, Tracer(connection, Keys(), resources.lexicon), "0001-01-01", "9999-12-31")[0]
        pages = searcher.facet(Search(), "outlet")
        articles = connection.execute("SELECT count(*) FROM article WHERE latest").get
        read = f"{several(articles, 'page')} of {several(len(pages), 'invented outlet')}"
        click.echo("Masdar reads Arabic news and keeps who said what, to whom, and on whose word.")
        click.echo(f"Here it read {read}: {several(searcher.count(Search()), 'statement')}, in {safe(str(archive))}.")
        for lines in (_said(searcher), _carried(story), _next(archive, story)):
            click.echo("")
            click.echo("\n".join(lines))
    if open_:
        context.invoke(serve, archive=archive, host="127.0.0.1", port=0, open_=True)


def _own(connection: apsw.Connection, archive: Path) -> None:
    """Sees to it that the sample pages are not put among articles of the user's own."""
    if connection.execute("SELECT 1 FROM article WHERE url IS NULL OR url NOT GLOB ? LIMIT 1", (_ADDRESSES,)).get:
        raise click.ClickException(
            f"{safe(str(archive))} holds other articles: give another name, as in `masdar demo d`"
        )


def _said(searcher: Searcher) -> Iterator[str]:
    """Yields the direct speech of some persons, one sentence each."""
    yield click.style("Who said what", bold=True)
    for article, statement in _quotations(searcher):
        text = article.text
        yield ""
        yield from labelled(_INDENT, statement.source.type, statement.source.name or "", _LABEL, width())
        if statement.source.office is not None:
            yield from labelled(_INDENT, "office", statement.source.office, _LABEL, width())
        if statement.to is not None and statement.to.name is not None:
            yield from labelled(_INDENT, "to", statement.to.name, _LABEL, width())
        content = " […] ".join(text[slice(*span)] for span in statement.content)
        yield from labelled(_INDENT, "said", f"«{content}»", _LABEL, width())
        yield from labelled(_INDENT, "as told by", article.outlet or "", _LABEL, width())


def _quotations(searcher: Searcher) -> list[tuple[Article, Statement]]:
    from masdar.archive.search import Search
    from masdar.archive.shown import ShownStatement, find

    found: dict[str | None, tuple[Article, Statement]] = {}
    for hit in searcher.find(Search(form="direct", order="oldest")).hits:
        for shown in find(searcher.connection, hit.statement):
            if (
                isinstance(shown, ShownStatement)
                and shown.statement.field == "text"
                and shown.statement.source.type == "person"
            ):
                found.setdefault(shown.statement.source.name, (shown.article, shown.statement))
    return list(found.values())[:_QUOTED]


def _carried(story: Trace) -> Iterator[str]:
    """Yields who carries the story, the earliest first, with what each did to it."""
    from masdar.archive.trace.claims import outlets

    origins = sum(origin.type != "outlet" for origin in story.origins)
    carried = f"{several(len(outlets(story)), 'outlet')}, {several(origins, 'origin')}"
    yield click.style("On whose word", bold=True)
    yield ""
    yield from labelled(_INDENT, "the story", story.claim, _LABEL, width())
    yield from labelled(_INDENT, "carried by", carried, _LABEL, width())
    for carrier in story.carriers:
        yield ""
        yield from labelled(_INDENT, (carrier.date or "no date")[:10], carrier.outlet or "(no outlet)", _LABEL, width())
        yield from _from(carrier)
        for one in story.drift:
            if one.later == carrier.article:
                yield from _changed(one)


def _from(carrier: Carrier) -> Iterator[str]:
    if carrier.statement is None and len(carrier.chain) == 1:
        yield f"{_INDENT}{_INDENT}says it in its own voice"
    denied = carrier.act == "deny" and not carrier.negated
    for voice in carrier.chain[1:]:
        label = "denied by" if denied else "from somebody unnamed" if voice.type == "unnamed" else "from"
        yield from labelled(2 * _INDENT, label, voice.name or "(not settled)", _LABEL - 2, width())


def _changed(one: Drift) -> Iterator[str]:
    from masdar.drawing import labels

    words = labels("en")
    order = "" if one.ordered else f" ({words.unordered})"
    yield click.style(f"{_INDENT}{_INDENT}! {words.drift[one.kind]}{order}", bold=True)
    if max(len(one.before), len(one.after)) <= _SHORT:
        yield from labelled(2 * _INDENT, "  from", one.before, _LABEL - 2, width())
        yield from labelled(2 * _INDENT, "  to", one.after, _LABEL - 2, width())


def _next(archive: Path, story: Trace) -> Iterator[str]:
    """Yields what to do now."""
    masdar, name = _program(), safe(str(archive))
    first = story.carriers[0].statement or story.carriers[0].article
    yield click.style("Go on", bold=True)
    yield ""
    for label, command in (
        ("look at the pages", f"{masdar} serve {name} --open"),
        ("the same with evidence", f"{masdar} trace {name} {first}"),
        ("all that one said", f"{masdar} search {name} --source الراشدي"),
        ("pages of your own", f"{masdar} read PAGE…"),
    ):
        yield f"{_INDENT}{label:<{_LABEL}}{command}"


def _program() -> str:
    """Returns what a shell finds this program by: its path as it was called, where the folder is not looked through."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "masdar" and shutil.which("masdar") is None else "masdar"
