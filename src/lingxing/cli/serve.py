"""``lingxing serve``: the console and the API, with the database brought up to date, and a worker beside them.

It listens itself, so that the address is known (and people can already connect) before gunicorn takes over.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from typing import NoReturn

from lingxing.cli import demo, site
from lingxing.cli.outcome import BadInput

APPLICATION = "lingxing.site.wsgi:application"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("serve", help="启动控制台和接口")
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址，默认只限本机（127.0.0.1）")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000；0 表示任选一个空闲端口")
    parser.add_argument("--workers", type=int, default=2, help="进程数，至少 1，默认 2")
    parser.add_argument("--demo", action="store_true", help="先装入演示数据，并显示演示账号")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> NoReturn:
    """Get everything ready, say the address, and become the server; it does not return."""
    if arguments.workers < 1:
        raise BadInput(f"--workers {arguments.workers}：进程数至少为 1")
    listener = listen(arguments.host, arguments.port)
    site.start_with_database()
    site.collect_static_files()
    if arguments.demo:
        print(demo.describe(demo.load()))
    print(f"\n令行已启动：{address_of(listener)}  （按 Ctrl+C 结束）", flush=True)
    subprocess.Popen([sys.executable, "-m", "lingxing", "worker", "--with-parent"])
    become_server(listener, arguments.workers)


def listen(host: str, port: int) -> socket.socket:
    """A socket that already takes connections on the address; bad input when it is taken or is not ours."""
    try:
        return socket.create_server((host, port), backlog=2048, family=_family_of(host))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{host}:{port} 不能监听（{reason}）。请换一个端口，或用 --port 0 任选一个") from error


def _family_of(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def address_of(listener: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def become_server(listener: socket.socket, workers: int) -> NoReturn:
    """Replace this process by gunicorn on the socket that already listens."""
    listener.set_inheritable(True)
    command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}", "--workers", str(workers)]
    os.execv(sys.executable, [*command, "--no-control-socket", "--log-level", "warning", APPLICATION])
