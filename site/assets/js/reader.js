/**
 * What the page reads: a formula and values for its letters in, all that Python can say of it out.
 *
 *     const reader = makeReader(python)
 *     reader.read({latex, given})          either or both; the newest wish counts, what came between is left out
 *     await reader.without('0.1')          the formula without a part, or {error}
 *     reader.watch(({latex, given, found, trouble}) => ...)
 *     reader.state
 *
 * found is what pycore.understanding says; trouble is {error, column}, and then found is still the last good answer.
 * The page's own examples are known before Python is there. What takes too long is given up with a sentence.
 */
import { oneAtATime } from './asking.js'
import { integrity } from './integrity.js'
import { page } from './page.js'

const FIRST = 15_000, PATIENCE = 4_000
const TOO_LONG = 'This took more than four seconds to work out, so it was given up.'

export function makeReader(python) {
  const state = { latex: '', given: {}, found: null, trouble: null }
  const watchers = []
  let wish = {}, patience = FIRST, rows = null

  const run = oneAtATime(async () => {
    const { latex, given } = wish
    const answer = local(latex, given) ?? await ask({ read: latex, given }).catch(({ message }) => ({ ok: false, error: message }))
    if (wish.latex !== latex || wish.given !== given) return
    const trouble = answer.ok ? null : { error: answer.error, column: answer.column ?? 0 }
    Object.assign(state, { latex, given: answer.given ?? given, trouble }, answer.ok ? { found: answer } : {})
    for (const watcher of watchers) watcher(state)
  })

  /** One question to Python, with the concepts; a worker that is lost in it is ended. */
  async function ask(question) {
    const known = await (rows ??= concepts())
    if (!known) rows = null                               // the next question tries again
    let timer = 0
    const asked = { ...question, concepts: known ?? [] }
    const off = python.onstate(({ state }) => {
      clearTimeout(timer)
      if (state === 'live') timer = setTimeout(() => python.again(TOO_LONG), patience)
    })
    try {
      const [answer] = await python.ask([asked])
      if (known) patience = PATIENCE                      // the first that looks the concepts up takes longer
      return { ...answer, unnamed: !known }
    } finally {
      clearTimeout(timer)
      off()
    }
  }

  return {
    state,
    read(change) {
      wish = { latex: wish.latex ?? '', given: wish.given ?? {}, ...change }
      run()
    },
    without: at => ask({ read: state.found.latex, fade: at }).catch(({ message }) => ({ ok: false, error: message })),
    watch: watcher => { watchers.push(watcher) },
  }
}

/** What the page knows without asking: its examples, and what it will not ask. */
function local(latex, given) {
  if (latex.length > page.longest) return { ok: false, error: `This is longer than ${page.longest} letters, which is as much as this page reads. Paste the part you want to read.`, column: 0 }
  if (!latex.trim()) return { ok: false, error: '', column: 0 }
  const known = page.examples.find(example => example.latex === latex)
  if (!known) return null
  if (same(given, known.given)) return { ok: true, ...known }
  return Object.keys(given).length ? null : { ok: true, ...known, given: {}, values: {}, slopes: {} }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/** What it could be; null where that could not be had as it was published. */
const concepts = async () => page.concepts ? fetch(page.concepts, { integrity: integrity(page.concepts) }).then(answer => answer.json()).catch(() => null) : []
