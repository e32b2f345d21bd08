"""Whatever a page runs or fetches is named with the SHA-256 of the very file that lies in the published folder."""
import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest

SCRIPT_OR_SHEET = re.compile(r'<(?:script [^>]*\bsrc|link rel="stylesheet" href)="(?P<file>[^"?]+)[^"]*"(?P<rest>[^>]*)>')
ISLAND = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)
FILE = re.compile(r"[\w./-]+\.(?:js|json)(?:\?v=(?P<hash>\w*))?")


@pytest.fixture(scope="module")
def pages(small):
    return {page: page.read_text(encoding="utf-8") for page in small.rglob("*.html")}


def test_every_script_and_style_sheet_carries_its_hash(pages):
    kinds = set()
    for page, text in pages.items():
        for tag in SCRIPT_OR_SHEET.finditer(text):
            content = (page.parent / tag["file"]).read_bytes()
            assert f'integrity="sha256-{b64encode(sha256(content).digest()).decode()}"' in tag["rest"], f"{page}: {tag[0]}"
            kinds.add(tag["file"].split("/")[-1])
    assert kinds >= {"site.css", "beside.css", "main.js", "read.js"}


def test_all_that_scripts_fetch_is_named_with_its_hash(pages):
    kinds = set()
    for page, text in pages.items():
        for name, value in json.loads((ISLAND.search(text) or [0, "{}"])[1]).items():
            if isinstance(value, str) and (file := FILE.fullmatch(value)):
                content = (page.parent / value.partition("?")[0]).read_bytes()
                assert file["hash"] == sha256(content).hexdigest(), f"{page}: {name} is {value}"
                kinds.add(name)
    assert kinds == {"python", "worker", "runtime", "acting", "frames", "framing", "fades", "fading", "concepts"}


def test_the_runtimes_list_has_the_hash_of_every_file_beside_it(small):
    about = json.loads((small / "runtime" / "start.json").read_text())
    there = {path.name: path.read_bytes() for path in (small / "runtime").iterdir() if path.name != "start.json"}
    assert {name: [len(content), sha256(content).hexdigest()] for name, content in there.items()} == {name: [one["size"], one["sha256"]] for name, one in about["files"].items()}
