"""What is true of walks on their map: of each rule, how it fares as a whole and what its opened step is made of.

    walk_facts(walks, opened, landscape, step) -> {"momentum.height": Fact, "momentum.memory across": Fact, ...}
"""
import numpy as np

from pycore.landscapes import Landscape
from pycore.scenes.facts import Fact, foremost, moves
from pycore.scenes.opened_step import chunks
from pycore.scenes.walks import STEPS, Walk

NEAR = 0.25           # a walk has settled when it stays so close to a lowest place


def walk_facts(walks: list[Walk], opened: Walk | None, landscape: Landscape, step: int) -> dict[str, Fact]:
    """The facts of every walk under its rule's name; those of the opened step also without it, as in "memory across"."""
    made = {}
    for one in walks:
        parts = part_facts(one, axes(landscape, one.places[0]), step)
        made |= {f"{one.name}.{name}": fact for name, fact in (way_facts(one, landscape, step) | parts).items()}
        made |= parts if one is opened else {}
    names, heights = [one.name for one in walks], [-landscape.value(one.places[step]) for one in walks]
    return made | {"lowest": Fact(foremost(names, heights), "the rule that stands lowest after the opened step"),
                   "highest": Fact(foremost(names, np.negative(heights)), "the rule that stands highest after the opened step"),
                   "steps": Fact(float(STEPS), "how many steps each rule takes")}


def way_facts(one: Walk, landscape: Landscape, step: int) -> dict[str, Fact]:
    """The whole way of one rule, and how high it stands after the opened step."""
    frame, places = axes(landscape, one.places[0]), one.places
    made = {"height": Fact(float(landscape.value(places[step])), "the height after the opened step"),
            "end": Fact(float(landscape.value(places[-1])), "the height after the last step"),
            "right": Fact(float(places[step][0]), "where it stands after the opened step, counted to the right"),
            "up": Fact(float(places[step][1]), "where it stands after the opened step, counted upwards"),
            "length": Fact(float(np.hypot(*np.diff(places, axis=0).T).sum()), "how long the whole way is")}
    if landscape.minima:
        away = np.min([np.hypot(*(places - least).T) for least in landscape.minima], axis=0)
        far = np.flatnonzero(away > NEAR)
        settled = float(far[-1] + 1 if len(far) else 0)
        made |= {"distance": Fact(float(away[step]), "how far from a lowest place it stands after the opened step"),
                 "settled": Fact(settled if settled <= STEPS else np.inf,
                                 f"the step after which it stays within {NEAR} of a lowest place; infinite if not by the last step")}
    if "along" in frame:
        along, across = ((places - landscape.minima[0]) @ frame[axis] for axis in ("along", "across"))
        sides = np.sign(across[across != 0])
        made |= {"crossings": Fact(float(np.sum(sides[1:] != sides[:-1])), "how often it changes from one wall of the ravine to the other, on the whole way"),
                 "overshoot": Fact(float(max(0, along.max())), "how far it rolls past the lowest place, along the ravine, on the whole way"),
                 "returns": Fact(float(_turns(along)), "how often it turns round along the ravine, on the whole way"),
                 "forward": Fact(float(along[step] - along[0]), "how far it has come along the ravine after the opened step")}
    return made


def part_facts(one: Walk, frame: dict, step: int) -> dict[str, Fact]:
    """The chunks of one step, as moves: the way they are drawn, downhill."""
    made = {}
    for part in chunks(one.steps[step - 1], one.fresh):
        name = part.name
        made |= moves(name, part.move, f"the {name} of the opened step" if name != "step" else "the opened step", frame)
        made[f"{name} length"] = Fact(float(np.hypot(*part.move)), f"how long the arrow “{name}” is")
    return made


def axes(landscape: Landscape, begin) -> dict[str, np.ndarray]:
    """Right and up on the map; where the landscape is one straight ravine also along it, towards its lowest place, and across it."""
    made = {"right": np.array([1.0, 0.0]), "up": np.array([0.0, 1.0])}
    ways = _valley(landscape)
    if ways is None:
        return made
    along, across = ways
    forward = np.sign((np.array(landscape.minima[0]) - begin) @ along) or 1.0
    return made | {"along": along * forward, "across": across}


def _turns(along) -> int:
    """How often a way changes between forward and back."""
    ways = np.sign(np.diff(along))
    ways = ways[ways != 0]
    return int(np.sum(ways[1:] != ways[:-1]))


def _valley(landscape: Landscape) -> tuple[np.ndarray, np.ndarray] | None:
    """The directions along and across a straight ravine: its slope is linear, and steeper one way than the other."""
    if len(landscape.minima) != 1:
        return None
    home = np.array(landscape.minima[0])
    slope = np.array([landscape.gradient(home + unit) for unit in np.eye(2)])
    for far in (np.array([-2.0, 1.5]), np.array([0.7, -3.0])):
        if not np.allclose(landscape.gradient(home + far), far @ slope):
            return None
    steepness, ways = np.linalg.eigh((slope + slope.T) / 2)
    if not steepness[0] > 0 or np.isclose(*steepness):
        return None
    along, across = ways.T
    return along * (1 if along[0] >= 0 else -1), across * (1 if across[1] >= 0 else -1)
