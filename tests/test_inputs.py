"""Inputs: encodings, kinds of file, folders and patterns, feeds, web archives."""

from __future__ import annotations

import contextlib
import gzip
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masdar.model import Article, Failure
from masdar.pages import Given, read_paths, read_stream
from masdar.pages.encoding import Decoded, EncodingError, decode
from masdar.pages.kind import binary, kind
from tests.archives import LINES, page, record

PAGE = page()


def outcomes(content: bytes, name: str = "in", given: Given | None = None) -> list[Article | Failure]:
    return list(read_stream(io.BytesIO(content), name, given or Given()))


def articles(content: bytes, given: Given | None = None) -> list[Article]:
    return [outcome for outcome in outcomes(content, given=given) if isinstance(outcome, Article)]


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_encodings_are_told_by_the_bytes(encoding: str) -> None:
    text = PAGE.replace(".", "")
    assert decode(text.encode(encoding)) == Decoded(text)


@pytest.mark.parametrize(("written", "declared"), [("cp1256", "utf-8"), ("utf-8", "windows-1256")])
def test_a_wrong_declaration_does_not_mislead(written: str, declared: str) -> None:
    text = PAGE.replace("utf-8", declared)
    assert decode(text.encode(written)) == Decoded(text)


def test_a_text_cut_off_within_a_letter_is_read_up_to_it_and_told() -> None:
    text, damage, line = decode("سطر\nنص".encode()[:-1])
    assert (text, line) == ("سطر\nن", 2)
    assert "cut off" in (damage or "")


@pytest.mark.parametrize(
    "content",
    ["نص\n".encode() * 9 + "نص".encode("cp1256"), bytes(range(256)) * 8, b"caf\xe9 cr\xe8me"],
)
def test_what_is_in_no_encoding_is_refused(content: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(content)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    with contextlib.suppress(EncodingError):
        assert isinstance(decode(content), Decoded)


# Kinds


@pytest.mark.parametrize(
    ("head", "looks"),
    [(b"%PDF-1.7", "a PDF file"), (b"\x89PNG\r\n", "an image"), (b"PK\x03\x04", "a ZIP archive or an office document")],
)
def test_files_that_are_no_text_are_told_by_what_they_look_like(head: bytes, looks: str) -> None:
    assert binary(head) == looks
    (failure,) = outcomes(head + b"\x00" * 50, "in.html")
    assert isinstance(failure, Failure)
    assert looks in failure.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, "html"),
        ("\ufeff  <p>نص</p>", "html"),
        ("<?xml version='1.0'?><rss version='2.0'></rss>", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "feed"),
        ("قال إن الوسم <p> يفتح الفقرة.", "dump"),
        ("نص بلا وسوم", "dump"),
    ],
)
def test_texts_are_told_apart_by_what_they_hold(text: str, expected: str) -> None:
    assert kind(text) == expected


# Files, folders and patterns


def test_folders_and_patterns_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b.html", "a/c.txt", ".hidden.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE if name.endswith("html") else LINES[0], encoding="utf-8")
    walked = [outcome.page for outcome in read_paths([tmp_path])]
    assert walked == [str(tmp_path / "b.html"), str(tmp_path / "a" / "c.txt")]
    assert [outcome.page for outcome in read_paths([f"{tmp_path}/**/*.txt"])] == [str(tmp_path / "a" / "c.txt")]
    (failure,) = read_paths([f"{tmp_path}/*.xml"])
    assert failure == Failure(page=f"{tmp_path}/*.xml", line=None, reason="no file matches the pattern")


def test_a_page_is_read_whatever_its_name_and_packing() -> None:
    for content in (PAGE.encode(), gzip.compress(PAGE.encode()), PAGE.encode("utf-16")):
        (article,) = articles(content)
        assert (article.title, article.text) == ("الجسر يفتح الأحد", "\n".join(LINES))


def test_what_the_user_says_beats_the_page_and_completes_json_lines() -> None:
    given = Given(url="https://example.org/1", date="2024-03-12", outlet="النهر")
    (page,) = articles(PAGE.encode(), given)
    assert (page.url, page.date, page.outlet) == given
    first, second = articles('{"text": "نص"}\n{"text": "نص", "outlet": "الساحل"}'.encode(), given)
    assert (first.url, first.date, first.outlet) == given
    assert second.outlet == "الساحل"


# Feeds

RSS = f"""<?xml version="1.0" encoding="windows-1256"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>النهر</title>
<item><title>الجسر &quot;يفتح&quot; الأحد</title><link>https://example.org/1</link>
<pubDate>Tue, 12 Mar 2024 10:30:00 +0200</pubDate><description>ملخص قصير.</description>
<content:encoded><![CDATA[<p>{LINES[0]}</p><p>{LINES[1]}</p>]]></content:encoded></item>
<item><title>خبر ثان</title><description>&lt;p&gt;{LINES[2]}&lt;/p&gt;</description></item>
<item><title>بلا نص</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>النهر</title><entry><title>الجسر يفتح</title>
<link rel="alternate" href="https://example.org/1"/><updated>2024-03-12T10:30:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LINES[0]}</p></div></content></entry></feed>"""


