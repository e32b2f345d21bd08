"""Corners: the one slope of a function where it has none, or many. All of pycore keeps to it.

The rule is that of PyTorch 2.13.0, function by function; tests/pycore/judges/torch_corners.json is what it printed.

    relu at 0                     0       as torch.relu; elu at 0 has alpha, leaky relu its leak: all count 0 to the lower side
    |x| at 0, sign, floor, round  0       as torch.abs, sign, floor, round
    max and min of several        equals share: 1/2 each of two, 1/3 each of three (torch.maximum, minimum, amax, amin)
    clip at its ends              1       as torch.clamp
    a norm at 0                   0       as torch.linalg.vector_norm; so a standard deviation of equals, too (torch.std)
    sqrt at 0                     infinite, as torch.sqrt; whoever writes sqrt(sum x^2) has NaN there, as in PyTorch

max(0, x) and min(0, x) are a relu, 0 at 0: in a formula with the digit 0, on a tape with a 0 that is not on it. Everywhere
else a maximum is a maximum, even where it makes a leaky relu out of two lines that meet.

PyTorch itself has other corners under other names, not used here: torch.max(x, dim) gives all to one of several equals,
and hardtanh and relu6 have 0 at both ends. The other libraries, run at the same corners (JAX 0.10.2, TensorFlow 2.21.0):
both have the same for relu, elu, max of several and sqrt. JAX has 1 for |x| and leaky relu at 0, and a half for clip at its
ends. TensorFlow gives all of a maximum of two equals to the first. Both have NaN for a norm and a standard deviation at 0.
"""
import numpy as np


def shared(one, other):
    """Which of two competing numbers has the slope of their maximum: 1, or a half each where they are equal."""
    return np.where(one == other, 0.5, one > other)


def shares(highest, axis=None):
    """Of numbers of which some are the highest (or lowest), how much of the slope each has: all equals alike."""
    return highest / np.sum(highest, axis=axis, keepdims=True)


def along(x, order=2):
    """The slope of the norm (sum |x|^order)^(1/order): where x points; 0 where the norm is 0."""
    sizes = np.abs(x)
    largest = sizes.max(initial=0)
    if not largest > 0:
        return np.zeros(np.shape(x)) * largest
    scaled = sizes / largest                                 # whose powers stay in the range of numbers
    return np.sign(x) * (scaled / np.sum(scaled ** order) ** (1 / order)) ** (order - 1)
