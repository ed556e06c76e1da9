"""Lexicons: tab-separated data, generated inflection, constant-time lookup."""

from __future__ import annotations

from masdar.lexicon.classes import ACTS, LETTERS, LISTS, PREPOSITIONS
from masdar.lexicon.features import FEATURES, OBJECTS, TAKES
from masdar.lexicon.reading import PLAIN, Reading
from masdar.lexicon.rows import Lexeme, Problem, Row, merge
from masdar.lexicon.table import Lexicon, is_verbal_noun, no_article, splits

__all__ = [
    "ACTS",
    "FEATURES",
    "LETTERS",
    "LISTS",
    "OBJECTS",
    "PLAIN",
    "PREPOSITIONS",
    "TAKES",
    "Lexeme",
    "Lexicon",
    "Problem",
    "Reading",
    "Row",
    "is_verbal_noun",
    "merge",
    "no_article",
    "splits",
]
