/**
 * One question set in flight, and at most one waiting: the newest. What was asked in between is never answered,
 * because nobody would see it.
 *
 *     const ask = asking(questions => python.ask(questions))
 *     ask(questions, answers => ...)
 */
export function asking(ask) {
  let waiting = null, busy = false

  async function send() {
    while (waiting) {
      const { questions, told } = waiting
      waiting = null
      try {
        told(await ask(questions))
      } catch (trouble) {
        console.info(`Python did not answer: ${trouble.message}`)
      }
    }
    busy = false
  }

  return (questions, told) => {
    waiting = { questions, told }
    if (!busy) {
      busy = true
      send()
    }
  }
}
