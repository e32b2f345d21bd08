"""Division where nothing over anything is nothing: ratio(a, b)."""
import numpy as np


def ratio(a, b) -> np.ndarray:
    """a / b, and 0 where a is 0, whatever b; a and b broadcast."""
    a, b = np.broadcast_arrays(np.asarray(a, float), b)
    return np.divide(a, b, out=np.zeros(a.shape), where=a != 0)
