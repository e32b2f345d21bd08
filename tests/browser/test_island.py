"""A page's data is the island at its end, whatever stands before it."""
from generator.serve_http import open_site

HTML = """<!doctype html><link rel="icon" href="data:,"><body>
<p id="page">no JSON</p><script type="application/json" id="page">{"knobs": {"x": "theirs"}}</script>
<script type="module" src="asks.js"></script>
<script type="application/json" id="page">{"knobs": {"x": "ours"}}</script>
</body>"""


def test_the_last_island_is_ours(page, root, tmp_path):
    (tmp_path / "page.js").write_text((root / "site/assets/js/page.js").read_text(encoding="utf-8"))
    (tmp_path / "asks.js").write_text("import { page } from './page.js'\ndocument.title = JSON.stringify(page.knobs)\n")
    (tmp_path / "index.html").write_text(HTML)
    server = open_site(tmp_path, prefix="/x/")
    page.goto(f"{server.address}index.html")
    page.wait_for_function("document.title")
    assert page.title() == '{"x":"ours"}'
    server.shutdown()
