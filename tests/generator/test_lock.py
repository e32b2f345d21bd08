"""One build at a time: real processes that start together each end well, and leave a whole site."""
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from disk import lock, manifest
from disk.lock import held

HERE = Path(__file__).resolve().parents[2]
PATHS = f"import sys; sys.path[:0] = [{str(HERE)!r}, {str(HERE / 'site')!r}, {str(Path(__file__).parent)!r}]\nfrom pathlib import Path\n"


def started(script: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", PATHS + script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_builds_at_the_same_time_each_leave_a_whole_site(desk):
    """Three processes begin at one moment, each with a change of its own to build, several times over."""
    page = "---\ntitle: A page\npromise: One sentence.\n---\n\nWords."
    desk.essay(page).essay(page, slug="other")
    builders = [started(f"""
from generator import build
for line in sys.stdin:
    report = build(Path({str(desk.root)!r}), Path({str(desk.out)!r}), say=lambda words: print(words, file=sys.stderr))
    print(report.pages, flush=True)
""") for _ in range(3)]
    for turn in range(4):
        desk.essay(f"{page}\n\nTurn {turn}.\n")
        for builder in builders:
            builder.stdin.write("build\n"), builder.stdin.flush()
        assert {builder.stdout.readline().strip() for builder in builders} == {str(len([*desk.out.rglob("*.html")]))}
        assert manifest.damaged(desk.out) == [] == manifest.foreign(desk.out, manifest.read(desk.out))
        assert f"Turn {turn}." in desk.read("a-page/index.html")
    said = [builder.communicate()[1] for builder in builders]
    assert [builder.returncode for builder in builders] == [0, 0, 0], said
    assert not [*desk.out.parent.glob(".third-road-*")]
    assert any("Another build is at work here (process " in words for words in said)


def test_a_lock_is_held_by_one_at_a_time(tmp_path):
    """Four processes count in one file, each step read, waited and written: no step is lost."""
    (tmp_path / "count").write_text("0")
    counters = [started(f"""
import time
from disk.lock import held
path = Path({str(tmp_path / "count")!r})
for _ in range(10):
    with held(Path({str(tmp_path / "lock")!r}), say=lambda words: None):
        count = int(path.read_text()); time.sleep(0.002); path.write_text(str(count + 1))
""") for _ in range(4)]
    assert [counter.wait() for counter in counters] == [0] * 4
    assert (tmp_path / "count").read_text() == "40"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_killed_holder_and_its_workers_hold_it_no_more(tmp_path):
    """A pool's workers are forked while the lock is held, and may outlive their parent: the lock does not."""
    holder = started(f"""
import multiprocessing, time
from disk.lock import held
with held(Path({str(tmp_path / "lock")!r})):
    child = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
    child.start()
    print(child.pid, flush=True)
    time.sleep(60)
""")
    worker = int(holder.stdout.readline())
    try:
        assert not lock.free(tmp_path / "lock")
        holder.kill(), holder.wait()
        with held(tmp_path / "lock", say=lambda words: pytest.fail(words)):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)


def test_the_same_thread_may_take_it_again_and_others_wait(tmp_path):
    order = []

    def other():
        with held(tmp_path / "lock"):
            order.append("other")

    with held(tmp_path / "lock"), held(tmp_path / "lock"):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "other"] and lock.free(tmp_path / "lock")


def test_a_lock_that_is_deleted_meanwhile_still_lets_only_one_in(tmp_path):
    """Whoever waited on the old file sees that it is gone, and goes to the new one."""
    path = tmp_path / "cache/lock"
    with held(path):
        waiter = started(f"from disk.lock import held\nwith held(Path({str(path)!r}), say=lambda words: print(words, flush=True)): print('in', flush=True)")
        assert "Another build" in waiter.stdout.readline()
        path.unlink()
    assert waiter.communicate()[0] == "in\n" and path.exists()


def test_a_build_whose_parent_is_killed_leaves_no_workers(tmp_path):
    """A worker of a pool ends when the build that made it does, however that ends."""
    holder = started("""
import time
from concurrent.futures import ProcessPoolExecutor
from generator.building import workers
if __name__ == "__main__":
    with workers() as pool:
        print(*{pool.submit(worker_id).result() for _ in range(3)}, flush=True)
        time.sleep(60)
""".replace("worker_id", "__import__('os').getpid"))
    pids = [int(word) for word in holder.stdout.readline().split()]
    assert pids
    holder.kill(), holder.wait()
    for _ in range(200):
        if not any(alive(pid) for pid in pids):
            return
        threading.Event().wait(0.05)
    pytest.fail(f"still there: {[pid for pid in pids if alive(pid)]}")


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
