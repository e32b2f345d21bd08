/**
 * Who answers a turn: the frames at once, and Python as soon as it is live.
 *
 *     const answers = makeAnswers({store, frames, python, attention, figures})
 *     answers.value('momentum.memory')     what is known of a thing now
 *     answers.renew(formulas, figures)     these are others now: what was baked is told while it holds, then Python is asked
 *     answers.slopes('momentum')           {place: slope} of a formula; empty while only frames know of a turn
 *     answers.watch(news => ...)           news: {figures: {id: {elements, words, width}},
 *                                                 values, slopes: {formula: {at: value}}, numbers: {id: value}}
 *
 * Each answer leaves a measure `turn` in the browser's performance timeline, from the turn to the changed page, with
 * {by: 'frames' | 'python'}.
 */
import { oneAtATime } from './asking.js'
import { tried } from './dom.js'
import { page } from './page.js'
import { newsFrom, questionsFor } from './questions.js'
import { makeStale } from './stale.js'
import { formulaOf, placeOf } from './things.js'

export function makeAnswers({ store, frames, python, attention, figures }) {
  const known = Object.fromEntries(Object.entries(page.formulas).map(([id, formula]) => [id, { ...formula.values }]))
  const watchers = [], slopes = {}
  const attended = () => formulaOf((attention.state.held ?? attention.state.pointed)?.thing ?? '')
  const stale = makeStale({ ...figures, attended })
  const framed = new Set(), renewed = new Set()
  let since = 0

  const answer = oneAtATime(async () => {
    if (!stale.any()) return
    const live = python.state() === 'live'
    if (!live) await frames.want()
    const wanted = stale.take()
    if (!wanted) return
    const start = since || performance.now()
    since = 0
    const { values } = store
    const news = live ? newsFrom(wanted, await python.ask(questionsFor(values, wanted))) : frames.at(values, wanted)
    if (news) tell(handOver(news, live))
    performance.measure('turn', { start, end: performance.now(), detail: { by: live ? 'python' : 'frames' } })
  })

  /** A figure that frames have shown goes over to Python softly. */
  function handOver(news, live) {
    for (const [id, figure] of Object.entries(news.figures)) {
      figure.softly = live && [framed, renewed].some(set => set.delete(id))
      if (!live) framed.add(id)
    }
    return news
  }

  function tell(news) {
    for (const [formula, values] of Object.entries(news.values ?? {})) {
      Object.assign(known[formula], values)
      slopes[formula] = news.slopes?.[formula] ?? {}
    }
    for (const watcher of watchers) tried(() => watcher(news))
  }

  const again = () => {
    stale.after(store.turned())
    stale.renew(...[[page.formulas, 'live'], [page.figures, 'instead']].map(([things, name]) => Object.keys(things).filter(id => things[id][name])))
    answer()
  }
  store.derive((values, changed) => {
    since ||= performance.now()
    stale.after([...changed])
    answer()
  })
  python.onstate(({ state }) => { if (state === 'live' || state === 'failed') again() })
  attention.watch(answer)
  figures.onnear(answer)
  figures.onresize(again)

  return {
    renew(formulas, drawn) {
      for (const id of formulas) {
        const { live, values } = page.formulas[id], late = live && store.turned().length
        known[id] = Object.fromEntries(Object.entries(values).map(([at, value]) => [at, late ? undefined : value]))
      }
      for (const id of drawn) renewed.add(id)
      stale.renew(formulas, drawn)
      if (python.state() !== 'live') tell({ figures: {}, values: Object.fromEntries(formulas.map(id => [id, known[id]])) })
      answer()
    },
    value: thing => known[formulaOf(thing)]?.[placeOf(thing)] ?? null,
    slopes: formula => (store.turned().length && slopes[formula]) || page.formulas[formula].slopes,
    watch: watcher => { watchers.push(watcher) },
  }
}
