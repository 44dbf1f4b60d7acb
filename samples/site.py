"""The sample site on localhost: what `make demo` harvests and what tests of the whole line fetch from.

The golden samples of `qingwu/` are served under the paths of their own addresses, everything else (robots.txt,
pictures, the front page) from `qingwu/files/`. Answers carry ETag and Last-Modified and honour conditional requests, so
a second harvest costs 304s. Every photograph of the site is the same small picture.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

__all__ = ["START", "routes", "serve"]

SITE = Path(__file__).parent / "qingwu"
START = "/kmysj/index.html"
"""Where the series' list begins."""

_TYPES = {".html": "text/html", ".txt": "text/plain", ".jpg": "image/jpeg", ".png": "image/png"}
_PHOTO = "/images/photo.jpg"


def routes(site: Path = SITE) -> dict[str, Path]:
    """The file behind each path of the site."""
    found = {}
    for meta in sorted(site.glob("*/meta.json")):
        pages = json.loads(meta.read_text(encoding="utf-8"))["pages"]
        found |= {urlsplit(url).path: meta.parent / name for name, url in pages.items()}
    files = site / "files"
    found |= {f"/{path.relative_to(files).as_posix()}": path for path in files.rglob("*") if path.is_file()}
    return found | {"/": files / "index.html"}


@contextmanager
def serve(port: int = 0) -> Iterator[str]:
    """Serve the site on localhost while the context lasts; gives `http://127.0.0.1:PORT`.

    Port 0 takes a free one.
    """
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(routes()))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(table: dict[str, Path]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def _answer(self, *, with_body: bool) -> None:
            path = urlsplit(self.path).path
            file = table.get(path) or (table[_PHOTO] if path.startswith("/images/") and path.endswith(".jpg") else None)
            if file is None:
                self._send(
                    HTTPStatus.NOT_FOUND, "text/html", b"<title>404</title><h1>404 Not Found</h1>", {}, with_body
                )
                return
            body = file.read_bytes()
            modified = int(file.stat().st_mtime)
            known = {
                "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
                "Last-Modified": formatdate(modified, usegmt=True),
            }
            if self._unchanged(known["ETag"], modified):
                self._send(HTTPStatus.NOT_MODIFIED, None, b"", known, with_body)
            else:
                self._send(HTTPStatus.OK, _TYPES[file.suffix], body, known, with_body)

        def _unchanged(self, etag: str, modified: int) -> bool:
            """RFC 9110, section 13.2.2: If-None-Match decides where it is given."""
            if tags := self.headers.get("If-None-Match"):
                return etag in (tag.strip().removeprefix("W/") for tag in tags.split(",")) or tags.strip() == "*"
            if since := self.headers.get("If-Modified-Since"):
                try:
                    return modified <= parsedate_to_datetime(since).timestamp()
                except ValueError:
                    return False
            return False

        def _send(
            self, status: HTTPStatus, kind: str | None, body: bytes, headers: dict[str, str], with_body: bool
        ) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if kind:
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if with_body and kind:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet: the harvest says what it fetched."""

    return Handler


def main() -> None:
    """Serve until Ctrl-C."""
    with serve(8000) as base:
        print(f"{base}{START}")
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
