from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from masdar.model import Article, Failure
from masdar.pages import read_paths, read_samples, read_stream

GOOD = '{"id": "a", "title": "عنوان", "text": "نص"}'


def outcomes(content: str | bytes, page: str = "stdin") -> list[Article | Failure]:
    data = content.encode() if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(data), page))


def only(content: str | bytes, page: str = "stdin") -> Article | Failure:
    (outcome,) = outcomes(content, page)
    return outcome


def article(content: str | bytes, page: str = "stdin") -> Article:
    outcome = only(content, page)
    assert isinstance(outcome, Article)
    return outcome


def test_a_line_is_an_article() -> None:
    line = {
        "id": "7",
        "title": " ت ",
        "text": " نص\n\u200fآخر ",
        "date": "2024-03-12",
        "url": "u",
        "outlet": "o",
        "x": 1,
    }
    read = article(json.dumps(line))
    assert (read.id, read.title, read.text) == ("7", " ت ", " نص\n\u200fآخر ")
    assert (read.date, read.url, read.outlet, read.page) == ("2024-03-12", "u", "o", "stdin")
    assert read.date_reason == "given with the article"


def test_only_text_is_needed() -> None:
    read = article('{"text": "نص"}')
    assert (read.title, read.date, read.url, read.outlet) == ("", None, None, None)
    assert read.date_reason == "not given"


def test_null_is_as_good_as_missing() -> None:
    line = '{"text": "نص", "id": null, "title": null, "date": null, "url": null, "outlet": null}'
    assert article(line) == article('{"text": "نص"}')


def test_a_missing_id_depends_on_the_content_alone() -> None:
    assert article('{"text": "نص"}', "one").id == article('{"text": "نص", "url": "u"}', "two").id
    assert article('{"text": "نص"}').id != article('{"text": "نصوص"}').id
    assert article('{"text": "ب", "title": "ا"}').id != article('{"text": "ا", "title": "ب"}').id


def test_a_number_serves_as_id() -> None:
    assert article('{"id": 12, "text": "نص"}').id == "12"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("nonsense", "the line is not JSON"),
        ('{"text": "نص"', "the line is not JSON"),
        ("[" * 100_000, "the line is not JSON"),
        ('{"text": "\\ud83d نص"}', "the line holds half a character (a lone surrogate)"),
        ('{"text": "نص \\ude00"}', "the line holds half a character (a lone surrogate)"),
        ('{"text": "نص \\ud83d\\ude00"', "the line is not JSON"),
        ('"نص"', "the line is JSON but not an object"),
        ('["نص"]', "the line is JSON but not an object"),
        ("{}", "the article has no `text`"),
        ('{"text": null}', "`text` is not a string"),
        ('{"text": ["نص"]}', "`text` is not a string"),
        ('{"text": ""}', "the article is empty"),
        ('{"text": " \\n ", "title": "عنوان"}', "the article is empty"),
        ('{"text": "نص", "title": 3}', "`title` is not a string"),
        ('{"text": "نص", "id": true}', "`id` is not a string"),
        ('{"text": "نص", "date": 20240312}', "`date` is not a string"),
        (b'{"text": "\xe4\xe5"}', "the line is not UTF-8"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(line: str | bytes, reason: str) -> None:
    data = line if isinstance(line, bytes) else line.encode()
    before, failure, after = outcomes(b"\n".join([GOOD.encode(), b"", data, GOOD.encode()]), "in.jsonl")
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert failure == Failure(page="in.jsonl", line=3, reason=reason)


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
@pytest.mark.parametrize("page", ["in.jsonl", "in.txt"])
def test_an_empty_file_is_told(content: str, page: str) -> None:
    assert only(content, page) == Failure(page=page, line=None, reason="the file is empty")


def test_lines_count_from_the_top_of_the_file() -> None:
    failure = only("\n\n{x\n", "in.jsonl")
    assert isinstance(failure, Failure)
    assert failure.line == 3


def test_text_that_reads_as_nothing_else_is_one_article_without_title() -> None:
    read = article("\nسطر أول\r\nسطر ثان\n", "in.txt")
    assert (read.title, read.text) == ("", "سطر أول\nسطر ثان")
    assert [paragraph.origin for paragraph in read.paragraphs] == [(1, 8), (10, 17)]


def test_json_over_several_lines_is_told_once() -> None:
    failure = only('{\n "text": "نص"\n}\n', "in.json")
    assert isinstance(failure, Failure)
    assert "one line" in failure.reason


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert article("\ufeffنص").text == "نص"
    assert article("\ufeff" + GOOD).id == "a"


def test_text_that_is_not_utf8_is_told_with_its_line() -> None:
    failure = only("سطر\n".encode() + "سطر".encode("cp1256"), "in.txt")
    assert isinstance(failure, Failure)
    assert (failure.page, failure.line) == ("in.txt", 2)
    assert "UTF-8" in failure.reason


def test_the_content_tells_json_lines_from_text() -> None:
    assert article(GOOD, "in.txt").id == "a"
    assert article("{الشرق} عنوان").text == "{الشرق} عنوان"
    assert article("[صور] عنوان").text == "[صور] عنوان"
    assert only('[{"text": "نص"}]') == Failure(page="stdin", line=1, reason="the line is JSON but not an object")


def test_compressed_files_are_read() -> None:
    packed = gzip.compress(f"{GOOD}\n{GOOD}\n".encode())
    assert [type(item) for item in outcomes(packed)] == [Article, Article]
    assert outcomes(packed[:-12], "in.gz")[-1] == Failure(
        page="in.gz", line=None, reason="the compressed file is cut off: its part from byte 0 has no end"
    )


def test_a_huge_line_is_read() -> None:
    text = "قال " * 300_000
    assert article(json.dumps({"text": text})).text == text


def test_files_that_cannot_be_opened_are_told_in_order(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("نص", encoding="utf-8")
    missing = str(tmp_path / "missing")
    empty = tmp_path / "empty"
    empty.mkdir()
    first, second, third, fourth = read_paths([missing, empty, good, "nul\0"])
    assert first == Failure(page=missing, line=None, reason="there is no such file")
    assert second == Failure(page=str(empty), line=None, reason="the folder holds no file")
    assert isinstance(third, Article)
    assert isinstance(fourth, Failure)


def test_a_name_that_is_not_utf8_can_still_be_told(tmp_path: Path) -> None:
    (failure,) = read_paths([f"{tmp_path}/\udce4"])
    assert isinstance(failure, Failure)
    failure.page.encode("utf-8")


def test_reading_streams(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(f"{GOOD}\n" * 3 + "broken\n", encoding="utf-8")
    assert isinstance(next(read_paths([path])), Article)


def test_the_samples_are_articles() -> None:
    samples = list(read_samples())
    assert samples
    assert all(isinstance(sample, Article) for sample in samples)
