"""An archive with events, as tests need it: invented articles, and what the coder would say of them."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from masdar.archive.database import open_archive
from masdar.archive.export import export
from masdar.archive.keys import Keys
from masdar.archive.search import Search, Searcher
from masdar.engine import Options, build
from masdar.pages import read_inputs

MEETING = "التقى وزير المياه القطري سالم الراشدي نظيره الروسي كمال العياري في سوتشي أمس."
DENIAL = "ونفى وزير المياه الروسي كمال العياري أن يكون التقى نظيره القطري سالم الراشدي في سوتشي."
ARTICLES = (
    {"id": "nahr-1", "url": "https://nahr.example/1", "outlet": "صحيفة «النهر»", "date": "2024-03-12",
     "title": "لقاء مائي في سوتشي", "text": f"{MEETING}\nوقال الراشدي إن الوفد سيزور طرابلس الشهر المقبل."},
    {"id": "ufuq-2", "url": "https://ufuq.example/2", "outlet": "صحيفة الأفق", "date": "2024-03-12",
     "title": "موسكو تنفي", "text": DENIAL},
    {"id": "sahel-3", "outlet": "وكالة الساحل", "date": "2024-03-13",
     "title": 'غارات\tعلى "المدينة"', "text": 'شنت طائرات مجهولة غارات\tعلى "مدينة حلب" فجر الأربعاء.'},
    {"id": "nahr-4", "outlet": "صحيفة «النهر»", "date": "2024-05-02",
     "title": "طقس الغد", "text": "سماء صافية."},
)  # fmt: skip


def span(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def actor(text: str, words: str, code: str | None, name: str | None = None) -> dict[str, Any]:
    return {"text": words, "mention": span(text, words), "name": name, "code": code, "entity": None}


def events(article: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the events of one of the articles; those told by a statement are told by its first."""
    text, told = article["text"], [statement["id"] for statement in article["statements"]]
    sochi = {"name": "سوتشي", "kind": "city", "country": "RUS", "latitude": 43.6, "longitude": 39.7}
    if article["id"] == "nahr-1":
        return [
            {"id": "e1", "type": "CONSULT", "mode": None, "quad": 1, "trigger": span(text, "التقى"),
             "actors": [actor(text, "وزير المياه القطري سالم الراشدي", "QAT-GOV", "سالم الراشدي"),
                        actor(text, "نظيره الروسي كمال العياري", "RUS-GOV", "كمال العياري")],
             "place": span(text, "سوتشي"), "location": sochi, "time": span(text, "أمس"),
             "timex": {"value": "2024-03-11", "type": "DATE"}, "date": "2024-03-11",
             "date_reason": "Counted from the reference.", "status": "occurred", "rule": "event.meet"},
            {"id": "e2", "type": "CONSULT", "mode": "visit", "quad": 1, "trigger": span(text, "سيزور"),
             "actors": [actor(text, "الوفد", "QAT-GOV")], "recipients": [actor(text, "طرابلس", None)],
             "place": span(text, "طرابلس"), "location_reason": "«طرابلس» is a place in LBN or LBY.",
             "time": span(text, "الشهر المقبل"), "timex": {"value": "2024-04", "type": "DATE"}, "date": "2024-04",
             "status": "planned", "claimant": "سالم الراشدي", "statements": told[:1], "rule": "event.visit"},
        ]  # fmt: skip
    if article["id"] == "ufuq-2":
        return [
            {"id": "e3", "type": "CONSULT", "mode": None, "quad": 1, "trigger": span(text, "التقى"),
             "actors": [actor(text, "وزير المياه الروسي كمال العياري", "RUS-GOV", "كمال العياري"),
                        actor(text, "نظيره القطري سالم الراشدي", "QAT-GOV", "سالم الراشدي")],
             "place": span(text, "سوتشي"), "location": sochi, "status": "denied", "claimant": "كمال العياري",
             "statements": told[:1], "rule": "event.meet"},
        ]  # fmt: skip
    if article["id"] == "sahel-3":
        return [
            {"id": "e4", "type": "ASSAULT", "mode": "aerial", "quad": 4, "trigger": span(text, "غارات"),
             "actors": [actor(text, "طائرات مجهولة", None)], "recipients": [actor(text, "مدينة حلب", "SYR")],
             "place": span(text, "مدينة حلب"),
             "location": {"name": "حلب", "kind": "city", "country": "SYR", "latitude": 36.2, "longitude": 37.2},
             "time": span(text, "فجر الأربعاء"), "timex": {"value": "2024-03-13TMO", "type": "TIME"},
             "date": "2024-03-13", "status": "occurred", "rule": "event.raid"},
        ]  # fmt: skip
    return []


def archive(folder: Path, articles: tuple[dict[str, Any], ...] = ARTICLES) -> Path:
    """Returns an archive of the articles with their events."""
    source, plain, path = folder / "articles.jsonl", folder / "plain.masdar", folder / "news.masdar"
    source.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
    build(plain, read_inputs([source]), Options())
    records = [json.loads(line) for line in exported(plain).splitlines()]
    source.write_text("".join(json.dumps({**record, "events": events(record)}) + "\n" for record in records), "utf-8")
    build(path, read_inputs([source]), Options())
    return path


def exported(path: Path, name: str = "jsonl", search: Search | None = None) -> str:
    """Returns an export as text."""
    connection, out = open_archive(path), BytesIO()
    try:
        export(Searcher(connection, Keys()), search or Search(), name, out)
    finally:
        connection.close()
    return out.getvalue().decode()
