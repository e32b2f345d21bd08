// The one door to Python. Nothing of it is fetched before somebody wants it.
//
//   python.want("a knob was turned")    start it, if it is off
//   await python.ask(questions)         a list of questions to a list of answers (pycore.answers)
//   python.state()                      "off", "starting", "live" or "failed"
//   python.onstate(report => ...)       report: {state, says, loaded, total}; called at once and at every change
//
//   python.again("It took too long.")   refuse what is being asked, with a sentence, and start anew
//
// <html data-python> holds the state. A failure is final for this page: its sentence is in `says`,
// and every question waiting or asked later is refused with it.

const START_PATIENCE = 60_000; // milliseconds in which a starting worker must say something
const ANSWER_PATIENCE = 20_000; // milliseconds an answer may take

const listeners = new Set();
const waiting = new Map(); // question number -> {resolve, reject}
let worker = null;
let report = { state: "off", says: "", loaded: 0, total: 0 };
let count = 0;
let watch = 0; // the timer that notices a worker that no longer speaks
let answered = false;

export const python = {
  state: () => report.state,

  want(reason = "") {
    if (report.state !== "off") return;
    performance.mark("python:wanted", { detail: reason });
    become({ state: "starting", says: "Python is starting" });
    start();
  },

  ask(questions) {
    python.want("a question");
    if (report.state === "failed") return Promise.reject(new Error(report.says));
    return new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject });
      worker.postMessage({ ask: count, questions: JSON.stringify(questions) });
      if (report.state === "live") expect(ANSWER_PATIENCE);
    });
  },

  again(says) {
    if (report.state !== "live") return;
    leave(says);
    become({ state: "starting", says: "Python is starting again", loaded: 0 });
    start();
  },

  onstate(listener) {
    listeners.add(listener);
    listener(report);
    return () => listeners.delete(listener);
  },
};

function start() {
  const page = JSON.parse([...document.querySelectorAll('script#page[type="application/json"]')].at(-1).textContent);
  const address = (path) => new URL(path, document.baseURI).href;
  try {
    worker = new Worker(address(page.worker), { type: "module", name: "python" });
  } catch (error) {
    return fail(`Python could not start: ${error.message}.`);
  }
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault?.();
    fail(`Python could not start: ${event.message || "its worker could not be loaded"}.`);
  };
  worker.postMessage({ start: address(page.runtime) });
  expect(START_PATIENCE);
}

function hear(message) {
  if (report.state === "failed") return;
  if (message.failed) return fail(message.failed);
  if (message.loading) {
    expect(START_PATIENCE);
    become(message.loading);
  } else if (message.live) {
    performance.mark("python:ready");
    become({ state: "live", says: "Python is live", loaded: report.total });
    expect(waiting.size ? ANSWER_PATIENCE : 0);
  } else if (message.answer) {
    if (!answered) performance.mark("python:answer");
    answered = true;
    const { resolve, reject } = waiting.get(message.answer);
    waiting.delete(message.answer);
    expect(waiting.size ? ANSWER_PATIENCE : 0);
    if (message.error) reject(new Error(message.error));
    else resolve(JSON.parse(message.answers));
  }
}

function expect(patience) {
  clearTimeout(watch);
  if (!patience) return;
  const silent = report.state === "live" ? "Python stopped answering." : "Python did not start: nothing was heard of it for a minute.";
  watch = setTimeout(() => fail(silent), patience);
}

function fail(says) {
  become({ state: "failed", says });
  leave(says);
}

function leave(says) {
  clearTimeout(watch);
  worker?.terminate();
  for (const { reject } of waiting.values()) reject(new Error(says));
  waiting.clear();
}

function become(change) {
  report = { ...report, ...change };
  document.documentElement.dataset.python = report.state;
  for (const listener of listeners) listener(report);
}

document.documentElement.dataset.python = report.state;
