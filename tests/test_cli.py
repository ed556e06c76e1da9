from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import masdar
from masdar.cli import cli
from masdar.cli.table import render
from masdar.cli.terminal import cells, safe, wrap
from masdar.model import Agent, Article, Statement

TEXT = "قال الوزير سالم الراشدي للصحافيين إن الطريق مفتوح."
LINE = json.dumps({"id": "a", "title": "عنوان", "text": TEXT})


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.jsonl"
    path.write_text(LINE + "\n", encoding="utf-8")
    return str(path)


def test_version() -> None:
    assert run("--version").stdout == f"masdar {masdar.__version__}\n"


def test_a_record_is_one_line_of_json(good: str) -> None:
    result = run("read", "--format", "jsonl", good)
    assert result.exit_code == 0
    assert result.stderr == ""
    (record,) = map(json.loads, result.stdout.splitlines())
    assert (record["id"], record["title"], record["text"]) == ("a", "عنوان", TEXT)
    assert record["statements"]


def test_standard_input_is_read() -> None:
    lines = run("read", "--format", "jsonl", "-", stdin=f"{LINE}\n{LINE}\n").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "a"]
    (plain,) = run("read", "--format", "jsonl", "-", stdin=TEXT).stdout.splitlines()
    assert json.loads(plain)["text"] == TEXT


def test_the_samples_are_read() -> None:
    result = run("read", "--samples")
    assert result.exit_code == 0
    assert result.stdout
    assert result.stderr == ""


def test_some_failed(good: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(f"{LINE}\nnonsense\n", encoding="utf-8")
    missing = str(tmp_path / "missing")
    result = run("read", "--format", "jsonl", str(bad), missing, good)
    assert result.exit_code == 3
    assert (
        result.stderr
        == f"{bad}:2: the line is not JSON\n{missing}: there is no such file\n2 articles read, 2 failures\n"
    )
    assert len(result.stdout.splitlines()) == 2


def test_nothing_could_be_read(tmp_path: Path) -> None:
    result = run("read", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--format", "xml", "-"], ["nonsense"], ["read", "--overlay", "missing", "-"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", [("build", "--samples", "--workers", "1"), ("trace", "الطريق مفتوح أمام الناس")])
def test_a_mistake_in_a_table_is_told_in_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    news, table = tmp_path / "news.masdar", tmp_path / "own" / "archive" / "known.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("id\tname\n", "utf-8")
    assert run("build", str(news), "-", "--workers", "1", stdin=LINE).exit_code == 0
    name, *options = command
    result = run(name, str(news), *options, "--overlay", str(tmp_path / "own"))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {table}:1: The first row must name the columns id, ")


def test_an_article_that_the_engine_fails_on_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Article:
        raise KeyError("word")

    monkeypatch.setattr("masdar.pipeline.read_article", fail)
    result = run("read", "-", stdin=LINE)
    assert result.exit_code == 1
    assert result.stderr == "-: the article a could not be analysed: KeyError: 'word'\n0 articles read, 1 failure\n"


def test_explain_takes_words_and_files(good: str) -> None:
    words = run("explain", TEXT)
    assert words.exit_code == 0
    assert words.stdout
    assert run("explain", good).stdout == words.stdout
    assert run("explain", "-", stdin=TEXT).stdout == words.stdout
    assert run("explain", TEXT * 100).exit_code == 0


def test_explain_tells_a_missing_file_from_words() -> None:
    result = run("explain", "missing.jsonl")
    assert result.exit_code == 1
    assert result.stderr == "missing.jsonl: there is no such file\n"
    assert "Give a TEXT" in run("explain", " ").stderr


def test_the_shipped_lexicons_and_grammars_are_sound() -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 1


def test_a_closed_pipe_is_no_error(good: str) -> None:
    command = [sys.executable, "-m", "masdar", "read", "--format", "jsonl", *[good] * 2000]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_full_disk_is_told_in_one_sentence(good: str, form: str) -> None:
    command = [sys.executable, "-m", "masdar", "read", "--format", form, good]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "masdar: the output cannot be written: No space left on device\n"


def test_output_is_utf8_whatever_the_locale_says(good: str) -> None:
    command = [sys.executable, "-m", "masdar", "read", good]
    done = subprocess.run(command, check=True, capture_output=True, env={"PYTHONIOENCODING": "latin-1"})
    assert "عنوان" in done.stdout.decode("utf-8")


def test_importing_masdar_is_light() -> None:
    code = "import sys, masdar; print({'click', 'masdar.cli', 'masdar.pipeline'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


def test_nothing_that_steers_a_terminal_is_printed() -> None:
    steering = "\x1b[31m\x9b\x07\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ud800"
    assert safe(f"ا{steering}ب\r\n\tج") == "ا[31mب ج"


def test_lines_are_wrapped_by_cells() -> None:
    text = "كَتَبَ " * 20 + "x" * 50
    lines = wrap(text, 24)
    assert max(map(cells, lines)) <= 24
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def sample(**changes: object) -> Article:
    text = "نقلت وكالة محلية عن الوزير قوله للصحافيين: «الطريق مفتوح»."
    place = {word: (text.index(word), text.index(word) + len(word)) for word in ("نقلت", "الوزير", "الطريق مفتوح")}
    statement = {
        "id": "s",
        "field": "text",
        "content": (place["الطريق مفتوح"],),
        "cue": place["نقلت"],
        "form": "direct",
        "source": Agent(name="سالم الراشدي", type="person", office="وزير الطرق", country="QAT"),
        "via": (Agent(name="وكالة محلية", type="media"),),
        "to": Agent(name="الصحافيين", type="unnamed"),
        "hedged": True,
    }
    return Article(id="a", text=text, statements=(Statement(**statement | changes),))  # type: ignore[arg-type]


def test_a_chain_is_shown_as_steps_from_the_outlet_to_the_origin() -> None:
    assert list(render(sample(), 80)) == [
        "title     (no title)",
        "outlet    (not given)",
        "date      (not given)",
        "",
        "  1  assert, hedged, direct",
        "     outlet          (this article)",
        "     ← media         وكالة محلية",
        "     ← person        سالم الراشدي",
        "       office        وزير الطرق",
        "       country       QAT",
        "     → unnamed       الصحافيين",
        "     cue             نقلت",
        "     content         «الطريق مفتوح»",
    ]


def test_an_unsettled_source_is_shown_with_its_words_and_the_reason() -> None:
    mention = (sample().text.index("الوزير"), sample().text.index("الوزير") + len("الوزير"))
    source = Agent(name=None, type="person", mention=mention, name_reason="two ministers are named")
    lines = list(render(sample(source=source), 80))
    assert "     ← person        الوزير" in lines
    assert "       not settled   two ministers are named" in lines


def test_an_article_without_statements_says_so() -> None:
    assert list(render(Article(id="a", text="نص"), 80))[-1] == "     no attributed statement"
