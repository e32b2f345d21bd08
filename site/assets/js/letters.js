/**
 * The rows of a card for the letters inside a part: the symbol as it is set, its name, and where it is a knob its
 * value and a slider. A letter that an earlier line has given a new value is no knob there: its slider has the old one.
 *
 *     letterRows(store, element, letter)     rows for every knob in the element, and for the letter pointed at
 *     bare(element)                          a copy of a piece of a formula, to be shown elsewhere
 */
import { all, make } from './dom.js'
import { knobs, knobsOf, letterOf, page } from './page.js'
import { scale } from './scale.js'
import { slider } from './sliders.js'

export function letterRows(store, element, letter) {
  const found = new Map()
  for (const node of [element, ...all('[data-knob], [data-symbol]', element)]) {
    const name = node.dataset.knob ?? node.dataset.symbol
    if (name && !found.has(name) && (node.dataset.knob && knobsOf(name).length || name === letter)) found.set(name, node)
  }
  return [...found].flatMap(([name, node]) => (node.dataset.knob ? knobsOf(name) : [name]).map(one => row(store, one, node)))
}

function row(store, name, node) {
  const knob = node.dataset.knob && knobs[name]
  const says = knob ? knob.name : page.symbols[name] || (knobsOf(name).length ? 'its new value, worked out here' : '')
  const controls = knob ? [
    make('output', { class: 'letter-now', 'data-value': name }, scale(knob).text(store.values[name])),
    slider(store, name),
  ] : []
  return make('div', { class: 'letter', 'data-letter': letterOf(name), 'data-tone': knob?.tone ?? node.dataset.tone ?? null },
    make('math:math', { class: 'inline letter-symbol', 'aria-hidden': 'true' }, bare(node)),
    make('span', { class: 'letter-name' }, says), ...controls)
}

/** Nothing is left in the copy of what it does in its formula. */
export function bare(node) {
  const copy = node.cloneNode(true)
  const kept = new Set(['data-tone', 'mathvariant', 'stretchy', 'form', 'accent', 'class'])
  for (const element of [copy, ...all('*', copy)]) {
    for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name)
    element.classList.remove('lit', 'held', 'letter-lit', 'turnable')
  }
  return copy
}
