"""What every test may ask for: the runtime's folder, and two sites, each built once a run and shared by its processes.

    site_url     the tests' own small site (fixture_site/), with everything in it: for tests of the machine
    real_url     the site of content/: for the few tests of all that is published
    built        the real site's folder;  small its small sister's
    runtime      the folder that becomes dist/runtime/, with the plain start;  fast_runtime with the fast one too

Both sites carry the fast start, as published ones do, so that a test waits a second for Python and not five.
"""

import shutil
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("third-road", deadline=None, derandomize=True, max_examples=60)      # no clock, no luck, whoever imports first
settings.load_profile("third-road")

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

    return once(shared / "runtime", lambda folder: shutil.copytree(runtime.make(root, fast=False), folder))


@pytest.fixture(scope="session")
def fast_runtime(shared, root, runtime) -> Path:
    """The same with the fast start, which is made if it is not there."""
    from generator import chromium, runtime_snapshot
    from generator.runtime import as_json, with_snapshot

    def make(folder: Path) -> None:
        about = runtime_snapshot.read(runtime)
        made = runtime_snapshot.kept(root / ".cache", about)
        if not made:
            found = chromium.find()
            assert found, "The fast start that the tests' pages use is made in Chromium, and none is found. Install it, or name one: CHROMIUM=/path/to/chromium"
            made = runtime_snapshot.make(root / ".cache", runtime, found)
        shutil.copytree(runtime, folder)
        shutil.copytree(made, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("fast.json"))
        (folder / "start.json").write_bytes(as_json(with_snapshot(about, made)))

    return once(shared / "fast-runtime", make)


@pytest.fixture(scope="session")
def built(shared, root, fast_runtime) -> Path:
    """The real site as a publisher would get it."""
    return once(shared / "dist", lambda out: generated(root, out, fast_runtime))


@pytest.fixture(scope="session")
def small(shared, root, fast_runtime) -> Path:
    """The tests' own site: it builds from a copy, and keeps its work where the real one keeps its own."""
    def make(out: Path) -> None:
        desk = shared / "small"
        desk.mkdir()
        (root / ".cache").mkdir(exist_ok=True)
        (desk / ".cache").symlink_to(root / ".cache")
        shutil.copytree(root / "tests" / "fixture_site" / "content", desk / "content")
        generated(desk, out, fast_runtime)

    return once(shared / "small-dist", make)


@pytest.fixture(scope="session")
def site_url(small) -> str:
    """The tests' own site, served from a sub-path under the site's policy."""
    with served(small) as address:
        yield address


@pytest.fixture(scope="session")
def real_url(built) -> str:
    """The real site, served likewise."""
    with served(built) as address:
        yield address


def pytest_collection_modifyitems(items):
    """The longest first, then what wants a browser: no process stands idle at the end beside one that has hours to go."""
    first = ("test_pycore_in_pyodide.py", "test_baked.py", "test_mutants.py", "browser/")
    items.sort(key=lambda item: next((n for n, name in enumerate(first) if name in item.nodeid), len(first)))


def pytest_xdist_make_scheduler(config, log):
    """Whoever is done takes tests from whoever is not."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


def pytest_terminal_summary(terminalreporter):
    """What a test has to say (record_property("says", ...)) stands above pytest's closing line."""
    for report in [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]:
        for name, says in report.user_properties:
            if name == "says":
                terminalreporter.write_line(says)


@contextmanager
def served(folder: Path):
    from generator.serve_http import open_site

    server = open_site(folder, prefix="/some/where/")
    try:
        yield server.address
    finally:
        server.shutdown()


def generated(root: Path, out: Path, runtime: Path) -> None:
    from generator import build

    build(root, out, runtime=runtime)


def once(folder: Path, make) -> Path:
    """A folder that whichever process comes first makes, while the others wait; what one failed to make, all fail on."""
    failed = folder.with_name(f"{folder.name}.failed")
    with one_at_a_time(folder.with_name(f"{folder.name}.lock")):
        assert not failed.exists(), failed.read_text()
        if not folder.exists():
            try:
                make(folder)
            except BaseException as error:
                failed.write_text(f"{folder.name} could not be made: {error}")
                raise
    return folder


@contextmanager
def one_at_a_time(lock: Path, patience: float = 600):
    """Hold a lock between processes; patience only ends a run that hangs."""
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
