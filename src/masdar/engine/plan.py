"""What there is to read, in batches: inputs in order, each from where reading stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from masdar.engine.batch import MOST_ITEMS, MOST_LETTERS, Batch, Item, Mark, Page, Recovered, Unreadable, Whole
from masdar.model import Article, Failure, Kept
from masdar.pages import Given, Input, holds_one

_PAGE = 8_000
"""Letters that a page which nobody has looked at yet counts for."""


def batches(inputs: Iterable[Input], given: Given, resume: Callable[[str, str | None], int | None]) -> Iterator[Batch]:
    """Yields the batches of the inputs.

    Args:
        inputs: what is to be read, in order.
        given: what the user said of all of it.
        resume: tells from the name of an input and what its file looks like where reading goes on; null where it
            is read.
    """
    waiting = _Waiting()
    for one in inputs:
        size, stamp = _state(one)
        start = resume(one.name, stamp)
        if start is None:
            waiting.past += size
            continue
        if one.path is not None and holds_one(one.path):
            page = Page(one.name, str(one.path), given.url, given.date, given.outlet)
            waiting.add(page, _PAGE)
            waiting.mark(Mark(one.name, stamp, None))
            waiting.past += size
            if waiting.full:
                yield waiting.batch()
            continue
        for step in one.steps(start):
            for outcome in step.outcomes:
                waiting.add(_item(one.name, outcome), 0 if isinstance(outcome, Failure) else len(outcome.text))
            waiting.mark(Mark(one.name, stamp, step.position))
            if waiting.full:
                yield waiting.batch(size * (step.share or 0.0))
        waiting.past += size
    if waiting.marks:
        yield waiting.batch()


def _item(name: str, outcome: Article | Failure) -> Item:
    if isinstance(outcome, Failure):
        return Unreadable(name, outcome)
    return Whole(name, outcome) if isinstance(outcome, Kept) else Recovered(name, outcome)


class _Waiting:
    """What the next batch holds so far."""

    def __init__(self) -> None:
        self.past = 0
        """Bytes of the inputs that are read."""
        self.marks: list[Mark] = []
        self._items: list[Item] = []
        self._letters = 0

    @property
    def full(self) -> bool:
        return len(self._items) >= MOST_ITEMS or self._letters >= MOST_LETTERS or len(self.marks) >= MOST_ITEMS

    def add(self, item: Item, letters: int) -> None:
        self._items.append(item)
        self._letters += letters

    def mark(self, mark: Mark) -> None:
        if self.marks and self.marks[-1].input == mark.input:
            self.marks.pop()
        self.marks.append(mark)

    def batch(self, more: float = 0.0) -> Batch:
        """Returns the batch, and begins the next; `more` bytes of the input that is under way are read."""
        batch = Batch(tuple(self._items), tuple(self.marks), self.past + int(more))
        self.marks, self._items, self._letters = [], [], 0
        return batch


def _state(one: Input) -> tuple[int, str | None]:
    """Returns the size of an input, and what tells whether its file has changed: size and time of its last change."""
    try:
        state = one.path.stat() if one.path is not None else None
    except (OSError, ValueError):
        return 0, None
    return (state.st_size, f"{state.st_size} {state.st_mtime_ns}") if state is not None else (0, None)
