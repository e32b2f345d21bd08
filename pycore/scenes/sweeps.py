"""Forward or backward: the same graph swept both ways, a strand for each crossing of an edge, and the multiplications counted."""
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from pycore.influence import Sweeps, sweeps
from pycore.marks import Bar, Dot, Dots, Pieces, Picture, Table, Text
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.plane import Plane

NAME = "forward or backward"
DOES = "A layered graph swept from its causes and from its results; each multiplication is a strand along an edge."
BREADTH = 3
MOST, DEEPEST = 5, 3
STRANDS = MOST * BREADTH + (DEEPEST - 1) * BREADTH ** 2 * MOST + BREADTH * MOST * MOST      # the most there can be
TURNS = 20                              # in which the dearer way is done
EDGES = 2 * MOST * BREADTH + (DEEPEST - 1) * BREADTH ** 2
NODES = 2 * MOST + DEEPEST * BREADTH
FARTHEST = 1.6                          # how far a bar reaches beyond the dearer sweep, before it is torn off
SETTINGS = {}
KNOBS = {
    "causes": SceneKnob("how many causes", 5, 1, MOST, symbol="n", integer=True),
    "layers": SceneKnob("how many layers lie between", 2, 1, DEEPEST, symbol=r"\ell", integer=True),
    "results": SceneKnob("how many results", 1, 1, MOST, symbol="r", integer=True),
    "turns": SceneKnob("how many turns are done, each of the same number of multiplications on both sides", TURNS, 0, TURNS, integer=True),
}
CAUSES = {
    "forward": "the multiplications of the sweeps from the causes",
    "backward": "the multiplications of the sweeps from the results",
    "paths": "the multiplications of every path by itself",
}
TONES = {"forward": "rust", "backward": "teal"}


def uses(settings: dict) -> tuple:
    """None: a price that lost a part would not be that of the strands that are drawn."""
    return ()


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    n, l, r = (int(knobs[name]) for name in ("causes", "layers", "results"))
    counts = sweeps(n, l, BREADTH, r)
    spent = round(knobs["turns"] / TURNS * max(counts.forward, counts.backward))
    left, right, bars, height = paper(width)
    marks = (*swept(left, (n, *[BREADTH] * l, r), spent, "forward"), *swept(right, (n, *[BREADTH] * l, r), spent, "backward"),
             *counted(bars, counts, spent))
    return Picture(width, height, marks, words(n, l, r, counts, spent), table(n, l, r, counts))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What each way costs."""
    n, l, r = (int(knobs[name]) for name in ("causes", "layers", "results"))
    counts = sweeps(n, l, BREADTH, r)
    spent = round(knobs["turns"] / TURNS * max(counts.forward, counts.backward))
    return {
        "forward": Fact(float(counts.forward), "the multiplications of all forward sweeps"),
        "backward": Fact(float(counts.backward), "the multiplications of all backward sweeps"),
        "paths": Fact(float(counts.paths), "the multiplications of every path by itself"),
        "forward sweeps": Fact(float(n), "how many forward sweeps it takes"),
        "backward sweeps": Fact(float(r), "how many backward sweeps it takes"),
        "number of paths": Fact(float(n * BREADTH ** l * r), "how many paths there are"),
        "sweeps done": Fact(float(min(spent, counts.forward) // (counts.forward // n)), "how many forward sweeps are done"),
        "forward left": Fact(float(max(counts.forward - spent, 0)), "how many multiplications are still to do forwards"),
        "backward left": Fact(float(max(counts.backward - spent, 0)), "how many multiplications are still to do backwards"),
        "cheaper": Fact("neither" if counts.forward == counts.backward else "forward" if counts.forward < counts.backward else "backward", "the cheaper way; “neither” where they cost the same"),
    }


def paper(width: int) -> tuple[Plane, Plane, Plane, float]:
    """Two graphs side by side, columns rightwards, and the bars below."""
    if width > 500:
        return Plane(24, 66, 400, 230, (0, 1), (-1, 1)), Plane(528, 66, 400, 230, (0, 1), (-1, 1)), Plane(150, 350, 780, 96, (0, 1), (3, 0)), 462
    return Plane(14, 66, 138, 186, (0, 1), (-1, 1)), Plane(188, 66, 138, 186, (0, 1), (-1, 1)), Plane(6, 316, 328, 150, (0, 1), (3, 0)), 478


def rows(count: int) -> np.ndarray:
    """Where the nodes of a layer stand, from 1 down to -1."""
    return np.linspace(1, -1, count) if count > 2 else np.array([0.5, -0.5]) if count == 2 else np.zeros(1)


def places(plane: Plane, layers: tuple[int, ...]) -> list[np.ndarray]:
    """The pixels of each layer's nodes, a (count, 2) array a layer."""
    return [plane.points(np.full(count, k / (len(layers) - 1)), 0.92 * rows(count)) for k, count in enumerate(layers)]


