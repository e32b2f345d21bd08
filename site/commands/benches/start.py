"""start [rounds]: stock Pyodide with NumPy and pycore beside ours, turn by turn in fresh browser profiles.

Both start in a module worker and end with the first answer of pycore. Bytes are what this machine's plain
server sent, without any packing of its own.
"""

import json
import shutil
import statistics
import tempfile
from pathlib import Path

STOCK = """
const runtime = new URL("runtime/", self.location).href;
const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
const pyodide = await loadPyodide({ packages: ["numpy", "pycore"], stdout: () => {}, stderr: () => {} });
const answer = pyodide.runPython("from pycore.answers import answer_json; answer_json");
self.postMessage({ answer: 1, answers: answer(QUESTION) });
"""
PAGE = '<!doctype html><title>Start</title><link rel="icon" href="data:,">'
OURS = """question => import("./ours.js").then(({ supervise }) => new Promise((done, fail) => {
  const begun = performance.now();
  const resolve = answers => done([(performance.now() - begun) / 1000, JSON.stringify(answers)]);
  const slow = says => /slower/.test(says) && fail(new Error(says));
  const kit = { page: PAGE, waiting: new Map([[1, { resolve, reject: fail, text: question }]]), become: ({ says }) => slow(says), begin: slow, fail };
  supervise(kit).start();
}))"""
ASK = """([script, question]) => new Promise((done, fail) => {
  const begun = performance.now();
  const worker = new Worker(script, { type: "module" });
  worker.onerror = ({ message }) => fail(new Error(message));
  worker.onmessage = ({ data }) => {
    if (data.answer) done([(performance.now() - begun) / 1000, JSON.stringify(JSON.parse(data.answers))]);
  };
})"""
QUESTION = json.dumps([{"value": r"\beta v + (1 - \beta) g", "given": {r"\beta": 0.9, "v": [1, 2], "g": 2}}])


def run(root: Path, arguments: list[str]) -> int:
    from commands import set_up
    from commands.test import chromium as install_chromium
    from generator import chromium, runtime, runtime_snapshot

    set_up.install(root, "test")
    install_chromium()
    folder = runtime.make(root)
    if not runtime_snapshot.kept(root / ".cache", runtime_snapshot.read(folder)):
        runtime_snapshot.make(root / ".cache", folder, chromium.find())
        folder = runtime.make(root)
    with tempfile.TemporaryDirectory() as place:
        seconds, sent = measure(root, folder, Path(place), int(arguments[0]) if arguments else 5)
    for name in seconds:
        print(f"{name:<6} {statistics.median(seconds[name]):5.2f} s in the median of "
              f"{', '.join(f'{second:.2f}' for second in seconds[name])}; {sent[name] / 1e6:.1f} MB")
    ratio = statistics.median(seconds["stock"]) / statistics.median(seconds["ours"])
    print(f"ours is {ratio:.1f} times sooner with {sent['ours'] / sent['stock']:.0%} of the bytes")
    return 0


def measure(root: Path, runtime: Path, place: Path, rounds: int) -> tuple[dict, dict]:
    from generator.assets import assets
    from generator.chromium import find
    from generator.runtime_snapshot import FLAGS
    from generator.serve_http import open_site
    from playwright.sync_api import sync_playwright

    shutil.copytree(runtime, place / "runtime")
    made = assets(start=(runtime / "start.json").read_bytes())
    for name, file in {"js/worker.js": "worker.js", "js/supervisor.js": "ours.js"}.items():
        (place / file).write_bytes(made.files[name])
    about = {"worker": f"worker.js?v={made.hashes['js/worker.js']}", "runtime": made.checked('runtime/start.json"').rstrip('"')}
    (place / "stock.js").write_text(STOCK.replace("QUESTION", json.dumps(QUESTION)))
    (place / "index.html").write_text(PAGE)
    server, found = open_site(place), find()
    seconds, sent, answers = {"stock": [], "ours": []}, {}, set()
    with sync_playwright() as playwright:
        for _ in range(rounds):
            for name in seconds:
                browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
                page = browser.new_page()
                page.goto(server.address)
                server.sent = 0
                took, answer = page.evaluate(OURS.replace("PAGE", json.dumps(about)), QUESTION) if name == "ours" else page.evaluate(ASK, ["stock.js", QUESTION])
                seconds[name].append(took)
                answers.add(answer)
                sent[name] = server.sent
                browser.close()
    server.shutdown()
    assert len(answers) == 1, f"the two do not agree: {answers}"
    return seconds, sent
