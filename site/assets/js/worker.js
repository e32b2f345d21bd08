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
  const manifest = await (await asked(`${runtime}start.json`, { cache: "no-cache" })).json();
  const broken = watchFetches(manifest.files);
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const loading = loadPyodide({
    indexURL: runtime,
    lockFileURL: `${runtime}pyodide-lock.json`,
    packages: manifest.packages,
    stdout: () => {},
    stderr: () => {},
  });
  const pyodide = await Promise.race([loading, broken]);
  return pyodide.runPython("from pycore.answers import answer_json; answer_json");
}

const fetch = self.fetch.bind(self);

async function asked(address, options) {
  const file = new URL(address, self.location).pathname.split("/").pop();
  const answer = await fetch(address, options).catch(() => { throw new Error(`${file} could not be fetched`); });
  if (!answer.ok) throw new Error(`${file} could not be fetched (the host says ${answer.status})`);
  return answer;
}

// Pyodide fetches by itself, and waits for ever for what does not come: so its fetches pass by here.
// They are counted on a copy: the browser compiles its own answer as it comes, and remembers it.
// Returns a promise that never holds and is broken by the first fetch that fails.
function watchFetches(files) {
  const fetched = Object.entries(files).filter(([file]) => !/\.(mjs|json)$/.test(file));
  const total = fetched.reduce((sum, [, { size }]) => sum + size, 0);
  let loaded = 0;
  const tell = () => self.postMessage({ loading: { says: "Python is starting", loaded, total } });
  const tally = async (reader) => {
    for (let part; !(part = await reader.read()).done; tell()) loaded += part.value.length;
  };
  tell();
  return new Promise((_, broken) => {
    self.fetch = async (address, options) => {
      try {
        const answer = await asked(address, options);
        if (!String(address).endsWith(".json")) tally(answer.clone().body.getReader()).catch(broken);
        return answer;
      } catch (error) {
        broken(error);
        throw error;
      }
    };
  });
}

// The last line of a Python traceback is the one that says what happened.
function plain(error) {
  return String(error?.message ?? error).trim().split("\n").pop().replace(/\.$/, "");
}
