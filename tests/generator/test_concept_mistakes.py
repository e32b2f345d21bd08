"""What is wrong with a concept or with the reading page is said with its place."""
import pytest

HEAD = "---\nname: softmax\nshapes:\n  - \\frac{e^{x_i}}{\\sum_j e^{x_j}}\n"
BODY = "---\nTurns scores into shares.\n\nAn election.\n"

WRONG = {
    "no head": ("It has no head.\n", "softmax.md:1:1: the concept does not begin with its front matter"),
    "no name": ("---\nshapes: [x]\n" + BODY, "softmax.md:1:1: the concept has no name"),
    "no shapes": ("---\nname: softmax\n" + BODY, "softmax.md:1:1: the concept has no shapes"),
    "nothing said": (HEAD + "---\n", "softmax.md:1:1: the concept says nothing"),
    "unknown key": (HEAD + "shaeps: x\n" + BODY, "softmax.md:5:1: the front matter has no “shaeps”"),
    "a shape that does not read": (HEAD + "  - \\frac{x\n" + BODY, "softmax.md:5:10: the “{” opened here is not closed"),
    "a quoted shape": (HEAD + "  - 'x + \\frac{x'\n" + BODY, "softmax.md:5:15: the “{” opened here is not closed"),
    "an unknown kind of letter": (HEAD + "letters:\n  x: vektor\n" + BODY, "softmax.md:6:6: a letter cannot be “vektor”"),
    "unknown code": (HEAD + "code: pycore.activations.softmx\n" + BODY, "softmax.md:5:7: pycore.activations has no “softmx”"),
    "unknown see": (HEAD + "see: [nowhere]\n" + BODY, "softmax.md:5:7: there is no concept “nowhere”"),
    "sees itself": (HEAD + "see: [softmax]\n" + BODY, "softmax.md:5:7: this concept names itself"),
    "a near miss without a why": (HEAD + "near:\n  - shape: x + y\n" + BODY, "softmax.md:6:5: a near miss has a shape and a why"),
    "a near miss that does not read": (HEAD + "near:\n  - shape: x + \\frac{y\n    why: it is wrong\n" + BODY, "softmax.md:6:21: the “{” opened here is not closed"),
    "bad math in its words": (HEAD + "---\nTurns $\\frac{x$ into shares.\n", "softmax.md:6:13: the “{” opened here is not closed"),
}


@pytest.mark.parametrize("text, said", WRONG.values(), ids=WRONG)
def test_a_concept(desk, text, said):
    desk.put("concepts/softmax.md", text)
    assert desk.wrong().startswith(f"content/concepts/{said}"), desk.wrong()


def test_two_concepts_of_one_name(desk):
    for slug in ("one", "two"):
        desk.put(f"concepts/{slug}.md", HEAD + BODY)
    assert "two.md:2:7: there are two concepts called “softmax”" in desk.wrong()


def test_a_see_that_is_meant_gets_a_suggestion(desk):
    desk.put("concepts/softmax.md", HEAD + "see: [sigmoidd]\n" + BODY)
    desk.put("concepts/sigmoid.md", "---\nname: sigmoid\nshapes: [\\sigma(x)]\n" + BODY)
    assert "Did you mean sigmoid?" in desk.wrong()


READ = {
    "no examples": ("---\ntitle: Read\npromise: It.\n---\n", "read.md:1:1: the page has no examples"),
    "not a list": ("---\ntitle: Read\npromise: It.\nexamples: x\n---\n", "read.md:4:11: “examples” should be a list"),
    "no formula": ("---\ntitle: Read\npromise: It.\nexamples:\n  - name: one\n---\n", "read.md:5:5: an example has a name and a formula"),
    "does not read": ("---\ntitle: Read\npromise: It.\nexamples:\n  - name: one\n    latex: x + \\frac{x\n---\n", "read.md:6:21: The “{” opened here is not closed"),
}


@pytest.mark.parametrize("text, said", READ.values(), ids=READ)
def test_the_reading_page(desk, text, said):
    desk.put("read.md", text)
    assert desk.wrong().startswith(f"content/{said}"), desk.wrong()


def test_a_site_without_either_links_to_neither(desk):
    desk.essay("---\ntitle: A\npromise: B.\n---\n\nWords.\n").build()
    page = desk.read("a-page/index.html")
    assert "concepts/" not in page and "Read a formula" not in page
    assert not (desk.out / "read").exists() and not (desk.out / "concepts").exists()


def test_a_new_concept_finds_its_formulas(desk):
    essay = "---\ntitle: A\npromise: B.\n---\n\n$$\ny_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}\n$$\n{#shares}\n"
    desk.essay(essay).build()
    assert '"concepts"' not in desk.read("a-page/index.html")
    desk.put("concepts/softmax.md", HEAD + BODY).build()
    assert '"slug":"softmax"' in desk.read("a-page/index.html")
    assert 'href="../../a-page/#shares"' in desk.read("concepts/softmax/index.html")


def test_an_essay_may_link_to_a_concept_and_to_the_reading_page(desk):
    desk.put("concepts/softmax.md", HEAD + BODY).put("read.md", "---\ntitle: Read\npromise: It.\nexamples:\n  - {name: one, latex: x + y}\n---\n")
    desk.essay("---\ntitle: A\npromise: B.\n---\n\nThis is [a softmax](../concepts/softmax.md); [read it](../read.md).\n").build()
    page = desk.read("a-page/index.html")
    assert 'href="../concepts/softmax/">a softmax' in page and 'href="../read/">read it' in page
    desk.essay("---\ntitle: A\npromise: B.\n---\n\nThis is [a softmax](../concepts/sofmax.md).\n")
    assert "there is no concept “sofmax”" in desk.wrong() and "Did you mean softmax?" in desk.wrong()


def test_a_concepts_own_links_are_checked(desk):
    desk.put("concepts/softmax.md", HEAD + "---\nTurns scores into [shares](../concepts/shares.md).\n")
    assert "content/concepts/softmax.md:6:28: there is no concept “shares”" in desk.wrong()
