// The one door to Python. Nothing of it is fetched before somebody wants it.
//
//   python.want("a knob was turned")    start it, if it is off, or failed for a reason that may have passed
//   await python.ask(questions)         a list of questions to a list of answers (pycore.answers)
//   python.state()                      "off", "starting", "live" or "failed"
//   python.onstate(report => ...)       report: {state, says, loaded, total}; called at once and at every change
//   python.retry()                      a reader asks for another try
//   python.again("It took too long.")   refuse what is being asked, with a sentence, and start anew
//
// <html data-python> holds the state. After a failure its sentence is in `says`, and every question waiting or asked is
// refused with it; without a network it is tried again, by itself. What is done with the worker is in supervisor.js.
import { load } from './integrity.js';
import { page } from './page.js';

const PAUSES = [2_000, 8_000, 30_000]; // milliseconds before each new try, while the reason may pass
const REST = 1_000; // milliseconds after a failure in which a touch is no reason to try again

const listeners = new Set();
const waiting = new Map(); // question number -> {resolve, reject, text}, the oldest first
let report = { state: "off", says: "", loaded: 0, total: 0 };
let supervisor = null;
let count = 0;
let tries = 0; // in a row, without coming alive
let later = 0; // the timer of the next one
let passing = false; // the reason of the failure may have passed by now
let rested = 0; // when it may be asked again, by a mere touch

export const python = {
  state: () => report.state,

  want(reason = "") {
    if (report.state === "off") performance.mark("python:wanted", { detail: reason });
    else if (!passing || performance.now() < rested) return;
    begin("Python is starting");
  },

  ask(questions) {
    python.want("a question");
    if (report.state === "failed") return Promise.reject(new Error(report.says));
    return new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject, text: JSON.stringify(questions) });
      supervisor?.tell(count);
    });
  },

  retry() {
    tries = 0;
    if (report.state === "failed") begin("Python is starting");
  },

  again(says) {
    if (report.state !== "live") return;
    refuse(says);
    begin("Python is starting again");
  },

  onstate(listener) {
    listeners.add(listener);
    listener(report);
    return () => listeners.delete(listener);
  },
};

async function begin(says) {
  clearTimeout(later);
  passing = false;
  become({ state: "starting", says, loaded: 0, total: 0 });
  try {
    supervisor ??= (await load(page.python)).supervise({ page, waiting, become, begin, fail });
    await supervisor.start();
  } catch (error) {
    fail(`Python could not start: ${error.message}.`, error.passing);
  }
}

function fail(says, mayPass) {
  supervisor?.end();
  become({ state: "failed", says });
  refuse(says);
  passing = mayPass;
  rested = performance.now() + REST;
  if (passing && tries < PAUSES.length) later = setTimeout(begin, PAUSES[tries++], "Python is starting");
}

function refuse(says) {
  for (const { reject } of waiting.values()) reject(new Error(says));
  waiting.clear();
}

function become(change) {
  if (change.state === "live") tries = 0;
  report = { ...report, ...change };
  document.documentElement.dataset.python = report.state;
  for (const listener of listeners) listener(report);
}

addEventListener("online", () => { if (passing) begin("Python is starting"); });
document.documentElement.dataset.python = report.state;
