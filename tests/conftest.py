"""What every test may ask for: the runtime's folder, and the real site, built once a run."""

import shutil
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Path:
    """A folder that all of a run's processes share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def runtime(shared, root) -> Path:
    """The folder that becomes dist/runtime/, with the plain start only, whatever was published before."""
    from generator import runtime

    with one_at_a_time(shared / "runtime.lock"):
        folder = shared / "runtime"
        if not folder.exists():
            shutil.copytree(runtime.make(root, fast=False), folder)
    return folder


@pytest.fixture(scope="session")
def fast_runtime(shared, root, runtime) -> Path:
    """The same with the fast start, which is made if it is not there."""
    from generator import chromium, runtime_snapshot
    from generator.runtime import as_json, with_snapshot

    about, folder = runtime_snapshot.read(runtime), shared / "fast-runtime"
    with one_at_a_time(shared / "runtime.lock"):
        if not folder.exists():
            made = runtime_snapshot.kept(root / ".cache", about)
            made = made or runtime_snapshot.make(root / ".cache", runtime, chromium.find())
            shutil.copytree(runtime, folder)
            shutil.copytree(made, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("fast.json"))
            (folder / "start.json").write_bytes(as_json(with_snapshot(about, made)))
    return folder


@pytest.fixture(scope="session")
def built(shared, root, runtime) -> Path:
    """The real site as a publisher would get it."""
    from generator import build

    out = shared / "dist"
    with one_at_a_time(shared / "built.lock"):
        if not (out / "index.html").exists():
            build(root, out, runtime=runtime)
    return out


@pytest.fixture(scope="session")
def site_url(built) -> str:
    """The real site, served from a sub-path under the site's policy."""
    from generator.serve_http import open_site

    server = open_site(built, prefix="/some/where/")
    yield server.address
    server.shutdown()


def pytest_terminal_summary(terminalreporter):
    """What a test has to say (record_property("says", ...)) stands above pytest's closing line."""
    for report in [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]:
        for name, says in report.user_properties:
            if name == "says":
                terminalreporter.write_line(says)


@contextmanager
def one_at_a_time(lock: Path, patience: float = 300):
    """Hold a lock between processes; making a folder either succeeds or does not, everywhere."""
    until = time.monotonic() + patience
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            if time.monotonic() > until:
                raise TimeoutError(f"{lock} was held for {patience} seconds") from None
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.rmdir()
