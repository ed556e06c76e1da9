from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import msgspec
import pytest

from masdar.archive.database import ArchiveError, open_archive, schema_tables, writing
from masdar.archive.outcome import Failed
from masdar.archive.rows import count
from masdar.engine import ClusterError, Options, build, local
from masdar.engine.batch import Batch, Mark, Recovered, read_batch
from masdar.engine.build import resource_digest
from masdar.engine.local import read_packed
from masdar.engine.plan import batches
from masdar.model import Failure
from masdar.pages import read_inputs
from masdar.pages.article import make_article
from masdar.pages.step import NOTHING

Contents = dict[str, list[tuple[object, ...]]]

_NOBODY = 65534
"""The user who owns nothing."""
_TOWNS = ("الرمال", "النخيل", "المرسى", "الواحة", "السهل", "الجبل", "المنارة", "البحيرة")


def article(number: int) -> dict[str, str]:
    town = _TOWNS[number % len(_TOWNS)]
    return {
        "id": f"nahr-{number}",
        "outlet": "صحيفة النهر",
        "date": f"2024-03-{number % 28 + 1:02}",
        "url": f"https://nahr.example/{number}",
        "title": f"الراشدي: مياه {town} تكفي {number} يوما",
        "text": f"قال وزير المياه سالم الراشدي إن سد {town} رقم {number} امتلأ. وأضاف أن الوزارة ستنشر أرقامها. "
        f"ونقلت وكالة محلية عن مصدر في البلدية قوله إن العمل في {town} يستمر {number} يوما.",
    }


def lines(path: Path, count: int) -> Path:
    path.write_text("".join(json.dumps(article(n), ensure_ascii=False) + "\n" for n in range(count)), "utf-8")
    return path


