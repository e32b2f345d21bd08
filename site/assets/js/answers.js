/**
 * Who answers a turn: the frames at once, and live Python as soon as it is there.
 *
 *     const answers = makeAnswers({store, frames, python, attention, shown})
 *     answers.value('momentum.memory')     what is known of a thing now
 *     answers.watch(news => ...)           news: {figures: {id: {elements, words}}, values: {formula: {at: value}}, numbers: {id: value}}
 *
 * Each picture leaves a measure in the browser's performance timeline: `turn` from the turn to the page,
 * with {by: 'frames' | 'python'}.
 */
import { asking } from './asking.js'
import { page } from './page.js'
import { newsFrom, questionsFor } from './questions.js'
import { formulaOf } from './things.js'

export function makeAnswers({ store, frames, python, attention, shown }) {
  const known = Object.fromEntries(Object.entries(page.formulas).map(([id, formula]) => [id, { ...formula.values }]))
  const watchers = []
  const ask = asking(questions => python.ask(questions))
  const live = () => python.state() === 'live'

  function tell(news, by, since) {
    for (const [formula, values] of Object.entries(news.values ?? {})) Object.assign(known[formula], values)
    for (const watcher of watchers) watcher(news)
    if (since) performance.measure('turn', { start: since, end: performance.now(), detail: { by } })
  }

  async function fromFrames(since) {
    await frames.want()
    const news = live() ? null : frames.at(store.values, shown)
    if (news) tell(news, 'frames', since)
  }

  function fromPython(since) {
    const wanted = everything()
    ask(questionsFor(store.values, wanted), answers => tell(newsFrom(wanted, answers), 'python', since))
  }

  /** All figures, all numbers, the named parts of every formula, and of the one attended to every node. */
  function everything() {
    const near = formulaOf((attention.state.held ?? attention.state.pointed)?.thing ?? '')
    const places = id => Object.keys(page.formulas[id].values)
      .filter(at => id === near || Object.values(page.formulas[id].parts).some(part => part.at === at))
    const formulas = Object.keys(page.formulas).map(id => [id, places(id)]).filter(([, at]) => at.length)
    return {
      figures: Object.fromEntries(Object.keys(page.figures).map(id => [id, shown(id)])),
      formulas: Object.fromEntries(formulas),
      numbers: Object.keys(page.numbers),
    }
  }

  const answer = () => (live() ? fromPython : fromFrames)(performance.now())
  store.derive(answer)
  python.onstate(({ state }) => { if (state === 'live' && store.turned().length) fromPython() })
  attention.watch(() => { if (live() && store.turned().length) fromPython() })
  matchMedia('(max-width: 639px)').addEventListener('change', () => { if (store.turned().length) answer() })

  return {
    value(thing) {
      const formula = formulaOf(thing)
      const at = page.formulas[formula]?.parts[thing]?.at ?? thing.split('@')[1]
      return known[formula]?.[at] ?? null
    },
    watch: watcher => { watchers.push(watcher) },
  }
}
