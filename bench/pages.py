"""How long recovering the articles of HTML pages takes, beside trafilatura alone on the same pages.

One process; both start from the decoded text of a page, and the best of
several passes over all pages counts for each.  The pages of the tests are
small, so that people can read them; here each gets the menus, teasers and
scripts that surround an article on a site.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from masdar.pages.html import read_html
from masdar.pages.page import Page

_PASSES = 5
_FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
_BESIDE = Path(__file__).parents[2] / "shared" / "pages"


_MENU = "".join(f'<li class="menu-item"><a href="/section/{n}">باب {n}</a></li>' for n in range(80))
_TEASERS = "".join(
    f'<div class="teaser"><a href="/news/{n}"><img src="/{n}.jpg" alt="صورة {n}"></a>'
    f'<h3><a href="/news/{n}">خبر من أخبار المدينة رقمه {n} في القائمة</a></h3><span>منذ {n} ساعات</span></div>'
    for n in range(60)
)
_SCRIPT = f"<script>{'window.page = window.page || [];' * 500}</script>"
_FURNITURE = f"<nav><ul>{_MENU}</ul></nav><aside><h3>الأكثر قراءة</h3>{_TEASERS}</aside>{_SCRIPT}</body>"


def main() -> None:
    """Prints both times and their ratio."""
    folder = _arguments().folder
    pages = _pages(folder, _FURNITURE if folder == _FIXTURES else "</body>")
    bare = _best(lambda: [trafilatura.extract(page.text) for page in pages])
    read = _best(lambda: [read_html(page) for page in pages])
    size = sum(len(page.text) for page in pages)
    print(f"{len(pages)} pages, {size:,} characters")
    print(f"trafilatura      {1000 * bare:>9.1f} ms")
    print(f"masdar           {1000 * read:>9.1f} ms")
    print(f"ratio            {read / bare:>9.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    annotated = Path(os.environ.get("MASDAR_PAGES") or _BESIDE) / "html"
    help_ = "a folder of HTML pages (default: $MASDAR_PAGES/html, or the small pages of the tests)"
    default = annotated if annotated.is_dir() else _FIXTURES
    parser.add_argument("folder", nargs="?", type=Path, default=default, help=help_)
    return parser.parse_args()


def _pages(folder: Path, ending: str) -> list[Page]:
    pages = []
    for path in sorted(folder.glob("*.html")):
        content = path.read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("windows-1256")
        pages.append(Page(name=path.name, text=text.replace("</body>", ending)))
    if not pages:
        sys.exit(f"{folder}: no HTML page in it")
    return pages


def _best(work: Callable[[], object]) -> float:
    """Returns the seconds of the fastest pass, after one that warms up."""
    work()
    seconds = []
    for _ in range(_PASSES):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    main()
