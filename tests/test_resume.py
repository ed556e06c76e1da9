"""A run that is stopped goes on where it was: nothing is lost and nothing stands in the output twice."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import masdar.pipeline
from masdar.cli import cli
from masdar.model import Article
from tests.archives import page, record

TEXT = "قال الوزير سالم الراشدي للصحافيين إن الطريق مفتوح."
MANY = 1_500


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["read", "--format", "jsonl", *map(str, arguments)])


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """JSON Lines, archives compressed in three ways, a page and what cannot be read, in a folder and beside it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    lines = [json.dumps({"id": str(number), "text": TEXT}) for number in range(8)]
    lines.insert(3, "nonsense")
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    records = [record(f"https://example.org/{number}", page(f"الجسر يفتح {number}").encode()) for number in range(5)]
    (folder / "plain.warc").write_bytes(b"".join(records))
    members = [gzip.compress(each, mtime=0) for each in records]
    members[2] = members[2][:-40]
    (folder / "members.warc.gz").write_bytes(b"".join(members))
    (folder / "whole.warc.gz").write_bytes(gzip.compress(b"".join(records)))
    (folder / "page.html").write_text(page(), encoding="utf-8")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    return [folder, folder / "lines.jsonl", tmp_path / "missing"]


@pytest.mark.parametrize("stop", range(1, 32, 3))
def test_a_run_stopped_at_any_article_goes_on(
    inputs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    whole = run(*inputs)
    out, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.journal"
    monkeypatch.setattr("masdar.cli.journal._SECONDS_BETWEEN", 0 if stop % 2 else 3600)
    read_article = masdar.pipeline.read_article
    met = 0

    def stopping(article: Article, resources: masdar.pipeline.Resources) -> Article:
        nonlocal met
        met += 1
        if met == stop:
            raise KeyboardInterrupt
        return read_article(article, resources)

    monkeypatch.setattr("masdar.pipeline.read_article", stopping)
    stopped = run(*inputs, "--output", out)
    assert "--resume goes on" in stopped.stderr
    # What a kill leaves behind: the output is ahead of the journal, and the last line of both is torn.
    with out.open("ab") as torn:
        torn.write(b'{"id": "a"}\n{"id"')
    with journal.open("ab") as torn:
        torn.write(b'{"name": "')
    resumed = run(*inputs, "--output", out, "--resume")
    assert out.read_text(encoding="utf-8") == whole.stdout
    assert resumed.stderr.splitlines()[-1] == whole.stderr.splitlines()[-1]
    assert resumed.exit_code == whole.exit_code == 3
    assert not journal.exists()


def test_a_run_that_is_killed_goes_on(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(number), "text": TEXT}) + "\n" for number in range(MANY))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    pages = (record(f"https://example.org/{number}", page(f"الجسر {number}").encode()) for number in range(MANY // 10))
    (tmp_path / "b.warc.gz").write_bytes(b"".join(map(gzip.compress, pages)))
    paths = [str(tmp_path / "a.jsonl.gz"), str(tmp_path / "b.warc.gz")]
    out, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.journal"
    command = [sys.executable, "-m", "masdar", "read", "--format", "jsonl", *paths, "--output", str(out), "--resume"]
    chance = random.Random(0)  # noqa: S311 - moments, no secrets
    kills = 0
    for _ in range(5):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            before = journal.stat().st_size if journal.exists() else 0
            while process.poll() is None and (journal.stat().st_size if journal.exists() else 0) <= before:
                time.sleep(0.01)
            time.sleep(chance.random() / 10)
            process.kill()
        kills += process.returncode == -9
    assert kills
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    names = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert names[:MANY] == [str(number) for number in range(MANY)]
    assert len(names) == len(set(names)) == MANY + MANY // 10
    assert not journal.exists()


def test_what_is_complete_is_left_as_it_is(inputs: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(*inputs, "--output", out)
    before = out.read_bytes()
    result = run(*inputs, "--output", out, "--resume")
    assert result.exit_code == 0
    assert "nothing to go on with" in result.stderr
    assert out.read_bytes() == before


def test_what_is_unfinished_is_not_written_over(inputs: list[Path], tmp_path: Path) -> None:
    out, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.journal"
    out.write_bytes(b"{}\n")
    journal.write_bytes(b"")
    result = run(*inputs, "--output", out)
    assert result.exit_code == 2
    assert "add --resume" in result.stderr
    assert out.read_bytes() == b"{}\n"


def test_other_options_do_not_go_on_in_the_same_output(inputs: list[Path], tmp_path: Path) -> None:
    out, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.journal"
    journal.write_text('{"options": {"format": "table"}}\n', encoding="utf-8")
    result = run(*inputs, "--output", out, "--resume")
    assert result.exit_code == 2
    assert "other options" in result.stderr


@pytest.mark.parametrize("arguments", [["a.txt", "--resume"], ["-", "--output", "out", "--resume"]])
def test_what_cannot_go_on_is_told(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "--resume" in result.stderr


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    result = run("--samples", "--output", tmp_path / "missing" / "out")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
