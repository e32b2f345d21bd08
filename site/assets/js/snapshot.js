// The fast start: Python as it stood when NumPy and pycore had been imported, instead of starting it anew.
//
//   await make(runtime, manifest, report)    at publishing time: a snapshot of memory, as bytes
//   await restore(runtime, manifest)         in a reader's worker: Python, ready
//
// A snapshot holds the memory of WebAssembly but not its code. NumPy's compiled libraries are therefore
// loaded before Python runs, here and there in the same order: until then their places in memory and in
// the function table are dealt out one after the other, so the same order gives the same places.
// Both use start.json's `fast`: {libraries: {file, order: [[path, start, end]]}, snapshot: {file}, import: source}.

export async function restore(runtime, { fast }) {
  const [wake, memory, libraries] = await Promise.all([
    core(runtime),
    unpacked(runtime + fast.snapshot.file),
    unpacked(runtime + fast.libraries.file).then((bytes) => compiled(bytes, fast.libraries.order)),
  ]);
  const pyodide = await wake(libraries, memory.length, { _loadSnapshot: memory, env: ENVIRONMENT, stdLibURL: `${runtime}none.zip` });
  pyodide.runPython(RESEED);
  return pyodide;
}

export async function make(runtime, { fast, wheels }) {
  const [wake, libraries, ...packages] = await Promise.all([
    core(runtime),
    unpacked(runtime + fast.libraries.file).then((bytes) => compiled(bytes, fast.libraries.order)),
    ...wheels.map(async (wheel) => new Uint8Array(await (await fetch(runtime + wheel)).arrayBuffer())),
  ]);
  const pyodide = await wake(libraries, 0, { _makeSnapshot: true, env: ENVIRONMENT });
  packages.forEach((wheel, n) => pyodide.FS.writeFile(`/tmp/${n}.zip`, wheel));
  pyodide.runPython(UNZIP);
  pyodide.runPython(fast.import);
  pyodide.runPython("import gc; gc.collect()");
  return pyodide.makeMemorySnapshot();
}

const ENVIRONMENT = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };

// Not loadPackage: it would leave references to JavaScript in memory, which a snapshot cannot hold.
const UNZIP = `
import glob, os, sysconfig, zipfile
for path in sorted(glob.glob("/tmp/*.zip")):
    with zipfile.ZipFile(path) as archive:
        archive.extractall(sysconfig.get_path("purelib"))
    os.unlink(path)
`;

const RESEED = `
import random, numpy.random
random.seed(); numpy.random.seed()
`;

// Pyodide's two scripts; what comes back wakes Python up with the libraries in their places.
async function core(runtime) {
  const [{ loadPyodide }, { default: createModule }] = await Promise.all([
    import(`${runtime}pyodide.mjs`),
    import(`${runtime}pyodide.asm.mjs`),
  ]);
  return (libraries, size, options) => loadPyodide({
    indexURL: runtime,
    lockFileContents: { info: { ...fixed }, packages: {} },
    packageBaseUrl: runtime,
    createPyodideModule: (settings) => {
      settings.preRun.push(load(libraries, size));
      return createModule(settings);
    },
    stdout: () => {},
    stderr: () => {},
    ...options,
  });
}

const fixed = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.0" };

function load(libraries, size) {
  return async (Module) => {
    Module.addRunDependency("libraries");
    const flags = { loadAsync: true, nodelete: true, allowUndefined: true };
    for (const { path, code } of libraries) {
      const exports = await Module.loadWebAssemblyModule(code, flags, path, {});
      Module.newDSO(path, undefined, exports).global = false;
    }
    Module.removeRunDependency("libraries");
    while (Module.HEAP8.length < size) Module._malloc(1 << 20);
  };
}

const compiled = (bytes, order) => Promise.all(
  order.map(async ([path, start, end]) => ({ path, code: await WebAssembly.compile(bytes.subarray(start, end)) })),
);

async function unpacked(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} could not be fetched`);
  const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
