/**
 * What becomes of Python's worker: it is started, given questions, and when it dies it is ended and started anew. The
 * question that killed it is refused, then and later, and those that waited behind it are asked again.
 *
 *     const supervisor = supervise({page, waiting, become, begin, fail})      python.js, which keeps the questions and what is reported
 *     supervisor.start()
 *     supervisor.tell(12)      asks a question that is waiting
 *     supervisor.end()
 */
import { startWorker } from './starting.js'

const START_PATIENCE = 60_000                      // milliseconds in which a starting worker must say something
const ANSWER_PATIENCE = 20_000                     // milliseconds an answer may take
const LIVES = 3                                    // so often it may stop,
const FORGIVEN = 60_000                            // unless it has been alive so many milliseconds since

export function supervise({ page, waiting, become, begin, fail }) {
  const deadly = new Set()                         // texts of questions that it did not survive
  let worker = null, live = false, answered = false, deaths = 0
  let starts = 0                                   // a start that was overtaken is not heard
  let watch = 0, pardon = 0

  async function start(slow) {
    end()
    if (slow) become({ says: `Python is starting the slower way (${slow})` })
    const mine = starts
    expect(START_PATIENCE)
    try {
      const made = await startWorker(page, !slow)
      if (mine !== starts) return made.terminate()
      worker = made
    } catch (error) {
      if (mine === starts && error.slow) return start(error.message)
      if (mine === starts) fail(`Python could not start: ${error.message}.`, error.passing)
      return
    }
    worker.onmessage = ({ data }) => { if (mine === starts) hear(data) }
    worker.onerror = event => {
      event.preventDefault?.()
      if (mine !== starts) return
      if (live) die()
      else fail(`Python could not start: ${event.message || 'its worker could not be loaded'}.`)
    }
    for (const number of waiting.keys()) tell(number)
  }

  function tell(number) {
    const { text, reject } = waiting.get(number)
    if (deadly.has(text)) {
      waiting.delete(number)
      return reject(new Error('Python stopped when it was asked this before, so it is not asked again.'))
    }
    worker?.postMessage({ ask: number, questions: text })
    if (live) expect(ANSWER_PATIENCE)
  }

  function hear(message) {
    if (message.slow) return start(message.slow)
    if (message.failed) return fail(message.failed, message.passing)
    if (message.dead) return die(message.dead)
    if (message.loading) {
      expect(START_PATIENCE)
      become(message.loading)
    } else if (message.live) {
      performance.mark('python:ready')
      live = true
      pardon = setTimeout(() => { deaths = 0 }, FORGIVEN)
      expect(waiting.size ? ANSWER_PATIENCE : 0)
      become({ state: 'live', says: 'Python is live' })
    } else if (message.answer) {
      if (!answered) performance.mark('python:answer')
      answered = true
      const { resolve, reject } = waiting.get(message.answer)
      waiting.delete(message.answer)
      expect(waiting.size ? ANSWER_PATIENCE : 0)
      if (message.error) reject(new Error(message.error))
      else resolve(JSON.parse(message.answers))
    }
  }

  function expect(patience) {
    clearTimeout(watch)
    if (patience) watch = setTimeout(() => live ? die() : fail('Python did not start: nothing was heard of it for a minute.', true), patience)
  }

  /** It answers one question after the other, so the oldest is the one that was in its hands. */
  function die(number = waiting.keys().next().value) {
    const killer = waiting.get(number)
    waiting.delete(number)
    if (killer) deadly.add(killer.text)
    killer?.reject(new Error('Python stopped while it worked this out, so this was given up.'))
    deaths += 1
    if (deaths < LIVES) return begin('Python stopped and is starting again')
    deaths = 0
    fail(`Python stopped ${LIVES} times in a short while, so it is left off.`)
  }

  function end() {
    clearTimeout(watch)
    clearTimeout(pardon)
    starts += 1
    live = false
    worker?.terminate()
    worker = null
  }

  return { start, tell, end }
}
