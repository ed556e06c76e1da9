"""What holds of any input whatever.

`MASDAR_INPUT_EXAMPLES=100000 pytest tests/test_input_properties.py` tries that many inputs for each property.
"""

from __future__ import annotations

import gzip
import io
import os
from itertools import accumulate
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masdar.model import Article, Failure
from masdar.pages import read_inputs, read_stream
from masdar.pages.encoding import EncodingError, decode
from masdar.pages.kind import binary, kind
from tests.archives import LINES, page, record

EXAMPLES = int(os.environ.get("MASDAR_INPUT_EXAMPLES", "100"))
many = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])

PAGE = page()
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>النهر</title>
<item><title>الجسر يفتح</title><link>https://example.org/1</link><pubDate>Tue, 12 Mar 2024 10:30:00 +0200</pubDate>
<content:encoded><![CDATA[<p>{LINES[0]}</p>]]></content:encoded></item>
<item><title>خبر</title><description>&lt;p&gt;{LINES[1]}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>النهر</title><entry><title>الجسر يفتح</title>
<updated>2024-03-12T10:30:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{LINES[0]}</p></div></content></entry></feed>"""
ADDRESSES = [f"https://example.org/{number}" for number in range(3)]
RECORDS = [record(address, PAGE.encode()) for address in ADDRESSES]
MEMBERS = [gzip.compress(each, mtime=0) for each in RECORDS]
CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
CODED = record(
    ADDRESSES[0],
    gzip.compress(CHUNKED),
    headers="Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
)
SEEDS = [
    PAGE.encode(),
    PAGE.encode("cp1256"),
    PAGE.encode("utf-16"),
    gzip.compress(PAGE.encode()),
    RSS.encode(),
    ATOM.encode("utf-16-le"),
    "\n\n".join(LINES).encode(),
    '{"id": 1, "title": "عنوان", "text": "قال الوزير نعم."}\n{"text": "\\ud83d\\ude00 نص"}\n'.encode(),
    b"".join(RECORDS),
    b"".join(MEMBERS),
    gzip.compress(b"".join(RECORDS)),
    CODED,
    b"",
]
SPLICES = [
    b"\x00", b"\xff", b"\n", b"<", b">", b'"', b"&", b"]]>", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n", b"\r\n\r\n",
    b"Content-Length: 9\r\n", b"\xd9", b"\xed\xa0\x80", b"\xfe\xff", b"<!DOCTYPE r [<!ENTITY a 'b'>]>", b"<![CDATA[",
    b"\\ud800", b"{",
]  # fmt: skip

edit = st.tuples(st.floats(0, 1), st.integers(0, 40), st.one_of(st.sampled_from(SPLICES), st.binary(max_size=12)))


def edited(content: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Returns the content with some bytes at each place, a share of its length, replaced by others."""
    for share, length, put in edits:
        place = int(share * len(content))
        content = content[:place] + put + content[place + length :]
    return content


files = st.one_of(
    st.builds(edited, st.sampled_from(SEEDS), st.lists(edit, max_size=5)),
    st.builds(bytes.__add__, st.sampled_from([*SPLICES, b"<rss>", b"<html>", b"<feed>"]), st.binary(max_size=200)),
)


def outcomes(content: bytes) -> list[Article | Failure]:
    return list(read_stream(io.BytesIO(content), "in"))


def urls(read: list[Article | Failure]) -> list[str | None]:
    return [outcome.url for outcome in read if isinstance(outcome, Article)]


@many
@given(files)
def test_any_file_gives_articles_or_failures(content: bytes) -> None:
    read = outcomes(content)
    assert read
    for outcome in read:
        if isinstance(outcome, Article):
            assert outcome.text.strip()
            assert msgspec.json.encode(outcome)
        else:
            assert outcome.reason
            assert "could not be read:" not in outcome.reason  # what a reader raised


@many
@given(files)
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    try:
        text, _, _ = decode(content)
    except EncodingError:
        pass
    else:
        assert text.encode("utf-8").decode("utf-8") == text
        assert kind(text)
    assert binary(content) != ""


@many
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_what_is_utf8_is_read_as_it_stands(text: str) -> None:
    content = text.encode()
    if not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"\0" not in content:
        assert decode(content).text == text


@many
@given(st.sampled_from([RECORDS, MEMBERS]), st.floats(0, 1))
def test_an_archive_cut_anywhere_gives_the_records_before_the_cut(records: list[bytes], share: float) -> None:
    ends = list(accumulate(map(len, records)))
    cut = max(90, int(share * ends[-1]))  # less could be anything
    read = outcomes(b"".join(records)[:cut])
    whole = sum(end <= cut for end in ends)
    nearly = sum(end - 12 <= cut for end in ends)  # the last bytes of a record are blank lines and a checksum
    assert urls(read) in (ADDRESSES[:whole], ADDRESSES[:nearly])
    assert cut in ends or whole < nearly or any(isinstance(outcome, Failure) for outcome in read)


@many
@given(st.sampled_from([RECORDS, MEMBERS]), st.integers(0, 2), st.binary(min_size=1, max_size=300))
def test_what_stands_between_records_costs_none_of_them(records: list[bytes], place: int, between: bytes) -> None:
    if between[:1] in (b"W", b"\x1f", b"\r", b"\n") or between.startswith(b"\xef\xbb\xbf"):
        between = b"-" + between
    content = b"".join([*records[: place + 1], between, *records[place + 1 :]])
    assert urls(outcomes(content)) == ADDRESSES


@many
@given(edits=st.lists(edit, max_size=3), seed=st.sampled_from([SEEDS[7], *SEEDS[8:12]]))
def test_reading_goes_on_from_any_position(tmp_path: Path, edits: list[tuple[float, int, bytes]], seed: bytes) -> None:
    path = tmp_path / "in"
    path.write_bytes(edited(seed, edits))
    (item,) = read_inputs([path])
    steps = list(item.steps(0))
    for count, step in enumerate(steps[:-1], 1):
        if step.position is not None and any(rest.outcomes for rest in steps[:count]):
            before = [outcome for past in steps[:count] for outcome in past.outcomes]
            after = [outcome for rest in item.steps(step.position) for outcome in rest.outcomes]
            assert before + after == [outcome for whole in steps for outcome in whole.outcomes]