@lru_cache(maxsize=64)
def strands(plane: Plane, layers: tuple[int, ...], way: str) -> tuple[np.ndarray, np.ndarray]:
    """Every crossing of an edge in the order of the sweeps: from where to where, shape (crossings, 2, 2), and how many
    multiplications are done with it. Where several sweeps cross one edge, their strands lie side by side."""
    at, last = places(plane, layers), len(layers) - 2
    sweeps_of, order = (layers[0], range(last + 1)) if way == "forward" else (layers[-1], range(last, -1, -1))
    ends, multiplied = [], []
    for sweep in range(sweeps_of):
        for k in order:
            begins = k == order[0]
            left, right = at[k], at[k + 1]
            if begins and way == "forward":
                left = left[sweep:sweep + 1]
            elif begins:
                right = right[sweep:sweep + 1]
            pairs = np.stack([np.repeat(left, len(right), 0), np.tile(right, (len(left), 1))], axis=1)
            ends.append(pairs if begins else beside(pairs, sweep - (sweeps_of - 1) / 2, 3.2 if plane.width > 200 else 2.2))
            multiplied.append(np.full(len(pairs), not begins))
    return np.concatenate(ends), np.cumsum(np.concatenate(multiplied))


def beside(pairs: np.ndarray, place: float, apart: float) -> np.ndarray:
    """Strokes, shape (n, 2, 2), moved aside by so many places."""
    along = pairs[:, 1] - pairs[:, 0]
    across = along[:, ::-1] * (-1, 1) / np.linalg.norm(along, axis=1, keepdims=True)
    return pairs + (apart * place * across)[:, None]


