"""Files of content/ that are no words, have no fitting name, or are not there; and places that two things want."""
import os
import shutil

import pytest
from desk import SITE, Desk

from generator import Mistakes, check
from generator.output_paths import merged, reserved

PAGE = "---\ntitle: A page\npromise: One sentence.\n---\n\nWords.\n"
CONCEPT = "---\nname: softmax\nshapes: [x]\n---\nTurns scores into shares.\n"
READ = "---\ntitle: Read\npromise: It.\nexamples:\n  - {name: one, latex: x + y}\n---\n"


def write(desk: Desk, name: str, content: bytes):
    path = desk.root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


BYTES = {
    "latin-1": (b"title: caf\xe9 x", "2:11: this is not UTF-8: the byte 0xe9"),
    "after letters of two bytes": ("title: äé".encode() + b"\xff", "2:10: this is not UTF-8: the byte 0xff"),
    "cut short": (b"title: \xe2\x82", "2:8: this is not UTF-8: the byte 0xe2"),
    "NUL": (b"title: a\0b", "2:9: the character U+0000 cannot be printed"),
    "ours": ("title: \ue0005\ue001".encode(), "2:8: the character U+E000 cannot be printed"),
    "Markdown's": (b"title: a\x02wzxhzdk:0\x03", "2:9: the character U+0002 cannot be printed"),
    "a reference to ours": (b"title: &#xE000;5&#57345;", "2:8: the character &#xE000; cannot be printed"),
}


@pytest.mark.parametrize("name", ["essays/a-page.md", "concepts/softmax.md", "home.md", "read.md", "symbols.md", "site.yaml"])
@pytest.mark.parametrize("line, said", BYTES.values(), ids=BYTES)
def test_what_is_no_text_is_said_with_its_place_and_nothing_else_is(desk, name, line, said):
    desk.essay(PAGE)
    head = b"# \n" if name in ("symbols.md", "site.yaml") else b"---\n"
    write(desk, name, head + line + b"\n" + (b"promise: a\n" if name == "site.yaml" else b""))
    found = [mistake for mistake in check(desk.root) if "UTF-8" in mistake.what or "printed" in mistake.what]
    assert str(found[0]).startswith(f"content/{name}:{said}"), desk.wrong()
    if "UTF-8" in said and name != "site.yaml":             # what could not be read is not said to be empty as well
        assert len(check(desk.root)) == 1, desk.wrong()


