"""Facts of the scenes of training, by hand; and what their drawings promise."""
import numpy as np
import pytest

from pycore.activations import sigmoid
from pycore.answers import answer
from pycore.descent import descend
from pycore.optimizers import adam
from pycore.scenes import SCENES
from pycore.scenes.learning_map import ordered, resampled
from pycore.scenes.loss_chart import lifted
from pycore.scenes.walks import RULES
from pycore.slips import SLIPS, UNITS, examples, handfuls, losses_over_all, run
from pycore.two_layers import scores, slope, start
from tests.pycore.scenes.test_facts import facts
from tests.pycore.scenes.test_scenes import box


@pytest.mark.parametrize("moment, cells, influence", [(0, 0, 1.0), (3, 3, 1.0), (4, 4, 1.0), (5, 3, 4.669), (6, 2, 0.786), (7, 1, 0.786), (8, 0, 1.572), (9, 0, 1.572)])
def test_the_strip_goes_back_in_and_multiplies(moment, cells, influence):
    told = facts("tape", moment=moment, W=0.8, b=-0.3, x=2, y=0)
    assert told["cells"] == cells and told["influence"] == pytest.approx(influence, abs=1e-3)
    assert told["gradient"] == pytest.approx((sigmoid(1.3) - 0) * 2) and told["gradient by the offset"] == pytest.approx(sigmoid(1.3))
    assert told["state"] == ("recording" if moment <= 4 else "played back" if moment < 8 else "spent")


@pytest.mark.parametrize("slip", range(len(SLIPS)))
def test_a_slip_by_hand(slip):
    loop = list(SLIPS.values())[slip]
    told, made, (x, y) = facts("training loop", slip=slip, step=60), run(loop, 2.0), examples()
    assert told["loss"] == made.losses[60] and told["seen"] == made.seen[59]
    assert told["misread"] == np.sum((scores(made.theta[60], x, loop.bend) > 0) != (y == 1))


def test_a_pressed_line_is_wrong_and_pressed_again_is_right():
    def sets(slip):
        return {attributes["data-label"]: float(attributes["data-set-slip"]) for _, attributes, _ in answer({"show": "training loop", "knobs": {"slip": slip}})["elements"]
                if "data-set-slip" in attributes}
    assert sorted(sets(0).values()) == [1, 2, 3, 4, 5, 6] and all(label.endswith("get this wrong") for label in sets(0))
    assert sets(3)["h = tanh(W₁a + b₁): right again"] == 0 and sorted(sets(3).values()) == [0, 1, 2, 4, 5, 6]


def test_four_optimizers_by_hand():
    told = facts("swapping optimizers", optimizer=3, rate=2, step=1)
    assert told["first step of Adam"] == pytest.approx(0.1, rel=1e-3) and told["stretch"] == pytest.approx(1, rel=1e-3)
    assert told["first step of RMSProp"] == pytest.approx(1) and told["first step of momentum"] == pytest.approx(told["first step of gradient descent"] / 10)
    assert told["shortest"] == pytest.approx(told["longest"], rel=1e-3)


def test_losses_stand_in_proportion_up_to_two_and_by_their_logarithm_above():
    heights = lifted(np.array([0, 1, 2, 20, 200, 1e9, np.nan]))
    assert heights[1] == pytest.approx(heights[2] / 2) and heights[3] - heights[2] == pytest.approx(heights[4] - heights[3]) and heights[5] == heights[6] == 1


@pytest.mark.parametrize("slip, boundary", [(0, "on the sheet"), (3, "on the sheet"), (5, "off the sheet")])
def test_what_leaves_the_sheet_is_said(slip, boundary):
    assert facts("training loop", slip=slip)["boundary"] == boundary


def test_one_row_is_the_walk_of_its_rule():
    shown = iter(handfuls())
    walk = descend(adam, lambda theta: slope(theta, *next(shown)), start(UNITS, 3), 40, alpha=0.1, beta_1=0.9, beta_2=0.99)
    *_, last = walk
    assert facts("swapping optimizers", rate=2, step=40)["loss of Adam"] == pytest.approx(float(losses_over_all(last.after)))
    assert list(RULES)[3] == "Adam" == facts("swapping optimizers")["watched"]


@pytest.mark.parametrize("name, knobs", [
    *(("tape", {"moment": moment, "W": W, "x": x, "b": -2}) for moment in range(10) for W in (-2, 2) for x in (-3, 3)),
    *(("training loop", {"slip": slip, "step": step}) for slip in range(7) for step in (0, 7, 51, 100)),
    *(("swapping optimizers", {"optimizer": 0, "rate": rate, "step": step}) for rate in range(7) for step in (0, 21, 40)),
])
@pytest.mark.parametrize("width", (952, 340))
def test_labels_lie_apart_wherever_knobs_are_turned(name, knobs, width):
    boxes = [(text, box(attributes, text)) for tag, attributes, text in answer({"show": name, "knobs": knobs, "width": width})["elements"] if tag == "text" and text]
    for n, (text, (left, top, right, bottom)) in enumerate(boxes):
        for other, (l, t, r, b) in boxes[:n]:
            assert min(right, r) - max(left, l) < 2 or min(bottom, b) - max(top, t) < 2, f"“{text}” lies on “{other}”"


def test_a_line_drawn_with_fewer_points_keeps_its_ends_and_a_ring_closes():
    turn = np.linspace(0, 2 * np.pi, 41)
    circle = np.stack([np.cos(turn + 2), -np.sin(turn + 2)], axis=1)
    ring = ordered(circle)
    assert np.allclose(ring[0], ring[-1]) and ring[0, 0] == circle[:, 0].max() and ring[3, 1] > ring[0, 1]
    assert np.allclose(np.hypot(*resampled(ring, 20).T), 1, atol=0.01)
    line = np.array([[3.0, 1.0], [1.0, 1.0], [0.0, 1.0]])
    assert np.allclose(resampled(ordered(line), 4), [[0, 1], [1, 1], [2, 1], [3, 1]])


def test_tables_have_a_row_for_each_number_that_is_shown():
    assert [row[0] for row in answer({"show": "tape"})["table"][1:]] == ["product W x", "sum z", "squeeze ŷ", "loss J"]
    assert [row[0] for row in answer({"show": "swapping optimizers"})["table"][1:]] == list(RULES)
    assert all(SCENES[name].TONES for name in ("tape", "training loop", "swapping optimizers"))
