"""Searching an archive and tracing in it, beside the bare query of the index that answers a search.

The statements of an archive are copied, each time a month later, until as many
articles are there as asked for; then every query is asked once to warm up and
measured the second time.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from masdar.archive.database import open_archive, writing
from masdar.archive.entities import Linker
from masdar.archive.keys import Keys
from masdar.archive.outcome import Read, prepared
from masdar.archive.search import Search, Searcher
from masdar.archive.store import Store
from masdar.archive.stored import stored_articles
from masdar.archive.trace import Tracer
from masdar.engine.batch import loaded_resources

_QUERIES = (
    "الرئيس", "الحكومة", "الانتخابات", "إسرائيل", "النفط", "المياه", "سوريا", "اللاجئين", "الاقتصاد", "القمة",
    "وزير الخارجية", "مجلس الأمن", "كوريا الشمالية", "البيت الأبيض", "حقوق الإنسان", "الاتحاد الأوروبي",
    "وقف إطلاق النار", "أسعار النفط", "الأمم المتحدة", "الجيش الإسرائيلي", "اتفاق نووي", "مكافحة الإرهاب",
    "رئيس الوزراء البريطاني", "وزارة الدفاع الروسية", "المبعوث الدولي إلى اليمن", "مجلس النواب الليبي",
    "العقوبات الأمريكية على إيران", "انسحاب القوات من المدينة", "محادثات السلام في جنيف", "ضحايا الغارات الجوية",
    '"الولايات المتحدة"', '"المرصد السوري"', '"وزير الدفاع"', '"على الحدود"', '"سلاح كيميائي"',
    '"الحكومة الجديدة"~5', '"النفط الأسعار"~8', '"الرئيس الأمريكي"~3', '"قطر السعودية"~10', '"تركيا الأكراد"~10',
    "روسيا OR الصين", "حرب -سوريا", "ميناء OR مطار", "(مصر OR السودان) المياه", "برلمان NOT مجلس",
    "source:الرئيس", "source:وزارة الصحة", "to:الصحافيين", "via:رويترز", "title:قمة",
)  # fmt: skip
_ROUNDS = 3
_BATCH = 500


def main() -> None:
    """Prints the median and the 95th percentile of the times, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="an archive made by `masdar build`")
    parser.add_argument("--articles", type=int, default=100_000, help="how many articles are searched")
    arguments = parser.parse_args()
    keys = Keys()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.masdar"
        count, times = multiply(arguments.archive, path, arguments.articles, keys)
        print(f"storing an article: {times[0]:.1f} ms in a small archive, {times[1]:.1f} ms in the large one")
        connection = open_archive(path)
        print(f"{count:,} articles, {path.stat().st_size / 1e6:,.0f} MB, {len(_QUERIES)} queries")
        searcher = Searcher(connection, keys)
        plain = "SELECT rowid FROM search_key WHERE search_key MATCH ? ORDER BY rank LIMIT 20"
        print(f"{'':<28}{'p50, ms':>10}{'p95, ms':>10}{'worst, ms':>11}")
        measure("best matches", lambda query: searcher.find(Search(query=query)))
        measure("newest first", lambda query: searcher.find(Search(query=query, order="newest")))
        measure(
            "in one year, direct", lambda query: searcher.find(Search(query=query, since="2018-01-01", form="direct"))
        )
        measure("the letters as written", lambda query: searcher.find(Search(query=query, exact=True)))
        measure("how many", lambda query: searcher.count(Search(query=query)))
        measure("by source", lambda query: searcher.facet(Search(query=query), "source"))
        tracer = Tracer(connection, keys, loaded_resources(None).lexicon)
        claims = connection.execute(
            "SELECT key FROM statement WHERE id % (SELECT max(id) / ? FROM statement) = 0 AND field = 'text' LIMIT ?",
            (len(_QUERIES), len(_QUERIES)),
        ).fetchall()
        measure("traces of statements", tracer.trace, [str(claim) for (claim,) in claims])
        expressions = {query: searcher.expression(Search(query=query)) for query in _QUERIES}
        measure("the index alone", lambda query: connection.execute(plain, (expressions[query],)).fetchall())
        connection.close()


def measure(name: str, ask: Callable[[str], object], queries: Sequence[str] = _QUERIES) -> None:
    """Prints how long the queries take."""
    times = []
    for query in queries:
        ask(query)
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            ask(query)
            times.append((time.perf_counter() - began) * 1000)
    cuts = statistics.quantiles(times, n=20)
    print(f"{name:<28}{statistics.median(times):>10.1f}{cuts[-1]:>10.1f}{max(times):>11.1f}")


def multiply(source: Path, path: Path, articles: int, keys: Keys) -> tuple[int, tuple[float, float]]:
    """Copies an archive over and over into a new one until it has so many articles.

    Returns how many it has, and the milliseconds that storing one of the first copies and one of the last took.
    """
    connection = open_archive(source)
    reads = [prepared(article, article.url or article.id, keys) for _, article in stored_articles(connection)]
    connection.close()
    with writing(path) as target:
        store = Store(target, Linker(target, loaded_resources(None).lexicon, None))
        resource = store.resource("copied", "copied", None)
        stored, times = 0, list[float]()
        while stored < articles:
            months = stored // len(reads)
            for start in range(0, len(reads), _BATCH):
                some = [_later(read, months) for read in reads[start : start + min(_BATCH, articles - stored)]]
                if not some:
                    break
                began = time.perf_counter()
                store.add([("copies", some)], (), resource)
                times.append((time.perf_counter() - began) * 1000 / len(some))
                stored += len(some)
        target.execute("ANALYZE")
    copy = max(1, len(reads) // _BATCH)
    return stored, (statistics.mean(times[:copy]), statistics.mean(times[-copy:]))


def _later(read: Read, months: int) -> Read:
    """Returns an article as another one, published some months later."""
    article = read.article
    date = article.date
    if date is not None:
        years, month = divmod(int(date[5:7]) - 1 + months, 12)
        date = f"{int(date[:4]) + years}-{month + 1:02}{date[7:]}"
    other = replace(article, id=f"{article.id}-{months}", date=date)
    # Without a sketch, as it would be a copy of the first one.
    return replace(
        read, article=other, address=f"{read.address}-{months}", digest=sha256(other.id.encode()).digest(), sketch=None
    )


if __name__ == "__main__":
    main()
