"""`masdar explain`: how the engine came to its statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import regex

from masdar.cli.options import load, overlay_option
from masdar.cli.report import Tally, complain
from masdar.cli.terminal import width
from masdar.model import Article, Failure
from masdar.pages import STDIN, read_paths
from masdar.pages.article import make_article

_ARABIC = regex.compile(r"\p{Arabic}")


@click.command()
@click.argument("text", metavar="TEXT|PATH|-")
@overlay_option
@click.pass_context
def explain(context: click.Context, text: str, overlay: Path | None) -> None:
    """Show how the engine reads TEXT.

    That is its tokens with their classes, the rules that fired, and what was
    rejected and why. Instead of the words themselves, the name of a file can be given, or `-`
    for standard input.
    """
    from masdar.cli.explanation import render
    from masdar.explain import explain as explanation_of

    if not text.strip():
        raise click.UsageError("Give a TEXT, the name of a file, or `-` for standard input.")
    resources = load(overlay)
    tally = Tally()
    for outcome in _articles(text):
        tally.count(outcome)
        if isinstance(outcome, Failure):
            complain(outcome)
        else:
            click.echo("\n".join(render(explanation_of(outcome.text, resources), width())))
    context.exit(tally.status())


def _articles(text: str) -> Iterator[Article | Failure]:
    if text == STDIN or _is_path(text):
        yield from read_paths([text])
    else:
        yield make_article(text=text)


def _is_path(text: str) -> bool:
    try:
        return Path(text).exists() or not _ARABIC.search(text)
    except (OSError, ValueError):  # too long for a name, or with characters that no name has
        return False
