"""A folder served on this machine as a plain static host would, with the site's policy as a header too.

    server = open_site(folder, port=8000, prefix="/some/where/", live=None)
    server.address           "http://127.0.0.1:8000/some/where/"
    server.shutdown()

If `live` is given (a Live), pages load a small script that reloads them when live.tell() is called.
"""

import errno
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip",
         ".zip": "application/zip", ".json": "application/json", ".woff2": "font/woff2", ".svg": "image/svg+xml",
         ".webmanifest": "application/manifest+json"}
LIVE_SCRIPT = b"""// Served while writing only: reloads this page when the site was built anew.
new EventSource("/__live").onmessage = () => location.reload();
"""


class Live:
    """Open pages wait here until something changed."""

    def __init__(self):
        self.changed, self.count = threading.Condition(), 0

    def tell(self) -> None:
        with self.changed:
            self.count += 1
            self.changed.notify_all()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port, handler, prefix):
        super().__init__(("127.0.0.1", port), handler)
        self.sent = 0  # bytes of files, for those who measure
        self.address = f"http://127.0.0.1:{self.server_port}{prefix}"

    def handle_error(self, request, client_address):
        """A page that went away in the middle of an answer is no news."""


def open_site(folder: Path, port: int = 0, prefix: str = "/", live: Live | None = None, handler=None) -> Server:
    handler = partial(handler or Handler, directory=str(folder), prefix=prefix, live=live)
    try:
        server = Server(port, handler, prefix)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        server = Server(0, handler, prefix)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    return server


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def __init__(self, *arguments, prefix, live, **more):
        self.prefix, self.live = prefix, live
        super().__init__(*arguments, **more)

    def do_GET(self):
        if self.live and self.path == "/__live":
            return self.stream()
        if self.live and self.path == "/__live.js":
            return self.give(200, "text/javascript", LIVE_SCRIPT)
        if not self.path.startswith(self.prefix):
            return self.give(404, "text/plain", f"The site is at {self.prefix}\n".encode())
        page = Path(self.translate_path(self.path))
        if page.is_dir() and self.path.partition("?")[0].endswith("/"):
            page /= "index.html"
        if self.live and page.suffix == ".html" and page.is_file():
            script = b'<script src="/__live.js" defer></script>'
            return self.give(200, "text/html; charset=utf-8", page.read_bytes().replace(b"</body>", script + b"</body>"))
        super().do_GET()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def give(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def stream(self) -> None:
        seen = self.live.count
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            with self.live.changed:
                self.live.changed.wait_for(lambda: self.live.count != seen, timeout=15)
            self.wfile.write(b": still here\n\n" if self.live.count == seen else b"data: changed\n\n")
            self.wfile.flush()
            seen = self.live.count

    def copyfile(self, source, outputfile):
        self.server.sent += Path(source.name).stat().st_size
        super().copyfile(source, outputfile)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        kept = self.path.endswith((".wasm", ".zip", ".whl", ".mjs", ".woff2"))
        self.send_header("Cache-Control", "no-cache" if kept else "no-store")
        super().end_headers()

    def log_message(self, form, *values):
        pass
