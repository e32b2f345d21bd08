"""Property tests without a clock and without luck: the same examples every time, slow machines included."""
import sys

from hypothesis import settings

settings.register_profile("core", deadline=None, derandomize=True, max_examples=15 if sys.platform == "emscripten" else 60)      # in Pyodide again, some of them
settings.load_profile("core")
