"""`masdar trace`: one claim through the articles of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from masdar.cli.options import load, opened, overlay_option
from masdar.cli.table import labelled
from masdar.cli.terminal import safe, several, width

if TYPE_CHECKING:
    from masdar.archive.trace import Carrier, Drift, Trace
    from masdar.drawing import Language

_INDENT = "    "
_LABEL = 12
_PICTURE = 960
_LEVELS = ("keeps a distance", "lets it appear", "tells it", "makes it public", "vouches for it")


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("claim")
@overlay_option
@click.option(
    "--format",
    "form_",
    type=click.Choice(["table", "jsonl", "dot", "svg"]),
    default="table",
    show_default=True,
    help="For people, one record for programs, a graph for Graphviz, or a picture.",
)
@click.option(
    "--language",
    type=click.Choice(["ar", "en"]),
    default="ar",
    show_default=True,
    help="Language of the picture's own words.",
)
def trace(archive: Path, claim: str, *, overlay: Path | None, form_: str, language: Language) -> None:
    """Print who carries CLAIM in ARCHIVE, on whose word, and what changed.

    CLAIM is a sentence, or the identifier of a statement or an article. The
    earliest carrier in the archive comes first. Each shows its chain from the
    outlet to the source; what was dropped, hardened or altered on the way comes
    next, with the words of both articles. Last stand articles that may carry it
    in other words.
    """
    from masdar.archive.keys import Keys
    from masdar.archive.trace import NothingToTraceError, Tracer
    from masdar.archive.trace.graph import dot

    resources = load(overlay)
    with opened(archive) as connection:
        try:
            found = Tracer(connection, Keys(), resources.lexicon, overlay).trace(claim)
        except NothingToTraceError as error:
            raise click.UsageError(safe(f"{error}.")) from error
    if form_ == "jsonl":
        click.echo(msgspec.json.encode(found))
    elif form_ == "dot":
        click.echo(dot(found), nl=False)
    elif form_ == "svg":
        from masdar.drawing import Manner
        from masdar.drawing import claim as drawn

        click.echo(drawn(found, Manner(language, width=_PICTURE)).standalone(), nl=False)
    else:
        click.echo("\n".join(_lines(found)))


def _lines(found: Trace) -> Iterator[str]:
    yield from labelled("", "claim", found.claim, _LABEL, width())
    declared = [origin for origin in found.origins if origin.type != "outlet"]
    own = sum(len(origin.carriers) for origin in found.origins if origin.type == "outlet")
    counts = [several(len(found.carriers), "article"), several(len(declared), "origin")]
    counts += [f"{several(own, 'article')} without one"] if own else []
    yield from labelled("", "carried by", ", ".join(counts), _LABEL, width())
    for number, origin in enumerate(found.origins, 1):
        why = f" ({'; '.join(origin.why)})" if origin.why else ""
        name = f"{origin.name or '(not settled)'}{why}"
        yield from labelled("", f"origin {number}", name, _LABEL, width())
    for carrier in found.carriers:
        yield ""
        yield from _carrier(carrier)
    for one in found.drift:
        yield ""
        yield from _drift(one)
    if found.possible:
        yield ""
        yield click.style(f"{several(len(found.possible), 'article')} that may carry it in other words", bold=True)
    for maybe in found.possible:
        head = f"{(maybe.date or '(no date)')[:10]}  {safe(maybe.outlet or '(no outlet)')}  {safe(maybe.article)}"
        yield f"{_INDENT}{head}  certainty {maybe.likeness.certainty:.2f}"
        yield from labelled(2 * _INDENT, "says", maybe.passage, _LABEL - len(_INDENT), width())
        yield from labelled(2 * _INDENT, "shared", " ".join(maybe.likeness.shared), _LABEL - len(_INDENT), width())


def _carrier(carrier: Carrier) -> Iterator[str]:
    head = f"{(carrier.date or '(no date)')[:10]}  {safe(carrier.outlet or '(no outlet)')}  {safe(carrier.article)}"
    yield click.style(f"{head}  origin {carrier.origin + 1}", bold=True)
    for voice in carrier.chain[1:]:
        yield from labelled(_INDENT, f"← {voice.type}", voice.name or "(not settled)", _LABEL, width())
    if carrier.statement is None:
        yield from labelled(_INDENT, "own voice", carrier.passage, _LABEL, width())
    else:
        level = [_LEVELS[carrier.commitment - 1]] if carrier.commitment is not None else []
        marks = [mark for mark in ("negated", "hedged") if getattr(carrier, mark)]
        manner = f"{carrier.cue} ({', '.join([carrier.form or '', *marks, *level])})"
        yield from labelled(_INDENT, "cue", manner, _LABEL, width())
        yield from labelled(_INDENT, "says", carrier.passage, _LABEL, width())
    if carrier.likeness.numbers is not None:
        mine, theirs = carrier.likeness.numbers
        yield from labelled(_INDENT, "differs", f"{' '.join(mine)} here {' '.join(theirs)}", _LABEL, width())
    if carrier.likeness.negation:
        yield from labelled(_INDENT, "differs", "one says the contrary of the other", _LABEL, width())
    if carrier.copy_of is not None:
        yield from labelled(_INDENT, "copy of", carrier.copy_of, _LABEL, width())


def _drift(one: Drift) -> Iterator[str]:
    order = "" if one.ordered else " (which came first is not known)"
    yield click.style(f"{one.kind}: {safe(one.earlier)} → {safe(one.later)}{order}", bold=True)
    yield from labelled(_INDENT, "before", one.before, _LABEL, width())
    yield from labelled(_INDENT, "after", one.after, _LABEL, width())
