"""Property tests without a clock and without luck: the same examples every time, slow machines included."""
from hypothesis import settings

settings.register_profile("core", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("core")
