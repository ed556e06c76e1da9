"""Cost against length, on inputs made to be hard.

Each input is read whole and at half its size; time that is linear in length
has a ratio of about 2.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import cycle, islice

from masdar.pages.article import make_article
from masdar.pipeline import Resources, load_resources, read_article

_ARTICLE = 1_000_000
_MARKS = 100_000
_CUES = 100_000
_STATEMENTS = 40_000
_EVENTS = 20_000

_SENTENCES = (
    "وقال وزير المياه سالم الراشدي للصحافيين إن السدود امتلأت بعد الأمطار الأخيرة. ",
    "وأضاف: «لن نقطع الماء عن أي مدينة هذا الصيف». ",
    "وفي العاصمة، أغلقت الأمانة ثلاثة شوارع لإصلاح الشبكة القديمة.\n",
    "ونقلت وكالة أنباء محلية عن مصدر في الوزارة قوله إن العمل يستمر شهرين. ",
    "وحذر خبراء من تراجع الأمطار، مشيرين إلى أن المواسم الماضية كانت أجف.\n",
)
_NO_END = str.maketrans(".\n", "، ")


def _article(size: int) -> str:
    count = size // min(map(len, _SENTENCES)) + 1
    return "".join(islice(cycle(_SENTENCES), count))[:size]


_INPUTS: dict[str, tuple[Callable[[int], str], int]] = {
    "an article, in characters": (_article, _ARTICLE),
    "one sentence, in characters": (lambda size: _article(size).translate(_NO_END), _ARTICLE),
    "opening marks in a row": (lambda count: "«" * count, _MARKS),
    "opening marks before words": (lambda count: "«كلمة " * count, _MARKS),
    "closing marks after words": (lambda count: "كلمة» " * count, _MARKS),
    "straight marks before words": (lambda count: '"كلمة ' * (count - 1), _MARKS),
    "cues in a row": (lambda count: "قال " * count, _CUES),
    "cues with complementizers": (lambda count: "قال إن " * count, _CUES),
    "events in one sentence": (lambda count: "وهاجم الجيش المدينة وحذر المسؤولين من أن الأمر صعب، " * count, _EVENTS),
    "events that nobody tells": (lambda count: "قصفت طائرات حربية مواقع قرب الحدود أمس. " * count, _EVENTS),
    "clauses without an end": (
        lambda count: "العملية التي قالت تونس إنها ناجحة وإن الوزير طلب أن تفتح، " * count,
        _EVENTS,
    ),
    "cues without a subject": (lambda count: "قال سالم إن " + "وأضافت أن الطريق مغلق " * count, _STATEMENTS),
}


def main() -> None:
    """Prints the seconds of each input, at half its size and whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0, help="make every input this many times as long")
    scale = parser.parse_args().scale
    resources = load_resources()
    print(f"{'input':<30}{'size':>10}{'half, s':>10}{'whole, s':>10}{'ratio':>8}")
    for name, (build, full) in _INPUTS.items():
        size = max(2, int(full * scale))
        half, whole = (_seconds(build(part), resources) for part in (size // 2, size))
        print(f"{name:<30}{size:>10,}{half:>10.2f}{whole:>10.2f}{whole / half:>8.1f}")


def _seconds(text: str, resources: Resources) -> float:
    article = make_article(text=text)
    start = time.perf_counter()
    read_article(article, resources)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
