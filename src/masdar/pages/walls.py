"""Pay walls told from the text that they stand before: sites name both with the same word."""

from __future__ import annotations

from masdar.pages.blocks import Block, Blocks, Mark
from masdar.pages.labels import Labels

_ENOUGH = 200  # characters of prose that are more than an offer
_SAYS = frozenset({"login", "paywall"})
_WALL = frozenset({"paywall"})


def open_text(page: Blocks, labels: Labels) -> None:
    """Takes the role of a wall from the elements that hold text of the article: a paragraph, or more than an offer."""
    if not page.walls:
        return
    held: dict[Mark, list[Block]] = {mark: [] for mark in page.walls}
    for block in page.blocks:
        for mark in block.marks():
            if mark in held:
                held[mark].append(block)
    for mark, blocks in held.items():
        size = sum(len(block.text) for block in blocks if block.prose)
        enough = size > 0 if mark.element.tag == "p" else size >= _ENOUGH
        if enough and not any(labels.of(block) in _SAYS for block in blocks):
            mark.roles -= _WALL
