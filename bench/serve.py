"""Answer times, errors and memory of `masdar serve` with many clients at once, on this machine alone.

Clients ask one after the other for searches and articles of the archive, each
over a connection that is kept open, until the time is over.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import threading
import time
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlsplit

from masdar.archive.database import open_archive
from masdar.archive.rows import rows
from masdar.web.addresses import article_path
from tools.serving import served

_SEARCHES = 20_000


def main() -> None:
    """Prints a line for each kind of page, and the memory at the start, half-way and at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds that a client waits between two requests")
    arguments = parser.parse_args()
    with served(arguments.archive) as server:
        paths = _paths(arguments.archive)
        load = _Load(server.address, paths, time.monotonic() + arguments.seconds, arguments.pause)
        for kind, found in paths.items():  # the first of each kind loads what all need
            load.ask(http.client.HTTPConnection(urlsplit(server.address).netloc), kind, found[0])
        load.times.clear()
        before = _megabytes(server.process)
        clients = [threading.Thread(target=load.run, args=(seed,)) for seed in range(arguments.clients)]
        for client in clients:
            client.start()
        time.sleep(arguments.seconds / 2)
        middle = _megabytes(server.process)
        for client in clients:
            client.join()
        after = _megabytes(server.process)
    for kind, times in sorted(load.times.items()):
        usual, slow = (1000 * value for value in (statistics.median(times), statistics.quantiles(times, n=20)[-1]))
        rate = len(times) / arguments.seconds
        print(f"{kind:<10}{len(times):>8,} answers{rate:>8.1f}/s{usual:>8.1f} ms median{slow:>8.1f} ms p95")
    print(f"errors    {dict(load.errors) or 'none'}")
    print(f"memory    {before:,.0f} MB before, {middle:,.0f} MB half-way, {after:,.0f} MB after")


class _Load:
    """What the clients share."""

    def __init__(self, address: str, paths: dict[str, list[str]], until: float, pause: float) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self._netloc = urlsplit(address).netloc
        self._paths = paths
        self._until = until
        self._pause = pause

    def run(self, seed: int) -> None:
        """Asks until the time is over."""
        chance = random.Random(seed)  # noqa: S311 - which page is asked for is no secret
        connection = http.client.HTTPConnection(self._netloc)
        while time.monotonic() < self._until:
            kind = chance.choice(list(self._paths))
            self.ask(connection, kind, chance.choice(self._paths[kind]))
            time.sleep(self._pause)

    def ask(self, connection: http.client.HTTPConnection, kind: str, path: str) -> None:
        """Asks for one page, and notes how long it took."""
        start = time.perf_counter()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.errors[type(error).__name__] += 1
            connection.close()
            return
        self.times[kind].append(time.perf_counter() - start)
        if answer.status != http.client.OK:
            self.errors[f"status {answer.status}"] += 1


def _paths(archive: Path) -> dict[str, list[str]]:
    """Returns addresses of random articles, and of searches for words and pairs of words of their headlines.

    There are so many that hardly one is asked for twice: what the server keeps of earlier answers does not help.
    """
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    with closing(open_archive(archive)) as connection:
        articles = rows(connection, "SELECT key, title FROM article WHERE latest", ())
    chance.shuffle(articles)
    titles = [[word for word in title.split() if word.isalpha()] for _, title in articles[:_SEARCHES]]
    queries = [" ".join(chance.sample(words, min(len(words), chance.choice([1, 1, 2])))) for words in titles if words]
    return {
        "search": list(dict.fromkeys(f"/search?q={quote(query)}" for query in queries)),
        "article": [article_path(key) for key, _ in articles],
    }


def _megabytes(process: int) -> float:
    """Returns the memory of a process that is its own or shared and in use (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
