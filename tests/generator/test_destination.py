"""A site is written only where nobody loses anything: a folder that is new, empty, or marked as ours."""
import json
import os
from pathlib import Path

import pytest
from desk import Desk
from disk import manifest
from disk.workspace import settled
from generator import build
from generator.destination import Refused

PAGE = "---\ntitle: A page\npromise: One sentence.\n---\n\nSome words.\n"


def everything(folder: Path) -> dict[str, bytes]:
    settled()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and ".cache" not in path.parts}


def refused(desk: Desk, out: Path) -> str:
    before = everything(desk.root.parent)
    with pytest.raises(Refused) as said:
        build(desk.root, out, say=lambda words: None)
    assert everything(desk.root.parent) == before
    return str(said.value)


@pytest.fixture
def page(desk) -> Desk:
    for name in ("build.py", "pycore/core.py", ".git/HEAD", ".cache/kept.txt"):
        (desk.root / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.root / name).write_text("precious")
    return desk.essay(PAGE)


def test_the_mark_lists_every_file_with_its_hash(page):
    page.build()
    assert set(manifest.read(page.out)) == set(everything(page.out)) - {manifest.NAME}
    assert manifest.damaged(page.out) == [] == manifest.foreign(page.out, manifest.read(page.out))
    (page.out / "index.html").write_text("")
    assert manifest.damaged(page.out) == ["index.html"]


def test_the_mark_is_the_same_for_the_same_site(tmp_path):
    one, two = (Desk(tmp_path / name).essay(PAGE) for name in ("one", "two"))
    one.build(), two.build()
    assert (one.out / manifest.NAME).read_bytes() == (two.out / manifest.NAME).read_bytes()


@pytest.mark.parametrize("place", ["new", "deep/er/new", "empty"])
def test_new_and_empty_folders_are_filled_and_filled_again(page, tmp_path, place):
    (tmp_path / "empty").mkdir()
    for _ in range(2):
        build(page.root, tmp_path / place, say=lambda words: None)
        assert manifest.damaged(tmp_path / place) == [] and (tmp_path / place / "index.html").exists()


def test_what_somebody_else_keeps_there_stays_and_is_named(page, tmp_path):
    out = tmp_path / "www"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    said = refused(page, out)
    assert "thesis.txt" in said and "empty" in said


@pytest.mark.parametrize("strange", ["CNAME", "essays/thesis.txt", ".git/HEAD", "assets/js/mine.js"])
def test_a_strange_file_in_a_marked_folder_is_named(page, strange):
    page.build()
    (page.out / strange).parent.mkdir(parents=True, exist_ok=True)
    (page.out / strange).write_text("mine")
    assert strange in refused(page, page.out)
    (page.out / strange).unlink()
    for folder in (page.out / strange).relative_to(page.out).parents:
        if not any((page.out / folder).iterdir()):
            (page.out / folder).rmdir()
    page.build()


def test_a_link_or_an_empty_folder_in_a_marked_folder_is_strange_too(page, tmp_path):
    page.build()
    (page.out / "uploads").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/precious.txt").write_text("mine")
    (page.out / "link").symlink_to(tmp_path / "elsewhere")
    said = refused(page, page.out)
    assert "uploads/" in said and "link" in said
    (page.out / "uploads").rmdir(), (page.out / "link").unlink()
    page.build()


def test_what_a_system_leaves_in_every_folder_is_no_strange_file(page):
    page.build()
    (page.out / ".DS_Store").write_text("")
    page.build()
    assert not (page.out / ".DS_Store").exists()


@pytest.mark.parametrize("mark", ["", "{", "[]", "{}", '{"this": 1, "files": {}}', json.dumps({"this": manifest.KIND, "files": {"a": "short"}})])
def test_a_mark_that_cannot_be_believed_is_none(page, mark):
    page.build()
    (page.out / manifest.NAME).write_text(mark)
    assert "no mark" in refused(page, page.out)


@pytest.mark.parametrize("place", [".", "..", "../..", "content", "content/", "content/../pycore", "pycore", "pycore/new", ".git", ".cache", "new", "dist/deeper",
                                   "link-to-content", "link-to-project", "link-to-project/pycore", "/", "~"])
def test_the_project_and_what_is_around_it_are_no_place(page, place, monkeypatch):
    monkeypatch.chdir(page.root)
    monkeypatch.setenv("HOME", str(page.root.parent))
    (page.root / "link-to-content").symlink_to("content")
    (page.root.parent / "link-to-project").symlink_to(page.root)
    out = Path(f"../{place}" if place.startswith("link-to-project") else place)
    assert "project" in refused(page, out)


def test_a_relative_path_is_that_of_whoever_typed_it(page, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    build(page.root, Path("out/"), say=lambda words: None)
    assert (tmp_path / "elsewhere/out/index.html").exists()


def test_a_home_is_understood(page, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    build(page.root, Path("~/www"), say=lambda words: None)
    assert (tmp_path / "home/www/index.html").exists()


def test_a_file_is_no_folder_and_a_circle_leads_nowhere(page, tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert "is a file" in refused(page, tmp_path / "file")
    assert "leads nowhere" in refused(page, tmp_path / "round") or os.name == "nt"


def test_an_old_dist_without_a_mark_is_taken_over_if_nothing_in_it_is_strange(page):
    out = page.root / "dist"
    build(page.root, out, say=lambda words: None)
    (out / manifest.NAME).unlink()
    (out / "index.html").write_text("an older page")
    (out / "runtime").mkdir()
    (out / "runtime/pycore-0.1.0-1744382e1da35-py3-none-any.whl").write_text("an older core")
    build(page.root, out, say=lambda words: None)
    assert manifest.damaged(out) == [] and manifest.read(out) and not (out / "runtime").exists()


def test_an_old_dist_without_a_mark_is_left_if_something_in_it_is_strange(page):
    out = page.root / "dist"
    build(page.root, out, say=lambda words: None)
    (out / manifest.NAME).unlink()
    (out / "CNAME").write_text("mine.example")
    said = refused(page, out)
    assert "CNAME" in said and "delete" in said


def test_a_dist_that_is_a_link_stays_one_and_its_target_is_filled(page, tmp_path):
    out = page.root / "dist"
    out.symlink_to(tmp_path / "volume")
    for words in ("first", "second"):
        page.essay(PAGE + words)
        build(page.root, out, say=lambda words: None)
        assert out.is_symlink() and words in (tmp_path / "volume/a-page/index.html").read_text()
