/**
 * What an element of the page stands for, and where a thing stands on the page.
 *
 * A thing is a short text, fit for an address:
 *     momentum.memory   a named part of a formula
 *     momentum@0.1      a node of a formula, by its path; elsewhere on the page, data-node="momentum@0.1" stands for it
 *     beta              a letter
 *
 *     seenAt(element)       what is seen there: {thing, letter, place}, or null
 *     narrowestAt(element)  the innermost node there, where it is narrower than what has a name
 *     elementsOf(thing)     every element that stands for it: all its twins
 *     formulaOf(thing)      the name of its formula, or null for a letter
 *     placeOf(thing)        where it stands in its formula: "0.1", or "0.1:1-2" of a run
 *     inView(formula)       whether a formula can be seen without scrolling
 *
 * @typedef {{thing: string, letter: ?string, place: 'formula'|'code'|'where'|'figure'|'prose', anchor: ?Element}} Seen
 */
import { all } from './dom.js'
import { letterOf, page } from './page.js'

const LETTER = '[data-knob], [data-symbol]'

/** In a formula a name goes before what is narrower; in code what is pointed at is the narrowest. @returns {?Seen} */
export function seenAt(element) {
  if (!element?.closest || element.closest('.card, .tools')) return null
  const letter = letterAt(element)
  const part = element.closest('[data-part]')
  if (inFormula(element)) {
    const thing = part ? part.dataset.part : nodeAt(element)
    return thing && { thing, letter, ...placeIn(element) }
  }
  if (inCode(element)) {
    const { part, node } = element.closest('[data-part], [data-node]')?.dataset ?? {}
    const thing = part ?? node ?? letter
    return thing ? { thing, letter: thing === letter ? null : letter, ...placeIn(element) } : null
  }
  const place = element.closest('.where') ? 'where' : element.closest('svg') ? 'figure' : 'prose'
  const thing = part?.dataset.part ?? element.closest('[data-node]')?.dataset.node ?? letter
  return thing ? { thing, letter: part ? null : letter, place, anchor: element } : null
}

export function narrowestAt(element) {
  const named = element.closest('[data-part]')
  if (!inFormula(element) || element.closest('[data-n]')?.contains(named)) return null
  const thing = nodeAt(element)
  return thing && { thing, letter: letterAt(element), ...placeIn(element) }
}

export function elementsOf(thing) {
  const [formula, path] = thing.split('@')
  if (path !== undefined) return all(`[data-formula="${CSS.escape(formula)}"] [data-n="${CSS.escape(path)}"], [data-node="${CSS.escape(thing)}"]`)
  const name = CSS.escape(thing)
  if (thing.includes('.')) return all(`[data-part="${name}"]`)
  return all(`[data-knob="${name}"], [data-symbol="${name}"]:not([data-knob])`)
    .filter(element => element.localName !== 'input' && !element.closest('.card, .tools'))
}

export const formulaOf = thing => /[@.]/.test(thing) ? thing.split(/[@.]/)[0] : null

export const placeOf = thing => page.formulas[formulaOf(thing)]?.parts[thing]?.at ?? thing.split('@')[1]

export function inView(formula) {
  const box = document.getElementById(formula)?.querySelector('.stage')?.getBoundingClientRect()
  return Boolean(box && box.top >= 0 && box.bottom <= innerHeight)
}

const inFormula = element => element.closest('.formula math')
const inCode = element => element.closest('.triptych')
const placeIn = element => inCode(element) ? { place: 'code', anchor: element } : { place: 'formula' }

function nodeAt(element) {
  const node = (symbolAt(element) ?? element).closest('[data-n]')
  return node && `${node.closest('[data-formula]').dataset.formula}@${node.dataset.n}`
}

function letterAt(element) {
  const letter = symbolAt(element)
  return letter ? letterOf(letter.dataset.knob ?? letter.dataset.symbol) : null
}

/** The whole symbol an element belongs to: a script belongs to its letter. */
function symbolAt(element) {
  const symbol = element.closest(LETTER)
  const outer = symbol?.parentElement.closest('msub, msup, msubsup, mover')
  return outer?.matches(LETTER) ? outer : symbol
}
