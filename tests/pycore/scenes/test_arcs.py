"""Arcs against the ellipses they were taken from."""
import numpy as np
import pytest

from pycore.scenes.arcs import arcs


def ellipse(rx, ry, centre, first, last, n=60):
    angles = np.linspace(first, last, n)
    return np.stack([centre[0] + rx * np.cos(angles), centre[1] + ry * np.sin(angles)], axis=-1)


@pytest.mark.parametrize("first, last", [(0, 2 * np.pi), (0.3, 1.1), (1, -2), (2 * np.pi, 0)])
def test_a_piece_of_an_ellipse_is_found(first, last):
    line = ellipse(80, 30, (200, 100), first, last)
    found = arcs(line, (200, 100), 0.3)
    assert found[0].start == pytest.approx(tuple(line[0])) and found[-1].end == pytest.approx(tuple(line[-1]))
    assert all(arc.radii == pytest.approx((80, 30)) for arc in found)
    assert all(arc.clockwise == (last > first) for arc in found)          # y grows downwards: growing angles turn clockwise
    assert all(one.end == other.start for one, other in zip(found, found[1:]))


@pytest.mark.parametrize("line", [
    np.stack([np.linspace(0, 100, 40), np.linspace(0, 50, 40)], axis=-1),
    ellipse(80, 30, (203, 100), 0, 6),
    ellipse(80, 30, (200, 100), 0, 6) + np.sin(np.arange(60))[:, None],
    ellipse(80, 30, (200, 100), 0, 6)[:4],
])
def test_what_is_no_such_ellipse_is_left(line):
    assert arcs(line, (200, 100), 0.3) is None