def test_each_item_of_a_feed_is_an_article() -> None:
    first, second, third = outcomes(RSS.encode(), "in.xml")
    assert isinstance(first, Article)
    assert (first.title, first.text) == ('الجسر "يفتح" الأحد', f"{LINES[0]}\n{LINES[1]}")
    assert (first.url, first.date, first.outlet) == ("https://example.org/1", "2024-03-12", "النهر")
    assert isinstance(second, Article)
    assert (second.text, second.url, second.date) == (LINES[2], None, None)
    assert isinstance(third, Failure)
    assert "بلا نص" in third.reason


def test_atom_is_read_like_rss() -> None:
    (article,) = articles(ATOM.encode())
    assert (article.text, article.url, article.date) == (LINES[0], "https://example.org/1", "2024-03-12")
    assert article.outlet == "النهر"


def test_a_feed_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "نص"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    feed = f"{bomb}<rss><channel><item><title>ا</title><description>&b;&x;</description></item></channel></rss>"
    (failure,) = outcomes(feed.encode(), "in.xml")
    assert isinstance(failure, Failure)
    assert "declares entities" in failure.reason


# Web archives


ADDRESSES = [f"https://example.org/{number}" for number in range(4)]
RECORDS = [record(address, PAGE.encode()) for address in ADDRESSES]
MEMBERS = [gzip.compress(each, mtime=0) for each in RECORDS]


@pytest.mark.parametrize(
    "archive",
    [b"".join(RECORDS), b"".join(MEMBERS), gzip.compress(b"".join(RECORDS))],
    ids=["plain", "members", "whole"],
)
def test_the_pages_of_an_archive_are_read(archive: bytes) -> None:
    read = articles(archive)
    assert [article.url for article in read] == ADDRESSES
    assert {article.text for article in read} == {"\n".join(LINES)}


def test_only_arabic_pages_that_were_found_count() -> None:
    english = "<html><body><p>" + "The bridge opens on Sunday. " * 50 + "</p></body></html>"
    others = [
        record("https://example.org/en", english.encode()),
        record("https://example.org/404", PAGE.encode(), status="404 Not Found"),
        record("https://example.org/a.png", b"\x89PNG", headers="Content-Type: image/png\r\n"),
    ]
    assert [article.url for article in articles(b"".join([*others, RECORDS[0]]))] == ADDRESSES[:1]


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_archive_is_read_on_from_its_next_record(*, packed: bool) -> None:
    parts = list(MEMBERS if packed else RECORDS)
    parts[1] = parts[1][:40] + b"\x00" * 30 + parts[1][70:] if packed else b"nonsense" + parts[1][8:]
    read = outcomes(b"".join(parts))
    urls = [outcome.url for outcome in read if isinstance(outcome, Article)]
    (failure,) = [outcome for outcome in read if isinstance(outcome, Failure)]
    assert urls == [ADDRESSES[0], ADDRESSES[2], ADDRESSES[3]]
    assert "bytes of it were passed over" in failure.reason


@pytest.mark.parametrize(
    "archive", [b"".join(RECORDS[:2])[:-900], b"".join(MEMBERS[:2])[:-60]], ids=["plain", "packed"]
)
def test_an_archive_that_is_cut_off_is_told(archive: bytes) -> None:
    first, *rest = outcomes(archive)
    assert isinstance(first, Article)
    assert any(isinstance(outcome, Failure) and "cut off" in outcome.reason for outcome in rest)


def test_a_record_cut_within_its_headers_costs_no_other() -> None:
    for size in range(16, len(MEMBERS[1])):
        read = outcomes(MEMBERS[0] + MEMBERS[1][:size])
        assert [outcome.url for outcome in read if isinstance(outcome, Article)] == ADDRESSES[:1]
        assert isinstance(read[-1], Failure)


def test_a_record_whose_checksum_fails_is_not_believed() -> None:
    broken = MEMBERS[1][:-8] + bytes(4) + MEMBERS[1][-4:]
    read = outcomes(MEMBERS[0] + broken + MEMBERS[2])
    assert [outcome.url for outcome in read if isinstance(outcome, Article)] == [ADDRESSES[0], ADDRESSES[2]]


def test_a_member_may_hold_several_records() -> None:
    together = gzip.compress(b"".join(RECORDS[1:3]))
    assert [article.url for article in articles(MEMBERS[0] + together + MEMBERS[3])] == ADDRESSES


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(record("https://example.org/bomb", b"<html>" + b"\xd9\x86" * 100_000_000))
    tracemalloc.start()
    (failure,) = outcomes(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(failure, Failure)
    assert "larger than" in failure.reason
    assert peak < 100_000_000


@given(st.binary(max_size=400), st.sampled_from([b"", b"WARC/1.1\r\n", b"\x1f\x8b\x08", b"<rss>", b"<html>"]))
def test_any_file_is_read_or_told(content: bytes, start: bytes) -> None:
    for outcome in outcomes(start + content):
        assert isinstance(outcome, Article) or outcome.reason
