"""Work done once is kept, for as long as the code that did it stays."""
import os
import time

from generator.cache import Cache


def test_a_question_is_answered_once(tmp_path):
    asked = []
    make = lambda: asked.append(1) or {"is": (1, 2)}
    one = Cache(tmp_path, "code").made("kind", {"a": 1}, make)
    again = Cache(tmp_path, "code").made("kind", {"a": 1}, make)
    assert one == again == {"is": [1, 2]} and len(asked) == 1
    Cache(tmp_path, "other code").made("kind", {"a": 1}, make)
    Cache(tmp_path, "code").made("kind", {"a": 2}, make)
    assert len(asked) == 3


def test_new_code_sweeps_out_what_is_old(tmp_path):
    name = f"{24 * 'a'}.json"
    old, font = tmp_path / "figure" / name, tmp_path / "font" / name
    for path in (old, font):
        path.parent.mkdir()
        path.write_text("1")
        os.utime(path, (time.time() - 7200,) * 2)
    Cache(tmp_path, "code").made("figure", "new", lambda: 1)
    Cache(tmp_path, "code").sweep()
    assert not old.exists() and font.exists() and len(list((tmp_path / "figure").iterdir())) == 1


def test_the_same_code_sweeps_nothing(tmp_path):
    Cache(tmp_path, "code").sweep()
    old = tmp_path / f"{24 * 'a'}.json"
    old.write_text("1")
    os.utime(old, (time.time() - 7200,) * 2)
    Cache(tmp_path, "code").sweep()
    assert old.exists()