def contents(path: Path) -> Contents:
    """Returns every row of every table, but for what names the moment and the place of building."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.pragma("integrity_check") == "ok"
    tables = {}
    for table in schema_tables():
        columns = [
            row[1]
            for row in connection.execute(f"PRAGMA table_info({table})")
            if row[1] not in ("stamp", "name", "page")
        ]
        if not table.startswith("search_"):
            tables[table] = sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)  # noqa: S608
    tables["found"] = connection.execute(
        "SELECT rowid FROM search_key WHERE search_key MATCH 'سد' ORDER BY 1"
    ).fetchall()
    connection.close()
    return tables


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lines(tmp_path_factory.mktemp("corpus") / "articles.jsonl", 150)


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Contents:
    path = tmp_path_factory.mktemp("whole") / "whole.masdar"
    report = build(path, read_inputs([corpus]), Options())
    assert report.added.articles == 150
    return contents(path)


def test_a_build_stores_what_is_read(whole: Contents) -> None:
    assert len(whole["article"]) == 150
    assert len(whole["statement"]) >= 450
    assert len(whole["found"]) >= 150


def test_processes_give_the_same_rows(corpus: Path, whole: Contents, tmp_path: Path) -> None:
    build(tmp_path / "pool.masdar", read_inputs([corpus]), Options(workers=2))
    assert contents(tmp_path / "pool.masdar") == whole


def test_a_second_build_adds_nothing(corpus: Path, whole: Contents, tmp_path: Path) -> None:
    archive = tmp_path / "twice.masdar"
    build(archive, read_inputs([corpus]), Options())
    report = build(archive, read_inputs([corpus]), Options())
    assert report.articles == 0
    assert contents(archive) == whole


def test_what_is_added_to_a_file_is_read(tmp_path: Path) -> None:
    archive, source = tmp_path / "grows.masdar", tmp_path / "articles.jsonl"
    build(archive, read_inputs([lines(source, 3)]), Options())
    report = build(archive, read_inputs([lines(source, 5)]), Options())
    assert (report.added.articles, report.added.present) == (2, 3)


def test_a_changed_page_is_a_new_revision(tmp_path: Path) -> None:
    archive, source = tmp_path / "revised.masdar", tmp_path / "articles.jsonl"
    build(archive, read_inputs([lines(source, 2)]), Options())
    changed = article(1) | {"text": "قال وزير المياه سالم الراشدي إن السد لم يمتلئ."}
    source.write_text(json.dumps(article(0)) + "\n" + json.dumps(changed) + "\n", "utf-8")
    build(archive, read_inputs([source]), Options())
    connection = apsw.Connection(str(archive))
    revisions = connection.execute("SELECT revision, latest FROM article WHERE key = 'nahr-1' ORDER BY 1").fetchall()
    assert revisions == [(1, 0), (2, 1)]
    assert (
        connection.execute(
            "SELECT count(*) FROM statement JOIN article ON article.id = statement.article"
            " WHERE statement.latest <> article.latest"
        ).get
        == 0
    )
    found = "SELECT count(*) FROM search_key WHERE search_key MATCH 'سد'"
    latest = "SELECT count(*) FROM statement WHERE latest"
    assert connection.execute(found).get == 2
    assert connection.execute(latest).get == connection.execute("SELECT count(*) FROM search_key").get
    lines(source, 2)  # and back to what it was
    build(archive, read_inputs([source]), Options())
    revisions = connection.execute("SELECT revision, latest FROM article WHERE key = 'nahr-1' ORDER BY 1").fetchall()
    assert revisions == [(1, 1), (2, 0)]
    assert connection.execute(latest).get == connection.execute("SELECT count(*) FROM search_key").get


def test_killed_builds_go_on(corpus: Path, whole: Contents, tmp_path: Path) -> None:
    archive = tmp_path / "killed.masdar"
    command = [sys.executable, "-m", "masdar", "build", str(archive), str(corpus)]
    moments = random.Random(7)  # noqa: S311 - the same moments in every run
    for _ in range(4):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 2.5))
        process.kill()
        process.wait()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    assert contents(archive) == whole


def doomed(packed: bytes, overlay: str | None) -> bytes:
    """Reads a batch as ever, but for articles that kill or hang whoever reads them."""
    for item in msgspec.msgpack.decode(packed, type=Batch).items:
        if isinstance(item, Recovered) and item.article.id == "nahr-40":
            os.kill(os.getpid(), signal.SIGKILL)
        if isinstance(item, Recovered) and item.article.id == "nahr-90":
            time.sleep(60)
    return read_packed(packed, overlay)


@pytest.fixture
def doom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "read_packed", doomed)
    monkeypatch.setattr(local, "ITEM_SECONDS", 3.0)
    monkeypatch.setattr(local, "BATCH_SECONDS", 6.0)


@pytest.mark.usefixtures("doom")
def test_what_kills_or_hangs_its_process_is_put_aside(corpus: Path, tmp_path: Path) -> None:
    told: list[Failure] = []
    report = build(tmp_path / "doomed.masdar", read_inputs([corpus]), Options(workers=2), failed=told.append)
    assert report.added.articles == 148
    reasons = {failure.reason for failure in told}
    assert reasons == {
        "reading it killed the process (exit code -9); the article nahr-40 is put aside",
        "reading it took longer than 3 seconds; the article nahr-90 is put aside",
    }
    rows = contents(tmp_path / "doomed.masdar")["failure"]
    assert len(rows) == 2


def test_one_build_at_a_time(tmp_path: Path, corpus: Path) -> None:
    archive = tmp_path / "busy.masdar"
    with writing(archive), pytest.raises(ArchiveError, match="another build is writing"):
        build(archive, read_inputs([corpus]), Options())


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which not even root can write")
def test_a_folder_that_cannot_be_written_to(corpus: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be written"):
        build(Path("/proc/archive.masdar"), read_inputs([corpus]), Options())


def test_an_archive_in_a_folder_that_cannot_be_written_to() -> None:
    root = os.geteuid() == 0
    with TemporaryDirectory() as folder:
        archive = Path(folder, "news.masdar")
        build(archive, read_inputs([lines(Path(folder, "few.jsonl"), 2)]), Options())
        Path(folder).chmod(0o555)
        if root:  # who may write everywhere
            os.seteuid(_NOBODY)
        try:
            with pytest.raises(ArchiveError, match="its folder cannot be written to; copy the archive"):
                open_archive(archive)
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o755)
        open_archive(archive).close()


def test_a_full_disk(tmp_path: Path, corpus: Path) -> None:
    archive = tmp_path / "full.masdar"
    build(archive, read_inputs([lines(tmp_path / "few.jsonl", 10)]), Options())
    connection = apsw.Connection(str(archive))
    pages = connection.pragma("page_count")
    connection.close()
    apsw.connection_hooks.append(lambda opened: opened.pragma("max_page_count", pages + 5))
    try:
        with pytest.raises(ArchiveError, match="the disk is full"):
            build(archive, read_inputs([corpus]), Options())
    finally:
        apsw.connection_hooks.pop()
    report = build(archive, read_inputs([corpus]), Options())
    assert report.added.articles + report.added.present >= 140
    assert len(contents(archive)["article"]) == 150


def test_a_file_that_is_no_archive(tmp_path: Path, corpus: Path) -> None:
    for name, content in (("text", b"plain text " * 200), ("database", b"")):
        path = tmp_path / name
        if content:
            path.write_bytes(content)
        else:
            apsw.Connection(str(path)).execute("CREATE TABLE other (x)")
        with pytest.raises(ArchiveError, match="no archive"):
            build(path, read_inputs([corpus]), Options())


def test_an_article_that_breaks_the_reader_is_a_failure() -> None:
    broken = make_article(text="قال الوزير إن \ud800 السد امتلأ.", id="nahr-1")
    batch = Batch((Recovered("articles.jsonl", broken),), (Mark("articles.jsonl", None, None),))
    [(outcome,)] = read_batch(batch)
    assert isinstance(outcome, Failed)
    assert "nahr-1" in outcome.failure.reason


def kill_one_worker() -> None:
    """Kills a worker of the local cluster as soon as there is one, while it reads."""
    from distributed import get_client

    pids: list[int] = []
    for _ in range(1200):
        time.sleep(0.05)
        try:
            pids = list(get_client().run(os.getpid).values())
        except (OSError, ValueError):
            continue
        if pids:
            break
    os.kill(pids[0], signal.SIGKILL)


def test_a_cluster_gives_the_same_rows_though_a_worker_is_killed(
    corpus: Path, whole: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = pytest.importorskip("masdar.engine.cluster", reason="Dask is not installed")
    monkeypatch.setattr(cluster, "_BATCHES", 1)
    killer = threading.Thread(target=kill_one_worker)
    killer.start()
    archive = tmp_path / "cluster.masdar"
    report = build(archive, read_inputs([corpus]), Options(workers=2, cluster=""))
    killer.join()
    assert report.added.articles == 150
    assert contents(archive) == whole
    assert not archive.with_name("cluster.masdar.shards").exists()


def test_a_shard_that_is_there_is_not_read_again(
    corpus: Path, whole: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = pytest.importorskip("masdar.engine.cluster", reason="Dask is not installed")
    planned = list(batches(read_inputs([corpus]), NOTHING, lambda _name, _stamp: 0))
    digest = resource_digest(None)
    folder = tmp_path / "there.masdar.shards"
    folder.mkdir()
    path = folder / cluster.shard_name(planned, digest)
    cluster.read_shard(planned, None, str(path))
    monkeypatch.setattr(cluster, "_settle", None)  # nothing is waited for
    build(tmp_path / "there.masdar", read_inputs([corpus]), Options(workers=1, cluster=""))
    assert contents(tmp_path / "there.masdar") == whole


def test_no_scheduler(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("masdar.engine.cluster", reason="Dask is not installed")
    with pytest.raises(ClusterError, match="no Dask scheduler answers"):
        build(tmp_path / "none.masdar", read_inputs([corpus]), Options(cluster="tcp://127.0.0.1:9"))


def test_refresh_reads_again_what_other_resources_read(tmp_path: Path) -> None:
    archive, source = tmp_path / "refreshed.masdar", lines(tmp_path / "articles.jsonl", 3)
    build(archive, read_inputs([source]), Options())
    whole = contents(archive)
    assert build(archive, [], Options(refresh=True)).refreshed == 0
    overlay = tmp_path / "overlay"
    (overlay / "grammar").mkdir(parents=True)
    (overlay / "grammar" / "own.toml").write_text(
        'group = "verb"\nremove = ["statement.verb-subject-complement"]\n', "utf-8"
    )
    assert build(archive, [], Options(overlay=overlay, refresh=True)).refreshed == 3
    fewer = contents(archive)
    assert len(fewer["statement"]) < len(whole["statement"])
    assert fewer["article"] != whole["article"]  # what it was read with
    assert build(archive, [], Options(refresh=True)).refreshed == 3
    again = contents(archive)
    assert {row[1:] for row in again["statement"]} == {row[1:] for row in whole["statement"]}
    assert len(again["found"]) == len(whole["found"])


def _pieces(path: Path) -> int:
    """Returns how many pieces the index of the words of articles has."""
    return count(open_archive(path), "SELECT count(DISTINCT segid) FROM dated_idx")


def test_indexes_are_made_one_piece_where_much_is_new(tmp_path: Path) -> None:
    archive, inputs = tmp_path / "a.masdar", lines(tmp_path / "in.jsonl", 400)
    build(archive, read_inputs([str(inputs)]), Options())
    assert _pieces(archive) == 1
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps(article(400), ensure_ascii=False) + "\n", "utf-8")
    build(archive, read_inputs([str(more)]), Options())
    assert _pieces(archive) > 1  # one article more is no reason to write all of it anew
