"""Serving: the address of the site, its policy, its file types, and the news that something changed."""

import re
import shutil
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from generator import serve_watch
from generator.pages import CSP
from generator.serve_builder import Builder
from generator.serve_http import POLICY, Live, open_site


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "essay").mkdir()
    (tmp_path / "essay" / "index.html").write_text("<!doctype html><body>words</body>")
    for name in ("a.mjs", "a.wasm", "a.json", "a.woff2", "a.js"):
        (tmp_path / name).write_bytes(b"{}")
    return tmp_path


@pytest.fixture
def opened():
    servers = []
    yield lambda *given, **more: servers.append(open_site(*given, **more)) or servers[-1]
    for server in servers:
        server.shutdown()


def test_a_page_is_served_under_its_prefix_with_the_policy(folder, opened):
    server = opened(folder, prefix="/some/where/")
    with urlopen(server.address + "essay/") as answer:
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.read() == b"<!doctype html><body>words</body>"
    with pytest.raises(HTTPError, match="404"):
        urlopen(server.address.replace("/some/where/", "/essay/"))


def test_the_header_and_the_pages_have_one_policy():
    assert re.sub(r"\s+", " ", POLICY).strip() == re.sub(r"\s+", " ", CSP).strip()


@pytest.mark.parametrize("name, kind", [("a.mjs", "text/javascript"), ("a.js", "text/javascript"),
                                        ("a.wasm", "application/wasm"), ("a.json", "application/json"),
                                        ("a.woff2", "font/woff2")])
def test_files_have_the_types_browsers_insist_on(folder, opened, name, kind):
    with urlopen(opened(folder).address + name) as answer:
        assert answer.headers["Content-Type"] == kind


def test_nothing_outside_the_folder_is_served(folder, opened):
    server = opened(folder / "essay", prefix="/x/")
    for path in ("../a.json", "%2e%2e/a.json", "..%2fa.json"):
        with pytest.raises(HTTPError, match="404"):
            urlopen(server.address + path)


def test_a_taken_port_gives_a_free_one(folder, opened):
    first = opened(folder)
    second = opened(folder, port=first.server_port)
    assert second.server_port != first.server_port


def test_open_pages_hear_of_a_change(folder, opened):
    live = Live()
    server = opened(folder, live=live)
    page = urlopen(server.address + "essay/").read()
    assert b'<script src="/__live.js" defer></script></body>' in page
    assert b"EventSource" in urlopen(server.address + "__live.js").read()
    with urlopen(server.address + "__live", timeout=5) as stream:
        live.tell()
        assert stream.readline() == b"data: changed\n"


def test_every_change_is_noticed_at_the_next_look(tmp_path, monkeypatch):
    """How soon that is, EVERY says; here somebody acts between two looks, and no clock is asked."""
    acts = iter([lambda: (tmp_path / "new.md").write_text("one"), lambda: None, lambda: (tmp_path / "new.md").write_text("two words"),
                 lambda: (tmp_path / "new.md").unlink()])
    slept = []
    monkeypatch.setattr(serve_watch.time, "sleep", lambda seconds: slept.append(seconds) or next(acts)())
    noticed = serve_watch.changes([tmp_path])
    for looks in (1, 2, 1):                                     # the second act is none
        slept.clear()
        assert {path.name for path in next(noticed)} == {"new.md"}
        assert slept == [serve_watch.EVERY] * looks
    assert serve_watch.EVERY <= 0.1


def test_a_broken_essay_leaves_the_old_site_on_show(root, runtime, tmp_path, capfd):
    for name in ("pyproject.toml", "pycore", ".cache"):
        (tmp_path / name).symlink_to(root / name)
    shutil.copytree(root / "content", tmp_path / "content")
    essay = next((tmp_path / "content" / "essays").glob("*.md"))
    good, page = essay.read_text(), tmp_path / "dist" / essay.stem / "index.html"
    builder = Builder(tmp_path, tmp_path / "dist")
    try:
        assert builder.build()
        before = page.read_bytes()
        essay.write_text(good + "\n\nA sentence with $x and no end.\n")
        assert not builder.build()
        assert f"content/essays/{essay.name}:" in capfd.readouterr().out
        assert page.read_bytes() == before
        essay.write_text(good + "\n\nA new sentence.\n")
        builder.renew()
        assert builder.build() and b"A new sentence." in page.read_bytes()
    finally:
        builder.close()
    assert not builder.process.is_alive()
