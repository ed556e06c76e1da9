"""Cost of reading dates against length, on inputs made to be hard.

Each input is read whole and at half its size; time that is linear in length
has a ratio of about 2.
"""

from __future__ import annotations

import argparse
import time

from masdar.dates import read_dates

_SIZE = 200_000
_UNITS = (
    "كلمة ",
    "7 أكتوبر 2015 ",
    "يوليو/تموز ",
    "يوليو ",
    "5 و",
    "بين ",
    "بين 3 و",
    "أول من ",
    "الحادي و",
    "1/",
    "1/1/",
    "2015-10-07T10:35 ",
    "10:35 ",
    "15 شوال 1436 - 31 يوليو 2015 - ",
    "7",
    "ا",
    "و",
    "(",
    "\u064b",
    "\n",
    "مساء يوم الأربعاء ",
    "قبل ",
)


def main() -> None:
    """Prints the seconds of each input, at half its size and whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=_SIZE, help="characters of each input")
    size = parser.parse_args().size
    read_dates("")
    print(f"{'half, s':>10}{'whole, s':>10}{'ratio':>8}  repeated")
    for unit in _UNITS:
        half, whole = (_seconds((unit * (part // len(unit) + 1))[:part]) for part in (size // 2, size))
        print(f"{half:>10.3f}{whole:>10.3f}{whole / half:>8.1f}  {unit!r}")


def _seconds(text: str) -> float:
    start = time.perf_counter()
    read_dates(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
