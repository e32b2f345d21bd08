"""The project's own .venv: made once, mended if something of it is missing, and never in the place of somebody else's."""
import subprocess
import sys
from pathlib import Path

import pytest
from commands import set_up, words
from commands.set_up import SetUpError, broken, clear, refusal
from disk.removal import PRIVATE


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Path:
    """A folder of installed packages with one in it, as pip leaves it."""
    folder = tmp_path / "Some_Package-1.0.dist-info"
    folder.mkdir()
    (tmp_path / "some_package.py").write_text("x = 1\n")
    (folder / "RECORD").write_text('some_package.py,sha256=abc,6\nSome_Package-1.0.dist-info/RECORD,,\n__pycache__/some_package.pyc,sha256=abc,99\n')
    monkeypatch.setattr(set_up.sysconfig, "get_path", lambda name: str(tmp_path))
    return tmp_path


def test_a_whole_package_is_whole(shelf):
    assert broken(["some-package==1.0"]) == []
    assert broken(["some-package==1.1", "another==1.0"]) == ["some-package==1.1", "another==1.0"]


@pytest.mark.parametrize("damage", [lambda shelf: (shelf / "some_package.py").unlink(),
                                    lambda shelf: (shelf / "some_package.py").write_text(""),
                                    lambda shelf: (shelf / "Some_Package-1.0.dist-info/RECORD").unlink(),
                                    lambda shelf: (shelf / "Some_Package-1.0.dist-info/RECORD").write_text(""),
                                    lambda shelf: (shelf / "Some_Package-1.0.dist-info/RECORD").write_bytes(b"\xff\xfe\0")])
def test_a_package_with_something_missing_is_noticed(shelf, damage):
    damage(shelf)
    assert broken(["some-package==1.0"]) == ["some-package==1.0"]


def test_a_package_that_is_not_whole_is_installed_again(shelf, tmp_path, monkeypatch, capsys):
    (tmp_path / "pyproject.toml").write_text('[dependency-groups]\nrun = ["some-package==1.0"]\n')
    (tmp_path / ".venv").mkdir()
    asked = []
    monkeypatch.setattr(set_up, "pip", lambda pins, *options: (asked.append((pins, options)), (shelf / "some_package.py").write_text("x = 1\n")))
    set_up.install(tmp_path, "run")
    set_up.install(tmp_path, "run")
    assert asked == []
    (shelf / "some_package.py").unlink()
    set_up.install(tmp_path, "run")
    assert asked == [(["some-package==1.0"], ("--ignore-installed",))] and "Mending .venv: some-package==1.0 is not whole" in capsys.readouterr().out


def test_a_package_that_cannot_be_mended_is_said(shelf, tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text('[dependency-groups]\nrun = ["another==1.0"]\n')
    monkeypatch.setattr(set_up, "pip", lambda pins, *options: None)
    with pytest.raises(SetUpError, match="(?s)another==1.0 could not be made whole.*Delete .venv"):
        set_up.install(tmp_path, "run")


def test_a_venv_that_is_not_ours_stays(tmp_path):
    (tmp_path / ".venv").mkdir()
    clear(tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/pyvenv.cfg").write_text("home = /usr/bin\n")
    (tmp_path / "link").symlink_to(tmp_path / ".venv")
    for place in (tmp_path / ".venv", tmp_path / "link"):
        with pytest.raises(SetUpError, match="not made by build.py"):
            clear(place)
    assert (tmp_path / ".venv/pyvenv.cfg").exists()


@pytest.mark.parametrize("mark", [PRIVATE, "made.stamp"])
def test_a_venv_of_ours_that_does_not_work_is_made_anew(tmp_path, mark):
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(tmp_path / "a Python that is gone")
    (tmp_path / ".venv" / mark).write_text("")
    assert not set_up.whole(tmp_path)
    clear(tmp_path / ".venv")
    assert not (tmp_path / ".venv").exists()


def test_two_first_starts_at_once_make_one_venv(tmp_path):
    """Both find none; the second waits for the first, and then needs none."""
    script = f"""
import sys, time
sys.path.insert(0, {str(Path(set_up.__file__).parents[1])!r})
from pathlib import Path
from commands import set_up
root = Path({str(tmp_path)!r})
def make(root):
    print("making", flush=True)
    (root / ".venv/bin").mkdir(parents=True)
    time.sleep(0.5)
    set_up.python_of(root).write_text(""), set_up.made(root).write_text("")
set_up.make, set_up.begin_again, set_up.install = make, lambda root: None, lambda root, group: None
set_up.enter(root)
"""
    both = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert "".join(out for out, _ in said).count("making") == 1


OFFLINE = ["WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by 'NewConnectionError': /simple/numpy/"] * 5 + [
    "ERROR: Could not find a version that satisfies the requirement numpy==2.4.3 (from versions: none)", "ERROR: No matching distribution found for numpy==2.4.3"]


def test_without_a_network_pips_errors_are_said_and_not_its_retries():
    said = refusal(OFFLINE)
    assert "Retry" not in said and "No matching distribution" in said and said.splitlines()[-1].strip().startswith("The first set-up needs a network")


def test_a_full_disk_is_not_taken_for_a_missing_network():
    said = refusal(["ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"])
    assert "Make room" in said and "network" not in said


# ---- the words of a command

@pytest.mark.parametrize("takes, given, says", [
    ((), [], ""), ((), ["x"], "takes no further words; 'x' is too much"), ((), ["--x"], "there is no option --x"),
    (("folder",), ["www"], ""), (("folder",), ["--www"], "./--www"), (("folder",), ["a", "b"], "takes one folder; 'b' is too much"),
    (("folder",), [""], "empty word"), (None, ["--anything"], "")])
def test_words_that_a_command_does_not_take(takes, given, says):
    assert says in words.wrong("publish", takes, given) and bool(says) == bool(words.wrong("publish", takes, given))


@pytest.mark.parametrize("command", ["build", "check", "new", "publish", "serve", "read", "test", "bench"])
def test_every_command_says_what_it_does_and_does_nothing_else(command, root, tmp_path):
    """Asked for help it needs no .venv, and makes no folder called --help."""
    done = subprocess.run([sys.executable, str(root / "build.py"), command, "--help"], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith(command) and list(tmp_path.iterdir()) == []
