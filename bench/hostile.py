"""Seconds and peak memory of `masdar read` on inputs made to hurt, each at full size in a fresh process.

Each has to end within 10 seconds and 500 MB, with an article or a sentence
that says what is wrong; an input that does not is marked.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

_SECONDS = 10
_MEGABYTES = 500
_SENTENCE = "قال الوزير إن الطريق مفتوح أمام الناس. "
_PARAGRAPH = f"<p>{_SENTENCE * 3}</p>"
_PAGE = f"<html><body><article><h1>عنوان الخبر في المدينة</h1>{_PARAGRAPH * 5}</article></body></html>".encode()


def _record(body: bytes, headers: str = "", promised: int = 0) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        "WARC-Target-URI: https://example.org/\r\nWARC-Date: 2024-03-12T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + promised}\r\n\r\n"
    )
    return head.encode() + http


def _swelling(first: bytes, piece: bytes, times: int) -> bytes:
    """Returns a gzip member that unpacks to `first` and many times `piece`."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [deflate.compress(first), *(deflate.compress(piece) for _ in range(times)), deflate.flush()]
    return b"".join(parts)


def _between(middle: bytes) -> bytes:
    """Returns an archive with two good records around something else."""
    good = gzip.compress(_record(_PAGE) + b"\r\n\r\n")
    return good + middle + good


def _line(text: str) -> bytes:
    return json.dumps({"text": text}, ensure_ascii=False).encode()


def _within(more: bytes) -> bytes:
    """Returns a good page that has something more behind its article."""
    return _PAGE.replace(b"</body>", more + b"</body>")


def _name(number: int) -> str:
    """Returns a word that is another for each number."""
    return "".join(chr(ord("ت") + int(digit)) for digit in str(number)) + "اوي"


def _node(authors: list[str]) -> bytes:
    people = [{"@type": "Person", "name": name} for name in authors]
    article = {"@type": "NewsArticle", "headline": "عنوان الخبر في المدينة", "author": people}
    return f'<script type="application/ld+json">{json.dumps(article, ensure_ascii=False)}</script>'.encode()


def _bomb(levels: int) -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    return (
        f'<!DOCTYPE r [<!ENTITY e0 "نص">{entities}]><rss><channel><item>&e{levels - 1};</item></channel></rss>'.encode()
    )


