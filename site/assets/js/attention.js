/**
 * What the reader attends to: one thing pointed at, and one thing held. Lights both, with all their twins.
 *
 *     attention.point(seen)     the pointer or the focus is on it (null: on nothing)
 *     attention.hold(seen)      it stays until it is released
 *     attention.release()
 *     attention.watch(fn)       fn({pointed, held}) after every change
 *     attention.relight()       after elements have come or gone
 *
 * Moving between two elements of one thing is no change, so nothing flickers.
 */
import { all, tried } from './dom.js'
import { elementsOf } from './things.js'

export function makeAttention() {
  const state = { pointed: null, held: null }
  const watchers = []
  const lights = { lit: new Set(), held: new Set(), 'letter-lit': new Set() }

  function light(name, elements) {
    const next = new Set(elements)
    for (const element of lights[name]) if (!next.has(element)) element.classList.remove(name)
    for (const element of next) if (!element.classList.contains(name)) element.classList.add(name)
    lights[name] = next
  }

  function relight() {
    light('lit', twins(state.pointed))
    light('held', twins(state.held))
    const letters = [state.pointed, state.held].flatMap(seen => seen?.letter ? elementsOf(seen.letter) : [])
    light('letter-lit', letters.filter(letter => letter.closest('.formula .lit, .formula .held')))
    for (const figure of all('.formula, .scene')) {
      figure.classList.toggle('attending', figure.querySelector('math .lit, math .held, math.lit, svg .lit, svg .held') !== null)
    }
  }

  function change(key, seen) {
    if (same(state[key], seen)) return
    state[key] = seen
    relight()
    for (const watcher of watchers) tried(() => watcher(state))
  }

  return {
    state,
    relight,
    point: seen => change('pointed', seen),
    hold: seen => change('held', seen),
    release: () => change('held', null),
    watch: watcher => { watchers.push(watcher) },
  }
}

/** The thing's own elements, and its letter's. */
const twins = seen => seen ? [...elementsOf(seen.thing), ...(seen.letter ? elementsOf(seen.letter) : [])] : []

const same = (one, other) => one?.thing === other?.thing && one?.letter === other?.letter && one?.place === other?.place
