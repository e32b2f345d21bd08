// Python's own thread (a module worker). It hears
//   {start: address of the runtime folder}          once, first
//   {ask: number, questions: JSON text}
// and says
//   {loading: {says, loaded, total}}                while it starts
//   {live: true}                                    then questions are answered
//   {answer: number, answers: JSON text}            or {answer: number, error: sentence}
//   {failed: sentence}                              it could not start
// Only text crosses to Python and back: pycore.answers.answer_json is all it knows of pycore.

let ready; // a promise of answer_json

self.onmessage = async ({ data }) => {
  if (data.start) {
    ready = start(data.start);
    ready.then(
      () => self.postMessage({ live: true }),
      (error) => self.postMessage({ failed: `Python could not start: ${plain(error)}.` }),
    );
    return;
  }
  try {
    const answer = await ready;
    self.postMessage({ answer: data.ask, answers: answer(data.questions) });
  } catch (error) {
    self.postMessage({ answer: data.ask, error: `Python could not answer: ${plain(error)}.` });
  }
};

async function start(runtime) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has WebAssembly turned off");
  const manifest = await (await fetchKept(`${runtime}start.json`, "no-cache")).json();
  count(runtime, manifest.files);
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const pyodide = await loadPyodide({
    indexURL: runtime,
    lockFileURL: `${runtime}pyodide-lock.json`,
    packages: manifest.packages,
    stdout: () => {},
    stderr: () => {},
  });
  return pyodide.runPython("from pycore.answers import answer_json; answer_json");
}

const fetchKept = async (address, cache) => {
  const answer = await kept(address, { cache });
  if (!answer.ok) throw new Error(`${name(address)} could not be fetched (${answer.status})`);
  return answer;
};
const kept = self.fetch.bind(self);
const name = (address) => new URL(address).pathname.split("/").pop();

// Pyodide fetches by itself; what arrives is counted here on a copy, so that the browser
// still sees its own answer (and may compile it while it comes, and remember what it compiled).
function count(runtime, files) {
  const fetched = Object.entries(files).filter(([file]) => !file.endsWith(".mjs") && !file.endsWith(".json"));
  const total = fetched.reduce((sum, [, { size }]) => sum + size, 0);
  let loaded = 0;
  const tell = () => self.postMessage({ loading: { says: "Python is starting", loaded, total } });
  tell();
  self.fetch = async (address, options) => {
    let answer;
    try {
      answer = await kept(address, options);
    } catch (error) {
      throw new Error(`${name(new URL(address, runtime).href)} could not be fetched`, { cause: error });
    }
    if (answer.ok && answer.body) tally(answer.clone().body.getReader());
    return answer;
  };
  async function tally(reader) {
    for (let part; !(part = await reader.read()).done; tell()) loaded += part.value.length;
  }
}

// The last line of a Python traceback is the one that says what happened.
function plain(error) {
  return String(error?.message ?? error).trim().split("\n").pop().replace(/\.$/, "");
}
