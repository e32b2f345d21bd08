"""The old site stands until the new one does, whatever happens in between, and nothing but what is ours is removed."""
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from disk import lock, manifest, removal
from disk.troubles import Trouble
from disk.workspace import PREFIX, sweep, settled, workspace
from generator import swap

OLD = {"index.html": b"old", "gone/index.html": b"old", "assets/a.js": b"old"}
NEW = {"index.html": b"new", "fresh/index.html": b"new", "assets/a.js": b"new"}
HERE = Path(__file__).resolve().parents[2]


def held(folder: Path) -> dict[str, bytes]:
    settled()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.name != manifest.NAME}


def litter(folder: Path) -> list[Path]:
    settled()
    return [*folder.glob(f"{PREFIX}*"), *(folder / "dist").glob(f"{PREFIX}*"), *folder.glob("*.kept-*")]


def killed_at(folder: Path, moment: int, files: dict, setting: str = "") -> None:
    """Another process that swaps, and is killed at its nth rename."""
    script = f"""
import os, signal, sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE / "site")!r}]
from pathlib import Path
from generator import swap
count, real = 0, Path.rename
def rename(self, target):
    global count
    count += 1
    if count == {moment}: os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.rename = rename
{setting}
swap.swapped({files!r}, Path({str(folder / "dist")!r}), None)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == -9, done.stderr


def test_a_build_killed_between_its_two_renames_is_taken_back(tmp_path):
    out = tmp_path / "dist"
    swap.swapped(OLD, out, None)
    killed_at(tmp_path, 2, NEW)
    assert not out.exists()
    said = []
    swap.heal(out, said.append)
    assert held(out) == OLD and litter(tmp_path) == [] and "put back" in said[0]


def test_a_build_killed_before_its_renames_leaves_nothing(tmp_path):
    out = tmp_path / "dist"
    swap.swapped(OLD, out, None)
    killed_at(tmp_path, 1, NEW)
    assert held(out) == OLD and len(litter(tmp_path)) == 1
    swap.heal(out)
    assert held(out) == OLD and litter(tmp_path) == []


def test_a_mistake_after_the_kill_leaves_the_old_site_standing(desk):
    from generator import Mistakes

    page = "---\ntitle: A page\npromise: One sentence.\n---\n\nSome words.\n"
    desk.essay(page).build()
    before = held(desk.out)
    killed_at(desk.out.parent, 2, NEW)
    with pytest.raises(Mistakes):
        desk.essay(page + "$").build()
    assert held(desk.out) == before


def test_a_site_that_somebody_deleted_is_not_put_back_half_removed(tmp_path):
    out = tmp_path / "dist"
    swap.swapped(OLD, out, None)
    with workspace(tmp_path, "site dist", last=lambda folder: False) as place:         # killed while it removed the old site
        out.rename(place / "old")
        (place / swap.LEAVING).write_text('["index.html", "gone/index.html", "assets/a.js", ".third-road"]')
        (place / "old/index.html").unlink()
    settled()
    swap.heal(out)
    assert not out.exists() and litter(tmp_path) == []


@pytest.mark.parametrize("moment", range(1, 9))
def test_a_folder_that_has_to_stay_is_filled_in_place_and_a_kill_is_gone_on_from(tmp_path, moment):
    """A mount cannot be renamed: its entries are moved, and the next build goes on with the moves."""
    out = tmp_path / "dist"
    swap.swapped(OLD, out, None)
    killed_at(tmp_path, moment, NEW, "swap._fixed = lambda out: True")
    swap.heal(out)
    assert held(out) == NEW and manifest.damaged(out) == [] and litter(tmp_path) == []


def test_filling_in_place_that_fails_is_taken_back(tmp_path, monkeypatch):
    out = tmp_path / "dist"
    swap.swapped(OLD, out, None)
    monkeypatch.setattr(swap, "_fixed", lambda out: True)
    real = Path.rename

    def rename(self, target):
        if self.name == "index.html" and self.parent.name == "new":
            raise OSError(errno.EBUSY, "in use", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(Trouble, match="as it was"):
        swap.swapped(NEW, out, None)
    monkeypatch.undo()
    assert held(out) == OLD and litter(tmp_path) == []


def test_a_file_put_into_the_old_site_at_the_last_moment_is_kept(tmp_path, monkeypatch, capsys):
    out = tmp_path / "dist"
    swap.swapped(OLD, out, None)
    real = swap._written

    def written(new, *rest):
        real(new, *rest)
        (out / "thesis.txt").write_text("years of work")

    monkeypatch.setattr(swap, "_written", written)
    swap.swapped(NEW, out, None)
    settled()
    kept, = tmp_path.glob("dist.kept-*")
    assert (kept / "thesis.txt").read_text() == "years of work" and [path.name for path in kept.iterdir()] == ["thesis.txt"]
    assert str(kept) in capsys.readouterr().out and held(out) == NEW


def test_neighbours_with_the_names_of_earlier_versions_stay(tmp_path):
    for name in ("dist.new", "dist.old-1", f"{PREFIX}mine", f"{PREFIX}empty"):
        (tmp_path / name).mkdir()
    for name in ("dist.new", "dist.old-1", f"{PREFIX}mine"):
        (tmp_path / name / "thesis.txt").write_text("years of work")
    for files in (OLD, NEW):
        swap.heal(tmp_path / "dist")
        swap.swapped(files, tmp_path / "dist", None)
    settled()
    assert len([*tmp_path.rglob("thesis.txt")]) == 3


def test_a_failure_leaves_the_old_site_and_nothing_else(tmp_path):
    out = tmp_path / "dist"
    swap.swapped(OLD, out, None)
    with pytest.raises(OSError):
        swap.swapped({**NEW, "index.html/impossible": b""}, out, None)
    assert held(out) == OLD and litter(tmp_path) == []


def test_readers_of_another_account_can_read_it(tmp_path):
    swap.swapped(OLD, tmp_path / "dist", None)
    mode = (tmp_path / "dist").stat().st_mode & 0o777
    (tmp_path / "plain").mkdir()
    assert mode == (tmp_path / "plain").stat().st_mode & 0o777
    (tmp_path / "dist").chmod(0o750)
    swap.swapped(NEW, tmp_path / "dist", None)
    assert (tmp_path / "dist").stat().st_mode & 0o777 == 0o750


def test_the_site_shares_no_bytes_with_the_cache(tmp_path):
    """A tool that works on the site in place cannot reach the cache through it."""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / "python.wasm").write_bytes(bytes(3 << 20))
    swap.swapped(OLD, tmp_path / "dist", runtime)
    with (tmp_path / "dist/runtime/python.wasm").open("r+b") as file:
        file.write(b"minified")
    assert (runtime / "python.wasm").read_bytes() == bytes(3 << 20)


def test_a_runtime_that_is_not_what_its_start_says_stops_the_build(tmp_path):
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / "python.wasm").write_bytes(b"other bytes")
    (runtime / "start.json").write_text('{"files": {"python.wasm": {"size": 11, "sha256": "0"}}}')
    with pytest.raises(Trouble, match="python.wasm is not the file"):
        swap.swapped(OLD, tmp_path / "dist", runtime)
    assert not (tmp_path / "dist").exists() and litter(tmp_path) == []


# ---- removal itself

def test_only_what_is_listed_is_removed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "thesis.txt").write_text("years of work")
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    for name in ("a", "b", "in/c"):
        (folder / name).write_text("")
    (folder / "link").symlink_to(outside)
    assert not removal.remove_listed(folder, ["a", "in/c", "../outside/thesis.txt", "link/thesis.txt", str(outside / "thesis.txt")])
    assert (outside / "thesis.txt").exists() and sorted(path.name for path in folder.iterdir()) == ["b", "link"]


def test_a_private_folder_is_removed_only_with_its_mark(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/thesis.txt").write_text("years of work")
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    for place in (tmp_path / "folder", tmp_path / "link"):
        with pytest.raises(Trouble):
            removal.remove_private(place)
    assert (tmp_path / "folder/thesis.txt").exists()


def test_a_workspace_that_somebody_works_in_is_not_swept(tmp_path):
    with workspace(tmp_path, "work") as place:
        sweep(tmp_path, "work")
        assert place.exists() and not lock.free(place / "lock")
        script = f"import sys; sys.path.insert(0, {str(HERE / 'site')!r})\nfrom pathlib import Path\nfrom disk.workspace import sweep\nsweep(Path({str(tmp_path)!r}), 'work')"
        subprocess.run([sys.executable, "-c", script], check=True)
        assert place.exists()
    settled()
    assert not place.exists()


def test_no_other_place_in_the_project_removes_anything():
    """Every removal goes through disk/removal.py; a process may throw away a file that it is just writing itself."""
    import re

    spots = [f"{path.relative_to(HERE).as_posix()}: {line.strip()}" for folder in ("site", "pycore") for path in (HERE / folder).rglob("*.py")
             for line in path.read_text(encoding="utf-8").splitlines()
             if re.search(r"rmtree|\.unlink\(|os\.(remove|unlink|rmdir|removedirs)\(|\.rmdir\(|--clear|TemporaryDirectory", line)]
    elsewhere = [spot for spot in spots if not spot.startswith(("site/disk/removal.py", "site/commands/benches/"))]
    assert sorted(elsewhere) == ["site/disk/writing.py: unfinished.unlink()", *["site/generator/swap.py: (place / MOVES).unlink()"] * 2]
