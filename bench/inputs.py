"""How long reading a web archive takes, beside fastwarc that only iterates it, and trafilatura on the same pages.

One process; the best of several passes over the same archive counts for each.
The archive is made of HTML pages, each a compressed record of its own, with
as many responses between them that are no Arabic page.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from fastwarc.warc import ArchiveIterator

from masdar.model import Article
from masdar.pages import read_stream

_PASSES = 3
_FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
_BESIDE = Path(__file__).parents[2] / "shared" / "pages"
_OTHER = f"<html><body>{'<p>The bridge opens on Sunday after a year of work.</p>' * 500}</body></html>".encode()


def main() -> None:
    """Prints the times and their ratios."""
    arguments = _arguments()
    pages = [path.read_bytes() for path in sorted(arguments.folder.glob("*.html"))] * arguments.times
    parts = [part for page in pages for part in (_record(page), _record(_OTHER), _record(b"\x89PNG", "image/png"))]
    archive = b"".join(map(gzip.compress, parts))
    bare = _best(lambda: [record.reader.read() for record in ArchiveIterator(io.BytesIO(archive), parse_http=True)])
    extracted = _best(lambda: [trafilatura.extract(page) for page in pages])
    read = _best(lambda: list(read_stream(io.BytesIO(archive), "pages.warc.gz")))
    articles = sum(isinstance(item, Article) for item in read_stream(io.BytesIO(archive), "pages.warc.gz"))
    print(f"{len(parts)} records, {len(archive):,} bytes compressed; {len(pages)} pages, {articles} articles")
    print(f"fastwarc         {1000 * bare:>9.1f} ms")
    print(f"trafilatura      {1000 * extracted:>9.1f} ms")
    print(f"masdar           {1000 * read:>9.1f} ms")
    print(f"ratio to both    {read / (bare + extracted):>9.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    annotated = Path(os.environ.get("MASDAR_PAGES") or _BESIDE) / "html"
    help_ = "a folder of HTML pages (default: $MASDAR_PAGES/html, or the small pages of the tests)"
    default = annotated if annotated.is_dir() else _FIXTURES
    parser.add_argument("folder", nargs="?", type=Path, default=default, help=help_)
    parser.add_argument("--times", type=int, default=3, metavar="N", help="how often each page is in the archive")
    return parser.parse_args()


def _record(body: bytes, kind: str = "text/html") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        "WARC-Target-URI: https://example.org/\r\nWARC-Date: 2024-03-12T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


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
