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

export const NAME = 'it'

export function makeStage({ attention, folds, wake }) {
  const place = document.querySelector(`#${NAME} .stage`)
  const watchers = []
  let shown = null

  function set({ latex, words, mathml, parts, nodes, values, concepts, near }) {
    attention.release()
    attention.point(null)
    folds.set([])
    page.formulas[NAME] = { latex, words, parts, nodes, values, functions: [], concepts: [...concepts, ...near].map(one => ({ ...one, tells: one.tells || `about ${one.name}` })) }
    const element = math(mathml)
    place.replaceChildren(...element ? [element] : [])
    if (element) wake(element)
    folds.set([])
    shown = mathml
  }

  return {
    show(found) {
      if (found.mathml !== shown) set(found)
      page.formulas[NAME].values = found.values
      for (const watcher of watchers) watcher({})
    },
    without(at) {
      for (const element of all('.faded', place)) element.classList.remove('faded')
      if (at === null) return
      for (const element of all(elementAt(at), place)) element.classList.add('faded')
    },
    answers: {
      value: thing => {
        const formula = page.formulas[NAME]
        return formula?.values[formula.parts[thing]?.at ?? thing.split('@')[1]] ?? null
      },
      watch: watcher => { watchers.push(watcher) },
    },
  }
}

const elementAt = at => at.includes(':') ? `[data-run="${CSS.escape(at)}"]` : `[data-n="${CSS.escape(at)}"]`
