"""The chain of a statement: from its origin over the relays to the outlet, one step beside or below the other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from masdar.drawing.labels import Labels, labels
from masdar.drawing.lettering import shortened, wrapped
from masdar.drawing.svg import Canvas, Drawing, Manner, isolated, plain
from masdar.model import Agent, Article, SourceType, Statement

Role = Literal["origin", "relay", "outlet"]
_NARROWEST, _WIDEST = 150.0, 240.0
_ARROW = 36.0
_PAD = 12.0
_SMALL, _LARGE = 12.0, 15.0
_LINES = 2
_MARKS = '«»"“”'
_HEAD, _LINE, _FOOT = 24.0, 21.0, 20.0
"""Height of the line with the role, of a line of the name, and of the line with the note."""


class Step(NamedTuple):
    """One of those through whom a statement came."""

    role: Role
    name: str | None
    """Null where the article does not say it."""
    type: SourceType | None
    """Null for the outlet, and for who is not stated."""
    note: str | None = None
    """What is said of it besides: an office, the words that it is called by."""


def steps(article: Article, statement: Statement) -> list[Step]:
    """Returns the chain of a statement, its origin first and the outlet last."""
    text = article.title if statement.field == "title" else article.text
    return [
        _step("origin", statement.source, text),
        *(_step("relay", relay, text) for relay in statement.via),
        Step("outlet", article.outlet, None),
    ]


def _step(role: Role, agent: Agent, text: str) -> Step:
    written = text[slice(*agent.mention)].strip(_MARKS) if agent.mention is not None else None
    note = agent.office or written
    return Step(role, agent.name, agent.type if agent.name is not None else None, note if note != agent.name else None)


def chain(chained: list[Step], manner: Manner) -> Drawing:
    """Draws a chain: in one line where the width has room for it, else one step below the other."""
    words = labels(manner.language)
    across = len(chained) * _NARROWEST + (len(chained) - 1) * _ARROW <= manner.width
    width = (
        min(_WIDEST, (manner.width - (len(chained) - 1) * _ARROW) / len(chained))
        if across
        else min(float(manner.width), 1.6 * _WIDEST)
    )
    names = [wrapped(plain(step.name or words.not_stated), width - 2 * _PAD, _LARGE, _LINES) for step in chained]
    height = _HEAD + _LINE * max(map(len, names)) + _FOOT * any(step.note for step in chained) + _PAD
    total = (len(chained) * width + (len(chained) - 1) * _ARROW) if across else width
    canvas = Canvas(manner, "chain", total)
    for nth, (step, lines) in enumerate(zip(chained, names, strict=True)):
        x, y = (nth * (width + _ARROW), 0.0) if across else (0.0, nth * (height + _ARROW))
        if nth:
            _arrow(canvas, (x, y + height / 2) if across else (width / 2, y), across=across)
        _box(canvas, step, lines, (x, y), (width, height), words)
    bottom = height if across else len(chained) * (height + _ARROW) - _ARROW
    return canvas.finish(bottom, words.chain, words.between.join(_told(step, words) for step in chained))


def _box(  # noqa: PLR0913, PLR0917 - a step, and where it stands
    canvas: Canvas,
    step: Step,
    lines: list[str],
    place: tuple[float, float],
    size: tuple[float, float],
    words: Labels,
) -> None:
    x, y = place
    group = canvas.group(
        f"step {step.role} {step.type or ('stated' if step.name else 'not-stated')}", _told(step, words)
    )
    canvas.box(group, place, size, "frame")
    canvas.text(group, (x + _PAD, y + _HEAD - 6), getattr(words, step.role), "role")
    for nth, line in enumerate(lines):
        canvas.text(group, (x + _PAD, y + _HEAD + _LINE * (nth + 1) - 5), line, "name")
    if step.note is not None:
        note = shortened(plain(step.note), size[0] - 2 * _PAD, _SMALL)
        canvas.text(group, (x + _PAD, y + size[1] - _PAD), note, "note")


def _arrow(canvas: Canvas, tip: tuple[float, float], *, across: bool) -> None:
    """Draws what leads to a step."""
    x, y = tip
    group = canvas.group("arrow")
    if across:
        canvas.path(group, f"M {x - _ARROW + 4},{y} L {x - 10},{y}", "line")
        canvas.path(group, f"M {x - 3},{y} L {x - 12},{y - 5} L {x - 12},{y + 5} Z", "tip")
    else:
        canvas.path(group, f"M {x},{y - _ARROW + 4} L {x},{y - 10}", "line")
        canvas.path(group, f"M {x},{y - 3} L {x - 5},{y - 12} L {x + 5},{y - 12} Z", "tip")


def _told(step: Step, words: Labels) -> str:
    note = f" ({isolated(step.note)})" if step.note is not None else ""
    return f"{getattr(words, step.role)}: {isolated(step.name or words.not_stated)}{note}"
