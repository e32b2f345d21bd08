"""Lines of equal height on a landscape, by marching squares (Lorensen and Cline's cubes, 1987, on the plane).

    contours(value, xs, ys, levels)   for each level, the lines along which the height is that level
    simplified(line, tolerance)       the same line with fewer points (Douglas and Peucker, 1973)
"""
import numpy as np

# which edges of a cell a contour crosses, by which of its corners lie above the level (bits: 1 sw, 2 se, 4 ne, 8 nw)
_S, _E, _N, _W = range(4)
CROSSINGS = {1: [(_W, _S)], 2: [(_S, _E)], 3: [(_W, _E)], 4: [(_E, _N)], 5: [(_W, _N), (_S, _E)], 6: [(_S, _N)],
             7: [(_W, _N)], 8: [(_N, _W)], 9: [(_N, _S)], 10: [(_W, _S), (_N, _E)], 11: [(_N, _E)], 12: [(_E, _W)],
             13: [(_E, _S)], 14: [(_S, _W)]}


def contours(value, xs, ys, levels) -> list[list[np.ndarray]]:
    """The contour lines of value((x, y)) on the grid xs by ys: a list of lines, shape (n, 2), for each level."""
    heights = value(np.array(np.meshgrid(xs, ys)))
    return [[np.array(line) for line in lines(heights, xs, ys, level)] for level in levels]


def lines(heights, xs, ys, level) -> list[list[tuple]]:
    """Chain the pieces inside the cells into lines; a closed line ends where it starts."""
    above = heights > level
    kinds = above[:-1, :-1] + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1]
    neighbours: dict = {}
    for row, column in zip(*np.nonzero((kinds > 0) & (kinds < 15))):
        for one, other in CROSSINGS[int(kinds[row, column])]:
            a, b = edge(row, column, one), edge(row, column, other)
            neighbours.setdefault(a, []).append(b)
            neighbours.setdefault(b, []).append(a)
    found, left = [], set(neighbours)
    for begin in sorted(neighbours, key=lambda e: (len(neighbours[e]), e)):     # open ends first, then rings
        if begin in left:
            chain = walk(begin, neighbours, left)
            found.append([crossing(e, heights, xs, ys, level) for e in chain])
    return found


def walk(begin, neighbours, left) -> list:
    chain, here = [begin], begin
    left.discard(begin)
    while nexts := [e for e in neighbours[here] if e in left]:
        here = nexts[0]
        left.discard(here)
        chain.append(here)
    if len(chain) > 2 and begin in neighbours[here]:
        chain.append(begin)
    return chain


def edge(row, column, side) -> tuple[int, int, bool]:
    """An edge of a cell by its first corner and whether it runs upwards, the same for both cells that share it."""
    row, column = int(row), int(column)
    return {_S: (row, column, False), _N: (row + 1, column, False), _W: (row, column, True), _E: (row, column + 1, True)}[side]


def crossing(e, heights, xs, ys, level) -> tuple[float, float]:
    """Where the level crosses an edge, by straight interpolation between its ends."""
    row, column, up = e
    one, other = heights[row, column], heights[row + up, column + (not up)]
    share = (level - one) / (other - one)
    return (float(xs[column] + (0 if up else share * (xs[column + 1] - xs[column]))),
            float(ys[row] + (share * (ys[row + 1] - ys[row]) if up else 0)))


def simplified(line: np.ndarray, tolerance: float) -> np.ndarray:
    """The fewest of a line's points, shape (n, 2), that stay within `tolerance` of all of them; its ends are kept."""
    keep, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        along, off = line[last] - line[first], line[first + 1:last] - line[first]
        length = np.hypot(*along)
        away = np.abs(off[:, 0] * along[1] - off[:, 1] * along[0]) / length if length > 0 else np.hypot(*off.T)
        far = int(np.argmax(away))
        if away[far] > tolerance:
            middle = first + 1 + far
            keep.add(middle)
            waiting += [(first, middle), (middle, last)]
    return line[sorted(keep)]
