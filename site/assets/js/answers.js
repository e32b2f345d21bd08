/**
 * Who answers a turn: the frames at once, and Python as soon as it is live.
 *
 *     const answers = makeAnswers({store, frames, python, attention, figures})
 *     answers.value('momentum.memory')     what a thing is worth now: null if nothing, undefined if that is not known
 *     answers.unknown('momentum')          why a formula, figure or number is not known, as words
 *     answers.renew(formulas, figures)     these are others now: what was baked is told while it holds, then Python is asked
 *     answers.slopes('momentum')           {place: slope} of a formula; empty while only frames know of a turn
 *     answers.watch(news => ...)           news: {figures: {id: {elements, words, width, rough}},
 *                                                 values, slopes: {formula: {at: value}}, numbers: {id: value}}
 *                                          undefined for what is not known at these knob values
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

const PATIENCE = 250        // milliseconds that Python may take before what it is asked for counts as not known

export function makeAnswers({ store, frames, python, attention, figures }) {
  const known = Object.fromEntries(Object.entries(page.formulas).map(([id, formula]) => [id, { ...formula.values }]))
  const watchers = [], slopes = {}
  const attended = () => formulaOf((attention.state.held ?? attention.state.pointed)?.thing ?? '')
  const stale = makeStale({ ...figures, attended })
  const framed = new Set(), renewed = new Set()
  const refused = new Set()
  let since = 0

  const answer = oneAtATime(async () => {
    const wanted = stale.take()
    if (!wanted) return
    const start = since || performance.now()
    since = 0
    const ids = [...Object.keys({ ...wanted.figures, ...wanted.formulas }), ...wanted.numbers]
    for (const id of ids) refused.delete(id)
    const { values } = store, live = python.state() === 'live', baked = () => tell(handOver(frames.at(values, wanted), wanted, false))
    const late = live && setTimeout(baked, PATIENCE)
    const answers = live && await python.ask(questionsFor(values, wanted)).catch(trouble => {
      console.info(trouble.message)
      for (const id of ids) refused.add(id)
    })
    clearTimeout(late)
    if (answers) tell(handOver(newsFrom(wanted, answers), wanted, true))
    else baked()
    if (!live && !frames.here()) frames.want().then(() => again(Object.keys(store.values)))
    performance.measure('turn', { start, end: performance.now(), detail: { by: live ? 'python' : 'frames' } })
  })

  /** A figure that frames have shown goes over to Python softly; one that nobody sees keeps no old digits meanwhile. */
  function handOver(news, { far }, live) {
    for (const [id, figure] of Object.entries(news.figures)) {
      figure.softly = live && [framed, renewed].some(set => set.delete(id))
      if (!live) framed.add(id)
    }
    for (const id of far) news.figures[id] = { width: figures.shown(id), opening: frames.opens(id, store.values) }
    return news
  }

  function tell(news) {
    for (const id of news.unanswered ?? []) refused.add(id)
    for (const [formula, values] of Object.entries(news.values ?? {})) {
      Object.assign(known[formula], values)
      slopes[formula] = news.slopes?.[formula] ?? {}
    }
    for (const watcher of watchers) tried(() => watcher(news))
  }

  function forget(id) {
    slopes[id] = {}
    for (const at of Object.keys(known[id] ?? {})) known[id][at] = undefined
  }

  const again = (turned = store.turned()) => {
    stale.after(turned)
    stale.renew(...[[page.formulas, 'live'], [page.figures, 'instead']].map(([things, name]) => Object.keys(things).filter(id => things[id][name])))
    answer()
  }
  store.derive((values, changed) => {
    since ||= performance.now()
    for (const id of stale.after([...changed])) forget(id)
    answer()
  })
  let state = ''
  python.onstate(report => {
    if (report.state === state) return
    state = report.state
    again()
  })
  attention.watch(answer)
  figures.onnear(answer)
  figures.onresize(() => again())

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
    value(thing) {
      const own = known[formulaOf(thing)] ?? {}, at = placeOf(thing)
      return at in own ? own[at] : null
    },
    unknown: id => python.state() === 'failed' || refused.has(id) ? 'not known for this setting' : 'being worked out',
    slopes: formula => (store.turned().length && slopes[formula]) || page.formulas[formula].slopes,
    watch: watcher => { watchers.push(watcher) },
  }
}
