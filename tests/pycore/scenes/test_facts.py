"""Facts of pictures against an independent judge: NumPy by hand, from the formulas and the landscape's own numbers."""
import numpy as np
import pytest

from pycore.answers import answer
from pycore.scenes import SCENES
from pycore.scenes.moving_average import series


def facts(scene: str, settings: dict = {}, **knobs) -> dict:
    return {name: fact["value"] for name, fact in answer({"facts": scene, "settings": settings, "knobs": knobs}).items()}


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_tells_facts_and_what_they_are(scene):
    for name, fact in answer({"facts": scene}).items():
        assert isinstance(fact["value"], (float, str, list)) and fact["means"] and "," not in name and not name.startswith("at ")


@pytest.mark.parametrize("beta", [0, 0.5, 0.9, 0.97])
def test_the_moving_average(beta):
    told, x, v = facts("moving average", {"corrected": True}, memory=beta, day=12), series(), [0.0]
    for each in x:
        v.append(beta * v[-1] + (1 - beta) * each)
    line = np.array(v[1:])
    assert np.allclose(told["averages"], line) and np.allclose(told["observations"], x)
    assert told["roughness"] == pytest.approx(sum(abs(line[n + 1] - line[n]) for n in range(59)) / 59)
    assert told["distance"] == pytest.approx(sum(abs(line - x)) / 60)
    assert told["turns"] == sum((line[n] - line[n - 1]) * (line[n + 1] - line[n]) < 0 for n in range(1, 59))
    assert (told["memory"], told["news"]) == pytest.approx((beta * v[11], (1 - beta) * x[11]))
    assert (told["before"], told["average"], told["today"]) == pytest.approx((v[11], v[12], x[11]))
    assert told["corrected"] == pytest.approx(v[12] / (1 - beta ** 12))
    assert told["delay"] == np.argmax([np.corrcoef(x[:60 - lag], line[lag:])[0, 1] for lag in range(30)])
    assert (told["highest day"], told["end"]) == pytest.approx((1 + list(line).index(max(line)), line[-1]))


@pytest.mark.parametrize("beta", [0.5, 0.9, 0.97])
def test_the_weights(beta):
    told, weights = facts("weights of the past", memory=beta), [(1 - beta) * beta ** k for k in range(40)]
    assert np.allclose(told["weights"], weights)
    assert (told["today"], told["thirty days ago"]) == pytest.approx((weights[0], weights[30]))
    assert told["drawn"] == pytest.approx(sum(weights)) and told["whole"] == pytest.approx(1)
    assert told["half"] == np.ceil(np.log(0.5) / np.log(beta) - 1e-9)
    assert told["older"] == pytest.approx(beta ** (1 / (1 - beta)))


@pytest.mark.parametrize("landscape, turn", [("ravine", 0.0), ("tilted ravine", 0.5)])
def test_a_heavy_ball_in_a_ravine(landscape, turn):
    """Ruder's momentum on (x^2 + 18 y^2) / 2, in the ravine's own axes."""
    gamma, eta, step = 0.9, 0.1, 3
    told = facts("descending", {"rules": ["gradient descent", "momentum"], "form": "ruder", "landscape": landscape}, memory=gamma, learning_rate=eta, step=step)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    start = {"ravine": (-2.4, 0.9), "tilted ravine": (-2.2, -0.3)}[landscape]
    place, v, places, parts = axes @ start, np.zeros(2), [], []
    for _ in range(40):
        places.append(place)
        push = eta * np.array([1, 18]) * place
        parts.append((-gamma * v, -push))
        v = gamma * v + push
        place = place - v
    places = np.array([*places, place])
    assert told["momentum.overshoot"] == pytest.approx(places[:, 0].max())
    assert told["momentum.crossings"] == sum(a * b < 0 for a, b in zip(places[:, 1], places[1:, 1]))
    moves = np.diff(places[:, 0])
    assert told["momentum.returns"] == sum(a * b < 0 for a, b in zip(moves, moves[1:]))
    assert told["momentum.height"] == pytest.approx((places[step, 0] ** 2 + 18 * places[step, 1] ** 2) / 2)
    assert told["momentum.distance"] == pytest.approx(np.linalg.norm(places[step]))
    far = [n for n, place in enumerate(places) if np.linalg.norm(place) > 0.25]
    assert told["momentum.settled"] == (np.inf if far[-1] == 40 else far[-1] + 1)
    for name, part in zip(("memory", "push"), parts[step - 1]):
        assert [told[f"{name} along"], told[f"{name} across"]] == pytest.approx(part)
        assert [told[f"momentum.{name} right"], told[f"momentum.{name} up"]] == pytest.approx(axes.T @ part)
    assert told["lowest"] == "gradient descent" or told["momentum.height"] < told["gradient descent.height"]


def test_no_across_where_there_is_no_straight_ravine():
    for landscape in ("bowl", "saddle", "valley", "plateau", "many minima"):
        assert not any("across" in name or "crossings" in name for name in facts("descending", {"landscape": landscape}))


def test_attention():
    h, W = np.array([0.3, 1.8]), np.array([[0.8, 0.6], [-0.6, 0.8]])
    states = np.array([[-1.6, 0.8], [1.5, -1.4], [-1.3, -1.5], [-0.9, 1.7], [1.7, 1.2]])
    told, scores = facts("attending", state=h.tolist()), [h @ W @ state for state in states]
    weights = np.exp(scores) / sum(np.exp(scores))
    assert np.allclose(told["weights"], weights) and np.allclose(told["scores"], scores) and told["whole"] == pytest.approx(1)
    assert np.allclose(told["context"], sum(w * s for w, s in zip(weights, states))) and np.allclose(told["question"], h @ W)
    assert (told["heaviest"], told["lightest"], told["nearest"]) == ("Brief", "habe", "Brief")
    assert told["weight of Brief"] == told["largest weight"] == pytest.approx(weights[3])
    assert facts("attending", state=[0, 0])["heaviest"] == "none"
