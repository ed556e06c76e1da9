from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from masdar.cli import cli
from masdar.model import Article
from masdar.pages import story_inputs
from tests.tracing import archive
from tools.serving import started


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "story.masdar"


@pytest.fixture(scope="module")
def printed(path: Path) -> str:
    run = CliRunner().invoke(cli, ["demo", str(path)])
    assert run.exit_code == 0, run.output
    return run.stdout


def test_every_page_is_recovered_whole() -> None:
    articles = [one for item in story_inputs() for step in item.steps(0) for one in step.outcomes]
    assert len(articles) == 6
    for article in articles:
        assert isinstance(article, Article)
        assert article.title
        assert article.outlet
        assert article.url
        assert (article.date or "") >= "2025-05-04"
        for left_over in ("شارك", "طباعة", "تابعوا", "الرئيسية", "حقوق", "كلمات مفتاحية"):
            assert left_over not in article.text


def test_it_tells_a_chain(printed: str) -> None:
    _, _, paper = printed.partition("صحيفة النهر\n    from")
    relay, source, *_ = paper.splitlines()
    assert relay.strip() == "وكالة الساحل"
    assert source.split("unnamed")[1].strip() == "مهندس في المحطة"


@pytest.mark.parametrize(
    "told",
    [
        "6 pages of 5 invented outlets",
        "5 outlets, 3 origins",
        "says it in its own voice\n ! attribution dropped\n",
        "! verb hardened\n from قال\n to أكد\n",
        "! denial left out",
        "«لم تتلق البلدية أي إشعار من الوزارة»",
    ],
)
def test_it_tells_what_happened(printed: str, told: str) -> None:
    assert told in re.sub(" +", " ", printed)


def test_what_it_says_to_do_next_works(printed: str, path: Path) -> None:
    commands = [line.partition("masdar ")[2].split() for line in printed.splitlines() if f" {path} " in line]
    assert [command[0] for command in commands] == ["serve", "trace", "search"]
    for command in commands[1:]:
        run = CliRunner().invoke(cli, command)
        assert run.exit_code == 0
        assert run.stdout


@pytest.mark.parametrize(("searched", "shown"), [("", ".venv/bin/masdar"), (".venv/bin", "masdar")])
def test_what_it_says_to_do_next_can_be_typed(
    path: Path, monkeypatch: pytest.MonkeyPatch, searched: str, shown: str
) -> None:
    monkeypatch.chdir(path.parent)
    program = Path(".venv/bin/masdar")
    program.parent.mkdir(parents=True, exist_ok=True)
    program.touch(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", searched)
    printed = CliRunner().invoke(cli, ["demo", str(path)]).stdout
    assert f" {shown} serve {path} --open" in printed


def test_it_can_be_run_again(printed: str, path: Path) -> None:
    assert CliRunner().invoke(cli, ["demo", str(path)]).stdout == printed


def test_it_serves_what_it_built(path: Path) -> None:
    with (
        started(["demo", str(path), "--open"]) as server,
        urlopen(f"{server.address}/index.json") as answer,  # noqa: S310 - the server's own address
    ):
        assert json.load(answer)["about"]["archive"]["articles"] == 6


def test_it_leaves_other_archives_alone(tmp_path: Path) -> None:
    other = archive(tmp_path)
    before = other.read_bytes()
    run = CliRunner().invoke(cli, ["demo", str(other)])
    assert run.exit_code == 1
    assert "holds other articles" in run.output
    assert other.read_bytes() == before
