"""Byte code of every module imported so far, without line numbers: what a snapshot is made from, small and quick to import.

    /tmp/stdlib.zip        the standard library's part
    /tmp/site.zip          NumPy's and pycore's, with an empty file for each compiled library
    /tmp/libraries.json    those libraries, in the order in which they were imported
"""

import importlib.util
import json
import marshal
import sys
import zipfile

STDLIB, SITE = "/lib/python314.zip/", next(path for path in sys.path if path.endswith("/site-packages")) + "/"


def bare(code):
    """The code with a table that says "no line" for every instruction, eight at a time, as `traceback` expects one."""
    units = len(code.co_code) // 2
    nowhere = b"\xff" * (units // 8) + (bytes([0xF8 | units % 8 - 1]) if units % 8 else b"")
    inner = tuple(bare(constant) if hasattr(constant, "co_code") else constant for constant in code.co_consts)
    return code.replace(co_linetable=nowhere, co_consts=inner)


libraries = []
with zipfile.ZipFile("/tmp/stdlib.zip", "w") as stdlib, zipfile.ZipFile("/tmp/site.zip", "w") as site:
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        origin = spec and spec.origin or ""
        if origin.endswith(".so"):
            libraries.append(origin)
            site.writestr(origin.removeprefix(SITE), b"")
        elif origin.endswith(".py"):
            archive, folder = (stdlib, STDLIB) if origin.startswith(STDLIB) else (site, SITE)
            code = bare(spec.loader.get_code(spec.name))
            archive.writestr(origin.removeprefix(folder) + "c", importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
with open("/tmp/libraries.json", "w") as file:
    json.dump(libraries, file)
