"""A runtime that is a few lines of script instead of Python, checked and started like the real one, and the smallest page with it.

    lay_out(folder, fast)        the page in folder/page/, its scripts, and folder/runtime/
    open_door(page, address)     opens it: window.python is the door, window.reports what it said
    ASK                          questions => what came of them: answers, or the sentence of the refusal

Its questions are {"echo": anything}, {"die": true} and {"hang": true}. {"value": ...} is the worker's own, about its health.
"""
import json
import shutil
from hashlib import sha256
from pathlib import Path

from generator.assets import assets
from generator.runtime import as_json

ROOT = Path(__file__).resolve().parents[2]
DOOR = """import { python } from "../assets/js/python.js";
window.python = python;
window.reports = [];
python.onstate((report) => window.reports.push(report));
document.documentElement.dataset.door = "open";
"""
ASK = "questions => window.python.ask(questions).catch(error => error.message)"
STATE = "document.documentElement.dataset.python"

PLAIN = {
    "pyodide.mjs": """const started = () => {
  let dead = false;
  const answer = ({ value, echo, die, hang }) => {
    while (hang);
    dead ||= Boolean(die);
    if (dead) throw new Error("fatal");
    return value ? { values: [[2, 3]] } : { echo };
  };
  return { runPython: () => text => JSON.stringify(JSON.parse(text).map(answer)) };
};
const begin = async ({ indexURL, createPyodideModule }) => {
  await createPyodideModule({});
  for (const file of ["pyodide-lock.json", "pyodide.asm.wasm", "python_stdlib.zip", "numpy.whl"]) await (await fetch(indexURL + file)).arrayBuffer();
  return started();
};
export{begin as loadPyodide,started as began};
//# sourceMappingURL=pyodide.mjs.map
""",
    "pyodide.asm.mjs": "async function create(settings){return settings}export default create;\n",
    "pyodide-lock.json": "{}", "pyodide.asm.wasm": "wasm " * 50, "python_stdlib.zip": "zip", "numpy.whl": "wheel",
}
FAST = {
    "restore-1.js": """const restore = async (runtime, { core, libraries, memory }, modules) => {
  for (const file of [core, libraries.file, memory.file]) await (await self.fetch(runtime + file)).arrayBuffer();
  return modules["pyodide.mjs"].began();
};
export { restore };
""",
    "core.bin": "core", "libraries.bin": "libraries", "memory-1.bin": "memory",
}
ABOUT_FAST = {"script": "restore-1.js", "core": "core.bin", "libraries": {"file": "libraries.bin"}, "memory": {"file": "memory-1.bin"}}


def lay_out(folder: Path, fast: bool) -> Path:
    runtime = folder / "runtime"
    runtime.mkdir(parents=True)
    files = {**PLAIN, **(FAST if fast else {})}
    for name, text in files.items():
        (runtime / name).write_text(text)
    about = {"packages": ["numpy"], "files": {name: {"size": len(text), "sha256": sha256(text.encode()).hexdigest()} for name, text in files.items()}}
    (runtime / "start.json").write_bytes(as_json({**about, **({"fast": ABOUT_FAST} if fast else {})}))
    return page_for(folder)


def page_for(folder: Path) -> Path:
    """A page beside folder/runtime/, with nothing but the door to Python."""
    made = assets(start=(folder / "runtime/start.json").read_bytes())
    shutil.copytree(ROOT / "site/assets/js", folder / "assets/js")
    for name in ("js/supervisor.js", "js/worker.js"):
        (folder / "assets" / name).write_bytes(made.files[name])
    data = {"runtime": "../runtime/start.json", "worker": "../assets/js/worker.js", "python": "../assets/js/supervisor.js"}
    (folder / "page").mkdir()
    (folder / "page/door.js").write_text(DOOR)
    (folder / "page/index.html").write_text(f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page for Python</title>
<link rel="icon" href="data:,"><script type="application/json" id="page">{made.checked(json.dumps(data))}</script>
<script type="module" src="door.js"></script></head><body></body></html>""")
    return folder


def open_door(page, address):
    page.goto(address)
    page.locator("html[data-door=open]").wait_for()  # wait_for_function would need the eval that our policy forbids
