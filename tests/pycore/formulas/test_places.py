"""Parts are found by their trees, also as runs of neighbours."""
import pytest

from pycore.formulas import Place, read

MOMENTUM = r"v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta)"
FOUND = [
    (MOMENTUM, r"\gamma v_{t-1}", ["1.0"]), (MOMENTUM, r"v_{ t - 1 }", ["1.0.1"]), (MOMENTUM, r"\nabla_\theta J(\theta)", ["1.1.1"]), (MOMENTUM, r"\eta \nabla_\theta J(\theta)", ["1.1"]), (MOMENTUM, r"J(\theta)", ["1.1.1.1"]),
    (r"s = \beta s + (1-\beta) dW^2", r"dW^2", ["1.1.1"]), (r"s = \beta s + (1-\beta) dW^2", r"1-\beta", ["1.1.0"]), (r"s = \beta s + (1-\beta) dW^2", r"s", ["0", "1.0.1"]),
    (r"a + b + c", "b + c", [":1-2"]), (r"x = a b c d", "b c", ["1:1-2"]), (r"x = a b c d", "c b", ["1:1-2"]), (r"W - \alpha v", r"\alpha v", ["1.0"]), (r"W - \alpha v", r"-\alpha v", ["1"]), (r"a - b + c", "-b + c", [":1-2"]),
    (r"\frac{\exp(x_i)}{\sum_j \exp(x_j)}", r"\sum_j \exp(x_j)", ["1"]), (r"\mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s", r"\mathbf{W}", ["1"]), ("a + b", "z", []), ("a a a a", "a a", [":0-1", ":2-3"]),
]


@pytest.mark.parametrize("latex, part, places", FOUND)
def test_find(latex, part, places):
    assert [str(place) for place in read(latex).find(part)] == places


def test_places_are_text_and_back():
    assert Place.parse("0.1:1-2") == Place("0.1", 1, 2) and str(Place("0.1", 1, 2)) == "0.1:1-2" and Place.parse("") == Place("")


def test_every_node_is_found_where_it_stands():
    f = read(MOMENTUM)
    for path, node in f.nodes():
        assert path in [place.path for place in f.find(f.latex[slice(*node.span)])]
