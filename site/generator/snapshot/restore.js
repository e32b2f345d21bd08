// The fast start: Python as it stood when NumPy and pycore had been imported, instead of starting it anew.
//
//   await restore(runtime, fast, modules)             Python, ready; `fast` is what start.json says of it
//   await wake(runtime, fast, modules, options, met)  Python with NumPy's libraries in their places (publishing uses it too)
//
// `modules` are Pyodide's own two: {"pyodide.mjs": {loadPyodide}, "pyodide.asm.mjs": {default}}.
//
// A snapshot is the memory of WebAssembly without its code. NumPy's compiled libraries are therefore loaded
// before Python runs, when a snapshot is made and when it is restored, in the same order: until then their
// places in memory and in the function table are dealt out one after the other, so the same order gives the
// same places. What a fresh memory holds anyway (the code's own constants) is taken out of the snapshot's
// file page by page, and put back here; a sum over those pages tells whether this browser's are the same.

const PAGE = 4096;

async function restore(runtime, fast, modules) {
  const { file, length, header, pages, sum } = fast.memory;
  const memory = new Uint8Array(length); // Pyodide wants it now and reads it last
  const arrived = unpack(runtime + file, memory);
  arrived.catch(() => {});
  const options = { _loadSnapshot: memory, stdLibURL: `${runtime}${fast.nothing}` };
  const pyodide = await wake(runtime, fast, modules, options, async (Module) => {
    await arrived;
    const fresh = new Uint32Array(Module.HEAPU8.buffer);
    if (putBack(fresh, new Uint32Array(memory.buffer, header), pages) !== sum) throw new Error("a fresh memory differs here");
  });
  pyodide.runPython("import random, numpy.random\nrandom.seed(); numpy.random.seed()");
  return pyodide;
}

async function wake(runtime, fast, modules, options, met = () => {}) {
  const libraries = compile(runtime, fast.libraries);
  libraries.catch(() => {});
  const { "pyodide.mjs": { loadPyodide }, "pyodide.asm.mjs": { default: createModule } } = modules;
  return unpackingCore(runtime, fast.core, () => loadPyodide({
    indexURL: runtime,
    lockFileURL: `${runtime}pyodide-lock.json`,
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2" },
    stdout: () => {},
    stderr: () => {},
    createPyodideModule: async (settings) => {
      const size = fast.memory?.length - fast.memory?.header;
      const stuck = new Promise((_, give) => settings.preRun.push((Module) => { load(Module, libraries, size).catch(give); }));
      const Module = await Promise.race([createModule(settings), stuck]); // without its libraries it would wait for ever
      await met(Module);
      return Module;
    },
    ...options,
  }));
}

async function load(Module, libraries, size) {
  Module.addRunDependency("libraries");
  for (const { path, code } of await libraries) {
    const exports = await Module.loadWebAssemblyModule(code, { loadAsync: true, nodelete: true, allowUndefined: true }, path, {});
    Module.newDSO(path, undefined, exports).global = false;
  }
  Module.removeRunDependency("libraries");
  while (Module.HEAP8.length < size) Module._malloc(1 << 20);
}

async function compile(runtime, { file, length, order }) {
  const bytes = new Uint8Array(length);
  await unpack(runtime + file, bytes);
  return Promise.all(order.map(async ([path, start, end]) => ({ path, code: await WebAssembly.compile(bytes.subarray(start, end)) })));
}

// Every page that a fresh memory fills the same way in every run was stored as its difference to it.
function putBack(fresh, memory, pages) {
  let sum = 0;
  for (const [from, to] of pages) {
    for (let n = (from * PAGE) / 4; n < (to * PAGE) / 4; n++) {
      memory[n] ^= fresh[n];
      sum = (sum + Math.imul(fresh[n], 2 * n + 1)) | 0;
    }
  }
  return sum;
}

// Pyodide asks for its largest file by name; it gets our smaller one, unpacked on its way to the compiler.
async function unpackingCore(runtime, file, start) {
  const fetch = self.fetch;
  self.fetch = async (address, options) => {
    if (!String(address).endsWith("/pyodide.asm.wasm")) return fetch(address, options);
    return new Response(plain(await fetch(runtime + file)), { headers: { "Content-Type": "application/wasm" } });
  };
  try {
    return await start();
  } finally {
    self.fetch = fetch;
  }
}

async function unpack(address, into) {
  let filled = 0;
  const reader = plain(await self.fetch(address)).getReader();
  for (let part; !(part = await reader.read()).done; filled += part.value.length) into.set(part.value, filled);
  if (filled !== into.length) throw new Error("a file of the fast start is not whole");
}

const plain = (answer) => answer.body.pipeThrough(new DecompressionStream("gzip"));

export { restore, wake };
