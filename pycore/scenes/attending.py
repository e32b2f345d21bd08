"""Attention in a plane: the decoder's question among the words of a sentence, their scores and weights, and their context."""
from collections.abc import Mapping

import numpy as np

from pycore.attention import Attention, attend
from pycore.marks import Area, Arrow, Bar, Dot, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.facts import Fact, foremost
from pycore.scenes.knobs import SceneKnob, Setting
from pycore.scenes.labels import short, side
from pycore.scenes.plane import Plane

NAME = "attending"
DOES = "The decoder's state asks a question of every word of a sentence; scores become weights, and weights a context."
REACH = 2.0                                       # the most an entry of any state may be
MIXER = np.zeros((2, 4))                          # the plane shows three of the four steps; the last one mixes nothing
SETTINGS = {
    "words": Setting("the words of the sentence, one for each of the encoder's states", ["ich", "habe", "den", "Brief", "gelesen"], "list"),
    "poles": Setting("what lies at the left, the right, below and above", ["a thing", "a doing", "says little", "says much"], "list"),
}
KNOBS = {
    "state": SceneKnob("the decoder's state", [1.6, -0.4], -REACH, REACH, symbol=r"\mathbf{h}_t", by_hand=True),
    "states": SceneKnob("the encoder's states, one a row", [[-1.6, 0.8], [1.5, -1.4], [-1.3, -1.5], [-0.9, 1.7], [1.7, 1.2]],
                        -REACH, REACH, symbol=r"\bar{\mathbf{h}}_s"),
    "interpreter": SceneKnob("the matrix between them", [[0.8, 0.6], [-0.6, 0.8]], -REACH, REACH, symbol=r"\mathbf{W}"),
}
CAUSES = {
    "decoder-state": "the decoder's state",
    "question": "the decoder's state, through the matrix",
    "encoder-state": "the encoder's states",
    "score": "how well each word answers the question",
    "weight": "each word's share of the attention",
    "context": "the weighted average of the encoder's states",
}
TONES = {"state": "rust", "states": "ochre", "interpreter": "moss", "score": "plum", "weight": "indigo", "context": "teal"}


