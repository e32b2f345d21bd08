"""What the head of a page gives to its foot: the sources, and the figure that stands for it."""
import re

from desk import Desk

HEAD = """---
title: A page
promise: One sentence.
references:
  - {title: Why Momentum <Really> Works, author: Gabriel Goh, year: 2017, link: 'https://distill.pub/2017/momentum?a=1&b=2'}
  - title: "An overview: gradient descent"
    author: Sebastian Ruder
    year: "2016, revised 2017"
    link: https://arxiv.org/abs/1609.04747
---

Text.
"""


def test_sources_stand_at_the_foot_in_their_order(tmp_path):
    desk = Desk(tmp_path).essay(HEAD)
    desk.build()
    foot = re.search(r'<section class="sources".*?</section>', desk.read("a-page/index.html"), re.DOTALL)[0]
    assert re.findall(r"<li>(.*?)</li>", foot) == [
        'Gabriel Goh, <a href="https://distill.pub/2017/momentum?a=1&amp;b=2"><cite>Why Momentum &lt;Really&gt; Works</cite></a>, <span class="year">2017</span>',
        'Sebastian Ruder, <a href="https://arxiv.org/abs/1609.04747"><cite>An overview: gradient descent</cite></a>, <span class="year">2016, revised 2017</span>']


def test_a_page_without_sources_has_no_such_list(tmp_path):
    desk = Desk(tmp_path).essay("---\ntitle: A page\npromise: One sentence.\n---\n\nText.\n")
    desk.build()
    assert "sources" not in desk.read("a-page/index.html")


def test_a_page_kept_from_an_earlier_run_is_the_same_page(tmp_path):
    figure = "\n```figure moving average\nid: moods\n```\n"
    desk = Desk(tmp_path).put("home.md", "---\ntitle: Home\npromise: Here.\n---\n\nWords.\n").essay(HEAD.replace("references:", "picture: moods\nreferences:") + figure)
    made = []
    for _ in range(2):
        desk.build()
        made.append([desk.read(page) for page in ("index.html", "a-page/index.html")])
    assert made[0] == made[1] and 'class="miniature"' in made[1][0] and 'class="sources"' in made[1][1]
