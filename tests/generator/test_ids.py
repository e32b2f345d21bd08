"""The ids that a page needs itself are its own, and its data is what we wrote."""
import re

import pytest
from desk import Desk

from generator.templates import FOLDER, own_ids

SCRIPTS = FOLDER.parent / "assets" / "js"
HEAD = "---\ntitle: A page\npromise: One sentence.\nglance: [one]\n---\n\n"
CONCEPT = "---\nname: softmax\nshapes: [x]\n---\nTurns scores into shares.\n"
READ = "---\ntitle: Read\npromise: It.\nexamples:\n  - {name: one, latex: x + y}\n---\n"
PAGES = {                                                   # a template, the file that fills it, what stands in the file before the id
    "essay.html": ("essays/a-page.md", HEAD), "home.html": ("home.md", HEAD), "concept.html": ("concepts/softmax.md", CONCEPT), "read.html": ("read.md", READ),
}
WAYS = {"a heading": "\n## A {{#{}}}\n", "a paragraph": "\nWords.\n{{: id={} }}\n", "an island": '\n<script type="application/json" id="{}">{{{{}}}}</script>\n', "a tag": "\nA <b ID='{}'>b</b>.\n"}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("template", PAGES)
def test_no_page_lets_its_author_take_an_id_of_its_own(tmp_path, template, way):
    name, text = PAGES[template]
    own = sorted(own_ids(template))
    assert {"page", "text"} <= set(own)
    desk = Desk(tmp_path).essay(HEAD).put(name, text + "".join(way.format(id) for id in own))
    said = desk.wrong()
    for id in own:
        assert f"the id “{id}” is the page's own" in said, said
    assert said.count("the page's own") == len(own)


def test_headings_step_aside_for_the_page_s_own_ids(desk):
    desk.essay(HEAD + "## Page\n\n## Text\n\n## Glance\n").put("concepts/softmax.md", CONCEPT + "\n## Code\n\n## Seen\n").put("read.md", READ + "\n## Order\n\n## It\n").build()
    for name in ("a-page", "concepts/softmax", "read"):
        ids = re.findall(r'\sid="([^"]+)"', desk.read(f"{name}/index.html"))
        assert len(ids) == len(set(ids)), (name, ids)


def test_every_id_that_a_script_asks_for_by_name_is_a_template_s_own():
    asked = {name: set(re.findall(r"""getElementById\(["']([\w-]+)["']\)|querySelector(?:All)?\(["'](?:\w+)?#([\w-]+)""", path.read_text(encoding="utf-8")))
             for path in SCRIPTS.glob("*.js") for name in [path.name]}
    asked = {name: {one or other for one, other in ids} for name, ids in asked.items()}
    assert "latex" in asked["field.js"] and "page" in asked["page.js"]
    for name, ids in asked.items():
        assert ids <= own_ids("read.html"), name


def test_the_index_of_concepts_repeats_no_id_of_what_they_say(desk):
    desk.essay(HEAD).put("concepts/softmax.md", CONCEPT.replace("Turns", "Turns <b id=\"one\">all</b>")).put("concepts/other.md", CONCEPT.replace("softmax", "other").replace("Turns", "Turns <b id=\"one\">all</b>")).build()
    assert 'id="one"' in desk.read("concepts/softmax/index.html") and 'id="one"' not in desk.read("concepts/index.html")
