"""Words of the lists run on their own examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masdar.events import Coder
from masdar.events.codes import Codes
from masdar.events.coder import Tables
from masdar.lexicon import LISTS, Problem, Row
from masdar.model import Article
from masdar.pipeline import Resources, read_article

_DATE = "2024-05-16"
"""When the examples are read, which tell of days too."""


def check_lists(rows: Iterable[Row], resources: Resources, tables: Tables) -> Iterator[Problem]:
    """Yields each word of a list whose example comes out the same without it."""
    for row in rows:
        lexeme = row.lexeme
        if lexeme.cls not in LISTS or not lexeme.example:
            continue
        lexicon = resources.lexicon.without(lexeme)
        less = tables._replace(lexicon=lexicon, codes=Codes(lexicon))
        coder = Coder(less, resources.coder.shapes if resources.coder is not None else ())
        article = Article(id="example", text=lexeme.example, date=_DATE)
        if read_article(article, resources) == read_article(article, resources._replace(lexicon=lexicon, coder=coder)):
            yield Problem(row.file, row.line, f"{lexeme.id}: The example comes out the same without the row.")
