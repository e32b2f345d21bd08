/**
 * What on the page no longer fits its knobs, and is to be answered: figures near the view, the named parts of formulas,
 * all nodes of the formula attended to with their slopes, and live numbers. The rest waits until somebody looks.
 *
 *     const stale = makeStale({near, shown, attended})
 *     stale.after(['beta'])     these knobs were turned; gives the formulas that heard of it
 *     stale.renew(formulas, figures)    these are others now
 *     stale.take()              what is wanted now, as for questions.js, or null; it counts as fresh from here on. `far` are
 *                               figures that have just gone out of date and wait
 */
import { all } from './dom.js'
import { letterOf, page, sceneKnob } from './page.js'

export function makeStale({ near, shown, attended }) {
  const figures = new Set(), parts = new Set(), nodes = new Set(), numbers = new Set(), unseen = new Set()
  const letters = new Map(Object.keys(page.formulas).map(id => [id, new Set(
    all(`[data-formula="${CSS.escape(id)}"] math [data-knob]`).map(letter => letter.dataset.knob))]))

  /** A formula with others before it, or with code behind it, may hear of any of the essay's knobs. */
  const mayHear = ({ before, functions }) => before?.length || functions.length
  const turns = (id, changed) => changed.some(name => letters.get(id.split(' ')[0]).has(letterOf(name)) || (mayHear(page.formulas[id]) && name in page.knobs))
  const shows = (id, changed) => {
    const { knobs = {}, local = {} } = page.figures[id]
    return [...Object.keys(knobs), ...Object.keys(local)].some(name => changed.map(letterOf).includes(sceneKnob(id, name)))
  }

  function places(id) {
    const { values, live } = page.formulas[id], known = Object.keys(values)
    if (nodes.has(id) && id === attended()) return known
    const named = new Set([...Object.values(page.formulas[id].parts).map(part => part.at), ...live ? [''] : []])
    return parts.has(id) ? known.filter(at => named.has(at)) : []
  }

  return {
    after(changed) {
      for (const id of Object.keys(page.figures)) if (shows(id, changed)) { figures.add(id); unseen.add(id) }
      for (const [id, number] of Object.entries(page.numbers)) if (number.knobs.some(name => changed.includes(name))) numbers.add(id)
      const heard = Object.keys(page.formulas).filter(id => turns(id, changed))
      for (const id of heard) { parts.add(id); nodes.add(id) }
      return heard
    },
    renew(formulas, drawn) {
      for (const id of formulas) { parts.add(id); nodes.add(id) }
      for (const id of drawn) figures.add(id)
    },
    take() {
      const wanted = {
        figures: Object.fromEntries([...figures].filter(near).map(id => [id, shown(id)])),
        formulas: Object.fromEntries([...new Set([...parts, ...nodes])].map(id => [id, places(id)]).filter(([, at]) => at.length)),
        slopes: nodes.has(attended()) ? attended() : null,
        numbers: [...numbers],
        far: [...unseen].filter(id => !near(id)),
      }
      for (const id of Object.keys(wanted.figures)) figures.delete(id)
      parts.clear()
      nodes.delete(attended())
      numbers.clear()
      unseen.clear()
      const some = wanted.numbers.length || wanted.far.length || Object.keys({ ...wanted.figures, ...wanted.formulas }).length
      return some ? wanted : null
    },
  }
}
