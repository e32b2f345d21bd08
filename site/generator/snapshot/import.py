"""What a snapshot remembers: every module of pycore, and whatever a first answer still loads."""

import importlib
import pkgutil
import random  # noqa: F401  (reseeded when the snapshot is restored)

import numpy.random  # noqa: F401
import pycore

for found in pkgutil.walk_packages(pycore.__path__, "pycore."):
    importlib.import_module(found.name)

from pycore.answers import answer_json
from pycore.scenes import SCENES, WIDTHS

for scene in SCENES:
    for width in WIDTHS.values():
        answer_json('[{"show": "%s", "width": %d}, {"value": "\\\\frac{1}{2} x", "given": {"x": [1, 2]}}]' % (scene, width))
