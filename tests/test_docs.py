from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from masdar.archive.database import schema_tables
from masdar.cli import cli
from tools import console_docs, record_docs, schema_docs

ROOT = console_docs.ROOT
PAGES = console_docs.pages()
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")

_OUTPUT = re.compile(r"^```console\n.*?^```$", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
_SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)

per_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)


def options() -> Iterator[tuple[str, str]]:
    for name, command in cli.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, parameter.opts[0]


def prose_on(command: str) -> str:
    """Returns what the page says of a command, without the output of `--help`."""
    _, _, rest = COMMAND_LINE.partition(f"## masdar {command}\n")
    return _OUTPUT.sub("", rest.partition("\n## ")[0])


@pytest.mark.parametrize("command", list(cli.commands))
def test_every_command_is_documented(command: str) -> None:
    assert prose_on(command).strip()


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_documented(command: str, option: str) -> None:
    assert f"`{option}" in prose_on(command)


@per_page
def test_shown_output_is_what_the_commands_print(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert console_docs.refreshed(page) == page, "run `make docs`"


@per_page
def test_python_examples_hold(path: Path) -> None:
    code = "".join(_PYTHON.findall(path.read_text(encoding="utf-8")))
    examples = doctest.DocTestParser().get_doctest(code, {}, path.name, str(path), 0)
    report: list[str] = []
    doctest.DocTestRunner().run(examples, out=report.append)
    assert not report, "".join(report)


@per_page
def test_every_python_block_has_examples(path: Path) -> None:
    for code in _PYTHON.findall(path.read_text(encoding="utf-8")):
        assert doctest.DocTestParser().get_examples(code)


@per_page
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@per_page
def test_make_targets_exist(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for block in _SHELL.findall(path.read_text(encoding="utf-8")):
        for target in re.findall(r"^make (\w+)", block, re.MULTILINE):
            assert f"\n{target}:" in makefile


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for path in (ROOT / "docs").glob("*.md"):
        assert path.name == "index.md" or f"({path.name})" in index


def test_the_record_is_documented_from_its_schema() -> None:
    assert record_docs.TARGET.read_text(encoding="utf-8") == record_docs.page(), "run `make docs`"


def test_the_schema_is_documented_from_itself() -> None:
    assert schema_docs.TARGET.read_text(encoding="utf-8") == schema_docs.page(), "run `make docs`"


def test_every_table_is_documented() -> None:
    for table in schema_tables():
        assert f"## {table}\n" in schema_docs.page()


def test_every_field_of_the_record_is_explained() -> None:
    assert "|  |" not in record_docs.page()
