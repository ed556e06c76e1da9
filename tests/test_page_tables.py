"""The tables of page knowledge are checked, and what is wrong in them is told with its line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from masdar.check import check
from masdar.check.pages import check_pages
from masdar.pages.tables import COLUMNS, FOLDER

PAGE = "جسر المدينة يفتح\n\nقال الوزير إن الجسر مفتوح أمام الناس منذ الصباح.\n\nإلى منصة النهر\n"


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    pages = tmp_path / "overlay" / "pages"
    pages.mkdir(parents=True)
    for name in ("lines", "captions"):
        (pages / f"{name}.tsv").write_text("\t".join(COLUMNS[name]) + "\n", encoding="utf-8")
    return pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in COLUMNS:
        shutil.copy(FOLDER / f"{name}.tsv", tmp_path)
    return tmp_path


def sentences(folder: Path) -> list[str]:
    return [problem.sentence for problem in check_pages(folder)]


def add(folder: Path, table: str, *cells: str) -> None:
    path = folder / f"{table}.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "\t".join(cells) + "\n", encoding="utf-8")


def test_the_shipped_tables_are_sound(folder: Path) -> None:
    assert sentences(folder) == []


@pytest.mark.parametrize(
    ("table", "cells", "told"),
    [
        ("lines", ("x", "related", "whole", "كلمة", "", "كلمة أخرى", "", ""), "does not find its example"),
        ("lines", ("x", "related", "start", "كلمة", "", "كلمة", "كلمة أخرى", ""), "finds its counterexample"),
        ("lines", ("x", "share", "whole", "أخبار ذات صلة", "", "أخبار ذات صلة", "", ""), "is taken for related"),
        ("lines", ("x", "related", "whole", "كلمة", "", "", "", ""), "needs an example"),
        ("lines", ("x", "nothing", "whole", "كلمة", "", "كلمة", "", ""), "no class nothing"),
        ("lines", ("x", "related", "somewhere", "كلمة", "", "كلمة", "", ""), "match is one of"),
        ("lines", ("x", "related", "whole", "#", "", "12", "", ""), "holds no word"),
        ("lines", ("x", "related", "whole", "كلمة", "many", "كلمة", "", ""), "words is a number"),
        ("lines", ("x", "related"), "has 2 columns"),
        ("lines", ("share.label", "share", "whole", "كلمة", "", "كلمة", "", ""), "no other row has"),
        ("markup", ("x", "share", "zap", "zip", "", ""), "does not find its example"),
        ("markup", ("x", "share", "zap", "zap-box", "box-zap", ""), "finds its counterexample"),
        ("markup", ("x", "nothing", "zap", "zap", "", ""), "no role nothing"),
        ("agencies", ("x", "paper", "الضفة", "القاهرة (الضفة) - ", ""), "kind is agency or media"),
        ("agencies", ("x", "agency", "الضفة", "قال الوزير", ""), "not read as a dateline"),
        ("captions", ("x", "credit", "بكاميرا", "صورة بلا اسم", ""), "No credit is found"),
        ("captions", ("x", "sign", "بكاميرا", "", ""), "kind is one of"),
    ],
)
def test_what_is_wrong_is_told(folder: Path, table: str, cells: tuple[str, ...], told: str) -> None:
    add(folder, table, *cells)
    found = sentences(folder)
    assert any(told in sentence for sentence in found), found


def test_a_missing_table_is_told(folder: Path) -> None:
    (folder / "lines.tsv").unlink()
    assert any("cannot be read" in sentence for sentence in sentences(folder))


def test_a_sound_overlay_has_no_problem(overlay: Path) -> None:
    add(overlay, "lines", "x", "share", "start", "إلى منصة", "", "إلى منصة النهر", "", "")
    add(overlay, "lines", "share.label", "remove", "", "", "", "", "", "")
    assert [problem for problem in check(overlay.parent) if problem.file.startswith(str(overlay))] == []


@pytest.mark.parametrize(
    ("table", "cells", "told"),
    [
        ("lines", ("x", "share", "start", "كلمة", "", "أخرى", "", ""), "does not find its example"),
        ("lines", ("x", "nothing", "whole", "كلمة", "", "كلمة", "", ""), "no class nothing"),
        ("lines", ("x", "remove", "", "", "", "", "", ""), "no row x to remove"),
        ("captions", ("x", "sign", "بكاميرا", "", ""), "kind is one of"),
    ],
)
def test_what_is_wrong_in_an_overlay_is_told_with_its_place(
    overlay: Path, table: str, cells: tuple[str, ...], told: str
) -> None:
    add(overlay, table, *cells)
    (problem,) = (problem for problem in check(overlay.parent) if problem.file.startswith(str(overlay)))
    assert (problem.file, problem.line) == (str(overlay / f"{table}.tsv"), 2)
    assert told in problem.sentence


def test_a_table_that_is_none_is_told(overlay: Path) -> None:
    (overlay / "lines.tsv").rename(overlay / "line.tsv")
    (problem,) = check(overlay.parent)
    assert "no table line" in problem.sentence


def test_pages_are_read_with_the_overlay(overlay: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "masdar", "read", "--format", "jsonl", str(page)]

    def text(*options: str) -> str:
        done = subprocess.run([*command, *options], check=True, capture_output=True)
        return str(json.loads(done.stdout)["text"])

    assert "منصة" in text()
    add(overlay, "lines", "x", "share", "start", "إلى منصة", "", "إلى منصة النهر", "", "")
    assert "منصة" not in text("--overlay", str(overlay.parent))


def test_a_mistake_in_an_overlay_is_told_before_reading(overlay: Path) -> None:
    add(overlay, "lines", "x", "nothing", "whole", "كلمة", "", "كلمة", "", "")
    command = [sys.executable, "-m", "masdar", "read", "--samples", "--overlay", str(overlay.parent)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert f"{overlay / 'lines.tsv'}:2:" in done.stderr
