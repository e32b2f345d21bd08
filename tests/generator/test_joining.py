"""Scripts joined into one: run by an engine that knows no modules of ours, and refused where not understood."""
import shutil
import subprocess

import pytest

from generator.joining import joined, lent
from generator.minifying import MinifyingError, minified

MODULES = {
    "main.js": "import { double, one as first } from './numbers.js'\nimport { say } from './say.js'\nsay(double(first))\n",
    "say.js": "import { one } from './numbers.js'\nexport const say = word => console.log(word, one)\n",
    "numbers.js": "export const one = 21\nexport function double(n) {\n  return 2 * n\n}\nconst hidden = 1\n",
}


LATER = MODULES | {"later.js": "import { say as tell } from './say.js'\nimport { three } from './three.js'\nexport const run = () => tell(three)\n",
                   "three.js": "import { double } from './numbers.js'\nexport const three = 3 + double(0)\n"}


def ran(folder, files: dict[str, str], start: str) -> list[str]:
    for name, text in files.items():
        (folder / name).write_text(text)
    done = subprocess.run(["node", "--input-type=module", "-e", start], capture_output=True, text=True, cwd=folder)
    assert not done.returncode, done.stderr
    return done.stdout.split()


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
@pytest.mark.parametrize("small", [dict, minified])
def test_they_run_as_before(tmp_path, small):
    assert ran(tmp_path, {}, small({"main.js": joined("main.js", MODULES)})["main.js"]) == ["42", "21"]


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
@pytest.mark.parametrize("small", [dict, minified])
def test_a_later_file_shares_the_modules_of_the_first(tmp_path, small):
    files = small({"main.mjs": joined("main.js", LATER, lends=lent("later.js", "main.js", LATER)),
                   "later.mjs": joined("later.js", LATER, beside={"main.js": "./main.mjs?v=1"})})
    assert "21" not in files["later.mjs"] and lent("later.js", "main.js", LATER) == ["double", "say"]
    assert ran(tmp_path, files, "await import('./main.mjs?v=1'); (await import('./later.mjs')).run()") == ["42", "21", "3", "21"]


def test_each_stands_once_and_before_its_users():
    text = joined("main.js", MODULES)
    assert text.count("const one = 21") == 1
    assert text.index("const one = 21") < text.index("const say") < text.index("const first = one")


def test_two_modules_of_a_file_may_not_export_one_name():
    with pytest.raises(ValueError, match="say.js both export one|numbers.js both export one"):
        joined("main.js", MODULES | {"say.js": "import { double } from './numbers.js'\nexport const one = 1\n"})


def test_what_is_no_script_is_said():
    with pytest.raises(MinifyingError, match="bad.js"):
        minified({"bad.js": "const = 3"})


@pytest.mark.parametrize("change, said", [
    ({"say.js": "export default 3\n"}, "export default 3"),
    ({"say.js": "import * as all from './numbers.js'\n"}, "import"),
    ({"numbers.js": "import { say } from './say.js'\nexport const one = 1\n"}, "circle"),
    ({"main.js": "import { gone } from './gone.js'\n"}, "gone.js"),
])
def test_what_is_not_understood_is_refused(change, said):
    with pytest.raises(ValueError, match=said):
        joined("main.js", MODULES | change)
