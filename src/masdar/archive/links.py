"""The links that a user sets: names that are of one, names that are not, and articles that mean somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from masdar.archive.known import read_table
from masdar.archive.linguist import spelled
from masdar.archive.names import read_name


class Links:
    """The rows of the table `links`."""

    def __init__(self, overlay: Path | None) -> None:
        self._same: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        self._alone: set[tuple[str, str]] = set()
        for row in read_table("links", overlay):
            cells = row.cells
            names, others = _forms(cells["name"]), _forms(cells["other"])
            if cells["article"]:
                self._alone.update((name, cells["article"]) for name in names)
                continue
            table = self._same if cells["verdict"] == "same" else self._apart
            for one, other in ((names, others), (others, names)):
                for form in one:
                    table.setdefault(form, set()).update(other)

    def __bool__(self) -> bool:
        return bool(self._same or self._apart or self._alone)

    def same(self, folded: str) -> list[str]:
        """Returns the names that are of one with a name."""
        return sorted(self._same.get(folded, ()))

    def apart(self, folded: str, names: Iterable[str]) -> bool:
        """Tells whether a name is of somebody else than one of the others."""
        return not self._apart.get(folded, set()).isdisjoint(names)

    def alone(self, folded: str, article: str) -> bool:
        """Tells whether an article means by the name somebody whom no other article names."""
        return (folded, article) in self._alone


def _forms(name: str) -> set[str]:
    """Returns what a name is compared by, whatever it is a name of."""
    return {read_name(name).folded, spelled(name)} if name else set()
