"""Compares what a page marks as evidence with what the archive has stored, statement by statement, in the browser.

The places are measured on the page itself: each piece that is marked is a DOM
range, and the text before it in its field is counted in code points.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page

from masdar.archive.database import open_archive
from masdar.archive.rows import rows
from masdar.archive.stored import stored_articles
from masdar.model import Article, Statement
from masdar.text import Span
from masdar.web.addresses import article_path
from tools.browser import browsing
from tools.serving import served

Place = tuple[int, int, str]
"""Start and end in a field, and the text between them."""

_MEASURE = """
(id) => {
  const found = [];
  for (const part of ["content", "cue", "source", "via", "to"]) {
    for (const piece of document.querySelectorAll(`.reading [data-${part}~="${CSS.escape(id)}"]`)) {
      const field = piece.closest("[data-field]");
      const before = document.createRange();
      before.setStart(field, 0);
      before.setEndBefore(piece);
      const range = document.createRange();
      range.selectNodeContents(piece);
      const start = [...before.toString()].length;
      found.push([part, field.dataset.field, start, start + [...range.toString()].length, range.toString()]);
    }
  }
  return found;
}
"""
"""Code points, as offsets in the data are; lengths in JavaScript are UTF-16."""


def main() -> None:
    """Prints each difference, and how many statements are as they are stored."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--statements", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chosen = choose(arguments.archive, arguments.statements, arguments.seed)
    right = 0
    with served(arguments.archive) as server, browsing() as browser:
        page = browser.new_context(base_url=server.address).new_page()
        for article, statement in chosen:
            different = list(differences(page, article, statement))
            right += not different
            for line in different:
                print(line)
    print(f"{right} of {len(chosen)} statements are marked as they are stored")


def choose(archive: Path, number: int, seed: int) -> list[tuple[Article, Statement]]:
    """Returns random statements of an archive with their articles, those of one article together."""
    with closing(open_archive(archive)) as connection:
        found = rows(connection, "SELECT article, key FROM statement WHERE latest ORDER BY id", ())
        wanted = random.Random(seed).sample(found, min(number, len(found)))  # noqa: S311 - a sample, no secret
        chosen: list[tuple[Article, Statement]] = []
        for row in sorted({article for article, _ in wanted}):
            keys = {key for article, key in wanted if article == row}
            [(_, article)] = stored_articles(connection, "id = ?", (row,))
            chosen += [(article, statement) for statement in article.statements if statement.id in keys]
    return chosen


def differences(page: Page, article: Article, statement: Statement) -> Iterator[str]:
    """Yields what is marked otherwise than it is stored, on the page of the article."""
    path = article_path(article.id)
    if not page.url.endswith(path):
        page.goto(path)
    shown: dict[str, list[Place]] = {}
    for part, field, start, end, text in page.evaluate(_MEASURE, statement.id):
        if field != statement.field:
            yield f"{article.id} {statement.id}: {part} is marked in the {field}"
        shown.setdefault(part, []).append((start, end, text))
    body = article.title if statement.field == "title" else article.text
    for part, spans in stored(statement).items():
        expected = [(start, end, body[start:end]) for start, end in spans]
        found = joined(shown.pop(part, []))
        if found != expected:
            yield f"{article.id} {statement.id}: {part} is {found} on the page, {expected} in the archive"
    for part in shown:
        yield f"{article.id} {statement.id}: {part} is marked, and the archive has none"


def stored(statement: Statement) -> dict[str, list[Span]]:
    """Returns the spans of each part of a statement that has any, in order and without overlaps."""
    spans: dict[str, list[Span]] = {"content": list(statement.content), "cue": [statement.cue]}
    spans["source"] = [statement.source.mention] if statement.source.mention is not None else []
    spans["via"] = [relay.mention for relay in statement.via if relay.mention is not None]
    spans["to"] = [statement.to.mention] if statement.to is not None and statement.to.mention is not None else []
    return {part: _merged(found) for part, found in spans.items() if found}


def joined(pieces: Iterable[Place]) -> list[Place]:
    """Returns pieces with those put together that follow one another."""
    found: list[Place] = []
    for start, end, text in sorted(pieces):
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end, found[-1][2] + text)
        else:
            found.append((start, end, text))
    return found


def _merged(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


if __name__ == "__main__":
    main()
