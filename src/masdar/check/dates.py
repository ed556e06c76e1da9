"""The tables of dates: every row has to read its own example."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from masdar.dates import DateReading, TimeExpression, read_dates, read_times
from masdar.dates.vocabulary import data_folder, read_rows, running_folder
from masdar.lexicon import Problem
from masdar.tables import TableError

REFERENCE = datetime(2015, 10, 7, 12, 0)  # noqa: DTZ001 - the tables name no zone
"""When the examples were published, a Wednesday; the tables say so at their head."""
NOTHING = "-"


def check_dates(folder: Path | None = None) -> Iterator[Problem]:
    """Yields each row of the tables, the shipped ones where no folder is given, that is not what it says."""
    yield from _check(folder or data_folder(), _dates)


def check_times(folder: Path | None = None) -> Iterator[Problem]:
    """Yields each row of the tables of running text that is not what it says."""
    yield from _check(folder or running_folder(), _times)


def _check(folder: Path, read: Callable[[str], str]) -> Iterator[Problem]:
    try:
        for row in read_rows(folder):
            found = read(row.example)
            if found != row.reads:
                yield Problem(row.file, row.line, f"The example should read {row.reads} and reads {found}.")
    except TableError as error:
        yield Problem(error.file, error.line, error.sentence)


def _dates(example: str) -> str:
    return written(read_dates(example, reference=REFERENCE))


def _times(example: str) -> str:
    return written_times(read_times(example, reference=REFERENCE.date()))


def written_times(times: Iterable[TimeExpression]) -> str:
    """Returns values as the tables of running text write them: blanks between expressions, ? for no value."""
    return " ".join(time.value or "?" for time in times) or NOTHING


def written(readings: Iterable[DateReading]) -> str:
    """Returns values as the tables write them: blanks between readings, / before an end, ? for no value."""
    values = (f"{reading.value or '?'}/{reading.end}" if reading.end else reading.value or "?" for reading in readings)
    return " ".join(values) or NOTHING