def test_utf_16_is_said_at_its_first_byte(desk):
    write(desk, "essays/a-page.md", PAGE.encode("utf-16"))
    assert desk.wrong().startswith("content/essays/a-page.md:1:1: this is not UTF-8: the byte 0xff")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_ends_are_read(tmp_path, end):
    desk = Desk(tmp_path)
    for name, text in {"essays/a-page.md": PAGE, "home.md": PAGE, "read.md": READ, "concepts/softmax.md": CONCEPT, "symbols.md": "- $x$: a letter\n", "site.yaml": SITE}.items():
        write(desk, name, b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    assert desk.wrong() == ""


def test_what_cannot_be_printed_never_takes_the_place_of_something_else(desk):
    from generator.markup import Shelf

    shelf = Shelf()
    one = shelf.put("<b>one \ue0001\ue001</b>")
    shelf.put("two")
    assert shelf.fill(f"<p>{one}</p> \ue0009\ue001") == "<p><b>one \ue0001\ue001</b></p> \ue0009\ue001"
    desk.essay(PAGE + '\n```guess\nask: What?\nchoices: ["a\\uE0000\\uE001", b]\nanswer: b\n```\n')
    assert "10:10: the character U+E000 cannot be printed" in desk.wrong()


def test_folders_links_and_other_files_in_the_place_of_pages(desk):
    desk.essay(PAGE)
    folder = desk.root / "content/essays"
    (folder / "x.md").mkdir()
    (folder / "y.md").symlink_to("nowhere.md")
    (folder / "z.MD").write_text(PAGE)
    (folder / "drafts").mkdir()
    (folder / "drafts" / "w.md").write_text(PAGE)
    (folder / ".#a-page.md").symlink_to("somebody@somewhere.1234")           # an editor's lock
    (folder / "notes.txt").write_bytes(b"\xff")
    said = [block.split("\n")[0] for block in desk.wrong().split("\n\n")]
    assert said == ["content/essays/drafts:1:1: the build does not read this",
                    "content/essays/x.md:1:1: this is a folder, not a file",
                    "content/essays/y.md:1:1: this link leads to a file that is not there: nowhere.md",
                    "content/essays/z.MD:1:1: the build does not read this"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(desk):
    desk.essay(PAGE)
    (desk.root / "content/essays/a-page.md").chmod(0)
    assert desk.wrong().startswith("content/essays/a-page.md:1:1: this file cannot be read: Permission denied")


NAMES = {
    "My Essay": "my-essay", "naïve_bayes": "naive-bayes", "a\"b<c": "a-b-c", "attention.md": "attention", "Adam": "adam", "日本": "untitled", "-x-": "x", "a--b": "a-b",
}


@pytest.mark.parametrize("slug, proposal", NAMES.items())
@pytest.mark.parametrize("folder, text", [("essays", PAGE), ("concepts", CONCEPT)])
def test_a_page_is_named_as_its_address(desk, folder, text, slug, proposal):
    desk.essay(PAGE).put(f"{folder}/{slug}.md", text)
    assert f"content/{folder}/{slug}.md:1:1: “{slug}” cannot be a page's address" in desk.wrong()
    assert f"Call the file {proposal}.md." in desk.wrong()


def test_two_names_that_differ_in_letter_case_only(desk):
    desk.essay(PAGE).essay(PAGE, "adam").essay(PAGE, "Adam")
    if len(list((desk.root / "content/essays").iterdir())) == 3:            # else the disk itself has made one of two
        assert desk.wrong() == ("content/essays/Adam.md:1:1: this and adam.md would be one page where letter case does not count\n"
                                "  Call the file adam-page.md.")


def test_a_page_cannot_take_a_place_that_the_build_writes(desk, tmp_path):
    """Asked of what a build really leaves, not of a list."""
    from generator import build

    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / "start.json").write_text("{}")
    desk.essay(PAGE).put("concepts/softmax.md", CONCEPT).put("read.md", READ)
    build(desk.root, desk.out, say=lambda words: None, runtime=runtime)
    names = {path.name for path in desk.out.iterdir() if not path.name.startswith(".")} - {"a-page"}
    names = {name.removesuffix(".html") for name in names} | {"home"}
    assert names >= {"index", "404", "assets", "concepts", "read", "runtime"}
    for name in names:
        desk.essay(PAGE, name)
    said = desk.wrong()
    for name in names:
        assert f"content/essays/{name}.md:1:1: a page cannot be called “{name}”" in said and f"Call the file {name}-page.md." in said, said
    assert {path.name.removesuffix(".html") for path in (desk.out / "concepts").iterdir() if path.is_file()} - {"concepts.json"} <= reserved("concepts")


def test_a_concept_cannot_take_the_ids_of_their_index(desk):
    desk.essay(PAGE).put("concepts/text.md", CONCEPT)
    assert "content/concepts/text.md:1:1: a page cannot be called “text”" in desk.wrong()


def test_two_files_of_one_place_stop_the_build_with_both_named():
    made_from = {"Adam/index.html": "content/essays/Adam.md", "adam/index.html": "content/essays/adam.md"}.get
    with pytest.raises(Mistakes) as wrong:
        merged({"pages": {"Adam/index.html": b"", "read/index.html": b""}, "others": {"adam/index.html": b"", "READ": b"", "read/index.html/x": b""}},
               lambda path: made_from(path, ""))
    said = str(wrong.value)
    assert "content/essays/adam.md:1:1: this wants to be written to adam/index.html, which content/essays/Adam.md wants too" in said
    assert "READ, which pages (read/index.html) wants too" in said
    assert "read/index.html/x, which pages (read/index.html) wants too" in said
    assert merged({"a": {"x/index.html": b"1"}, "b": {"x/frames.json": b"2"}}) == {"x/index.html": b"1", "x/frames.json": b"2"}


def test_what_the_site_needs_must_be_there(tmp_path):
    desk = Desk(tmp_path, site=SITE + "needs: [home.md, read.md, concepts, symbols.md]\n").essay(PAGE).put("reed.md", READ)
    said = desk.wrong()
    assert "site.yaml:4:9: the site needs content/home.md, and it is not there" in said
    assert "site.yaml:4:18: the site needs content/read.md, and it is not there" in said and "Did you mean reed.md?" in said
    assert "site.yaml:4:27: the site needs content/concepts" in said and "symbols.md, and" not in said
    desk.put("home.md", PAGE).put("read.md", READ).put("concepts/softmax.md", CONCEPT)
    assert desk.wrong() == ""


def test_the_real_site_names_all_that_it_needs(root, tmp_path):
    """Whatever is taken away from its content is missed."""
    shutil.copytree(root / "content", tmp_path / "content", ignore=shutil.ignore_patterns("essays", "concepts"))
    from generator.content_files import missing, text
    from generator.mistakes import Found
    from generator.site_settings import site

    found = Found()
    essays = tuple(path.stem for path in (root / "content" / "essays").glob("*.md"))
    needs = site(text(tmp_path, tmp_path / "content/site.yaml", found), essays, found).needs
    assert not found
    there = {path.name for path in (root / "content").iterdir() if not path.name.startswith(".")}
    assert there - {name for name, _ in needs} == {"site.yaml", "essays"}, "essays are missed by the reading order"
    missing(root, needs, found)
    assert not found


def test_a_site_without_its_settings(desk):
    desk.essay(PAGE)
    (desk.root / "content/site.yaml").unlink()
    assert desk.wrong().startswith("content/site.yaml:1:1: there is no content/site.yaml")


ADDRESSES = {
    "feedback: \"javascript:alert(1)\"": "4:12: “feedback” cannot be “javascript:alert(1)”", "feedback: data:text/html,x": "4:11: “feedback” cannot be",
    "feedback: //host/x": "4:11: “feedback” cannot be", "feedback: \" https://x.example\"": "4:12: “feedback” cannot be",
    "feedback: https://x.example/?a={title}": "", "feedback: \"mailto:a@example.org?subject={title}\"": "", "feedback: \"\"": "",
    "address: ftp://x.example": "4:10: “address” cannot be", "address: https://x.example/road/": "",
}


@pytest.mark.parametrize("line, said", ADDRESSES.items())
def test_addresses_of_the_site(tmp_path, line, said):
    wrong = Desk(tmp_path, site=f"{SITE}{line}\n").essay(PAGE).wrong()
    assert wrong.startswith(f"content/site.yaml:{said}") if said else wrong == "", wrong
