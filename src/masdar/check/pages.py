"""The tables of page knowledge: are they well formed, and do their examples hold?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from masdar.lexicon import Problem
from masdar.pages.agencies import Agencies
from masdar.pages.captions import Captions
from masdar.pages.lines import Lines, Pattern
from masdar.pages.markup import Markup
from masdar.pages.openings import Openings
from masdar.pages.tables import COLUMNS, FOLDER, read_table
from masdar.tables import TableError, TableRow


def check_pages(*folders: Path) -> Iterator[Problem]:
    """Yields what is wrong in the tables of the folders, each laid over the one before it."""
    folders = folders or (FOLDER,)
    for path in (path for folder in folders for path in sorted(folder.glob("*.tsv")) if path.stem not in COLUMNS):
        yield Problem(str(path), 0, f"There is no table {path.stem}; the tables are {', '.join(sorted(COLUMNS))}.")
    checks = (_check_lines, _check_markup, _check_agencies, _check_captions, _check_places, _check_openings)
    for check in checks:
        try:
            yield from check(*folders)
        except TableError as error:
            yield Problem(error.file, error.line, error.sentence)


def _check_lines(*folders: Path) -> Iterator[Problem]:
    rows = read_table("lines", *folders)
    lines = Lines(rows)
    first: dict[tuple[str, object], Pattern] = {}
    for pattern in lines.patterns:
        earlier = first.setdefault((pattern.match, pattern.parts), pattern)
        if earlier.cls != pattern.cls:
            written = " … ".join(" ".join(part) for part in pattern.parts)
            yield _problem(pattern.row, f"The pattern «{written}» is also one of {earlier.row.cells['id']}.")
    for row in rows:
        mine = Lines([row])
        for example in row.values("example"):
            if mine.classify(example) is None:
                yield _problem(row, f"The row does not find its example «{example}».")
            elif (found := lines.classify(example)) != row.cells["class"]:
                yield _problem(row, f"The example «{example}» is taken for {found}.")
        if not row.cells["example"]:
            yield _problem(row, "The row needs an example.")
        for counterexample in row.values("counterexample"):
            if mine.classify(counterexample) is not None:
                yield _problem(row, f"The row finds its counterexample «{counterexample}».")


def _check_markup(*folders: Path) -> Iterator[Problem]:
    rows = read_table("markup", *folders)
    for row in rows:
        mine = Markup([row])
        role = row.cells["role"]
        if not row.cells["example"]:
            yield _problem(row, "The row needs an example.")
        for example in row.values("example"):
            if role not in mine.roles(example):
                yield _problem(row, f"The row does not find its example «{example}».")
        for counterexample in row.values("counterexample"):
            if role in mine.roles(counterexample):
                yield _problem(row, f"The row finds its counterexample «{counterexample}».")


def _check_agencies(*folders: Path) -> Iterator[Problem]:
    agencies = Agencies(*folders)
    for row in read_table("agencies", *folders):
        if row.cells["kind"] not in {"agency", "media"}:
            yield _problem(row, f"kind is agency or media, not {row.cells['kind']}.")
        elif not row.values("written"):
            yield _problem(row, "The row needs a name as it is written.")
        found = agencies.dateline(f"{row.cells['example']} قال الوزير إن الطريق مفتوح.", None)
        if found is None:
            yield _problem(row, f"The example «{row.cells['example']}» is not read as a dateline.")
        elif row.cells["kind"] == "agency" and found.agency not in row.values("written"):
            yield _problem(row, f"The example «{row.cells['example']}» gives the agency {found.agency}.")


def _check_captions(*folders: Path) -> Iterator[Problem]:
    captions = Captions(Agencies(*folders), *folders)
    for row in read_table("captions", *folders):
        image = captions.image(row.cells["example"])
        held = (
            image is not None and image.caption is not None and any(w in image.caption for w in row.values("written"))
        )
        credited = image is not None and image.credit is not None
        if row.cells["kind"] == "credit" and not credited:
            yield _problem(row, f"No credit is found in the example «{row.cells['example']}».")
        if row.cells["kind"] == "label" and held:
            yield _problem(row, f"The caption of the example «{row.cells['example']}» still holds its label.")
        if row.cells["kind"] == "note" and credited:
            yield _problem(row, f"The note of the example «{row.cells['example']}» is taken for a credit.")


def _check_places(*folders: Path) -> Iterator[Problem]:
    for row in read_table("places", *folders):
        if not row.cells["written"]:
            yield _problem(row, "The row needs a name as it is written.")


def _check_openings(*folders: Path) -> Iterator[Problem]:
    openings = Openings(*folders)
    for row in openings.rows:
        if not row.cells["example"]:
            yield _problem(row, "The row needs an example.")
        for example in row.values("example"):
            if not openings.go_on(example):
                yield _problem(row, f"The example «{example}» is not found to go on from another paragraph.")
        for counterexample in row.values("counterexample"):
            if openings.go_on(counterexample):
                yield _problem(row, f"The counterexample «{counterexample}» is found to go on from another paragraph.")


def _problem(row: TableRow, sentence: str) -> Problem:
    return Problem(row.file, row.line, f"{row.cells['id']}: {sentence}")
