/** The quiet row of buttons of each formula: what it is known as, fold all, unfold all, and reset once something was turned. */
import { all, button, make } from './dom.js'
import { knobs, knobsOf, page } from './page.js'

export function tools({ store, folds }) {
  for (const figure of all('figure.formula')) {
    const formula = figure.dataset.formula
    const mine = new Set(all('math [data-knob]', figure).flatMap(letter => knobsOf(letter.dataset.knob)))
    const fold = button('tool fold-all', 'fold all', () => folds.all(formula, true))
    const unfold = button('tool unfold-all', 'unfold', () => folds.all(formula, false))
    const row = make('div', { class: 'tools' }, known(formula), resetButton(store, [...mine]), unfold, fold)
    const show = () => {
      const parts = all('math [data-part]', figure).map(part => part.dataset.part)
      fold.hidden = parts.length === 0 || parts.every(folds.has)
      unfold.hidden = !parts.some(folds.has)
    }
    folds.watch(show)
    show()
    figure.querySelector('.stage').after(row)
  }
  for (const turns of all('.turns')) {
    const names = all('input[data-knob]', turns).map(input => input.dataset.knob)
    turns.querySelector('.reset').replaceWith(resetButton(store, names))
  }
}

/** A link to the concept that the whole formula is. */
function known(formula) {
  const concept = page.formulas[formula]?.concepts?.find(({ at }) => at === '')
  return concept ? make('a', { class: 'tool', href: `${page.root}concepts/${concept.slug}/` }, `known as ${concept.name}`) : null
}

/** A button that puts these knobs back, there only while one of them is turned. */
function resetButton(store, names) {
  const reset = button('tool reset', 'reset', () => {
    for (const name of names) store.turn(name, knobs[name].value)
  })
  const show = () => { reset.hidden = !store.turned().some(name => names.includes(name)) }
  store.watch(show)
  show()
  return reset
}
