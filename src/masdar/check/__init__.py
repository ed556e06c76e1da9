"""Checks: is everything in the data files well formed, and does it do what its examples say?"""

from __future__ import annotations

from pathlib import Path

from masdar.check.archive import check_archive
from masdar.check.dates import check_dates, check_times
from masdar.check.doubt import check_doubt
from masdar.check.events import check_shapes, check_words
from masdar.check.examples import check_rules, unread
from masdar.check.lexicons import check_rows
from masdar.check.lists import check_lists
from masdar.check.pages import check_pages
from masdar.check.places import check_places
from masdar.events import Coder, load_tables
from masdar.events.shapes import load_shapes
from masdar.grammar import Grammar, load_grammar
from masdar.lexicon import Lexicon, Problem, Row, merge
from masdar.pages.tables import FOLDER
from masdar.pipeline import Resources, data_folders
from masdar.places import load_gazetteer

__all__ = ["Problem", "check", "unread_examples"]


def check(overlay: Path | None = None) -> list[Problem]:
    """Returns what is wrong in the lexicons, grammars and tables, an overlay's included, by file and line.

    Every entry is checked, and every example and counterexample is read.  What
    cannot be loaded is left out of the rest, so that one mistake hides no other.
    """
    problems: list[Problem] = []
    rows, grammar = _load(overlay, problems)
    lexicon = Lexicon(rows)
    problems.extend(check_rows(rows, lexicon))
    problems.extend(check_rules(Resources(lexicon, grammar)))
    shapes = load_shapes(data_folders(overlay, "events"), problems)
    tables = load_tables(lexicon, load_gazetteer(lexicon))
    resources = Resources(lexicon, grammar, coder=Coder(tables, shapes))
    problems.extend(check_shapes(resources))
    problems.extend(check_words(rows, resources, tables))
    problems.extend(check_lists(rows, resources, tables))
    own = overlay / "pages" if overlay is not None else None
    problems.extend(check_pages(FOLDER, *([own] if own is not None and own.is_dir() else ())))
    problems.extend(check_dates())
    problems.extend(check_times())
    problems.extend(check_places(lexicon))
    problems.extend(check_doubt())
    problems.extend(check_archive(lexicon, overlay))
    return sorted(set(problems))


def unread_examples(overlay: Path | None = None) -> list[Problem]:
    """Returns the cues in whose own example no statement with the act of the cue is found."""
    rows, grammar = _load(overlay, [])
    return sorted(unread(rows, Resources(Lexicon(rows), grammar)))


def _load(overlay: Path | None, problems: list[Problem]) -> tuple[list[Row], Grammar]:
    rows = merge(data_folders(overlay, "lexicon"), problems)
    return rows, load_grammar(data_folders(overlay, "grammar"), problems)
