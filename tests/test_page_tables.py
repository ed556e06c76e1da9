"""The tables of page knowledge are checked, and what is wrong in them is told with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from masdar.check.pages import check_pages
from masdar.pages.tables import COLUMNS, FOLDER


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
        ("months", ("x", "13", "الشهر", ""), "from 1 to 12"),
    ],
)
def test_what_is_wrong_is_told(folder: Path, table: str, cells: tuple[str, ...], told: str) -> None:
    add(folder, table, *cells)
    found = sentences(folder)
    assert any(told in sentence for sentence in found), found


def test_a_missing_table_is_told(folder: Path) -> None:
    (folder / "lines.tsv").unlink()
    assert any("cannot be read" in sentence for sentence in sentences(folder))
