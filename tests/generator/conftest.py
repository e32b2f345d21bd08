import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from desk import Desk  # noqa: E402


@pytest.fixture
def desk(tmp_path) -> Desk:
    """An empty small site."""
    return Desk(tmp_path)
