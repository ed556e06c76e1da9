"""The classes of a page's lines, each found once."""

from __future__ import annotations

from masdar.pages.blocks import Block
from masdar.pages.lines import Lines


class Labels:
    """What each block of a page is by its words (see `masdar.pages.lines`)."""

    __slots__ = ("_found", "lines")

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._found: dict[int, str | None] = {}

    def of(self, block: Block) -> str | None:
        """Returns the class of the block's line, or null for what may be a line of the article."""
        if block.place not in self._found:
            self._found[block.place] = self.lines.classify(block.text)
        return self._found[block.place]