_CASES: dict[str, Callable[[float], bytes]] = {
    "nested.html": lambda n: b"<div>" * int(2e6 * n),
    "nested-within-bounds.html": lambda n: b"<html>" + b"<div>" * 240 + (_PARAGRAPH * int(9_000 * n)).encode(),
    "attributes.html": lambda n: f"<p {' '.join(f'a{k}=1' for k in range(int(1e6 * n)))}>{_PARAGRAPH}".encode(),
    "attributes-of-many.html": lambda n: (f"<p {' '.join(f'a{k}' for k in range(900))}>" * int(1_500 * n)).encode(),
    "tags.html": lambda n: ("<p>قال الوزير إن الطريق مفتوح.</p>" * int(29_000 * n)).encode(),
    "headings.html": lambda n: (f"<h1>عنوان الخبر في المدينة</h1>{_PARAGRAPH}" * int(14_000 * n)).encode(),
    "articles.html": lambda n: (f"<article><h2>عنوان الخبر هنا</h2>{_PARAGRAPH * 3}</article>" * int(3e3 * n)).encode(),
    "authors.html": lambda n: _within(_node([f"سالم {_name(k)}" for k in range(int(40_000 * n))])),
    "classes.html": lambda n: _within(
        b'<div class="text ' + b"x " * int(5e5 * n) + b'">' + (_PARAGRAPH * int(6_000 * n)).encode() + b"</div>"
    ),
    "escaped.html": lambda n: _within(b"<br>" * int(2_000 * n) + "&lt;br&gt;نص".encode() * int(100_000 * n)),
    "state.html": lambda n: (
        '<html><body><div></div><script>window.a = {"title": "خبر", "body": "'.encode()
        + _PARAGRAPH.replace('"', "").encode() * int(9_000 * n)
        + b'"};</script>'
        + b'<script>window.b = {"a": [{' * int(9_000 * n)
    ),
    "nulls.html": lambda n: b"\0" * int(3e7 * n),
    "nulls-within.html": lambda n: (_PARAGRAPH * int(5e3 * n)).replace("ا", "\0").encode() + _PAGE,
    "text.txt": lambda n: (_SENTENCE * int(30_000 * n)).encode(),
    "short-lines.txt": lambda n: ("خبر\n\n" * int(239_000 * n)).encode(),
    "open-quotations.txt": lambda n: ("قال «" * int(239_000 * n)).encode(),
    "one-byte.txt": lambda n: b"\xc7 " * int(1.5e7 * n),
    "blank-lines.txt": lambda n: b"\n" * int(3e7 * n),
    "marks.jsonl": lambda n: _line("«" * int(1_199_000 * n)),
    "cues.jsonl": lambda n: _line("قال " * int(299_000 * n)),
    "long-line.jsonl": lambda n: b'{"text": "' + b"a" * int(2e8 * n),
    "nested.jsonl": lambda n: b'{"text": "a", "b": ' + b"[" * int(1e7 * n),
    "surrogates.jsonl": lambda n: b'{"text": "\\ud800"}\n' * int(1e4 * n),
    "entities.xml": lambda n: _bomb(2 + int(10 * n)),
    "items.xml": lambda n: b"<rss><channel>" + b"<item><title>a</title></item>" * int(37_000 * n) + b"</channel></rss>",
    "bodies.xml": lambda n: (
        b"<rss>"
        + f"<item><description><![CDATA[{_PARAGRAPH * 70}]]></description></item>".encode() * int(230 * n)
        + b"</rss>"
    ),
    "escaped.xml": lambda n: (
        b"<rss><item><description>" + b"&lt;div&gt;" * int(7e5 * n) + b"</description></item></rss>"
    ),
    "zeros.gz": lambda n: _swelling(b"", bytes(10**6), int(1_000 * n)),
    "text.gz": lambda n: _swelling(b"", _SENTENCE.encode() * 1_000, int(15_000 * n)),
    "record-bomb.warc.gz": lambda n: _between(
        _swelling(_record(b"<html>", promised=int(1e9 * n)), bytes(10**6), int(1_000 * n))
    ),
    "coded-bomb.warc.gz": lambda n: _between(
        gzip.compress(_record(_swelling(b"<p>", bytes(10**6), int(1_000 * n)), "Content-Encoding: gzip\r\n"))
    ),
    "behind-a-record.warc.gz": lambda n: _between(_swelling(_record(_PAGE), bytes(10**6), int(2_000 * n))),
    "false-starts.warc.gz": lambda n: _between(b"\x1f\x8b\x08\0" * int(5e6 * n)),
    "false-starts.warc": lambda n: _record(_PAGE) + b"\r\n\r\n" + b"WARC/1.0\r\nA: b\r\n" * int(5e5 * n),
    "long-header.warc": lambda n: b"WARC/1.0\r\nA: " + b"b" * int(5e7 * n) + b"\r\n\r\n" + _record(_PAGE),
}


def main() -> None:
    """Prints a line for each input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="inputs to try (default: all)")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full size (default: 1)")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        for name in arguments.names or _CASES:
            path = Path(folder) / name
            # Made in a process of its own: what one takes counts for the processes that it starts.
            maker = get_context("fork").Process(target=_make, args=(name, path, arguments.scale))
            maker.start()
            maker.join()
            seconds, megabytes, status, said = _read(path)
            bad = seconds > _SECONDS or megabytes > _MEGABYTES or status not in (0, 1, 3)
            print(f"{name:<28}{seconds:>6.1f} s{megabytes:>6.0f} MB  {'BEYOND  ' if bad else ''}{said}")
            path.unlink()


def _make(name: str, path: Path, scale: float) -> None:
    path.write_bytes(_CASES[name](scale))


def _read(path: Path) -> tuple[float, float, int, str]:
    """Returns the seconds, the megabytes, the exit status, and the first thing said of a file."""
    output, errors = path.with_name("output"), path.with_name("errors")
    start = time.perf_counter()
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen([sys.executable, "-m", "masdar", "read", str(path)], stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    said = errors.read_text(encoding="utf-8").partition("\n")[0].removeprefix(str(path))
    return seconds, used.ru_maxrss / 1_000, process.returncode, said.lstrip(": ") or "read"


if __name__ == "__main__":
    main()
