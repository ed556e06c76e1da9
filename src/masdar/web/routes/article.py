"""Reading an article with its evidence marked, and one of its statements with the steps it came by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import Response

from masdar.archive.identities import Identity, identities
from masdar.archive.shown import shown_article, shown_statement
from masdar.drawing import chain, steps
from masdar.model import Article, Statement
from masdar.web.addresses import identifier
from masdar.web.library import Desk
from masdar.web.marked import Marker, marks
from masdar.web.said import citation, digest, said
from masdar.web.schema import answers
from masdar.web.visit import MissingError, Rows, Visitor, manners
from masdar.web.words import Words

_DRAWN = 720
"""Width of the drawing of a chain."""
_AROUND = 1
"""Paragraphs that are shown before and after the one that a statement stands in."""

router = APIRouter()


@router.get("/a/{article}/s/{statement}.json", summary="api.statement", responses=answers("ShownStatement"))
def statement_rows(visit: Visitor, article: str, statement: str) -> Response:
    """Answers with the statement and its article."""

    def make(desk: Desk) -> Rows:
        number, shown = _statement(desk, article, statement)
        one = said(shown.article, shown.statement, {})
        about = {
            "identities": identities(desk.connection, number),
            "content": one.content,
            "cue": one.cue,
            "sha256": digest(shown.article),
        }
        return Rows(rows=[shown], about=about)

    return visit.rows(make)


@router.get("/a/{article}/s/{statement}", include_in_schema=False)
def statement_page(visit: Visitor, article: str, statement: str) -> Response:
    """Answers with the page of a statement."""
    return visit.page("statement.html", lambda desk, words: _statement_context(desk, words, article, statement))


@router.get("/a/{article}.json", summary="api.article", responses=answers("ShownArticle"))
def article_rows(visit: Visitor, article: str) -> Response:
    """Answers with the article, its statements and who is who in it."""

    def make(desk: Desk) -> Rows:
        wanted = identifier(article)
        found = shown_article(desk.connection, wanted)
        if found is None:
            raise MissingError("article", wanted)
        number, shown = found
        about = {"identities": identities(desk.connection, number), "sha256": digest(shown.article)}
        return Rows(rows=[shown], about=about)

    return visit.rows(make)


@router.get("/a/{article}", include_in_schema=False)
def article_page(visit: Visitor, article: str) -> Response:
    """Answers with the page of an article."""
    return visit.page("article.html", lambda desk, _words: _article_context(desk, identifier(article)))


def _article_context(desk: Desk, wanted: str) -> dict[str, Any]:
    found = shown_article(desk.connection, wanted)
    if found is None:
        raise MissingError("article", wanted)
    number, shown = found
    return {"shown": shown, **reading(shown.article, identities(desk.connection, number))}


def reading(article: Article, who: Mapping[str, Identity]) -> dict[str, Any]:
    """Returns what a page needs to show an article with its evidence."""
    by_field: dict[str, list[Statement]] = {"title": [], "text": []}
    for statement in article.statements:
        by_field[statement.field].append(statement)
    title, text = (
        Marker(body, (mark for statement in by_field[field] for mark in marks(statement)))
        for field, body in (("title", article.title), ("text", article.text))
    )
    return {
        "article": article,
        "title": title.whole(),
        "text": text.paragraphs(),
        "said": [said(article, statement, who) for statement in article.statements],
        "digest": digest(article),
    }


def _statement(desk: Desk, article: str, statement: str) -> Any:  # noqa: ANN401 - as the archive gives it
    found = shown_statement(desk.connection, identifier(article), identifier(statement))
    if found is None:
        raise MissingError("statement", identifier(statement))
    return found


def _statement_context(desk: Desk, words: Words, article: str, statement: str) -> dict[str, Any]:
    number, shown = _statement(desk, article, statement)
    one = said(shown.article, shown.statement, identities(desk.connection, number))
    came_by = steps(shown.article, shown.statement)
    return {
        "article": shown.article,
        "one": one,
        "context": _context(shown.article, shown.statement),
        "drawings": [chain(came_by, manner) for manner in manners(words, "chain", _DRAWN)],
        "citation": citation(shown.article, one, words),
        "digest": digest(shown.article),
    }


def _context(article: Article, statement: Statement) -> Markup:
    """Returns the paragraphs around a statement with its evidence marked, or the headline."""
    text = article.title if statement.field == "title" else article.text
    found = list(marks(statement))
    first, last = min(mark.start for mark in found), max(mark.end for mark in found)
    start, stop = first, last
    for _ in range(_AROUND + 1):
        start = max(text.rfind("\n", 0, max(start - 1, 0)) + 1, 0)
        end = text.find("\n", min(stop + 1, len(text)))
        stop = end if end >= 0 else len(text)
    return Marker(text, found).paragraphs((start, stop))
