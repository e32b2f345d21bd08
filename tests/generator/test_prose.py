"""What the essays say in words of their figures, where no number stands that the build could check."""
from pathlib import Path

import numpy as np

from generator.blocks import blocks
from generator.front import front
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import symbols
from generator.things import things
from pycore.attention import attention_weights, general_score

CONTENT = Path(__file__).parents[2] / "content"
WORDS = "ich habe den Brief gelesen".split()


def weights(h):
    """The attention of the essay's own states and interpreter for a decoder state."""
    found = Found()
    table = symbols(Source("symbols.md", (CONTENT / "symbols.md").read_text(encoding="utf-8")), found)
    _, text = front(Source("attention.md", (CONTENT / "essays/attention.md").read_text(encoding="utf-8")), found)
    given = things(blocks(text, found), table, found).givens.by_latex
    states, W = np.array(given[r"\bar{\mathbf{h}}_s"]), np.array(given[r"\mathbf{W}"])
    return attention_weights(general_score(np.array(given[r"\mathbf{h}_t"] if h is None else h), states, W))


def test_where_the_translator_looks():
    assert WORDS[weights(None).argmax()] == "gelesen"
    for across in (0, 0.4, 0.8, 1.2, 1.6):                       # "Pull the decoder state up to the top, and Brief takes over"
        assert WORDS[weights((across, 1.8)).argmax()] == "Brief"
    assert np.allclose(weights((0, 0)), 1 / 5)                   # "towards the middle ... over all five words alike"
    assert weights((1.6, -0.4)).max() > weights((0.8, -0.2)).max()    # "A long question makes up its mind"
