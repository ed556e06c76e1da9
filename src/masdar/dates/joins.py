"""Atoms that belong together: a day and its time, one day in two calendars, the two ends of a range."""

from __future__ import annotations

import regex

from masdar.dates.atoms import EITHER_ORDER, Atom

_DAYS = ("day", "relative", "weekday")
_PERIODS = ("day", "month", "year", "weekday")
_BESIDE = regex.compile(r"[cdlpznjPqE]{0,3}")
_SAME_DAY = regex.compile(r"[cdlpzq]{0,2}|E")


def joined(letters: str, atoms: list[Atom]) -> list[Atom]:
    """Returns the atoms with those that belong together made one, and without those that say nothing alone.

    Each atom is compared with the one before it only.
    """
    found: list[Atom] = []
    for atom in atoms:
        gap = letters[found[-1].stop : atom.start] if found else ""
        if not (found and _join(found, atom, gap, letters)):
            found.append(atom)
    return [atom for atom in found if not atom.lone]


def _join(found: list[Atom], atom: Atom, gap: str, letters: str) -> bool:
    """Joins the atom to the last of `found` where they belong together; tells whether they do."""
    last = found[-1]
    if last.lone and last.kind == atom.kind == "day" and last.month is None:
        # A day whose month follows with the next one («3 و5 مايو»).
        last.month, last.year, last.calendar, last.shift = atom.month, atom.year, atom.calendar, atom.shift
        last.unit, last.lone = atom.unit, atom.lone
        last.problem = EITHER_ORDER if atom.either else atom.problem
    if _timed(last, atom, gap):
        day = last if atom.kind == "time" else atom
        day.time = last.time or atom.time
        day.start, day.stop = last.start, _closed(gap, atom, letters)
        found[-1] = day
        return True
    if _twins(last, atom, gap):
        hijri, gregorian = (last, atom) if last.calendar == "hijri" else (atom, last)
        gregorian.twin = hijri
        gregorian.weekday = last.weekday if last.weekday is not None else atom.weekday
        gregorian.time = last.time or atom.time
        gregorian.problem = gregorian.problem or hijri.problem
        gregorian.start, gregorian.stop = last.start, _closed(gap, atom, letters)
        found[-1] = gregorian
        return True
    if _range(last, atom, gap, letters):
        if last.year is None:
            last.year = atom.year
        atom.first = last
        atom.lone = False
        found[-1] = atom
        return True
    return False


def _timed(last: Atom, atom: Atom, gap: str) -> bool:
    kinds = {last.kind, atom.kind}
    if "time" not in kinds or not kinds & set(_DAYS) or _BESIDE.fullmatch(gap) is None:
        return False
    day = last if atom.kind == "time" else atom
    return day.time is None and day.first is None


def _twins(last: Atom, atom: Atom, gap: str) -> bool:
    return (
        last.kind == atom.kind == "day"
        and last.calendar != atom.calendar
        and not (last.twin or atom.twin or last.first or atom.first)
        and _SAME_DAY.fullmatch(gap) is not None
    )


def _range(last: Atom, atom: Atom, gap: str, letters: str) -> bool:
    if last.kind != atom.kind or last.kind not in _PERIODS or last.calendar != atom.calendar:
        return False
    if last.first is not None or atom.first is not None or last.time is not None or atom.time is not None:
        return False
    if atom.kind == "month" and atom.year is None and atom.shift is None:
        return False
    opener = letters[max(last.start - 1, 0) : last.start + 1]
    match gap:
        case "w" | "we":
            return "b" in opener
        case "e":
            return True
        case "d":
            return last.kind == "year" or (
                last.kind != "weekday" and (last.year is None or last.stop == last.start + 1)
            )
        case _:
            return False


def _closed(gap: str, atom: Atom, letters: str) -> int:
    """Returns where the joined atom ends: after the bracket that the gap opens."""
    return atom.stop + ("p" in gap and letters[atom.stop : atom.stop + 1] == "z")
