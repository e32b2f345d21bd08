"""What a machine refuses is a sentence with the path and what to do, and the old site stays; faults of ours keep their traceback."""
import errno
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from commands import ending
from disk import manifest, troubles
from disk.troubles import sentence
from disk.workspace import settled
from generator import build, cache

HERE = Path(__file__).resolve().parents[2]
PAGE = "---\ntitle: A page\npromise: One sentence.\n---\n\nSome words.\n"


@contextmanager
def mounted(place: Path, size: str = "64k"):
    """A disk of its own, made of memory, at a place; skipped where nobody may mount."""
    place.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True)
    if done.returncode:
        pytest.skip("mounting needs root")
    try:
        yield lambda words: subprocess.run(["mount", "-o", f"remount,{words}", place], check=True, capture_output=True)
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def built(desk, out: Path) -> str:
    """What a build says: a sentence, or nothing if it went well."""
    cache._near.clear()
    try:
        build(desk.root, out, say=lambda words: None)
        return ""
    except OSError as error:
        assert sentence(error), f"a traceback: {error!r}"
        return sentence(error)
    except troubles.Trouble as trouble:
        return str(trouble)


def test_a_full_disk_under_dist(desk, tmp_path):
    with mounted(tmp_path / "disk", size="2m"):
        out = tmp_path / "disk/dist"
        assert not built(desk.essay(PAGE), out)
        before = (out / "a-page/index.html").read_bytes()
        free = os.statvfs(tmp_path / "disk")
        (tmp_path / "disk/other").write_bytes(bytes(free.f_bavail * free.f_bsize - (1 << 16)))
        said = built(desk.essay(PAGE + "More words."), out)
        assert "no room left" in said and str(tmp_path / "disk") in said and "Make room" in said
        assert (out / "a-page/index.html").read_bytes() == before and manifest.damaged(out) == []
        settled()
        assert sorted(path.name for path in (tmp_path / "disk").iterdir()) == ["dist", "other"]
        (tmp_path / "disk/other").unlink()
        assert not built(desk, out) and b"More words." in (out / "a-page/index.html").read_bytes()


def test_a_full_disk_under_the_cache(desk, tmp_path):
    with mounted(desk.root / ".cache", size="16k"):
        (desk.root / ".cache/other").write_bytes(bytes(8 << 10))
        said = built(desk.essay(PAGE + "Words. " * 4000), desk.out)
        assert "no room left" in said and ".cache" in said and not desk.out.exists()
        assert not [*(desk.root / ".cache").rglob("*.part")]


@pytest.mark.parametrize("place", ["dist", "around dist", "cache"])
def test_a_read_only_disk(desk, tmp_path, place):
    disk = {"dist": desk.out, "around dist": tmp_path / "disk", "cache": desk.root / ".cache"}[place]
    out = disk / "dist" if place == "around dist" else desk.out
    with mounted(disk, size="4m") as remount:
        assert not built(desk.essay(PAGE), out)
        settled()
        remount("ro")
        said = built(desk.essay(PAGE + "More words."), out)
        assert "read-only" in said and str(disk) in said
        assert manifest.damaged(out) == [] and b"More words." not in (out / "a-page/index.html").read_bytes()


def test_a_dist_that_is_a_mount_is_filled_in_place(desk, tmp_path):
    with mounted(desk.out, size="4m"):
        for words in ("First.", "Second."):
            assert not built(desk.essay(PAGE + words).essay(PAGE, slug=words[:-1].lower()), desk.out)
            (desk.root / f"content/essays/{words[:-1].lower()}.md").unlink()
            assert words in desk.read("a-page/index.html") and manifest.damaged(desk.out) == []
            settled()
            assert manifest.foreign(desk.out, manifest.read(desk.out)) == []
        assert not (desk.out / "first").exists() and (desk.out / "second").exists()


def test_a_dist_that_is_bound_from_the_same_disk_is_filled_in_place(desk, tmp_path):
    """Python does not see that such a folder is a mount; only renaming it shows that."""
    (tmp_path / "volume").mkdir(), desk.out.mkdir()
    if subprocess.run(["mount", "--bind", tmp_path / "volume", desk.out], capture_output=True).returncode:
        pytest.skip("mounting needs root")
    try:
        for words in ("First.", "Second."):
            assert not built(desk.essay(PAGE + words), desk.out)
            assert words in (tmp_path / "volume/a-page/index.html").read_text() and manifest.damaged(desk.out) == []
    finally:
        subprocess.run(["umount", "-l", desk.out], check=True)


@pytest.mark.parametrize("name", [".cache", ".cache/pages", ".cache/pages/page"])
def test_a_file_where_a_folder_of_the_cache_belongs(desk, name):
    (desk.root / name).parent.mkdir(parents=True, exist_ok=True)
    (desk.root / name).write_text("in the way")
    said = built(desk.essay(PAGE), desk.out)
    assert f"{desk.root / name} is a file where a folder is needed" in said and "delete" in said and not desk.out.exists()


def test_a_folder_where_a_file_of_the_cache_belongs(desk):
    built(desk.essay(PAGE), desk.out)
    piece, = (desk.root / ".cache/pages/page").iterdir()
    piece.unlink(), piece.mkdir()
    said = built(desk, desk.out)
    assert f"{piece} is a folder where a file is needed" in said


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE])
def test_what_a_machine_refuses_is_a_sentence(number, tmp_path):
    said = sentence(OSError(number, os.strerror(number), str(tmp_path / "file")))
    what, remedy = said.split("\n")
    assert str(tmp_path) in what and what.endswith(".") and remedy.strip().endswith(".")
    assert "what was being written" in sentence(OSError(number, os.strerror(number)))


@pytest.mark.parametrize("error", [ValueError("a fault"), KeyError("a fault"), FileNotFoundError(errno.ENOENT, "gone", "x"), OSError("a fault"),
                                   FileExistsError(errno.EEXIST, "there", str(HERE))])
def test_a_fault_of_ours_is_none(error):
    assert sentence(error) == ""
    with pytest.raises(type(error)):
        ending.ended(lambda: (_ for _ in ()).throw(error), [])


def test_a_refusal_ends_a_command_with_a_sentence(capsys):
    def full():
        raise OSError(errno.ENOSPC, "full", "/a/place")

    assert ending.ended(full, []) == 1
    assert capsys.readouterr().err == "There is no room left for /a/place.\n  Make room on that disk and run it again.\n"


SCRIPT = f"import sys; sys.path[:0] = [{str(HERE / 'site')!r}]\nfrom commands.ending import ended\n"


def test_a_closed_pipe_ends_quietly():
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", SCRIPT + "sys.exit(ended(lambda: [print('words' * 9999) for _ in range(99)] and 0, []))"],
                          stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_broken_pipe_of_our_own_is_a_fault():
    done = subprocess.run([sys.executable, "-c", SCRIPT + "import os\nr, w = os.pipe(); os.close(r)\nsys.exit(ended(lambda: os.write(w, b'x'), []))"],
                          capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" in done.stderr
