// Python's own thread, a worker made by starting.js: `modules` holds what Pyodide's scripts export. It hears
//   {start: address of the runtime folder, manifest: its start.json}          once, first
//   {ask: number, questions: JSON text}
// and says
//   {loading: {says, loaded, total}}                while it starts
//   {live: true}                                    then questions are answered
//   {answer: number, answers: JSON text}            or {answer: number, error: sentence}
//   {slow: why}                                     the fast start cannot be; another worker may start the slower way
//   {failed: sentence, passing}                     it could not start; passing: it is worth another try
//   {dead: number}                                  Python is broken; this question did it
// Only text crosses to Python and back: pycore.answers.answer_json is all it knows of pycore.
import { checked } from './checking.js';

const KNOWN = '[{"value": "a + b", "given": {"a": 1, "b": [1, 2]}}]';
let ready; // a promise of answer_json

self.onmessage = async ({ data }) => {
  if (data.start) {
    ready = start(data.start, data.manifest);
    ready.then(
      () => self.postMessage({ live: true }),
      (error) => self.postMessage({ failed: `Python could not start: ${plain(error)}.`, passing: error.passing }),
    );
    return;
  }
  const answer = await ready.catch(() => null);
  if (!answer) return; // it has been said
  try {
    self.postMessage({ answer: data.ask, answers: answer(data.questions) });
  } catch (error) {
    self.postMessage(well(answer) ? { answer: data.ask, error: `Python could not answer: ${plain(error)}.` } : { dead: data.ask });
  }
};

async function start(runtime, manifest) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has WebAssembly turned off");
  const { fast, files, packages } = manifest;
  if (fast) {
    try {
      const { restore } = modules[fast.script];
      return await door(runtime, files, [fast.core, fast.libraries.file, fast.memory.file], () => restore(runtime, fast, modules));
    } catch (error) {
      self.postMessage({ slow: plain(error) });
      return new Promise(() => {});
    }
  }
  const quiet = { stdout: () => {}, stderr: () => {} };
  const { "pyodide.mjs": { loadPyodide }, "pyodide.asm.mjs": { default: createPyodideModule } } = modules;
  return door(runtime, files, Object.keys(files).filter((file) => /\.(wasm|zip|whl)$/.test(file)),
    () => loadPyodide({ indexURL: runtime, packages, createPyodideModule, ...quiet }));
}

// Python's answer to a question whose answer is known shows that it woke up well, and that it is well still.
async function door(runtime, files, wanted, begin) {
  const broken = watchFetches(runtime, files, wanted);
  const pyodide = await Promise.race([begin(), broken]);
  const answer = pyodide.runPython("from pycore.answers import answer_json; answer_json");
  if (!well(answer)) throw new Error("its first answer was wrong");
  return answer;
}

function well(answer) {
  try {
    return JSON.stringify(JSON.parse(answer(KNOWN))[0].values) === "[[2,3]]";
  } catch {
    return false;
  }
}

// Whoever starts Python fetches by itself, and some wait for ever for what does not come: so fetches pass by here.
// They are checked against start.json and counted on a copy, so that the browser still sees its own answer and
// may compile it as it comes. Returns a promise that never holds and is broken by the first fetch that fails.
function watchFetches(runtime, files, wanted) {
  const total = wanted.reduce((sum, file) => sum + files[file].size, 0);
  let loaded = 0, told = -Infinity;
  const tell = () => {
    if (loaded < total && performance.now() - told < 30) return; // the page needs no more than one picture's worth
    told = performance.now();
    self.postMessage({ loading: { loaded, total } });
  };
  const tally = async (reader) => {
    for (let part; !(part = await reader.read()).done; tell()) loaded += part.value.length;
  };
  tell();
  return new Promise((_, broken) => {
    self.fetch = async (address) => {
      try {
        const file = String(address).split(/[?#]/)[0].replace(runtime, "");
        if (!(file in files)) throw new Error(`${file} is no file of this runtime`);
        const answer = await checked(`${runtime}${file}?v=${files[file].sha256}`, files[file].size);
        if (wanted.includes(file)) tally(answer.clone().body.getReader()).catch(broken);
        return file.endsWith(".wasm") ? asWebAssembly(answer) : answer;
      } catch (error) {
        broken(error);
        throw error;
      }
    };
  });
}

// Some hosts do not know this type, and without it nothing is compiled as it comes.
const asWebAssembly = (answer) =>
  answer.headers.get("Content-Type") === "application/wasm" ? answer : new Response(answer.body, { headers: { "Content-Type": "application/wasm" } });

// The last line of a Python traceback is the one that says what happened.
function plain(error) {
  return String(error?.message ?? error).trim().split("\n").pop().replace(/\.$/, "");
}
