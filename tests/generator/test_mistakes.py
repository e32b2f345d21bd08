"""What an author gets wrong, and what the build says: mistakes/NAME.md and, beside it, mistakes/NAME.txt."""
from pathlib import Path

import pytest
from desk import Desk
from golden import compare

FOLDER = Path(__file__).parent / "mistakes"


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_page(desk, page):
    compare(page.with_suffix(".txt"), desk.essay(page.read_text(encoding="utf-8")).wrong())


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_places_are_true(desk, page):
    """The column, the line and the underline of every mistake agree with the file."""
    from generator import check

    lines = page.read_text(encoding="utf-8").split("\n")
    desk.essay("\n".join(lines))
    for mistake in check(desk.root):
        assert mistake.text == lines[mistake.line - 1]
        assert 1 <= mistake.column <= len(mistake.text) + 1
        assert mistake.column - 1 + mistake.length <= max(len(mistake.text), mistake.column)


SETTINGS = {
    "no title": ("promise: It is small.\n", "site.yaml:1:1: the site has no title"),
    "unknown key": ("title: A site\nfeedbak: x\n", "site.yaml:2:1: site.yaml has no “feedbak”"),
    "unknown essay": ("title: A site\nreading: [a-pgae]\n", "site.yaml:2:11: the reading order names “a-pgae”"),
    "not a list": ("title: A site\nreading: a-page\n", "site.yaml:2:10: “reading” should be a list"),
    "not YAML": ("title: A site\nreading: [a-page\n", "site.yaml:2"),
}


@pytest.mark.parametrize("text, said", SETTINGS.values(), ids=SETTINGS)
def test_site_settings(tmp_path, text, said):
    desk = Desk(tmp_path, site=text).essay("---\ntitle: A\npromise: B.\n---\n")
    assert desk.wrong().startswith(f"content/{said}")


def test_an_unknown_essay_in_the_reading_order_is_told_its_neighbour(tmp_path):
    desk = Desk(tmp_path, site="title: A site\nreading: [a-pgae]\n").essay("---\ntitle: A\npromise: B.\n---\n")
    assert "Did you mean a-page?" in desk.wrong()


SYMBOLS = {
    "no colon": ("- $x$, in teal\n", "1:3: this symbol has no colon and words after it"),
    "no colour": ("- $x$, in pink: a letter\n", "1:8: there is no colour “pink”"),
    "neither": ("- $x$, teal: a letter\n", "1:8: “teal” is neither how the symbol is said nor its colour"),
    "twice": ("- $x$: a letter\n- ${x}$: the same\n", "2:4: ${x}$ is in the table twice"),
    "no math": ("- $\\frac{x$: a letter\n", "1:9: the “{” opened here is not closed"),
}


@pytest.mark.parametrize("text, said", SYMBOLS.values(), ids=SYMBOLS)
def test_symbols(tmp_path, text, said):
    desk = Desk(tmp_path, symbols=text).essay("---\ntitle: A\npromise: B.\n---\n")
    assert desk.wrong().startswith(f"content/symbols.md:{said}")


def test_all_mistakes_of_all_files_are_said_at_once(tmp_path):
    desk = Desk(tmp_path, site="titel: A\n", symbols="- $x$, in pink: a letter\n")
    desk.essay("No head.\n").essay("---\ntitle: A\npromise: B.\n---\nSee [it](#nowhere).\n", slug="other")
    files = [block.split(":")[0] for block in desk.wrong().split("\n\n")]
    assert set(files) == {"content/site.yaml", "content/symbols.md", "content/essays/a-page.md", "content/essays/other.md"}
