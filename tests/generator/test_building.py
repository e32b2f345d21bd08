"""A build as a whole: nothing half done, nothing done twice, the same bytes every time."""
import json
from hashlib import sha256
from pathlib import Path

import pytest
from desk import Desk

from generator import Mistakes

PAGE = """---
title: A page
promise: One sentence.
---

given
- $\\beta = 0.9$ from 0 to 0.99: **memory**, how much is kept
- $v = 2$ from -5 to 5: **running average**, so far
- $x = -4$ from -5 to 5: **today**, the newest

$$
v_t = \\beta v_{t-1} + (1-\\beta) x_t
$$
{#average code=pycore.averages.moving_average}

where
- $\\beta v_{t-1}$ is the **memory**: what stays

It remembers $\\frac{1}{1-\\beta} \\approx 10$ days; see [the memory](#average.memory).
"""


def bytes_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_failed_build_leaves_dist_alone(desk):
    desk.essay(PAGE).build()
    before = bytes_of(desk.out)
    desk.essay(PAGE.replace("#average.memory", "#average.memry"))
    with pytest.raises(Mistakes) as wrong:
        desk.build()
    assert "Did you mean average.memory?" in str(wrong.value)
    assert bytes_of(desk.out) == before
    assert not (desk.out.parent / "dist.new").exists()


def test_two_builds_are_the_same_bytes(tmp_path):
    one, two = (Desk(tmp_path / name).essay(PAGE) for name in ("one", "two"))
    one.build(), two.build()
    assert bytes_of(one.out) == bytes_of(two.out)
    one.build()
    assert bytes_of(one.out) == bytes_of(two.out)


def test_only_what_changed_is_made_anew(desk):
    desk.essay(PAGE).essay(PAGE, slug="other")
    assert desk.build().made == 2
    assert desk.build().made == 0
    desk.essay(PAGE.replace("It remembers", "It recalls"))
    assert desk.build().made == 1
    assert "It recalls" in desk.read("a-page/index.html")


def test_a_page_taken_away_is_gone(desk):
    desk.essay(PAGE).essay(PAGE, slug="other").build()
    (desk.root / "content/essays/other.md").unlink()
    desk.build()
    assert not (desk.out / "other").exists()


def test_the_runtime_is_brought_along(desk, tmp_path):
    from generator import build

    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / "start.json").write_text("{}")
    (runtime / "python.wasm").write_bytes(b"\0" * (2 << 20))
    desk.essay(PAGE)
    build(desk.root, desk.out, say=lambda words: None, runtime=runtime)
    assert (desk.out / "runtime/start.json").read_text() == "{}"
    assert (desk.out / "runtime/python.wasm").stat().st_size == 2 << 20
    (runtime / "start.json").write_text("changed")
    assert (desk.out / "runtime/start.json").read_text() == "{}"


def test_pages_are_listed_in_reading_order(tmp_path):
    desk = Desk(tmp_path, site="title: A site\npromise: Small.\nreading: [second, first]\n")
    desk.essay(PAGE.replace("A page", "First"), "first").essay(PAGE.replace("A page", "Second"), "second")
    desk.put("home.md", "---\ntitle: Home\npromise: Come in.\n---\n\nWelcome.\n").build()
    home = desk.read("index.html")
    assert home.index("Second") < home.index("First")
    assert '../first/' in desk.read("second/index.html")


def test_a_site_without_a_home_page_still_opens(desk):
    desk.essay(PAGE).build()
    assert "./a-page/" in desk.read("index.html") and "A site" in desk.read("index.html")


def test_feedback_is_a_link_where_it_is_set_and_nothing_where_it_is_not(tmp_path):
    silent = Desk(tmp_path / "silent").essay(PAGE)
    silent.build()
    assert "feedback" not in silent.read("a-page/index.html")
    asking = Desk(tmp_path / "asking", site='title: A site\naddress: https://example.org/road\nfeedback: "mailto:a@example.org?subject={title}&body={address}"\n')
    asking.essay(PAGE).build()
    assert "subject=A%20page&amp;body=https%3A%2F%2Fexample.org%2Froad%2Fa-page%2F" in asking.read("a-page/index.html")


def test_a_script_in_the_text_cannot_leave_the_data_island(desk):
    desk.essay(PAGE.replace("what stays", "what stays </script><script>alert(1)</script>")).build()
    page = desk.read("a-page/index.html")
    island = page[page.index('id="page">'):]
    assert json.loads(island[len('id="page">'):island.index("</script>")])["formulas"]
