/**
 * What on the page no longer fits its knobs, and is to be answered: figures near the view, the named parts of formulas,
 * all nodes of the formula attended to with their slopes, and live numbers. The rest waits until somebody looks.
 *
 *     const stale = makeStale({near, shown, attended})
 *     stale.after(['beta'])     these knobs were turned
 *     stale.renew(formulas, figures)    these are others now
 *     stale.any()               whether anything is out of date
 *     stale.take()              what is wanted now, as for questions.js, or null; it counts as fresh from here on
 */
import { all } from './dom.js'
import { letterOf, page, sceneKnob } from './page.js'

export function makeStale({ near, shown, attended }) {
  const figures = new Set(), parts = new Set(), nodes = new Set(), numbers = new Set()
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
      for (const id of Object.keys(page.figures)) if (shows(id, changed)) figures.add(id)
      for (const id of Object.keys(page.formulas)) if (turns(id, changed)) { parts.add(id); nodes.add(id) }
      for (const [id, number] of Object.entries(page.numbers)) if (number.knobs.some(name => changed.includes(name))) numbers.add(id)
    },
    renew(formulas, drawn) {
      for (const id of formulas) { parts.add(id); nodes.add(id) }
      for (const id of drawn) figures.add(id)
    },
    any: () => [figures, parts, nodes, numbers].some(set => set.size > 0),
    take() {
      const wanted = {
        figures: Object.fromEntries([...figures].filter(near).map(id => [id, shown(id)])),
        formulas: Object.fromEntries([...new Set([...parts, ...nodes])].map(id => [id, places(id)]).filter(([, at]) => at.length)),
        slopes: nodes.has(attended()) ? attended() : null,
        numbers: [...numbers],
      }
      for (const id of Object.keys(wanted.figures)) figures.delete(id)
      parts.clear()
      nodes.delete(attended())
      numbers.clear()
      const some = wanted.numbers.length || Object.keys({ ...wanted.figures, ...wanted.formulas }).length
      return some ? wanted : null
    },
  }
}
