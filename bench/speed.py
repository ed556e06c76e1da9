"""How fast articles are read, beside the time to merely tokenise the same texts.

One process, whose own time counts.  Each article is read in every way by turns, so that a slow minute slows them all,
and the fastest of three passes counts for it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import regex

from masdar.model import Article
from masdar.pages import read_paths
from masdar.pipeline import load_resources, read_article

_PASSES = 3
_BESIDE = Path(__file__).parents[2] / "shared" / "corpora" / "aawsat-2015.jsonl.gz"
_tokens = regex.compile(r"\w+|[^\w\s]").findall


def main() -> None:
    """Prints the speeds, of statements alone and with events, and their ratios."""
    arguments = _arguments()
    articles = _articles(arguments.corpus, arguments.limit)
    words = sum(len(article.text.split()) for article in articles)
    resources = load_resources()
    alone = resources._replace(coder=None)
    bare, read, coded = _by_turns(
        articles,
        lambda article: _tokens(article.text),
        lambda article: read_article(article, alone),
        lambda article: read_article(article, resources),
    )
    print(f"{len(articles):,} articles, {words:,} words")
    print(f"bare tokenising  {words / bare:>12,.0f} words/s")
    print(f"statements       {words / read:>12,.0f} words/s")
    print(f"with events      {words / coded:>12,.0f} words/s")
    print(f"ratio            {read / bare:>12.1f}")
    print(f"events, ratio    {coded / read:>12.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = os.environ.get("MASDAR_CORPUS") or (str(_BESIDE) if _BESIDE.exists() else None)
    parser.add_argument(
        "corpus",
        nargs="?" if default else None,
        default=default,
        help="JSON Lines of articles, compressed with gzip or not (default: $MASDAR_CORPUS)",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="read the first N articles only")
    return parser.parse_args()


def _articles(corpus: str, limit: int | None) -> list[Article]:
    found = (item for item in read_paths([corpus]) if isinstance(item, Article))
    articles = list(islice(found, limit))
    if not articles:
        sys.exit(f"{corpus}: no article in it")
    return articles


def _by_turns(articles: list[Article], *works: Callable[[Article], object]) -> list[float]:
    """Returns the seconds that each kind of work takes on all articles."""
    fastest = [[float("inf")] * len(articles) for _ in works]
    for _ in range(_PASSES):
        for place, article in enumerate(articles):
            for work, seconds in zip(works, fastest, strict=True):
                start = time.process_time()
                work(article)
                seconds[place] = min(seconds[place], time.process_time() - start)
    return [sum(seconds) for seconds in fastest]


if __name__ == "__main__":
    main()
