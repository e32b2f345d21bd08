"""pictures [turns]: how long a scene takes to draw itself for one turn of a knob, each beside a plain one in the same run.

The plain one is the first scene at its opening, drawn turn by turn beside the others, so that a busy machine slows both.
A browser's frame is 16 ms; Pyodide needs two to four times what CPython needs.
"""

import json
import statistics
import time
from pathlib import Path


def run(root: Path, arguments: list[str]) -> int:
    import numpy as np
    from pycore.answers import answer
    from pycore.scenes import SCENES

    turns = int(arguments[0]) if arguments else 15
    plain = next(iter(SCENES))
    for name, scene in SCENES.items():
        key, knob = next(iter(scene.KNOBS.items()))
        took = {"it": [], "plain": []}
        for turn in range(turns):
            knobs = {key: np.multiply(knob.value, 1 - turn / 50).tolist()}
            for who, question in (("it", {"show": name, "knobs": knobs}), ("plain", {"show": plain})):
                begun = time.process_time()
                json.dumps(answer(question))
                took[who].append(1000 * (time.process_time() - begun))
        mine, other = (statistics.median(took[who]) for who in ("it", "plain"))
        print(f"{name:24} {mine:6.2f} ms, {mine / other:5.2f} times {plain}, {mine / 16:4.0%} of a frame")
    return 0