def swept(plane: Plane, layers: tuple[int, ...], spent: int, way: str):
    """The graph, and a strand for each crossing that is paid for by so many multiplications."""
    at, broad = places(plane, layers), plane.width > 200
    ends, costs = strands(plane, layers, way)
    done, count = min(spent, int(costs[-1])), layers[0] if way == "forward" else layers[-1]
    a_sweep = int(costs[-1]) // count
    drawn = len(ends) if done == costs[-1] else int(np.searchsorted(costs, done, "right")) if done % a_sweep else int(np.searchsorted(costs, done, "left")) + (done > 0)
    yield Pieces(padded(np.concatenate([np.stack([np.repeat(one, len(other), 0), np.tile(other, (len(one), 1))], axis=1) for one, other in zip(at, at[1:])]), EDGES),
                 tone="quiet", manner="thin contour")
    yield Pieces(padded(ends[:drawn], STRANDS, at[0][:1]), tone=way, cause=way, manner="thin")
    yield Dots(padded(np.concatenate(at), NODES), 11 if broad else 9, tone="ink")
    starts = at[0] if way == "forward" else at[-1]
    yield Dot(*starts[min(max(done - 1, 0) // a_sweep, count - 1)], 9 if broad else 8, tone=way, cause=way, manner="open")
    title = f"{way}: a sweep for each {'cause' if way == 'forward' else 'result'}" if broad else way
    yield Text(plane.left - 10, 20, title, size=16 if broad else 15, tone=way, cause=way, manner="title")
    so_far = f"{done // a_sweep} of {count} sweep{'' if count == 1 else 's'}"
    yield Text(plane.left - 10, 42, f"{so_far}, {done} multiplications" if broad else so_far, size=14, tone=way, manner="figures")
    for where, anchor, text in ((plane.left - 10, "start", "causes"), (plane.right + 10, "end", "results")):
        yield Text(where, plane.bottom + 22, text, anchor, 14, tone="quiet")


def padded(items: np.ndarray, count: int, rest=None) -> np.ndarray:
    """Always so many items, so that frames can be blended: those missing lie on one point."""
    point = items[0] if rest is None else np.broadcast_to(rest, items.shape[1:])
    point = np.broadcast_to(point[:1], point.shape) if point.ndim == 2 else point
    return np.concatenate([items, np.broadcast_to(point, (count - len(items), *items.shape[1:]))])


def counted(bars: Plane, counts: Sweeps, spent: int):
    """What each way costs, on one scale; the bar of all paths is torn off where it would go beyond."""
    broad, whole = bars.left > 100, max(counts.forward, counts.backward, 1)
    room = (bars.width - 120 if broad else bars.width - 56) / FARTHEST
    for row, (name, cost, cause, tone) in enumerate((("every path apart", counts.paths, "paths", "quiet"), ("forward", counts.forward, "forward", "forward"),
                                                      ("backward", counts.backward, "backward", "backward"))):
        y = bars.top + (row + (0.5 if broad else 0.7)) * bars.height / 3
        long = room * min(cost / whole, FARTHEST)
        torn = cost > FARTHEST * whole
        done = long if cause == "paths" else room * min(spent, cost) / whole
        if broad:
            yield Text(bars.left - 12, y + 5, name, "end", 15, tone="ink" if cause == "paths" else tone, cause=cause)
        else:
            yield Text(bars.left, y - 12, f"{name}, bar torn off" if torn else name, size=14, tone="ink" if cause == "paths" else tone, cause=cause)
        yield Bar(bars.left, y - 8, long, 16, tone=tone, cause=cause, manner="faint")
        yield Bar(bars.left, y - 8, done, 16, tone=tone, cause=cause)
        yield Text(bars.left + long - 22, y + 6, "//" if torn else "", size=18, manner="title halo")
        yield Text(bars.left + long + 8, y + 5, f"{cost}, torn off" if torn and broad else f"{cost}", size=15, tone="ink" if cause == "paths" else tone, cause=cause, manner="title figures")


def table(n: int, l: int, r: int, counts: Sweeps) -> Table:
    return Table(("way", "how often", "multiplications"),
                 (("every path apart", f"{n * BREADTH ** l * r} paths", f"{counts.paths}"), ("forward", f"{n} {'sweep' if n == 1 else 'sweeps'}", f"{counts.forward}"),
                  ("backward", f"{r} {'sweep' if r == 1 else 'sweeps'}", f"{counts.backward}")))


def words(n: int, l: int, r: int, counts: Sweeps, spent: int) -> str:
    cheaper = "cost the same" if counts.forward == counts.backward else f"are cheaper {'forwards' if counts.forward < counts.backward else 'backwards'}"
    some = lambda count, name: f"{count} {name}{'' if count == 1 else 's'}"
    so_far = "" if spent >= max(counts.forward, counts.backward) else f" After {spent}, forward still has {max(counts.forward - spent, 0)} to do and backward {max(counts.backward - spent, 0)}."
    return (f"All influences of {some(n, 'cause')} on {some(r, 'result')} through {some(l, 'layer')} {cheaper}: {some(counts.forward, 'multiplication')} forward, "
            f"{counts.backward} backward, {counts.paths} path by path.{so_far}")
