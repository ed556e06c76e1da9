"""Archives for the tests of the pages, one article of which is hostile."""

from __future__ import annotations

import json
from pathlib import Path

from masdar.engine import Options, build
from masdar.pages import read_inputs
from tests.tracing import archive

HOME = "http://127.0.0.1"
HOSTILE = {
    "id": 'x/"><script>alert(1)</script>.json',
    "title": "<script>alert(2)</script> قال الوزير إن الطريق مفتوح",
    "text": 'قال سالم الراشدي "<img src=x onerror=alert(3)>" وأكد أن الطريق \u202eمفتوح\u202c للجميع <b>اليوم</b>.\r\n'
    "وأضاف الراشدي أن CNN تنقل ذلك.\n\n\nوتابع أن العمل مستمر حتى المساء.",
    "outlet": "</title><script>alert(4)</script>",
    "url": "javascript:alert(5)",
}


def served(folder: Path) -> Path:
    """Returns the path of an archive with the worked example of tracing and a hostile article."""
    made = archive(folder)
    hostile = folder / "hostile.jsonl"
    hostile.write_text(json.dumps(HOSTILE), "utf-8")
    build(made, read_inputs([hostile]), Options())
    return made


def with_(page: str, **values: str) -> str:
    """Returns the address of a page with parameters added."""
    query = "&".join(f"{name}={value}" for name, value in values.items())
    return f"{page}{'&' if '?' in page else '?'}{query}"
