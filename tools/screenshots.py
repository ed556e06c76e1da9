"""Takes the pictures of the documentation: pages of the sample story, in both languages, light and dark."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from masdar.archive.database import open_archive
from masdar.archive.keys import Keys
from masdar.archive.search import Search, Searcher
from masdar.engine import Options, build
from masdar.pages import story_inputs
from masdar.web.addresses import article_path, statement_path, with_query
from tools.browser import browsing
from tools.serving import served

FOLDER = Path(__file__).parents[1] / "docs" / "images"
_WIDTH, _HEIGHT = 1200, 1000


class _Picture(NamedTuple):
    name: str
    path: str
    language: str
    scheme: Literal["light", "dark"]
    shown: int
    """Pixels that are shown, from the top."""


def main() -> None:
    """Writes every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        archive = Path(folder, "demo.masdar")
        build(archive, story_inputs(), Options())
        with served(archive) as server, browsing() as browser:
            for picture in _pictures(archive):
                context = browser.new_context(
                    base_url=server.address,
                    color_scheme=picture.scheme,
                    viewport={"width": _WIDTH, "height": _HEIGHT},
                    reduced_motion="reduce",
                )
                page = context.new_page()
                page.goto(with_query("/", lang=picture.language))  # the visitor's language from here on
                page.goto(picture.path)
                page.evaluate("document.fonts.ready")
                page.screenshot(
                    path=FOLDER / f"{picture.name}.png",
                    clip={"x": 0, "y": 0, "width": _WIDTH, "height": picture.shown},
                )
                context.close()


def _pictures(archive: Path) -> list[_Picture]:
    with closing(open_archive(archive)) as connection:
        searcher = Searcher(connection, Keys())
        relayed = searcher.find(Search(via="وكالة الساحل", order="newest")).hits[0]
        denied = searcher.find(Search(query="السد OR محطة", act="deny", order="oldest")).hits[-1]
    return [
        _Picture("claim", with_query("/claim", q=relayed.statement), "ar", "light", 840),
        _Picture("article", f"{article_path(denied.article)}#s-{denied.statement}", "ar", "light", 560),
        _Picture("statement", statement_path(relayed.article, relayed.statement), "en", "dark", 760),
        _Picture("search", "/search?q=المياه", "en", "light", 660),
    ]


if __name__ == "__main__":
    main()
