// One step of making a snapshot, in a worker; what it makes is handed to the server that gave us this file.
//
//   compile     start plainly, import everything, and keep the byte code of every module that was needed
//   remember    start from that byte code with the libraries in their places, import, and keep the memory
//   fresh       the memory as it is before anything is remembered
import * as core from "./runtime/pyodide.asm.mjs";
import * as pyodide from "./runtime/pyodide.mjs";
import { wake } from "./restore.js";

const modules = { "pyodide.mjs": pyodide, "pyodide.asm.mjs": core };
const runtime = new URL("runtime/", self.location).href;
const text = async (name) => (await fetch(name)).text();
const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
const hand = (name, body) => fetch(`made/${name}`, { method: "POST", body });

const STEPS = {
  async compile() {
    const python = await pyodide.loadPyodide({ env: { HOME: "/home/pyodide", PYTHONOPTIMIZE: "2" } });
    await put(python, JSON.parse(await text("wheels.json")));
    python.runPython(await text("import.py"));
    python.runPython(await text("compile.py"));
    for (const name of ["stdlib.zip", "site.zip", "libraries.json"]) await hand(name, python.FS.readFile(`/tmp/${name}`));
  },

  async remember() {
    const stdLibURL = new URL("made/stdlib.zip", self.location).href;
    const python = await wake(runtime, await fast(), modules, { _makeSnapshot: true, stdLibURL });
    await put(python, ["made/site.zip"]);
    python.runPython(await text("import.py"));
    python.runPython("import gc, linecache, re, sys; linecache.clearcache(); re.purge(); sys.path_importer_cache.clear(); gc.collect()");
    await hand("memory", python.makeMemorySnapshot());
  },

  async fresh() {
    const about = await fast();
    const options = { _loadSnapshot: new Uint8Array(about.memory.length), stdLibURL: `${runtime}${about.nothing}` };
    const seen = new Promise((see) => {
      wake(runtime, about, modules, options, (Module) => see(Module.HEAPU8.slice())).catch(() => {}); // there is nothing to wake to
    });
    await hand("fresh", await seen);
  },
};

const fast = async () => JSON.parse(await text("made/fast.json"));

// Not loadPackage: it would leave references to JavaScript in memory, which a snapshot cannot hold.
async function put(python, archives) {
  for (const [n, name] of archives.entries()) python.FS.writeFile(`/tmp/${n}.zip`, await bytes(name));
  python.runPython(`
import glob, os, sys, zipfile
for path in sorted(glob.glob("/tmp/*.zip")):
    with zipfile.ZipFile(path) as archive:
        archive.extractall(next(path for path in sys.path if path.endswith("/site-packages")))
    os.unlink(path)
sys.path_importer_cache.clear()
`);
}

try {
  await STEPS[self.location.search.slice(1)]();
  self.postMessage({});
} catch (error) {
  self.postMessage({ trouble: String(error?.stack ?? error) });
}
