"""Scripts joined into one: run by an engine that knows no modules of ours, and refused where not understood."""
import shutil
import subprocess

import pytest

from generator.joining import joined

MODULES = {
    "main.js": "import { double, one as first } from './numbers.js'\nimport { say } from './say.js'\nsay(double(first))\n",
    "say.js": "import { one } from './numbers.js'\nexport const say = word => console.log(word, one)\n",
    "numbers.js": "export const one = 21\nexport function double(n) {\n  return 2 * n\n}\nconst hidden = 1\n",
}


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
def test_they_run_as_before():
    done = subprocess.run(["node", "--input-type=module", "-e", joined("main.js", MODULES)], capture_output=True, text=True)
    assert done.stdout.split() == ["42", "21"], done.stderr


def test_each_stands_once_and_before_its_users():
    text = joined("main.js", MODULES)
    assert text.count("const one = 21") == 1
    assert text.index("const $numbers") < text.index("const $say") < text.index("const $main")


@pytest.mark.parametrize("change, said", [
    ({"say.js": "export default 3\n"}, "export default 3"),
    ({"say.js": "import * as all from './numbers.js'\n"}, "import"),
    ({"numbers.js": "import { say } from './say.js'\nexport const one = 1\n"}, "circle"),
    ({"main.js": "import { gone } from './gone.js'\n"}, "gone.js"),
])
def test_what_is_not_understood_is_refused(change, said):
    with pytest.raises(ValueError, match=said):
        joined("main.js", MODULES | change)
