"""The real site, as a publisher gets it: whole, strict and self-contained."""
import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

LINKED = {"a": "href", "link": "href", "script": "src", "img": "src", "use": "href", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    """What tests ask of a page: its ids, its links, its attributes."""

    def __init__(self, path: Path):
        super().__init__()
        self.ids, self.links, self.seen, self.terms = [], [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.seen.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if LINKED.get(tag) in given:
            self.links.append((tag, given[LINKED[tag]]))


@pytest.fixture(scope="module")
def pages(built) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(built.rglob("*.html"))}


def test_every_link_leads_somewhere(built, pages):
    for path, page in pages.items():
        for tag, link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert tag == "a", f"{path.name} loads {link} from elsewhere"
                continue
            assert not link.startswith("/"), f"{link} would not work from a sub-path"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_relative_to(built.resolve()) and target.is_file(), f"{path.name}: {link}"
            if parts.fragment:
                assert unquote(parts.fragment) in pages_at(pages, target).ids, f"{path.name}: {link}"


def test_ids_are_used_once(pages):
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_style_sheets_name_only_files_of_the_site(built):
    for sheet in built.rglob("*.css"):
        for name in re.findall(r"url\([\"']?([^\"')]+)", sheet.read_text(encoding="utf-8")):
            if not name.startswith(("data:", "#")):
                assert (sheet.parent / urlsplit(name).path).resolve().is_file(), name


def test_nothing_but_links_points_out(built):
    """No script, style or data of the site names another host."""
    for path in built.rglob("*"):
        if path.suffix in (".js", ".css", ".json") and "runtime" not in path.parts:
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
            assert not re.search(r"https?://", text), path


def test_pages_say_what_they_may_load_and_keep_to_it(pages):
    for path, page in pages.items():
        policy = [given["content"] for tag, given in page.seen if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"]
        assert len(policy) == 1 and "default-src 'none'" in policy[0] and "unsafe-inline" not in policy[0], path
        for tag, given in page.seen:
            assert "style" not in given and not any(name.startswith("on") for name in given), (path, tag, given)
            if tag == "script":
                assert "src" in given or given.get("type") == "application/json", path


def test_every_part_named_on_a_page_is_there(pages):
    for path, page in pages.items():
        for tag, given in page.seen:
            if given.get("data-part"):
                assert given["data-part"] in page.ids, (path, given)


def test_the_island_and_the_page_agree(built, pages):
    for path, page in pages.items():
        island = re.search(r'<script type="application/json" id="page">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL)
        if not island:
            continue
        data = json.loads(island[1])
        for formula in data["formulas"].values():
            assert set(formula["parts"]) <= set(page.ids)
        turned = {given["data-knob"] for _, given in page.seen if "data-knob" in given}
        local = {f"{figure}/{name}" for figure, one in data["figures"].items() for name in one["local"]}
        letters = {knob.split(":")[0] for knob in data["knobs"]}           # h_t, of which h_t:1 is the first entry
        assert turned <= set(data["knobs"]) | letters | local
        assert {given["data-number"] for _, given in page.seen if "data-number" in given} == set(data["numbers"])
        if "frames" not in data:                            # a page without figures of its own
            continue
        frames = json.loads((path.parent / urlsplit(data["frames"]).path).read_text(encoding="utf-8"))
        openings = {knob: one["value"] for knob, one in data["knobs"].items()}
        openings |= {f"{figure}/{name}": one["value"] for figure, each in data["figures"].items() for name, one in each["local"].items()}
        for knob, grid in (*frames["grid"].items(), *frames["stops"].items()):
            ways = [(knob, grid)] if knob in openings else [(f"{knob}:{n}", way) for n, way in enumerate(grid, 1)]     # a net: one way an entry
            for one, values in ways:
                assert values == sorted(values) and openings[one] in values, one


def test_an_essay_is_light(built, record_property):
    """HTML, CSS and scripts needed for reading and pointing: at most 60 KB, gzipped."""
    weigh = lambda *paths: sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)
    for page in built.glob("*/index.html"):
        asked = [(page.parent / urlsplit(link).path).resolve() for tag, link in Page(page).links if tag in ("link", "script")]
        parts = {"HTML": weigh(page), "CSS": weigh(*(path for path in asked if path.suffix == ".css")),
                 "scripts": weigh(*(path for path in asked if path.suffix == ".js"))}
        record_property("says", f"{page.parent.name}: {sum(parts.values())} bytes gzipped, {parts}")
        assert sum(parts.values()) <= 60_000, parts


def pages_at(pages: dict[Path, Page], target: Path) -> Page:
    return next(page for path, page in pages.items() if path.resolve() == target.resolve())
