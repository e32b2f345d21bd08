/**
 * The one formula of the reading page on its stage, where the same modules as in an essay wait for it: cards, folding,
 * walking and pointing all look it up in page.formulas.it, which is set here.
 *
 *     const stage = makeStage({attention, folds, wake})
 *     stage.show(found)         puts another formula there, or only other values
 *     stage.without(place)      shows a part as taken out; null puts it back
 *     stage.answers             what cards ask for values
 */
import { all } from './dom.js'
import { math } from './mathml.js'
import { page } from './page.js'
import { placeOf } from './things.js'

export const STAGED = 'it'

export function makeStage({ attention, folds, wake }) {
  const place = document.querySelector(`#${STAGED} .stage`)
  const watchers = []
  let shown = null

  function set({ latex, words, mathml, parts, nodes, bends, whole, values, concepts, near }) {
    attention.release()
    attention.point(null)
    folds.set([])
    page.formulas[STAGED] = { latex, words, parts, nodes, bends, whole, values, functions: [], concepts: [...concepts, ...near].map(one => ({ ...one, tells: one.tells || `about ${one.name}` })) }
    const element = math(mathml)
    place.replaceChildren(...element ? [element] : [])
    if (element) wake(element)
    folds.set([])
    shown = mathml
  }

  return {
    show(found) {
      if (found.mathml !== shown) set(found)
      Object.assign(page.formulas[STAGED], { values: found.values, slopes: found.slopes })
      for (const watcher of watchers) watcher({})
    },
    without(at) {
      for (const element of all('.faded', place)) element.classList.remove('faded')
      if (at === null) return
      for (const element of all(elementAt(at), place)) element.classList.add('faded')
    },
    answers: {
      value: thing => page.formulas[STAGED]?.values[placeOf(thing)] ?? null,
      slopes: () => page.formulas[STAGED].slopes,
      watch: watcher => { watchers.push(watcher) },
    },
  }
}

const elementAt = at => at.includes(':') ? `[data-run="${CSS.escape(at)}"]` : `[data-n="${CSS.escape(at)}"]`
