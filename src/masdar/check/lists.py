"""Words of the lists run on their own examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from masdar.events import Coder
from masdar.events.coder import Tables
from masdar.events.codes import Codes
from masdar.lexicon import LISTS, Lexeme, Lexicon, Problem, Row, no_article
from masdar.model import Article
from masdar.pipeline import Resources, read_article
from masdar.places.table import nouns_of
from masdar.text import fold

_DATE = "2024-05-16"
"""When the examples are read, which tell of days too."""


class _Without(Lexicon):
    """A lexicon without a word of one of its lists."""

    def __init__(self, lexicon: Lexicon, lexeme: Lexeme) -> None:
        vars(self).update(vars(lexicon))
        written = {fold(lexeme.lemma), no_article(lexeme.lemma)}
        self._lists = {**self._lists, lexeme.cls: self._lists[lexeme.cls] - written}
        self._joint = {}
        self.lists_owned = lru_cache(maxsize=None)(self._owned)


class _Beside(Codes):
    """The tables of actors beside the lists of another lexicon."""

    def __init__(self, codes: Codes, lexicon: Lexicon) -> None:
        vars(self).update(vars(codes))
        self._offices = {}
        self._look_up(lexicon)


def check_lists(rows: Iterable[Row], resources: Resources, tables: Tables) -> Iterator[Problem]:
    """Yields each word of a list whose example comes out the same without it."""
    for row in rows:
        lexeme = row.lexeme
        if lexeme.cls not in LISTS or not lexeme.example:
            continue
        lexicon = _Without(resources.lexicon, lexeme)
        gazetteer = tables.gazetteer._replace(nouns=nouns_of(lexicon))
        less = tables._replace(lexicon=lexicon, gazetteer=gazetteer, codes=_Beside(tables.codes, lexicon))
        coder = Coder(less, resources.coder.shapes if resources.coder is not None else ())
        article = Article(id="example", text=lexeme.example, date=_DATE)
        if read_article(article, resources) == read_article(article, resources._replace(lexicon=lexicon, coder=coder)):
            yield Problem(row.file, row.line, f"{lexeme.id}: The example comes out the same without the row.")
