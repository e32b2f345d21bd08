"""What every test may ask for: the runtime's folder, and the real site, built once a run."""

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
    """The folder that becomes dist/runtime/."""
    from generator import runtime

    with one_at_a_time(shared / "runtime.lock"):
        return runtime.make(root)


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