def uses(settings: dict) -> tuple:
    return (attend,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    h, h_bar, W, words = knobs["state"], knobs["states"], knobs["interpreter"], settings["words"]
    must_fit(h, h_bar, W, words)
    question, steps = attended(knobs, instead)
    plane, table = sheet(width, len(words))
    marks = (*level(plane, question), *ground(plane, settings["poles"]), *strings(plane, h_bar, steps),
             *sentence(plane, words, h_bar), *asked(plane, question, h), *found(plane, steps.context, h), *shares(table, words, steps),
             *asking(plane, h))
    return Picture(width, max(plane.bottom, table.bottom) + 18, marks, told(words, h, steps), numbers(words, steps))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the words' scores and weights, of the question and of the context."""
    words = settings["words"]
    must_fit(knobs["state"], knobs["states"], knobs["interpreter"], words)
    question, steps = attended(knobs, instead)
    away = np.hypot(*(knobs["states"] - steps.context).T)
    made = {
        "heaviest": Fact(foremost(words, steps.weights), "the word with the largest weight; “none” where two share it"),
        "lightest": Fact(foremost(words, -steps.weights), "the word with the smallest weight; “none” where two share it"),
        "largest weight": Fact(float(steps.weights.max()), "the weight of the heaviest word"),
        "smallest weight": Fact(float(steps.weights.min()), "the weight of the lightest word"),
        "whole": Fact(float(steps.weights.sum()), "all weights together"),
        "nearest": Fact(foremost(words, -away), "the word that lies nearest to the context"),
        "question": Fact(question.tolist(), "the decoder's state in the encoder's terms"),
        "question length": Fact(float(np.hypot(*question)), "how long the question is"),
        "context": Fact(steps.context.tolist(), "where the context lies"),
        "scores": Fact(steps.scores.tolist(), "the score of each word, in order"),
        "weights": Fact(steps.weights.tolist(), "the weight of each word, in order"),
    }
    for n, word in enumerate(words):
        made |= {f"score of {word}": Fact(float(steps.scores[n]), f"how well “{word}” answers the question"),
                 f"weight of {word}": Fact(float(steps.weights[n]), f"the share of the attention that “{word}” gets")}
    return made


def attended(knobs: dict, instead: Mapping) -> tuple[np.ndarray, Attention]:
    """The question, and what the steps give. The question is what states would score that are one in one direction, nothing in the other."""
    h, h_bar, W, attends = knobs["state"], knobs["states"], knobs["interpreter"], instead.get(attend, attend)
    return attends(h, np.eye(2), W, MIXER).scores, attends(h, h_bar, W, MIXER)


def must_fit(h, h_bar, W, words) -> None:
    """A ValueError where the states are not in a plane, or not one a word."""
    for name, value, shape in (("state", h, (2,)), ("states", h_bar, (len(words), 2)), ("interpreter", W, (2, 2))):
        if np.shape(value) != shape:
            raise ValueError(f"For {len(words)} words in a plane {name} must have {' × '.join(map(str, shape))} numbers, "
                             f"not {' × '.join(map(str, np.shape(value)))}.")


def sheet(width: int, words: int) -> tuple[Plane, Plane]:
    """The plane of states, as wide as high in its units, and the table of shares: beside it, or below on a narrow sheet."""
    wide = width > 500
    across = 540 if wide else width
    plane = Plane(0, 8, across, across * 0.81, (-2.65, 2.65), (-0.81 * 2.65, 0.81 * 2.65))
    row = 44 if wide else 28
    top = plane.top + (plane.height - row * words) / 2 + 8 if wide else plane.bottom + 46
    left = 590 if wide else 4
    return plane, Plane(left, top, width - left - 4, row * words, (0, 1), (words, 0))


def ground(plane: Plane, poles):
    """The two directions, and what lies at their ends."""
    (x, y), (left, right, below, above) = plane.at(0, 0), poles
    yield Line((((plane.left, y), (plane.right, y)), ((x, plane.top), (x, plane.bottom))), tone="quiet", manner="thin contour")
    yield Text(plane.left, y + 16, f"← {left}", tone="quiet", manner="halo")
    yield Text(plane.right, y + 16, f"{right} →", "end", tone="quiet", manner="halo")
    yield Text(x + 8, plane.top + 8, f"↑ {above}", tone="quiet", manner="halo")
    yield Text(x + 8, plane.bottom, f"↓ {below}", tone="quiet", manner="halo")


def level(plane: Plane, question):
    """Where a word would score nothing: straight across the question."""
    away = turned(question) / max(np.hypot(*question), 1e-9)
    run, = plane.cut(plane.points(*np.transpose([-9 * away, 9 * away])))
    yield Line((run,), tone="score", manner="thin dashed", cause="score")


def strings(plane: Plane, h_bar, steps: Attention):
    """From each word to the context a wedge, as wide at the word as its weight: the average hangs in them."""
    end = place(plane, steps.context)
    for start, weight in zip(plane.points(*h_bar.T), steps.weights):
        long = np.hypot(*(end - start))
        across = turned(end - start) / max(long, 1e-9) * min(1 + 10 * np.clip(weight, 0, 1), long / 4)
        yield Area(tuple(map(tuple, (start + across, end, start - across))), tone="weight", cause="weight", manner="faint")


def sentence(plane: Plane, words, h_bar):
    """Each word where its state lies."""
    for word, (x, y) in zip(words, plane.points(*h_bar.T)):
        yield Dot(x, y, 4.5, tone="states", cause="encoder-state")
        yield Text(x, max(y - 11, 12), word, "middle", size=15, tone="states", cause="encoder-state", manner="halo")


def asked(plane: Plane, question, h):
    """The question as the encoder hears it, shortened where it would leave the sheet; its name on the side away from h."""
    room = np.array([plane.x[1], plane.y[1]]) - 0.2
    start, tip = np.array(plane.at(0, 0)), np.array(plane.at(*question / max(1, np.max(np.abs(question) / room))))
    yield Arrow(tuple(start), tuple(tip), 9, tone="interpreter", cause="question", manner="bold")
    aside = turned(tip - start) / max(np.hypot(*(tip - start)), 1e-9) * (1 if turned(question) @ h > 0 else -1)
    x, y = start + 0.6 * (tip - start) + aside * (36, 14)
    yield Text(x, y + 4, "question", "middle", tone="interpreter", cause="question", manner="halo")


def asking(plane: Plane, h):
    """The decoder's state, which can be pulled by its tip."""
    x, y = plane.at(*h)
    pulls = {"x": Pull("state:1", plane.at(np.array(plane.x), 0)[0], plane.x), "y": Pull("state:2", plane.at(0, np.array(plane.y))[1], plane.y)}
    yield Line(((plane.at(0, 0), (x, y)),), tone="state", cause="decoder-state", manner="bold")
    yield Text(np.clip(x, plane.left + 46, plane.right - 46), y + 24 if h[1] < 0.6 else max(y - 14, 12), "decoder state", "middle",
               tone="state", cause="decoder-state", manner="halo")
    yield from handle(x, y, pulls, "state", "turn the decoder's state", "decoder-state")


def found(plane: Plane, c, h):
    """The context, where the weights balance; its name keeps out of the way of the decoder's, which stands under its state."""
    x, y = place(plane, c)
    yield Dot(x, y, 6, tone="context", cause="context")
    way, anchor = side(x + 11, 50, plane.right)
    right, down = (x, y) - np.array(plane.at(*h))
    low = 24 if h[1] < 0.6 and -100 < right < 50 and 4 < down < 36 else 0
    yield Text(x + way * 11, y + 5 + low, "context", anchor, tone="context", cause="context", manner="halo")


def shares(table: Plane, words, steps: Attention):
    """A row for each word: its score, and its share of the attention."""
    row, scored, weighed = table.height / len(words), table.left + 110, table.left + 130
    longest = table.right - weighed - 54
    yield Text(scored, table.top - 10, "score", "end", tone="score", cause="score", manner="title")
    yield Text(weighed, table.top - 10, "weight", tone="weight", cause="weight", manner="title")
    yield Line((((weighed, table.top), (weighed, table.bottom)),), tone="quiet", manner="thin contour")
    for n, (word, score, weight) in enumerate(zip(words, steps.scores, steps.weights)):
        y = table.top + (n + 0.5) * row
        long = np.clip(weight, -0.1, 1.2) * longest         # without a part of the softmax a share may be any number
        yield Text(table.left, y + 5, word, size=15, tone="states", cause="encoder-state")
        yield Text(scored, y + 5, short(score), "end", tone="score", cause="score", manner="figures")
        yield Bar(weighed + min(long, 0), y - 7, abs(long), 14, tone="weight", cause="weight")
        yield Text(weighed + max(long, 0) + 6, y + 5, share(weight), tone="weight", cause="weight", manner="figures")


def place(plane: Plane, state) -> np.ndarray:
    """Where a state lies, or the nearest place on the sheet."""
    return plane.kept(np.array(plane.at(*state)))


def share(weight: float) -> str:
    """A weight in parts of a hundred."""
    return f"{short(100 * weight, 0)}%"


def turned(way) -> np.ndarray:
    """A direction a quarter turn on."""
    return np.array([-way[1], way[0]])


def numbers(words, steps: Attention) -> Table:
    """What the table in the picture says."""
    return Table(("word", "score", "weight"), tuple((word, short(score), share(weight)) for word, score, weight in zip(words, steps.scores, steps.weights)))


def told(words, h, steps: Attention) -> str:
    scores, alpha, c = steps.scores, steps.weights, steps.context
    first, second = np.argsort(-scores, kind="stable")[:2] if len(words) > 1 else (0, 0)
    return (f"{len(words)} words as points in a plane, and the decoder's state as an arrow to ({short(h[0])}, {short(h[1])}). "
            f"Its question scores “{words[first]}” highest, at {short(scores[first])}: {share(alpha[first])} of the attention, "
            f"with {share(alpha[second])} for “{words[second]}”. The context, their weighted average, lies at ({short(c[0])}, {short(c[1])}).")
