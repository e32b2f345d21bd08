"""Scripts made small: names that nobody outside a script can see become single letters.

    minified({"main.js": text}) -> {"main.js": text}

The minifier (minify-go: a Go library inside a wheel) runs in a process of its own, so that no Go runtime is in a process that
is forked later, and only for texts that it has not yet seen.
"""
from __future__ import annotations

import json
import subprocess
import sys
from typing import Mapping

ASKED = """
import json, sys
import minify
minify.config({"js-keep-var-names": False})
json.dump({name: minify.string("application/javascript", text) for name, text in json.load(sys.stdin).items()}, sys.stdout)
"""
_known: dict[str, str] = {}


class MinifyingError(ValueError):
    """A sentence about a script that the minifier does not understand."""

    plain = True


def minified(scripts: Mapping[str, str]) -> dict[str, str]:
    """Each script with short names and without idle white space, ended so that another may follow (starting.js lays some end to end)."""
    new = {name: text for name, text in scripts.items() if text not in _known}
    if new:
        done = subprocess.run([sys.executable, "-I", "-c", ASKED], input=json.dumps(new), capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise MinifyingError(f"The scripts {', '.join(new)} could not be made small: {done.stderr.strip().splitlines()[-1]}")
        _known.update((new[name], text.rstrip(";\n") + ";\n") for name, text in json.loads(done.stdout).items())
    return {name: _known[text] for name, text in scripts.items()}
