from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from masdar.archive import query
from masdar.archive.events.same import Field as Differing
from masdar.archive.events.same import Link
from masdar.archive.trace.sameness import SIGNS
from masdar.lexicon.classes import ACTS
from masdar.model import EventType, Form, SourceType, Status
from masdar.web.marked import PARTS
from masdar.web.render import FOLDER
from masdar.web.routes.method import figures
from masdar.web.words import LANGUAGES, strings, words
from tools import web_figures

ROOT = Path(__file__).parents[1]
TEMPLATES = {path.name: path.read_text("utf-8") for path in (FOLDER / "templates").glob("*.html")}
CODE = "\n".join(path.read_text("utf-8") for path in FOLDER.rglob("*.py"))
_PLACES = re.compile(r"\{(\w+)\}")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def test_both_languages_have_every_string_with_the_same_places() -> None:
    arabic, english = (strings(language) for language in LANGUAGES)
    assert arabic.keys() == english.keys()
    for key, text in arabic.items():
        assert sorted(_PLACES.findall(text)) == sorted(_PLACES.findall(english[key])), key


def test_arabic_strings_are_arabic() -> None:
    latin = {key for key, text in strings("ar").items() if not _ARABIC.search(text)}
    places = {"cite.content", "cite.office", "cite.title"}
    assert latin == {"language.other", "digits.show.arab"} | places


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_templates_write_no_words_of_their_own(name: str) -> None:
    outside = re.sub(
        r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<bdi>.*?</bdi>|<!doctype html>|<pre.*?</pre>",
        " ",
        TEMPLATES[name],
        flags=re.DOTALL,
    )
    shown = re.sub(r"<[^>]*>", " ", outside)
    assert not re.search(r"[^\W\d_]{2,}", shown.replace("openapi.json", "")), shown
    for attribute in ("aria-label", "placeholder", "title", "alt"):
        assert not re.search(rf'\b{attribute}="[^"{{]*[^\W\d_]', TEMPLATES[name])


def test_every_string_that_is_used_is_there() -> None:
    used = {
        key for text in TEMPLATES.values() for key in re.findall(r'\b(?:t|w\.text|marked)\(\s*"([\w.-]+)"\s*[,)]', text)
    }
    used |= set(re.findall(r'words\.text\("([\w.-]+)"', CODE))
    used |= {f"parameter.{name}" for name in re.findall(r'_asked\("(\w+)"\)', CODE)}
    used |= set(re.findall(r'\["(parameter\.\w+)"\]', CODE))
    used |= set(re.findall(r'summary="([\w.]+)"', CODE))
    assert len(used) > 150
    assert used <= strings("ar").keys()


def test_every_family_is_whole() -> None:
    kinds = set(re.findall(r'(?:MissingError|PasteError)\("(\w+)"', CODE))
    kinds |= set(re.findall(r'_Told\(\s*\d+, "(\w+)"', CODE)) | {"page", "method", "request"}
    families = {
        "act": ACTS,
        "form": get_args(Form),
        "type": (*get_args(SourceType), "office", "outlet"),
        "part": (*PARTS, "outlet"),
        "level": ("1", "2", "3", "4", "5"),
        "how": ("first", "name", "known", "letters", "part", "surname", "office", "same"),
        "error": kinds,
        "try": kinds,
        "figure": [one.key for one in figures()],
        "event_type": get_args(EventType),
        "status": get_args(Status),
        "linked": get_args(Link),
        "differs": get_args(Differing),
        "sign": SIGNS,
        "attribution": ("named", "unnamed", "unsettled", "none"),
    }
    for family, values in families.items():
        assert {f"{family}.{value}" for value in values} <= strings("en").keys(), family


def test_no_string_is_left_over() -> None:
    everything = CODE + "".join(TEMPLATES.values())
    # Families whose keys are put together where they are used.
    told = set(re.findall(r'(?:told|translated)\(\s*"([\w.]+)"', everything))
    told |= {"error", "try", "parameter", "shared", "statement.field"}
    assert [key for key in strings("en") if f'"{key}"' not in everything and key.rpartition(".")[0] not in told] == []


def test_what_the_query_language_says_is_in_both_languages() -> None:
    source = Path(query.__file__).read_text("utf-8")
    sentences = re.findall(r'QueryError\(f?"([^"]+)"\)', source)
    assert len(sentences) > 8
    for sentence in sentences:
        english = sentence.replace("{_MOST_TERMS}", "64").replace("{name}", "source")
        assert _ARABIC.search(words("ar", "latn").translated("query", english)), sentence


def test_figures_are_those_of_the_documentation() -> None:
    assert web_figures.TABLE.read_text("utf-8") == web_figures.table(), "run `make docs`"


def test_numbers_days_and_countries_are_written_in_the_language() -> None:
    arabic, english, eastern = words("ar", "latn"), words("en", "latn"), words("ar", "arab")
    assert arabic.day("2024-03-12T10:00") == "12 مارس 2024"
    assert english.day("2024-03-12") == "12 March 2024"
    assert english.day("2024-03") == "March 2024"
    assert eastern.number(1234567) == "١٬٢٣٤٬٥٦٧"
    assert english.day("2024-99-99") == "2024-99-99"
    assert arabic.country("QAT") == "قطر"
    assert english.country("XYZ") == "XYZ"
    assert english.share(1, 0) == "–"
