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
  if (manifest.fast) {
    try {
      return await door(await fast(runtime, manifest));
    } catch (error) {
      self.postMessage({ loading: { says: "Python is starting the slower way", why: plain(error) } });
    }
  }
  return door(await stock(runtime, manifest));
}

// Python's answer to a question whose answer is known shows that it woke up well.
function door(pyodide) {
  const answer = pyodide.runPython("from pycore.answers import answer_json; answer_json");
  const told = answer('[{"value": "a + b", "given": {"a": 1, "b": [1, 2]}}]');
  if (JSON.stringify(JSON.parse(told)[0].values) !== "[[2,3]]") throw new Error("its first answer was wrong");
  return answer;
}

async function fast(runtime, { fast, files }) {
  const broken = watchFetches(files, [fast.core, fast.libraries.file, fast.memory.file]);
  const { restore } = await import(runtime + fast.script);
  return Promise.race([restore(runtime, fast), broken]);
}

async function stock(runtime, { packages, files }) {
  const broken = watchFetches(files, Object.keys(files).filter((file) => /\.(wasm|zip|whl)$/.test(file)));
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const quiet = { stdout: () => {}, stderr: () => {} };
  return Promise.race([loadPyodide({ indexURL: runtime, packages, ...quiet }), broken]);
}

const fetch = self.fetch.bind(self);

async function asked(address, options) {
  const file = new URL(address, self.location).pathname.split("/").pop();
  const answer = await fetch(address, options).catch(() => { throw new Error(`${file} could not be fetched`); });
  if (!answer.ok) throw new Error(`${file} could not be fetched (the host says ${answer.status})`);
  return answer;
}

// Whoever starts Python fetches by itself, and some wait for ever for what does not come: so fetches pass by here.
// They are checked against start.json and counted on a copy, so that the browser still sees its own answer and
// may compile it as it comes. Returns a promise that never holds and is broken by the first fetch that fails.
function watchFetches(files, wanted) {
  const total = wanted.reduce((sum, file) => sum + files[file].size, 0);
  let loaded = 0, told = -Infinity;
  const tell = () => {
    if (loaded < total && performance.now() - told < 30) return; // the page needs no more than one picture's worth
    told = performance.now();
    self.postMessage({ loading: { says: "Python is starting", loaded, total } });
  };
  const tally = async (reader) => {
    for (let part; !(part = await reader.read()).done; tell()) loaded += part.value.length;
  };
  tell();
  return new Promise((_, broken) => {
    self.fetch = async (address, options) => {
      try {
        const file = wanted.find((file) => String(address).endsWith(`/${file}`));
        const answer = await asked(address, file ? { ...options, integrity: integrity(files[file].sha256) } : options);
        if (file) tally(answer.clone().body.getReader()).catch(broken);
        return answer;
      } catch (error) {
        broken(error);
        throw error;
      }
    };
  });
}

const integrity = (sha256) => `sha256-${btoa(String.fromCharCode(...sha256.match(/../g).map((two) => parseInt(two, 16))))}`;

// The last line of a Python traceback is the one that says what happened.
function plain(error) {
  return String(error?.message ?? error).trim().split("\n").pop().replace(/\.$/, "");
}
