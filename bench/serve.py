"""Answer times, errors and memory of `masdar serve` with many clients at once, on this machine alone.

Clients ask one after the other for searches and articles of the archive, each
over a connection that is kept open, until the time is over.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter, defaultdict
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit

from masdar.archive.database import open_archive
from masdar.archive.keys import words
from masdar.archive.rows import rows
from masdar.web.addresses import article_path
from tools.serving import memory_of, served

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
        load = _Load(server.address, _paths(arguments.archive), arguments.pause)
        memory = asyncio.run(_measured(load, server.process, arguments.clients, arguments.seconds))
    for kind, times in sorted(load.times.items()):
        usual, slow = (1000 * value for value in (statistics.median(times), statistics.quantiles(times, n=20)[-1]))
        rate = len(times) / arguments.seconds
        print(f"{kind:<10}{len(times):>8,} answers{rate:>8.1f}/s{usual:>8.1f} ms median{slow:>8.1f} ms p95")
    print(f"errors    {dict(load.errors) or 'none'}")
    print("memory    {:,.0f} MB before, {:,.0f} MB half-way, {:,.0f} MB after".format(*memory))


async def _measured(load: _Load, process: int, clients: int, seconds: float) -> list[float]:
    """Lets the clients ask for so long; returns the memory of the server before, half-way and after."""
    await load.warm()
    memory = [memory_of(process)]
    until = time.monotonic() + seconds
    running = asyncio.gather(*(load.run(seed, until) for seed in range(clients)))
    await asyncio.sleep(seconds / 2)
    memory.append(memory_of(process))
    await running
    return [*memory, memory_of(process)]


class _Load:
    """What the clients share; all of them run in one thread, which leaves the machine to the server."""

    def __init__(self, address: str, paths: dict[str, list[str]], pause: float) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self._netloc = urlsplit(address).netloc
        self._paths = paths
        self._pause = pause

    async def warm(self) -> None:
        """Asks for the first of each kind, which loads what all need."""
        for found in self._paths.values():
            reader, writer = await self._connected()
            await self._answer(reader, writer, found[0])
            writer.close()

    async def run(self, seed: int, until: float) -> None:
        """Asks over one connection until the time is over."""
        chance = random.Random(seed)  # noqa: S311 - which page is asked for is no secret
        reader, writer = await self._connected()
        while time.monotonic() < until:
            kind = chance.choice(list(self._paths))
            start = time.perf_counter()
            try:
                status = await self._answer(reader, writer, chance.choice(self._paths[kind]))
            except (OSError, EOFError) as error:
                self.errors[type(error).__name__] += 1
                writer.close()
                reader, writer = await self._connected()
                continue
            self.times[kind].append(time.perf_counter() - start)
            if status != HTTPStatus.OK:
                self.errors[f"status {status}"] += 1
            await asyncio.sleep(self._pause)
        writer.close()

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        host, _, port = self._netloc.partition(":")
        return await asyncio.open_connection(host, int(port))

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
        """Returns the status of an answer, once all of it is here."""
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self._netloc}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, *lines = head.split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines if line)
        await reader.readexactly(int(headers["content-length"]))
        return int(status.split(" ")[1])


def _paths(archive: Path) -> dict[str, list[str]]:
    """Returns addresses of random articles, and of searches for words and pairs of words of their headlines.

    There are so many that hardly one is asked for twice: what the server keeps of earlier answers does not help.
    """
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    with closing(open_archive(archive)) as connection:
        articles = rows(connection, "SELECT key, title FROM article WHERE latest", ())
    chance.shuffle(articles)
    titles = [[word for word in title.split() if word.isalpha() and words(word)] for _, title in articles[:_SEARCHES]]
    queries = [" ".join(chance.sample(found, min(len(found), chance.choice([1, 1, 2])))) for found in titles if found]
    found = {
        "search": list(dict.fromkeys(f"/search?q={quote(query)}" for query in queries)),
        "article": [article_path(key) for key, _ in articles],
    }
    return {kind: paths for kind, paths in found.items() if paths}  # articles may have no titles to search for


if __name__ == "__main__":
    main()
