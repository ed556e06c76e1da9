"""Inputs that are damaged, coded, mixed or made to hurt: each part that can be read is, and the rest is told."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from masdar.model import Article, Failure
from masdar.pages import read_stream
from masdar.pages.arabic import is_arabic
from masdar.pages.article import MOST_TEXT
from masdar.pages.feed import MOST_ATTRIBUTES, MOST_MARKS
from masdar.pages.kind import MOST_BYTES
from masdar.pages.unpack import FREE_EXPANSION
from tests.archives import HTML, LINES, page, record

PAGE = page().encode()
TEXT = "\n".join(LINES)
LINE = json.dumps({"text": LINES[0]}).encode() + b"\n"
LINKED = LINES[0].replace("كمال العياري", "<a href=/x>كمال&nbsp;العياري</a>")
URL = "https://example.org/1"


def outcomes(content: bytes, name: str = "in") -> list[Article | Failure]:
    return list(read_stream(io.BytesIO(content), name))


def texts(content: bytes) -> list[str]:
    return [outcome.text for outcome in outcomes(content) if isinstance(outcome, Article)]


def reasons(content: bytes) -> list[str]:
    return [outcome.reason for outcome in outcomes(content) if isinstance(outcome, Failure)]


# Compressed files


def test_a_compressed_file_that_is_cut_is_read_up_to_the_cut() -> None:
    packed = gzip.compress(LINE * 200)
    assert texts(packed[: len(packed) // 2])
    assert any("cut off" in reason for reason in reasons(packed[: len(packed) // 2]))


def test_a_compressed_file_is_read_on_from_its_next_member() -> None:
    members = [gzip.compress(LINE, mtime=0) for _ in range(5)]
    members[2] = members[2][:20] + b"\xff" * 10 + members[2][30:]
    content = b"".join(members)
    assert texts(content) == [LINES[0]] * 4
    assert any("were passed over; reading went on at byte" in reason for reason in reasons(content))


def swelling(first: bytes, piece: bytes, size: int) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [deflate.compress(piece) for _ in range(size // len(piece))]
    return b"".join([deflate.compress(first), *pieces, deflate.flush()])


def test_a_file_that_swells_is_given_up() -> None:
    bomb = swelling(b"", LINE * 1_000, FREE_EXPANSION + 2_000_000)
    read = read_stream(io.BytesIO(bomb), "in.jsonl.gz")
    assert isinstance(next(read), Article)
    (failure,) = (outcome for outcome in read if isinstance(outcome, Failure))
    assert "times its size" in failure.reason


# JSON Lines and texts


def test_json_lines_in_utf16_are_read() -> None:
    lines = "\n".join(json.dumps({"text": line}, ensure_ascii=False) for line in LINES)
    assert texts(lines.encode("utf-16")) == list(LINES)


def test_a_line_that_is_too_long_costs_no_other() -> None:
    content = LINE + b'{"text": "' + b"a" * MOST_BYTES + b'"}\n' + LINE
    assert texts(content) == [LINES[0]] * 2
    assert reasons(content) == [f"the line is larger than {MOST_BYTES:,} bytes"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"text": "قال " * (MOST_TEXT // 4 + 1)}).encode(),
        ("قال " * (MOST_TEXT // 4 + 1)).encode(),
        f"<rss>{f'<item><description>{LINES[0] * 1_000}</description></item>' * (MOST_TEXT // 100_000)}</rss>".encode(),
    ],
    ids=["jsonl", "text", "feed"],
)
def test_a_text_beyond_the_bound_is_told(content: bytes) -> None:
    (failure,) = outcomes(content)
    assert isinstance(failure, Failure)
    assert f"{MOST_TEXT:,} characters" in failure.reason


def test_a_few_damaged_characters_are_read_and_told() -> None:
    content = "\n\n".join(LINES).encode()
    content = content[:-20] + b"\xff" + content[-20:]
    (text,) = texts(content)
    assert text.count("\ufffd") == 1
    assert reasons(content) == ["the text has 1 damaged character in its UTF-8, read as U+FFFD"]


# Feeds


def feed(*items: str, before: str = "") -> bytes:
    return f"{before}<rss version='2.0'><channel><title>النهر</title>{''.join(items)}</channel></rss>".encode()


@pytest.mark.parametrize(
    "body",
    [
        f"<description>&lt;p&gt;{LINES[0]}&lt;/p&gt;</description>",
        f"<description><![CDATA[<p>{LINES[0]}</p>]]></description>",
        f"<description>{LINES[0]}</description>",
        f"<description><![CDATA[<p>{LINKED}</p>]]></description>",
        f'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">{LINES[0]}</c:encoded><description>ملخص</description>',
        f'<m:description xmlns:m="http://search.yahoo.com/mrss/">صورة</m:description><description>{LINES[0]}</description>',
        f'<content type="html">&lt;p&gt;{LINES[0]}&lt;/p&gt;</content>',
    ],
    ids=["escaped", "cdata", "plain", "links", "encoded", "media", "html"],
)
def test_the_body_of_an_item_is_its_text(body: str) -> None:
    assert texts(feed(f"<item><title>الجسر</title>{body}</item>")) == [LINES[0]]


def test_a_feed_that_is_cut_is_read_as_far_as_it_goes() -> None:
    content = feed(f"<item><description>{LINES[0]}</description></item>" * 3)[:-150]
    assert texts(content)[:2] == [LINES[0]] * 2
    assert any("not well-formed" in reason for reason in reasons(content))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (feed("<item>" * (MOST_MARKS + 1)), f"more than {MOST_MARKS:,} tags"),
        (feed(f"<item {'a=1 ' * (MOST_ATTRIBUTES + 1)}/>"), f"more than {MOST_ATTRIBUTES:,} attributes"),
        (feed(before='<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'), "declares entities"),
        (feed(), "no items"),
        (b"<?xml version='1.0'?><sitemap><url/></sitemap>", "neither a feed nor a page"),
    ],
)
def test_what_no_feed_needs_is_refused(content: bytes, told: str) -> None:
    (reason,) = reasons(content)
    assert told in reason


# Web archives


def chunked(content: bytes) -> bytes:
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(content), content)


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Transfer-Encoding: chunked\r\n", chunked(PAGE)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(gzip.compress(PAGE))),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", PAGE),
    ],
    ids=["gzip", "chunked", "both", "neither, though it says so"],
)
def test_a_response_is_decoded_as_its_headers_say(headers: str, content: bytes) -> None:
    assert texts(record(URL, content, headers=HTML + headers)) == [TEXT]


def test_the_charset_of_a_response_is_told_by_its_bytes() -> None:
    content = page().replace('<meta charset="utf-8">', "").encode("cp1256")
    assert texts(record(URL, content, headers="Content-Type: text/html; charset=utf-8\r\n")) == [TEXT]


def test_an_archive_is_read_from_a_pipe() -> None:
    archive = gzip.compress(record(URL, PAGE))
    command = [sys.executable, "-m", "masdar", "read", "--format", "jsonl", "-"]
    done = subprocess.run(command, check=True, input=archive, capture_output=True)
    assert json.loads(done.stdout)["url"] == URL


@pytest.mark.parametrize("packed", [False, True])
def test_a_record_that_promises_too_much_costs_no_other(*, packed: bool) -> None:
    parts = [record(URL, PAGE), record(URL, PAGE, promised=10**12), record(URL, PAGE)]
    content = b"".join(map(gzip.compress, parts) if packed else parts)
    assert texts(content) == [TEXT] * 2
    assert len(reasons(content)) == 1


def test_a_bomb_in_a_response_costs_no_other() -> None:
    coded = swelling(PAGE, bytes(10**6), MOST_BYTES + 10**6)
    bomb = gzip.compress(record(URL, coded, headers=f"{HTML}Content-Encoding: gzip\r\n"))
    good = gzip.compress(record(URL, PAGE))
    assert texts(good + bomb + good) == [TEXT] * 2
    assert reasons(good + bomb + good) == [f"the page is larger than {MOST_BYTES:,} bytes"]


def test_false_starts_end() -> None:
    good = gzip.compress(record(URL, PAGE))
    assert texts(good + b"\x1f\x8b\x08\x00" * 900 + good) == [TEXT] * 2
    assert texts(good + b"\x1f\x8b\x08\x00" * 5_000 + good) == [TEXT]


def test_an_archive_without_arabic_pages_is_told() -> None:
    english = f"<html><body><p>{'The bridge opens. ' * 90}</p></body></html>".encode()
    (reason,) = reasons(record(URL, english) * 3)
    assert reason == "the archive holds no Arabic page: 3 records, 3 of them HTML pages"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (page(), True),
        (f"<script>{'var bridge = open; ' * 500}</script>{page()}", True),
        ("".join(f"&#x{ord(letter):x};" for letter in TEXT), True),
        ("وزیر راه گفت که پل جدید یکشنبه آینده گشایش می‌یابد و خودروها از آن می‌گذرند. " * 5, False),
        ("The bridge opens on Sunday. " * 20 + "الجسر", False),
        ("<script>" + TEXT, False),
    ],
    ids=["arabic", "code", "entities", "persian", "english", "only code"],
)
def test_arabic_pages_are_told_by_their_letters(markup: str, expected: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_arabic(markup) is expected


# The command


def test_mixed_inputs_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE)
    (tmp_path / "archive.html").write_bytes(gzip.compress(record(URL, PAGE)))
    (tmp_path / "feed").write_bytes(feed(f"<item><description>{LINES[0]}</description></item><item/>"))
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    wall = '<div class="paywall"><p>هذا المحتوى للمشتركين فقط</p></div>'
    (tmp_path / "wall.html").write_text(f"<html><body><h1>الجسر</h1>{wall}</body></html>", encoding="utf-8")
    command = [sys.executable, "-m", "masdar", "read", "--format", "jsonl"]
    done = subprocess.run([*command, str(tmp_path)], check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr.splitlines()[-1] == "3 articles read, 3 failures"
    assert "pay wall" in done.stderr
    nothing = subprocess.run([*command, str(tmp_path / "wall.html")], check=False, capture_output=True, text=True)
    assert (nothing.returncode, nothing.stdout) == (1, "")
