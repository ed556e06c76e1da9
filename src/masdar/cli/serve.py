"""`masdar serve`: the pages of an archive, on this machine."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from ipaddress import ip_address
from pathlib import Path

import click

from masdar.cli.terminal import safe

_ANY_PORT = 65_535
_QUEUE = 128
"""Connections that wait to be taken."""


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--host", "-h", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", "-p", type=click.IntRange(0, _ANY_PORT), default=8001, show_default=True, help="Port; 0 picks a free one."
)
@click.option("--open", "-o", "open_", is_flag=True, help="Open the page in a browser.")
def serve(archive: Path, *, host: str, port: int, open_: bool) -> None:
    """Serve the pages of ARCHIVE, and its API, until stopped with Ctrl-C.

    They are reached from this machine alone. At any other address than this
    machine's own, visitors need the token that is printed with the address.
    """
    from masdar.archive.database import ArchiveError

    local = _local(host)
    token = None if local else secrets.token_urlsafe(24)
    try:
        from masdar.web.app import create_app

        app = create_app(archive, token=token)
    except ArchiveError as error:
        raise click.ClickException(safe(str(error))) from error
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1], token)
    if not local:
        click.echo(
            "Warning: other machines can reach this page, unencrypted. Give the address below, with its token, only to"
            " those who may read the archive.",
            err=True,
        )
    click.echo(f"{safe(archive.name)} is at {address} (Ctrl-C stops)", err=True)
    if open_:
        webbrowser.open(address)
    from masdar.web.server import run

    run(app, listening)


def _local(host: str) -> bool:
    """Tells whether an address is reached from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(place)
            listening.listen(_QUEUE)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise click.ClickException(
            f"{safe(host)}, port {port}: the server cannot listen there: {error.strerror}; try another port (-p 0)"
        ) from error
    return listening


def _address(host: str, port: int, token: str | None) -> str:
    """Returns the address of the home page, for a browser on this machine where any address is listened at."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/" + (f"?token={token}" if token is not None else "")
