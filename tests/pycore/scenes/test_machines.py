"""Two notations, one step under glass and four switches, each against the rules themselves, walked by hand."""
import numpy as np
import pytest

from pycore import optimizers, variants
from pycore.answers import answer
from pycore.scenes import four_switches, two_notations


def facts(scene: str, **knobs) -> dict:
    return {name: fact["value"] for name, fact in answer({"facts": scene, "knobs": knobs}).items()}


STEEP = np.array([1.0, 18.0])


@pytest.mark.parametrize("beta", [0, 0.5, 0.9, 0.99])
def test_two_notations_walk_alike_until_the_learning_rate_changes(beta):
    told = facts("two notations", memory=beta)
    assert told["gap"] < 1e-9
    cut = facts("two notations", memory=beta, learning_rate_after_step_12=2)
    assert cut["gap before"] < 1e-9 and (cut["gap"] > 1e-3) == (beta > 0)
    place, v, rate = np.array([-2.4, 0.9]), np.zeros(2), 0.5
    for t in range(two_notations.STEPS):                    # Ng's, written out
        v = beta * v + (1 - beta) * STEEP * place
        place = place - (rate * 0.1 if t >= two_notations.CHANGE else rate) * v
    assert cut["Ng places"][-2:] == pytest.approx(place.tolist(), abs=1e-9)


def test_only_what_scales_at_the_end_slows_at_once():
    cut = facts("two notations", memory=0.9, learning_rate_after_step_12=2)
    assert cut["Ng next step"] / cut["Ng last step"] < 0.2 < 0.6 < cut["Ruder next step"] / cut["Ruder last step"]


@pytest.mark.parametrize("step", [1, 8, 24])
def test_under_glass_the_chain_is_the_direction_and_the_quotient_the_step(step):
    alpha, beta_1, beta_2 = 0.3, 0.9, 0.9
    told = facts("under glass", learning_rate=alpha, memory=beta_1, squares_memory=beta_2, step=step)
    place, v, s = np.array([-2.4, 0.9]), np.zeros(2), np.zeros(2)
    for _ in range(step):
        slope = STEEP * place
        v, s = beta_1 * v + (1 - beta_1) * slope, beta_2 * s + (1 - beta_2) * slope ** 2
        move = -alpha * v / (np.sqrt(s) + 1e-8)
        place = place + move
    assert [told["direction along"], told["direction across"]] == pytest.approx((-v).tolist())
    assert [told["usual along"], told["usual across"]] == pytest.approx(np.sqrt(s).tolist(), rel=1e-6)
    assert [told["step along"], told["step across"]] == pytest.approx(move.tolist())
    assert [told["share along"], told["share across"]] == pytest.approx((move / alpha).tolist())
    assert told["chain ends"] < 1e-9 and told["chain length"] >= told["direction length"] - 1e-9


RULES = [((0, 0, 0, 0), optimizers.gradient_descent, ("eta",)), ((1, 0, 0, 0), optimizers.momentum_average, ("alpha", "beta")),
         ((0, 1, 0, 0), variants.rmsprop_outside, ("alpha", "beta2")), ((1, 1, 0, 0), optimizers.adam, ("alpha", "beta_1", "beta_2")),
         ((1, 1, 1, 0), optimizers.adam_corrected, ("alpha", "beta_1", "beta_2")), ((1, 1, 1, 1), optimizers.adamw, ("alpha", "beta_1", "beta_2", "decay"))]
VALUES = {"eta": 0.05, "alpha": 0.05, "beta": 0.8, "beta_1": 0.8, "beta2": 0.95, "beta_2": 0.95, "decay": four_switches.DECAY}


@pytest.mark.parametrize("switches, rule, letters", RULES, ids=[rule.__name__ for _, rule, _ in RULES])
def test_each_setting_of_the_switches_is_the_rule_of_its_name(switches, rule, letters):
    from pycore.descent import descend
    home = -four_switches.NOUGHT
    knobs = dict(zip(("memory", "size", "correction", "decay"), switches))
    told = facts("four switches", learning_rate=0.05, keep=0.8, squares_keep=0.95, **knobs)
    given = {letter.replace("beta2", "beta"): VALUES[letter] for letter in letters}
    steps = list(descend(rule, lambda W: STEEP * (W - home), np.array([-2.4, 0.9]) + home, four_switches.STEPS, **given))
    places = np.array([step.position for step in steps] + [steps[-1].after]) - home
    assert np.allclose(np.reshape(told["places"], (-1, 2)), places, atol=1e-9)


def test_all_off_is_gradient_descent_and_only_a_size_makes_steepness_no_matter():
    off = dict.fromkeys(("memory", "size", "correction", "decay"), 0)
    told = facts("four switches", **off)
    assert told["name"] == "gradient descent" and told["places"] == told["plain places"]
    for size in (0, 1):
        steep = facts("four switches", size=size, steepness=5, learning_rate=0.02)
        assert (steep["strayed"] < 1e-3) == bool(size)


def test_a_corrected_first_step_is_the_learning_rate_each_way():
    for beta_2 in (0.5, 0.9, 0.999):
        told = facts("four switches", squares_keep=beta_2, learning_rate=0.1)
        assert abs(told["first along"]) == pytest.approx(0.1, rel=1e-6) and abs(told["first across"]) == pytest.approx(0.1, rel=1e-6)
